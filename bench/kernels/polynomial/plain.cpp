#include "problem.h"
#include "../support/measure.h"

static void polynomial(const double* x, double* y, const double* coefficients, int terms, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    double at = x[i], sum = 0;
    for (int k = terms - 1; k >= 0; --k) sum = sum * at + coefficients[k];
    y[i] = sum;
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
