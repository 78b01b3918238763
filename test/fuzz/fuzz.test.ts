import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { shuffledOrder } from "../../src/interpret/execution-order.ts";
import { parseModule } from "../../src/ir/parse.ts";
import { printModule } from "../../src/ir/print.ts";
import { verifyModule } from "../../src/ir/verify.ts";
import { type Clang, loadClang } from "../../src/toolchain/clang.ts";
import { gangWidths } from "../../src/artifact/gang-width.ts";
import { kernelNumber, runBatch } from "./fuzz-batch.ts";
import { moduleText } from "./fuzz-module.ts";
import { randomKernel } from "./random-kernel.ts";
import { compareKernels } from "./compare.ts";
import { readRegression } from "./regression.ts";
import type { Width } from "./run-compiled.ts";
import { interpretKernels } from "./run-interpreted.ts";
import { supportObjects } from "./tools.ts";

/** A fixed part of what `npm run fuzz` runs, and every kernel that it ever found wrong. */

const root = fileURLToPath(new URL("../..", import.meta.url));
const regressions = new URL("regressions/", import.meta.url);
let clang: Clang;
let support: Record<string, Uint8Array>;
beforeAll(async () => {
  clang = await loadClang(() => import("@yowasp/clang"));
  support = await supportObjects(clang, root);
});

describe("random kernels", () => {
  test("are valid, end, and are the same whenever their decisions are", () => {
    const kernels = Array.from({ length: 10 }, (_, at) => kernelNumber(3, at));
    const text = moduleText(kernels);
    expect(verifyModule(parseModule(text))).toEqual([]);
    const interpret = interpretKernels(text);
    for (const kernel of kernels) {
      expect(interpret(kernel)).not.toHaveProperty("failure");
      expect(randomKernel(kernel.name, kernel.choices.taken).text).toBe(kernel.text);
    }
  });

  test("come out the same whatever the order of threads", () => {
    const kernels = Array.from({ length: 10 }, (_, at) => kernelNumber(4, at));
    const text = moduleText(kernels);
    const ascending = interpretKernels(text);
    const shuffled = interpretKernels(text, shuffledOrder(5));
    for (const kernel of kernels) expect(shuffled(kernel), kernel.name).toEqual(ascending(kernel));
  });

  // Few, for a test: gangs make a lot of code of these kernels.
  const batches: [first: number, widths: Width[]][] = [
    [0, [1, 16]],
    [10, [8]],
    [20, [undefined]],
    [30, [4]],
    [40, [32]],
    [50, [16]],
  ];
  test.each(batches)("from number %i on do as the interpreter with gangs of %j", async (first, widths) => {
    const batch = { seed: 1, first, count: 10, widths, optimization: "0", attempts: 60 } as const;
    const { findings, skipped } = await runBatch(batch, { clang, support });
    expect(findings).toEqual([]);
    expect(skipped).toEqual([]);
  });
});

test("kernels that were wrong once are right", async () => {
  const files = readdirSync(regressions).filter((file) => file.endsWith(".ll"));
  for (const file of files) {
    const kernel = readRegression(readFileSync(new URL(file, regressions), "utf8"));
    const tools = { clang, support, optimization: "3" } as const;
    const { mismatches, skipped } = await compareKernels([kernel], [...gangWidths, undefined], tools);
    expect(mismatches.map(({ width, message }) => ({ file, width, message }))).toEqual([]);
    expect(skipped, file).toEqual([]);
  }
});

test("what the reducer writes can be read back", () => {
  const kernel = kernelNumber(1, 0);
  const text = `; launch ${JSON.stringify({ ...kernel.launch, numbers: kernel.numbers })}\n${moduleText([kernel])}`;
  const read = readRegression(text);
  expect(read.launch).toEqual(kernel.launch);
  expect(read.outputBytes).toBeGreaterThanOrEqual(kernel.outputBytes);
  expect(printModule(parseModule(moduleText([read])))).toBe(printModule(parseModule(moduleText([kernel]))));
});
