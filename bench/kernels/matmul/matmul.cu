#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__global__ void matmul(const float* a, const float* b, float* c, int n) {
  int row = blockIdx.y * blockDim.y + threadIdx.y;
  int column = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= n || column >= n) return;
  float sum = 0;
  for (int k = 0; k < n; ++k) sum += a[row * n + k] * b[k * n + column];
  c[row * n + column] = sum;
}

int main() {
  Problem problem;
  const int n = problem.n;
  float *a = toDevice(problem.a), *b = toDevice(problem.b), *c = onDevice<float>(n * n);
  auto launch = [&] {
    dim3 block(16, 16), grid((n + 15) / 16, (n + 15) / 16);
    matmul<<<grid, block>>>(a, b, c, n);
    finish();
  };
  launch();
  report("matmul", problem.check(toHost(c, n * n).data()), launch);
}
