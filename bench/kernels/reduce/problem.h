// The sum of each block's 256 numbers: shuffles inside warps, then through shared memory.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 1 << 21, threads = 256, blocks = n / threads;
  std::vector<int> values = std::vector<int>(n);

  Problem() {
    for (int i = 0; i < n; ++i) values[i] = (int)(1000 * uniform(i)) - 300;
  }

  double check(const int* sums) const {
    double total = 0;
    for (int block = 0; block < blocks; ++block) {
      int expected = 0;
      for (int i = 0; i < threads; ++i) expected += values[block * threads + i];
      expectClose("sums", block, sums[block], expected, 0);
      total += sums[block];
    }
    return total;
  }
};
