// Sums, without an include of cuda_runtime.h: nvcc has it by itself.
#include "reduce.cuh"
#include <cstdio>
#include <cstdlib>

struct Pool {
  // The project's own, and no function of CUDA's.
  int cudaFree(int count) { return count - 1; }
};

__constant__ int scale;

__global__ void sum(const int* in, int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int x = sumOfWarp(i < n ? in[i] * scale : 0);
  unsigned some = __ballot_sync(FULL_MASK, i < n);
  if ((threadIdx.x & 31) == 0) atomicAdd(out, x);
  bool whole = ~__ballot_sync(__activemask(), 1) == 0;
  if (threadIdx.x == 0 && whole && __popc(some) > 0) atomicAdd(out, 1000);
#if __CUDA_ARCH__ >= 700
  if (i == 0) atomicAdd(out, 10000);
#endif
}

void fail(const char* reason) {
  printf("%s\n", reason);
  exit(1);
}

int main() {
  const int n = 100;
  int host[n], *in, *out, factor = 2, result = 0;
  for (int i = 0; i < n; i++) host[i] = i;
  CHECK(cudaMalloc(&in, sizeof host));
  CHECK(cudaMalloc(&out, sizeof(int)));
  CHECK(cudaMemcpy(in, host, sizeof host, cudaMemcpyHostToDevice));
  CHECK(cudaMemset(out, 0, sizeof(int)));
  CHECK(cudaMemcpyToSymbol(scale, &factor, sizeof factor));
  cudaFuncAttributes attributes;
  CHECK(cudaFuncGetAttributes(&attributes, sum));
  sum<<<2, 64>>>(in, out, n);
  CHECK(cudaThreadSynchronize());
  CHECK(cudaMemcpy(&result, out, sizeof result, cudaMemcpyDeviceToHost));
  printf("%d %d\n", result, Pool().cudaFree(3));
#ifdef NEVER
  cudaDeviceReset();
#endif
  cudaFreeHost(nullptr);
}
