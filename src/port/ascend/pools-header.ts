/** The part of `unwarp_acl.h` for CUDA's memory pools. Our own text. */

/** Types and values of pools, wherever they stand in the text. */
export const poolWords: Readonly<Record<string, string>> = {
  cudaMemPool_t: "UnwarpMemPool",
  cudaMemPoolProps: "UnwarpMemPoolProps",
  cudaMemPoolAttr: "UnwarpMemPoolAttr",
  cudaMemPoolAttrReleaseThreshold: "unwarpPoolReleaseThreshold",
  cudaMemPoolAttrReservedMemCurrent: "unwarpPoolReservedMemCurrent",
  cudaMemPoolAttrReservedMemHigh: "unwarpPoolReservedMemHigh",
  cudaMemPoolAttrUsedMemCurrent: "unwarpPoolUsedMemCurrent",
  cudaMemPoolAttrUsedMemHigh: "unwarpPoolUsedMemHigh",
  cudaMemPoolReuseFollowEventDependencies: "unwarpPoolReuseFollowEventDependencies",
  cudaMemPoolReuseAllowOpportunistic: "unwarpPoolReuseAllowOpportunistic",
  cudaMemPoolReuseAllowInternalDependencies: "unwarpPoolReuseAllowInternalDependencies",
  cudaMemAllocationTypePinned: "unwarpAllocationTypePinned",
  cudaMemLocationTypeDevice: "unwarpLocationTypeDevice",
};

