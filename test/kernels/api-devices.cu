// One device: what programs ask of it, by structure and by attribute, its limits, flags and peers.
#include "check.h"

static int attribute(cudaDeviceAttr which) {
  int value = -1;
  CHECK_CUDA(cudaDeviceGetAttribute(&value, which, 0));
  return value;
}

int main() {
  int count = 0, device = -1;
  CHECK_CUDA(cudaGetDeviceCount(&count));
  CHECK_CUDA(cudaGetDevice(&device));
  CHECK(count >= 1 && device == 0);
  // How multi-GPU programs begin.
  for (int i = 0; i < count; ++i) {
    cudaDeviceProp each;
    CHECK_CUDA(cudaSetDevice(i));
    CHECK_CUDA(cudaGetDeviceProperties(&each, i));
  }
  CHECK_CUDA(cudaSetDevice(0));

  cudaDeviceProp p;
  CHECK_CUDA(cudaGetDeviceProperties(&p, 0));
  CHECK(strlen(p.name) > 0 && p.major >= 3 && p.warpSize == 32);
  CHECK(p.totalGlobalMem > (size_t)100 << 20);
  CHECK(p.maxThreadsPerBlock == 1024 && p.maxThreadsDim[0] == 1024 && p.maxThreadsDim[2] == 64);
  CHECK(p.maxGridSize[0] == 2147483647 && p.maxGridSize[1] == 65535);
  CHECK(p.multiProcessorCount >= 1 && p.sharedMemPerBlock >= 48 * 1024 && p.totalConstMem == 65536);
  CHECK(p.maxThreadsPerMultiProcessor >= 1024 && p.regsPerBlock >= 32768);
  CHECK(attribute(cudaDevAttrWarpSize) == p.warpSize);
  CHECK(attribute(cudaDevAttrMaxThreadsPerBlock) == p.maxThreadsPerBlock);
  CHECK(attribute(cudaDevAttrMaxBlockDimX) == p.maxThreadsDim[0]);
  CHECK(attribute(cudaDevAttrMaxGridDimZ) == p.maxGridSize[2]);
  CHECK((size_t)attribute(cudaDevAttrMaxSharedMemoryPerBlock) == p.sharedMemPerBlock);
  CHECK((size_t)attribute(cudaDevAttrMaxSharedMemoryPerBlockOptin) == p.sharedMemPerBlockOptin);
  CHECK(attribute(cudaDevAttrMultiProcessorCount) == p.multiProcessorCount);
  CHECK(attribute(cudaDevAttrComputeCapabilityMajor) == p.major);
  CHECK(attribute(cudaDevAttrComputeCapabilityMinor) == p.minor);
  CHECK(attribute(cudaDevAttrUnifiedAddressing) == 1);
  CHECK(attribute(cudaDevAttrManagedMemory) == 1);
  CHECK(attribute(cudaDevAttrCanMapHostMemory) == 1);
  CHECK(attribute(cudaDevAttrMemoryPoolsSupported) == 1);
  CHECK(attribute(cudaDevAttrClockRate) > 0);
  CHECK(attribute(cudaDevAttrMemoryClockRate) > 0);
  CHECK(attribute(cudaDevAttrGlobalMemoryBusWidth) > 0);
  CHECK(attribute(cudaDevAttrComputeMode) == cudaComputeModeDefault);

  int best = -1;
  cudaDeviceProp wanted = {};
  wanted.major = 5;
  CHECK_CUDA(cudaChooseDevice(&best, &wanted));
  CHECK(best == 0);

  int version = 0, runtime = 0;
  CHECK_CUDA(cudaDriverGetVersion(&version));
  CHECK_CUDA(cudaRuntimeGetVersion(&runtime));
  CHECK(version >= runtime && runtime == CUDART_VERSION);

  char busId[32];
  CHECK_CUDA(cudaDeviceGetPCIBusId(busId, sizeof busId, 0));
  int found = -1;
  CHECK_CUDA(cudaDeviceGetByPCIBusId(&found, busId));
  CHECK(found == 0);

  size_t limit = 0;
  CHECK_CUDA(cudaDeviceGetLimit(&limit, cudaLimitMallocHeapSize));
  CHECK(limit >= 8 << 20);
  CHECK_CUDA(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 16 << 20));
  CHECK_CUDA(cudaDeviceGetLimit(&limit, cudaLimitMallocHeapSize));
  CHECK(limit >= 16 << 20);
  CHECK_CUDA(cudaDeviceSetLimit(cudaLimitStackSize, 4096));
  CHECK_CUDA(cudaDeviceGetLimit(&limit, cudaLimitStackSize));
  CHECK(limit >= 4096);

  CHECK_CUDA(cudaDeviceSetCacheConfig(cudaFuncCachePreferL1));
  cudaFuncCache config;
  CHECK_CUDA(cudaDeviceGetCacheConfig(&config));
  CHECK(config == cudaFuncCachePreferL1 || config == cudaFuncCachePreferNone);

  int canAccess = -1;
  CHECK_CUDA(cudaDeviceCanAccessPeer(&canAccess, 0, 0));
  CHECK(canAccess == 0);
  CHECK(cudaDeviceEnablePeerAccess(0, 0) == cudaErrorInvalidDevice);
  CHECK(cudaGetLastError() == cudaErrorInvalidDevice);

  int *from = deviceZeros<int>(4), *to = deviceZeros<int>(4);
  CHECK_CUDA(cudaMemset(from, 1, 16));
  CHECK_CUDA(cudaMemcpyPeer(to, 0, from, 0, 16));
  CHECK(toHost(to, 4)[3] == 0x01010101);
#if CUDART_VERSION < 13000
  CHECK_CUDA(cudaThreadSynchronize());
  CHECK_CUDA(cudaDeviceSetSharedMemConfig(cudaSharedMemBankSizeEightByte));
#endif
  CHECK_CUDA(cudaDeviceReset());
  puts("PASSED");
}
