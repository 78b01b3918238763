import { expect, test } from "vitest";
import { crashExitCode } from "./clang.ts";
import { explainCrash } from "./explain-crash.ts";

const assertion = 'Assertion failed: !D->hasAttr<CUDAGlobalAttr>() && "Use other ctor with GPU kernels!"\n';

function explain(text: string, messages: string, exitCode = crashExitCode): string {
  const files = [{ path: "a.cu", content: new TextEncoder().encode(text) }];
  return explainCrash({ path: "a.cu", files }, { exitCode, output: new Uint8Array(), messages }).messages;
}

test("an ordinary failure stays as it is", () => {
  expect(explain("", "a.cu:1:1: error: no\n", 1)).toBe("a.cu:1:1: error: no\n");
});

test("a crash of another kind may come from deep nesting", () => {
  expect(explain("", "crashed\n")).toMatch(/^crashed\na\.cu: note: clang crashed .* nested very deep\?\n$/);
});

test("a kernel as a template argument is told with its line, and nothing else but with --verbose", () => {
  const kernel = "__global__ void twice(int* d) { *d *= 2; }\n";
  const run = "template <void (*K)(int*)> void run(int* d) { K<<<1, 1>>>(d); }\n";
  const launch = "void f(int* d) { twice<<<1, 1>>>(d); }\n";
  expect(explain(`${kernel}${run}${launch}void g(int* d) { run<twice>(d); }\n`, assertion)).toBe(
    "a.cu:4: error: this clang crashes on a kernel as a template argument: pass it as a function argument\n",
  );
});

test("without a place to show, the file is named", () => {
  expect(explain("int main() {}\n", assertion)).toMatch(
    /^a\.cu: error: this clang crashes on a kernel[^\n]*\n$/,
  );
});

test("what clang said is kept for those who ask", () => {
  const result = { exitCode: crashExitCode, output: new Uint8Array(), messages: assertion };
  expect(explainCrash({ path: "a.cu", files: [] }, result).details).toBe(assertion);
});
