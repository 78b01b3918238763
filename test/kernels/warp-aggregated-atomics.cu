// Warp-aggregated atomics: one lane adds for all that are active, with ballots, with coalesced groups, and per key with __match_any_sync.
#include <cooperative_groups.h>
#include "check.h"
namespace cg = cooperative_groups;

__device__ int aggregated(int* counter) {
  auto active = cg::coalesced_threads();
  int base = 0;
  if (active.thread_rank() == 0) base = atomicAdd(counter, active.size());
  return active.shfl(base, 0) + active.thread_rank();
}
__global__ void filter(const int* in, int* out, int* count, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  if (in[i] > 0) out[aggregated(count)] = in[i];
}
__device__ int aggregatedByMask(int* counter, unsigned int active) {
  int lane = threadIdx.x & 31, leader = __ffs(active) - 1, base = 0;
  if (lane == leader) base = atomicAdd(counter, __popc(active));
  base = __shfl_sync(active, base, leader);
  return base + __popc(active & ((1u << lane) - 1));
}
// Evens and odds to the two ends of one array, in two branches.
__global__ void partition(const int* in, int* out, int* counters, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned int all = __ballot_sync(0xffffffffu, i < n);
  if (i >= n) return;
  bool even = in[i] % 2 == 0;
  unsigned int evens = __ballot_sync(all, even);
  if (even) out[aggregatedByMask(&counters[0], evens)] = in[i];
  else out[n - 1 - aggregatedByMask(&counters[1], all & ~evens)] = in[i];
}
__global__ void histogram(const unsigned char* in, int* bins, int* rounds, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned int active = __ballot_sync(0xffffffffu, i < n);
  if (i >= n) return;
  unsigned int same = __match_any_sync(active, (int)in[i]);
  if ((threadIdx.x & 31) == __ffs(same) - 1) {
    atomicAdd(&bins[in[i]], __popc(same));
    atomicAdd(rounds, 1);
  }
}
// The old way: the leader's key goes round until nobody is left.
__global__ void histogramByLoop(const unsigned char* in, int* bins, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int key = in[i];
  bool done = false;
  while (!done) {
    unsigned int active = __activemask();
    int leader = __ffs(active) - 1, leaderKey = __shfl_sync(active, key, leader);
    unsigned int same = __ballot_sync(active, key == leaderKey);
    if (key == leaderKey) {
      if ((threadIdx.x & 31) == leader) atomicAdd(&bins[key], __popc(same));
      done = true;
    }
  }
}
__global__ void perKeySum(const int* keys, const int* values, int* sums) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  int i = blockIdx.x * blockDim.x + threadIdx.x, key = keys[i], value = values[i];
  unsigned int peers = warp.match_any(key);
  int sum = 0;
  for (unsigned int rest = peers; rest; rest &= rest - 1) {
    int from = __ffs(rest) - 1;
    sum += __shfl_sync(peers, value, from);
  }
  if (warp.thread_rank() == __ffs(peers) - 1) atomicAdd(&sums[key], sum);
}

int main() {
  const int n = 3000;
  std::vector<int> in(n);
  std::vector<unsigned char> bytes(n);
  for (int i = 0; i < n; i++) {
    in[i] = (i * 7919) % 1000 - 400;
    bytes[i] = (i * i) % 11;
  }
  int *data = toDevice(in), *out = deviceZeros<int>(n), *counters = deviceZeros<int>(2);
  filter<<<(n + 127) / 128, 128>>>(data, out, counters, n);
  int kept = 0;
  long long sum = 0, got = 0;
  for (int v : in)
    if (v > 0) kept++, sum += v * (long long)v;
  CHECK(toHost(counters, 1)[0] == kept);
  for (int v : toHost(out, kept)) {
    CHECK(v > 0);
    got += v * (long long)v;
  }
  CHECK(got == sum);

  cudaMemset(counters, 0, 8);
  partition<<<(n + 95) / 96, 96>>>(data, out, counters, n);
  auto counts = toHost(counters, 2);
  CHECK(counts[0] + counts[1] == n);
  auto parts = toHost(out, n);
  sum = got = 0;
  for (int i = 0; i < n; i++) {
    CHECK((parts[i] % 2 == 0) == (i < counts[0]));
    sum += in[i] * (long long)in[i];
    got += parts[i] * (long long)parts[i];
  }
  CHECK(got == sum);

  std::vector<int> expected(11);
  for (auto b : bytes) expected[b]++;
  unsigned char* deviceBytes = toDevice(bytes);
  int *bins = deviceZeros<int>(11), *rounds = deviceZeros<int>(1);
  histogram<<<(n + 63) / 64, 64>>>(deviceBytes, bins, rounds, n);
  CHECK(toHost(bins, 11) == expected);
  int keysPerWarp = 0;
  for (int w = 0; w < n; w += 32) {
    bool seen[11] = {};
    for (int i = w; i < w + 32 && i < n; i++)
      if (!seen[bytes[i]]) seen[bytes[i]] = true, keysPerWarp++;
  }
  CHECK(toHost(rounds, 1)[0] == keysPerWarp);
  cudaMemset(bins, 0, 44);
  histogramByLoop<<<(n + 99) / 100, 100>>>(deviceBytes, bins, n);
  CHECK(toHost(bins, 11) == expected);

  std::vector<int> keys(256), values(256), sums(9);
  for (int i = 0; i < 256; i++) {
    keys[i] = (i * 5 + i / 7) % 9;
    values[i] = i - 100;
    sums[keys[i]] += values[i];
  }
  int* deviceSums = deviceZeros<int>(9);
  perKeySum<<<2, 128>>>(toDevice(keys), toDevice(values), deviceSums);
  CHECK(toHost(deviceSums, 9) == sums);
  puts("PASSED");
}
