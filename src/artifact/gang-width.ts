/** How many neighbouring threads along x run as one, in vectors; with 1, threads run one after another. */
export const gangWidths = [1, 4, 8, 16, 32] as const;
export type GangWidth = (typeof gangWidths)[number];

/** As typed: "16". Undefined when it is no width there is. */
export function parseGangWidth(text: string): GangWidth | undefined {
  return gangWidths.find((width) => String(width) === text);
}
