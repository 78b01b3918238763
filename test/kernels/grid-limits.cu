// The largest grids: accepted and started (the first blocks trap, so that it ends); one more than allowed is refused.
// expect-stderr: kernel stop stopped
// expect-stderr: kernel stop stopped
#include "check.h"

__global__ void stop(int* started) {
  atomicAdd(started, 1);
  __trap();
}
__global__ void count(unsigned long long* sum) {
  if (threadIdx.x == 0) atomicAdd(sum, 1ull + blockIdx.y * 1000000ull + blockIdx.z);
}

int main() {
  int* started = deviceZeros<int>(1);
  stop<<<dim3(2147483647, 1, 1), 1>>>(started);
  CHECK(cudaGetLastError() == cudaSuccess);
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchFailure);
  CHECK_CUDA(cudaDeviceReset());
  started = deviceZeros<int>(1);
  stop<<<dim3(2147483647, 65535, 65535), 1024>>>(started);
  CHECK(cudaGetLastError() == cudaSuccess);
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchFailure);
  CHECK_CUDA(cudaDeviceReset());

  unsigned long long* sum = deviceZeros<unsigned long long>(1);
  for (dim3 grid : {dim3(1, 65536), dim3(1, 1, 65536), dim3(0, 1, 1), dim3(2147483648u)}) {
    count<<<grid, 1>>>(sum);
    CHECK(cudaGetLastError() == cudaErrorInvalidConfiguration);
  }
  for (dim3 block : {dim3(1025), dim3(1, 1025), dim3(1, 1, 65), dim3(32, 33), dim3(0)}) {
    count<<<1, block>>>(sum);
    CHECK(cudaGetLastError() == cudaErrorInvalidConfiguration);
  }
  count<<<dim3(1, 2000), 1>>>(sum);
  count<<<dim3(1, 1, 2000), 31>>>(sum);
  CHECK(toHost(sum, 1)[0] == 4000 + 1999000ull * 1000001);
  puts("PASSED");
}
