#include "problem.h"
#include "../support/measure.h"

static void matmul(const float* a, const float* b, float* c, int n) {
#pragma omp parallel for
  for (int row = 0; row < n; ++row)
    for (int column = 0; column < n; ++column) {
      float sum = 0;
      for (int k = 0; k < n; ++k) sum += a[row * n + k] * b[k * n + column];
      c[row * n + column] = sum;
    }
}

int main() {
  Problem problem;
  std::vector<float> c(problem.n * problem.n);
  auto launch = [&] { matmul(problem.a.data(), problem.b.data(), c.data(), problem.n); };
  launch();
  report("matmul", problem.check(c.data()), launch);
}
