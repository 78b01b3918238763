#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void gather(global const float* table, global const int* index, global float* out, int n) {
  int i = get_global_id(0);
  if (i < n) out[i] = table[index[i]];
}
)";

int main() {
  Problem problem;
  const size_t n = problem.n;
  OpenCl device(source);
  cl_mem table = device.buffer(problem.table), index = device.buffer(problem.index), out = device.buffer<float>(n);
  cl_kernel kernel = device.kernel("gather", table, index, out, problem.n);
  auto launch = [&] { device.run(kernel, {n}, {256}); };
  launch();
  report("gather", problem.check(device.read<float>(out, n).data()), launch);
}
