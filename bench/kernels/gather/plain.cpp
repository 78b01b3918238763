#include "problem.h"
#include "../support/measure.h"

static void gather(const float* table, const int* index, float* out, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) out[i] = table[index[i]];
}

int main() {
  Problem problem;
  std::vector<float> out(problem.n);
  auto launch = [&] { gather(problem.table.data(), problem.index.data(), out.data(), problem.n); };
  launch();
  report("gather", problem.check(out.data()), launch);
}
