/** Estimates are ranges, and no figure of theirs has more than two digits that mean anything. */
export function formatDays([lowest, highest]: readonly [number, number]): string {
  if (highest === 0) return "0";
  if (highest < 0.1) return "under 0.1";
  const [from, to] = [twoDigits(lowest), twoDigits(highest)];
  if (lowest < 0.1) return `up to ${to}`;
  return from === to ? from : `${from}–${to}`;
}

function twoDigits(days: number): string {
  if (days < 10) return String(Number(days.toFixed(1)));
  const unit = 10 ** (Math.floor(Math.log10(days)) - 1);
  // A narrow space that does not break: 12 000.
  return String(Math.round(days / unit) * unit).replaceAll(/\B(?=(?:\d{3})+$)/g, "\u202f");
}
