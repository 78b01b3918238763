#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__global__ void mandelbrot(int* counts, int width, int height, float left, float top, float step, int most) {
  int column = blockIdx.x * blockDim.x + threadIdx.x;
  int row = blockIdx.y * blockDim.y + threadIdx.y;
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

int main() {
  Problem problem;
  const int width = problem.width, height = problem.height;
  int* counts = onDevice<int>(width * height);
  auto launch = [&] {
    dim3 block(16, 16), grid((width + 15) / 16, (height + 15) / 16);
    mandelbrot<<<grid, block>>>(counts, width, height, problem.left, problem.top, problem.step, problem.most);
    finish();
  };
  launch();
  report("mandelbrot", problem.check(toHost(counts, width * height).data()), launch);
}
