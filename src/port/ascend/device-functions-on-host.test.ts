import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const port = (source: string) => portTexts(ascendC, { "a.cu": source });

test("mathematics of CUDA's own has a helper on the host, and in functions of both sides", async () => {
  const result = await port(`#include <cmath>
__host__ __device__ float both(float x) { return rsqrtf(x) + sinpif(x) + sqrtf(x); }
__device__ float device(float x) { return rsqrtf(x); }
__global__ void k(float* x) { x[0] = both(x[1]) + device(x[2]); }
double host(double x) { return ::rsqrt(x) + normcdff(2.f) + both(1.f); }
`);
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("return unwarpRsqrtf(x) + unwarpSinpif(x) + sqrtf(x);");
  expect(text).toContain("float device(float x) { return rsqrtf(x); }");
  expect(text).toContain("return unwarpRsqrt(x) + unwarpNormcdff(2.f) + both(1.f);");
  const header = outputText(result, "unwarp_acl.h");
  expect(header).toContain("float unwarpRsqrtf(float x) { return (float)(1 / std::sqrt((double)x)); }");
  expect(outputText(result, "unwarp_simt.h")).toContain(
    "__aicore__ inline float unwarpRsqrtf(float x) { return rsqrtf(x); }",
  );
}, 60_000);

test("both sides have one maximum of floats", async () => {
  const header = outputText(
    await port("__global__ void k(float* x) { *x = max(*x, 1.f); }\n"),
    "unwarp_simt.h",
  );
  expect(header.match(/.* unwarpMax\(float a, float b\) \{/g)).toEqual([
    "__host__ __aicore__ inline float unwarpMax(float a, float b) {",
  ]);
}, 60_000);

test("what the host has nothing for is refused at its line", async () => {
  const result = await port(`__host__ __device__ float both(float x) {
  return erfinvf(x);
}
__global__ void k(float* x) { x[0] = both(x[1]); }
`);
  expect(result.report.refusals).toMatchObject([{ line: 2, code: "host-math", construct: "erfinvf" }]);
}, 60_000);

test("numbers of 16 bits on the host: pairs as in device code, and the right reason for what there is not", async () => {
  const result = await port(`#include <cuda_fp16.h>
__global__ void k(half2* x) { x[0] = x[1]; }
float host(half2* to) {
  to[0] = __float2half2_rn(0.5f);
  to[1] = make_half2(__float2half(1.f), __float2half(2.f));
  return __half2int_rn(__float2half(3.f));
}
`);
  expect(outputText(result, "a.asc")).toContain(`  to[0] = __low2half2(__floats2half2_rn(0.5f, 0.0f));
  to[1] = __halves2half2(__float2half(1.f), __float2half(2.f));`);
  expect(result.report.refusals).toMatchObject([{ line: 6, code: "device-function" }]);
  expect(result.report.refusals[0]?.reason).toContain("no counterpart in host code");
}, 60_000);

test("functions of the project by these names are its own", async () => {
  const text = `float rsqrtf(float x, int n) { return x / n; }
float host(float x) { return rsqrtf(x, 2); }
__global__ void k(float* x) { x[0] = 1; }
`;
  expect(outputText(await port(text), "a.asc")).toContain("return rsqrtf(x, 2);");
}, 60_000);
