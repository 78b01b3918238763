/*
 * The AscendCL runtime: devices, memory, streams and events, each on the CUDA call that does the same here. Callable from
 * C++ (.asc, .cpp). What is not here is not supported: using it does not compile.
 */
#ifndef UNWARP_ASCEND_ACL_RT_H
#define UNWARP_ASCEND_ACL_RT_H

#include "acl_base.h"

#include "../unwarp/runtime-calls.h"

typedef enum aclrtMemMallocPolicy {
  ACL_MEM_MALLOC_HUGE_FIRST = 0,
  ACL_MEM_MALLOC_HUGE_ONLY = 1,
  ACL_MEM_MALLOC_NORMAL_ONLY = 2,
} aclrtMemMallocPolicy;

typedef enum aclrtMemcpyKind {
  ACL_MEMCPY_HOST_TO_HOST = 0,
  ACL_MEMCPY_HOST_TO_DEVICE = 1,
  ACL_MEMCPY_DEVICE_TO_HOST = 2,
  ACL_MEMCPY_DEVICE_TO_DEVICE = 3,
  ACL_MEMCPY_DEFAULT = 4,
} aclrtMemcpyKind;

typedef enum aclrtMemAttr { ACL_DDR_MEM = 0, ACL_HBM_MEM = 1 } aclrtMemAttr;
typedef enum aclrtEventStatus { ACL_EVENT_STATUS_COMPLETE = 0, ACL_EVENT_STATUS_NOT_READY = 1 } aclrtEventStatus;
typedef enum aclrtEventRecordedStatus {
  ACL_EVENT_RECORDED_STATUS_NOT_READY = 0,
  ACL_EVENT_RECORDED_STATUS_COMPLETE = 1,
} aclrtEventRecordedStatus;
typedef enum aclrtStreamStatus { ACL_STREAM_STATUS_COMPLETE = 0, ACL_STREAM_STATUS_NOT_READY = 1 } aclrtStreamStatus;
typedef enum aclrtLastErrLevel { ACL_RT_THREAD_LEVEL = 0 } aclrtLastErrLevel;
typedef enum aclrtRunMode { ACL_DEVICE = 0, ACL_HOST = 1 } aclrtRunMode;

#define ACL_EVENT_SYNC 0x00000001u
#define ACL_EVENT_TIME_LINE 0x00000008u
#define ACL_STREAM_FAST_LAUNCH 0x00000001u
#define ACL_STREAM_FAST_SYNC 0x00000002u

#define __UNWARP_ACL static inline __attribute__((unused)) aclError

/* Devices */

__UNWARP_ACL aclrtSetDevice(int32_t device) { return __unwarp_acl_error(__unwarp_cudaSetDevice(device)); }
__UNWARP_ACL aclrtGetDevice(int32_t* device) { return __unwarp_acl_error(__unwarp_cudaGetDevice((int*)device)); }
__UNWARP_ACL aclrtGetDeviceCount(uint32_t* count) {
  return __unwarp_acl_error(__unwarp_cudaGetDeviceCount((int*)count));
}
__UNWARP_ACL aclrtSynchronizeDevice() { return __unwarp_acl_error(__unwarp_cudaDeviceSynchronize()); }
__UNWARP_ACL aclrtSynchronizeDeviceWithTimeout(int32_t) { return aclrtSynchronizeDevice(); }
__UNWARP_ACL aclrtResetDevice(int32_t) { return __unwarp_acl_error(__unwarp_cudaDeviceReset()); }
__UNWARP_ACL aclrtResetDeviceForce(int32_t device) { return aclrtResetDevice(device); }
__UNWARP_ACL aclrtGetRunMode(aclrtRunMode* mode) {
  *mode = ACL_HOST;
  return ACL_SUCCESS;
}
static inline __attribute__((unused)) const char* aclrtGetSocName() { return "Ascend950"; }

/* Errors */

__UNWARP_ACL aclrtGetLastError(aclrtLastErrLevel) { return __unwarp_acl_error(__unwarp_cudaGetLastError()); }
__UNWARP_ACL aclrtPeekAtLastError(aclrtLastErrLevel) { return __unwarp_acl_error(__unwarp_cudaPeekAtLastError()); }

/* Memory */

