// Histogram of bytes: each block counts in shared memory with atomics, then adds its counts to the global ones.
#include <cstdio>
#include <vector>

constexpr int bins = 256;

__global__ void histogram(const unsigned char* data, int n, unsigned* counts) {
  __shared__ unsigned local[bins];
  for (int bin = threadIdx.x; bin < bins; bin += blockDim.x) local[bin] = 0;
  __syncthreads();
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) atomicAdd(&local[data[i]], 1u);
  __syncthreads();
  for (int bin = threadIdx.x; bin < bins; bin += blockDim.x)
    if (local[bin]) atomicAdd(&counts[bin], local[bin]);
}

int main() {
  const int n = 2'000'003;
  std::vector<unsigned char> data(n);
  unsigned state = 1;
  for (auto& byte : data) {
    state = state * 1103515245u + 12345u;
    unsigned x = state >> 16 & 255, y = state >> 8 & 255;
    byte = static_cast<unsigned char>((x + y) / 2);
  }
  unsigned char* dData;
  unsigned* dCounts;
  cudaMalloc(&dData, n);
  cudaMalloc(&dCounts, bins * sizeof(unsigned));
  cudaMemcpy(dData, data.data(), n, cudaMemcpyHostToDevice);
  cudaMemset(dCounts, 0, bins * sizeof(unsigned));
  histogram<<<40, 192>>>(dData, n, dCounts);
  std::vector<unsigned> counts(bins), want(bins);
  cudaMemcpy(counts.data(), dCounts, bins * sizeof(unsigned), cudaMemcpyDeviceToHost);
  for (unsigned char byte : data) ++want[byte];

  for (int row = 0; row < 8; ++row) {
    unsigned sum = 0;
    for (int i = 0; i < bins / 8; ++i) sum += counts[row * bins / 8 + i];
    printf("%3d-%3d %8u ", row * bins / 8, row * bins / 8 + bins / 8 - 1, sum);
    for (unsigned star = 0; star < sum / 20000; ++star) putchar('*');
    putchar('\n');
  }
  bool ok = counts == want;
  puts(ok ? "PASSED" : "FAILED");
  return !ok;
}
