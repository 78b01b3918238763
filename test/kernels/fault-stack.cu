// Recursion without end is a launch failure with a message, not a crash or a corrupted neighbour.
// expect-stderr: kernel endless stopped
#include "check.h"

struct Frame { int pad[64]; };
__device__ __noinline__ int dive(int n, Frame* up) {
  Frame here;
  for (int i = 0; i < 64; ++i) here.pad[i] = n + i + (up ? up->pad[63 - i] : 0);
  if (n < 0) return here.pad[n & 63];
  return dive(n + 1, &here) + here.pad[n & 63];
}
__global__ void endless(int* out) { *out = dive(threadIdx.x, nullptr); }

int main() {
  int* out = deviceZeros<int>(1);
  endless<<<1, 4>>>(out);
  cudaError_t status = cudaDeviceSynchronize();
  CHECK(status == cudaErrorLaunchFailure || status == cudaErrorIllegalAddress);
  puts("PASSED");
}
