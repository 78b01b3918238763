/** Sources whose ports would compile and compute something else: each is refused, or lowered with care. */
import { describe, expect, test } from "vitest";
import type { PortResult } from "../port-project.ts";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

/** Ports one source; its refusals as `line code`, and its text. */
async function port(source: string, path = "a.cu") {
  const result = await portTexts(ascendC, { [path]: source });
  const refusals = refusalsOf(result).map((one) => one.replace(`${path}:`, ""));
  return { result, refusals, text: outputText(result, "a.asc") };
}

function remarkLines({ report }: PortResult, code: string): readonly number[] {
  return report.remarks.filter((one) => one.code === code).map(({ line }) => line);
}

describe("a loop over the blocks of a large grid", () => {
  const ways = {
    "a constructor": `struct Tile { int b; __device__ Tile() : b(blockIdx.x) {} };
__global__ void k(int* p) { Tile t; p[t.b] = 1; }`,
    "a member's constructor": `struct Tile { int b; __device__ Tile() : b(blockIdx.x) {} }; struct Two : Tile { Tile a; };
__global__ void k(int* p) { Two t; p[t.a.b] = 1; }`,
    "a destructor": `struct Tile { int* p; __device__ ~Tile() { *p = gridDim.x; } };
__global__ void k(int* p) { Tile t{p}; }`,
    "a group": `#include <cooperative_groups.h>
__global__ void k(int* p) { p[cooperative_groups::this_thread_block().group_index().x] = 1; }`,
  };
  test.each(Object.entries(ways))(
    "is refused where the block's number comes from %s",
    async (_, source) => {
      const { refusals } = await port(`${source}\nint main(int n, char**) { int* p; k<<<n, 64>>>(p); }\n`);
      expect(refusals).toEqual(["3 large-grid"]);
    },
    60_000,
  );

  test("gives the block's number to functions, macros and groups", async () => {
    const { refusals, text } = await port(`#include <cooperative_groups.h>
#define GID (blockIdx.x * blockDim.x + threadIdx.x)
__constant__ int c[4];
__device__ int here() { return blockIdx.x + gridDim.x; }
__device__ int with(int n) { return here() + n; }
__device__ int both() { return here() + c[1]; }
template <class T> __device__ T twice(T a) { return a * (T)blockIdx.y; }
struct S { int n; __device__ int at(int i) const { return i + n * GID; } };
__global__ void loops(int* p, int n) {
  auto block = cooperative_groups::this_thread_block();
  if (GID < n) p[GID] = with(n) + both() + twice(2.f) + S{n}.at(3) + block.group_index().x;
}
__global__ void small(int* p) { p[GID] = with(1); }
int main(int n, char**) { int* p; loops<<<n, 64>>>(p, n); small<<<3, 64>>>(p); }
`);
    expect(refusals).toEqual([]);
    for (const line of [
      "#define GID (unwarpBlock.x * blockDim.x + threadIdx.x)",
      "int here(dim3 unwarpBlock, dim3 unwarpGrid) { return unwarpBlock.x + unwarpGrid.x; }",
      "int with(dim3 unwarpBlock, dim3 unwarpGrid, int n) { return here(unwarpBlock, unwarpGrid) + n; }",
      "int both(const int* c, dim3 unwarpBlock, dim3 unwarpGrid) { return here(unwarpBlock, unwarpGrid) + c[1]; }",
      "T twice(dim3 unwarpBlock, dim3 unwarpGrid, T a) { return a * (T)unwarpBlock.y; }",
      "at(dim3 unwarpBlock, dim3 unwarpGrid, int i) const { return i + n * GID; }",
      "p[GID] = with(unwarpBlock, unwarpGrid, n) + both(c, unwarpBlock, unwarpGrid) + twice(unwarpBlock, unwarpGrid, 2.f) + S{n}.at(unwarpBlock, unwarpGrid, 3) + unwarpBlock.x;",
      "void small(int* p) { const dim3 unwarpBlock = dim3(blockIdx.x, blockIdx.y, blockIdx.z);",
      "with(dim3(blockIdx.x, blockIdx.y, blockIdx.z), dim3(gridDim.x, gridDim.y, gridDim.z), 1)",
    ])
      expect(text).toContain(line);
  }, 60_000);

  const functions = {
    "that is called on the host": `__host__ __device__ int f() {
#ifdef __CUDA_ARCH__
  return blockIdx.x;
#else
  return 0;
#endif
}
int h() { return f(); }`,
    "that an operator is": `struct F { __device__ int operator()(int i) const { return i + blockIdx.x; } };
__device__ int f() { return F()(1); }`,
    "whose address is taken": `__device__ int g() { return blockIdx.x; }
__device__ int f() { int (*at)() = g; return at(); }`,
    "that is declared before": `__device__ int f();
__device__ int f() { return blockIdx.x; }`,
    "that is virtual": `struct V { __device__ virtual int f() const { return blockIdx.x; } };
__device__ int f() { V v; return v.f(); }`,
    "of a lambda": `__device__ int f() { auto at = [] { return (int)blockIdx.x; }; return at(); }`,
  };
  test.each(Object.entries(functions))(
    "is refused where it comes from a function %s",
    async (_, source) => {
      const { refusals } = await port(
        `${source}\n__global__ void k(int* p) { p[0] = f(); }\nint main(int n, char**) { int* p; k<<<n, 64>>>(p); }\n`,
      );
      expect(refusals.some((one) => one.endsWith(" large-grid"))).toBe(true);
    },
    60_000,
  );

  test("drops bounds with brackets of their own", async () => {
    const { text } =
      await port(`__global__ void __launch_bounds__((128 * 2), 2) k(int* p) { p[blockIdx.x] = 1; }
int main(int n, char**) { int* p; k<<<n, 256>>>(p); }`);
    expect(text).toContain("__aicore__ inline void kBlock(int* p, dim3");
    expect(text).toContain("__global__ __launch_bounds__(256) void k(int* p, unsigned");
  }, 60_000);
});

