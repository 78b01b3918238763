import { compareKernels, type Comparison, type Tools } from "./compare.ts";
import { moduleText } from "./fuzz-module.ts";
import { type RandomKernel, randomKernel } from "./random-kernel.ts";
import { reduceKernel } from "./reduce.ts";
import type { Width } from "./run-compiled.ts";

export interface Batch {
  readonly seed: number;
  /** Numbers of the kernels: a kernel depends on the seed and its number only. */
  readonly first: number;
  readonly count: number;
  readonly widths: readonly Width[];
  readonly optimization: Tools["optimization"];
  readonly systemClang?: string | undefined;
  /** Kernels that a failing one is reduced by, at most; 0 leaves it as it is. */
  readonly attempts: number;
}

export interface BatchResult {
  /** Kernels with versions for gangs, over all widths. */
  readonly gangs: number;
  readonly kernels: number;
  readonly skipped: readonly string[];
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly seed: number;
  readonly number: number;
  readonly width: Width;
  readonly message: string;
  readonly launch: RandomKernel["launch"];
  readonly numbers: readonly number[];
  /** The IR of the reduced kernel. */
  readonly text: string;
}

export function kernelNumber(seed: number, number: number): RandomKernel {
  return randomKernel(`k${number}`, Math.imul(seed, 1_000_003) + number);
}

export async function runBatch(batch: Batch, tools: Pick<Tools, "clang" | "support">): Promise<BatchResult> {
  const { seed, first, count, widths, optimization, systemClang, attempts } = batch;
  const all: Tools = { ...tools, optimization, systemClang };
  const kernels = Array.from({ length: count }, (_, at) => kernelNumber(seed, first + at));
  const { gangs, mismatches, skipped } = await compareOrSplit(kernels, widths, all);
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const mismatch of mismatches) {
    // One width is enough to see what is wrong.
    if (seen.has(mismatch.kernel.name)) continue;
    seen.add(mismatch.kernel.name);
    const { width } = mismatch;
    const compare = async (kernel: RandomKernel) => (await compareOrSplit([kernel], [width], all)).mismatches[0]; // prettier-ignore
    const small = await reduceKernel(mismatch.kernel, async (kernel) => (await compare(kernel)) !== undefined, attempts); // prettier-ignore
    const message = (await compare(small))?.message ?? mismatch.message;
    const { launch, numbers } = small;
    const text = moduleText([small]);
    findings.push({ seed, number: Number(small.name.slice(1)), width, message, launch, numbers, text });
  }
  return { kernels: count, gangs, skipped, findings };
}

/** A kernel that cannot be compiled must not hide the others. */
async function compareOrSplit(
  kernels: readonly RandomKernel[],
  widths: readonly Width[],
  tools: Tools,
): Promise<Comparison<RandomKernel>> {
  try {
    return await compareKernels(kernels, widths, tools);
  } catch (error) {
    const [kernel] = kernels;
    const [width] = widths;
    if (kernel && kernels.length === 1 && widths.length === 1) {
      return { gangs: 0, mismatches: [{ kernel, width, message: String(error) }], skipped: [] };
    }
    const half = Math.ceil(kernels.length / 2);
    const parts =
      kernels.length > 1
        ? [kernels.slice(0, half), kernels.slice(half)].map((part) => compareOrSplit(part, widths, tools))
        : widths.map((one) => compareOrSplit(kernels, [one], tools));
    const results = await Promise.all(parts);
    return {
      gangs: results.reduce((sum, { gangs }) => sum + gangs, 0),
      mismatches: results.flatMap(({ mismatches }) => mismatches),
      skipped: results.flatMap(({ skipped }) => skipped),
    };
  }
}
