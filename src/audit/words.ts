/** 12 345, with narrow spaces that do not break. */
export function count(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, "\u202f");
}

export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
