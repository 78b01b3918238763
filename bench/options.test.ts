import { expect, test } from "vitest";
import { parseOptions, UsageError } from "./options.ts";

test("without options everything is measured", () => {
  const options = parseOptions([]);
  expect(options.sections).toEqual([
    "start-up",
    "launches",
    "compile-time",
    "kernels",
    "webgpu",
    "audit",
    "verify",
  ]);
  expect(options.programs).toHaveLength(11);
});

test("programs alone mean the section of kernels", () => {
  const options = parseOptions(["--only", "nbody,triad", "--variants", "avx2,wasm", "--rounds", "5"]);
  expect(options).toMatchObject({
    sections: ["kernels"],
    programs: ["triad", "nbody"],
    variants: ["wasm", "avx2"],
    rounds: 5,
  });
});

test("a name or number that means nothing is an error", () => {
  expect(() => parseOptions(["--only", "nobody"])).toThrow(UsageError);
  expect(() => parseOptions(["--variants", "cuda"])).toThrow('--variants: there is no "cuda"');
  expect(() => parseOptions(["--rounds", "many"])).toThrow(UsageError);
  expect(() => parseOptions(["--fast"])).toThrow(UsageError);
});
