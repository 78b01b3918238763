#include <cstdint>
#include <cstring>
#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

/** As the kernel: a histogram a block; a lane's count is a plain read and write, for which AVX2 has no instruction. */
static void histogram(const unsigned char* bytes, unsigned* counts, int n) {
  memset(counts, 0, Problem::bins * sizeof *counts);
  const int stride = Problem::blocks * Problem::threads;
#pragma omp parallel for
  for (int block = 0; block < Problem::blocks; ++block) {
    alignas(32) unsigned mine[Problem::bins] = {};
    for (int start = block * Problem::threads; start < n; start += stride)
      for (int i = start; i < start + Problem::threads; i += 8) {
        uint64_t eight;
        memcpy(&eight, bytes + i, 8);
#pragma GCC unroll 8
        for (int lane = 0; lane < 8; ++lane) ++mine[(unsigned char)(eight >> 8 * lane)];
      }
    for (int bin = 0; bin < Problem::bins; ++bin) __atomic_fetch_add(&counts[bin], mine[bin], __ATOMIC_RELAXED);
  }
}

int main() {
  Problem problem;
  std::vector<unsigned> counts(problem.bins);
  auto launch = [&] { histogram(problem.bytes.data(), counts.data(), problem.n); };
  launch();
  report("histogram", problem.check(counts.data()), launch);
}
