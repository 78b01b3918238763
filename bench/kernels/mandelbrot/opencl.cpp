#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
kernel void mandelbrot(global int* counts, int width, int height, float left, float top, float step, int most) {
  int column = get_global_id(0), row = get_global_id(1);
  if (column >= width || row >= height) return;
  float cx = left + step * column, cy = top + step * row;
  float x = 0, y = 0;
  int count = 0;
  while (count < most && x * x + y * y < 4) {
    float next = x * x - y * y + cx;
    y = 2 * x * y + cy;
    x = next;
    ++count;
  }
  counts[row * width + column] = count;
}
)";

int main() {
  Problem problem;
  const size_t width = problem.width, height = problem.height;
  OpenCl device(source);
  cl_mem counts = device.buffer<int>(width * height);
  cl_kernel kernel = device.kernel("mandelbrot", counts, problem.width, problem.height, problem.left, problem.top,
                                   problem.step, problem.most);
  auto launch = [&] { device.run(kernel, {width, height}, {16, 16}); };
  launch();
  report("mandelbrot", problem.check(device.read<int>(counts, width * height).data()), launch);
}
