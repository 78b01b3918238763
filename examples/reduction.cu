// Sum and maximum of a large array: a tree in shared memory per block, then atomics across blocks.
#include <algorithm>
#include <climits>
#include <cstdio>
#include <numeric>
#include <vector>

__global__ void reduce(const int* values, int n, unsigned long long* sum, int* maximum) {
  extern __shared__ int box[];
  int* sums = box;
  int* maxima = box + blockDim.x;
  int mine = 0, most = INT_MIN;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    mine += values[i];
    most = max(most, values[i]);
  }
  sums[threadIdx.x] = mine;
  maxima[threadIdx.x] = most;
  __syncthreads();
  for (int half = blockDim.x / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) {
      sums[threadIdx.x] += sums[threadIdx.x + half];
      maxima[threadIdx.x] = max(maxima[threadIdx.x], maxima[threadIdx.x + half]);
    }
    __syncthreads();
  }
  if (threadIdx.x == 0) {
    atomicAdd(sum, (unsigned long long)(long long)sums[0]);
    atomicMax(maximum, maxima[0]);
  }
}

int main() {
  const int n = 3'000'017;
  std::vector<int> values(n);
  unsigned state = 12345;
  for (int& value : values) {
    state = state * 1664525u + 1013904223u;
    value = static_cast<int>(state >> 12) - 500000;
  }
  int *dValues, *dMaximum;
  unsigned long long* dSum;
  cudaMalloc(&dValues, n * sizeof(int));
  cudaMalloc(&dSum, sizeof *dSum);
  cudaMalloc(&dMaximum, sizeof *dMaximum);
  cudaMemcpy(dValues, values.data(), n * sizeof(int), cudaMemcpyHostToDevice);
  cudaMemset(dSum, 0, sizeof *dSum);
  int least = INT_MIN;
  cudaMemcpy(dMaximum, &least, sizeof least, cudaMemcpyHostToDevice);

  const int block = 256;
  reduce<<<64, block, 2 * block * sizeof(int)>>>(dValues, n, dSum, dMaximum);

  long long sum;
  int maximum;
  cudaMemcpy(&sum, dSum, sizeof sum, cudaMemcpyDeviceToHost);
  cudaMemcpy(&maximum, dMaximum, sizeof maximum, cudaMemcpyDeviceToHost);
  long long wantSum = std::accumulate(values.begin(), values.end(), 0LL);
  int wantMaximum = *std::max_element(values.begin(), values.end());
  bool ok = sum == wantSum && maximum == wantMaximum;
  printf("sum %lld, maximum %d: %s\n", sum, maximum, ok ? "PASSED" : "FAILED");
  return !ok;
}
