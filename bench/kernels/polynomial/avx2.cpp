#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

/** Eight lanes are two vectors of doubles. */
static void polynomial(const double* x, double* y, const double* coefficients, int terms, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; i += 8) {
    __m256d low = _mm256_loadu_pd(x + i), high = _mm256_loadu_pd(x + i + 4);
    __m256d lowSum = _mm256_setzero_pd(), highSum = lowSum;
    for (int k = terms - 1; k >= 0; --k) {
      __m256d coefficient = _mm256_set1_pd(coefficients[k]);
      lowSum = _mm256_fmadd_pd(lowSum, low, coefficient);
      highSum = _mm256_fmadd_pd(highSum, high, coefficient);
    }
    _mm256_storeu_pd(y + i, lowSum);
    _mm256_storeu_pd(y + i + 4, highSum);
  }
}

int main() {
  Problem problem;
  std::vector<double> y(problem.n);
  auto launch = [&] {
    polynomial(problem.x.data(), y.data(), problem.coefficients.data(), problem.terms, problem.n);
  };
  launch();
  report("polynomial", problem.check(y.data()), launch);
}
