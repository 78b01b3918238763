import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { hip } from "./hip.ts";

test("what HIP lacks comes along where it is used, under pasted names and in templates, too", async () => {
  const result = await portTexts(hip, {
    "a.cu": `#include <cuda_fp16.h>
#define LANES(op) __v##op##4
template <class T> __global__ void sum(T* out, T value) { atomicAdd(out, value); }
__global__ void lanes(unsigned* out, unsigned short* small) {
  out[0] = LANES(add)(out[1], out[2]);
  out[1] = __float_as_uint(__fadd_rd(1.0f, 1e-9f));
  atomicCAS(small, (unsigned short)1, (unsigned short)2);
}
void launch(half* h, float* f) { sum<<<1, 1>>>(h, half(1)); sum<<<1, 1>>>(f, 1.0f); }
`,
    "b.cu": `#include <cuda_bf16.h>
__device__ half atomicAdd(half* p, half v);
__global__ void own(half* p) { atomicAdd(p, half(1)); }
__global__ void convert(__nv_bfloat16* p, int i) { *p = __int2bfloat16_rn(i); }
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  const a = outputText(result, "a.hip");
  for (const name of ["simd", "rounding", "16bit"]) expect(a).toContain(`#include "unwarp_hip_${name}.h"\n`);
  expect(a).toContain("unwarpAtomicAdd(out, value)");
  expect(a).toContain("unwarpAtomicCAS(small,");
  const b = outputText(result, "b.hip");
  expect(b).toContain("{ atomicAdd(p, half(1)); }");
  expect(b).toContain("unwarpIntToBfloat16(i)");
  expect(outputText(result, "unwarp_hip_simd.h")).toContain("#include <hip/hip_runtime.h>");
}, 60_000);
