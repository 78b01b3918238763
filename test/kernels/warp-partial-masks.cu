// Warp operations with masks that name some lanes: in branches, in loops that lanes leave, in parts of a warp narrower
// than 32, and with lanes around them that are gone.
#include "check.h"

/** The lanes for which `i % divisor == remainder`. */
__host__ __device__ unsigned every(int divisor, int remainder) {
  unsigned mask = 0;
  for (int lane = remainder; lane < 32; lane += divisor) mask |= 1u << lane;
  return mask;
}

// Each branch has its own mask, operation and number of operations.
__global__ void branches(int* out) {
  int lane = threadIdx.x % 32, value = threadIdx.x * 3;
  int result;
  switch (lane % 3) {
    case 0:
      result = __shfl_sync(every(3, 0), value, 9);
      for (int i = 0; i < 4; ++i) result += __shfl_xor_sync(every(3, 0), value, 0) + i;
      break;
    case 1:
      if (lane < 16) result = __reduce_add_sync(every(3, 1) & 0xffffu, value);
      else result = __popc(__ballot_sync(every(3, 1) & 0xffff0000u, value % 2));
      break;
    default:
      result = __shfl_up_sync(every(3, 2), value, 3);
      result = __shfl_down_sync(every(3, 2), result, 3);
  }
  out[threadIdx.x] = result;
}

static int branchesOf(int t) {
  int first = t / 32 * 32, lane = t % 32;
  if (lane % 3 == 0) return (first + 9) * 3 + 4 * t * 3 + 6;
  if (lane % 3 == 1) {
    int sum = 0, odd = 0;
    for (int other = 1; other < 32; other += 3)
      if (other / 16 == lane / 16) sum += (first + other) * 3, odd += (first + other) * 3 % 2;
    return lane < 16 ? sum : odd;
  }
  // Lane 2 has nobody three below it within the mask: it keeps its own; so has lane 29 nobody three above.
  int up = lane >= 3 ? t - 3 : t, down = lane + 3 < 32 ? t : up;
  return down * 3;
}

// Lanes that returned take no part; those that stay name themselves.
__global__ void afterReturns(int* out, int staying) {
  int lane = threadIdx.x % 32;
  unsigned mask = __ballot_sync(0xffffffffu, lane % 4 < staying);
  if (lane % 4 >= staying) return;
  int value = lane;
  for (int offset = 1; offset < 4; offset *= 2) {
    int other = __shfl_xor_sync(mask, value, offset);
    if ((lane % 4 ^ offset) < staying) value += other;  // else the lane it asked is gone, and what it got means nothing
  }
  out[threadIdx.x] = value;
}

static int afterReturnsOf(int t, int staying) {
  int lane = t % 32;
  if (lane % 4 >= staying) return -1;
  int values[4], next[4];
  for (int i = 0; i < 4; ++i) values[i] = lane / 4 * 4 + i;
  for (int offset = 1; offset < 4; offset *= 2) {
    for (int i = 0; i < 4; ++i) next[i] = values[i] + ((i ^ offset) < staying ? values[i ^ offset] : 0);
    memcpy(values, next, sizeof values);
  }
  return values[lane % 4];
}

// Four lanes are a group with a loop of its own length: the groups of a warp come to their shuffles at other times.
__global__ void groups(int* out) {
  int lane = threadIdx.x % 32, group = lane / 4, value = lane;
  unsigned mask = 0xfu << (group * 4);
  for (int round = 0; round <= group; ++round) {
    value += __shfl_sync(mask, value, round, 4);
    if (__any_sync(mask, value > 500)) break;
  }
  out[threadIdx.x] = value;
}

static int groupsOf(int t) {
  int group = t % 32 / 4, values[4];
  for (int i = 0; i < 4; ++i) values[i] = group * 4 + i;
  for (int round = 0; round <= group; ++round) {
    int from = values[round % 4];
    bool any = false;
    for (int& value : values) any |= (value += from) > 500;
    if (any) break;
  }
  return values[t % 4];
}

// A match decides who works together, and the lowest lane of each set does the work for it.
__global__ void leaders(const int* keys, int* counts, int* order, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned here = __ballot_sync(0xffffffffu, i < n);
  if (i >= n) return;
  int lane = threadIdx.x % 32, key = keys[i];
  unsigned peers = __match_any_sync(here, key);
  int leader = __ffs(peers) - 1, before = 0;
  if (lane == leader) before = atomicAdd(&counts[key], __popc(peers));
  before = __shfl_sync(peers, before, leader);
  order[i] = before + __popc(peers & ((1u << lane) - 1));
}

static void testLeaders(int n, int block) {
  const int keyCount = 7;
  std::vector<int> keys(n);
  for (int i = 0; i < n; ++i) keys[i] = (i * i + i / 5) % keyCount;
  int *dKeys = toDevice(keys), *dCounts = deviceZeros<int>(keyCount), *dOrder = deviceZeros<int>(n);
  leaders<<<(n + block - 1) / block, block>>>(dKeys, dCounts, dOrder, n);
  std::vector<int> counts = toHost(dCounts, keyCount), order = toHost(dOrder, n);
  std::vector<std::vector<bool>> seen(keyCount);
  for (int key = 0; key < keyCount; ++key) seen[key].resize(counts[key]);
  for (int i = 0; i < n; ++i) {
    CHECK(order[i] >= 0 && order[i] < counts[keys[i]] && !seen[keys[i]][order[i]]);
    seen[keys[i]][order[i]] = true;
  }
  int total = 0;
  for (int count : counts) total += count;
  CHECK(total == n);
}

int main() {
  for (int block : {32, 96, 1024}) {
    int* device = deviceZeros<int>(block);
    branches<<<1, block>>>(device);
    std::vector<int> out = toHost(device, block);
    for (int t = 0; t < block; ++t) CHECK(out[t] == branchesOf(t));
    groups<<<1, block>>>(device);
    out = toHost(device, block);
    for (int t = 0; t < block; ++t) CHECK(out[t] == groupsOf(t));
    for (int staying = 1; staying <= 4; ++staying) {
      CHECK_CUDA(cudaMemset(device, 0xff, block * sizeof(int)));
      afterReturns<<<1, block>>>(device, staying);
      out = toHost(device, block);
      for (int t = 0; t < block; ++t) CHECK(out[t] == afterReturnsOf(t, staying));
    }
    cudaFree(device);
  }
  testLeaders(500, 64);
  testLeaders(333, 33);
  puts("PASSED");
}
