/** Parts of `unwarp_acl.h` that a port gets where it uses them: matrices, streams, callbacks. Our own text. */

import { versions } from "./version-macros.ts";

export const copiesHeader = `
// AscendCL has no asynchronous copies within the host.
static inline aclError unwarpMemcpyAsync(void* to, const void* from, size_t bytes, aclrtMemcpyKind kind, aclrtStream stream) {
  if (bytes == 0) return ACL_SUCCESS;
  if (kind != ACL_MEMCPY_HOST_TO_HOST) return aclrtMemcpyAsync(to, bytes, from, bytes, kind, stream);
  aclError code = aclrtSynchronizeStream(stream);
  return code == ACL_SUCCESS ? aclrtMemcpy(to, bytes, from, bytes, kind) : code;
}

static inline aclError unwarpMemsetAsync(void* pointer, int value, size_t bytes, aclrtStream stream) {
  return bytes == 0 ? ACL_SUCCESS : aclrtMemsetAsync(pointer, bytes, value, bytes, stream);
}

// Waits for the kernels of the stream that may still use the memory.
static inline aclError unwarpFreeAsync(void* pointer, aclrtStream stream) {
  aclError code = aclrtSynchronizeStream(stream);
  if (code != ACL_SUCCESS || pointer == nullptr) return code;
  return aclrtFree(pointer);
}
`;

export const matricesHeader = `
// Rows begin at multiples of 512 bytes.
static inline aclError unwarpMallocPitch(void** pointer, size_t* pitch, size_t width, size_t height) {
  *pitch = (width + 511) / 512 * 512;
  *pointer = nullptr;
  if (*pitch * height == 0) return ACL_SUCCESS;
  return aclrtMalloc(pointer, *pitch * height, ACL_MEM_MALLOC_HUGE_FIRST);
}

// AscendCL copies matrices between host and device only, and others row by row.
static inline bool unwarpIs2dKind(aclrtMemcpyKind kind) {
  return kind == ACL_MEMCPY_HOST_TO_DEVICE || kind == ACL_MEMCPY_DEVICE_TO_HOST;
}
static inline aclError unwarpMemcpy2d(void* to, size_t toPitch, const void* from, size_t fromPitch, size_t width,
                                      size_t height, aclrtMemcpyKind kind) {
  if (width > toPitch || width > fromPitch) return ACL_ERROR_RT_PARAM_INVALID;
  if (width == 0 || height == 0) return ACL_SUCCESS;
  aclError code = aclrtSynchronizeDevice();
  if (code != ACL_SUCCESS) return code;
  if (unwarpIs2dKind(kind)) return aclrtMemcpy2d(to, toPitch, from, fromPitch, width, height, kind);
  for (size_t row = 0; row < height && code == ACL_SUCCESS; row++)
    code = aclrtMemcpy((char*)to + row * toPitch, width, (const char*)from + row * fromPitch, width, kind);
  return code;
}
static inline aclError unwarpMemcpy2dAsync(void* to, size_t toPitch, const void* from, size_t fromPitch, size_t width,
                                           size_t height, aclrtMemcpyKind kind, aclrtStream stream) {
  if (width > toPitch || width > fromPitch) return ACL_ERROR_RT_PARAM_INVALID;
  if (width == 0 || height == 0) return ACL_SUCCESS;
  if (unwarpIs2dKind(kind)) return aclrtMemcpy2dAsync(to, toPitch, from, fromPitch, width, height, kind, stream);
  aclError code = ACL_SUCCESS;
  for (size_t row = 0; row < height && code == ACL_SUCCESS; row++)
    code = unwarpMemcpyAsync((char*)to + row * toPitch, (const char*)from + row * fromPitch, width, kind, stream);
  return code;
}

// AscendCL has none of matrices: row by row.
static inline aclError unwarpMemset2dAsync(void* pointer, size_t pitch, int value, size_t width, size_t height,
                                           aclrtStream stream) {
  if (width > pitch && height > 1) return ACL_ERROR_RT_PARAM_INVALID;
  if (width == 0 || height == 0) return ACL_SUCCESS;
  if (width == pitch) return aclrtMemsetAsync(pointer, pitch * height, value, pitch * height, stream);
  aclError code = ACL_SUCCESS;
  for (size_t row = 0; row < height && code == ACL_SUCCESS; row++)
    code = aclrtMemsetAsync((char*)pointer + row * pitch, width, value, width, stream);
  return code;
}
static inline aclError unwarpMemset2d(void* pointer, size_t pitch, int value, size_t width, size_t height) {
  aclError code = aclrtSynchronizeDevice();
  if (code == ACL_SUCCESS) code = unwarpMemset2dAsync(pointer, pitch, value, width, height, unwarpStream());
  return code == ACL_SUCCESS ? aclrtSynchronizeStream(unwarpStream()) : code;
}
`;

