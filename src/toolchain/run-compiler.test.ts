import { expect, test } from "vitest";
import { kernelObjectFlags, withoutIrreducible } from "./clang-flags.ts";
import { createClangPool } from "./clang-pool.node.ts";
import { type Clang, crashExitCode } from "./clang.ts";
import { runCompiler } from "./run-compiler.ts";

const argv = ["clang", "-cc1", "-O3", "-vectorize-loops", "-vectorize-slp", "/a.ll"];

/** A clang that crashes while it is given one of some flags, or always. */
function crashingClang(
  message: string,
  flags?: readonly string[],
): { clang: Clang; calls: (readonly string[])[] } {
  const calls: (readonly string[])[] = [];
  const clang: Clang = {
    async run(words) {
      calls.push(words);
      const crashes = !flags || flags.some((flag) => words.includes(flag));
      const exitCode = crashes ? crashExitCode : 0;
      return { exitCode, output: new Uint8Array(), messages: exitCode === 0 ? "" : message };
    },
    dispose() {},
  };
  return { clang, calls };
}

test("a crash is followed by a run without the vectorizers", async () => {
  const { clang, calls } = crashingClang("crashed", ["-vectorize-loops"]);
  expect(await runCompiler(clang, argv, {})).toMatchObject({ exitCode: 0, messages: "" });
  expect(calls).toEqual([argv, ["clang", "-cc1", "-O3", "/a.ll"]]);
});

test("a second crash is told", async () => {
  const { clang, calls } = crashingClang("crashed");
  expect(await runCompiler(clang, argv, {})).toMatchObject({ exitCode: crashExitCode, messages: "crashed" });
  expect(calls).toHaveLength(2);
});

test("without vectorizers there is nothing to try", async () => {
  const { clang, calls } = crashingClang("crashed");
  await runCompiler(clang, ["clang", "-cc1", "-O0"], {});
  expect(calls).toHaveLength(1);
});

test("where blocks cannot be put in order, cycles with several entries are looked for", async () => {
  const { clang, calls } = crashingClang("WebAssemblyCFGSort.cpp: sortBlocks: 369", [withoutIrreducible]);
  const trusting = ["clang", "-cc1", "-mllvm", withoutIrreducible, ...argv.slice(2)];
  expect(await runCompiler(clang, trusting, {})).toMatchObject({ exitCode: 0 });
  expect(calls).toEqual([trusting, argv]);
});

test("the package's clang crashes rather than compile a cycle with several entries wrongly", async () => {
  const llvmIr = `target triple = "wasm32-unknown-wasip1"
    define i32 @f(i32 %n, ptr %p) {
      %c = icmp eq i32 %n, 7
      br i1 %c, label %a, label %b
    a:
      %i = phi i32 [ 0, %0 ], [ %k, %b ]
      store volatile i32 %i, ptr %p
      %j = add i32 %i, 3
      %d = icmp ugt i32 %j, 1000
      br i1 %d, label %out, label %b
    b:
      %h = phi i32 [ 5, %0 ], [ %j, %a ]
      store volatile i32 %h, ptr %p
      %k = mul i32 %h, 3
      %e = icmp ugt i32 %k, 2000
      br i1 %e, label %out, label %a
    out:
      %r = phi i32 [ %j, %a ], [ %k, %b ]
      ret i32 %r
    }`;
  const clang = createClangPool();
  const flags = kernelObjectFlags({ llvmIr, isReducible: true });
  expect(flags).toContain(withoutIrreducible);
  const words = [...flags, "/kernels.ll", "-o", "-"];
  const wrong = await clang.run(words, { "kernels.ll": llvmIr });
  expect(wrong.exitCode).toBe(crashExitCode);
  expect(wrong.messages).toContain("WebAssemblyCFGSort");
  expect(await runCompiler(clang, words, { "kernels.ll": llvmIr })).toMatchObject({ exitCode: 0 });
  clang.dispose();
}, 60_000);
