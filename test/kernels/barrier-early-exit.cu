// Threads that returned do not hold up a barrier; the others go on, also through later barriers.
#include "check.h"

__global__ void survivors(int* out, int alive) {
  __shared__ int total;
  int t = threadIdx.x;
  if (t == 0) total = 0;
  __syncthreads();
  if (t >= alive) return;
  atomicAdd(&total, t + 1);
  __syncthreads();
  int sum = total;
  __syncthreads();
  if (t % 3 == 1) return;
  atomicAdd(&total, 1000);
  __syncthreads();
  out[blockIdx.x * blockDim.x + t] = total * 10 + (sum == alive * (alive + 1) / 2);
}

int main() {
  const int block = 96, grid = 3;
  for (int alive : {1, 2, 40, 95, 96}) {
    int* dOut = deviceZeros<int>(block * grid);
    survivors<<<grid, block>>>(dOut, alive);
    std::vector<int> out = toHost(dOut, block * grid);
    int sum = alive * (alive + 1) / 2, staying = 0;
    for (int t = 0; t < alive; ++t) staying += t % 3 != 1;
    for (int i = 0; i < block * grid; ++i) {
      int t = i % block;
      bool writes = t < alive && t % 3 != 1;
      CHECK(out[i] == (writes ? (sum + staying * 1000) * 10 + 1 : 0));
    }
    cudaFree(dOut);
  }
  puts("PASSED");
}
