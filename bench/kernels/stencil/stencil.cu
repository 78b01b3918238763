#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__global__ void stencil(const float* cells, float* next, int width, int height, float flow) {
  int x = blockIdx.x * blockDim.x + threadIdx.x;
  int y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x == 0 || y == 0 || x >= width - 1 || y >= height - 1) return;
  int i = y * width + x;
  float around = cells[i - 1] + cells[i + 1] + cells[i - width] + cells[i + width];
  next[i] = cells[i] + flow * (around - 4 * cells[i]);
}

int main() {
  Problem problem;
  const int width = problem.width, height = problem.height;
  float *cells = toDevice(problem.cells), *next = onDevice<float>(width * height);
  auto launch = [&] {
    dim3 block(32, 8), grid((width + 31) / 32, (height + 7) / 8);
    stencil<<<grid, block>>>(cells, next, width, height, problem.flow);
    finish();
  };
  launch();
  report("stencil", problem.check(toHost(next, width * height).data()), launch);
}
