import { describe, expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

async function port(source: string) {
  const result = await portTexts(ascendC, { "a.cu": source });
  return {
    refusals: refusalsOf(result),
    text: outputText(result, "a.asc"),
    header: outputText(result, "unwarp_simt.h"),
    asked: result.report.remarks.flatMap(({ code, line }) => (code === "lanes" ? [line] : [])),
  };
}

const spellings = {
  "lane and warp by remainder": `
  int lane = threadIdx.x % 32, wid = threadIdx.x / 32;
  v = warpReduce(v);
  if (lane == 0) shared[wid] = v;
  __syncthreads();
  v = threadIdx.x < blockDim.x / 32 ? shared[lane] : 0;
  if (wid == 0) v = warpReduce(v);`,
  "lane and warp by bits": `
  const int tid = threadIdx.x;
  const int lane = tid & 31, wid = tid >> 5;
  v = warpReduce(v);
  if (!lane) shared[wid] = v;
  __syncthreads();
  if (!wid) { v = lane < blockDim.x >> 5 ? shared[lane] : 0; v = warpReduce(v); }`,
  "the first warp by a comparison": `
  v = warpReduce(v);
  if ((threadIdx.x & 31) == 0) shared[threadIdx.x >> 5] = v;
  __syncthreads();
  if (threadIdx.x < warpSize) v = warpReduce(shared[threadIdx.x]);`,
  "the first warp from the other side": `
  unsigned tid = threadIdx.x;
  v = warpReduce(v);
  if (31 >= tid) { v = warpReduce(v); }
  if (!(tid > 31)) v = warpReduce(v);`,
};

test.each(Object.entries(spellings))(
  "a block's reduction needs no question: %s",
  async (_, words) => {
    const { refusals, asked, text } = await port(`
template <class T> __device__ T warpReduce(T v) {
  for (int o = warpSize / 2; o > 0; o /= 2) v += __shfl_down_sync(0xffffffff, v, o);
  return v;
}
__global__ void k(float* p) {
  __shared__ float shared[32];
  float v = p[threadIdx.x];
  ${words}
  p[threadIdx.x] = v;
}
`);
    expect(refusals).toEqual([]);
    expect(asked).toEqual([]);
    expect(text).toContain("v += asc_shfl_down(v, o);");
  },
  60_000,
);

test("warps of blocks with several rows begin at rows only where the launches say so", async () => {
  const kernel = (name: string) => `__global__ void ${name}(int* p) {
  int v = p[threadIdx.x];
  for (int r = threadIdx.y; r < 9; r += blockDim.y) v += __shfl_xor_sync(0xffffffff, v, 1);
  if (threadIdx.x / 32 == 1) v += __shfl_xor_sync(0xffffffff, v, 1);
  p[0] = v;
}
`;
  const { refusals, asked } = await port(
    `${kernel("rows")}${kernel("odd")}int main() { rows<<<1, dim3(64, 4)>>>(0); odd<<<1, dim3(48, 2)>>>(0); }\n`,
  );
  expect(refusals).toEqual([]);
  expect(asked).toEqual([9, 10]);
}, 60_000);

test("what is not shown is asked as the kernel runs", async () => {
  const { refusals, asked, text, header } = await port(`
__global__ void k(int* p, unsigned mask) {
  int v = p[threadIdx.x];
  if (v > 3) v += __shfl_xor_sync(0xffffffff, v, 1);
  if (v > 4) __syncwarp();
  v += __shfl_sync(mask, v, 0) + __ballot_sync(mask, v > 0);
  v += __reduce_add_sync(mask, v) + __match_any_sync(mask, v);
  v += __reduce_or_sync(~0u, v) + __match_any_sync(__activemask(), v);
  p[threadIdx.x] = v;
}
`);
  expect(refusals).toEqual([]);
  expect(asked).toEqual([4, 5, 6, 6, 7, 7]);
  expect(text).toContain("v += unwarpShflXor(0xffffffff, v, 1);");
  expect(text).toContain("(unwarpNamed(0xffffffffu), cooperative_groups::coalesced_threads().sync());");
  expect(text).toContain("unwarpShfl(mask, v, 0) + unwarpBallot(mask, v > 0);");
  expect(text).toContain("unwarpReduceAdd(mask, v) + unwarpMatchAny(mask, v);");
  expect(text).toContain("unwarpReduceOr(asc_activemask(), v) + unwarpMatchAny(asc_activemask(), v);");
  expect(header).toContain("if ((named & ~asc_activemask()) != 0) __trap();");
}, 60_000);

test("a constant mask is not asked for where lanes may have returned: it may name them", async () => {
  const { refusals, asked } = await port(`
__global__ void k(int* p, int n) {
  if (threadIdx.x >= n) return;
  int v = p[threadIdx.x];
  if (v > 3) v += __shfl_xor_sync(0xffffffff, v, 1);
  v += __shfl_sync(0xffff, v, 0);
  v += __shfl_sync(__ballot_sync(0xffffffff, v > 0), v, 0);
  p[threadIdx.x] = v;
}
`);
  expect(refusals).toEqual(["a.cu:5 divergent-warp-operation", "a.cu:6 partial-mask"]);
  expect(asked).toEqual([7]);
}, 60_000);

test("reductions over tiles, and tiles under conditions", async () => {
  const { refusals, asked, text } = await port(`#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
namespace cg = cooperative_groups;
__global__ void k(float* p, int n) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  auto tile = cg::tiled_partition<8>(warp);
  float v = cg::reduce(warp, p[threadIdx.x], cg::plus<float>{});
  int most = cg::reduce(tile, (int)v, cg::greater<int>());
  for (int i = warp.meta_group_rank(); i < n; i += warp.meta_group_size()) v += warp.shfl_down(v, 1);
  if (most > 3) v += tile.shfl_xor(v, 1);
  p[threadIdx.x] = v;
}
`);
  expect(refusals).toEqual([]);
  expect(asked).toEqual([10]);
  expect(text).toContain("float v = unwarpReduceTile(warp, p[threadIdx.x], UnwarpPlus<float>());");
  expect(text).toContain("int most = unwarpReduceTile(tile, (int)v, UnwarpGreater<int>());");
  expect(text).toContain("v += warp.shfl_down(v, 1);");
  expect(text).toContain("v += unwarpWhole(tile).shfl_xor(v, 1);");
}, 60_000);

describe("a header that several sources include has one text", () => {
  const header = `#pragma once
__device__ inline float whole(float v) { return v + __shfl_xor_sync(0xffffffffu, v, 1); }
struct Plus { template <class T> __device__ T operator()(T a, T b) const { return a + b; } };
template <class Op> __device__ float folded(float v) {
  Op op;
  return op(v, __shfl_xor_sync(0xffffffffu, v, 2));
}
`;
  const knows = `#include "warp.cuh"
__global__ void a(float* p) { p[threadIdx.x] = whole(folded<Plus>(p[threadIdx.x])); }
int main() { float* p; a<<<1, 64>>>(p); }`;

  test("a source that leaves a function alone has no say", async () => {
    const result = await portTexts(ascendC, {
      "warp.cuh": header,
      "a.cu": knows,
      "b.cu": `#include "warp.cuh"\n__global__ void b(float* p) { p[0] = 1; }\nvoid f(float* p) { b<<<1, 1>>>(p); }`,
    });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "warp.cuh");
    expect(text).toContain("v + asc_shfl_xor(v, 1)");
    expect(text).toContain("op(v, asc_shfl_xor(v, 2))");
  }, 60_000);

  test("what is not shown in one of them is asked in all", async () => {
    const result = await portTexts(ascendC, {
      "warp.cuh": header,
      "a.cu": knows,
      "b.cu": `#include "warp.cuh"\n__global__ void b(float* p) { if (p[threadIdx.x] > 0) p[0] = whole(1); }
void f(float* p) { b<<<1, 64>>>(p); }`,
    });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "warp.cuh");
    expect(text).toContain("v + unwarpShflXor(0xffffffffu, v, 1)");
    expect(text).toContain("op(v, asc_shfl_xor(v, 2))");
  }, 60_000);
});

