// Stable stream compaction: ballots in warps, a scan over the warps in shared memory, a scan over the blocks between two kernels.
#include "check.h"

struct IsPrime {
  __host__ __device__ bool operator()(int n) const {
    if (n < 2) return false;
    for (int d = 2; d * d <= n; d++)
      if (n % d == 0) return false;
    return true;
  }
};
struct IsMarked {
  int remainder;
  __host__ __device__ bool operator()(int n) const { return n % 7 == remainder; }
};

template <class Predicate> __global__ void count(const int* in, int n, int* blockCounts, Predicate keep) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int kept = __syncthreads_count(i < n && keep(in[i]));
  if (threadIdx.x == 0) blockCounts[blockIdx.x] = kept;
}
__global__ void scanCounts(int* counts, int blocks, int* total) {
  int sum = 0;
  for (int base = 0; base < blocks; base += 32) {
    int i = base + threadIdx.x, own = i < blocks ? counts[i] : 0, value = own;
#pragma unroll
    for (int d = 1; d < 32; d *= 2) {
      int left = __shfl_up_sync(~0u, value, d);
      if (threadIdx.x >= d) value += left;
    }
    if (i < blocks) counts[i] = sum + value - own;
    sum += __shfl_sync(~0u, value, 31);
  }
  if (threadIdx.x == 0) *total = sum;
}
template <class Predicate> __global__ void compact(const int* in, int n, const int* blockStarts, int* out, Predicate keep) {
  __shared__ int warpStarts[32];
  int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x % warpSize, warp = threadIdx.x / warpSize;
  bool kept = i < n && keep(in[i]);
  unsigned int votes = __ballot_sync(~0u, kept);
  if (lane == 0) warpStarts[warp] = __popc(votes);
  __syncthreads();
  if (threadIdx.x == 0) {
    int sum = blockStarts[blockIdx.x];
    for (int w = 0; w < (blockDim.x + 31) / 32; w++) {
      int c = warpStarts[w];
      warpStarts[w] = sum;
      sum += c;
    }
  }
  __syncthreads();
  if (kept) out[warpStarts[warp] + __popc(votes & ((1u << lane) - 1))] = in[i];
}
template <class Predicate> void test(int n, int threads, Predicate keep) {
  std::vector<int> in(n), expected;
  for (int i = 0; i < n; i++) {
    in[i] = (i * 31) % 997;
    if (keep(in[i])) expected.push_back(in[i]);
  }
  int blocks = (n + threads - 1) / threads;
  int *data = toDevice(in), *counts = deviceZeros<int>(blocks), *total = deviceZeros<int>(1), *out = deviceZeros<int>(n);
  count<<<blocks, threads>>>(data, n, counts, keep);
  scanCounts<<<1, 32>>>(counts, blocks, total);
  compact<<<blocks, threads>>>(data, n, counts, out, keep);
  CHECK(toHost(total, 1)[0] == (int)expected.size());
  CHECK(toHost(out, expected.size()) == expected);
}

int main() {
  test(10000, 256, IsPrime());
  test(1000, 64, IsMarked{3});
  test(1, 32, IsMarked{0});
  test(777, 1024, IsPrime());
  test(4097, 96, IsMarked{6});
  puts("PASSED");
}
