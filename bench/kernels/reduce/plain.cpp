#include "problem.h"
#include "../support/measure.h"

static void reduce(const int* values, int* sums, int blocks, int threads) {
#pragma omp parallel for
  for (int block = 0; block < blocks; ++block) {
    int sum = 0;
    for (int i = 0; i < threads; ++i) sum += values[block * threads + i];
    sums[block] = sum;
  }
}

int main() {
  Problem problem;
  std::vector<int> sums(problem.blocks);
  auto launch = [&] { reduce(problem.values.data(), sums.data(), problem.blocks, problem.threads); };
  launch();
  report("reduce", problem.check(sums.data()), launch);
}