export const streamsHeader = `
// CUDA's priorities go from 0, which goes last, down; AscendCL's from 7, which goes last, down to 0.
static inline aclError unwarpStreamPriorityRange(int* least, int* greatest) {
  if (least != nullptr) *least = 0;
  if (greatest != nullptr) *greatest = -7;
  return ACL_SUCCESS;
}
static inline aclError unwarpCreateStreamWithPriority(aclrtStream* stream, int priority) {
  int clamped = priority > 0 ? 0 : priority < -7 ? -7 : priority;
  return aclrtCreateStreamWithConfig(stream, (uint32_t)(clamped + 7), ACL_STREAM_FAST_LAUNCH);
}
static const unsigned int unwarpStreamDefault = 0, unwarpStreamNonBlocking = 1;
static inline aclError unwarpCreateStreamWithFlags(aclrtStream* stream, unsigned int flags) {
  return flags > unwarpStreamNonBlocking ? ACL_ERROR_RT_PARAM_INVALID : aclrtCreateStream(stream);
}
`;

export const askedStreamsHeader = `
#include <map>
#include <mutex>

// What streams were made with, for programs that ask.
struct UnwarpStreamNote {
  unsigned int flags;
  int priority;
};
class UnwarpStreamNotes {
 public:
  static UnwarpStreamNotes& all() {
    static UnwarpStreamNotes instance;
    return instance;
  }
  void note(aclrtStream stream, UnwarpStreamNote made) {
    std::lock_guard<std::mutex> lock(mutex_);
    notes_[stream] = made;
  }
  // The default stream has no flags and the least priority.
  UnwarpStreamNote of(aclrtStream stream) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto found = notes_.find(stream);
    return found == notes_.end() ? UnwarpStreamNote{0, 0} : found->second;
  }

 private:
  std::mutex mutex_;
  std::map<aclrtStream, UnwarpStreamNote> notes_;
};
static inline aclError unwarpCreateNotedStream(aclrtStream* stream, unsigned int flags = 0, int priority = 0) {
  if (stream == nullptr || flags > unwarpStreamNonBlocking) return ACL_ERROR_RT_PARAM_INVALID;
  int clamped = priority > 0 ? 0 : priority < -7 ? -7 : priority;
  aclError code = unwarpCreateStreamWithPriority(stream, clamped);
  if (code == ACL_SUCCESS) UnwarpStreamNotes::all().note(*stream, {flags, clamped});
  return code;
}
static inline aclError unwarpStreamGetFlags(aclrtStream stream, unsigned int* flags) {
  if (flags == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
  *flags = UnwarpStreamNotes::all().of(stream).flags;
  return ACL_SUCCESS;
}
static inline aclError unwarpStreamGetPriority(aclrtStream stream, int* priority) {
  if (priority == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
  *priority = UnwarpStreamNotes::all().of(stream).priority;
  return ACL_SUCCESS;
}
`;

export const callbacksHeader = `
// A function that is told the stream and its state, on top of one that is told nothing.
typedef void (*UnwarpStreamCallback)(aclrtStream stream, aclError state, void* data);
struct UnwarpCallback {
  UnwarpStreamCallback function;
  aclrtStream stream;
  void* data;
};
static inline void unwarpRunCallback(void* given) {
  UnwarpCallback* callback = (UnwarpCallback*)given;
  callback->function(callback->stream, ACL_SUCCESS, callback->data);
  delete callback;
}
static inline aclError unwarpStreamAddCallback(aclrtStream stream, UnwarpStreamCallback function, void* data) {
  UnwarpCallback* callback = new UnwarpCallback{function, stream, data};
  aclError code = aclrtLaunchHostFunc(stream, unwarpRunCallback, callback);
  if (code != ACL_SUCCESS) delete callback;
  return code;
}
`;

export const occupancyHeader = `
// A block size that any kernel can have, as large as its bound allows; one block for each core.
static inline aclError unwarpMaxPotentialBlockSize(int* grid, int* block, int bound, int limit) {
  int32_t device = 0;
  int64_t cores = 1;
  aclError code = aclrtGetDevice(&device);
  if (code == ACL_SUCCESS) code = aclrtGetDeviceInfo((uint32_t)device, ACL_DEV_ATTR_VECTOR_CORE_NUM, &cores);
  *grid = (int)cores;
  *block = limit > 0 && limit < bound ? limit : bound;
  return code;
}
`;

