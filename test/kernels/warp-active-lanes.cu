// __activemask and lane masks: warp-aggregated atomics, as compaction kernels use them.
#include "check.h"

__global__ void compact(const int* in, int* out, int* size, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n || in[i] % 3 != 0) return;
  unsigned active = __activemask();
  int leader = __ffs(active) - 1;
  int lane = threadIdx.x & 31;
  int start;  // only the leader gives it a value
  if (lane == leader) start = atomicAdd(size, __popc(active));
  start = __shfl_sync(active, start, leader);
  out[start + __popc(active & ((1u << lane) - 1))] = in[i];
}

__global__ void branches(unsigned* out) {
  unsigned mine = 0;
  if (threadIdx.x % 4 == 0)
    mine = __activemask();
  else if (threadIdx.x % 4 == 1)
    mine = __activemask();
  __syncwarp();
  out[threadIdx.x] = mine;
}

int main() {
  const int n = 3001;
  std::vector<int> in(n);
  long long expected = 0;
  int count = 0;
  for (int i = 0; i < n; ++i) {
    in[i] = (i * 7) % 1000;
    if (in[i] % 3 == 0) expected += in[i], count++;
  }
  int* dIn = toDevice(in);
  int* dOut = deviceZeros<int>(n);
  int* dSize = deviceZeros<int>(1);
  compact<<<(n + 99) / 100, 100>>>(dIn, dOut, dSize, n);
  CHECK(toHost(dSize, 1)[0] == count);
  long long sum = 0;
  for (int value : toHost(dOut, count)) sum += value;
  CHECK(sum == expected);

  unsigned* dMasks = deviceZeros<unsigned>(32);
  branches<<<1, 32>>>(dMasks);
  std::vector<unsigned> masks = toHost(dMasks, 32);
  for (int i = 0; i < 32; ++i) {
    // Any set of lanes that includes the asking one, all from its branch, is a legal answer.
    unsigned branch = i % 4 == 0 ? 0x11111111u : i % 4 == 1 ? 0x22222222u : 0u;
    CHECK((masks[i] & ~branch) == 0 && (branch == 0 || (masks[i] >> i & 1)));
  }
  puts("PASSED");
}
