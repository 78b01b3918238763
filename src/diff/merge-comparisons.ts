import type { Comparison, ComparedKernel } from "./comparison.ts";

/** Two runs of the same programs as one: a difference outweighs what was not decided, and that outweighs sameness. */
export function mergeComparisons(first: Comparison, second: Comparison): Comparison {
  const verdicts = [first.verdict, second.verdict];
  return {
    ...second,
    verdict: (["different", "not decided"] as const).find((one) => verdicts.includes(one)) ?? "same",
    differences: [...first.differences, ...second.differences],
    notes: [...new Set([...first.notes, ...second.notes])],
    compared: {
      launches: first.compared.launches + second.compared.launches,
      failedLaunches: first.compared.failedLaunches + second.compared.failedLaunches,
      neverRan: first.compared.neverRan.filter((kernel) => second.compared.neverRan.includes(kernel)),
      contents: first.compared.contents + second.compared.contents,
      kernels: distinct([...first.compared.kernels, ...second.compared.kernels]),
      runs: first.compared.runs + second.compared.runs,
    },
    exitCodes: {
      a: first.exitCodes.a === 0 ? second.exitCodes.a : first.exitCodes.a,
      b: first.exitCodes.b === 0 ? second.exitCodes.b : first.exitCodes.b,
    },
    milliseconds: {
      a: first.milliseconds.a + second.milliseconds.a,
      b: first.milliseconds.b + second.milliseconds.b,
      all: first.milliseconds.all + second.milliseconds.all,
    },
  };
}

/** Each kernel once. */
export function distinct(kernels: readonly ComparedKernel[]): readonly ComparedKernel[] {
  const byPlace = new Map(
    kernels.map((kernel) => [`${kernel.file ?? ""}:${kernel.line ?? ""} ${kernel.name}`, kernel]),
  );
  return [...byPlace.values()];
}
