/** The header that comes with every port: where CUDA promises more than AscendCL, and what SIMT has no name for. Our own text. */

import { ascendLimits } from "../../artifact/ascend-limits.ts";
import { deviceMath, hostMath } from "./host-math.ts";
import { warpHelpers } from "./warp-helpers.ts";
import { wordHelpers } from "./word-helpers.ts";

const { blocks, sharedBytes } = ascendLimits;

export const hostHeaderName = "unwarp_acl.h";

export const hostHeader = `// Written by unwarp port. CUDA's promises on top of AscendCL, for host code that came from CUDA.
#pragma once

// What CUDA's own header brings along, and what is used here.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <type_traits>

#include "acl/acl.h"

// Begins and ends the use of AscendCL: one object at the beginning of main. CUDA does both by itself.
class UnwarpAcl {
 public:
  explicit UnwarpAcl(const char* config = nullptr) {
    check(aclInit(config), "aclInit");
    check(aclrtSetDevice(0), "aclrtSetDevice");
  }
  ~UnwarpAcl() {
    aclrtResetDevice(0);
    aclFinalize();
  }
  UnwarpAcl(const UnwarpAcl&) = delete;
  UnwarpAcl& operator=(const UnwarpAcl&) = delete;

 private:
  static void check(aclError code, const char* call) {
    if (code == ACL_SUCCESS) return;
    std::fprintf(stderr, "%s failed with code %d\\n", call, (int)code);
    std::exit(1);
  }
};

// What cudaStreamQuery and cudaEventQuery return while there is work left.
static const aclError unwarpNotReady = -1;
// What a launch is that CUDA does not make, in programs that ask for it: AscendCL has no code of its own for that.
static const aclError unwarpInvalidConfiguration = -2;

// CUDA's default stream.
static inline aclrtStream unwarpStream() {
  aclrtStream stream = nullptr;
  aclrtCtxGetCurrentDefaultStream(&stream);
  return stream;
}

// Memory of no bytes is a null pointer, and an error of AscendCL's.
static inline aclError unwarpMalloc(void** pointer, size_t bytes) {
  if (bytes > 0 || pointer == nullptr) return aclrtMalloc(pointer, bytes, ACL_MEM_MALLOC_HUGE_FIRST);
  *pointer = nullptr;
  return ACL_SUCCESS;
}
static inline aclError unwarpMallocHost(void** pointer, size_t bytes) {
  if (bytes > 0 || pointer == nullptr) return aclrtMallocHost(pointer, bytes);
  *pointer = nullptr;
  return ACL_SUCCESS;
}

// cudaMemcpy comes behind all that was launched; aclrtMemcpy waits for nothing.
static inline aclError unwarpMemcpy(void* to, const void* from, size_t bytes, aclrtMemcpyKind kind) {
  if (bytes == 0) return ACL_SUCCESS;
  aclError code = aclrtSynchronizeDevice();
  return code == ACL_SUCCESS ? aclrtMemcpy(to, bytes, from, bytes, kind) : code;
}

// cudaMemset keeps its order with what streams do that wait for the default stream, and they with it.
static inline aclError unwarpMemset(void* pointer, int value, size_t bytes) {
  if (bytes == 0) return ACL_SUCCESS;
  aclError code = aclrtSynchronizeDevice();
  return code == ACL_SUCCESS ? aclrtMemset(pointer, bytes, value, bytes) : code;
}

// cudaFree waits for the kernels that may still use the memory, and takes a null pointer.
static inline aclError unwarpFree(void* pointer) {
  aclError code = aclrtSynchronizeDevice();
  if (code != ACL_SUCCESS || pointer == nullptr) return code;
  return aclrtFree(pointer);
}

static inline aclError unwarpDeviceReset() {
  int32_t device = 0;
  aclError code = aclrtGetDevice(&device);
  if (code == ACL_SUCCESS) code = aclrtResetDevice(device);
  return code == ACL_SUCCESS ? aclrtSetDevice(device) : code;
}

static inline aclError unwarpStreamQuery(aclrtStream stream) {
  aclrtStreamStatus status = ACL_STREAM_STATUS_COMPLETE;
  aclError code = aclrtStreamQuery(stream, &status);
  if (code != ACL_SUCCESS) return code;
  return status == ACL_STREAM_STATUS_COMPLETE ? ACL_SUCCESS : unwarpNotReady;
}

static inline aclError unwarpEventQuery(aclrtEvent event) {
  aclrtEventRecordedStatus status = ACL_EVENT_RECORDED_STATUS_COMPLETE;
  aclError code = aclrtQueryEventStatus(event, &status);
  if (code != ACL_SUCCESS) return code;
  return status == ACL_EVENT_RECORDED_STATUS_COMPLETE ? ACL_SUCCESS : unwarpNotReady;
}

static inline const char* unwarpErrorString(aclError code) {
  if (code == ACL_SUCCESS) return "no error";
  if (code == unwarpNotReady) return "device not ready";
  if (code == unwarpInvalidConfiguration) return "invalid configuration argument";
  const char* text = aclGetRecentErrMsg();
  return text != nullptr ? text : "an error of AscendCL";
}

static inline const char* unwarpErrorName(aclError code) {
  static thread_local char text[32];
  if (code == ACL_SUCCESS) return "ACL_SUCCESS";
  std::snprintf(text, sizeof text, "aclError %d", (int)code);
  return text;
}

// A block has ${sharedBytes / 1024} KB of shared memory, without asking.
static inline aclError unwarpCheckShared(size_t bytes) {
  return bytes <= ${sharedBytes / 1024} * 1024 ? ACL_SUCCESS : ACL_ERROR_RT_PARAM_INVALID;
}

// A variable in device memory, which kernels get a pointer to: CUDA's __constant__ and __device__ variables.
template <class T> class UnwarpSymbol {
 public:
  using Element = typename std::remove_extent<T>::type;
  explicit UnwarpSymbol(const void* initial = nullptr) : initial_(initial) {}

  // Of an array its first element.
  Element* data() {
    if (memory_ == nullptr) {
      if (aclrtMalloc(&memory_, sizeof(T), ACL_MEM_MALLOC_HUGE_FIRST) != ACL_SUCCESS) return nullptr;
      if (initial_ == nullptr) aclrtMemset(memory_, sizeof(T), 0, sizeof(T));
      else aclrtMemcpy(memory_, sizeof(T), initial_, sizeof(T), ACL_MEMCPY_HOST_TO_DEVICE);
    }
    return (Element*)memory_;
  }
  aclError copyIn(const void* from, size_t bytes, size_t offset = 0, aclrtMemcpyKind kind = ACL_MEMCPY_HOST_TO_DEVICE) {
    if (offset + bytes > sizeof(T)) return ACL_ERROR_RT_PARAM_INVALID;
    return unwarpMemcpy((char*)data() + offset, from, bytes, kind);
  }
  aclError copyOut(void* to, size_t bytes, size_t offset = 0, aclrtMemcpyKind kind = ACL_MEMCPY_DEVICE_TO_HOST) {
    if (offset + bytes > sizeof(T)) return ACL_ERROR_RT_PARAM_INVALID;
    return unwarpMemcpy(to, (char*)data() + offset, bytes, kind);
  }
  aclError copyInAsync(const void* from, size_t bytes, size_t offset = 0,
                       aclrtMemcpyKind kind = ACL_MEMCPY_HOST_TO_DEVICE, aclrtStream stream = nullptr) {
    if (offset + bytes > sizeof(T)) return ACL_ERROR_RT_PARAM_INVALID;
    return aclrtMemcpyAsync((char*)data() + offset, bytes, from, bytes, kind, stream != nullptr ? stream : unwarpStream());
  }
  aclError copyOutAsync(void* to, size_t bytes, size_t offset = 0, aclrtMemcpyKind kind = ACL_MEMCPY_DEVICE_TO_HOST,
                        aclrtStream stream = nullptr) {
    if (offset + bytes > sizeof(T)) return ACL_ERROR_RT_PARAM_INVALID;
    return aclrtMemcpyAsync(to, bytes, (char*)data() + offset, bytes, kind, stream != nullptr ? stream : unwarpStream());
  }
  template <class P> aclError address(P** to) {
    *to = (P*)data();
    return *to == nullptr ? ACL_ERROR_RT_MEMORY_ALLOCATION : ACL_SUCCESS;
  }
  aclError size(size_t* to) {
    *to = sizeof(T);
    return ACL_SUCCESS;
  }

 private:
  const void* initial_;
  void* memory_ = nullptr;
};

// A grid has at most ${blocks} blocks in all.
static inline unsigned int unwarpGridSize(unsigned long long x, unsigned long long y = 1, unsigned long long z = 1) {
  unsigned long long blocks = x * y * z;
  return blocks < ${blocks} ? (unsigned int)blocks : ${blocks}u;
}
${hostMath}`;

