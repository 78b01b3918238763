/** How alike a value or a place is among threads: equal in the block, equal in the warp, or neither. */
export const Level = { block: 0, warp: 1, varying: 2 } as const;
export type Level = (typeof Level)[keyof typeof Level];

export function atLeast(a: Level, b: Level): Level {
  return a > b ? a : b;
}
