// Elements of a table in random order.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 1 << 20, tableSize = 1 << 16;
  std::vector<float> table = std::vector<float>(tableSize);
  std::vector<int> index = std::vector<int>(n);

  Problem() {
    for (int i = 0; i < tableSize; ++i) table[i] = uniform(i);
    for (int i = 0; i < n; ++i) index[i] = (int)(tableSize * uniform(i + tableSize));
  }

  double check(const float* out) const {
    double sum = 0;
    for (int i = 0; i < n; ++i) {
      expectClose("out", i, out[i], table[index[i]], 0);
      sum += out[i];
    }
    return sum;
  }
};
