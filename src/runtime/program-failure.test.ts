import { expect, test } from "vitest";
import { describeTrap } from "./program-failure.ts";

test.each([
  ["unreachable", 134, "it aborted"],
  ["memory access out of bounds", 139, "segmentation fault"],
  ["divide by zero", 136, "divided an integer by zero"],
  ["null function or function signature mismatch", 139, "invalid function pointer"],
])("%s ends the program with %i", (message, exitCode, text) => {
  const failure = describeTrap(new WebAssembly.RuntimeError(message));
  expect(failure?.exitCode).toBe(exitCode);
  expect(failure?.message).toContain(text);
});

test("the program's functions are listed, JavaScript's are not", () => {
  const error = new WebAssembly.RuntimeError("unreachable");
  error.stack = [
    "RuntimeError: unreachable",
    "    at inner(int) (wasm://wasm/abc:wasm-function[1]:0x10)",
    "    at main (wasm://wasm/abc:wasm-function[2]:0x20)",
    "    at start (node:wasi:130:20)",
  ].join("\n");
  expect(describeTrap(error)?.message.split("\n").slice(1)).toEqual(["  in inner(int)", "  in main"]);
});

test("main is called main, whatever its module and its callers are called", () => {
  const at = (name: string) => `    at ${name} (wasm://wasm/abc:wasm-function[1]:0x10)`;
  const names = [
    "-.n::f(int, -.x)",
    "app.wasm.S::operator()<int>(int)",
    "-.__original_main",
    "-.__main_void",
  ];
  const error = new WebAssembly.RuntimeError("unreachable");
  error.stack = ["RuntimeError: unreachable", ...names.map(at), at("-._start")].join("\n");
  const [, ...frames] = describeTrap(error)?.message.split("\n") ?? [];
  expect(frames).toEqual(["  in n::f(int, -.x)", "  in S::operator()<int>(int)", "  in main"]);
});

test("a stack overflow is recognised, other errors are not traps", () => {
  const overflow = new RangeError("Maximum call stack size exceeded");
  expect(describeTrap(overflow)).toMatchObject({ exitCode: 139 });
  expect(describeTrap(new TypeError("x is not a function"))).toBeUndefined();
});
