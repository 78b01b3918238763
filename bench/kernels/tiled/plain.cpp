#include "../matmul/problem.h"
#include "../support/measure.h"

/** The order of loops that C++ programmers use instead of tiles: rows of b and c are read in sequence. */
static void tiled(const float* a, const float* b, float* c, int n) {
#pragma omp parallel for
  for (int row = 0; row < n; ++row) {
    float* out = c + row * n;
    for (int column = 0; column < n; ++column) out[column] = 0;
    for (int k = 0; k < n; ++k) {
      float factor = a[row * n + k];
      for (int column = 0; column < n; ++column) out[column] += factor * b[k * n + column];
    }
  }
}

int main() {
  Problem problem;
  std::vector<float> c(problem.n * problem.n);
  auto launch = [&] { tiled(problem.a.data(), problem.b.data(), c.data(), problem.n); };
  launch();
  report("tiled", problem.check(c.data()), launch);
}
