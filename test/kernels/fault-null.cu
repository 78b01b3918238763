// The device faults: a null pointer is read. The launch succeeds, waiting reports it, and the error is sticky until a reset.
// expect-stderr: kernel faulty stopped
#include "check.h"
#include <cassert>

__global__ void faulty(int* out, int* other) { *out = other[threadIdx.x]; }
__global__ void fine(int* out) { *out = 1; }

int main() {
  int* out = deviceZeros<int>(64);
  faulty<<<2, 32>>>(out, (int*)nullptr);
  CHECK(cudaDeviceSynchronize() == cudaErrorIllegalAddress);
  CHECK(cudaDeviceSynchronize() == cudaErrorIllegalAddress);
  CHECK(cudaGetLastError() == cudaErrorIllegalAddress);
  CHECK(cudaPeekAtLastError() == cudaErrorIllegalAddress);
  int* more;
  CHECK(cudaMalloc(&more, 4) == cudaErrorIllegalAddress);
  fine<<<1, 1>>>(out);
  CHECK(cudaGetLastError() == cudaErrorIllegalAddress);
  CHECK(cudaDeviceReset() == cudaSuccess);
  CHECK(cudaGetLastError() == cudaSuccess);
  out = deviceZeros<int>(1);
  fine<<<1, 1>>>(out);
  CHECK(toHost(out, 1)[0] == 1);
  puts("PASSED");
}
