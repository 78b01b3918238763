#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void polynomial(global const double* x, global double* y, constant double* coefficients, int terms, int n) {
  int i = get_global_id(0);
  if (i >= n) return;
  double at = x[i], sum = 0;
  for (int k = terms - 1; k >= 0; --k) sum = sum * at + coefficients[k];
  y[i] = sum;
}
)";

int main() {
  Problem problem;
  const size_t n = problem.n;
  OpenCl device(source);
  cl_mem x = device.buffer(problem.x), y = device.buffer<double>(n), coefficients = device.buffer(problem.coefficients);
  cl_kernel kernel = device.kernel("polynomial", x, y, coefficients, problem.terms, problem.n);
  auto launch = [&] { device.run(kernel, {n}, {256}); };
  launch();
  report("polynomial", problem.check(device.read<double>(y, n).data()), launch);
}
