/** Code that the preprocessor leaves out stays as it is; what Clang merely did not see is refused. */
import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const port = (source: string, macros: readonly string[] = []) =>
  portTexts(ascendC, { "a.cu": source }, { macros });

test("a branch that is off is left, and an #error stands in it", async () => {
  const result = await port(`#ifdef DEBUG
#include <cublas_v2.h>
void check() { cudaGraphLaunch(0, 0); }
#endif
int main() {
#if 0
  cudaGraphLaunch(0, 0);
#endif
  return 0;
}
`);
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toMatch(
    /#ifdef DEBUG\n#error "unwarp port: this branch was off[^\n]*\n#include <cublas_v2.h>/,
  );
  expect(text).toContain("#if 0\n  cudaGraphLaunch(0, 0);\n#endif");
  expect(result.report.remarks.map(({ line, code }) => `${line} ${code}`)).toContain("2 branch-off");
}, 60_000);

test("a branch that is on, or of which nothing is known, is refused as before", async () => {
  const result = await port(`#define QUIET(x)
#ifndef DEBUG
#include <cuComplex.h>
#endif
int main() {
#ifndef DEBUG
  QUIET(cudaGraphLaunch(0, 0));
#endif
  return 0;
}
`);
  expect(refusalsOf(result)).toEqual(["a.cu:3 library", "a.cu:7 graphs"]);
}, 60_000);

test("the version of CUDA is the number that the source was read with", async () => {
  const result = await port(`#include <cstdio>
#ifdef CUDART_VERSION
#endif
#if defined(CUDART_VERSION) && CUDART_VERSION < 11000
void old() { cudaGraphLaunch(0, 0); }
#endif
int main() { printf("%d", CUDART_VERSION); }
`);
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("#if 1\n#endif\n#if 1 && 12000 < 11000\n");
  expect(text).toContain('printf("%d", 12000)');
}, 60_000);

test("what assert asks with NDEBUG is text that nobody compiles", async () => {
  const source = `#include <cassert>
__global__ void k(int* p) { assert(atomicAdd(p, 1) == 0); }
int main() { k<<<1, 1>>>(nullptr); }
`;
  expect(refusalsOf(await port(source, ["-DNDEBUG"]))).toEqual([]);
  expect(refusalsOf(await port(source.replace("#include", "#undef NDEBUG\n#include"), ["-DNDEBUG"]))).toEqual(
    [],
  );
  expect(refusalsOf(await port(`#undef assert\n#define assert(x)\n${source}`, ["-DNDEBUG"]))).toContain(
    "a.cu:4 not-read",
  );
}, 60_000);
