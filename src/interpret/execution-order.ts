/**
 * In which order blocks, and the threads of a block, get their turn. CUDA promises none, so a
 * program whose result depends on it has a race; tests run kernels in several orders.
 */
export interface ExecutionOrder {
  /** The position-th of `total` to run; each of 0 to total - 1 exactly once. */
  pick(position: number, total: number): number;
}

export const ascendingOrder: ExecutionOrder = { pick: (position) => position };

/** Strides through the range in a way that the seed, an integer, decides. */
export function shuffledOrder(seed: number): ExecutionOrder {
  const scrambled = Math.imul(seed, 0x9e3779b1) >>> 0;
  let total = 0;
  let step = 0n;
  return {
    pick(position, count) {
      if (count !== total) {
        total = count;
        step = BigInt(coprimeStep(scrambled, count));
      }
      return Number((BigInt(position) * step + BigInt(scrambled)) % BigInt(count));
    },
  };
}

function coprimeStep(start: number, total: number): number {
  let step = start % total;
  while (greatestCommonDivisor(step, total) !== 1) step = (step + 1) % total;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
