import { beforeAll, describe, expect, test } from "vitest";
import type { PortResult } from "../port-project.ts";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

/** With what each line is refused for behind `//!`; lines without it are ported. */
function expectRefusals(result: PortResult, path: string, source: string): void {
  const wanted = source
    .split("\n")
    .flatMap((line, index) =>
      (/\/\/! (.*)$/.exec(line)?.[1]?.split(", ") ?? []).map((code) => `${path}:${index + 1} ${code}`),
    );
  expect(refusalsOf(result).toSorted()).toEqual(wanted.toSorted());
}

const lowered = `#include <cuda_runtime.h>
#include <cstdio>
#define CHECK(call) do { cudaError_t e = (call); if (e != cudaSuccess) printf("%s\\n", cudaGetErrorString(e)); } while (0)

__constant__ float weights[9];
__device__ unsigned counter;

template <class T> __device__ __forceinline__ T warpSum(T v) {
  for (int d = 16; d > 0; d >>= 1) v += __shfl_down_sync(0xffffffff, v, d);  // all lanes
  return v;
}

__global__ void sums(const float* in, float* out, int n) {
  __shared__ float box[32];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float v = i < n ? __ldg(in + i) * weights[threadIdx.x % 9] : 0.0f;
  v = warpSum(v);
  if (threadIdx.x % 32 == 0) box[threadIdx.x / 32] = v;
  __syncthreads();
  if (__syncthreads_or(v > 1e30f)) atomicAdd(&counter, 1u);
  if (threadIdx.x < 32) {
    v = warpSum(threadIdx.x < blockDim.x / 32 ? box[threadIdx.x] : 0.0f);
    if (threadIdx.x == 0) atomicAdd(out, __expf(v) + sqrt(v) + max(v, 0.0f));
  }
}

__global__ void __launch_bounds__(128, 4) large(int* p, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  p[i] = i + gridDim.x;
}

template <int N> __global__ void many(int* p) { p[blockIdx.x] = N; }

__global__ void lanes(unsigned* p) {
  unsigned lane;
  asm("mov.u32 %0, %%laneid;" : "=r"(lane));
  p[threadIdx.x] = lane + __popcll(3ull) + __activemask();
}

int main(int argc, char** argv) {
  float *in, *out;
  int n = argc * 1000;
  CHECK(cudaMalloc(&in, n * sizeof(float)));
  CHECK(cudaMalloc((void**)&out, 4));
  float host[9] = {1};
  CHECK(cudaMemcpyToSymbol(weights, host, sizeof(host)));
  cudaStream_t stream;
  cudaStreamCreate(&stream);
  cudaMemcpyAsync(in, host, sizeof host, cudaMemcpyHostToDevice, stream);
  cudaMemsetAsync(out, 0, 4);
  cudaEvent_t start;
  cudaEventCreate(&start);
  cudaEventRecord(start);
  sums<<<4, 256>>>(in, out, n);
  large<<<(n + 127) / 128, 128, 0, stream>>>((int*)in, n);
  many<7><<<dim3(n, 2), dim3(8, 8)>>>((int*)in);
  lanes<<<1, 32, 0, 0>>>((unsigned*)in);
  CHECK(cudaGetLastError());
  cudaDeviceSynchronize();
  cudaFree(in);
}
`;

