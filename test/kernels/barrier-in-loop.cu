// A tree reduction: one barrier per step of a loop, values live across it, several block sizes.
#include "check.h"

__global__ void reduce(const int* in, int* out, int n) {
  extern __shared__ int partial[];
  int t = threadIdx.x;
  int i = blockIdx.x * blockDim.x + t;
  int mine = i < n ? in[i] : 0;
  partial[t] = mine;
  __syncthreads();
  for (int width = 1; width < (int)blockDim.x; width *= 2) {
    int other = 0;
    if (t % (2 * width) == 0 && t + width < (int)blockDim.x) other = partial[t + width];
    __syncthreads();
    partial[t] += other;
    __syncthreads();
  }
  if (t == 0) out[blockIdx.x] = partial[0];
  if (i < n && in[i] != mine) out[blockIdx.x] = -1;  // `mine` survived every barrier
}

int main() {
  const int n = 10007;
  std::vector<int> in(n);
  for (int i = 0; i < n; ++i) in[i] = i % 17 - 3;
  int* dIn = toDevice(in);
  for (int block : {1, 2, 31, 32, 33, 100, 256, 1000, 1024}) {
    int grid = (n + block - 1) / block;
    int* dOut = deviceZeros<int>(grid);
    reduce<<<grid, block, block * sizeof(int)>>>(dIn, dOut, n);
    std::vector<int> out = toHost(dOut, grid);
    for (int b = 0; b < grid; ++b) {
      int sum = 0;
      for (int i = b * block; i < n && i < (b + 1) * block; ++i) sum += in[i];
      CHECK(out[b] == sum);
    }
    cudaFree(dOut);
  }
  puts("PASSED");
}
