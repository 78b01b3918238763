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

/* Those that say something of SIMT, with the numbers that the documentation gives. */
typedef enum aclrtDevAttr {
  ACL_DEV_ATTR_AICORE_CORE_NUM = 101,
  ACL_DEV_ATTR_VECTOR_CORE_NUM = 201,
  ACL_DEV_ATTR_WARP_SIZE = 202,
  ACL_DEV_ATTR_MAX_THREAD_PER_VECTOR_CORE = 203,
  ACL_DEV_ATTR_UBUF_PER_VECTOR_CORE = 204,
  ACL_DEV_ATTR_MAX_BLOCK_PER_GRID = 208,
  ACL_DEV_ATTR_MAX_THREADS_PER_BLOCK = 209,
  ACL_DEV_ATTR_MAX_BLOCK_DIM_X = 210,
  ACL_DEV_ATTR_MAX_BLOCK_DIM_Y = 211,
  ACL_DEV_ATTR_MAX_BLOCK_DIM_Z = 212,
  ACL_DEV_ATTR_TOTAL_GLOBAL_MEM_SIZE = 301,
  ACL_DEV_ATTR_L2_CACHE_SIZE = 302,
} aclrtDevAttr;

typedef void (*aclrtHostFunc)(void* arguments);

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
__UNWARP_ACL aclrtDeviceCanAccessPeer(int32_t* can, int32_t device, int32_t peer) {
  return __unwarp_acl_error(__unwarp_cudaDeviceCanAccessPeer((int*)can, device, peer));
}
__UNWARP_ACL aclrtDeviceEnablePeerAccess(int32_t peer, uint32_t flags) {
  return __unwarp_acl_error(__unwarp_cudaDeviceEnablePeerAccess(peer, flags));
}
__UNWARP_ACL aclrtDeviceDisablePeerAccess(int32_t peer) {
  return __unwarp_acl_error(__unwarp_cudaDeviceDisablePeerAccess(peer));
}
__UNWARP_ACL aclrtGetRunMode(aclrtRunMode* mode) {
  *mode = ACL_HOST;
  return ACL_SUCCESS;
}
static inline __attribute__((unused)) const char* aclrtGetSocName() { return "Ascend950"; }

/* What the documentation promises for Ascend 950, and of what it leaves to the chip what the device here has. */
__UNWARP_ACL aclrtGetDeviceInfo(uint32_t device, aclrtDevAttr attribute, int64_t* value) {
  int cuda = 0;
  switch (attribute) {
    case ACL_DEV_ATTR_WARP_SIZE: *value = 32; return ACL_SUCCESS;
    case ACL_DEV_ATTR_MAX_THREAD_PER_VECTOR_CORE:
    case ACL_DEV_ATTR_MAX_THREADS_PER_BLOCK: *value = 2048; return ACL_SUCCESS;
    case ACL_DEV_ATTR_UBUF_PER_VECTOR_CORE: *value = 256 * 1024; return ACL_SUCCESS;
    case ACL_DEV_ATTR_MAX_BLOCK_PER_GRID: *value = 65535; return ACL_SUCCESS;
    case ACL_DEV_ATTR_TOTAL_GLOBAL_MEM_SIZE: {
      size_t free = 0, total = 0;
      int code = __unwarp_cudaMemGetInfo(&free, &total);
      *value = (int64_t)total;
      return __unwarp_acl_error(code);
    }
    case ACL_DEV_ATTR_AICORE_CORE_NUM:
    case ACL_DEV_ATTR_VECTOR_CORE_NUM: cuda = 16; break; /* cudaDevAttrMultiProcessorCount */
    case ACL_DEV_ATTR_L2_CACHE_SIZE: cuda = 38; break;   /* cudaDevAttrL2CacheSize */
    case ACL_DEV_ATTR_MAX_BLOCK_DIM_X: cuda = 2; break;  /* cudaDevAttrMaxBlockDimX */
    case ACL_DEV_ATTR_MAX_BLOCK_DIM_Y: cuda = 3; break;
    case ACL_DEV_ATTR_MAX_BLOCK_DIM_Z: cuda = 4; break;
    default: return ACL_ERROR_RT_PARAM_INVALID;
  }
  int number = 0;
  int code = __unwarp_cudaDeviceGetAttribute(&number, cuda, (int)device);
  *value = number;
  return __unwarp_acl_error(code);
}

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
  /* Documented so: there are no asynchronous copies within the host. */
  if (kind == ACL_MEMCPY_HOST_TO_HOST) return ACL_ERROR_RT_FEATURE_NOT_SUPPORT;
  return __unwarp_acl_error(__unwarp_cudaMemcpyAsync(to, from, bytes, kind, stream));
}
/* Documented so: between host and device only. */
static inline __attribute__((unused)) bool __unwarp_acl_is_2d_kind(aclrtMemcpyKind kind) {
  return kind == ACL_MEMCPY_HOST_TO_DEVICE || kind == ACL_MEMCPY_DEVICE_TO_HOST;
}
__UNWARP_ACL aclrtMemcpy2d(void* to, size_t toPitch, const void* from, size_t fromPitch, size_t width, size_t height,
                           aclrtMemcpyKind kind) {
  if (!__unwarp_acl_is_2d_kind(kind)) return ACL_ERROR_RT_FEATURE_NOT_SUPPORT;
  return __unwarp_acl_error(__unwarp_cudaMemcpy2D(to, toPitch, from, fromPitch, width, height, kind));
}
__UNWARP_ACL aclrtMemcpy2dAsync(void* to, size_t toPitch, const void* from, size_t fromPitch, size_t width, size_t height,
                                aclrtMemcpyKind kind, aclrtStream stream) {
  if (!__unwarp_acl_is_2d_kind(kind)) return ACL_ERROR_RT_FEATURE_NOT_SUPPORT;
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
/* From 0, which goes first, to 7; others are clamped. */
__UNWARP_ACL aclrtCreateStreamWithConfig(aclrtStream* stream, uint32_t priority, uint32_t) {
  int least = 0, greatest = 0;
  __unwarp_cudaDeviceGetStreamPriorityRange(&least, &greatest);
  int wanted = greatest + (int)(priority > 7 ? 7 : priority);
  return __unwarp_acl_error(__unwarp_cudaStreamCreateWithPriority(stream, 1, wanted < least ? wanted : least));
}
__UNWARP_ACL aclrtDeviceGetStreamPriorityRange(int32_t* least, int32_t* greatest) {
  *least = 7;
  *greatest = 0;
  return ACL_SUCCESS;
}
/* Runs on a thread of the runtime's, and what is queued behind it waits. */
__UNWARP_ACL aclrtLaunchHostFunc(aclrtStream stream, aclrtHostFunc function, void* arguments) {
  return __unwarp_acl_error(__unwarp_cudaLaunchHostFunc(stream, function, arguments));
}
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
/* Documented so: only events with this flag take times. */
__UNWARP_ACL aclrtCreateEventExWithFlag(aclrtEvent* event, uint32_t flag) {
  const unsigned int disable_timing = 2;
  return __unwarp_acl_error(__unwarp_cudaEventCreateWithFlags(event, flag & ACL_EVENT_TIME_LINE ? 0 : disable_timing));
}
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
