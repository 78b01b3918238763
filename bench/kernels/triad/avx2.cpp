#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

static void triad(const float* b, const float* c, float* a, float scale, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; i += 8) store(a + i, multiplyAdd(splat(scale), load(c + i), load(b + i)));
}

int main() {
  Problem problem;
  std::vector<float> a(problem.n);
  auto launch = [&] { triad(problem.b.data(), problem.c.data(), a.data(), problem.scale, problem.n); };
  launch();
  report("triad", problem.check(a.data()), launch);
}