test("functions of one type keep it where Ascend's choose by the argument's", async () => {
  const { refusals, text } =
    await port(`__global__ void k(int* p, unsigned u, int a, int b, unsigned long long m) {
  p[0] = __clzll(u);
  p[1] = __popcll(a);
  p[2] = __popc(m) + __popc(u);
  p[3] = __clz(m);
  p[4] = umax(a, u);
  p[5] = (int)__brevll(u);
  p[6] = ullmin(m, m) > 3;
  p[7] = __ffs(m) + __brev(m);
}`);
  expect(refusals).toEqual([]);
  for (const words of [
    "__clz((long long)(u))",
    "__popc((unsigned long long)(a))",
    "__popc((unsigned int)(m)) + __popc(u)",
    "__clz((int)(m))",
    "unwarpMax((unsigned int)(a), u)",
    "__brev((unsigned long long)(u))",
    "unwarpMin(m, m)",
    "__ffs((int)(m)) + __brev((unsigned int)(m))",
  ])
    expect(text).toContain(words);
}, 60_000);

test("the size of a device variable is not that of the pointer that it becomes", async () => {
  const { refusals, text } = await port(`__constant__ float coef[9];
namespace ns { __device__ short count; }
__global__ void k(float* p) { for (int i = 0; i < sizeof(coef) / sizeof(coef[0]); i++) p[0] += coef[i]; }
__global__ void l(int* p) { p[0] = sizeof(ns::count) + ns::count; }
`);
  expect(text).toContain("sizeof(::coef) / sizeof(::coef[0])");
  expect(text).toContain("p[0] = sizeof(ns::count) + (*count);");
  expect(refusals).toEqual([]);
}, 60_000);

test("a name of the function's own does not stand for a device variable", async () => {
  const { refusals } = await port(`__constant__ int table[4];
__device__ int look(int i) { return table[i]; }
__global__ void k(int* p) {
  if (p[1]) { int table[4] = {7}; p[0] = look(1) + table[0]; }
}
`);
  expect(refusals).toEqual(["4 device-variable"]);
}, 60_000);