export const deviceHeaderName = "unwarp_simt.h";

export const deviceHeader = `// Written by unwarp port. What CUDA has in device code and Ascend C's SIMT has under no documented name.
#pragma once

#include "simt_api/asc_simt.h"
#include "${hostHeaderName}"

#define UNWARP_BOTH_WAYS(type)                                                                  \\
  __host__ __aicore__ inline type unwarpMax(type a, type b) { return a > b ? a : b; }           \\
  __host__ __aicore__ inline type unwarpMin(type a, type b) { return a < b ? a : b; }
UNWARP_BOTH_WAYS(int)
UNWARP_BOTH_WAYS(unsigned int)
UNWARP_BOTH_WAYS(long)
UNWARP_BOTH_WAYS(unsigned long)
UNWARP_BOTH_WAYS(long long)
UNWARP_BOTH_WAYS(unsigned long long)
#undef UNWARP_BOTH_WAYS
__host__ __aicore__ inline unsigned int unwarpMax(int a, unsigned int b) { return unwarpMax((unsigned int)a, b); }
__host__ __aicore__ inline unsigned int unwarpMax(unsigned int a, int b) { return unwarpMax(a, (unsigned int)b); }
__host__ __aicore__ inline unsigned int unwarpMin(int a, unsigned int b) { return unwarpMin((unsigned int)a, b); }
__host__ __aicore__ inline unsigned int unwarpMin(unsigned int a, int b) { return unwarpMin(a, (unsigned int)b); }
// As fmaxf and fminf: a number rather than a NaN, and +0 above -0.
__host__ __aicore__ inline float unwarpMax(float a, float b) {
  return a > b || b != b ? a : a < b || a != a ? b : a == 0 ? a + b : a;
}
__host__ __aicore__ inline float unwarpMin(float a, float b) {
  return a < b || b != b ? a : a > b || a != a ? b : a == 0 ? -(-a - b) : a;
}

__host__ __aicore__ inline int unwarpAbs(int x) { return x < 0 ? -x : x; }
__host__ __aicore__ inline long unwarpAbs(long x) { return x < 0 ? -x : x; }
__host__ __aicore__ inline long long unwarpAbs(long long x) { return x < 0 ? -x : x; }
__host__ __aicore__ inline float unwarpAbs(float x) { return x < 0 ? -x : x == 0 ? 0.0f : x; }

__host__ __aicore__ inline void* unwarpCopy(void* to, const void* from, size_t bytes) {
  for (size_t at = 0; at < bytes; at++) ((char*)to)[at] = ((const char*)from)[at];
  return to;
}
__aicore__ inline void* unwarpFill(void* to, int value, size_t bytes) {
  for (size_t at = 0; at < bytes; at++) ((char*)to)[at] = (char)value;
  return to;
}

// Two words beside each other, shifted by the lower 5 bits of the amount, or by 32 at most.
__aicore__ inline unsigned int unwarpFunnelLeftClamped(unsigned int low, unsigned int high, unsigned int amount) {
  if (amount >= 32) return low;
  return amount == 0 ? high : high << amount | low >> (32 - amount);
}
__aicore__ inline unsigned int unwarpFunnelRightClamped(unsigned int low, unsigned int high, unsigned int amount) {
  if (amount >= 32) return high;
  return amount == 0 ? low : low >> amount | high << (32 - amount);
}
__aicore__ inline unsigned int unwarpFunnelLeft(unsigned int low, unsigned int high, unsigned int amount) {
  return unwarpFunnelLeftClamped(low, high, amount & 31);
}
__aicore__ inline unsigned int unwarpFunnelRight(unsigned int low, unsigned int high, unsigned int amount) {
  return unwarpFunnelRightClamped(low, high, amount & 31);
}

// The bits of a 16-bit number.
template <class T> __host__ __aicore__ inline unsigned short unwarpBits(T x) {
  static_assert(sizeof(T) == sizeof(unsigned short), "a type of 16 bits");
  unsigned short bits;
  unwarpCopy(&bits, &x, sizeof bits);
  return bits;
}

// Sums, differences and products that are merged with no other operation. Ascend has no word for that: what went through a volatile
// variable is a number of its own, which costs time.
__host__ __aicore__ inline float unwarpApart(float x) {
  volatile float kept = x;
  return kept;
}
__host__ __aicore__ inline float unwarpFaddRn(float a, float b) { return unwarpApart(unwarpApart(a) + unwarpApart(b)); }
__host__ __aicore__ inline float unwarpFsubRn(float a, float b) { return unwarpApart(unwarpApart(a) - unwarpApart(b)); }
__host__ __aicore__ inline float unwarpFmulRn(float a, float b) { return unwarpApart(a * b); }

// Barriers with a vote, which SIMT does not have: a counter in shared memory, and barriers around it.
__aicore__ inline int unwarpSyncthreadsCount(int predicate, int* votes) {
  if (threadIdx.x == 0 && threadIdx.y == 0 && threadIdx.z == 0) *votes = 0;
  asc_syncthreads();
  if (predicate) asc_atomic_add(votes, 1);
  asc_syncthreads();
  int count = *votes;
  // The next vote must not begin before all have read this one.
  asc_syncthreads();
  return count;
}
__aicore__ inline int unwarpSyncthreadsOr(int predicate, int* votes) {
  return unwarpSyncthreadsCount(predicate, votes) != 0;
}
__aicore__ inline int unwarpSyncthreadsAnd(int predicate, int* votes) {
  return unwarpSyncthreadsCount(!predicate, votes) == 0;
}
${wordHelpers}${warpHelpers}${deviceMath}`;
