// Votes, matches and reductions with full masks and with masks of their own in each branch.
#include <algorithm>

#include "check.h"

enum { Ballot, Any, All, MatchAny, MatchAll, Predicate, Add, Min, Max, And, Or, Xor, Count };

__device__ void operations(unsigned mask, int value, unsigned* out) {
  int same;
  out[Ballot] = __ballot_sync(mask, value % 3 == 0);
  out[Any] = __any_sync(mask, value == 40) ? 1 : 0;
  out[All] = __all_sync(mask, value < 50) ? 1 : 0;
  out[MatchAny] = __match_any_sync(mask, value / 5);
  out[MatchAll] = __match_all_sync(mask, (long long)(value / 32), &same);
  out[Predicate] = same;
  out[Add] = __reduce_add_sync(mask, value);
  out[Min] = __reduce_min_sync(mask, value - 20);
  out[Max] = __reduce_max_sync(mask, value - 20);
  out[And] = __reduce_and_sync(mask, (unsigned)value | 64u);
  out[Or] = __reduce_or_sync(mask, (unsigned)value);
  out[Xor] = __reduce_xor_sync(mask, (unsigned)value);
}

// The branches meet by their masks: one of them runs an extra __syncwarp first.
__global__ void branches(unsigned* out) {
  int i = threadIdx.x;
  if (i % 2 == 0) {
    __syncwarp(0x55555555u);
    operations(0x55555555u, i, out + i * Count);
  } else {
    operations(0xaaaaaaaau, i, out + i * Count);
  }
}

__global__ void whole(unsigned* out) { operations(0xffffffffu, threadIdx.x, out + threadIdx.x * Count); }

static void verify(const unsigned* out, int block, int step) {
  for (int i = 0; i < block; ++i, out += Count) {
    unsigned ballot = 0, any = 0, all = 1, matches = 0, lanes = 0, sum = 0, band = ~0u, bor = 0, bxor = 0;
    int least = 1000, most = -1000, matchesAll = 1;
    for (int j = i / 32 * 32; j < i / 32 * 32 + 32 && j < block; ++j) {
      if (j % step != i % step) continue;
      unsigned bit = 1u << (j % 32);
      lanes |= bit;
      if (j % 3 == 0) ballot |= bit;
      any |= j == 40;
      all &= j < 50;
      if (j / 5 == i / 5) matches |= bit;
      matchesAll &= j / 32 == i / 32;
      sum += j;
      least = std::min(least, j - 20);
      most = std::max(most, j - 20);
      band &= j | 64;
      bor |= j;
      bxor ^= j;
    }
    CHECK(out[Ballot] == ballot && out[Any] == any && out[All] == all);
    CHECK(out[MatchAny] == matches && out[MatchAll] == lanes && out[Predicate] == (unsigned)matchesAll);
    CHECK(out[Add] == sum && (int)out[Min] == least && (int)out[Max] == most);
    CHECK(out[And] == band && out[Or] == bor && out[Xor] == bxor);
  }
}

int main() {
  for (int block : {32, 64, 41}) {
    unsigned* device = deviceZeros<unsigned>(block * Count);
    whole<<<1, block>>>(device);
    verify(toHost(device, block * Count).data(), block, 1);
    branches<<<1, block>>>(device);
    verify(toHost(device, block * Count).data(), block, 2);
    cudaFree(device);
  }
  puts("PASSED");
}
