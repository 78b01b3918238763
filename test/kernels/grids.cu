// 1-D to 3-D grids and blocks, odd sizes, grid-stride loops, and grids up to CUDA's limits.
#include "check.h"

__global__ void coordinates(unsigned long long* out) {
  unsigned long long block = blockIdx.x + (unsigned long long)gridDim.x * (blockIdx.y + (unsigned long long)gridDim.y * blockIdx.z);
  unsigned thread = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
  unsigned threads = blockDim.x * blockDim.y * blockDim.z;
  out[block * threads + thread] = block << 32 | threadIdx.x << 20 | threadIdx.y << 10 | threadIdx.z;
}

__global__ void countBlocks(unsigned* count, unsigned* last) {
  if (blockIdx.x % 65536 == 0 && threadIdx.x == 0) atomicAdd(count, 1);
  if (blockIdx.x == gridDim.x - 1) *last = blockIdx.x;
}

__global__ void stride(const int* in, int* out, int n) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) out[i] = in[i] * 3;
}

__global__ void warps(int* out) {
  int t = threadIdx.x + blockDim.x * threadIdx.y;
  out[t] = t / warpSize * 100 + t % warpSize;
}

int main() {
  struct { dim3 grid, block; } shapes[] = {
      {dim3(1), dim3(1)},           {dim3(5), dim3(33)},         {dim3(3, 4), dim3(7, 5)},       {dim3(2, 3, 4), dim3(3, 4, 5)},
      {dim3(1, 1, 9), dim3(1, 1, 64)}, {dim3(1, 17, 1), dim3(2, 512)}, {dim3(31, 1, 2), dim3(1, 31, 2)},
  };
  for (auto& [grid, block] : shapes) {
    unsigned threads = block.x * block.y * block.z, blocks = grid.x * grid.y * grid.z;
    auto* dOut = deviceZeros<unsigned long long>(threads * blocks);
    coordinates<<<grid, block>>>(dOut);
    auto out = toHost(dOut, threads * blocks);
    for (unsigned b = 0; b < blocks; ++b)
      for (unsigned t = 0; t < threads; ++t) {
        unsigned x = t % block.x, y = t / block.x % block.y, z = t / (block.x * block.y);
        CHECK(out[b * threads + t] == ((unsigned long long)b << 32 | x << 20 | y << 10 | z));
      }
    cudaFree(dOut);
  }
  unsigned* counts = deviceZeros<unsigned>(2);
  const unsigned many = 3 << 16;
  countBlocks<<<many, 1>>>(counts, counts + 1);
  std::vector<unsigned> got = toHost(counts, 2);
  CHECK(got[0] == many / 65536 && got[1] == many - 1);

  std::vector<int> in(12345);
  for (int i = 0; i < 12345; ++i) in[i] = i;
  int* dOut = deviceZeros<int>(12345);
  stride<<<3, 57>>>(toDevice(in), dOut, 12345);
  std::vector<int> out = toHost(dOut, 12345);
  for (int i = 0; i < 12345; ++i) CHECK(out[i] == 3 * i);
  warps<<<1, dim3(10, 10)>>>(dOut);
  out = toHost(dOut, 100);
  for (int i = 0; i < 100; ++i) CHECK(out[i] == i / 32 * 100 + i % 32);
  puts("PASSED");
}
