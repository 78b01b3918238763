// The device faults: a device assert fails. The launch succeeds, waiting reports it, and the error is sticky until a reset.
// expect-stderr: fault-assert.cu:6: void faulty(int *, int *)
#include "check.h"
#include <cassert>

__global__ void faulty(int* out, int* other) { assert(threadIdx.x != 5); }
__global__ void fine(int* out) { *out = 1; }

int main() {
  int* out = deviceZeros<int>(64);
  faulty<<<2, 32>>>(out, out);
  CHECK(cudaDeviceSynchronize() == cudaErrorAssert);
  CHECK(cudaDeviceSynchronize() == cudaErrorAssert);
  CHECK(cudaGetLastError() == cudaErrorAssert);
  CHECK(cudaPeekAtLastError() == cudaErrorAssert);
  int* more;
  CHECK(cudaMalloc(&more, 4) == cudaErrorAssert);
  fine<<<1, 1>>>(out);
  CHECK(cudaGetLastError() == cudaErrorAssert);
  CHECK(cudaDeviceReset() == cudaSuccess);
  CHECK(cudaGetLastError() == cudaSuccess);
  out = deviceZeros<int>(1);
  fine<<<1, 1>>>(out);
  CHECK(toHost(out, 1)[0] == 1);
  puts("PASSED");
}
