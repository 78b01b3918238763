#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

/** As the kernel: a block of 16 x 16 elements at a time, each lane one element. */
static void matmul(const float* a, const float* b, float* c, int n) {
#pragma omp parallel for collapse(2)
  for (int top = 0; top < n; top += 16)
    for (int left = 0; left < n; left += 16)
      for (int row = top; row < top + 16; ++row)
        for (int column = left; column < left + 16; column += 8) {
          __m256 sum = splat(0.0f);
          for (int k = 0; k < n; ++k) sum = multiplyAdd(splat(a[row * n + k]), load(b + k * n + column), sum);
          store(c + row * n + column, sum);
        }
}

int main() {
  Problem problem;
  std::vector<float> c(problem.n * problem.n);
  auto launch = [&] { matmul(problem.a.data(), problem.b.data(), c.data(), problem.n); };
  launch();
  report("matmul", problem.check(c.data()), launch);
}
