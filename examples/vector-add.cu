// Adds two vectors on the device and checks the sum on the host.
#include <cstdio>
#include <vector>

__global__ void vectorAdd(const float* a, const float* b, float* c, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) c[i] = a[i] + b[i];
}

int main() {
  const int n = 50000;
  const size_t bytes = n * sizeof(float);
  std::vector<float> a(n), b(n), c(n);
  for (int i = 0; i < n; ++i) {
    a[i] = i * 0.5f;
    b[i] = n - i;
  }

  float *dA, *dB, *dC;
  cudaMalloc(&dA, bytes);
  cudaMalloc(&dB, bytes);
  cudaMalloc(&dC, bytes);
  cudaMemcpy(dA, a.data(), bytes, cudaMemcpyHostToDevice);
  cudaMemcpy(dB, b.data(), bytes, cudaMemcpyHostToDevice);

  const int threads = 256;
  const int blocks = (n + threads - 1) / threads;
  vectorAdd<<<blocks, threads>>>(dA, dB, dC, n);
  cudaError_t status = cudaGetLastError();
  if (status != cudaSuccess) {
    fprintf(stderr, "launch failed: %s\n", cudaGetErrorString(status));
    return 1;
  }

  cudaMemcpy(c.data(), dC, bytes, cudaMemcpyDeviceToHost);
  for (int i = 0; i < n; ++i) {
    if (c[i] != a[i] + b[i]) {
      printf("FAILED at %d: %f\n", i, c[i]);
      return 1;
    }
  }
  printf("%d sums on %d blocks of %d threads: PASSED\n", n, blocks, threads);

  cudaFree(dA);
  cudaFree(dB);
  cudaFree(dC);
  return 0;
}
