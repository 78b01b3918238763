// Kernels as objects: attributes, launches by pointer, occupancy, templates of the C++ API.
#include "check.h"

__global__ void __launch_bounds__(256) bounded(int* out, float scale, short small) {
  __shared__ int box[64];
  box[threadIdx.x % 64] = threadIdx.x;
  __syncthreads();
  if (threadIdx.x == 0) *out = (int)(box[5] * scale) + small;
}

template <class T, int N>
__global__ void typed(T* out, T value) { out[threadIdx.x] = value * N; }

extern __shared__ double dynamicBox[];
__global__ void dynamic(double* out) {
  dynamicBox[threadIdx.x] = threadIdx.x;
  __syncthreads();
  out[threadIdx.x] = dynamicBox[blockDim.x - 1 - threadIdx.x];
}

struct Functor {
  __host__ __device__ size_t operator()(int blockSize) const { return blockSize * sizeof(double); }
};

int main() {
  cudaFuncAttributes attributes;
  CHECK_CUDA(cudaFuncGetAttributes(&attributes, bounded));
  CHECK(attributes.maxThreadsPerBlock == 256);
  CHECK(attributes.sharedSizeBytes == 64 * sizeof(int));
  CHECK(attributes.numRegs > 0 && attributes.binaryVersion >= 30);
  CHECK_CUDA(cudaFuncGetAttributes(&attributes, typed<float, 3>));
  CHECK(attributes.maxThreadsPerBlock == 1024 && attributes.sharedSizeBytes == 0);

  int* out = deviceZeros<int>(1);
  float scale = 2.5f;
  short small = -3;
  void* arguments[] = {&out, &scale, &small};
  CHECK_CUDA(cudaLaunchKernel(bounded, dim3(1), dim3(64), arguments, 0, nullptr));
  CHECK(toHost(out, 1)[0] == 12 - 3);
  CHECK_CUDA(cudaLaunchKernel((const void*)bounded, dim3(1), dim3(64), arguments, 0, nullptr));
  CHECK(cudaLaunchKernel((const void*)bounded, dim3(1), dim3(512), arguments, 0, nullptr) != cudaSuccess);
  cudaGetLastError();

  float* floats = deviceZeros<float>(32);
  float seven = 7;
  void* typedArguments[] = {&floats, &seven};
  CHECK_CUDA(cudaLaunchKernel(typed<float, 3>, dim3(1), dim3(32), typedArguments, 0, 0));
  CHECK(toHost(floats, 32)[31] == 21);
  void (*pointer)(float*, float) = typed<float, 4>;
  pointer<<<1, 32>>>(floats, 2.0f);
  CHECK(toHost(floats, 32)[0] == 8);

  cudaLaunchConfig_t config = {};
  config.gridDim = dim3(1);
  config.blockDim = dim3(32);
  CHECK_CUDA(cudaLaunchKernelEx(&config, typed<float, 5>, floats, 3.0f));
  CHECK(toHost(floats, 32)[8] == 15);

  const int bytes = 60 * 1024;
  double* doubles = deviceZeros<double>(1024);
  dynamic<<<1, 32, bytes>>>(doubles);
  CHECK(cudaGetLastError() == cudaErrorInvalidValue);
  CHECK_CUDA(cudaFuncSetAttribute(dynamic, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes));
  CHECK_CUDA(cudaFuncSetAttribute(dynamic, cudaFuncAttributePreferredSharedMemoryCarveout, 50));
  CHECK_CUDA(cudaFuncSetCacheConfig(dynamic, cudaFuncCachePreferShared));
  CHECK_CUDA(cudaFuncGetAttributes(&attributes, dynamic));
  CHECK(attributes.maxDynamicSharedSizeBytes == bytes);
  dynamic<<<1, 32, bytes>>>(doubles);
  CHECK(toHost(doubles, 32)[0] == 31);

  int blocks = 0, minimumGrid = 0, blockSize = 0;
  CHECK_CUDA(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, bounded, 128, 0));
  CHECK(blocks >= 1);
  CHECK_CUDA(cudaOccupancyMaxPotentialBlockSize(&minimumGrid, &blockSize, bounded, 0, 0));
  CHECK(blockSize > 0 && blockSize <= 256 && blockSize % 32 == 0 && minimumGrid >= 1);
  CHECK_CUDA(cudaOccupancyMaxPotentialBlockSize(&minimumGrid, &blockSize, typed<float, 3>));
  CHECK(blockSize <= 1024 && minimumGrid >= 1);
  CHECK_CUDA(cudaOccupancyMaxPotentialBlockSizeVariableSMem(&minimumGrid, &blockSize, dynamic, Functor()));
  CHECK(blockSize >= 32);
  size_t available = 0;
  CHECK_CUDA(cudaOccupancyAvailableDynamicSMemPerBlock(&available, dynamic, 2, 128));
  CHECK(available >= 16 * 1024);
  puts("PASSED");
}
