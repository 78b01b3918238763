// Radix sort and merge sort over several kernels, prefix sums over blocks: what larger programs are made of.
#include "check.h"
#include <algorithm>

__global__ void blockScan(const unsigned* in, unsigned* out, unsigned* sums, int n) {
  extern __shared__ unsigned s[];
  int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
  s[t] = i < n ? in[i] : 0;
  __syncthreads();
  for (int step = 1; step < blockDim.x; step *= 2) {
    unsigned v = t >= step ? s[t - step] : 0;
    __syncthreads();
    s[t] += v;
    __syncthreads();
  }
  if (i < n) out[i] = t ? s[t - 1] : 0;
  if (t == blockDim.x - 1) sums[blockIdx.x] = s[t];
}
__global__ void addOffsets(unsigned* out, const unsigned* offsets, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] += offsets[blockIdx.x];
}
void scan(const unsigned* in, unsigned* out, int n) {
  const int block = 96;
  int blocks = (n + block - 1) / block;
  unsigned *sums, *scanned;
  CHECK_CUDA(cudaMalloc(&sums, blocks * sizeof(unsigned)));
  blockScan<<<blocks, block, block * sizeof(unsigned)>>>(in, out, sums, n);
  if (blocks > 1) {
    CHECK_CUDA(cudaMalloc(&scanned, blocks * sizeof(unsigned)));
    scan(sums, scanned, blocks);
    addOffsets<<<blocks, block>>>(out, scanned, n);
    CHECK_CUDA(cudaFree(scanned));
  }
  CHECK_CUDA(cudaFree(sums));
}
__global__ void flags(const unsigned* keys, unsigned* zero, int bit, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) zero[i] = !(keys[i] >> bit & 1);
}
__global__ void scatter(const unsigned* keys, const unsigned* zero, const unsigned* before, unsigned* out, int bit, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned zeros = before[n - 1] + zero[n - 1];
  out[zero[i] ? before[i] : zeros + i - before[i]] = keys[i];
}

__global__ void mergeStep(const unsigned* in, unsigned* out, int width, int n) {
  int start = (blockIdx.x * blockDim.x + threadIdx.x) * 2 * width;
  if (start >= n) return;
  int middle = min(start + width, n), end = min(start + 2 * width, n), a = start, b = middle;
  for (int i = start; i < end; ++i) out[i] = a < middle && (b >= end || in[a] <= in[b]) ? in[a++] : in[b++];
}

int main() {
  const int n = 1000;
  std::vector<unsigned> keys(n);
  for (int i = 0; i < n; ++i) keys[i] = i * 2654435761u >> 20;
  unsigned* a = toDevice(keys);
  unsigned* m = toDevice(keys);
  unsigned* b = deviceZeros<unsigned>(n);
  unsigned* zero = deviceZeros<unsigned>(n);
  unsigned* before = deviceZeros<unsigned>(n);
  for (int bit = 0; bit < 12; ++bit) {
    flags<<<(n + 63) / 64, 64>>>(a, zero, bit, n);
    scan(zero, before, n);
    scatter<<<(n + 63) / 64, 64>>>(a, zero, before, b, bit, n);
    std::swap(a, b);
  }
  std::sort(keys.begin(), keys.end());
  CHECK(toHost(a, n) == keys);
  for (int width = 1; width < n; width *= 2) {
    mergeStep<<<(n / (2 * width) + 32) / 32, 32>>>(m, b, width, n);
    std::swap(m, b);
  }
  CHECK(toHost(m, n) == keys);
  puts("PASSED");
}
