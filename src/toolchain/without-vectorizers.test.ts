import { expect, test } from "vitest";
import { type Clang, crashExitCode, type ToolResult } from "./clang.ts";
import { withoutVectorizersAfterCrash } from "./without-vectorizers.ts";

const argv = ["clang", "-cc1", "-O3", "-vectorize-loops", "-vectorize-slp", "a.cpp"];

function result(exitCode: number, messages: string): ToolResult {
  return { exitCode, output: new Uint8Array(), messages };
}

/** A clang that crashes with these messages whenever it vectorizes, and the command lines it got. */
function crashingClang(messages: string): { clang: Clang; runs: (readonly string[])[] } {
  const runs: (readonly string[])[] = [];
  const run = async (given: readonly string[]) => {
    runs.push(given);
    return given.includes("-vectorize-loops") ? result(crashExitCode, messages) : result(0, "");
  };
  return { clang: withoutVectorizersAfterCrash({ run, dispose() {} }), runs };
}

test("code that crashes the vectorizer is compiled without it", async () => {
  const message =
    "Assertion failed: … (llvm/lib/Transforms/Vectorize/LoopVectorize.cpp: computeBestVF: 7271)";
  const { clang, runs } = crashingClang(message);
  expect((await clang.run(argv, {})).exitCode).toBe(0);
  expect(runs).toEqual([argv, ["clang", "-cc1", "-O3", "a.cpp"]]);
});

test("other crashes stay", async () => {
  const { clang, runs } = crashingClang("RangeError: Maximum call stack size exceeded");
  expect((await clang.run(argv, {})).exitCode).toBe(crashExitCode);
  expect(runs.length).toBe(1);
});
