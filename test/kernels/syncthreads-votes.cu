// __syncthreads_count, _and and _or over whole blocks, in a loop, with odd block sizes and 3-D blocks.
#include "check.h"

__global__ void votes(int* out) {
  int t = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
  int n = blockDim.x * blockDim.y * blockDim.z;
  int sum = 0;
  for (int k = 1; k <= 4; ++k) {
    int count = __syncthreads_count(t % k == 0);
    int all = __syncthreads_and(t < n - (k == 3));
    int any = __syncthreads_or(t == 1000 * k);
    sum = sum * 7 + count * 4 + (all != 0) * 2 + (any != 0);
  }
  out[blockIdx.x * n + t] = sum;
}

int main() {
  for (dim3 block : {dim3(1), dim3(33), dim3(5, 3, 2), dim3(1024), dim3(2, 2, 64)}) {
    int n = block.x * block.y * block.z;
    int* dOut = deviceZeros<int>(2 * n);
    votes<<<2, block>>>(dOut);
    std::vector<int> out = toHost(dOut, 2 * n);
    int sum = 0;
    for (int k = 1; k <= 4; ++k) {
      int count = (n + k - 1) / k;
      sum = sum * 7 + count * 4 + (k != 3) * 2 + (1000 * k < n);
    }
    for (int value : out) CHECK(value == sum);
    cudaFree(dOut);
  }
  puts("PASSED");
}
