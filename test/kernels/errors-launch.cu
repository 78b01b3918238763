// Launch configurations that CUDA refuses, the code each gives, and that such errors are not sticky.
#include "check.h"

__global__ void nothing(int* p) { if (p) *p = 1; }
__global__ void __launch_bounds__(64) bounded(int* p) { if (p) *p = 2; }
__global__ void bigShared(int* p) {
  extern __shared__ int box[];
  box[threadIdx.x] = 3;
  __syncthreads();
  if (p) *p = box[0];
}

static cudaError_t launch(dim3 grid, dim3 block, size_t shared = 0) {
  nothing<<<grid, block, shared>>>(nullptr);
  cudaError_t peek = cudaPeekAtLastError();
  cudaError_t status = cudaGetLastError();
  CHECK(peek == status);
  CHECK(cudaGetLastError() == cudaSuccess);  // read once, then gone
  return status;
}

int main() {
  CHECK(launch(dim3(1), dim3(1024)) == cudaSuccess);
  CHECK(launch(dim3(1), dim3(1025)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(1), dim3(32, 33, 1)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(1), dim3(1, 1, 65)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(0), dim3(32)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(1), dim3(0)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(1, 65536), dim3(1)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(1, 1, 65536), dim3(1)) == cudaErrorInvalidConfiguration);
  CHECK(launch(dim3(1), dim3(1), 1 << 20) == cudaErrorInvalidValue);
  CHECK(launch(dim3(3), dim3(5)) == cudaSuccess);

  int* p = deviceZeros<int>(1);
  bounded<<<1, 65>>>(p);
  CHECK(cudaGetLastError() != cudaSuccess);
  bounded<<<1, 64>>>(p);
  CHECK(toHost(p, 1)[0] == 2);

  const int big = 64 * 1024;
  bigShared<<<1, 32, big>>>(p);
  CHECK(cudaGetLastError() == cudaErrorInvalidValue);
  CHECK_CUDA(cudaFuncSetAttribute(bigShared, cudaFuncAttributeMaxDynamicSharedMemorySize, big));
  bigShared<<<1, 32, big>>>(p);
  CHECK(toHost(p, 1)[0] == 3);

  CHECK(cudaMalloc(&p, (size_t)4000000000u) == cudaErrorMemoryAllocation);
  CHECK(cudaGetLastError() == cudaErrorMemoryAllocation);
  int host = 0;
  CHECK(cudaFree(&host) == cudaErrorInvalidValue);
  CHECK(cudaFree(nullptr) == cudaSuccess);
  CHECK(cudaSetDevice(99) == cudaErrorInvalidDevice);
  CHECK(cudaMemcpy(&host, p, 4, (cudaMemcpyKind)77) == cudaErrorInvalidMemcpyDirection);
  cudaGetLastError();
  CHECK(strcmp(cudaGetErrorName(cudaErrorMemoryAllocation), "cudaErrorMemoryAllocation") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorMemoryAllocation), "out of memory") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorInvalidConfiguration), "invalid configuration argument") == 0);
  CHECK(strcmp(cudaGetErrorString((cudaError_t)12345), "unrecognized error code") == 0);
  puts("PASSED");
}
