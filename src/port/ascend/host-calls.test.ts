/** Host code that becomes calls of AscendCL's: what is emitted, and what is still refused. */
import { describe, expect, test } from "vitest";
import type { PortResult } from "../port-project.ts";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const port = (source: string): Promise<PortResult> => portTexts(ascendC, { "a.cu": source });

const inMain = (body: string, before = "") => `${before}\nint main() {\n${body}\n}\n`;

function remarksOf({ report }: PortResult): string[] {
  return report.remarks.map(({ line, code }) => `${line} ${code}`);
}

describe("what is asked about a device", () => {
  test("fields and attributes that AscendCL answers", async () => {
    const result = await port(
      inMain(`  cudaDeviceProp prop;
  cudaGetDeviceProperties(&prop, 0);
  int x = prop.warpSize + prop.maxGridSize[1] + (int)prop.totalGlobalMem;
  cudaDeviceAttr which = cudaDevAttrMultiProcessorCount;
  cudaDeviceGetAttribute(&x, which, 0);`),
    );
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("  UnwarpDeviceProp prop;\n  unwarpDeviceProperties(&prop, 0);");
    expect(text).toContain(
      "  UnwarpDeviceAttr which = unwarpAttrMultiProcessorCount;\n  unwarpDeviceAttribute(&x, which, 0);",
    );
    const header = outputText(result, "unwarp_acl.h");
    expect(header).toContain("aclrtGetDeviceInfo((uint32_t)device, ACL_DEV_ATTR_VECTOR_CORE_NUM, &number);");
    expect(header).toContain("case unwarpAttrMaxGridDimY: *to = (int)all.maxGridSize[1]; break;");
  }, 60_000);

  test("others are refused by name", async () => {
    const result = await port(
      inMain(`  cudaDeviceProp p;
  cudaDeviceProp* q = &p;
  cudaGetDeviceProperties(q, 0);
  int x = 0;
  x += q->clockRate;
  cudaDeviceGetAttribute(&x, cudaDevAttrClockRate, 0);
  cudaDeviceGetAttribute(&x, cudaDevAttrComputeCapabilityMajor, 0);`),
    );
    expect(result.report.refusals.map(({ line, construct }) => `${line} ${construct}`)).toEqual([
      "7 cudaDeviceProp::clockRate",
      "8 cudaDevAttrClockRate",
      "9 cudaDevAttrComputeCapabilityMajor",
    ]);
  }, 60_000);

  test("what says nothing of an Ascend may be printed, and not computed with", async () => {
    const result = await port(
      inMain(
        `  cudaDeviceProp p;
  cudaGetDeviceProperties(&p, 0);
  printf("%d.%d %f", p.major, p.minor, 2.0 * p.memoryClockRate / 1e6);
  int rate = p.memoryBusWidth;
  printf("%d", 100 / p.clockRate + rate);`,
        "#include <cstdio>",
      ),
    );
    expect(refusalsOf(result)).toEqual(["a.cu:6 no-counterpart", "a.cu:7 no-counterpart"]);
    expect(remarksOf(result)).toEqual(Array(3).fill("5 device-property"));
    expect(outputText(result, "unwarp_acl.h")).toContain("to->major = 8;");
  }, 60_000);

  test("versions, peers and how many blocks fit", async () => {
    const result = await port(
      inMain(
        `  int x;
  cudaRuntimeGetVersion(&x);
  cudaDeviceCanAccessPeer(&x, 0, 1);
  cudaDeviceEnablePeerAccess(1, 0);
  cudaMemcpyPeer(nullptr, 0, nullptr, 1, 0);
  cudaOccupancyMaxActiveBlocksPerMultiprocessor(&x, k, 64, 0);`,
        "__global__ void k() {}",
      ),
    );
    expect(refusalsOf(result)).toEqual([]);
    expect(remarksOf(result)).toEqual(["4 cuda-version", "8 occupancy"]);
    expect(outputText(result, "a.asc")).toContain(`  unwarpCudaVersion(&x);
  unwarpCanAccessPeer(&x, 0, 1);
  aclrtDeviceEnablePeerAccess(1, 0);
  unwarpMemcpy(nullptr, nullptr, 0, ACL_MEMCPY_DEVICE_TO_DEVICE);
  unwarpMaxActiveBlocks(&x, 1024, 64, 0);`);
  }, 60_000);

  test("the header has them only where they are used", async () => {
    const header = outputText(await port(inMain("  cudaDeviceSynchronize();")), "unwarp_acl.h");
    expect(header).not.toMatch(/UnwarpDeviceProp|unwarpMemcpy2d|UnwarpManaged|unwarpErrorClass/);
  }, 60_000);
});

