// A polynomial of degree 31 in double precision by Horner's rule: one long chain a thread.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 1 << 20, terms = 32;
  std::vector<double> x = std::vector<double>(n), coefficients = std::vector<double>(terms);

  Problem() {
    for (int i = 0; i < n; ++i) x[i] = 2 * uniform(i) - 1;
    for (int k = 0; k < terms; ++k) coefficients[k] = uniform(k) - 0.5;
  }

  double check(const double* y) const {
    double sum = 0;
    for (int i = 0; i < n; ++i) {
      if (i % 61 == 0) {
        double expected = 0, power = 1;
        for (int k = 0; k < terms; ++k, power *= x[i]) expected += coefficients[k] * power;
        expectClose("y", i, y[i], expected, 1e-13);
      }
      sum += y[i];
    }
    return sum;
  }
};
