/** The part of `unwarp_acl.h` for programs with managed memory; why it is right: managed-memory.ts. Our own text. */

const managed = `
#include <cstring>
#include <map>
#include <mutex>

// CUDA's managed memory: a buffer of the host, which the program has the address of, and one of the device beside it. A launch
// copies what the host may have changed to the device, and waiting for the device copies what kernels may have changed back.
// Like on CUDA's devices without concurrentManagedAccess, the host must not use it while a kernel that was given it may run.
class UnwarpManaged {
 public:
  static UnwarpManaged& all();

  aclError allocate(void** pointer, size_t bytes) {
    Buffer buffer = {nullptr, bytes, false};
    void* host = nullptr;
    // More, so that the address behind a buffer, or a little in front of the next, is not another one's.
    aclError code = aclrtMallocHost(&host, bytes + 256);
    if (code == ACL_SUCCESS) code = aclrtMalloc(&buffer.device, bytes == 0 ? 1 : bytes, ACL_MEM_MALLOC_HUGE_FIRST);
    if (code != ACL_SUCCESS) {
      if (host != nullptr) aclrtFreeHost(host);
      return code;
    }
    std::memset(host, 0, bytes + 256);
    std::lock_guard<std::mutex> lock(mutex_);
    buffers_[(char*)host] = buffer;
    *pointer = host;
    return ACL_SUCCESS;
  }

  // False where the pointer is of other memory.
  bool release(void* pointer, aclError* code) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto found = buffers_.find((char*)pointer);
    if (found == buffers_.end()) return false;
    *code = aclrtFree(found->second.device);
    aclError hostCode = aclrtFreeHost(found->first);
    if (*code == ACL_SUCCESS) *code = hostCode;
    buffers_.erase(found);
    return true;
  }

  bool holds(const void* pointer) {
    std::lock_guard<std::mutex> lock(mutex_);
    return find((const char*)pointer) != buffers_.end();
  }

  // Device memory, which kernels get as it is.
  aclError allocateOnDevice(void** pointer, size_t bytes) {
    if (pointer != nullptr) *pointer = nullptr;
    if (bytes == 0 && pointer != nullptr) return ACL_SUCCESS;
    aclError code = aclrtMalloc(pointer, bytes, ACL_MEM_MALLOC_HUGE_FIRST);
    if (code != ACL_SUCCESS || *pointer == nullptr) return code;
    std::lock_guard<std::mutex> lock(mutex_);
    onDevice_[(char*)*pointer] = bytes;
    return code;
  }
  aclError releaseOnDevice(void* pointer) {
    std::lock_guard<std::mutex> lock(mutex_);
    onDevice_.erase((char*)pointer);
    return aclrtFree(pointer);
  }

  // The address for a kernel, whose buffer is the device's from here on.
  void* onDevice(const void* pointer) {
    if (pointer == nullptr) return nullptr;
    std::lock_guard<std::mutex> lock(mutex_);
    auto found = find((const char*)pointer);
    if (found == buffers_.end()) {
      if (!isOnDevice((const char*)pointer)) stop(pointer);
      return (void*)pointer;
    }
    Buffer& buffer = found->second;
    if (!buffer.isOnDevice && buffer.bytes > 0)
      check(aclrtMemcpy(buffer.device, buffer.bytes, found->first, buffer.bytes, ACL_MEMCPY_HOST_TO_DEVICE));
    buffer.isOnDevice = true;
    return (char*)buffer.device + ((const char*)pointer - found->first);
  }

  aclError synchronize() {
    aclError code = aclrtSynchronizeDevice();
    std::lock_guard<std::mutex> lock(mutex_);
    for (auto& entry : buffers_) {
      Buffer& buffer = entry.second;
      if (code != ACL_SUCCESS || !buffer.isOnDevice) continue;
      if (buffer.bytes > 0)
        code = aclrtMemcpy(entry.first, buffer.bytes, buffer.device, buffer.bytes, ACL_MEMCPY_DEVICE_TO_HOST);
      buffer.isOnDevice = false;
    }
    return code;
  }

 private:
  struct Buffer {
    void* device;
    size_t bytes;
    bool isOnDevice;
  };
  std::map<char*, Buffer> buffers_;
  std::map<char*, size_t> onDevice_;
  std::mutex mutex_;

  std::map<char*, Buffer>::iterator find(const char* pointer) {
    auto behind = buffers_.upper_bound((char*)pointer);
    if (behind == buffers_.begin()) return buffers_.end();
    auto found = std::prev(behind);
    return pointer <= found->first + found->second.bytes ? found : buffers_.end();
  }
  bool isOnDevice(const char* pointer) {
    auto behind = onDevice_.upper_bound((char*)pointer);
    if (behind == onDevice_.begin()) return false;
    auto found = std::prev(behind);
    return pointer <= found->first + found->second;
  }
  // A kernel with an address of the host would read and write anything.
  static void stop(const void* pointer) {
    std::fprintf(stderr,
                 "a kernel was to get the pointer %p, which is in no memory that the port allocated for managed or device memory. "
                 "Give kernels pointers into one buffer, not in front of it; memory of other libraries is not known here\\n",
                 pointer);
    std::exit(1);
  }
  static void check(aclError code) {
    if (code == ACL_SUCCESS) return;
    std::fprintf(stderr, "managed memory could not be copied to the device: code %d\\n", (int)code);
    std::exit(1);
  }
};
// One for all sources of a program.
inline UnwarpManaged& UnwarpManaged::all() {
  static UnwarpManaged instance;
  return instance;
}

static inline aclError unwarpMallocManaged(void** pointer, size_t bytes) {
  return UnwarpManaged::all().allocate(pointer, bytes);
}
static inline aclError unwarpDeviceMalloc(void** pointer, size_t bytes) {
  return UnwarpManaged::all().allocateOnDevice(pointer, bytes);
}
template <class T> static inline T* unwarpOnDevice(T* pointer) {
  return (T*)UnwarpManaged::all().onDevice((const void*)pointer);
}
static inline aclError unwarpSynchronizeDevice() { return UnwarpManaged::all().synchronize(); }
// Which side the memory is on: managed memory is the host's while no kernel runs.
static inline aclrtMemcpyKind unwarpManagedKind(const void* to, const void* from, aclrtMemcpyKind kind) {
  if (UnwarpManaged::all().holds(to)) {
    if (kind == ACL_MEMCPY_HOST_TO_DEVICE) kind = ACL_MEMCPY_HOST_TO_HOST;
    if (kind == ACL_MEMCPY_DEVICE_TO_DEVICE) kind = ACL_MEMCPY_DEVICE_TO_HOST;
  }
  if (UnwarpManaged::all().holds(from)) {
    if (kind == ACL_MEMCPY_DEVICE_TO_HOST) kind = ACL_MEMCPY_HOST_TO_HOST;
    if (kind == ACL_MEMCPY_DEVICE_TO_DEVICE) kind = ACL_MEMCPY_HOST_TO_DEVICE;
  }
  return kind;
}
`;

