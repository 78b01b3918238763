/** Conditions that differ among lanes, in ways that are easy to miss: a shuffle under one is asked for its lanes. */
import { expect, test } from "vitest";
import { portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

/** Lines of operations that ask, as the kernel runs, whether the lanes are there. */
async function asked(source: string): Promise<readonly number[]> {
  const result = await portTexts(ascendC, { "a.cu": source });
  expect(refusalsOf(result)).toEqual([]);
  expect(result.report.files.flatMap(({ reason }) => reason ?? [])).toEqual([]);
  return result.report.remarks.flatMap(({ code, line }) => (code === "lanes" ? [line] : []));
}

const odd = "threadIdx.x & 1";
const ways = {
  "a pointer to an array": [`int a[2] = {0, 0}; int* p = a; p[0] = ${odd};`, "a[0]"],
  "a pointer given to a function": ["int a[2] = {0, 0}; int* q = a; fill(q);", "a[0]"],
  "the first element": [`int x[2] = {0, 0}; *x = ${odd};`, "x[0]"],
  "a sum of an array and a number": [`int x[2] = {0, 0}; *(x + 1) = ${odd};`, "x[1]"],
  "a reference to an array": [`int x[2] = {0, 0}; int (&r)[2] = x; r[0] = ${odd};`, "x[0]"],
  "a loop over references": [`int x[2] = {0, 0}; for (int& one : x) one = ${odd};`, "x[0]"],
  "one of two": [`int x = 0, y = 0; (n ? x : y) = ${odd};`, "x"],
  "a reference to one of two": [`int x = 0, y = 0; int& r = n ? x : y; r = ${odd};`, "x"],
  "what stands behind a comma": [`int x = 0, y = 0; (y = 1, x) = ${odd};`, "x"],
  "a cast to a reference": [`int x = 0; ((int&)x) = ${odd};`, "x"],
  "a reference in a struct": [`int x = 0; Ref r{x}; r.r = ${odd};`, "x"],
  "an assignment's own result": [`int x = 0; (x = 1) = ${odd};`, "x"],
  "a subscript that differs": [`int x[2] = {0, 0}; x[${odd}] = 1;`, "x[0]"],
  "a struct's member": [`Pair x{0, 0}; x.b = ${odd};`, "x.b"],
  "an operator of a struct": [`Sum s{0}; s += ${odd};`, "s"],
  "a pointer to a part": [`int4 q = make_int4(0, 0, 0, 0); ((int*)&q)[1] = ${odd};`, "q.y"],
  "a switch": [`int s = 0; switch (${odd}) { case 1: s = 1; }`, "s"],
  "a jump": ["int x = 0; for (int i = 0; i < 9; i++) { if (i == threadIdx.x) goto on; x++; } on:;", "x & 1"],
  "a float": ["float f = threadIdx.x;", "f / 32 > 0.5f"],
  "a number of 8 bits": ["signed char c = threadIdx.x;", "c / 32 < -1"],
} as const;

test("each is seen", async () => {
  const kernels = Object.values(ways).map(
    ([words, condition], at) =>
      `__global__ void k${at}(int* out, int n) { ${words} int v = out[0]; if (${condition}) v = __shfl_sync(~0u, v, 0); else v = __shfl_sync(~0u, v, 1); out[n] = v; }\n`,
  );
  const lines = await asked(
    `struct Ref { int& r; }; struct Pair { int a, b; }; __device__ void fill(int* q) { q[0] = threadIdx.x & 1; } struct Sum { int v; __device__ Sum& operator+=(int x) { v += x; return *this; } __device__ operator int() const { return v; } };\n${kernels.join("")}`,
  );
  const found = Object.keys(ways).filter((_, at) => lines.includes(at + 2));
  expect(found).toEqual(Object.keys(ways));
}, 60_000);

test("a goto, and what GNU's ?: leaves out", async () => {
  const lines = await asked(`__global__ void go(int* p) {
  int v = p[0];
  if (threadIdx.x & 1) goto odd;
  v = __shfl_sync(~0u, v, 0);
  goto end;
odd:
  v = __shfl_sync(~0u, v, 1);
end:
  p[0] = v;
}
__global__ void gnu(int* p) { int v = p[0]; p[1] = (threadIdx.x & 1) ?: __shfl_sync(~0u, v, 0); }
`);
  expect(lines).toEqual([4, 7, 11]);
}, 60_000);

test("what all lanes share needs no question", async () => {
  const lines = await asked(`struct Pair { int a, b; };
__device__ int most(const int& a, const int& b) { return a > b ? a : b; }
__global__ void k(int* p, int n, Pair q) {
  const int size = n;
  int x[2] = {0, 0}, y = 0, v = p[threadIdx.x];
  for (int i = 0; i < n; i++) { x[i & 1] += i; y = most(x[0], size); q.a = y; }
  int* at = p + y;
  if (x[1] > 3 && q.a != at[0]) v += __shfl_xor_sync(~0u, v, 1);
  (void)y;
  p[threadIdx.x] = v;
}
`);
  expect(lines).toEqual([]);
}, 60_000);

test("a thread that returns before a barrier is seen through references", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `__global__ void h(int* p) { int x = 0; ((int&)x) = threadIdx.x & 1; if (x) return; __syncthreads(); p[threadIdx.x] = x; }
__global__ void g(int* p, int w) { int x = 0, y = 0; int& r = w ? x : y; r = threadIdx.x & 1; if (x) return; __syncthreads(); p[threadIdx.x] = x; }
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  expect(result.report.remarks.map(({ code, line }) => `${line} ${code}`)).toEqual(["1 exits", "2 exits"]);
}, 60_000);

test("the first warp is not the first 32 of a row where blocks may have several rows of any length", async () => {
  const kernel = (name: string, row: string) =>
    `__global__ void ${name}(int* p) { int v = p[0]; if (threadIdx.x >= 32) v = __shfl_sync(~0u, v, 0); p[${row}] = v; }\n`;
  const lines = await asked(`#include <cooperative_groups.h>
#define TY threadIdx.y
${kernel("rows", "TY * blockDim.x + threadIdx.x")}${kernel("line", "0")}${kernel("unseenLine", "threadIdx.x")}${[
    kernel("macro", "TY"),
    kernel("whole", "uint3(threadIdx).y"),
    kernel("group", "cooperative_groups::this_thread_block().thread_index().y"),
    kernel("size", "blockDim.y"),
    kernel("unknown", "0"),
  ].join("")}int main(int n, char**) {
  dim3 b(n * 40, 4), one(n), same(n, 1, 1);
  rows<<<1, b>>>(0);
  line<<<1, n>>>(0);
  line<<<1, one>>>(0);
  line<<<1, same>>>(0);
  dim3 later(n);
  later.y = n;
  unknown<<<1, later>>>(0);
}
`);
  expect(lines).toEqual([3, 6, 7, 8, 9, 10]);
}, 60_000);
