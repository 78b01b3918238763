// Asynchronous copies to shared memory: of blocks, tiles and threads, of all alignments, with elements on both sides.
#include <cooperative_groups.h>
#include <cooperative_groups/memcpy_async.h>
#include <cuda_pipeline.h>

#include "check.h"

namespace cg = cooperative_groups;

__global__ void ofBlock(const char* in, char* out, int offset, int bytes) {
  __shared__ char shared[600];
  auto block = cg::this_thread_block();
  cg::memcpy_async(block, shared + offset, in + offset, bytes);
  cg::wait(block);
  for (int i = block.thread_rank(); i < bytes; i += block.size()) out[i] = shared[offset + bytes - 1 - i];
}
__global__ void ofTiles(const double* in, double* out, int count) {
  __shared__ double shared[4][40];
  auto tile = cg::tiled_partition<32>(cg::this_thread_block());
  cg::memcpy_async(tile, shared[threadIdx.x / 32], 40, in + threadIdx.x / 32 * 40, count);
  cg::wait_prior<0>(tile);
  for (int i = tile.thread_rank(); i < count; i += 32) out[threadIdx.x / 32 * 40 + i] = shared[threadIdx.x / 32][count - 1 - i];
}
// Two stages: one is read while the next one is on its way.
__global__ void ofThreads(const float4* in, float* out, int tiles) {
  __shared__ float4 shared[2][64];
  int t = threadIdx.x;
  __pipeline_memcpy_async(&shared[0][t], &in[t], sizeof(float4));
  __pipeline_commit();
  float sum = 0;
  for (int tile = 0; tile < tiles; ++tile) {
    if (tile + 1 < tiles) __pipeline_memcpy_async(&shared[(tile + 1) % 2][t], &in[(tile + 1) * 64 + t], sizeof(float4), t == 5 ? 4 : 0);
    __pipeline_commit();
    __pipeline_wait_prior(1);
    __syncthreads();
    float4 other = shared[tile % 2][(t + 1) % 64];
    sum += other.x + 10 * other.y + 100 * other.z + 1000 * other.w;
    __syncthreads();
  }
  out[t] = sum;
}

int main() {
  std::vector<char> bytes(600);
  for (int i = 0; i < 600; ++i) bytes[i] = i * 7;
  char *in = toDevice(bytes), *out;
  CHECK_CUDA(cudaMallocManaged(&out, 600));
  for (int offset : {0, 1, 4})
    for (int count : {1, 64, 255, 500}) {
      ofBlock<<<1, dim3(16, 5)>>>(in, out, offset, count);
      CHECK_CUDA(cudaDeviceSynchronize());
      for (int i = 0; i < count; ++i) CHECK(out[i] == bytes[offset + count - 1 - i]);
    }
  std::vector<double> doubles(160);
  for (int i = 0; i < 160; ++i) doubles[i] = i * 1.5;
  double *from = toDevice(doubles), *to;
  CHECK_CUDA(cudaMallocManaged(&to, 160 * sizeof(double)));
  ofTiles<<<1, 128>>>(from, to, 37);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int w = 0; w < 4; ++w)
    for (int i = 0; i < 37; ++i) CHECK(to[w * 40 + i] == doubles[w * 40 + 36 - i]);
  constexpr int tiles = 3;
  std::vector<float4> quads(64 * tiles);
  for (int i = 0; i < 64 * tiles; ++i) quads[i] = make_float4(i % 4, i % 3, i % 5, i % 2);
  float4* q = toDevice(quads);
  float* sums;
  CHECK_CUDA(cudaMallocManaged(&sums, 64 * sizeof(float)));
  ofThreads<<<1, 64>>>(q, sums, tiles);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int t = 0; t < 64; ++t) {
    float sum = 0;
    for (int tile = 0; tile < tiles; ++tile) {
      float4 other = quads[tile * 64 + (t + 1) % 64];
      if (tile > 0 && (t + 1) % 64 == 5) other.w = 0;
      sum += other.x + 10 * other.y + 100 * other.z + 1000 * other.w;
    }
    CHECK(sums[t] == sum);
  }
  puts("PASSED");
}
