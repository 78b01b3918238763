/** CUDA's math functions against correctly rounded results: as exact as CUDA promises, and the same everywhere. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { mathAccuracy } from "../../src/cuda-api/math-accuracy.ts";
import { accuracyTable } from "./accuracy-table.ts";
import { denseFunctions } from "./dense-program.ts";
import { floatOf, measure } from "./measure.ts";
import { isOnHost } from "./program.ts";
import { readReferences } from "./references.ts";
import { buildMathProgram, type MathProgram, runDenseProgram } from "./run.ts";

const functions = readReferences();
const hostFunctions = functions.filter(isOnHost);
let program: MathProgram;
let onDevice: bigint[][] = [];
let dense: ReadonlyMap<string, number> = new Map();

// Three hundred functions take a while to compile, more so on a busy machine.
const buildTimeoutMs = 900_000;

beforeAll(() => {
  program = buildMathProgram(functions, "device");
  onDevice = program.run("cpu");
  dense = runDenseProgram();
}, buildTimeoutMs);
afterAll(() => program.dispose());

test("functions in kernels are as exact as CUDA's", () => {
  const failures = functions.flatMap((fn, index) => measure(fn, onDevice[index] ?? []).failures);
  expect(failures).toEqual([]);
});

test.each(denseFunctions)("%sf is, for a million floats of all sizes", (name) => {
  expect(dense.get(name)).toBeLessThanOrEqual(mathAccuracy[name].float.ulp);
});

test("docs/support/math.md says what was measured (else: vitest -u)", async () => {
  const text = accuracyTable(functions, dense, (fn, index) => measure(fn, onDevice[index] ?? []).worstUlp);
  await expect(text).toMatchFileSnapshot("../../docs/support/math.md");
});

test(
  "functions on the host are as exact as CUDA's",
  () => {
    const hostProgram = buildMathProgram(hostFunctions, "host");
    const results = hostProgram.run("cpu");
    hostProgram.dispose();
    const failures = hostFunctions.flatMap((fn, index) => measure(fn, results[index] ?? []).failures);
    expect(failures).toEqual([]);
  },
  buildTimeoutMs,
);

test("the interpreter computes the same bits as compiled kernels", () => {
  const interpreted = program.run("interpret");
  const differences = functions.flatMap(({ name, result, rows }, index) =>
    rows.flatMap((row, at) => {
      const [compiled = 0n, other = 0n] = [onDevice[index]?.[at], interpreted[index]?.[at]];
      // The bits of a NaN are nobody's promise.
      const areNan = [compiled, other].every((bits) => Number.isNaN(floatOf(result, bits)));
      return compiled === other || areNan
        ? []
        : [
            `${name}(${row.arguments.map((bits) => bits.toString(16)).join(", ")}): ${compiled.toString(16)} and ${other.toString(16)}`,
          ];
    }),
  );
  expect(differences).toEqual([]);
});
