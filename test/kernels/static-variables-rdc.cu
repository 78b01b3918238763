// flags: -rdc=true
// Static device variables that host code uses after device code has: clang gives them a second name then.
#include "check.h"

static __constant__ int factor = 3;
static __device__ int counter;

__global__ void scale(int* out) {
  out[threadIdx.x] = factor * (int)threadIdx.x;
  atomicAdd(&counter, 1);
}

void setFactor(int value) { cudaMemcpyToSymbol(factor, &value, sizeof value); }

int main() {
  int* out = deviceZeros<int>(33);
  scale<<<1, 33>>>(out);
  CHECK(toHost(out, 33)[32] == 96);
  setFactor(10);
  scale<<<1, 33>>>(out);
  CHECK(toHost(out, 33)[32] == 320);
  int count = 0;
  cudaMemcpyFromSymbol(&count, counter, sizeof count);
  CHECK(count == 66);
  puts("PASSED");
}
