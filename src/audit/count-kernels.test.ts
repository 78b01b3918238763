import { expect, test } from "vitest";
import { countKernels } from "./count-kernels.ts";
import type { KernelFacts } from "./model.ts";

const kernel = (name: string, line: number, file = "a.cu") => ({ name, file, line }) as KernelFacts;

test("instances of a template are one kernel, and kernels of one macro's line are several", () => {
  const compiled = [
    ...[kernel("scale<float>", 2), kernel("scale<double>", 2), kernel("scale<int>", 2)],
    ...[kernel("plain", 4), kernel("plain", 4, "b.cu"), kernel("sumInt", 9), kernel("sumFloat", 9)],
  ];
  expect(countKernels(compiled)).toEqual({ kernels: 5, instances: 7 });
});
