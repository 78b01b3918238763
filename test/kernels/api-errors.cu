// The errors of the runtime API: which code each wrong call gets, what Peek and GetLastError remember, texts.
#include "check.h"

__global__ void nothing() {}

/** The call fails with the code, which is remembered once. */
#define FAILS(code, call)                                                       \
  do {                                                                          \
    cudaGetLastError();                                                         \
    cudaError_t got_ = (call);                                                  \
    if (got_ != (code)) {                                                       \
      printf("FAILED %s:%d: %s is %s\n", __FILE__, __LINE__, #call, cudaGetErrorName(got_)); \
      exit(1);                                                                  \
    }                                                                           \
    CHECK(cudaPeekAtLastError() == (code));                                     \
    CHECK(cudaGetLastError() == (code));                                        \
    CHECK(cudaGetLastError() == cudaSuccess);                                   \
  } while (0)

static void memory() {
  int host[4];
  int *device = nullptr, *pinned = nullptr;
  void* none = nullptr;
  FAILS(cudaErrorInvalidValue, cudaMalloc((void**)nullptr, 16));
  FAILS(cudaErrorInvalidValue, cudaMallocHost((void**)nullptr, 16));
  FAILS(cudaErrorMemoryAllocation, cudaMalloc(&none, (size_t)4000000000u));
  CHECK(none == nullptr);
  CHECK_CUDA(cudaMalloc(&none, 0));
  CHECK(none == nullptr);
  CHECK_CUDA(cudaFree(nullptr));
  CHECK_CUDA(cudaFreeHost(nullptr));
  CHECK_CUDA(cudaMalloc(&device, sizeof host));
  CHECK_CUDA(cudaMallocHost(&pinned, sizeof host));
  FAILS(cudaErrorInvalidValue, cudaFree(host));
  FAILS(cudaErrorInvalidValue, cudaFree(device + 1));
  FAILS(cudaErrorInvalidValue, cudaFreeHost(host));
  FAILS(cudaErrorInvalidValue, cudaFreeHost(device));
  FAILS(cudaErrorInvalidMemcpyDirection, cudaMemcpy(host, device, 4, (cudaMemcpyKind)77));
  FAILS(cudaErrorInvalidValue, cudaMemcpy(nullptr, device, 4, cudaMemcpyDeviceToHost));
  FAILS(cudaErrorInvalidValue, cudaMemcpy(device, nullptr, 4, cudaMemcpyHostToDevice));
  FAILS(cudaErrorInvalidValue, cudaMemcpy(device, host, sizeof host + 1, cudaMemcpyHostToDevice));
  FAILS(cudaErrorInvalidValue, cudaMemset(nullptr, 0, 4));
  FAILS(cudaErrorInvalidValue, cudaMemset(device, 0, sizeof host + 1));
  CHECK_CUDA(cudaMemcpy(host, device, 0, cudaMemcpyDeviceToHost));
  CHECK_CUDA(cudaMemset(device, 0, 0));
  CHECK_CUDA(cudaFree(device));
  FAILS(cudaErrorInvalidValue, cudaFree(device));
  CHECK_CUDA(cudaFreeHost(pinned));
  FAILS(cudaErrorInvalidValue, cudaFreeHost(pinned));
  FAILS(cudaErrorInvalidValue, cudaMallocManaged(&device, 0));
  FAILS(cudaErrorInvalidValue, cudaMallocManaged(&device, 16, 77));
  size_t size = 0;
  FAILS(cudaErrorInvalidValue, cudaMemGetInfo(nullptr, &size));
}

static void registration() {
  static char box[8192];
  void* device = nullptr;
  unsigned int flags = 77;
  FAILS(cudaErrorInvalidValue, cudaHostRegister(nullptr, 16, 0));
  FAILS(cudaErrorInvalidValue, cudaHostRegister(box, 0, 0));
  FAILS(cudaErrorHostMemoryNotRegistered, cudaHostUnregister(box));
  FAILS(cudaErrorInvalidValue, cudaHostGetDevicePointer(&device, box, 0));
  CHECK_CUDA(cudaHostRegister(box, sizeof box, cudaHostRegisterMapped));
  FAILS(cudaErrorHostMemoryAlreadyRegistered, cudaHostRegister(box, sizeof box, 0));
  CHECK_CUDA(cudaHostGetDevicePointer(&device, box, 0));
  FAILS(cudaErrorInvalidValue, cudaHostGetFlags(&flags, (void*)&flags));
  CHECK_CUDA(cudaHostUnregister(box));
  FAILS(cudaErrorInvalidValue, cudaHostAlloc(&device, 16, 0x80));
}

static void handles() {
  cudaStream_t stream = nullptr;
  cudaEvent_t event = nullptr;
  float milliseconds = 0;
  FAILS(cudaErrorInvalidValue, cudaStreamCreate(nullptr));
  FAILS(cudaErrorInvalidValue, cudaStreamCreateWithFlags(&stream, 77));
  FAILS(cudaErrorInvalidValue, cudaEventCreate(nullptr));
  FAILS(cudaErrorInvalidValue, cudaEventCreateWithFlags(&event, 0x80));
  CHECK_CUDA(cudaStreamCreate(&stream));
  CHECK_CUDA(cudaStreamDestroy(stream));
  FAILS(cudaErrorInvalidResourceHandle, cudaStreamDestroy(nullptr));
  FAILS(cudaErrorInvalidResourceHandle, cudaEventDestroy(nullptr));
  FAILS(cudaErrorInvalidResourceHandle, cudaEventElapsedTime(&milliseconds, nullptr, nullptr));
  FAILS(cudaErrorInvalidResourceHandle, cudaEventRecord(nullptr, nullptr));
}

static void devices() {
  int value = 0;
  cudaDeviceProp properties;
  FAILS(cudaErrorInvalidDevice, cudaSetDevice(99));
  FAILS(cudaErrorInvalidDevice, cudaSetDevice(-1));
  FAILS(cudaErrorInvalidDevice, cudaGetDeviceProperties(&properties, 99));
  FAILS(cudaErrorInvalidValue, cudaGetDeviceProperties(nullptr, 0));
  FAILS(cudaErrorInvalidValue, cudaGetDeviceCount(nullptr));
  FAILS(cudaErrorInvalidValue, cudaDeviceGetAttribute(&value, (cudaDeviceAttr)9999, 0));
  FAILS(cudaErrorInvalidDevice, cudaDeviceGetAttribute(&value, cudaDevAttrWarpSize, 99));
  FAILS(cudaErrorInvalidDevice, cudaDeviceCanAccessPeer(&value, 0, 99));
  size_t limit = 0;
  FAILS(cudaErrorUnsupportedLimit, cudaDeviceGetLimit(&limit, (cudaLimit)77));
  CHECK(cudaDeviceSetLimit((cudaLimit)77, 1) == cudaErrorUnsupportedLimit);
  cudaGetLastError();
}

static int notASymbol;
static void notAKernel() {}

static void functions() {
  cudaFuncAttributes attributes;
  void* pointer = nullptr;
  size_t size = 0;
  int blocks = 0, source = 0;
  FAILS(cudaErrorInvalidDeviceFunction, cudaFuncGetAttributes(&attributes, (const void*)notAKernel));
  FAILS(cudaErrorInvalidDeviceFunction, cudaLaunchKernel((const void*)notAKernel, dim3(1), dim3(1), nullptr, 0, nullptr));
  FAILS(cudaErrorInvalidDeviceFunction, cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, (const void*)notAKernel, 32, 0));
  FAILS(cudaErrorInvalidSymbol, cudaGetSymbolAddress(&pointer, (const void*)&notASymbol));
  FAILS(cudaErrorInvalidSymbol, cudaGetSymbolSize(&size, (const void*)&notASymbol));
  FAILS(cudaErrorInvalidSymbol, cudaMemcpyToSymbol((const void*)&notASymbol, &source, sizeof source, 0, cudaMemcpyHostToDevice));
  FAILS(cudaErrorInvalidValue, cudaFuncSetAttribute(nothing, cudaFuncAttributeMaxDynamicSharedMemorySize, 1 << 24));
  FAILS(cudaErrorInvalidValue, cudaFuncSetAttribute(nothing, (cudaFuncAttribute)77, 1));
}

