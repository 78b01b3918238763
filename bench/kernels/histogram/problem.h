// How often each byte occurs: atomics on a histogram in shared memory, then on the one in global memory.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 1 << 21, bins = 256, threads = 256, blocks = 64;
  std::vector<unsigned char> bytes = std::vector<unsigned char>(n);

  Problem() {
    for (int i = 0; i < n; ++i) bytes[i] = (unsigned char)(256 * uniform(i) * uniform(i + n));
  }

  double check(const unsigned* counts) const {
    std::vector<unsigned> expected(bins);
    for (unsigned char byte : bytes) ++expected[byte];
    double sum = 0;
    for (int bin = 0; bin < bins; ++bin) {
      expectClose("counts", bin, counts[bin], expected[bin], 0);
      sum += (double)counts[bin] * (bin + 1);
    }
    return sum;
  }
};
