// After a fault in a kernel every call returns its error, until the device is reset; then all works again.
// expect-stderr: kernel fault stopped
#include "check.h"

__global__ void fault(int* p) { *p = 1; }
__global__ void fine(int* p) { *p = 7; }

int main() {
  int* device = deviceZeros<int>(1);
  fault<<<1, 1>>>(nullptr);
  CHECK(cudaGetLastError() == cudaSuccess);  // the launch itself was right
  CHECK(cudaDeviceSynchronize() == cudaErrorIllegalAddress);
  CHECK(cudaGetLastError() == cudaErrorIllegalAddress);
  CHECK(cudaGetLastError() == cudaErrorIllegalAddress);  // not forgotten
  CHECK(cudaPeekAtLastError() == cudaErrorIllegalAddress);
  int host = 0;
  int* other = nullptr;
  cudaStream_t stream = nullptr;
  CHECK(cudaMalloc(&other, 4) == cudaErrorIllegalAddress);
  CHECK(cudaMemcpy(&host, device, 4, cudaMemcpyDeviceToHost) == cudaErrorIllegalAddress);
  CHECK(cudaStreamCreate(&stream) == cudaErrorIllegalAddress);
  CHECK(cudaFree(device) == cudaErrorIllegalAddress);
  fine<<<1, 1>>>(device);
  CHECK(cudaGetLastError() == cudaErrorIllegalAddress);
  // What needs no working device still answers.
  int count = 0;
  CHECK_CUDA(cudaGetDeviceCount(&count));
  CHECK(count == 1);

  CHECK_CUDA(cudaDeviceReset());
  CHECK(cudaGetLastError() == cudaSuccess);
  device = deviceZeros<int>(1);
  fine<<<1, 1>>>(device);
  CHECK(toHost(device, 1)[0] == 7);
  puts("PASSED");
}
