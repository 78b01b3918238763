#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

static void gather(const float* table, const int* index, float* out, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; i += 8) store(out + i, _mm256_i32gather_ps(table, load(index + i), 4));
}

int main() {
  Problem problem;
  std::vector<float> out(problem.n);
  auto launch = [&] { gather(problem.table.data(), problem.index.data(), out.data(), problem.n); };
  launch();
  report("gather", problem.check(out.data()), launch);
}
