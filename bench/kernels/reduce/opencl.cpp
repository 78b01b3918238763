#include "problem.h"
#include "../support/opencl.h"

// OpenCL 1.2 has no shuffles: the sum goes through local memory.
static const char* source = R"(
kernel void reduce(global const int* values, global int* sums, int n) {
  local int partial[256];
  int id = get_local_id(0), i = get_global_id(0);
  partial[id] = i < n ? values[i] : 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int offset = 128; offset > 0; offset /= 2) {
    if (id < offset) partial[id] += partial[id + offset];
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (id == 0) sums[get_group_id(0)] = partial[0];
}
)";

int main() {
  Problem problem;
  OpenCl device(source);
  cl_mem values = device.buffer(problem.values), sums = device.buffer<int>(problem.blocks);
  cl_kernel kernel = device.kernel("reduce", values, sums, problem.n);
  auto launch = [&] { device.run(kernel, {(size_t)problem.n}, {(size_t)problem.threads}); };
  launch();
  report("reduce", problem.check(device.read<int>(sums, problem.blocks).data()), launch);
}
