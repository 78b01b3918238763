// A step of heat flow: each cell from itself and its four neighbours; cells at the border stay.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int width = 2048, height = 2048;
  static constexpr float flow = 0.2f;
  std::vector<float> cells = std::vector<float>(width * height);

  Problem() {
    for (int i = 0; i < width * height; ++i) cells[i] = uniform(i);
  }

  /** `next` began as zeros, and its border is left alone. */
  double check(const float* next) const {
    double sum = 0;
    for (int y = 1; y < height - 1; ++y)
      for (int x = 1; x < width - 1; ++x) {
        int i = y * width + x;
        float around = cells[i - 1] + cells[i + 1] + cells[i - width] + cells[i + width];
        expectClose("next", i, next[i], cells[i] + flow * (around - 4 * cells[i]), 1e-6);
        sum += next[i];
      }
    return sum;
  }
};
