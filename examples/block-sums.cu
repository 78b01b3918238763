// Sums of blocks, a tree in shared memory: small enough to step through, thread by thread.
#include <cstdio>

__global__ void blockSums(const int* values, int n, int* sums) {
  __shared__ int part[64];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  part[threadIdx.x] = i < n ? values[i] : 0;
  __syncthreads();
  for (int half = blockDim.x / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) part[threadIdx.x] += part[threadIdx.x + half];
    __syncthreads();
  }
  if (threadIdx.x == 0) sums[blockIdx.x] = part[0];
}

int main() {
  const int n = 150, threads = 64, blocks = (n + threads - 1) / threads;
  int values[n];
  for (int i = 0; i < n; i++) values[i] = i + 1;
  int *dValues, *dSums;
  cudaMalloc(&dValues, sizeof(values));
  cudaMalloc(&dSums, blocks * sizeof(int));
  cudaMemcpy(dValues, values, sizeof(values), cudaMemcpyHostToDevice);
  blockSums<<<blocks, threads>>>(dValues, n, dSums);
  int sums[blocks], total = 0;
  cudaError_t error = cudaMemcpy(sums, dSums, sizeof(sums), cudaMemcpyDeviceToHost);
  if (error != cudaSuccess) {
    printf("%s\n", cudaGetErrorString(error));
    return 1;
  }
  for (int b = 0; b < blocks; b++) {
    printf("block %d: %d\n", b, sums[b]);
    total += sums[b];
  }
  printf("%s\n", total == n * (n + 1) / 2 ? "PASSED" : "FAILED");
  cudaFree(dValues);
  cudaFree(dSums);
  return total == n * (n + 1) / 2 ? 0 : 1;
}