describe("errors by name", () => {
  test("are compared with all codes that mean the same", async () => {
    const result = await port(`cudaError_t own(int n) { return n < 0 ? cudaErrorInvalidValue : cudaSuccess; }
#define FAILED(call) ((call) == cudaErrorMemoryAllocation)
int main() {
  int* p;
  cudaError_t e = cudaMalloc(&p, 4);
  if (e == cudaErrorMemoryAllocation) return 1;
  if (cudaErrorInvalidDevice != cudaSetDevice(3)) return 2;
  if (FAILED(cudaMalloc(&p, 8))) return 3;
  switch (e) {
    case cudaSuccess: break;
    case cudaErrorNotSupported:
    case cudaErrorMemoryAllocation: return 4;
    default: break;
  }
  while (cudaStreamQuery(0) == cudaErrorNotReady) {}
}
`);
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("return n < 0 ? ACL_ERROR_RT_PARAM_INVALID : ACL_SUCCESS;");
    expect(text).toContain(
      "#define FAILED(call) (unwarpErrorClass((call)) == ACL_ERROR_RT_MEMORY_ALLOCATION)",
    );
    expect(text).toContain("if (unwarpErrorClass(e) == ACL_ERROR_RT_MEMORY_ALLOCATION) return 1;");
    expect(text).toContain(
      "if (ACL_ERROR_RT_INVALID_DEVICEID != unwarpErrorClass(aclrtSetDevice(3))) return 2;",
    );
    expect(text).toContain(
      "switch (unwarpErrorClass(e)) {\n    case ACL_SUCCESS: break;\n    case ACL_ERROR_RT_FEATURE_NOT_SUPPORT:\n    case ACL_ERROR_RT_MEMORY_ALLOCATION: return 4;",
    );
    expect(text).toContain("while (unwarpStreamQuery(unwarpStream()) == unwarpNotReady) {}");
    expect(remarksOf(result)).toContain("1 error-code");
    expect(outputText(result, "unwarp_acl.h")).toContain(
      "    case ACL_ERROR_BAD_ALLOC:\n    case ACL_ERROR_STORAGE_OVER_LIMIT:\n      return ACL_ERROR_RT_MEMORY_ALLOCATION;",
    );
  }, 60_000);

  test("are refused where AscendCL has no set of codes for them", async () => {
    const result = await port(
      inMain(`  cudaError_t e = cudaDeviceSynchronize();
  if (e == cudaErrorIllegalAddress) return 1;
  if (e == cudaErrorLaunchFailure) return 2;`),
    );
    expect(refusalsOf(result)).toEqual(["a.cu:4 particular-error", "a.cu:5 particular-error"]);
  }, 60_000);

  test("a launch that CUDA refuses is not made where the program asks for that", async () => {
    const result = await port(
      inMain(
        `  int n = 2000;
  if (n) k<<<1, n>>>(); else n = 1;
  if (cudaGetLastError() == cudaErrorInvalidConfiguration) return 2;
  k<<<1, n++>>>();`,
        "__global__ void k() {}",
      ),
    );
    expect(refusalsOf(result)).toEqual(["a.cu:6 particular-error"]);
    const text = outputText(result, "a.asc");
    expect(text).toContain(
      "if (n) if (!unwarpMayLaunch(1, n)) {} else k<<<1, n, 0, unwarpStream()>>>(); else n = 1;",
    );
    expect(text).toContain(
      "if (unwarpErrorClass(unwarpGetLastError()) == unwarpInvalidConfiguration) return 2;",
    );
    const other = outputText(await port(inMain("  cudaGetLastError();")), "a.asc");
    expect(other).toContain("aclrtGetLastError(ACL_RT_THREAD_LEVEL);");
  }, 60_000);

  test("are refused where a switch declares what it asks for, and compared behind an initializer", async () => {
    const result = await port(
      inMain(`  switch (cudaError_t e = cudaGetLastError()) {
    case cudaErrorInvalidValue: (void)e; break;
    default: break;
  }
  switch (cudaError_t e = cudaGetLastError(); e) { case cudaErrorInvalidValue: break; default: break; }`),
    );
    expect(refusalsOf(result)).toEqual(["a.cu:4 particular-error"]);
    expect(outputText(result, "a.asc")).toContain("(ACL_RT_THREAD_LEVEL); unwarpErrorClass(e))");
  }, 60_000);

  test("by their numbers are refused, and remarked where they are kept", async () => {
    const result = await port(
      inMain(`  cudaError_t e = cudaDeviceSynchronize();
  if ((int)e == 2) return 1;
  if (e != 1) return 1;
  switch (e) { case 700: return 1; default: break; }
  switch (static_cast<int>(e)) { case 0: break; case 1: return 1; }
  e = (cudaError_t)30;
  int known[] = {cudaErrorInvalidValue};
  if (e == known[0]) return 1;
  int code = (int)e;
  cudaError_t other = cudaPeekAtLastError();
  if (e == other || e == 0 || (int)e != cudaSuccess || !e) return 2;
  code = e ? 1 : 0;
  if (e) printf("%d %d\\n", (int)e, e);
  if (code == cudaErrorInvalidValue) return 1;`),
    );
    expect(refusalsOf(result)).toEqual([4, 5, 6, 7, 8].map((line) => `a.cu:${line} particular-error`));
    expect(remarksOf(result).filter((one) => one.endsWith("error-code"))).toEqual(
      [9, 10, 11, 13, 16].map((line) => `${line} error-code`),
    );
  }, 60_000);
});

