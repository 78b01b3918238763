// The device faults: a kernel traps. The launch succeeds, waiting reports it, and the error is sticky until a reset.
// expect-stderr: kernel faulty stopped
#include "check.h"
#include <cassert>

__global__ void faulty(int* out, int* other) { if (threadIdx.x == 5) __trap(); }
__global__ void fine(int* out) { *out = 1; }

int main() {
  int* out = deviceZeros<int>(64);
  faulty<<<2, 32>>>(out, out);
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchFailure);
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchFailure);
  CHECK(cudaGetLastError() == cudaErrorLaunchFailure);
  CHECK(cudaPeekAtLastError() == cudaErrorLaunchFailure);
  int* more;
  CHECK(cudaMalloc(&more, 4) == cudaErrorLaunchFailure);
  fine<<<1, 1>>>(out);
  CHECK(cudaGetLastError() == cudaErrorLaunchFailure);
  CHECK(cudaDeviceReset() == cudaSuccess);
  CHECK(cudaGetLastError() == cudaSuccess);
  out = deviceZeros<int>(1);
  fine<<<1, 1>>>(out);
  CHECK(toHost(out, 1)[0] == 1);
  puts("PASSED");
}
