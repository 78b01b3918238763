// The driver API beside the runtime API: devices, contexts, memory, streams and events, one state for both.
#include <cuda.h>
#include <cudaProfiler.h>

#include "check.h"

#define CHECK_CU(call) CHECK((call) == CUDA_SUCCESS)

static int called = 0;
static void hostFunction(void* data) { called = *(int*)data; }

__global__ void increment(int* values, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) values[i] += i;
}

static void devices() {
  CHECK_CU(cuInit(0));
  CHECK(cuInit(7) == CUDA_ERROR_INVALID_VALUE);
  int count = 0, version = 0, runtimeVersion = 0;
  CHECK_CU(cuDeviceGetCount(&count));
  CHECK(count >= 1);
  CHECK_CU(cuDriverGetVersion(&version));
  CHECK_CUDA(cudaDriverGetVersion(&runtimeVersion));
  CHECK(version == runtimeVersion);
  CUdevice device = -1;
  CHECK_CU(cuDeviceGet(&device, 0));
  CHECK(cuDeviceGet(&device, 1000) == CUDA_ERROR_INVALID_DEVICE);
  char name[256];
  CHECK_CU(cuDeviceGetName(name, sizeof name, device));
  cudaDeviceProp properties;
  CHECK_CUDA(cudaGetDeviceProperties(&properties, 0));
  CHECK(strcmp(name, properties.name) == 0);
  char shortName[4];
  CHECK_CU(cuDeviceGetName(shortName, sizeof shortName, device));
  CHECK(strlen(shortName) == 3);
  size_t total = 0;
  CHECK_CU(cuDeviceTotalMem(&total, device));
  CHECK(total == properties.totalGlobalMem);
  int major = 0, minor = -1, threads = 0;
  CHECK_CU(cuDeviceGetAttribute(&major, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device));
  CHECK_CU(cuDeviceGetAttribute(&minor, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device));
  CHECK(major == properties.major && minor == properties.minor);
  CHECK_CU(cuDeviceGetAttribute(&threads, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK, device));
  CHECK(threads == 1024);
  CHECK(cuDeviceGetAttribute(&threads, (CUdevice_attribute)9999, device) == CUDA_ERROR_INVALID_VALUE);
  const char* text = nullptr;
  CHECK_CU(cuGetErrorName(CUDA_ERROR_INVALID_VALUE, &text));
  CHECK(strcmp(text, "CUDA_ERROR_INVALID_VALUE") == 0);
  CHECK_CU(cuGetErrorString(CUDA_ERROR_OUT_OF_MEMORY, &text));
  CHECK(strcmp(text, "out of memory") == 0);
  CHECK(cuGetErrorName((CUresult)12345, &text) == CUDA_ERROR_INVALID_VALUE);
}

static void memory() {
  CUcontext context = nullptr, current = nullptr;
  CHECK_CU(cuDevicePrimaryCtxRetain(&context, 0));
  CHECK_CU(cuCtxSetCurrent(context));
  CHECK_CU(cuCtxGetCurrent(&current));
  CHECK(current == context);
  CUdevice device = -1;
  CHECK_CU(cuCtxGetDevice(&device));
  CHECK(device == 0);

  const int count = 100;
  std::vector<int> values(count, 5), back(count);
  CUdeviceptr pointer = 0;
  CHECK(cuMemAlloc(&pointer, 0) == CUDA_ERROR_INVALID_VALUE);
  CHECK_CU(cuMemAlloc(&pointer, count * sizeof(int)));
  CHECK_CU(cuMemcpyHtoD(pointer, values.data(), count * sizeof(int)));
  increment<<<1, 128>>>((int*)pointer, count);
  CHECK_CU(cuCtxSynchronize());
  CHECK_CU(cuMemcpyDtoH(back.data(), pointer, count * sizeof(int)));
  for (int i = 0; i < count; ++i) CHECK(back[i] == 5 + i);
  CHECK_CU(cuMemsetD32(pointer, 0x01020304, count - 1));
  CHECK_CU(cuMemcpyDtoH(back.data(), pointer, count * sizeof(int)));
  for (int i = 0; i < count - 1; ++i) CHECK(back[i] == 0x01020304);
  CHECK(back[count - 1] == 5 + count - 1);
  CHECK_CU(cuMemsetD16(pointer, 0xabcd, 3));
  CHECK_CU(cuMemsetD8(pointer + 1, 0x77, 1));
  CHECK_CU(cuMemcpyDtoH(back.data(), pointer, 8));
  CHECK(back[0] == (int)0xabcd77cd && back[1] == 0x0102abcd);
  CHECK(cuMemsetD32(pointer + 2, 0, 1) == CUDA_ERROR_INVALID_VALUE);
  CHECK_CU(cuMemFree(pointer));
  CHECK(cuMemFree(pointer) == CUDA_ERROR_INVALID_VALUE);
  CHECK(cudaGetLastError() == cudaSuccess);  // the driver's errors are not the runtime's
  size_t freeBytes = 0, totalBytes = 0;
  CHECK_CU(cuMemGetInfo(&freeBytes, &totalBytes));
  CHECK(freeBytes > 0 && freeBytes <= totalBytes);
}

static void streamsAndEvents() {
  CUstream stream = nullptr;
  CUevent start = nullptr, stop = nullptr;
  CHECK_CU(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
  CHECK_CU(cuEventCreate(&start, CU_EVENT_DEFAULT));
  CHECK_CU(cuEventCreate(&stop, CU_EVENT_DEFAULT));
  CHECK_CU(cuEventRecord(start, stream));
  int data = 42;
  CHECK_CU(cuLaunchHostFunc(stream, hostFunction, &data));
  CHECK_CU(cuEventRecord(stop, stream));
  CHECK_CU(cuStreamWaitEvent(stream, stop, 0));
  CHECK_CU(cuEventSynchronize(stop));
  CHECK_CU(cuStreamSynchronize(stream));
  CHECK_CU(cuStreamQuery(stream));
  CHECK(called == 42);
  float milliseconds = -1;
  CHECK_CU(cuEventElapsedTime(&milliseconds, start, stop));
  CHECK(milliseconds >= 0);
  CHECK_CU(cuEventDestroy(start));
  CHECK_CU(cuEventDestroy(stop));
  CHECK_CU(cuStreamDestroy(stream));
  CHECK_CU(cuProfilerStart());
  CHECK_CU(cuProfilerStop());
}

int main() {
  devices();
  memory();
  streamsAndEvents();
  puts("PASSED");
}