describe("what is lowered", () => {
  let result: PortResult;
  let text: string;
  beforeAll(async () => {
    result = await portTexts(ascendC, { "app.cu": lowered });
    text = outputText(result, "app.asc");
  }, 120_000);

  test("all of it", () => {
    expect(refusalsOf(result)).toEqual([]);
    expect(result.report.status).toBe("ported, not checked");
    expect(result.report.kernels.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      "sums: ported, not checked",
      "large: ported, not checked",
      "many: ported, not checked",
      "lanes: ported, not checked",
    ]);
  });

  test("trap 1: a shuffle loses its mask; comments stay", () => {
    expect(text).toContain("v += asc_shfl_down(v, d);  // all lanes");
    expect(text).toContain("template <class T> __aicore__ inline T warpSum(T v) {");
  });

  test("trap 2: a grid of any size becomes a loop over blocks", () => {
    expect(text).toContain(
      "__aicore__ inline void largeBlock(int* p, int n, dim3 unwarpBlock, dim3 unwarpGrid) {",
    );
    expect(text).toContain(
      "int i = unwarpBlock.x * blockDim.x + threadIdx.x;\n  if (i >= n) return;\n  p[i] = i + unwarpGrid.x;",
    );
    expect(text).toContain(
      "__global__ __launch_bounds__(128) void large(int* p, int n, unsigned int gridX, unsigned int gridY, unsigned int gridZ) {",
    );
    expect(text).toContain(
      "for (unsigned long long block = blockIdx.x; block < blocks; block += gridDim.x) {",
    );
    expect(text).toContain(
      "large<<<unwarpGridSize((n + 127) / 128, 1, 1), 128, 0, stream>>>((int*)in, n, (n + 127) / 128, 1, 1);",
    );
  });

  test("and of templates", () => {
    expect(text).toContain(
      "template <int N> __global__ __launch_bounds__(64) void many(int* p, unsigned int gridX",
    );
    expect(text).toContain("manyBlock<N>(p, dim3(");
    expect(text).toContain(
      "many<7><<<unwarpGridSize(dim3(n, 2).x, dim3(n, 2).y, dim3(n, 2).z), dim3(8, 8), 0, unwarpStream()>>>((int*)in, dim3(n, 2).x, dim3(n, 2).y, dim3(n, 2).z);",
    );
  });

  test("trap 3: bounds of blocks whose size is known", () => {
    expect(text).toContain("__global__ __launch_bounds__(256) void sums(");
    expect(text).toContain("__global__ __launch_bounds__(32) void lanes(");
  });

  test("device variables become arguments", () => {
    expect(text).toContain(
      "extern float weights[9];  // only its type\nstatic UnwarpSymbol<decltype(weights)> weightsSymbol;",
    );
    expect(text).toContain(
      "void sums(const float* in, float* out, int n, const float* weights, unsigned* counter) {",
    );
    expect(text).toContain("CHECK(weightsSymbol.copyIn(host, sizeof(host)));");
    expect(text).toContain(
      "sums<<<4, 256, 0, unwarpStream()>>>(in, out, n, weightsSymbol.data(), counterSymbol.data());",
    );
    expect(text).toContain("asc_atomic_add(&(*counter), 1u)");
  });

  test("barriers with votes, loads, accurate functions, lane numbers", () => {
    expect(text).toContain("__ubuf__ float box[32];");
    expect(text).toContain("{\n  __ubuf__ int unwarpVotes[1];");
    expect(text).toContain("unwarpSyncthreadsOr(v > 1e30f, unwarpVotes)");
    expect(text).toContain("(*(in + i)) * weights[threadIdx.x % 9]");
    expect(text).toContain("expf(v) + sqrtf(v) + unwarpMax(v, 0.0f)");
    expect(text).toContain(
      "  lane = ::laneid();\n  p[threadIdx.x] = lane + __popc(3ull) + asc_activemask();",
    );
    expect(result.report.remarks.map(({ code }) => code)).toEqual([
      "accuracy",
      "default-stream",
      "pageable-memory",
    ]);
  });

  test("calls of the runtime in their new shapes, in macros as well", () => {
    expect(text).toContain(
      '#define CHECK(call) do { aclError e = (call); if (e != ACL_SUCCESS) printf("%s\\n", unwarpErrorString(e)); } while (0)',
    );
    expect(text).toContain("CHECK(aclrtMalloc((void**)&out, 4, ACL_MEM_MALLOC_HUGE_FIRST));");
    expect(text).toContain("CHECK(unwarpMalloc((void**)&in, n * sizeof(float)));");
    expect(text).toContain(
      "aclrtMemcpyAsync(in, sizeof host, host, sizeof host, ACL_MEMCPY_HOST_TO_DEVICE, stream);",
    );
    expect(text).toContain("aclrtMemsetAsync(out, 4, 0, 4, unwarpStream());");
    expect(text).toContain("aclrtCreateEventExWithFlag(&start, ACL_EVENT_TIME_LINE | ACL_EVENT_SYNC);");
    expect(text).toContain("aclrtRecordEvent(start, unwarpStream());");
    expect(text).toContain("lanes<<<1, 32, 0, unwarpStream()>>>((unsigned*)in);");
    expect(text).toContain("CHECK(aclrtGetLastError(ACL_RT_THREAD_LEVEL));");
    expect(text).toContain("int main(int argc, char** argv) {\n  UnwarpAcl unwarpAcl;");
  });

  test("a project that builds", () => {
    const cmake = outputText(result, "CMakeLists.txt");
    expect(cmake).toContain("find_package(ASC REQUIRED)");
    expect(cmake).toContain("LANGUAGES ASC CXX");
    expect(cmake).toContain("--enable-simt");
    expect(cmake).toContain("add_executable(app\n  app.asc\n)");
  });
});

