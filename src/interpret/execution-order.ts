/**
 * In which order blocks, and the threads of a block, get their turn. CUDA promises none, so a
 * program whose result depends on it has a race; tests run kernels in several orders.
 */
export interface ExecutionOrder {
  /** The position-th of `total` to run; each of 0 to total - 1 exactly once. */
  pick(position: number, total: number): number;
}

export const ascendingOrder: ExecutionOrder = { pick: (position) => position };

/** Strides through the range in a way that the seed decides. */
export function shuffledOrder(seed: number): ExecutionOrder {
  return {
    pick(position, total) {
      let step = ((seed * 2 + 1) * 2_654_435_769) % total;
      while (greatestCommonDivisor(step, total) !== 1) step = (step + 1) % total;
      const offset = (seed * 40_503) % total;
      return Number((BigInt(position) * BigInt(step) + BigInt(offset)) % BigInt(total));
    },
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