describe("a return before a barrier that threads may take differently", () => {
  const ways = {
    "a member call": "Pos q; q.init(); if (q.x >= n) return;",
    "a constructor": "Made q; if (q.x >= n) return;",
    "a member lent by reference": "int3 q; coords(q.x); if (q.x >= n) return;",
    "a parameter lent by reference": "coords(n); if (n >= 5) return;",
    "a structured binding": "XY q{(int)threadIdx.x, 1}; auto [x, y] = q; if (x >= n) return;",
    assembly: 'unsigned l; asm("mov.u32 %0, %%laneid;" : "=r"(l)); if (l >= n) return;',
    "a member of a lent object": "Made q; if (q.get() >= n) return;",
    "a lambda": "int q = 0; auto f = [&] { q = threadIdx.x; }; f(); if (q >= n) return;",
    "a function with assembly": "if (lane() >= n) return;",
  };
  test.each(Object.entries(ways))(
    "is seen through %s",
    async (_, words) => {
      const { result, refusals } =
        await port(`struct Pos { int x; __device__ void init() { x = threadIdx.x; } };
struct Made { int x; __device__ Made() : x(threadIdx.x) {} __device__ int get() const { return x; } };
struct XY { int x, y; };
__device__ void coords(int& x) { x = threadIdx.x; }
__device__ int lane() { unsigned r; asm("mov.u32 %0, %%laneid;" : "=r"(r)); return r; }
__global__ void k(int* p, int n) { ${words} __syncthreads(); p[0] = 1; }
`);
      const exits = result.report.remarks.filter(({ code }) => code === "exits").length;
      expect(exits + refusals.filter((one) => one.includes("return-before-barrier")).length).toBeGreaterThan(
        0,
      );
    },
    60_000,
  );

  test("and calls that templates leave open", async () => {
    const { result } = await port(`template <class T> __device__ T lane() { return threadIdx.x & 31; }
template <class T> __global__ void k(T* p) { if (lane<T>() > 3) return; __syncthreads(); p[0] = 1; }
`);
    expect(result.report.remarks.map(({ code }) => code)).toEqual(["exits"]);
  }, 60_000);
});

test("a mask that changes is not the full mask", async () => {
  const { refusals, result } =
    await port(`__device__ int f(unsigned m, int v) { m >>= 16; return __shfl_sync(m, v, 0); }
__global__ void k(int* p) {
  unsigned mask = 0xffffffff;
  mask >>= 16;
  p[0] = __ballot_sync(mask, p[0]);
  unsigned other = 0xffffffff;
  unsigned& r = other;
  r = 3;
  p[1] = __ballot_sync(other, p[0]) + f(0xffffffff, 3);
}
`);
  expect(refusals).toEqual([]);
  expect(remarkLines(result, "lanes")).toEqual([1, 5, 9]);
}, 60_000);

test("warps begin at multiples of 32 in a grid only where blocks are whole warps", async () => {
  const kernel = (name: string) => `__global__ void ${name}(int* p) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int v = p[i];
  if (i < 64) v += __shfl_down_sync(0xffffffff, v, 1);
  p[i] = v;
}
`;
  const { refusals, result } =
    await port(`${kernel("odd")}${kernel("even")}${kernel("deep")}${kernel("unknown")}int main(int n, char**) {
  int* p;
  odd<<<4, 48>>>(p);
  even<<<4, 64>>>(p);
  deep<<<4, dim3(32, 2)>>>(p);
  unknown<<<4, n>>>(p);
}
`);
  expect(refusals).toEqual([]);
  expect(remarkLines(result, "lanes")).toEqual([4, 16, 22]);
}, 60_000);

