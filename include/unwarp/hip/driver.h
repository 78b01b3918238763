/* HIP's counterparts of CUDA's driver API: they return hipError_t, and a device pointer is a pointer. */
#ifndef UNWARP_HIP_DRIVER_H
#define UNWARP_HIP_DRIVER_H

#if defined(__cplusplus)

#define __UNWARP_HOST static inline __host__ __attribute__((unused))

__UNWARP_HOST hipError_t hipInit(unsigned int flags) { return flags ? hipErrorInvalidValue : hipFree(0); }
__UNWARP_HOST hipError_t hipDeviceGet(hipDevice_t* device, int ordinal) {
  int count = 0;
  hipError_t error = hipGetDeviceCount(&count);
  if (error) return error;
  if (!device) return hipErrorInvalidValue;
  if (ordinal < 0 || ordinal >= count) return hipErrorInvalidDevice;
  *device = ordinal;
  return hipSuccess;
}
__UNWARP_HOST hipError_t hipDeviceGetName(char* name, int length, hipDevice_t device) {
  hipDeviceProp_t properties;
  hipError_t error = hipGetDeviceProperties(&properties, device);
  if (error) return error;
  if (!name || length <= 0) return hipErrorInvalidValue;
  strncpy(name, properties.name, (size_t)length);
  name[length - 1] = 0;
  return hipSuccess;
}
__UNWARP_HOST hipError_t hipDeviceTotalMem(size_t* bytes, hipDevice_t device) {
  hipDeviceProp_t properties;
  hipError_t error = hipGetDeviceProperties(&properties, device);
  if (!error) *bytes = properties.totalGlobalMem;
  return error;
}
__UNWARP_HOST hipError_t hipDeviceComputeCapability(int* major, int* minor, hipDevice_t device) {
  hipDeviceProp_t properties;
  hipError_t error = hipGetDeviceProperties(&properties, device);
  if (error) return error;
  *major = properties.major;
  *minor = properties.minor;
  return error;
}

/* hipGetErrorName and hipGetErrorString have a text for every number. */
__UNWARP_HOST hipError_t __unwarp_hip_known(hipError_t error, const char* text, const char** result) {
  bool isKnown = error == hipErrorUnknown || strcmp(hipGetErrorName(error), "hipErrorUnknown") != 0;
  *result = isKnown ? text : 0;
  return isKnown ? hipSuccess : hipErrorInvalidValue;
}
__UNWARP_HOST hipError_t hipDrvGetErrorName(hipError_t error, const char** name) {
  return __unwarp_hip_known(error, hipGetErrorName(error), name);
}
__UNWARP_HOST hipError_t hipDrvGetErrorString(hipError_t error, const char** text) {
  return __unwarp_hip_known(error, hipGetErrorString(error), text);
}

/* Contexts, which HIP has for code that comes from CUDA: one for each device. */
typedef struct ihipCtx_t* hipCtx_t;
extern "C" {
int __unwarp_primary_retain(hipCtx_t*, int) __asm__("cuDevicePrimaryCtxRetain");
int __unwarp_primary_release(int) __asm__("cuDevicePrimaryCtxRelease");
int __unwarp_primary_reset(int) __asm__("cuDevicePrimaryCtxReset");
int __unwarp_context_create(hipCtx_t*, unsigned int, int) __asm__("cuCtxCreate");
int __unwarp_context_destroy(hipCtx_t) __asm__("cuCtxDestroy");
int __unwarp_context_current(hipCtx_t*) __asm__("cuCtxGetCurrent");
int __unwarp_context_set(hipCtx_t) __asm__("cuCtxSetCurrent");
int __unwarp_context_push(hipCtx_t) __asm__("cuCtxPushCurrent");
int __unwarp_context_pop(hipCtx_t*) __asm__("cuCtxPopCurrent");
int __unwarp_context_device(hipDevice_t*) __asm__("cuCtxGetDevice");
int __unwarp_context_synchronize(void) __asm__("cuCtxSynchronize");
}
__UNWARP_HOST hipError_t hipDevicePrimaryCtxRetain(hipCtx_t* context, hipDevice_t device) {
  return (hipError_t)__unwarp_primary_retain(context, device);
}
__UNWARP_HOST hipError_t hipDevicePrimaryCtxRelease(hipDevice_t device) { return (hipError_t)__unwarp_primary_release(device); }
__UNWARP_HOST hipError_t hipDevicePrimaryCtxReset(hipDevice_t device) { return (hipError_t)__unwarp_primary_reset(device); }
__UNWARP_HOST hipError_t hipCtxCreate(hipCtx_t* context, unsigned int flags, hipDevice_t device) {
  return (hipError_t)__unwarp_context_create(context, flags, device);
}
__UNWARP_HOST hipError_t hipCtxDestroy(hipCtx_t context) { return (hipError_t)__unwarp_context_destroy(context); }
__UNWARP_HOST hipError_t hipCtxGetCurrent(hipCtx_t* context) { return (hipError_t)__unwarp_context_current(context); }
__UNWARP_HOST hipError_t hipCtxSetCurrent(hipCtx_t context) { return (hipError_t)__unwarp_context_set(context); }
__UNWARP_HOST hipError_t hipCtxPushCurrent(hipCtx_t context) { return (hipError_t)__unwarp_context_push(context); }
__UNWARP_HOST hipError_t hipCtxPopCurrent(hipCtx_t* context) { return (hipError_t)__unwarp_context_pop(context); }
__UNWARP_HOST hipError_t hipCtxGetDevice(hipDevice_t* device) { return (hipError_t)__unwarp_context_device(device); }
__UNWARP_HOST hipError_t hipCtxSynchronize() { return (hipError_t)__unwarp_context_synchronize(); }

