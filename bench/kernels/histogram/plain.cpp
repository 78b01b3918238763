#include <cstring>
#include "problem.h"
#include "../support/measure.h"

/** A histogram for each thread, added up at the end. */
static void histogram(const unsigned char* bytes, unsigned* counts, int n) {
  memset(counts, 0, Problem::bins * sizeof *counts);
#pragma omp parallel for reduction(+ : counts[:Problem::bins])
  for (int i = 0; i < n; ++i) ++counts[bytes[i]];
}

int main() {
  Problem problem;
  std::vector<unsigned> counts(problem.bins);
  auto launch = [&] { histogram(problem.bytes.data(), counts.data(), problem.n); };
  launch();
  report("histogram", problem.check(counts.data()), launch);
}