test("blocks of several rows are seen in the functions that a kernel calls", async () => {
  const { refusals, result } = await port(`__device__ int row() { return threadIdx.y; }
__global__ void k(int* p) {
  int v = p[row()];
  if (threadIdx.x < 32) v += __shfl_down_sync(0xffffffff, v, 1);
  p[0] = v;
}
`);
  expect(refusals).toEqual([]);
  expect(remarkLines(result, "lanes")).toEqual([4]);
}, 60_000);

test("a kernel's pointer may be pointed at shared memory", async () => {
  const { refusals } =
    await port(`__global__ void k(unsigned long long* p, unsigned long long* q, unsigned long long* r) {
  __shared__ unsigned long long s[4];
  p = s;
  atomicAdd(p, 1ull);
  atomicAdd(q + 1, 1ull);
  atomicAdd(&q[1], 1ull);
  unsigned long long*& lent = r;
  lent = s;
  atomicAdd(r, 1ull);
}
`);
  expect(refusals).toEqual(["4 atomic-64-shared", "9 atomic-64-shared"]);
}, 60_000);

test("launches that are not seen bound nothing", async () => {
  const { refusals, text } = await port(`typedef void (*Kernel)(int*);
__global__ void pointed(int* p) { p[threadIdx.x] = 1; }
__global__ void small(int* p) { p[blockIdx.x] = 1; }
void compute(dim3& g, int n) { g.x = n; }
void start(Kernel k, int threads, int* p) { k<<<1, threads>>>(p); }
int main(int n, char**) {
  int* p;
  dim3 g(1);
  compute(g, 100000 * n);
  small<<<g, 64>>>(p);
  start(pointed, 256, p);
  pointed<<<1, 64>>>(p);
}
`);
  expect(refusals).toEqual([]);
  expect(text).toContain("__global__ void pointed(int* p) {");
  expect(text).toContain("smallBlock(p, dim3(");
}, 60_000);

test("instructions of NVIDIA's by their builtins are refused", async () => {
  const { refusals } = await port(`__global__ void k(int* p) {
  p[threadIdx.x] = __nvvm_shfl_sync_idx_i32(0xff, p[threadIdx.x], 0, 31);
  __nvvm_bar_sync(1);
}
`);
  expect(refusals).toEqual(["2 ptx", "3 ptx"]);
}, 60_000);

describe("CUDA's default stream and the streams that wait for it", () => {
  const program = (create: string, launch: string) => `__global__ void k(int* p) { p[0]++; }
int main() {
  int* p;
  cudaStream_t s;
  ${create};
  k<<<1, 1, 0, s>>>(p);
  ${launch};
}
`;
  test.each([
    ["cudaStreamCreate(&s)", "k<<<1, 1>>>(p)", ["5 default-stream"]],
    ["cudaStreamCreateWithFlags(&s, cudaStreamDefault)", "cudaMemsetAsync(p, 0, 4)", ["5 default-stream"]],
    ["cudaStreamCreateWithFlags(&s, cudaStreamNonBlocking)", "k<<<1, 1>>>(p)", []],
    ["cudaStreamCreate(&s)", "k<<<1, 1, 0, s>>>(p)", []],
  ])(
    "%s and %s",
    async (create, launch, remarks) => {
      const { result, refusals } = await port(program(create, launch));
      expect(refusals).toEqual([]);
      expect(result.report.remarks.map(({ line, code }) => `${line} ${code}`)).toEqual(remarks);
    },
    60_000,
  );

  test("cudaMemset keeps its order", async () => {
    const { result } = await port("int main() { int* p; cudaMemset(p, 0, 4); }\n");
    expect(outputText(result, "unwarp_acl.h")).toMatch(
      /unwarpMemset\([^{]*\{[^}]*aclrtSynchronizeDevice\(\);[^}]*aclrtMemset\(/,
    );
  }, 60_000);
});

test("trap 8: what a program assumes of its arithmetic is remarked", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `#include <cfloat>
__global__ void k(float* p) {
  p[0] = p[0] < FLT_TRUE_MIN ? 0.0f : 1.0f;
  p[1] = 1e-40f;
  p[2] = 1e-30f;
  p[3] = __fmul_rn(p[0], p[1]) + p[2];
  p[4] = __fadd_rz(p[0], p[1]);
}
`,
    Makefile: "all:\n\tnvcc --use_fast_math a.cu\n\tnvcc -fmad=false -ftz=true a.cu\n",
  });
  expect(result.report.remarks.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    "Makefile:2 arithmetic",
    "Makefile:2 build-file",
    "Makefile:3 arithmetic",
    "Makefile:3 arithmetic",
    "a.cu:3 arithmetic",
    "a.cu:4 arithmetic",
    "a.cu:6 accuracy",
    "a.cu:7 accuracy",
  ]);
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "a.asc")).toContain("p[4] = unwarpFaddRz(p[0], p[1]);");
  expect(outputText(result, "a.asc")).toContain("p[3] = unwarpFmulRn(p[0], p[1]) + p[2];");
}, 60_000);