__UNWARP_HOST hipError_t hipMemcpyHtoD(hipDeviceptr_t destination, const void* source, size_t bytes) {
  return hipMemcpy(destination, source, bytes, hipMemcpyHostToDevice);
}
__UNWARP_HOST hipError_t hipMemcpyDtoH(void* destination, hipDeviceptr_t source, size_t bytes) {
  return hipMemcpy(destination, source, bytes, hipMemcpyDeviceToHost);
}
__UNWARP_HOST hipError_t hipMemcpyDtoD(hipDeviceptr_t destination, hipDeviceptr_t source, size_t bytes) {
  return hipMemcpy(destination, source, bytes, hipMemcpyDeviceToDevice);
}
__UNWARP_HOST hipError_t hipMemcpyHtoDAsync(hipDeviceptr_t destination, const void* source, size_t bytes, hipStream_t stream) {
  return hipMemcpyAsync(destination, source, bytes, hipMemcpyHostToDevice, stream);
}
__UNWARP_HOST hipError_t hipMemcpyDtoHAsync(void* destination, hipDeviceptr_t source, size_t bytes, hipStream_t stream) {
  return hipMemcpyAsync(destination, source, bytes, hipMemcpyDeviceToHost, stream);
}
__UNWARP_HOST hipError_t hipMemcpyDtoDAsync(hipDeviceptr_t destination, hipDeviceptr_t source, size_t bytes, hipStream_t stream) {
  return hipMemcpyAsync(destination, source, bytes, hipMemcpyDeviceToDevice, stream);
}

/* The driver's codes are the runtime's. */
extern "C" {
int __unwarp_memset_d16(void*, unsigned short, size_t) __asm__("cuMemsetD16");
int __unwarp_memset_d16_async(void*, unsigned short, size_t, hipStream_t) __asm__("cuMemsetD16Async");
int __unwarp_memset_d32(void*, unsigned int, size_t) __asm__("cuMemsetD32");
int __unwarp_memset_d32_async(void*, unsigned int, size_t, hipStream_t) __asm__("cuMemsetD32Async");
}
__UNWARP_HOST hipError_t hipMemsetD8(hipDeviceptr_t destination, unsigned char value, size_t count) {
  return hipMemset(destination, value, count);
}
__UNWARP_HOST hipError_t hipMemsetD8Async(hipDeviceptr_t destination, unsigned char value, size_t count, hipStream_t stream = 0) {
  return hipMemsetAsync(destination, value, count, stream);
}
__UNWARP_HOST hipError_t hipMemsetD16(hipDeviceptr_t destination, unsigned short value, size_t count) {
  return (hipError_t)__unwarp_memset_d16(destination, value, count);
}
__UNWARP_HOST hipError_t hipMemsetD16Async(hipDeviceptr_t destination, unsigned short value, size_t count, hipStream_t stream = 0) {
  return (hipError_t)__unwarp_memset_d16_async(destination, value, count, stream);
}
__UNWARP_HOST hipError_t hipMemsetD32(hipDeviceptr_t destination, int value, size_t count) {
  return (hipError_t)__unwarp_memset_d32(destination, (unsigned int)value, count);
}
__UNWARP_HOST hipError_t hipMemsetD32Async(hipDeviceptr_t destination, int value, size_t count, hipStream_t stream = 0) {
  return (hipError_t)__unwarp_memset_d32_async(destination, (unsigned int)value, count, stream);
}

#undef __UNWARP_HOST

#endif
#endif
