#include "problem.h"
#include "../support/measure.h"

static void triad(const float* b, const float* c, float* a, float scale, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) a[i] = b[i] + scale * c[i];
}

int main() {
  Problem problem;
  std::vector<float> a(problem.n);
  auto launch = [&] { triad(problem.b.data(), problem.c.data(), a.data(), problem.scale, problem.n); };
  launch();
  report("triad", problem.check(a.data()), launch);
}
