// The device faults: a call through a pointer that no function has.
// expect-stderr: kernel callIt stopped
#include "check.h"

typedef int (*Function)(int);
__device__ int twice(int x) { return 2 * x; }
__device__ Function known = twice;

__global__ void callIt(int* out, Function f) { *out = f(21); }

int main() {
  int* out = deviceZeros<int>(1);
  Function f;
  CHECK_CUDA(cudaMemcpyFromSymbol(&f, known, sizeof f));
  callIt<<<1, 1>>>(out, f);
  CHECK(toHost(out, 1)[0] == 42);
  callIt<<<1, 1>>>(out, (Function)((char*)f + 12345));
  CHECK(cudaDeviceSynchronize() != cudaSuccess);
  CHECK_CUDA(cudaDeviceReset());
  puts("PASSED");
}