__UNWARP_ACL aclrtMalloc(void** pointer, size_t bytes, aclrtMemMallocPolicy) {
  return bytes == 0 ? ACL_ERROR_INVALID_PARAM : __unwarp_acl_error(__unwarp_cudaMalloc(pointer, bytes));
}
__UNWARP_ACL aclrtFree(void* pointer) { return __unwarp_acl_error(__unwarp_cudaFree(pointer)); }
__UNWARP_ACL aclrtMallocHost(void** pointer, size_t bytes) {
  return bytes == 0 ? ACL_ERROR_INVALID_PARAM : __unwarp_acl_error(__unwarp_cudaMallocHost(pointer, bytes));
}
__UNWARP_ACL aclrtFreeHost(void* pointer) { return __unwarp_acl_error(__unwarp_cudaFreeHost(pointer)); }
__UNWARP_ACL aclrtMemcpy(void* to, size_t toBytes, const void* from, size_t bytes, aclrtMemcpyKind kind) {
  if (bytes > toBytes) return ACL_ERROR_INVALID_PARAM;
  return __unwarp_acl_error(__unwarp_cudaMemcpy(to, from, bytes, kind));
}
__UNWARP_ACL aclrtMemcpyAsync(void* to, size_t toBytes, const void* from, size_t bytes, aclrtMemcpyKind kind,
                              aclrtStream stream) {
  if (bytes > toBytes) return ACL_ERROR_INVALID_PARAM;
  return __unwarp_acl_error(__unwarp_cudaMemcpyAsync(to, from, bytes, kind, stream));
}
__UNWARP_ACL aclrtMemcpy2d(void* to, size_t toPitch, const void* from, size_t fromPitch, size_t width, size_t height,
                           aclrtMemcpyKind kind) {
  return __unwarp_acl_error(__unwarp_cudaMemcpy2D(to, toPitch, from, fromPitch, width, height, kind));
}
__UNWARP_ACL aclrtMemcpy2dAsync(void* to, size_t toPitch, const void* from, size_t fromPitch, size_t width, size_t height,
                                aclrtMemcpyKind kind, aclrtStream stream) {
  return __unwarp_acl_error(__unwarp_cudaMemcpy2DAsync(to, toPitch, from, fromPitch, width, height, kind, stream));
}
__UNWARP_ACL aclrtMemset(void* pointer, size_t maxBytes, int32_t value, size_t bytes) {
  return bytes > maxBytes ? ACL_ERROR_INVALID_PARAM : __unwarp_acl_error(__unwarp_cudaMemset(pointer, value, bytes));
}
__UNWARP_ACL aclrtMemsetAsync(void* pointer, size_t maxBytes, int32_t value, size_t bytes, aclrtStream stream) {
  if (bytes > maxBytes) return ACL_ERROR_INVALID_PARAM;
  return __unwarp_acl_error(__unwarp_cudaMemsetAsync(pointer, value, bytes, stream));
}
__UNWARP_ACL aclrtGetMemInfo(aclrtMemAttr, size_t* free, size_t* total) {
  return __unwarp_acl_error(__unwarp_cudaMemGetInfo(free, total));
}

/* Streams */

/* Not CUDA's blocking streams: these do not wait for the default stream, nor it for them. */
__UNWARP_ACL aclrtCreateStream(aclrtStream* stream) {
  return __unwarp_acl_error(__unwarp_cudaStreamCreateWithFlags(stream, 1));
}
__UNWARP_ACL aclrtCreateStreamWithConfig(aclrtStream* stream, uint32_t, uint32_t) { return aclrtCreateStream(stream); }
__UNWARP_ACL aclrtDestroyStream(aclrtStream stream) { return __unwarp_acl_error(__unwarp_cudaStreamDestroy(stream)); }
__UNWARP_ACL aclrtDestroyStreamForce(aclrtStream stream) { return aclrtDestroyStream(stream); }
__UNWARP_ACL aclrtSynchronizeStream(aclrtStream stream) {
  return __unwarp_acl_error(__unwarp_cudaStreamSynchronize(stream));
}
__UNWARP_ACL aclrtSynchronizeStreamWithTimeout(aclrtStream stream, int32_t) { return aclrtSynchronizeStream(stream); }
__UNWARP_ACL aclrtStreamQuery(aclrtStream stream, aclrtStreamStatus* status) {
  int code = __unwarp_cudaStreamQuery(stream);
  *status = code == 0 ? ACL_STREAM_STATUS_COMPLETE : ACL_STREAM_STATUS_NOT_READY;
  return code == __unwarp_not_ready ? ACL_SUCCESS : __unwarp_acl_error(code);
}
__UNWARP_ACL aclrtStreamWaitEvent(aclrtStream stream, aclrtEvent event) {
  return __unwarp_acl_error(__unwarp_cudaStreamWaitEvent(stream, event, 0));
}
/* The stream of launches that name none. */
__UNWARP_ACL aclrtCtxGetCurrentDefaultStream(aclrtStream* stream) {
  *stream = 0;
  return ACL_SUCCESS;
}

/* Events */

__UNWARP_ACL aclrtCreateEvent(aclrtEvent* event) { return __unwarp_acl_error(__unwarp_cudaEventCreate(event)); }
__UNWARP_ACL aclrtCreateEventWithFlag(aclrtEvent* event, uint32_t) { return aclrtCreateEvent(event); }
__UNWARP_ACL aclrtCreateEventExWithFlag(aclrtEvent* event, uint32_t) { return aclrtCreateEvent(event); }
__UNWARP_ACL aclrtDestroyEvent(aclrtEvent event) { return __unwarp_acl_error(__unwarp_cudaEventDestroy(event)); }
__UNWARP_ACL aclrtRecordEvent(aclrtEvent event, aclrtStream stream) {
  return __unwarp_acl_error(__unwarp_cudaEventRecord(event, stream));
}
__UNWARP_ACL aclrtSynchronizeEvent(aclrtEvent event) {
  return __unwarp_acl_error(__unwarp_cudaEventSynchronize(event));
}
__UNWARP_ACL aclrtQueryEventStatus(aclrtEvent event, aclrtEventRecordedStatus* status) {
  int code = __unwarp_cudaEventQuery(event);
  *status = code == 0 ? ACL_EVENT_RECORDED_STATUS_COMPLETE : ACL_EVENT_RECORDED_STATUS_NOT_READY;
  return code == __unwarp_not_ready ? ACL_SUCCESS : __unwarp_acl_error(code);
}
__UNWARP_ACL aclrtEventElapsedTime(float* milliseconds, aclrtEvent start, aclrtEvent end) {
  return __unwarp_acl_error(__unwarp_cudaEventElapsedTime(milliseconds, start, end));
}

#if defined(__cplusplus)
/* The documented C++ forms, by the type of what is pointed to. */
template <class T> __UNWARP_ACL aclrtMalloc(T** pointer, size_t bytes, aclrtMemMallocPolicy policy) {
  return aclrtMalloc((void**)pointer, bytes, policy);
}
template <class T> __UNWARP_ACL aclrtMallocHost(T** pointer, size_t bytes) {
  return aclrtMallocHost((void**)pointer, bytes);
}
#endif

#endif
