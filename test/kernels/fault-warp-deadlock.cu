// A shuffle whose mask names lanes that wait elsewhere never ends on a card: here it is an error.
// expect-stderr: waits for lanes of its mask that wait elsewhere or never come
#include "check.h"

__global__ void stuck(int* out) {
  int value = threadIdx.x;
  if (threadIdx.x < 8)
    value = __shfl_down_sync(0xffffffffu, value, 4);
  else
    __syncthreads();
  out[threadIdx.x] = value;
}

int main() {
  int* out = deviceZeros<int>(32);
  stuck<<<1, 32>>>(out);
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchTimeout);
  CHECK(cudaGetLastError() == cudaErrorLaunchTimeout);
  puts("PASSED");
}
