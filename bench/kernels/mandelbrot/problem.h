// How soon each point escapes: a loop that ends at another time for each thread.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int width = 1024, height = 768, most = 256;
  static constexpr float left = -2.2f, top = -1.2f, step = 3.2f / width;

  static int escape(float cx, float cy) {
    float x = 0, y = 0;
    int count = 0;
    while (count < most && x * x + y * y < 4) {
      float next = x * x - y * y + cx;
      y = 2 * x * y + cy;
      x = next;
      ++count;
    }
    return count;
  }

  /** Checks some rows. A product that is not rounded moves a few points at the border of the set. */
  double check(const int* counts) const {
    int different = 0, checked = 0;
    for (int row = 7; row < height; row += 64)
      for (int column = 0; column < width; ++column, ++checked)
        different += counts[row * width + column] != escape(left + step * column, top + step * row);
    expectClose("points that differ", 0, different, 0, 0.02 * checked);
    double sum = 0;
    for (int i = 0; i < width * height; ++i) sum += counts[i];
    return sum;
  }
};