describe("two programs with kernels of one name", () => {
  const launch = "int main() { int* p; k<<<1, 32>>>(p); }\n";
  test("get the variables and the loop of their own kernel alone", async () => {
    const result = await portTexts(ascendC, {
      "a.cu": `__constant__ int c[4];\n__global__ void k(int* p) { p[0] = c[1]; }\n${launch}`,
      "b.cu": `__global__ void k(int* p) { p[0] = 1; }\n${launch}`,
      "c.cu": `__global__ void k(int* p) { p[blockIdx.x] = 1; }\nint main(int n, char**) { int* p; k<<<n, 32>>>(p); }\n`,
      "d.cu": `#include <cooperative_groups.h>
__global__ void k(int* p) { p[cooperative_groups::this_thread_block().group_index().x] = 1; }\n${launch}`,
    });
    expect(refusalsOf(result)).toEqual([]);
    expect(outputText(result, "a.asc")).toContain("k<<<1, 32, 0, unwarpStream()>>>(p, cSymbol.data());");
    expect(outputText(result, "b.asc")).toContain("k<<<1, 32, 0, unwarpStream()>>>(p);");
    expect(outputText(result, "c.asc")).toContain(
      "k<<<unwarpGridSize(n, 1, 1), 32, 0, unwarpStream()>>>(p, n, 1, 1);",
    );
    expect(outputText(result, "d.asc")).toContain("k<<<1, 32, 0, unwarpStream()>>>(p);");
  }, 60_000);

  test("and a kernel that another source defines, or a header, those of all who may launch it", async () => {
    const result = await portTexts(ascendC, {
      "k.h": "__global__ void shared(int* p);\n",
      "k.cu": `#include "k.h"
__global__ void shared(int* p) { p[blockIdx.x] = 1; }\n`,
      "h.cuh": "__global__ static void inHeader(int* p) { p[blockIdx.x] = 1; }\n",
      "a.cu": `#include "k.h"
#include "h.cuh"
int main(int n, char**) { int* p; shared<<<n, 32>>>(p); inHeader<<<1, 32>>>(p); }\n`,
      "b.cu": `#include "h.cuh"
int main(int n, char**) { int* p; inHeader<<<n, 32>>>(p); }\n`,
    });
    expect(refusalsOf(result)).toEqual([]);
    expect(outputText(result, "a.asc")).toContain(
      "shared<<<unwarpGridSize(n, 1, 1), 32, 0, unwarpStream()>>>(p, n, 1, 1);",
    );
    expect(outputText(result, "a.asc")).toContain(
      "inHeader<<<unwarpGridSize(1, 1, 1), 32, 0, unwarpStream()>>>(p, 1, 1, 1);",
    );
    expect(outputText(result, "b.asc")).toContain(
      "inHeader<<<unwarpGridSize(n, 1, 1), 32, 0, unwarpStream()>>>(p, n, 1, 1);",
    );
  }, 60_000);
});

