#include "shared.h"
#include <vector>
static __device__ int local(int x) { return x + 1; }
namespace { __global__ void work(int* out, int n) {
  extern __shared__ int tile[];
  int i = threadIdx.x; tile[i] = local(i); __syncthreads();
  if (i < n) { out[i] = tile[n - 1 - i]; atomicAdd(&counter, 1); }
} }
__global__ void scale(float* p) { p[threadIdx.x] = scaled(p[threadIdx.x], threadIdx.x); }
int main(int argc, char** argv) {
  int n = 8; int* d; cudaMalloc(&d, n * sizeof(int));
  work<<<1, n, n * sizeof(int)>>>(d, n);
  std::vector<int> h(n); cudaMemcpy(h.data(), d, n * sizeof(int), cudaMemcpyDeviceToHost);
  for (int x : h) printf("%d ", x);
  int c = 0; cudaMemcpyFromSymbol(&c, counter, sizeof c);
  printf("\ncounter %d\n", c);
  float f[4] = {1, 2, 3, 4}; float* df; cudaMalloc(&df, 16); cudaMemcpy(df, f, 16, cudaMemcpyHostToDevice);
  scale<<<1, 4>>>(df); cudaMemcpy(f, df, 16, cudaMemcpyDeviceToHost);
  printf("%g %g %g %g\n", f[0], f[1], f[2], f[3]);
  fillWith<<<1, n>>>(d, 21, n);
  cudaMemcpy(h.data(), d, n * sizeof(int), cudaMemcpyDeviceToHost);
  printf("%d %d %d %d\n", h[0], thrice(4), runOther(n), runThird(n));
  printf("c %d\n", plainC(4));
  for (int i = 1; i < argc; i++) printf("[%s]", argv[i]);
  printf("\n");
  return argc > 1 ? 3 : 0;
}