export const activeBlocksHeader = `
// How many blocks a core works on at a time: one, which is all that is documented, if the core can run it.
static inline aclError unwarpMaxActiveBlocks(int* to, int bound, int threads, size_t bytes) {
  if (to == nullptr || threads <= 0) return ACL_ERROR_RT_PARAM_INVALID;
  *to = threads <= bound && unwarpCheckShared(bytes) == ACL_SUCCESS ? 1 : 0;
  return ACL_SUCCESS;
}
`;

export const peersHeader = `
// CUDA's devices are no peers of themselves.
static inline aclError unwarpCanAccessPeer(int* to, int device, int peer) {
  if (to == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
  *to = 0;
  return device == peer ? ACL_SUCCESS : aclrtDeviceCanAccessPeer(to, device, peer);
}
`;

export const versionHeader = `
// The version of CUDA that the program was written for, as far as the port knows it.
static inline aclError unwarpCudaVersion(int* to) {
  if (to == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
  *to = ${versions["CUDART_VERSION"]};
  return ACL_SUCCESS;
}
`;

export const checkedLaunchesHeader = `
// A launch that CUDA refuses is not made, and is the next error that the thread asks for.
inline aclError& unwarpRefusedLaunch() {
  static thread_local aclError code = ACL_SUCCESS;
  return code;
}
static inline bool unwarpIsWithin(dim3 size, unsigned int x, unsigned int y, unsigned int z) {
  return size.x >= 1 && size.x <= x && size.y >= 1 && size.y <= y && size.z >= 1 && size.z <= z;
}
static inline bool unwarpMayLaunch(dim3 grid, dim3 block, size_t bytes = 0) {
  bool fits = unwarpIsWithin(grid, 2147483647u, 65535u, 65535u) && unwarpIsWithin(block, 1024u, 1024u, 64u) &&
              block.x * block.y * block.z <= 1024u;
  if (!fits) unwarpRefusedLaunch() = unwarpInvalidConfiguration;
  else if (unwarpCheckShared(bytes) != ACL_SUCCESS) unwarpRefusedLaunch() = ACL_ERROR_RT_PARAM_INVALID;
  else return true;
  return false;
}
static inline aclError unwarpPeekAtLastError() {
  aclError code = unwarpRefusedLaunch();
  return code != ACL_SUCCESS ? code : aclrtPeekAtLastError(ACL_RT_THREAD_LEVEL);
}
static inline aclError unwarpGetLastError() {
  aclError code = unwarpPeekAtLastError();
  unwarpRefusedLaunch() = ACL_SUCCESS;
  aclrtGetLastError(ACL_RT_THREAD_LEVEL);
  return code;
}
`;

export const orderHeader = `
// min and max, which CUDA has in host code too: for the same pairs of types.
#define UNWARP_HOST_ORDER(result, first, second)                                                                  \\
  static inline result unwarpHostMin(first a, second b) { return (result)a < (result)b ? (result)a : (result)b; } \\
  static inline result unwarpHostMax(first a, second b) { return (result)a > (result)b ? (result)a : (result)b; }
#define UNWARP_HOST_ORDERS(type)                   \\
  UNWARP_HOST_ORDER(type, type, type)              \\
  UNWARP_HOST_ORDER(unsigned type, unsigned type, unsigned type) \\
  UNWARP_HOST_ORDER(unsigned type, type, unsigned type) \\
  UNWARP_HOST_ORDER(unsigned type, unsigned type, type)
UNWARP_HOST_ORDERS(int)
UNWARP_HOST_ORDERS(long)
UNWARP_HOST_ORDERS(long long)
#undef UNWARP_HOST_ORDERS
#undef UNWARP_HOST_ORDER
// Of a number and a NaN, the number.
static inline float unwarpHostMin(float a, float b) { return fminf(a, b); }
static inline float unwarpHostMax(float a, float b) { return fmaxf(a, b); }
static inline double unwarpHostMin(double a, double b) { return fmin(a, b); }
static inline double unwarpHostMax(double a, double b) { return fmax(a, b); }
static inline double unwarpHostMin(float a, double b) { return fmin(a, b); }
static inline double unwarpHostMax(float a, double b) { return fmax(a, b); }
static inline double unwarpHostMin(double a, float b) { return fmin(a, b); }
static inline double unwarpHostMax(double a, float b) { return fmax(a, b); }
`;