const refused = `#include <cuda_fp16.h>
__device__ int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }  //! recursion
__global__ void exits(int* p, int n) {
  __shared__ int box[256];
  if (threadIdx.x >= n) return;  //! return-before-barrier
  for (int s = p[0]; s > 0; s--) {
    box[threadIdx.x] += p[threadIdx.x];
    __syncthreads();
  }
}
__global__ void inStep(int* p) {
  __shared__ int box[64];
  volatile int* v = box;
  int* lost = (int*)v;  //! warp-synchronous
  p[63] = *lost;
  v[threadIdx.x] += v[threadIdx.x + 32];
  p[threadIdx.x] = v[0] + fib(3);
}
__global__ void masks(int* p, unsigned mask) {
  if (p[1] == threadIdx.x) return;
  int x = __shfl_sync(mask, p[0], 1) + __shfl_sync(0xffff, p[0], 1);  //! partial-mask, partial-mask
  if (p[threadIdx.x] > 3) x += __shfl_xor_sync(0xffffffff, x, 1);  //! divergent-warp-operation
  if (p[threadIdx.x] > 4) __syncwarp();  //! divergent-warp-operation
  p[threadIdx.x] = x;
}
__global__ void atomics(__half* h, unsigned long long* g, double* d) {  //! double
  __shared__ unsigned long long box;
  unsigned long long* either = h[3] > h[4] ? g : &box;
  atomicAdd(either, 1ull);  //! atomic-64-shared
  atomicAdd(g, box);
  atomicAdd(h, h[1]);
  h[2] = atomicAdd(h, h[1]);  //! atomic-half-result
}
__global__ void odds(float* f) {
  f[0] = f[1] * 2.0;  //! double
  f[2] = __fdiv_rn(f[0], f[1]);
  f[3] = __dadd_rn(1, 2);  //! double
  asm volatile("bar.sync 1, 64;");  //! ptx
  f[4] = clock64();  //! clock64
  int* q = new int;  //! device-heap
  float (*call)(float) = sinf;
  f[5] = call(f[0]);  //! function-pointer
  __threadfence_system();  //! system-scope
}
struct Base { __device__ virtual int f() { return 1; } };  //! virtual
__global__ void chosen(int* p) {
#if __CUDA_ARCH__ >= 700  //! arch-macro
  p[0] = 1;
#endif
}
template <class T> __device__ T unused(T* p) { return atomicAdd(p, T(1)); }  //! atomic-type
__managed__ int unified;  //! managed-memory
int main() {
  int* p;
  cudaDeviceProp prop;
  if (prop.clockRate > 3) return 2;  //! no-counterpart
  if (cudaMalloc(&p, 4) == cudaErrorIllegalAddress) return 1;  //! particular-error
}
`;

describe("what is refused", () => {
  let result: PortResult;
  beforeAll(async () => {
    result = await portTexts(ascendC, { "a.cu": refused });
  }, 120_000);

  test("each construct at its line", () => {
    expectRefusals(result, "a.cu", refused);
    expect(result.report.status).toBe("refused");
  });

  test("the output says so, too, and does not compile in silence", () => {
    const text = outputText(result, "a.asc");
    expect(text).toContain('the program has a name of such memory, or no main"\n  __threadfence_system();');
  });
});

const groups = `#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>  //! library
namespace cg = cooperative_groups;
__global__ void k(int* p) {
  cg::thread_block block = cg::this_thread_block();
  auto tile = cg::tiled_partition<16>(block);
  int x = tile.shfl_down(p[block.thread_rank()], 1) + tile.size();
  __syncwarp();
  block.sync();
  if (tile.thread_rank() == 0) x += tile.any(x);  //! divergent-warp-operation
  p[0] = x + cg::labeled_partition(tile, x).size();  //! no-counterpart
  cg::grid_group grid = cg::this_grid();  //! no-counterpart
  if (p[1] == threadIdx.x) return;
  block.sync();
}
`;

