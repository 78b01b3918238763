// a = b + 3 c over more memory than the caches hold: what counts is bandwidth.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 1 << 23;
  static constexpr float scale = 3;
  std::vector<float> b = std::vector<float>(n), c = std::vector<float>(n);

  Problem() {
    for (int i = 0; i < n; ++i) b[i] = uniform(i), c[i] = uniform(i + n);
  }

  double check(const float* a) const {
    double sum = 0;
    for (int i = 0; i < n; ++i) {
      expectClose("a", i, a[i], b[i] + scale * c[i], 1e-6);
      sum += a[i];
    }
    return sum;
  }
};
