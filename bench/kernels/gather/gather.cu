#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

__global__ void gather(const float* table, const int* index, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = table[index[i]];
}

int main() {
  Problem problem;
  const int n = problem.n;
  float *table = toDevice(problem.table), *out = onDevice<float>(n);
  int* index = toDevice(problem.index);
  auto launch = [&] {
    gather<<<(n + 255) / 256, 256>>>(table, index, out, n);
    finish();
  };
  launch();
  report("gather", problem.check(toHost(out, n).data()), launch);
}
