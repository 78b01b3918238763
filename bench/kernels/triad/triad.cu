#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__global__ void triad(const float* b, const float* c, float* a, float scale, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) a[i] = b[i] + scale * c[i];
}

int main() {
  Problem problem;
  const int n = problem.n;
  float *b = toDevice(problem.b), *c = toDevice(problem.c), *a = onDevice<float>(n);
  auto launch = [&] {
    triad<<<(n + 255) / 256, 256>>>(b, c, a, problem.scale, n);
    finish();
  };
  launch();
  report("triad", problem.check(toHost(a, n).data()), launch);
}
