/** Threads that would have returned: they declare what follows, and do nothing that others could see. */
import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const before = `#include <cooperative_groups.h>
namespace cg = cooperative_groups;
struct Counter { int* p; __device__ Counter(int* q) : p(q) { atomicAdd(q, 1); } };
struct Guard { int* p; __device__ ~Guard() { *p = 1; } };
struct Sum { float v; __device__ Sum() : v(0) {} __device__ Sum(float a) { v = a; } };
namespace ns { struct Cell { int a; }; }
__global__ void k(unsigned char* p, int* total, const float4* f, ns::Cell* cells, int n) {
  __shared__ int box[64];
  __shared__ int used;
  int i = threadIdx.x, mine = 0;
  if (i >= n) return;
  `;

async function port(words: string) {
  const result = await portTexts(ascendC, {
    "a.cu": `${before}${words}\n  __syncthreads();\n  p[i] = box[63 - i] + used + mine;\n}\n`,
  });
  expect(result.report.files.flatMap(({ reason }) => reason ?? [])).toEqual([]);
  return { refusals: refusalsOf(result), text: outputText(result, "a.asc") };
}

test.each([
  ["auto b = p[i];", "auto b = unwarpRuns ? (p[i]) : static_cast<unsigned char>(0);"],
  ["unsigned char b = p[i];", "unsigned char b = unwarpRuns ? (p[i]) : 0;"],
  ["auto b = total[i];", "auto b = unwarpRuns ? (total[i]) : 0;"],
  ["auto v = f[i];", "auto v = unwarpRuns ? (f[i]) : float4();"],
  ["const auto* v = &f[i];", "const auto* v = unwarpRuns ? (&f[i]) : nullptr;"],
  ["ns::Cell v = cells[i];", "ns::Cell v = unwarpRuns ? (cells[i]) : ns::Cell();"],
  ["int was = used++;", "int was = unwarpRuns ? (used++) : 0;"],
  ["short s = (used = 0, 1);", "short s = unwarpRuns ? ((used = 0, 1)) : 0;"],
  ["int was = mine++;", "int was = mine++;"],
  ["Sum sum(i * 0.5f);", "Sum sum(i * 0.5f);"],
  ["auto both = [=](int a) { return a + p[i]; };", "auto both = [=](int a) { return a + p[i]; };"],
  ["auto block = cg::this_thread_block();", "auto block = cg::this_thread_block();"],
  [
    "auto tile = cg::tiled_partition<32>(cg::this_thread_block());",
    "auto tile = cg::tiled_partition<32>(cg::this_thread_block());",
  ],
])("%s", async (words, expected) => {
  const { refusals, text } = await port(words);
  expect(refusals).toEqual([]);
  expect(text).toContain(`\n  ${expected}\n`);
});

test.each([
  "Counter c(total);",
  "Guard g{total};",
  "auto c = cells[i];",
  "auto [a] = cells[i];",
  "auto some = cg::coalesced_threads();",
  "int& r = total[i];",
])("%s is refused", async (words) => {
  const { refusals } = await port(words);
  expect(refusals).toEqual(["a.cu:11 return-before-barrier"]);
});
