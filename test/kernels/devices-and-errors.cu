// Devices, properties, attributes, limits; names and texts of errors; peek and get; invalid handles, ordinals and values.
#include "check.h"
#include <string>

__global__ void nothing() {}

int main() {
  int count = 0, device = -1, value = 0;
  CHECK_CUDA(cudaGetDeviceCount(&count));
  CHECK(count >= 1);
  CHECK_CUDA(cudaGetDevice(&device));
  CHECK(device == 0);
  CHECK(cudaSetDevice(count) == cudaErrorInvalidDevice && cudaSetDevice(-1) == cudaErrorInvalidDevice);
  CHECK(cudaPeekAtLastError() == cudaErrorInvalidDevice && cudaGetLastError() == cudaErrorInvalidDevice && cudaGetLastError() == cudaSuccess);
  CHECK_CUDA(cudaSetDevice(0));
  cudaDeviceProp p;
  CHECK_CUDA(cudaGetDeviceProperties(&p, 0));
  CHECK(p.name[0] && p.warpSize == 32 && p.maxThreadsPerBlock == 1024 && p.maxGridSize[0] == 2147483647 && p.maxGridSize[1] == 65535 && p.maxThreadsDim[2] == 64);
  CHECK(p.multiProcessorCount >= 1 && p.sharedMemPerBlock == 49152 && p.totalGlobalMem > 0 && p.major >= 7);
  CHECK_CUDA(cudaDeviceGetAttribute(&value, cudaDevAttrMaxThreadsPerBlock, 0));
  CHECK(value == 1024);
  CHECK_CUDA(cudaDeviceGetAttribute(&value, cudaDevAttrMultiProcessorCount, 0));
  CHECK(value == p.multiProcessorCount);
  CHECK_CUDA(cudaDeviceGetAttribute(&value, cudaDevAttrWarpSize, 0));
  CHECK(value == 32);
  CHECK_CUDA(cudaDriverGetVersion(&value));
  CHECK(value >= 11000);
  CHECK_CUDA(cudaRuntimeGetVersion(&value));
  CHECK(value >= 11000);
  size_t bytes;
  CHECK_CUDA(cudaDeviceGetLimit(&bytes, cudaLimitMallocHeapSize));
  CHECK(bytes >= 8 << 20);
  CHECK_CUDA(cudaDeviceGetLimit(&bytes, cudaLimitStackSize));
  CHECK(bytes > 0);
  CHECK_CUDA(cudaDeviceCanAccessPeer(&value, 0, 0));
  CHECK(value == 0);

  struct { cudaError_t code; const char* name; const char* text; } errors[] = {
      {cudaSuccess, "cudaSuccess", "no error"},
      {cudaErrorInvalidValue, "cudaErrorInvalidValue", "invalid argument"},
      {cudaErrorMemoryAllocation, "cudaErrorMemoryAllocation", "out of memory"},
      {cudaErrorInvalidConfiguration, "cudaErrorInvalidConfiguration", "invalid configuration argument"},
      {cudaErrorInvalidDevice, "cudaErrorInvalidDevice", "invalid device ordinal"},
      {cudaErrorIllegalAddress, "cudaErrorIllegalAddress", "an illegal memory access was encountered"},
      {cudaErrorLaunchFailure, "cudaErrorLaunchFailure", "unspecified launch failure"},
      {cudaErrorAssert, "cudaErrorAssert", "device-side assert triggered"},
      {cudaErrorNotReady, "cudaErrorNotReady", "device not ready"},
      {cudaErrorNotSupported, "cudaErrorNotSupported", "operation not supported"},
      {cudaErrorUnknown, "cudaErrorUnknown", "unknown error"},
  };
  for (auto& e : errors) CHECK(std::string(cudaGetErrorName(e.code)) == e.name && std::string(cudaGetErrorString(e.code)) == e.text);
  CHECK(std::string(cudaGetErrorName((cudaError_t)12345)) == "unrecognized error code");
  CHECK(std::string(cudaGetErrorString((cudaError_t)12345)) == "unrecognized error code");

  CHECK(cudaMalloc((void**)nullptr, 4) == cudaErrorInvalidValue);
  CHECK(cudaEventRecord(nullptr) == cudaErrorInvalidResourceHandle);
  CHECK(cudaGetLastError() != cudaSuccess);
  cudaEvent_t event;
  CHECK_CUDA(cudaEventCreate(&event));
  CHECK(cudaEventQuery(event) == cudaSuccess);
  nothing<<<1, 1025>>>();
  CHECK(cudaPeekAtLastError() == cudaErrorInvalidConfiguration);
  CHECK(cudaDeviceSynchronize() == cudaSuccess);  // a refused launch leaves nothing to wait for
  CHECK(cudaGetLastError() == cudaErrorInvalidConfiguration && cudaGetLastError() == cudaSuccess);
  CHECK_CUDA(cudaDeviceReset());
  puts("PASSED");
}