test("a function that is a template's argument is called as any other", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `using Fold = float (*)(float);
__device__ float pair(float v) { return v + __shfl_xor_sync(0xffffffffu, v, 1); }
template <Fold fold> __device__ float twice(float v) { return fold(fold(v)); }
__global__ void k(float* p) { p[threadIdx.x] = twice<pair>(p[threadIdx.x]); }
int main() { float* p; k<<<1, 64>>>(p); }`,
  });
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "a.asc")).toContain("return fold(fold(v))");
}, 60_000);

test("a mask that is made before lanes return names them, and is not asked for", async () => {
  const { refusals, asked } = await port(`#include <cooperative_groups.h>
namespace cg = cooperative_groups;
__device__ int sum(unsigned m, int v) { return v + __shfl_xor_sync(m, v, 1); }
__device__ int late(unsigned m, int v) { return v + __shfl_xor_sync(m, v, 1); }
__global__ void k(int* p, int n, unsigned given) {
  unsigned before = __activemask(), half = 0;
  auto all = cg::coalesced_threads();
  if (threadIdx.x >= n) return;
  int v = p[threadIdx.x];
  v += __shfl_xor_sync(before, v, 1);
  v += __shfl_xor_sync(given, v, 1);
  half = __ballot_sync(~0u, v > 3);
  v += __shfl_xor_sync(half, v, 1);
  unsigned behind = __activemask(), some = behind & given, old = before | 1u;
  v += __shfl_xor_sync(behind, v, 1);
  v += __shfl_xor_sync(some, v, 1);
  v += __shfl_xor_sync(old, v, 1);
  auto rest = cg::coalesced_threads();
  if (v > 3) {
    v += all.shfl_down(v, 1);
    v += rest.shfl_down(v, 1);
  }
  p[threadIdx.x] = sum(behind, v) + late(before, v);
}
__global__ void loop(int* p, int n) {
  unsigned m = ~0u;
  for (int i = 0; i < n; i++) {
    if (p[threadIdx.x] == i) return;
    unsigned now = __activemask();
    if (i > 1) p[0] += __shfl_xor_sync(m, i, 1) + __shfl_xor_sync(now, i, 1);
    m = __activemask();
  }
}
`);
  expect(refusals).toEqual([4, 10, 11, 13, 17, 20, 30].map((line) => `a.cu:${line} partial-mask`));
  expect(asked).toEqual([3, 15, 16, 21, 30]);
}, 60_000);

