// Every atomic on 64-bit integers, global and shared; old values prove that each happened once.
#include "check.h"
#include <algorithm>
typedef unsigned long long u64;

__global__ void kernel(u64* g, long long* s, u64* olds, u64* sharedOut) {
  __shared__ u64 box[6];
  __shared__ long long low, high;
  int i = blockIdx.x * blockDim.x + threadIdx.x, t = threadIdx.x;
  if (t < 6) box[t] = t == 1 ? ~0ull : 0;
  if (t == 0) low = 1ll << 62, high = -(1ll << 62);
  __syncthreads();
  const u64 big = 1ull << 33;
  olds[i] = atomicAdd(&g[0], big);
  atomicMin(&g[1], big * (i + 7));
  atomicMax(&g[2], big * i);
  atomicAnd(&g[3], ~(1ull << (i % 64)));
  atomicOr(&g[4], 1ull << (i % 61));
  atomicXor(&g[5], (u64)i << 30);
  u64 old = g[6], seen;
  do {
    seen = old;
    old = atomicCAS(&g[6], seen, seen * 3 + 1);
  } while (old != seen);
  olds[gridDim.x * blockDim.x + i] = atomicExch(&g[7], big + i);
  atomicMin(&s[0], (long long)(50 - i) * (long long)big);
  atomicMax(&s[1], (long long)(i - 500) * (long long)big);
  atomicAdd(&box[0], big + t);
  atomicAnd(&box[1], ~(1ull << t));
  atomicOr(&box[2], 1ull << t);
  atomicXor(&box[3], big * t);
  atomicMax(&box[4], big * t);
  atomicExch(&box[5], big + t);
  atomicMin(&low, (long long)-t * (1ll << 40));
  atomicMax(&high, (long long)-t * (1ll << 40) - 5);
  __syncthreads();
  if (t < 6) sharedOut[blockIdx.x * 8 + t] = box[t];
  if (t == 6) sharedOut[blockIdx.x * 8 + 6] = (u64)low;
  if (t == 7) sharedOut[blockIdx.x * 8 + 7] = (u64)high;
}

int main() {
  const int blocks = 5, threads = 37, n = blocks * threads;
  const u64 big = 1ull << 33;
  std::vector<u64> start = {5, ~0ull, 0, ~0ull, 0, 0, 1, 99};
  u64* g = toDevice(start);
  long long* s = toDevice(std::vector<long long>{1ll << 60, -(1ll << 62)});
  u64* olds = deviceZeros<u64>(2 * n);
  u64* shared = deviceZeros<u64>(8 * blocks);
  kernel<<<blocks, threads>>>(g, s, olds, shared);
  auto got = toHost(g, 8);
  auto gotS = toHost(s, 2);
  auto gotOlds = toHost(olds, 2 * n), gotShared = toHost(shared, 8 * blocks);
  u64 all = 0, chain = 1, x = 0;
  for (int i = 0; i < n; ++i) all |= 1ull << (i % 61), x ^= (u64)i << 30, chain = chain * 3 + 1;
  CHECK(got[0] == 5 + n * big && got[1] == 7 * big && got[2] == (n - 1) * big);
  CHECK(got[3] == 0 && got[4] == all && got[5] == x && got[6] == chain);
  CHECK(gotS[0] == (50ll - (n - 1)) * (long long)big && gotS[1] == (n - 1 - 500ll) * (long long)big);
  std::sort(gotOlds.begin(), gotOlds.begin() + n);
  for (int i = 0; i < n; ++i) CHECK(gotOlds[i] == 5 + i * big);
  // Exchanged values plus the last one are all that were put in, and the first.
  std::vector<u64> exchanged(gotOlds.begin() + n, gotOlds.end());
  exchanged.push_back(got[7]);
  std::sort(exchanged.begin(), exchanged.end());
  CHECK(exchanged[0] == 99);
  for (int i = 0; i < n; ++i) CHECK(exchanged[i + 1] == big + i);
  for (int b = 0; b < blocks; ++b) {
    const u64* o = &gotShared[8 * b];
    u64 sum = 0, mask = 0, mix = 0;
    for (int t = 0; t < threads; ++t) sum += big + t, mask |= 1ull << t, mix ^= big * t;
    CHECK(o[0] == sum && o[1] == ~mask && o[2] == mask && o[3] == mix && o[4] == big * (threads - 1));
    CHECK(o[5] >= big && o[5] < big + threads && (long long)o[6] == -(threads - 1ll) * (1ll << 40) && (long long)o[7] == -5);
  }
  puts("PASSED");
}