describe("memory", () => {
  test("matrices with a pitch", async () => {
    const result = await port(
      inMain(`  float* d;
  size_t pitch;
  cudaMallocPitch(&d, &pitch, 100, 20);
  cudaMemset2D(d, pitch, 0, 100, 20);
  cudaMemset2DAsync(d, pitch, 0, 100, 20, 0);
  cudaMemcpy2D(d, pitch, d, pitch, 100, 20, cudaMemcpyDeviceToDevice);
  cudaMemcpy2DAsync(d, pitch, d, pitch, 100, 20, cudaMemcpyDeviceToDevice);`),
    );
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("unwarpMallocPitch((void**)&d, &pitch, 100, 20);");
    expect(text).toContain("unwarpMemset2d(d, pitch, 0, 100, 20);");
    expect(text).toContain("unwarpMemset2dAsync(d, pitch, 0, 100, 20, unwarpStream());");
    expect(text).toContain(
      "unwarpMemcpy2dAsync(d, pitch, d, pitch, 100, 20, ACL_MEMCPY_DEVICE_TO_DEVICE, unwarpStream());",
    );
    // AscendCL documents matrices between host and device only.
    expect(outputText(result, "unwarp_acl.h")).toMatch(
      /unwarpMemcpy2d\([^{]*\{[^}]*aclrtSynchronizeDevice\(\);[^}]*unwarpIs2dKind\(kind\)\) return aclrtMemcpy2d/,
    );
  }, 60_000);

  test("copies within the host, whose direction is computed, and whose size does something", async () => {
    const result = await port(
      inMain(`  char a[8], *d = nullptr;
  int n = 0;
  cudaMemcpyKind kind = cudaMemcpyHostToHost;
  cudaMemcpyAsync(a, a + 4, 4, kind, 0);
  cudaMemcpyAsync(d, a, n++, cudaMemcpyHostToDevice);
  cudaMemcpyAsync(d, a, 4, cudaMemcpyHostToDevice);
  cudaMemsetAsync(d, 0, n, 0);`),
    );
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("unwarpMemcpyAsync(a, a + 4, 4, kind, unwarpStream());");
    expect(text).toContain("unwarpMemcpyAsync(d, a, n++, ACL_MEMCPY_HOST_TO_DEVICE, unwarpStream());");
    expect(text).toContain("aclrtMemcpyAsync(d, 4, a, 4, ACL_MEMCPY_HOST_TO_DEVICE, unwarpStream());");
  }, 60_000);

  test("in the order of a stream, and registered", async () => {
    const result = await port(
      inMain(`  int* p;
  int box[8];
  cudaStream_t s;
  cudaMallocAsync(&p, 4, s);
  cudaFreeAsync(p, s);
  cudaHostRegister(box, sizeof box, cudaHostRegisterDefault);
  cudaHostUnregister(box);
  cudaHostRegister(box, sizeof box, cudaHostRegisterMapped);`),
    );
    expect(refusalsOf(result)).toEqual(["a.cu:10 option"]);
    const text = outputText(result, "a.asc");
    expect(text).toContain(
      "aclrtMalloc((void**)&p, 4, ACL_MEM_MALLOC_HUGE_FIRST);\n  unwarpFreeAsync(p, s);",
    );
    expect(remarksOf(result)).toEqual(["6 slower", "7 slower", "8 slower", "9 left-out"]);
  }, 60_000);

  test("variables, in the order of a stream", async () => {
    const result = await port(
      inMain(
        `  float h[4];
  cudaStream_t s;
  cudaMemcpyToSymbolAsync(w, h, 8, 8, cudaMemcpyHostToDevice, s);
  cudaMemcpyFromSymbolAsync(h, w, sizeof h);`,
        "__constant__ float w[4];",
      ),
    );
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("wSymbol.copyInAsync(h, 8, 8, ACL_MEMCPY_HOST_TO_DEVICE, s);");
    expect(text).toContain("wSymbol.copyOutAsync(h, sizeof h);");
  }, 60_000);
});

