// atomicInc and atomicDec: wrap at the limit, limits 0 and the largest, values above the limit; a ring of tickets over blocks.
#include "check.h"

__global__ void one(unsigned* values, const unsigned* limits, unsigned* olds) {
  int i = threadIdx.x;
  olds[2 * i] = atomicInc(&values[2 * i], limits[i]);
  olds[2 * i + 1] = atomicDec(&values[2 * i + 1], limits[i]);
}

__global__ void tickets(unsigned* counter, unsigned* seen) {
  __shared__ unsigned local;
  if (threadIdx.x == 0) local = 0;
  __syncthreads();
  atomicAdd(&seen[atomicInc(counter, 9)], 1);
  atomicInc(&local, 4);
  __syncthreads();
  if (threadIdx.x == 0) atomicAdd(&seen[10], local);
}

int main() {
  std::vector<unsigned> limits = {0, 1, 5, 0xffffffffu, 7, 7, 7, 3}, start = {0, 1, 5, 0xffffffffu, 6, 7, 8, 0}, values;
  for (unsigned v : start) values.push_back(v), values.push_back(v);
  unsigned* d = toDevice(values);
  unsigned* olds = deviceZeros<unsigned>(16);
  one<<<1, 8>>>(d, toDevice(limits), olds);
  auto got = toHost(d, 16), gotOlds = toHost(olds, 16);
  for (int i = 0; i < 8; ++i) {
    unsigned v = start[i], limit = limits[i];
    CHECK(gotOlds[2 * i] == v && gotOlds[2 * i + 1] == v);
    CHECK(got[2 * i] == (v >= limit ? 0 : v + 1));
    CHECK(got[2 * i + 1] == (v == 0 || v > limit ? limit : v - 1));
  }
  unsigned* counter = deviceZeros<unsigned>(1);
  unsigned* seen = deviceZeros<unsigned>(11);
  tickets<<<20, 33>>>(counter, seen);
  auto s = toHost(seen, 11);
  for (int i = 0; i < 10; ++i) CHECK(s[i] == 66);
  CHECK(s[10] == 20 * (33 % 5) && toHost(counter, 1)[0] == 0);
  puts("PASSED");
}
