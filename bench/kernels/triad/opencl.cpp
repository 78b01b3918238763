#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void triad(global const float* b, global const float* c, global float* a, float scale, int n) {
  int i = get_global_id(0);
  if (i < n) a[i] = b[i] + scale * c[i];
}
)";

int main() {
  Problem problem;
  const int n = problem.n;
  OpenCl device(source);
  cl_mem b = device.buffer(problem.b), c = device.buffer(problem.c), a = device.buffer<float>(n);
  cl_kernel kernel = device.kernel("triad", b, c, a, problem.scale, n);
  auto launch = [&] { device.run(kernel, {(size_t)n}, {256}); };
  launch();
  report("triad", problem.check(device.read<float>(a, n).data()), launch);
}
