// flags: -Xcompiler -fopenmp
// Host: omp.h with one thread, parallel loops and reductions that run as plain loops.
#include "check.h"
#include <omp.h>

__global__ void add(float* p, float v) { p[threadIdx.x] += v; }

int main() {
  double start = omp_get_wtime();
  std::vector<float> v(64);
  double sum = 0;
#pragma omp parallel for reduction(+ : sum)
  for (int i = 0; i < 64; ++i) {
    v[i] = i;
    sum += v[i];
  }
  CHECK(sum == 2016);
  float* d = toDevice(v);
  add<<<1, 64>>>(d, 1);
#pragma omp parallel
  {
#pragma omp critical
    sum += omp_get_num_threads() == 1 ? 1 : 0;
  }
  CHECK(toHost(d, 64)[63] == 64);
  CHECK(omp_get_thread_num() == 0 && omp_get_max_threads() >= 1 && omp_get_wtime() >= start);
  omp_set_num_threads(4);
  puts("PASSED");
}