int main() {
  CHECK(cudaGetLastError() == cudaSuccess);
  memory();
  registration();
  handles();
  devices();
  functions();

  // A later success does not clear an earlier error.
  int count = 0;
  CHECK(cudaSetDevice(99) == cudaErrorInvalidDevice);
  CHECK_CUDA(cudaGetDeviceCount(&count));
  CHECK(cudaPeekAtLastError() == cudaErrorInvalidDevice);
  nothing<<<1, 1>>>();
  CHECK(cudaGetLastError() == cudaErrorInvalidDevice);
  CHECK(cudaGetLastError() == cudaSuccess);
  CHECK_CUDA(cudaDeviceSynchronize());

  CHECK(strcmp(cudaGetErrorName(cudaErrorInvalidValue), "cudaErrorInvalidValue") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorInvalidValue), "invalid argument") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorInvalidDevice), "invalid device ordinal") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorInvalidDeviceFunction), "invalid device function") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorInvalidResourceHandle), "invalid resource handle") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorIllegalAddress), "an illegal memory access was encountered") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorLaunchFailure), "unspecified launch failure") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorNotSupported), "operation not supported") == 0);
  CHECK(strcmp(cudaGetErrorString(cudaErrorAssert), "device-side assert triggered") == 0);
  puts("PASSED");
}
