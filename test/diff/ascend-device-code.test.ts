/** Device code that is lowered by `port --to ascend-c`, run on both sides and compared. Needs `npm run build`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, unwarp } from "../programs/support/command.ts";

const cwd = temporaryFolder();

const host = (kernel: string, launch: string) => `
int main() {
  const int n = 300;
  static float h[n];
  for (int i = 0; i < n; i++) h[i] = (i * 37 % 101) * 0.25f;
  float *in, *out;
  cudaMalloc(&in, sizeof h);
  cudaMalloc(&out, sizeof h);
  cudaMemcpy(in, h, sizeof h, cudaMemcpyHostToDevice);
  cudaMemset(out, 0, sizeof h);
  ${kernel}<<<${launch}>>>(in, out, n);
  if (cudaDeviceSynchronize() != cudaSuccess) return 3;
  cudaMemcpy(h, out, sizeof h, cudaMemcpyDeviceToHost);
  cudaFree(in);
  cudaFree(out);
  return h[0] == 0;
}
`;

const programs: Record<string, string> = {
  // Blocks of 100 threads: the last warp has four lanes.
  masks: `#include <cuda_runtime.h>
__global__ void k(const float* in, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x & 31;
  int v = (int)in[i] % 8;
  unsigned odd = __ballot_sync(0xffffffff, v & 1);
  if (v & 1) {
    v += __shfl_sync(odd, v, __ffs(odd) - 1) + __popc(__match_any_sync(odd, v));
    v += __reduce_add_sync(odd, v) + __reduce_min_sync(odd, v);
    v += __shfl_up_sync(odd, v, 1, 8) * 0 + __any_sync(odd, v > 20) + __all_sync(odd, v > 3);
  }
  int all;
  v += __match_all_sync(0xffffffff, blockIdx.x, &all) & lane;
  out[i] = v + all + __reduce_xor_sync(0xffffffff, v) + 1;
}
${host("k", "3, 100")}`,
  exits: `#include <cuda_runtime.h>
__global__ void k(const float* in, float* out, int n) {
  __shared__ float box[128];
  int t = threadIdx.x;
  float v = in[t];
  for (int r = 0; r < 5; r++) {
    if (t % 9 == r) {
      out[t] = -v - 1;
      return;
    }
    box[t] = v;
    __syncthreads();
    v += box[(t * 7 + 3) % 128 % 9 == 8 ? (t * 7 + 3) % 128 : t];
    int here = __syncthreads_count(v > r);
    bool all = __syncthreads_and(v > 0);
    out[128 + t] = all ? here : -here;
  }
  out[t] = v + 1;
}
${host("k", "1, 128")}`,
  tiles: `#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
namespace cg = cooperative_groups;
__global__ void k(const float* in, float* out, int n) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  auto quad = cg::tiled_partition<4>(warp);
  float sum = cg::reduce(warp, in[threadIdx.x], cg::plus<float>{});
  int most = cg::reduce(quad, (int)in[threadIdx.x], cg::greater<int>());
  if (most > 12) sum += quad.shfl_xor(sum, 1) + quad.any(most > 20);
  auto active = cg::coalesced_threads();
  if (in[threadIdx.x] > 9) {
    auto some = cg::coalesced_threads();
    sum += some.shfl(sum, 0) + some.thread_rank();
  }
  out[threadIdx.x] = sum + active.size();
}
${host("k", "1, 128")}`,
  halves: `#include <cuda_runtime.h>
#include <cuda_fp16.h>
__global__ void k(const float* in, float* out, int n) {
  int i = threadIdx.x * 2;
  half2 v = __floats2half2_rn(in[i], in[i + 1]), w(v.y, v.x);
  half x = v.x * w.x + v.y;
  x += 0.1f;
  v.x = x;
  v *= __half2half2(w.y) + __float2half2_rn(in[i] + 0.3f);
  if (v.y > w.y) w = half2(v.y, x) - h2sqrt(v);
  out[i] = __low2float(v) + __half2float(w.x) + 1;
  out[i + 1] = __half22float2(w).y + __popc(__hgt2_mask(v, w));
}
${host("k", "1, 128")}`,
};

test.each(Object.entries(programs))(
  "%s",
  async (name, source) => {
    writeFileSync(join(cwd, `${name}.cu`), source);
    const words = ["port", `${name}.cu`, "--to", "ascend-c", "--out", name, "--verify"];
    const { exitCode, stdout } = await unwarp(words, { cwd });
    expect(stdout).toContain(`\nsame: ${name}.cu and `);
    expect(exitCode).toBe(0);
  },
  120_000,
);

test("a kernel stops where a lane of the mask is missing", async () => {
  const source = `#include <cuda_runtime.h>
__global__ void k(const float* in, float* out, int n) {
  int v = threadIdx.x;
  if (in[v] > 9) v += __shfl_sync(0xffffffff, v, 0);
  out[threadIdx.x] = v;
}
${host("k", "1, 32")}`;
  writeFileSync(join(cwd, "missing.cu"), source);
  const { stdout } = await unwarp(["port", "missing.cu", "--to", "ascend-c", "--out", "missing"], { cwd });
  expect(stdout).toContain(
    "missing.cu:4: it is not shown that the lanes of the mask come to this __shfl_sync",
  );
  const { exitCode } = await unwarp(["run", "missing/missing.asc"], { cwd });
  expect(exitCode).toBe(3);
}, 120_000);
