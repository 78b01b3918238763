import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";
import { simdHeaderName, wordFunctionName, wordFunctions } from "./helper-files.ts";

test("functions of bytes in words become those of a header that comes along, and only where it is needed", async () => {
  const source = `#include <cuda_runtime.h>
__global__ void k(unsigned* p) { p[0] = __vadd4(p[1], __dp4a(p[2], p[3], 1u)) + __vabsdiffu2(p[4], p[5]); }
`;
  const result = await portTexts(ascendC, { "kernels/a.cu": source, "b.cu": "__global__ void b() {}\n" });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "kernels/a.asc");
  expect(text).toContain(
    "p[0] = unwarpVadd4(p[1], unwarpDp4a(p[2], p[3], 1u)) + unwarpVabsdiffu2(p[4], p[5]);",
  );
  expect(text).toContain('#include "../unwarp_simd.h"\n');
  expect(outputText(result, "b.asc")).not.toContain(simdHeaderName);
  const header = outputText(result, simdHeaderName);
  expect(header).not.toMatch(/__unwarp_|__UNWARP_|#include "\.\.|qualifiers\.h|\b__(?:v|dp)/);
  for (const name of wordFunctions.map(wordFunctionName)) {
    const stem = name.replace(/[24]$/, "").replace(/^unwarpV(?:cmp|set)(?=eq|ne|[gl][et][su])/, "");
    expect(header).toMatch(new RegExp(`\\b${stem}(?:, |\\()|_COMPARE\\(${stem}, `));
  }
}, 60_000);

test("names of the port's are refused, and pasted ones written out", async () => {
  const source = `#include <cuda_runtime.h>
int unwarpVadd4 = 0;
__device__ unsigned use(unsigned x) { return __vaddus2(x, x); }
#define ADD(n) __vadd##n(x, x)
__device__ unsigned pasted(unsigned x) { return ADD(4); }
`;
  const result = await portTexts(ascendC, { "a.cu": source });
  expect(refusalsOf(result)).toEqual(["a.cu:2 name-clash"]);
}, 60_000);
