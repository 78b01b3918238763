import { type RandomKernel, randomKernel } from "./random-kernel.ts";

/**
 * Makes a failing kernel small: leaves out statements, the largest first, and replaces decisions by
 * simpler ones, as long as the result still fails.
 * @param attempts how many kernels to try at most
 */
export async function reduceKernel(
  kernel: RandomKernel,
  fails: (kernel: RandomKernel) => Promise<boolean>,
  attempts: number,
): Promise<RandomKernel> {
  const reducer = new Reducer(kernel, fails, attempts);
  for (let before = ""; before !== reducer.best.text;) {
    before = reducer.best.text;
    await reducer.leaveOutStatements();
    for (const size of [16, 4, 1]) await reducer.simplifyDecisions(size);
  }
  return reducer.best;
}

class Reducer {
  best: RandomKernel;
  #left: number;

  constructor(
    kernel: RandomKernel,
    private readonly fails: (kernel: RandomKernel) => Promise<boolean>,
    attempts: number,
  ) {
    this.best = kernel;
    this.#left = attempts;
  }

  async leaveOutStatements(): Promise<void> {
    for (let tried = 0; ;) {
      const { taken, spans } = this.best.choices;
      const bySize = spans.toSorted(([a, b], [c, d]) => d - c - (b - a));
      const span = bySize[tried];
      if (!span) return;
      if (!(await this.#attempt(taken.toSpliced(span[0], span[1] - span[0])))) tried++;
    }
  }

  async simplifyDecisions(size: number): Promise<void> {
    for (let at = 0; at < this.best.choices.taken.length; at += size) {
      const isPart = (index: number) => index >= at && index < at + size;
      await this.#attempt(this.best.choices.taken.map((decision, index) => (isPart(index) ? 0 : decision)));
    }
  }

  async #attempt(decisions: readonly number[]): Promise<boolean> {
    if (this.#left === 0) return false;
    const candidate = randomKernel(this.best.name, decisions);
    if (!isSimpler(candidate, this.best)) return false;
    this.#left--;
    if (!(await this.fails(candidate))) return false;
    this.best = candidate;
    return true;
  }
}

function isSimpler(candidate: RandomKernel, best: RandomKernel): boolean {
  const lines = ({ text }: RandomKernel) => text.split("\n").length;
  const sum = ({ choices }: RandomKernel) => choices.taken.reduce((total, one) => total + one, 0);
  const [a, b] = [lines(candidate), lines(best)];
  return a < b || (a === b && sum(candidate) < sum(best));
}
