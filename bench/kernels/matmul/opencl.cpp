#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void matmul(global const float* a, global const float* b, global float* c, int n) {
  int row = get_global_id(1), column = get_global_id(0);
  if (row >= n || column >= n) return;
  float sum = 0;
  for (int k = 0; k < n; ++k) sum += a[row * n + k] * b[k * n + column];
  c[row * n + column] = sum;
}
)";

int main() {
  Problem problem;
  const size_t n = problem.n;
  OpenCl device(source);
  cl_mem a = device.buffer(problem.a), b = device.buffer(problem.b), c = device.buffer<float>(n * n);
  cl_kernel kernel = device.kernel("matmul", a, b, c, problem.n);
  auto launch = [&] { device.run(kernel, {n, n}, {16, 16}); };
  launch();
  report("matmul", problem.check(device.read<float>(c, n * n).data()), launch);
}
