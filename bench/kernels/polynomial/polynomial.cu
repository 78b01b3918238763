#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__constant__ double coefficients[Problem::terms];

__global__ void polynomial(const double* x, double* y, int terms, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  double at = x[i], sum = 0;
  for (int k = terms - 1; k >= 0; --k) sum = sum * at + coefficients[k];
  y[i] = sum;
}

int main() {
  Problem problem;
  const int n = problem.n;
  double *x = toDevice(problem.x), *y = onDevice<double>(n);
  CHECK_CUDA(cudaMemcpyToSymbol(coefficients, problem.coefficients.data(), sizeof coefficients));
  auto launch = [&] {
    polynomial<<<(n + 255) / 256, 256>>>(x, y, problem.terms, n);
    finish();
  };
  launch();
  report("polynomial", problem.check(toHost(y, n).data()), launch);
}