test("a wait is left out, and what its argument does stays", async () => {
  const { refusals, result, text } = await port(`__global__ void k(int* lock, unsigned ns) {
  while (atomicCAS(lock, 0, 1) != 0) __nanosleep(20);
  for (; *(volatile int*)lock != 7; ns = ns < 256 ? ns * 2 : ns) __nanosleep(ns++);
}`);
  expect(refusals).toEqual([]);
  expect(remarkLines(result, "sleep")).toEqual([2, 3]);
  expect(text).toContain("while (asc_atomic_cas(lock, 0, 1) != 0) (void)(20);");
  expect(text).toContain("ns = ns < 256 ? ns * 2 : ns) (void)(ns++);");
}, 60_000);

test("one of two arrays may be chosen, of which one is the host's to allocate", async () => {
  const { refusals, text } = await port(`__constant__ int table[8];
__device__ const int* pick(int t, const int* p) { return t == 0 ? p : t == 1 ? table : p + 1; }
__global__ void k(int* p, int t) {
  int own[8] = {};
  const int* from = t ? (table) : own;
  p[0] = from[1] + (t ? table : own)[2] + pick(t, p)[0];
}`);
  expect(refusals).toEqual([]);
  expect(text).toContain("const int* from = t ? (table) : own;");
  const { refusals: whole } = await port(`__constant__ int table[8];
__global__ void k(int* p) { for (int one : table) p[0] += one; }`);
  expect(whole).toEqual(["2 device-variable"]);
}, 60_000);

test("what helps with volatile shared memory is ported", async () => {
  const { refusals, text } = await port(`__device__ void lastWarp(int* s, int t) {
  for (int d = 32; d > 0; d /= 2) {
    int x = s[t + d]; __syncwarp(); s[t] += x; __syncwarp();
  }
}
__global__ void k(int* p) {
  __shared__ int s[64];
  int t = threadIdx.x;
  s[t] = p[t];
  __syncthreads();
  if (t < 32) lastWarp(s, t);
  if (t == 0) p[0] = s[0];
}
int main() { int* p; k<<<1, 64>>>(p); }`);
  expect(refusals).toEqual([]);
  const barrier = "cooperative_groups::coalesced_threads().sync();";
  expect(text).toContain(`int x = s[t + d]; ${barrier} s[t] += x; ${barrier}`);
}, 60_000);

test("an array gets the size that its initializer gives it, in one way for all who include it", async () => {
  const { refusals, text } = await port(`__constant__ float weights[] = {1, 2, 3};
__device__ int table[][2] = {{1, 2}, {3, 4}};
__global__ void k(float* p) { p[0] = weights[1] + table[1][0] + sizeof(weights) / sizeof(weights[0]); }
int main() { float* p; k<<<1, 1>>>(p); }`);
  expect(refusals).toEqual([]);
  expect(text).toContain(
    "extern float weights[3];  // only its type\nstatic const float weightsInitial[3] = {1, 2, 3};",
  );
  expect(text).toContain("extern int table[2][2];  // only its type");
  const header =
    "#pragma once\n__constant__ int list[] = {LIST};\n__device__ inline int first() { return list[0]; }\n";
  const source = (values: string) => `#define LIST ${values}\n#include "list.h"
__global__ void k(int* p) { p[0] = first(); }\n`;
  const result = await portTexts(ascendC, {
    "list.h": header,
    "a.cu": source("1, 2"),
    "b.cu": source("1, 2, 3"),
  });
  expect(refusalsOf(result)).toEqual(["list.h:2 device-variable"]);
}, 60_000);

test("a text that is an error's name is refused where the project asks for names", async () => {
  const source = (asks: string) => `#include <cstring>
bool invalid(cudaError_t e) { return strcmp(${asks}, "cudaErrorInvalidValue") == 0; }
`;
  const asking = await portTexts(ascendC, { "a.cu": source("cudaGetErrorName(e)") });
  expect(refusalsOf(asking)).toEqual(["a.cu:2 particular-error"]);
  const reading = await portTexts(ascendC, { "a.cu": source('"own text"') });
  expect(refusalsOf(reading)).toEqual([]);
}, 60_000);