test("cooperative groups as far as they are documented", async () => {
  const result = await portTexts(ascendC, { "g.cu": groups });
  expectRefusals(result, "g.cu", groups);
  const text = outputText(result, "g.asc");
  expect(text).toContain('#include "simt_api/cooperative_groups.h"');
  expect(text).toContain("  cooperative_groups::coalesced_threads().sync();\n  block.sync();");
}, 120_000);

const exits = `struct Cell { int value; };
__global__ void cells(Cell** p, int n) {
  if (threadIdx.x >= n) return;
  const Cell* cell = p[threadIdx.x];
  int value = cell->value;
  __syncthreads();
  p[n - threadIdx.x]->value = value;
}
__global__ void sums(const int* in, int* out, int n) {
  __shared__ int box[256];
  int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
  if (i >= n) return;  // beyond the end
  int mine = in[i];
  box[t] = mine;
  __syncthreads();
  for (int s = blockDim.x / 2; s > 0; s /= 2) {
    if (t < s && i + s < n) box[t] += box[t + s];
    __syncthreads();
  }
  if (t == 0) {
    out[blockIdx.x] = box[0];
    return;
  }
  out[i] = mine;
}
int main() { sums<<<4, 256>>>(nullptr, nullptr, 9); }
`;

test("trap 4: threads that return before a barrier stay, and come to the barriers only", async () => {
  const result = await portTexts(ascendC, { "e.cu": exits });
  expect(refusalsOf(result)).toEqual([]);
  expect(result.report.remarks.map(({ code, line }) => `${line} ${code}`)).toEqual(["3 exits", "12 exits"]);
  expect(outputText(result, "e.asc")).toContain(
    "const Cell* cell = unwarpRuns ? (p[threadIdx.x]) : nullptr;\n  int value = unwarpRuns ? (cell->value) : 0;\n  asc_syncthreads();",
  );
  const text = outputText(result, "e.asc");
  expect(text.slice(text.indexOf("  int t ="), text.indexOf("int main")))
    .toBe(`  int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
  bool unwarpRuns = !(i >= n);  // beyond the end
  int mine = unwarpRuns ? (in[i]) : 0;
  if (unwarpRuns) box[t] = mine;
  asc_syncthreads();
  for (int s = blockDim.x / 2; s > 0; s /= 2) {
    if (unwarpRuns) {
    if (t < s && i + s < n) box[t] += box[t + s];
    }
    asc_syncthreads();
  }
  if (unwarpRuns) {
  if (t == 0) {
    out[blockIdx.x] = box[0];
    unwarpRuns = false;
  }
  }
  if (unwarpRuns) out[i] = mine;
}
`);
}, 120_000);

test("headers are ported once, folders kept, large arrays get a stack, what cannot be read is copied", async () => {
  const result = await portTexts(ascendC, {
    "src/k.cuh": "#pragma once\n#include <cuda_runtime.h>\n__device__ int twice(int x) { return 2 * x; }\n",
    "src/a.cu":
      '#include "k.cuh"\n__global__ void a(int* p) {\n  int big[400];\n  for (int i = 0; i < 400; i++) big[i] = twice(i);\n  p[0] = big[p[1]];\n}\n',
    "src/b.cu": '#include "k.cuh"\n__global__ void b(int* p) { p[0] = twice(p[0]); }\nint main() {}\n',
    "src/broken.cu": "__global__ void (\n",
    "src/odd.h": new Uint8Array([0x2f, 0x2f, 0xff, 0xfe]),
    "README.md": "text\n",
  });
  expect(outputText(result, "src/k.cuh")).toBe(
    '#pragma once\n#include "../unwarp_simt.h"\n__aicore__ int twice(int x) { return 2 * x; }\n',
  );
  expect(JSON.parse(outputText(result, "acl.json"))).toEqual({
    StackSize: { simt_stack_size: 2816, simt_divergence_stack_size: 1024 },
  });
  expect(outputText(result, "src/b.asc")).toContain('UnwarpAcl unwarpAcl("acl.json");');
  const reasons = result.report.files.flatMap(({ path, reason }) =>
    reason === undefined ? [] : `${path}: ${reason}`,
  );
  expect(reasons).toEqual([
    expect.stringMatching(/^src\/broken.cu: clang cannot read it: src\/broken.cu:1:18: error: /),
    "src/odd.h: its text is not UTF-8",
  ]);
  expect(result.report.status).toBe("refused");
}, 120_000);