describe("returns behind the making of a mask", () => {
  const kernel = (body: string, more = "") => `
__global__ void k(int* p, int n, int m, float f, bool given) {
  int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x % 32, changes = i;
  bool in = i < n;
  ${body}
  p[i] = changes;
}
${more}`;
  const use = "p[i] += __shfl_xor_sync(mask, i, 1) + __popc(__match_any_sync(mask, i));";
  const twice = ["a.cu:5 partial-mask", "a.cu:5 partial-mask"];
  const right = {
    "the opposite comparison": "unsigned mask = __ballot_sync(~0u, i < n); if (i >= n) return;",
    "the other way round": "unsigned mask = __ballot_sync(~0u, n > i); if (!(i < n)) { p[0] = 1; return; }",
    "a variable": "unsigned mask = __ballot_sync(~0u, in); if (!in) return;",
    "a variable and what it stands for": "unsigned mask = __ballot_sync(~0u, in); if (i >= n) return;",
    "one of two conditions":
      "unsigned mask = __ballot_sync(~0u, i < n && lane < m); if (lane >= m || i >= n) return;",
    "the other branch":
      "unsigned mask = __ballot_sync(~0u, lane % 4 < m); if (lane % 4 < m) p[i] = 1; else return;",
    "an inner condition":
      "unsigned mask = __ballot_sync(~0u, i < n); if (i >= n) { if (lane > 3) return; p[0] = 2; }",
    "each turn of a loop":
      "for (int r = 0; r < m; r++) { bool on = i + r < n; unsigned mask = __ballot_sync(__activemask(), on); if (!on) return; " +
      `${use} }`,
  };
  test.each(Object.entries(right))(
    "of lanes that it does not name: %s",
    async (_, body) => {
      const { refusals } = await port(kernel(body.includes(use) ? body : `${body} ${use}`));
      expect(refusals).toEqual([]);
    },
    60_000,
  );

  const wrong = {
    "another condition": "unsigned mask = __ballot_sync(~0u, i < n); if (i >= m) return;",
    "the same condition": "unsigned mask = __ballot_sync(~0u, i < n); if (i < n) return;",
    "a bound that is not the same": "unsigned mask = __ballot_sync(~0u, i <= n); if (i >= n) return;",
    "a variable that changes":
      "unsigned mask = __ballot_sync(~0u, changes < n); changes += lane; if (changes >= n) return;",
    memory: "unsigned mask = __ballot_sync(~0u, p[i] < n); if (p[i] >= n) return;",
    "a parameter that changes": "unsigned mask = __ballot_sync(~0u, i < m); m = lane; if (i >= m) return;",
    "a call": "unsigned mask = __ballot_sync(~0u, clock() < n); if (clock() >= n) return;",
    "either of two": "unsigned mask = __ballot_sync(~0u, i < n || given); if (i >= n) return;",
    "a mask that is made anew":
      "unsigned mask = __ballot_sync(~0u, i < n); mask = __ballot_sync(~0u, i < m); if (i >= n) return;",
    "the lanes that were there": "unsigned mask = __activemask(); if (i >= n) return;",
  };
  test.each(Object.entries(wrong))(
    "of lanes that it may name is refused: %s",
    async (_, body) => {
      const { refusals } = await port(kernel(`${body} ${use}`));
      expect(refusals).toEqual(twice);
    },
    60_000,
  );

  test("come too late, unless a loop or a jump leads back", async () => {
    const behind = `if (i >= n) return; unsigned mask = __activemask(); for (int o = 16; o > 0; o /= 2) { ${use} } if (lane != 0) return;`;
    expect((await port(kernel(behind))).refusals).toEqual([]);
    const anew = `for (int r = 0; r < m; r++) { unsigned mask = __activemask(); ${use} if (lane == r) return; }`;
    expect((await port(kernel(anew))).refusals).toEqual([]);
    const back = `unsigned mask = __activemask(); for (int r = 0; r < m; r++) { ${use} if (lane == r) return; }`;
    expect((await port(kernel(back))).refusals).toEqual(twice);
    const jump = `unsigned mask = __activemask(); again: ${use} if (lane == 3) return; if (p[0] > 3) goto again;`;
    expect((await port(kernel(jump))).refusals).toEqual(twice);
  }, 60_000);
});

test("matches within a tile ask for its lanes; those of other groups and types are refused", async () => {
  const { refusals, text } = await port(`#include <cooperative_groups.h>
namespace cg = cooperative_groups;
__global__ void k(int* p, unsigned long long* q, cg::thread_block_tile<8>* stored) {
  auto tile = cg::tiled_partition<8>(cg::this_thread_block());
  int all;
  p[0] = tile.match_any(p[threadIdx.x]) + tile.match_all(q[threadIdx.x], all) + all;
  auto some = cg::coalesced_threads();
  p[1] = some.match_any(p[threadIdx.x]);
  p[2] = tile.match_any((short)p[threadIdx.x]);
  p[3] = stored->match_any(p[threadIdx.x]);
}
`);
  expect(refusals).toEqual([
    "a.cu:8 no-counterpart",
    "a.cu:9 cooperative-groups",
    "a.cu:10 cooperative-groups",
  ]);
  expect(text).toContain(
    "unwarpTileMatchAny(tile, p[threadIdx.x]) + unwarpTileMatchAll(tile, q[threadIdx.x], all) + all",
  );
}, 60_000);