const calls = `
static inline aclError unwarpManagedFree(void* pointer) {
  aclError code = unwarpSynchronizeDevice();
  if (code != ACL_SUCCESS || pointer == nullptr) return code;
  if (UnwarpManaged::all().release(pointer, &code)) return code;
  return UnwarpManaged::all().releaseOnDevice(pointer);
}
static inline aclError unwarpManagedFreeHost(void* pointer) {
  return UnwarpManaged::all().holds(pointer) ? unwarpManagedFree(pointer) : aclrtFreeHost(pointer);
}
// The device's view of mapped memory: launches find the buffer by the host's address.
static inline aclError unwarpManagedPointer(void** to, void* pointer) {
  if (to == nullptr || !UnwarpManaged::all().holds(pointer)) return ACL_ERROR_RT_PARAM_INVALID;
  *to = pointer;
  return ACL_SUCCESS;
}
static inline aclError unwarpManagedMemcpy(void* to, const void* from, size_t bytes, aclrtMemcpyKind kind) {
  return unwarpMemcpy(to, from, bytes, unwarpManagedKind(to, from, kind));
}
static inline aclError unwarpManagedMemset(void* pointer, int value, size_t bytes) {
  if (!UnwarpManaged::all().holds(pointer)) return unwarpMemset(pointer, value, bytes);
  aclError code = unwarpSynchronizeDevice();
  if (code == ACL_SUCCESS) std::memset(pointer, value, bytes);
  return code;
}
static inline aclError unwarpManagedStreamQuery(aclrtStream stream) {
  aclError code = unwarpStreamQuery(stream);
  return code == ACL_SUCCESS ? unwarpSynchronizeDevice() : code;
}
static inline aclError unwarpManagedEventQuery(aclrtEvent event) {
  aclError code = unwarpEventQuery(event);
  return code == ACL_SUCCESS ? unwarpSynchronizeDevice() : code;
}
`;

/** All that waits for the device copies back what kernels may have changed, and all that allocates device memory is known. */
export function withManagedMemory(header: string): string {
  const include = '#include "acl/acl.h"\n';
  return `${header
    .replaceAll("aclrtSynchronizeDevice()", "unwarpSynchronizeDevice()")
    .replaceAll(/aclrtMalloc\(([^;]*?), ACL_MEM_MALLOC_HUGE_FIRST\)/g, "unwarpDeviceMalloc($1)")
    .replaceAll("return aclrtFree(pointer);", "return UnwarpManaged::all().releaseOnDevice(pointer);")
    .replace(include, include + managed)}${calls}`;
}
