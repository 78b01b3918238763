// A program as people write it, which has to port to Ascend C and compute the same: managed memory.
#include <cstdio>
#include <cmath>
#include <cuda_runtime.h>

__global__ void add(int n, float* x, float* y) {
  int index = blockIdx.x * blockDim.x + threadIdx.x;
  int stride = blockDim.x * gridDim.x;
  for (int i = index; i < n; i += stride) y[i] = x[i] + y[i];
}

int main(void) {
  int N = 1 << 16;
  float *x, *y;
  cudaMallocManaged(&x, N * sizeof(float));
  cudaMallocManaged(&y, N * sizeof(float));
  for (int i = 0; i < N; i++) {
    x[i] = 1.0f;
    y[i] = 2.0f;
  }
  int device = -1;
  cudaGetDevice(&device);
  cudaMemPrefetchAsync(x, N * sizeof(float), device, NULL);
  cudaMemPrefetchAsync(y, N * sizeof(float), device, NULL);
  int blockSize = 256;
  int numBlocks = (N + blockSize - 1) / blockSize;
  add<<<numBlocks, blockSize>>>(N, x, y);
  cudaDeviceSynchronize();
  float maxError = 0.0f;
  for (int i = 0; i < N; i++) maxError = fmax(maxError, fabs(y[i] - 3.0f));
  printf("Max error: %f\n", maxError);
  for (int i = 0; i < N; i++) y[i] = i % 7;
  add<<<numBlocks, blockSize>>>(N / 2, x, y + N / 2);
  add<<<numBlocks, blockSize>>>(N / 2, x + 1, y);
  cudaDeviceSynchronize();
  double sum = 0;
  for (int i = 0; i < N; i++) sum += y[i];
  printf("sum %g\n", sum);
  float host[4];
  cudaMemcpy(host, y + 5, sizeof host, cudaMemcpyDeviceToHost);
  printf("%g %g\n", host[0], host[3]);
  cudaMemset(x, 0, N * sizeof(float));
  printf("%g\n", x[3]);
  cudaFree(x);
  cudaFree(y);
  return 0;
}
