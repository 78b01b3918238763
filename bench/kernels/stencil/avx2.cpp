#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

static __m256 stepOf(const float* cells, int width, float flow) {
  __m256 center = load(cells);
  __m256 sides = _mm256_add_ps(load(cells - 1), load(cells + 1));
  __m256 around = _mm256_add_ps(_mm256_add_ps(sides, load(cells - width)), load(cells + width));
  return multiplyAdd(splat(flow), minusProduct(splat(4.0f), center, around), center);
}

/** Row by row; the eight cells at the end of a row overlap those before, so that no lane is idle. */
static void stencil(const float* cells, float* next, int width, int height, float flow) {
#pragma omp parallel for
  for (int y = 1; y < height - 1; ++y) {
    int row = y * width, last = row + width - 9;
    for (int i = row + 1; i < last; i += 8) store(next + i, stepOf(cells + i, width, flow));
    store(next + last, stepOf(cells + last, width, flow));
  }
}

int main() {
  Problem problem;
  std::vector<float> next(problem.width * problem.height);
  auto launch = [&] { stencil(problem.cells.data(), next.data(), problem.width, problem.height, problem.flow); };
  launch();
  report("stencil", problem.check(next.data()), launch);
}
