// c = a b for square matrices: n^3 products, and a column of b strides through memory.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 512;
  std::vector<float> a = std::vector<float>(n * n), b = std::vector<float>(n * n);

  Problem() {
    for (int i = 0; i < n * n; ++i) a[i] = uniform(i), b[i] = uniform(i + n * n) - 0.25f;
  }

  /** Checks an element of each row, at another column each. */
  double check(const float* c) const {
    double sum = 0;
    for (int row = 0; row < n; ++row) {
      int column = (row * 37 + 5) % n;
      double expected = 0;
      for (int k = 0; k < n; ++k) expected += (double)a[row * n + k] * b[k * n + column];
      expectClose("c", row * n + column, c[row * n + column], expected, 1e-5);
    }
    for (int i = 0; i < n * n; ++i) sum += c[i];
    return sum;
  }
};
