#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__inline__ __device__ int warpSum(int value) {
  for (int offset = 16; offset > 0; offset /= 2) value += __shfl_down_sync(0xffffffff, value, offset);
  return value;
}

__global__ void reduce(const int* values, int* sums, int n) {
  __shared__ int ofWarps[32];
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int sum = warpSum(i < n ? values[i] : 0);
  if (lane == 0) ofWarps[warp] = sum;
  __syncthreads();
  if (warp == 0) {
    sum = warpSum(lane < blockDim.x / 32 ? ofWarps[lane] : 0);
    if (lane == 0) sums[blockIdx.x] = sum;
  }
}

int main() {
  Problem problem;
  int *values = toDevice(problem.values), *sums = onDevice<int>(problem.blocks);
  auto launch = [&] {
    reduce<<<problem.blocks, problem.threads>>>(values, sums, problem.n);
    finish();
  };
  launch();
  report("reduce", problem.check(toHost(sums, problem.blocks).data()), launch);
}
