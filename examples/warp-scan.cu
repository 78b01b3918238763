// Running sums: lanes of a warp pass their sums on with shuffles, warps meet in shared memory, blocks in a second kernel.
#include <cstdio>
#include <vector>

constexpr int blockSize = 256, warps = blockSize / 32;

// The sum of this lane's value and those of the lanes before it.
__device__ int scanWarp(int value) {
  int lane = threadIdx.x % 32;
  for (int reach = 1; reach < 32; reach *= 2) {
    int before = __shfl_up_sync(0xffffffff, value, reach);
    if (lane >= reach) value += before;
  }
  return value;
}

__global__ void scanBlocks(const int* values, int* sums, int* blockSums, int n) {
  __shared__ int warpSums[warps];
  int i = blockIdx.x * blockSize + threadIdx.x;
  int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
  int sum = scanWarp(i < n ? values[i] : 0);
  if (lane == 31) warpSums[warp] = sum;
  __syncthreads();
  if (warp == 0) {
    int whole = scanWarp(lane < warps ? warpSums[lane] : 0);
    if (lane < warps) warpSums[lane] = whole;
  }
  __syncthreads();
  if (warp > 0) sum += warpSums[warp - 1];
  if (i < n) sums[i] = sum;
  if (threadIdx.x == blockSize - 1) blockSums[blockIdx.x] = sum;
}

__global__ void addBlocksBefore(int* sums, const int* scannedBlockSums, int n) {
  int i = blockIdx.x * blockSize + threadIdx.x;
  if (blockIdx.x > 0 && i < n) sums[i] += scannedBlockSums[blockIdx.x - 1];
}

int main() {
  const int n = 50'001, blocks = (n + blockSize - 1) / blockSize;
  static_assert(blocks <= blockSize, "the sums of the blocks are scanned by one block");
  std::vector<int> values(n), sums(n);
  for (int i = 0; i < n; ++i) values[i] = i * 37 % 101 - 40;

  int *dValues, *dSums, *dBlockSums, *dWhole;
  cudaMalloc(&dValues, n * sizeof(int));
  cudaMalloc(&dSums, n * sizeof(int));
  cudaMalloc(&dBlockSums, blocks * sizeof(int));
  cudaMalloc(&dWhole, sizeof(int));
  cudaMemcpy(dValues, values.data(), n * sizeof(int), cudaMemcpyHostToDevice);
  scanBlocks<<<blocks, blockSize>>>(dValues, dSums, dBlockSums, n);
  scanBlocks<<<1, blockSize>>>(dBlockSums, dBlockSums, dWhole, blocks);
  addBlocksBefore<<<blocks, blockSize>>>(dSums, dBlockSums, n);
  cudaMemcpy(sums.data(), dSums, n * sizeof(int), cudaMemcpyDeviceToHost);
  cudaError_t status = cudaGetLastError();
  if (status != cudaSuccess) {
    fprintf(stderr, "%s\n", cudaGetErrorString(status));
    return 1;
  }

  int wrong = 0, sum = 0;
  for (int i = 0; i < n; ++i) {
    sum += values[i];
    wrong += sums[i] != sum;
  }
  printf("%d running sums, the last is %d: %s\n", n, sum, wrong == 0 ? "PASSED" : "FAILED");
  cudaFree(dValues);
  cudaFree(dSums);
  cudaFree(dBlockSums);
  cudaFree(dWhole);
  return wrong != 0;
}
