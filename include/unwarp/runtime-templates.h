/* The C++ side of the runtime API: typed pointers, symbols by reference, kernels by name. */
#ifndef UNWARP_RUNTIME_TEMPLATES_H
#define UNWARP_RUNTIME_TEMPLATES_H

#include "../cuda_runtime_api.h"

#define __UNWARP_HOST static inline __host__ __attribute__((unused))

/*
 * How much to allocate, of whatever type the caller computed it in. More than the machine can address
 * must not become its low 32 bits: it is more than there is, so that the allocation fails.
 */
#define __UNWARP_BYTES(type, exceeds)                                                                  \
  __UNWARP_HOST constexpr size_t __unwarp_bytes(type count) { return (exceeds) ? ~(size_t)0 : (size_t)count; }
__UNWARP_BYTES(int, false)
__UNWARP_BYTES(unsigned int, false)
__UNWARP_BYTES(long, false)
__UNWARP_BYTES(unsigned long, false)
__UNWARP_BYTES(long long, (unsigned long long)count > ~(size_t)0)
__UNWARP_BYTES(unsigned long long, count > ~(size_t)0)
__UNWARP_BYTES(float, !(count >= 0 && count < 4294967296.0f))
__UNWARP_BYTES(double, !(count >= 0 && count < 4294967296.0))
#undef __UNWARP_BYTES

