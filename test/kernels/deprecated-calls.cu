// What old programs call: the cudaThread functions, which CUDA 13 no longer has, and cudaMemcpyToSymbol by the old habits.
#include "check.h"

__constant__ float weights[4];
__device__ int total;
__global__ void kernel(float* out) {
  out[threadIdx.x] = weights[threadIdx.x];
  atomicAdd(&total, 1);
}

int main() {
  const float values[4] = {1, 2, 4, 8};
  CHECK_CUDA(cudaMemcpyToSymbol(weights, values, sizeof values, 0, cudaMemcpyHostToDevice));
  int zero = 0;
  CHECK_CUDA(cudaMemcpyToSymbol(total, &zero, sizeof zero));
  float* out = deviceZeros<float>(4);
  kernel<<<1, 4>>>(out);
#if CUDART_VERSION < 13000
  CHECK_CUDA(cudaThreadSynchronize());
  CHECK_CUDA(cudaThreadSetCacheConfig(cudaFuncCachePreferShared));
#else
  CHECK_CUDA(cudaDeviceSynchronize());
#endif
  CHECK(toHost(out, 4)[3] == 8);
  CHECK_CUDA(cudaMemcpyFromSymbol(&zero, total, sizeof zero));
  CHECK(zero == 4);
#if CUDART_VERSION < 13000
  CHECK_CUDA(cudaThreadExit());
#endif
  puts("PASSED");
}