export const poolsHeader = `
#include <map>
#include <mutex>

// CUDA's memory pools, without their reuse: all memory is aclrtMalloc's and is given back when it is freed. A pool counts what it gave.
struct UnwarpMemPoolLocation {
  int type;
  int id;
};
enum { unwarpAllocationTypePinned = 1, unwarpLocationTypeDevice = 1 };
struct UnwarpMemPoolProps {
  int allocType;
  int handleTypes;
  UnwarpMemPoolLocation location;
  size_t maxSize;
};
enum UnwarpMemPoolAttr {
  unwarpPoolReuseFollowEventDependencies,
  unwarpPoolReuseAllowOpportunistic,
  unwarpPoolReuseAllowInternalDependencies,
  unwarpPoolReleaseThreshold,
  unwarpPoolReservedMemCurrent,
  unwarpPoolReservedMemHigh,
  unwarpPoolUsedMemCurrent,
  unwarpPoolUsedMemHigh,
};
struct UnwarpPool {
  int reuse[3] = {1, 1, 1};
  uint64_t threshold = 0;
  uint64_t used = 0;
  uint64_t most = 0;
};
typedef UnwarpPool* UnwarpMemPool;

class UnwarpPools {
 public:
  static UnwarpPools& all() {
    static UnwarpPools instance;
    return instance;
  }
  aclError standard(UnwarpMemPool* to, int device) {
    if (to == nullptr || device < 0) return ACL_ERROR_RT_PARAM_INVALID;
    std::lock_guard<std::mutex> lock(mutex_);
    *to = &standard_[device];
    return ACL_SUCCESS;
  }
  aclError current(UnwarpMemPool* to, int device) {
    aclError code = standard(to, device);
    std::lock_guard<std::mutex> lock(mutex_);
    auto chosen = chosen_.find(device);
    if (code == ACL_SUCCESS && chosen != chosen_.end()) *to = chosen->second;
    return code;
  }
  aclError choose(int device, UnwarpMemPool pool) {
    if (pool == nullptr || device < 0) return ACL_ERROR_RT_PARAM_INVALID;
    std::lock_guard<std::mutex> lock(mutex_);
    chosen_[device] = pool;
    return ACL_SUCCESS;
  }
  aclError create(UnwarpMemPool* to, const UnwarpMemPoolProps* props) {
    if (to == nullptr || props == nullptr || props->location.type != unwarpLocationTypeDevice)
      return ACL_ERROR_RT_PARAM_INVALID;
    *to = new UnwarpPool();
    return ACL_SUCCESS;
  }
  aclError destroy(UnwarpMemPool pool) {
    if (pool == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
    std::lock_guard<std::mutex> lock(mutex_);
    for (auto& entry : standard_)
      if (&entry.second == pool) return ACL_ERROR_RT_PARAM_INVALID;
    for (auto entry = chosen_.begin(); entry != chosen_.end();) entry = entry->second == pool ? chosen_.erase(entry) : std::next(entry);
    // What it gave stays, and is freed like all memory.
    for (auto entry = given_.begin(); entry != given_.end(); ++entry)
      if (entry->second.pool == pool) entry->second.pool = nullptr;
    delete pool;
    return ACL_SUCCESS;
  }
  aclError allocate(void** pointer, size_t bytes, UnwarpMemPool pool) {
    if (pointer == nullptr || pool == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
    *pointer = nullptr;
    if (bytes == 0) return ACL_SUCCESS;
    aclError code = aclrtMalloc(pointer, bytes, ACL_MEM_MALLOC_HUGE_FIRST);
    if (code != ACL_SUCCESS) return code;
    std::lock_guard<std::mutex> lock(mutex_);
    given_[*pointer] = {pool, bytes};
    pool->used += bytes;
    if (pool->used > pool->most) pool->most = pool->used;
    return code;
  }
  // Waits for the kernels of the stream that may still use the memory.
  aclError release(void* pointer, aclrtStream stream) {
    if (pointer == nullptr) return ACL_SUCCESS;
    aclError code = aclrtSynchronizeStream(stream);
    if (code != ACL_SUCCESS) return code;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      auto found = given_.find(pointer);
      if (found != given_.end()) {
        if (found->second.pool != nullptr) found->second.pool->used -= found->second.bytes;
        given_.erase(found);
      }
    }
    return aclrtFree(pointer);
  }
  aclError set(UnwarpMemPool pool, UnwarpMemPoolAttr attribute, const void* value) {
    if (pool == nullptr || value == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
    std::lock_guard<std::mutex> lock(mutex_);
    if (attribute <= unwarpPoolReuseAllowInternalDependencies) pool->reuse[attribute] = *(const int*)value;
    else if (attribute == unwarpPoolReleaseThreshold) pool->threshold = *(const uint64_t*)value;
    // The highest numbers can be set to 0 only, where they begin anew.
    else if (*(const uint64_t*)value != 0) return ACL_ERROR_RT_PARAM_INVALID;
    else if (attribute == unwarpPoolReservedMemHigh || attribute == unwarpPoolUsedMemHigh) pool->most = pool->used;
    else return ACL_ERROR_RT_PARAM_INVALID;
    return ACL_SUCCESS;
  }
  aclError get(UnwarpMemPool pool, UnwarpMemPoolAttr attribute, void* value) {
    if (pool == nullptr || value == nullptr) return ACL_ERROR_RT_PARAM_INVALID;
    std::lock_guard<std::mutex> lock(mutex_);
    if (attribute <= unwarpPoolReuseAllowInternalDependencies) *(int*)value = pool->reuse[attribute];
    else if (attribute == unwarpPoolReleaseThreshold) *(uint64_t*)value = pool->threshold;
    else if (attribute == unwarpPoolReservedMemCurrent || attribute == unwarpPoolUsedMemCurrent)
      *(uint64_t*)value = pool->used;
    else *(uint64_t*)value = pool->most;
    return ACL_SUCCESS;
  }

 private:
  struct Given {
    UnwarpMemPool pool;
    size_t bytes;
  };
  std::mutex mutex_;
  std::map<int, UnwarpPool> standard_;
  std::map<int, UnwarpMemPool> chosen_;
  std::map<void*, Given> given_;
};

// cudaFree takes memory of pools as well.
static inline aclError unwarpPoolFree(void* pointer) {
  aclError code = aclrtSynchronizeDevice();
  return code == ACL_SUCCESS ? UnwarpPools::all().release(pointer, unwarpStream()) : code;
}
static inline aclError unwarpPoolTrim(UnwarpMemPool pool) {
  return pool == nullptr ? ACL_ERROR_RT_PARAM_INVALID : ACL_SUCCESS;
}
// Of the pool that the device has now.
static inline aclError unwarpPoolMallocAsync(void** pointer, size_t bytes) {
  int32_t device = 0;
  UnwarpMemPool pool = nullptr;
  aclError code = aclrtGetDevice(&device);
  if (code == ACL_SUCCESS) code = UnwarpPools::all().current(&pool, device);
  return code == ACL_SUCCESS ? UnwarpPools::all().allocate(pointer, bytes, pool) : code;
}
`;