template <class T, class Count> __UNWARP_HOST cudaError_t cudaMalloc(T** pointer, Count bytes) {
  return ::cudaMalloc((void**)(void*)pointer, __unwarp_bytes(bytes));
}
template <class T, class Count> __UNWARP_HOST cudaError_t cudaMallocHost(T** pointer, Count bytes, unsigned int flags = 0) {
  return ::cudaHostAlloc((void**)(void*)pointer, __unwarp_bytes(bytes), flags);
}
__UNWARP_HOST cudaError_t cudaMallocHost(void** pointer, size_t bytes, unsigned int flags) {
  return ::cudaHostAlloc(pointer, bytes, flags);
}
template <class T, class Count> __UNWARP_HOST cudaError_t cudaHostAlloc(T** pointer, Count bytes, unsigned int flags) {
  return ::cudaHostAlloc((void**)(void*)pointer, __unwarp_bytes(bytes), flags);
}
template <class T> __UNWARP_HOST cudaError_t cudaHostGetDevicePointer(T** devicePointer, void* hostPointer, unsigned int flags) {
  return ::cudaHostGetDevicePointer((void**)(void*)devicePointer, hostPointer, flags);
}
template <class T, class Count> __UNWARP_HOST cudaError_t cudaMallocManaged(T** pointer, Count bytes, unsigned int flags = cudaMemAttachGlobal) {
  return ::cudaMallocManaged((void**)(void*)pointer, __unwarp_bytes(bytes), flags);
}
template <class T> __UNWARP_HOST cudaError_t cudaMallocPitch(T** pointer, size_t* pitch, size_t widthBytes, size_t height) {
  return ::cudaMallocPitch((void**)(void*)pointer, pitch, widthBytes, height);
}
template <class T, class Count> __UNWARP_HOST cudaError_t cudaMallocAsync(T** pointer, Count bytes, cudaStream_t stream) {
  return ::cudaMallocAsync((void**)(void*)pointer, __unwarp_bytes(bytes), stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaMallocAsync(T** pointer, size_t bytes, cudaMemPool_t pool, cudaStream_t stream) {
  return ::cudaMallocFromPoolAsync((void**)(void*)pointer, bytes, pool, stream);
}
__UNWARP_HOST cudaError_t cudaMallocAsync(void** pointer, size_t bytes, cudaMemPool_t pool, cudaStream_t stream) {
  return ::cudaMallocFromPoolAsync(pointer, bytes, pool, stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaMallocFromPoolAsync(T** pointer, size_t bytes, cudaMemPool_t pool, cudaStream_t stream) {
  return ::cudaMallocFromPoolAsync((void**)(void*)pointer, bytes, pool, stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, T* pointer, size_t length = 0, unsigned int flags = cudaMemAttachSingle) {
  return ::cudaStreamAttachMemAsync(stream, (void*)pointer, length, flags);
}

template <class T> __UNWARP_HOST cudaError_t cudaMemcpyToSymbol(const T& symbol, const void* source, size_t bytes, size_t offset = 0, enum cudaMemcpyKind kind = cudaMemcpyHostToDevice) {
  return ::cudaMemcpyToSymbol((const void*)&symbol, source, bytes, offset, kind);
}
template <class T> __UNWARP_HOST cudaError_t cudaMemcpyToSymbolAsync(const T& symbol, const void* source, size_t bytes, size_t offset = 0, enum cudaMemcpyKind kind = cudaMemcpyHostToDevice, cudaStream_t stream = 0) {
  return ::cudaMemcpyToSymbolAsync((const void*)&symbol, source, bytes, offset, kind, stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaMemcpyFromSymbol(void* destination, const T& symbol, size_t bytes, size_t offset = 0, enum cudaMemcpyKind kind = cudaMemcpyDeviceToHost) {
  return ::cudaMemcpyFromSymbol(destination, (const void*)&symbol, bytes, offset, kind);
}
template <class T> __UNWARP_HOST cudaError_t cudaMemcpyFromSymbolAsync(void* destination, const T& symbol, size_t bytes, size_t offset = 0, enum cudaMemcpyKind kind = cudaMemcpyDeviceToHost, cudaStream_t stream = 0) {
  return ::cudaMemcpyFromSymbolAsync(destination, (const void*)&symbol, bytes, offset, kind, stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaGetSymbolAddress(void** pointer, const T& symbol) {
  return ::cudaGetSymbolAddress(pointer, (const void*)&symbol);
}
template <class T> __UNWARP_HOST cudaError_t cudaGetSymbolSize(size_t* bytes, const T& symbol) {
  return ::cudaGetSymbolSize(bytes, (const void*)&symbol);
}

template <class T> __UNWARP_HOST cudaError_t cudaLaunchKernel(T* function, dim3 gridDim, dim3 blockDim, void** arguments, size_t sharedBytes = 0, cudaStream_t stream = 0) {
  return ::cudaLaunchKernel((const void*)function, gridDim, blockDim, arguments, sharedBytes, stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaLaunchCooperativeKernel(T* function, dim3 gridDim, dim3 blockDim, void** arguments, size_t sharedBytes = 0, cudaStream_t stream = 0) {
  return ::cudaLaunchCooperativeKernel((const void*)function, gridDim, blockDim, arguments, sharedBytes, stream);
}
template <class T> __UNWARP_HOST cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t* config, T* function, void** arguments) {
  return ::cudaLaunchKernelExC(config, (const void*)function, arguments);
}
template <class... Parameters, class... Arguments>
__UNWARP_HOST cudaError_t cudaLaunchKernelEx(const cudaLaunchConfig_t* config, void (*kernel)(Parameters...), Arguments&&... arguments) {
  /* The arguments are converted to the parameters' types first, as a call would do. */
  return [&](Parameters... converted) {
    void* addresses[sizeof...(Parameters) + 1] = {(void*)&converted...};
    return ::cudaLaunchKernelExC(config, (const void*)kernel, addresses);
  }(static_cast<Arguments&&>(arguments)...);
}
template <class T> __UNWARP_HOST cudaError_t cudaFuncSetCacheConfig(T* function, enum cudaFuncCache config) {
  return ::cudaFuncSetCacheConfig((const void*)function, config);
}
template <class T> __UNWARP_HOST cudaError_t cudaFuncSetSharedMemConfig(T* function, enum cudaSharedMemConfig config) {
  return ::cudaFuncSetSharedMemConfig((const void*)function, config);
}
template <class T> __UNWARP_HOST cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes* attributes, T* function) {
  return ::cudaFuncGetAttributes(attributes, (const void*)function);
}
template <class T> __UNWARP_HOST cudaError_t cudaFuncSetAttribute(T* function, enum cudaFuncAttribute attribute, int value) {
  return ::cudaFuncSetAttribute((const void*)function, attribute, value);
}
template <class T> __UNWARP_HOST cudaError_t cudaGetFuncBySymbol(cudaFunction_t* function, T* symbol) {
  return ::cudaGetFuncBySymbol(function, (const void*)symbol);
}

template <class T> __UNWARP_HOST cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, T function, int blockSize, size_t dynamicSharedBytes) {
  return ::cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, (const void*)function, blockSize, dynamicSharedBytes);
}
template <class T> __UNWARP_HOST cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks, T function, int blockSize, size_t dynamicSharedBytes, unsigned int flags) {
  return ::cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(blocks, (const void*)function, blockSize, dynamicSharedBytes, flags);
}
template <class T> __UNWARP_HOST cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(size_t* dynamicSharedBytes, T* function, int blocks, int blockSize) {
  return ::cudaOccupancyAvailableDynamicSMemPerBlock(dynamicSharedBytes, (const void*)function, blocks, blockSize);
}

/*
 * The block size that keeps most threads of a multiprocessor busy: tries every whole number of
 * warps, largest first, and stops at the first that fills it.
 */
template <class SharedBytes, class T>
__UNWARP_HOST cudaError_t cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(int* minGridSize, int* blockSize, T function, SharedBytes dynamicSharedBytes, int blockSizeLimit = 0, unsigned int flags = 0) {
  if (!minGridSize || !blockSize || !function) return cudaErrorInvalidValue;
  int device, multiprocessors, threadsPerMultiprocessor, warp, deviceLimit;
  struct cudaFuncAttributes attributes;
  cudaError_t error = ::cudaGetDevice(&device);
  if (!error) error = ::cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, device);
  if (!error) error = ::cudaDeviceGetAttribute(&threadsPerMultiprocessor, cudaDevAttrMaxThreadsPerMultiProcessor, device);
  if (!error) error = ::cudaDeviceGetAttribute(&warp, cudaDevAttrWarpSize, device);
  if (!error) error = ::cudaDeviceGetAttribute(&deviceLimit, cudaDevAttrMaxThreadsPerBlock, device);
  if (!error) error = ::cudaFuncGetAttributes(&attributes, (const void*)function);
  if (error) return error;

  int limit = attributes.maxThreadsPerBlock < deviceLimit ? attributes.maxThreadsPerBlock : deviceLimit;
  if (blockSizeLimit > 0 && blockSizeLimit < limit) limit = blockSizeLimit;
  int bestThreads = 0;
  *minGridSize = *blockSize = 0;
  for (int size = (limit + warp - 1) / warp * warp; size > 0; size -= warp) {
    int threads = size < limit ? size : limit;
    int blocks;
    error = ::cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(&blocks, (const void*)function, threads, dynamicSharedBytes(threads), flags);
    if (error) return error;
    if (blocks * threads > bestThreads) {
      bestThreads = blocks * threads;
      *blockSize = threads;
      *minGridSize = blocks * multiprocessors;
    }
    if (bestThreads == threadsPerMultiprocessor) break;
  }
  return cudaSuccess;
}
template <class SharedBytes, class T>
__UNWARP_HOST cudaError_t cudaOccupancyMaxPotentialBlockSizeVariableSMem(int* minGridSize, int* blockSize, T function, SharedBytes dynamicSharedBytes, int blockSizeLimit = 0) {
  return ::cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(minGridSize, blockSize, function, dynamicSharedBytes, blockSizeLimit, cudaOccupancyDefault);
}
template <class T> __UNWARP_HOST cudaError_t cudaOccupancyMaxPotentialBlockSizeWithFlags(int* minGridSize, int* blockSize, T function, size_t dynamicSharedBytes = 0, int blockSizeLimit = 0, unsigned int flags = 0) {
  return ::cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(minGridSize, blockSize, function, [=](int) { return dynamicSharedBytes; }, blockSizeLimit, flags);
}
template <class T> __UNWARP_HOST cudaError_t cudaOccupancyMaxPotentialBlockSize(int* minGridSize, int* blockSize, T function, size_t dynamicSharedBytes = 0, int blockSizeLimit = 0) {
  return ::cudaOccupancyMaxPotentialBlockSizeWithFlags(minGridSize, blockSize, function, dynamicSharedBytes, blockSizeLimit, cudaOccupancyDefault);
}

__UNWARP_HOST cudaError_t cudaEventCreate(cudaEvent_t* event, unsigned int flags) {
  return ::cudaEventCreateWithFlags(event, flags);
}
__UNWARP_HOST cudaError_t cudaGraphInstantiate(cudaGraphExec_t* exec, cudaGraph_t graph, cudaGraphNode_t*, char*, size_t) {
  return ::cudaGraphInstantiate(exec, graph, 0);
}
template <class T> __UNWARP_HOST cudaError_t cudaGraphAddMemcpyNodeToSymbol(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t dependencyCount, const T& symbol, const void* source, size_t bytes, size_t offset, enum cudaMemcpyKind kind) {
  return ::cudaGraphAddMemcpyNodeToSymbol(node, graph, dependencies, dependencyCount, (const void*)&symbol, source, bytes, offset, kind);
}
template <class T> __UNWARP_HOST cudaError_t cudaGraphAddMemcpyNodeFromSymbol(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t dependencyCount, void* destination, const T& symbol, size_t bytes, size_t offset, enum cudaMemcpyKind kind) {
  return ::cudaGraphAddMemcpyNodeFromSymbol(node, graph, dependencies, dependencyCount, destination, (const void*)&symbol, bytes, offset, kind);
}

#undef __UNWARP_HOST

#endif