test("streams with priorities, functions of the host, sizes of blocks, wishes", async () => {
  const result = await port(`#include <cuda_runtime.h>
void plain(void*) {}
void CUDART_CB told(cudaStream_t, cudaError_t, void*) {}
__global__ void k(int* p) { p[threadIdx.x] = 1; }
__global__ void __launch_bounds__(128) bounded(int* p) { p[threadIdx.x] = 1; }
int main() try {
  int low, high, grid, block;
  cudaStream_t s;
  cudaDeviceGetStreamPriorityRange(&low, &high);
  cudaStreamCreateWithPriority(&s, cudaStreamNonBlocking, high);
  cudaLaunchHostFunc(s, plain, &low);
  cudaStreamAddCallback(s, told, &low, 0);
  cudaOccupancyMaxPotentialBlockSize(&grid, &block, k);
  cudaOccupancyMaxPotentialBlockSize(&grid, &block, bounded, 0, 64);
  cudaFuncSetAttribute(k, cudaFuncAttributeMaxDynamicSharedMemorySize, 65536);
  cudaFuncSetAttribute(k, cudaFuncAttributePreferredSharedMemoryCarveout, 50);
  cudaSetDeviceFlags(cudaDeviceScheduleBlockingSync);
} catch (int e) { return e; }
`);
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("int main() try {\n  UnwarpAcl unwarpAcl;");
  expect(text).toContain("void  told(aclrtStream, aclError, void*) {}");
  expect(text).toContain(
    "unwarpStreamPriorityRange(&low, &high);\n  unwarpCreateStreamWithPriority(&s, high);",
  );
  expect(text).toContain("aclrtLaunchHostFunc(s, plain, &low);\n  unwarpStreamAddCallback(s, told, &low);");
  expect(text).toContain("unwarpMaxPotentialBlockSize(&grid, &block, 1024, 0);");
  expect(text).toContain("unwarpMaxPotentialBlockSize(&grid, &block, 128, 64);");
  expect(text).toContain("unwarpCheckShared(65536);\n  ACL_SUCCESS;\n  ACL_SUCCESS;");
}, 60_000);

describe("the size of a grid", () => {
  test("may be computed by functions that only compute, and by CUDA's min", async () => {
    const result = await portTexts(ascendC, {
      "a.cu": `template <class T> constexpr T ceil_div(T a, T b) { T more = a % b; return a / b + (more ? 1 : 0); }
__global__ void k(int* p) { p[blockIdx.x] = 1; }
int main(int n, char**) { int* p; k<<<ceil_div(n, 64), 64>>>(p); k<<<dim3(min(n, 9), n), 64>>>(p); }`,
    });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain(
      "k<<<unwarpGridSize(ceil_div(n, 64), 1, 1), 64, 0, unwarpStream()>>>(p, ceil_div(n, 64), 1, 1);",
    );
    const axes = ["x", "y", "z"].map((axis) => `dim3(dim3(unwarpHostMin(n, 9), n)).${axis}`).join(", ");
    expect(text).toContain(`k<<<unwarpGridSize(${axes}), 64, 0, unwarpStream()>>>(p, ${axes});`);
    expect(outputText(result, "unwarp_acl.h")).toContain("unwarpHostMin(double a, float b)");
  }, 60_000);

  test("is not computed twice by what does something", async () => {
    const result = await portTexts(ascendC, {
      "a.cu": `static int calls;
static int next(int n) { calls += 1; return n; }
static int deep(int n) { return n + next(n); }
static int once(int n) { static int kept = n; return kept; }
__global__ void k(int* p) { p[blockIdx.x] = 1; }
int main(int n, char**) {
  int* p;
  k<<<next(n), 64>>>(p);
  k<<<deep(n), 64>>>(p);
  k<<<once(n), 64>>>(p);
}`,
    });
    expect(refusalsOf(result)).toEqual(["a.cu:8 large-grid", "a.cu:9 large-grid", "a.cu:10 large-grid"]);
  }, 60_000);
});

