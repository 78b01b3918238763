// Occupancy queries with sensible answers, function attributes, cudaLaunchKernel by hand, cache and shared memory preferences.
#include "check.h"

__global__ void __launch_bounds__(256) simple(int* out, int by, double scale) {
  __shared__ int box[64];
  box[threadIdx.x % 64] = by;
  __syncthreads();
  out[blockIdx.x * blockDim.x + threadIdx.x] = (int)(box[(threadIdx.x + 1) % 64] * scale);
}
template <class T> __global__ void generic(T* p, T v) {
  extern __shared__ int dynamic[];
  dynamic[threadIdx.x] = threadIdx.x;
  __syncthreads();
  p[threadIdx.x] = v + dynamic[threadIdx.x];
}
struct Args { float a; char b; long long c; };
__global__ void take(Args args, char c, double* out) { *out = args.a + args.b + (double)args.c + c; }

int main() {
  cudaDeviceProp prop;
  CHECK_CUDA(cudaGetDeviceProperties(&prop, 0));
  int blocks = 0, grid = 0, block = 0;
  CHECK_CUDA(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, simple, 128, 0));
  CHECK(blocks >= 1 && blocks * 128 <= prop.maxThreadsPerMultiProcessor);
  CHECK_CUDA(cudaOccupancyMaxPotentialBlockSize(&grid, &block, simple, 0, 0));
  CHECK(grid >= 1 && block >= 32 && block <= 256);
  CHECK_CUDA(cudaOccupancyMaxPotentialBlockSize(&grid, &block, generic<float>, 1024));
  CHECK(block % 32 == 0 && block <= prop.maxThreadsPerBlock);
  CHECK_CUDA(cudaOccupancyMaxPotentialBlockSizeVariableSMem(&grid, &block, generic<int>, [](int b) { return b * sizeof(int); }));
  CHECK(grid >= 1 && block >= 32);

  cudaFuncAttributes a;
  CHECK_CUDA(cudaFuncGetAttributes(&a, simple));
  CHECK(a.maxThreadsPerBlock == 256 && a.sharedSizeBytes == 256);
  CHECK_CUDA(cudaFuncGetAttributes(&a, generic<float>));
  CHECK(a.maxThreadsPerBlock == 1024 && a.sharedSizeBytes == 0);
  CHECK_CUDA(cudaFuncSetCacheConfig(simple, cudaFuncCachePreferL1));
  CHECK_CUDA(cudaFuncSetAttribute(simple, cudaFuncAttributePreferredSharedMemoryCarveout, 50));
  CHECK_CUDA(cudaDeviceSetCacheConfig(cudaFuncCachePreferShared));

  int* out = deviceZeros<int>(300);
  int by = 7;
  double scale = 2.5;
  void* args[] = {&out, &by, &scale};
  CHECK_CUDA(cudaLaunchKernel((const void*)simple, dim3(3), dim3(100), args, 0, 0));
  for (int v : toHost(out, 300)) CHECK(v == 17);
  float* f = deviceZeros<float>(64);
  float start = 0.5f;
  void* args2[] = {&f, &start};
  CHECK_CUDA(cudaLaunchKernel((const void*)generic<float>, dim3(1), dim3(64), args2, 64 * sizeof(int), cudaStreamLegacy));
  CHECK(toHost(f, 64)[63] == 63.5f);
  double* d = deviceZeros<double>(1);
  Args packed = {1.5f, 3, 1ll << 40};
  char c = 'a';
  void* args3[] = {&packed, &c, &d};
  CHECK_CUDA(cudaLaunchKernel((const void*)take, 1, 1, args3, 0, 0));
  CHECK(toHost(d, 1)[0] == 4.5 + (double)(1ll << 40) + 97);
  CHECK(cudaLaunchKernel((const void*)puts, 1, 1, args3, 0, 0) == cudaErrorInvalidDeviceFunction);
  CHECK(cudaGetLastError() == cudaErrorInvalidDeviceFunction);
  puts("PASSED");
}
