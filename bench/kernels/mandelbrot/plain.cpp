#include "problem.h"
#include "../support/measure.h"

static void mandelbrot(int* counts, int width, int height, float left, float top, float step) {
#pragma omp parallel for schedule(dynamic, 16)
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column)
      counts[row * width + column] = Problem::escape(left + step * column, top + step * row);
}

int main() {
  Problem problem;
  std::vector<int> counts(problem.width * problem.height);
  auto launch = [&] {
    mandelbrot(counts.data(), problem.width, problem.height, problem.left, problem.top, problem.step);
  };
  launch();
  report("mandelbrot", problem.check(counts.data()), launch);
}
