#include "shared.h"
__device__ int counter;
__constant__ float factors[4] = {10, 20, 30, 40};
__device__ float scaled(float x, int i) { return x * factors[i]; }
static __device__ int local(int x) { return x + 100; }
namespace { __global__ void work(int* out, int n) { out[threadIdx.x] = local(n) + thrice(1); } }
int runOther(int n) {
  int* d; int h[2]; cudaMalloc(&d, 8); work<<<1, 2>>>(d, n); cudaMemcpy(h, d, 8, cudaMemcpyDeviceToHost);
  fillWith<<<1, 2>>>(d, 5, 2); int k[2]; cudaMemcpy(k, d, 8, cudaMemcpyDeviceToHost);
  return h[1] * 100 + k[1];
}
