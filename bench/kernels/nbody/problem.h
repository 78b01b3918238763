// The pull of all bodies on each: an inner loop over all of them with a reciprocal square root.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 4096;
  static constexpr float softening = 0.01f;
  /** x, y, z and mass of each body. */
  std::vector<float> bodies = std::vector<float>(4 * n);

  Problem() {
    for (int i = 0; i < 4 * n; ++i) bodies[i] = uniform(i);
  }

  /** `pulls` has x, y, z and a zero for each body. */
  double check(const float* pulls) const {
    for (int i = 0; i < n; i += 127) {
      double pull[3] = {};
      for (int j = 0; j < n; ++j) {
        double d[3], square = softening;
        for (int axis = 0; axis < 3; ++axis) {
          d[axis] = (double)bodies[4 * j + axis] - bodies[4 * i + axis];
          square += d[axis] * d[axis];
        }
        for (int axis = 0; axis < 3; ++axis) pull[axis] += d[axis] * bodies[4 * j + 3] / (square * std::sqrt(square));
      }
      for (int axis = 0; axis < 3; ++axis) expectClose("pulls", 4 * i + axis, pulls[4 * i + axis], pull[axis], 2e-4);
    }
    double sum = 0;
    for (int i = 0; i < 4 * n; ++i) sum += std::fabs(pulls[i]);
    return sum;
  }
};