test("the standard library's min stays, and so does a header of one's own with a name of NVIDIA's", async () => {
  const result = await portTexts(ascendC, {
    "common/helper_cuda.h": "#pragma once\n#include <cuda_runtime.h>\n#define check(call) (void)(call)\n",
    "a.cu": `#include <algorithm>
#include "helper_cuda.h"
int main(int n, char**) { using std::max; int* p; check(cudaMalloc(&p, std::min(n, 4) + max(n, 3))); }`,
  });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("std::min(n, 4) + max(n, 3)");
  expect(text).toContain('#include "helper_cuda.h"');
}, 60_000);

test("functions of both sides may use what CUDA has on both", async () => {
  const result =
    await port(`template <class T> __host__ __device__ T within(T v) { return max(T(1), min(abs(v), T(7))); }
__global__ void k(int* p) { p[0] = within(p[0]); }
int main() { int* p; k<<<1, 1>>>(p); return within(3); }`);
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "a.asc")).toContain("unwarpMax(T(1), unwarpMin(unwarpAbs(v), T(7)))");
  const header = outputText(result, "unwarp_simt.h");
  for (const name of ["Max", "Min", "Abs"])
    expect(header).toContain(`\n__host__ __aicore__ inline float unwarp${name}(float`);
}, 60_000);

test("the max of a class is nobody else's", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `#include <limits>
struct Own { static int max(int a, int b) { return a - b; } };
__global__ void k(int* p) { *p = 1; }
int f(int* p) { k<<<1, 1>>>(p); return Own::max(1, 2) + std::numeric_limits<int>::max() + max(3, 4); }
`,
  });
  expect(outputText(result, "a.asc")).toContain(
    "return Own::max(1, 2) + std::numeric_limits<int>::max() + unwarpHostMax(3, 4);",
  );
});

describe("calls that keep count where the program asks", () => {
  test("memory pools", async () => {
    const source = inMain(`  cudaStream_t s = 0;
  void* p;
  cudaMemPool_t pool;
  cudaDeviceGetDefaultMemPool(&pool, 0);
  cudaMallocAsync(&p, 4, s);
  cudaMallocFromPoolAsync(&p, 4, pool, s);
  cudaFreeAsync(p, s);
  cudaFree(p);`);
    const result = await port(source);
    expect(refusalsOf(result)).toEqual([]);
    expect(outputText(result, "a.asc")).toContain(`  UnwarpMemPool pool;
  UnwarpPools::all().standard(&pool, 0);
  unwarpPoolMallocAsync((void**)&p, 4);
  UnwarpPools::all().allocate((void**)&p, 4, pool);
  UnwarpPools::all().release(p, s);
  unwarpPoolFree(p);`);
    expect(outputText(await port(inMain("  cudaFree(0);")), "unwarp_acl.h")).not.toContain("UnwarpPools");
  }, 60_000);

  test("streams", async () => {
    const result = await port(
      inMain(`  cudaStream_t s;
  unsigned flags = cudaStreamNonBlocking;
  cudaStreamCreateWithFlags(&s, flags);
  cudaStreamGetFlags(s, &flags);
  cudaStreamQuery(cudaStreamPerThread);`),
    );
    expect(refusalsOf(result)).toEqual([]);
    expect(outputText(result, "a.asc")).toContain(`  unsigned flags = unwarpStreamNonBlocking;
  unwarpCreateNotedStream(&s, flags);
  unwarpStreamGetFlags(s, &flags);
  unwarpStreamQuery(unwarpStream());`);
  }, 60_000);

  test("sizes that may be 0, which AscendCL refuses", async () => {
    const text = outputText(
      await port(inMain("  float* p;\n  int n = 3;\n  cudaMalloc(&p, n);\n  cudaMalloc(&p, 16);")),
      "a.asc",
    );
    expect(text).toContain("unwarpMalloc((void**)&p, n);");
    expect(text).toContain("aclrtMalloc((void**)&p, 16, ACL_MEM_MALLOC_HUGE_FIRST);");
  }, 60_000);
});

test("a call whose address is taken is refused for that", async () => {
  const result = await port(inMain("  cudaError_t (*f)(void*) = cudaFree;\n  ::cudaFree(nullptr);"));
  expect(refusalsOf(result)).toEqual(["a.cu:3 function-address"]);
}, 60_000);
