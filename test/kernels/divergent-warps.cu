// Warp operations in divergent code: in both branches, in loops of different lengths, behind early returns, in switch cases, in callees.
#include <algorithm>
#include "check.h"

__global__ void bothBranches(int* out) {
  int t = threadIdx.x, lane = t & 31;
  int result;
  if (lane < 16) {
    result = __shfl_xor_sync(0x0000ffffu, t, 15);
    result += __popc(__ballot_sync(0x0000ffffu, t % 3 == 0)) * 100;
  } else {
    result = __shfl_sync(0xffff0000u, t * 2, 31);
    result += __reduce_add_sync(0xffff0000u, 1) * 1000;
  }
  __syncwarp();
  out[t] = result + __shfl_down_sync(0xffffffffu, result, 1);
}
__global__ void loops(const int* turns, int* out) {
  int t = threadIdx.x, sum = 0;
  for (int i = 0; i < turns[t]; i++) {
    unsigned int active = __activemask();
    sum += __popc(active);
    active = __ballot_sync(active, 1);
    sum += __shfl_sync(active, 1, __ffs(active) - 1) * 100;
  }
  out[t] = sum;
}
__device__ __noinline__ int quarter(int value, int lane) {
  unsigned int mask = 0xffu << (lane & 24);
  return __reduce_max_sync(mask, value);
}
__global__ void switches(int* out) {
  int t = threadIdx.x, lane = t & 31, value = (t * 7) % 31;
  switch (lane / 8) {
    case 0: value = quarter(value, lane); break;
    case 1: value = -quarter(-value, lane); break;
    case 2: {
      int predicate;
      unsigned int same = __match_all_sync(0x00ff0000u, t / 8, &predicate);
      value = predicate ? __popc(same) : -1;
      break;
    }
    default: value = __any_sync(0xff000000u, value == 5) * 2 + __all_sync(0xff000000u, value >= 0);
  }
  out[t] = value;
}
__global__ void earlyReturns(int* out, int n) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  if (t >= n) return;
  unsigned int mask = __activemask();
  int sum = t;
  for (int d = 16; d > 0; d /= 2) {
    int other = __shfl_down_sync(mask, sum, d);
    if ((threadIdx.x & 31) + d < 32 && t + d < n) sum += other;
  }
  if ((threadIdx.x & 31) != 0) return;
  atomicAdd(out, sum);
}
__global__ void nested(int* out) {
  int t = threadIdx.x, lane = t & 31, sum = 0;
  for (int i = 0; i < 4; i++) {
    if (lane % 2 == 0) {
      if (lane % 4 == 0) sum += __shfl_xor_sync(0x11111111u, t + i, 4);
      else sum += __shfl_xor_sync(0x44444444u, t * i, 8);
      __syncwarp(0x55555555u);
      sum += __popc(__ballot_sync(0x55555555u, lane > 10));
    } else if (i % 2) {
      sum -= __shfl_xor_sync(0xaaaaaaaau, t, 2);
    }
  }
  out[t] = sum;
}
__device__ int recursive(int depth, int lane) {
  return depth == 0 ? lane : recursive(depth - 1, lane) + 1;
}
__global__ void aroundCalls(int* out) {
  int lane = threadIdx.x & 31, value = recursive(lane % 5, lane);
  value = __shfl_sync(~0u, value, (lane + 1) % 32);
  out[threadIdx.x] = recursive(value % 3, value);
}

int main() {
  int* out = deviceZeros<int>(256);
  bothBranches<<<1, 64>>>(out);
  auto got = toHost(out, 64);
  std::vector<int> r(64);
  for (int t = 0; t < 64; t++) {
    int w = t / 32 * 32, low = 0;
    for (int i = w; i < w + 16; i++) low += i % 3 == 0;
    r[t] = t % 32 < 16 ? (t ^ 15) + low * 100 : (w + 31) * 2 + 16000;
  }
  for (int t = 0; t < 64; t++) CHECK(got[t] == r[t] + r[t % 32 == 31 ? t : t + 1]);

  std::vector<int> turns(96);
  for (int i = 0; i < 96; i++) turns[i] = (i * 5) % 7 + (i > 40 ? 2 : 0);
  loops<<<1, 96>>>(toDevice(turns), out);
  got = toHost(out, 96);
  for (int t = 0; t < 96; t++) {
    int sum = 0;
    for (int i = 0; i < turns[t]; i++) {
      for (int j = t / 32 * 32; j < t / 32 * 32 + 32; j++) sum += turns[j] > i;
      sum += 100;
    }
    CHECK(got[t] == sum);
  }

  switches<<<1, 128>>>(out);
  got = toHost(out, 128);
  for (int t = 0; t < 128; t++) {
    int first = t / 8 * 8, best = -1000, least = 1000, five = 0;
    for (int i = first; i < first + 8; i++) {
      best = std::max(best, (i * 7) % 31);
      least = std::min(least, (i * 7) % 31);
      five |= (i * 7) % 31 == 5;
    }
    int expected[] = {best, least, 8, five * 2 + 1};
    CHECK(got[t] == expected[t % 32 / 8]);
  }

  for (int n : {1, 31, 32, 33, 70, 100, 127, 128}) {
    cudaMemset(out, 0, 4);
    earlyReturns<<<2, 64>>>(out, n);
    CHECK(toHost(out, 1)[0] == n * (n - 1) / 2);
  }

  nested<<<1, 64>>>(out);
  got = toHost(out, 64);
  for (int t = 0; t < 64; t++) {
    int sum = 0, lane = t % 32;
    for (int i = 0; i < 4; i++) {
      if (lane % 4 == 0) sum += (t ^ 4) + i + 10;
      else if (lane % 2 == 0) sum += (t ^ 8) * i + 10;
      else if (i % 2) sum -= t ^ 2;
    }
    CHECK(got[t] == sum);
  }
  aroundCalls<<<1, 64>>>(out);
  got = toHost(out, 64);
  for (int t = 0; t < 64; t++) {
    int from = (t % 32 + 1) % 32, value = from + from % 5;
    CHECK(got[t] == value + value % 3);
  }
  puts("PASSED");
}
