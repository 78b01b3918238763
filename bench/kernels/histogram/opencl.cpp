#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void histogram(global const uchar* bytes, global uint* counts, int n) {
  local uint mine[256];
  int id = get_local_id(0);
  mine[id] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int i = get_global_id(0); i < n; i += get_global_size(0)) atomic_add(&mine[bytes[i]], 1u);
  barrier(CLK_LOCAL_MEM_FENCE);
  atomic_add(&counts[id], mine[id]);
}
)";

int main() {
  Problem problem;
  OpenCl device(source);
  cl_mem bytes = device.buffer(problem.bytes), counts = device.buffer<unsigned>(problem.bins);
  cl_kernel kernel = device.kernel("histogram", bytes, counts, problem.n);
  auto launch = [&] {
    device.zero<unsigned>(counts, problem.bins);
    device.run(kernel, {(size_t)problem.blocks * problem.threads}, {(size_t)problem.threads});
  };
  launch();
  report("histogram", problem.check(device.read<unsigned>(counts, problem.bins).data()), launch);
}
