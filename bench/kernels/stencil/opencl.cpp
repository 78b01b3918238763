#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void stencil(global const float* cells, global float* next, int width, int height, float flow) {
  int x = get_global_id(0), y = get_global_id(1);
  if (x == 0 || y == 0 || x >= width - 1 || y >= height - 1) return;
  int i = y * width + x;
  float around = cells[i - 1] + cells[i + 1] + cells[i - width] + cells[i + width];
  next[i] = cells[i] + flow * (around - 4 * cells[i]);
}
)";

int main() {
  Problem problem;
  const size_t width = problem.width, height = problem.height;
  OpenCl device(source);
  cl_mem cells = device.buffer(problem.cells), next = device.buffer<float>(width * height);
  cl_kernel kernel = device.kernel("stencil", cells, next, problem.width, problem.height, problem.flow);
  auto launch = [&] { device.run(kernel, {width, height}, {32, 8}); };
  launch();
  report("stencil", problem.check(device.read<float>(next, width * height).data()), launch);
}
