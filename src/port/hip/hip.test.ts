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

test("conversions between bfloat16 and integers come along, under pasted names, too", async () => {
  const result = await portTexts(hip, {
    "a.cu": `#include <cuda_bf16.h>
#define CONVERT(T, x) __bfloat162##T##_rn(x)
#define FROM(T, x) __##T##2bfloat16_rn(x)
__global__ void k(int* out, __nv_bfloat16* b) {
  out[0] = CONVERT(int, b[0]) + __bfloat162uchar_rz(b[1]);
  b[2] = FROM(int, out[1]);
}
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "a.hip")).toContain('#include "unwarp_hip_16bit.h"\n');
  expect(outputText(result, "unwarp_hip_16bit.h")).toContain(
    "#define __int2bfloat16_rn unwarpIntToBfloat16\n",
  );
}, 60_000);

test("atomics of 16 bits are known behind the program's own names of types", async () => {
  const result = await portTexts(hip, {
    "a.cu": `#include <cuda_fp16.h>
using scalar = __half;
typedef unsigned short word;
typedef scalar* scalars;
__global__ void k(scalar* h, word* u, scalars s, int* i) {
  u[1] = atomicCAS(u, (word)1, (word)2);
  atomicAdd(h, __float2half(1.0f));
  atomicAdd(&s[2], __float2half(1.0f));
  atomicAdd(i, 1);
  ::atomicAdd(h + 1, __float2half(1.0f));
}
`,
  });
  const text = outputText(result, "a.hip");
  expect(text).toContain("unwarpAtomicCAS(u, (word)1, (word)2)");
  expect(text).toContain(" unwarpAtomicAdd(h, ");
  expect(text).toContain(" unwarpAtomicAdd(&s[2], ");
  expect(text).toContain(" atomicAdd(i, 1)");
  expect(refusalsOf(result).filter((one) => !one.startsWith("a.cu:10 "))).toEqual([]);
  expect(text).not.toContain(" atomicAdd(h");
}, 60_000);

test("what is computed with device pointers goes by way of char*, as HIP's are pointers to void", async () => {
  const result = await portTexts(hip, {
    "a.cu": `#include <cuda.h>
struct Pool { CUdeviceptr start; };
typedef CUdeviceptr pointer;
CUdeviceptr next(Pool& pool);
void f(CUdeviceptr p, Pool& pool, size_t n, bool odd) {
  cuMemsetD8(p + 4, 0, n);
  cuMemsetD8(n + p + 8, 0, n);
  cuMemsetD8(pool.start - n, 0, next(pool) - pool.start);
  cuMemsetD8((p + 1) + 2 - 3, 0, (p + n) - p);
  cuMemsetD8((odd ? p : next(pool)) + 1, 0, n);
  p += n + 1;
  if (p != 0 && p > pool.start) cuMemFree(p);
  float* q = (float*)(p + n);
  pointer r = 0, s = p;
  r = s + 8;
  size_t whole = (size_t)p, apart = p - r;
}
`,
    "b.cu":
      "#include <cuda.h>\nCUdeviceptr align(CUdeviceptr p) {\n  ++p;\n  return (p + 255) & ~(CUdeviceptr)255;\n}\nint none(CUdeviceptr* p) { return cuMemAlloc(p, 0); }\nint noneHost(void** p) { return cuMemAllocHost(p, 0); }\n" +
      "void mixed(CUdeviceptr p) {\n  unsigned long long u = p;\n  CUdeviceptr q = u;\n  if (q == u) q = static_cast<CUdeviceptr>(u);\n}\n",
  });
  const text = outputText(result, "a.hip");
  for (const line of [
    "hipMemsetD8((hipDeviceptr_t)((char*)p + 4), 0, n);",
    "hipMemsetD8((hipDeviceptr_t)(n + (char*)p + 8), 0, n);",
    "hipMemsetD8((hipDeviceptr_t)((char*)pool.start - n), 0, (char*)next(pool) - (char*)pool.start);",
    "hipMemsetD8((hipDeviceptr_t)(((char*)p + 1) + 2 - 3), 0, ((char*)p + n) - (char*)p);",
    "hipMemsetD8((hipDeviceptr_t)(((char*)(odd ? p : next(pool))) + 1), 0, n);",
    "p = (hipDeviceptr_t)((char*)p + (n + 1));",
    "if (p != 0 && p > pool.start) hipFree(p);",
    "(float*)((hipDeviceptr_t)((char*)p + n));",
    "r = (hipDeviceptr_t)((char*)s + 8);",
    "size_t whole = (size_t)p, apart = (char*)p - (char*)r;",
  ])
    expect(text).toContain(line);
  expect(outputText(result, "b.hip")).toContain("return ((void)(p), hipErrorInvalidValue);");
  expect(refusalsOf(result)).toEqual([
    "b.cu:3 device-pointer",
    "b.cu:4 device-pointer",
    "b.cu:4 device-pointer",
    "b.cu:7 no-bytes",
    "b.cu:9 device-pointer",
    "b.cu:10 device-pointer",
    "b.cu:11 device-pointer",
    "b.cu:11 device-pointer",
  ]);
}, 60_000);

test("a launch in a lambda of the host is none from a kernel", async () => {
  const launch = "[&](int* p) { k<<<1, 1>>>(p); }";
  const text = `__global__ void k(int* p) { *p = 1; }\nvoid go(int* p) { auto start = ${launch}; start(p); }\n`;
  expect(refusalsOf(await portTexts(hip, { "a.cu": text }))).toEqual([]);
});
