import { expect, test } from "vitest";
import { type Clang, crashExitCode } from "./clang.ts";
import { runCompiler } from "./run-compiler.ts";

const argv = ["clang", "-cc1", "-O3", "-vectorize-loops", "-vectorize-slp", "/a.ll"];

/** A clang that crashes while it may vectorize, or always. */
function crashingClang(always: boolean): { clang: Clang; calls: (readonly string[])[] } {
  const calls: (readonly string[])[] = [];
  const clang: Clang = {
    async run(words) {
      calls.push(words);
      const exitCode = always || words.includes("-vectorize-loops") ? crashExitCode : 0;
      return { exitCode, output: new Uint8Array(), messages: exitCode === 0 ? "" : "crashed" };
    },
    dispose() {},
  };
  return { clang, calls };
}

test("a crash is followed by a run without the vectorizers", async () => {
  const { clang, calls } = crashingClang(false);
  expect(await runCompiler(clang, argv, {})).toMatchObject({ exitCode: 0, messages: "" });
  expect(calls).toEqual([argv, ["clang", "-cc1", "-O3", "/a.ll"]]);
});

test("a second crash is told", async () => {
  const { clang, calls } = crashingClang(true);
  expect(await runCompiler(clang, argv, {})).toMatchObject({ exitCode: crashExitCode, messages: "crashed" });
  expect(calls).toHaveLength(2);
});

test("without vectorizers there is nothing to try", async () => {
  const { clang, calls } = crashingClang(true);
  await runCompiler(clang, ["clang", "-cc1", "-O0"], {});
  expect(calls).toHaveLength(1);
});
