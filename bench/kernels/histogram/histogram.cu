#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__global__ void histogram(const unsigned char* bytes, unsigned* counts, int n) {
  __shared__ unsigned mine[256];
  mine[threadIdx.x] = 0;
  __syncthreads();
  int stride = gridDim.x * blockDim.x;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += stride) atomicAdd(&mine[bytes[i]], 1);
  __syncthreads();
  atomicAdd(&counts[threadIdx.x], mine[threadIdx.x]);
}

int main() {
  Problem problem;
  unsigned char* bytes = toDevice(problem.bytes);
  unsigned* counts = onDevice<unsigned>(problem.bins);
  auto launch = [&] {
    CHECK_CUDA(cudaMemsetAsync(counts, 0, problem.bins * sizeof(unsigned)));
    histogram<<<problem.blocks, problem.threads>>>(bytes, counts, problem.n);
    finish();
  };
  launch();
  report("histogram", problem.check(toHost(counts, problem.bins).data()), launch);
}
