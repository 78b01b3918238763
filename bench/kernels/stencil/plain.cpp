#include "problem.h"
#include "../support/measure.h"

static void stencil(const float* cells, float* next, int width, int height, float flow) {
#pragma omp parallel for
  for (int y = 1; y < height - 1; ++y)
    for (int x = 1; x < width - 1; ++x) {
      int i = y * width + x;
      float around = cells[i - 1] + cells[i + 1] + cells[i - width] + cells[i + width];
      next[i] = cells[i] + flow * (around - 4 * cells[i]);
    }
}

int main() {
  Problem problem;
  std::vector<float> next(problem.width * problem.height);
  auto launch = [&] { stencil(problem.cells.data(), next.data(), problem.width, problem.height, problem.flow); };
  launch();
  report("stencil", problem.check(next.data()), launch);
}
