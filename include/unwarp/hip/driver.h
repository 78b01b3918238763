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
