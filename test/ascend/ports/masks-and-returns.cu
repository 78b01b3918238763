// Masks that are made before lanes return, and used by those that stay; matches within tiles.
#include <cooperative_groups.h>
#include <cstdio>
namespace cg = cooperative_groups;

__device__ int placeIn(int* counter, unsigned mask) {
  int lane = threadIdx.x & 31, leader = __ffs(mask) - 1, base = 0;
  if (lane == leader) base = atomicAdd(counter, __popc(mask));
  return __shfl_sync(mask, base, leader) + __popc(mask & ((1u << lane) - 1));
}

__global__ void histogram(const int* in, int* bins, int* sums, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  bool isIn = i < n;
  unsigned here = __ballot_sync(0xffffffffu, isIn);
  if (!isIn) return;
  unsigned same = __match_any_sync(here, in[i]);
  if ((threadIdx.x & 31) == __ffs(same) - 1) atomicAdd(&bins[in[i]], __popc(same));
  int sum = in[i];
  for (int d = 16; d > 0; d /= 2) {
    int other = __shfl_down_sync(here, sum, d);
    if ((threadIdx.x & 31) + d < 32 && i + d < n) sum += other;
  }
  if ((threadIdx.x & 31) != 0) return;
  sums[i / 32] = sum;
}

__global__ void halves(const int* in, int* out, int* count, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned here = __ballot_sync(0xffffffffu, n > i);
  if (i >= n) return;
  unsigned even = __ballot_sync(here, in[i] % 2 == 0);
  int place = in[i] % 2 == 0 ? placeIn(&count[0], even) : n - 1 - placeIn(&count[1], here & ~even);
  out[place] = in[i];
}

__global__ void tiles(const int* in, int* out) {
  auto tile = cg::tiled_partition<8>(cg::this_thread_block());
  int i = blockIdx.x * blockDim.x + threadIdx.x, all = 0;
  unsigned same = tile.match_any(in[i]), none = tile.match_all(in[i] / 4, all);
  if (in[i - (int)tile.thread_rank()] > 3) all += (int)tile.match_any((float)(in[i] % 3)) * 2;
  out[i] = (int)(same * 1000 + none) + all * 7;
}

int main() {
  const int n = 203, blocks = 4, size = 64;
  static int h[blocks * size], g[blocks * size];
  for (int i = 0; i < blocks * size; i++) h[i] = i * i / 7 % 9;
  int *in, *bins, *sums, *out;
  cudaMalloc(&in, sizeof h);
  cudaMalloc(&bins, sizeof h);
  cudaMalloc(&sums, sizeof h);
  cudaMalloc(&out, sizeof h);
  cudaMemcpy(in, h, sizeof h, cudaMemcpyHostToDevice);
  cudaMemset(bins, 0, sizeof h);
  histogram<<<blocks, size>>>(in, bins, sums, n);
  cudaMemcpy(g, bins, sizeof g, cudaMemcpyDeviceToHost);
  for (int i = 0; i < 9; i++) printf("%d ", g[i]);
  cudaMemcpy(g, sums, sizeof g, cudaMemcpyDeviceToHost);
  for (int i = 0; i * 32 < n; i++) printf("%d ", g[i]);
  cudaMemset(bins, 0, sizeof h);
  halves<<<1, 32>>>(in, out, bins, 23);
  cudaMemcpy(g, out, sizeof g, cudaMemcpyDeviceToHost);
  for (int i = 0; i < 23; i++) printf("%d ", g[i]);
  tiles<<<blocks, size>>>(in, out);
  cudaMemcpy(g, out, sizeof g, cudaMemcpyDeviceToHost);
  unsigned sum = 0;
  for (int i = 0; i < blocks * size; i++) sum = sum * 31 + (unsigned)g[i];
  printf("%08x\n", sum);
  cudaFree(in);
  cudaFree(bins);
  cudaFree(sums);
  cudaFree(out);
  return cudaGetLastError() != cudaSuccess;
}
