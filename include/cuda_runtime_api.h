/*
 * Every function of the CUDA 12 runtime API, in C. One declaration a line: a script compares them
 * with the table in src/cuda-api. Their definitions are imports of the program, given by the runtime.
 */
#ifndef UNWARP_CUDA_RUNTIME_API_H
#define UNWARP_CUDA_RUNTIME_API_H

#define CUDART_VERSION 12000
#define __CUDART_API_VERSION CUDART_VERSION

#include "driver_types.h"
#include "surface_types.h"
#include "texture_types.h"
#include "vector_types.h"

#if defined(__cplusplus)
#define CUDART_API extern "C"
#define CUDART_DEFAULT(value) = value
#else
#define CUDART_API extern
#define CUDART_DEFAULT(value)
#endif

/* clang-format off */

/* Devices */
CUDART_API cudaError_t cudaDeviceReset(void);
CUDART_API cudaError_t cudaDeviceSynchronize(void);
CUDART_API cudaError_t cudaDeviceSetLimit(enum cudaLimit limit, size_t value);
CUDART_API cudaError_t cudaDeviceGetLimit(size_t* value, enum cudaLimit limit);
CUDART_API cudaError_t cudaDeviceGetTexture1DLinearMaxWidth(size_t* maxWidthInElements, const struct cudaChannelFormatDesc* format, int device);
CUDART_API cudaError_t cudaDeviceGetCacheConfig(enum cudaFuncCache* config);
CUDART_API cudaError_t cudaDeviceGetStreamPriorityRange(int* leastPriority, int* greatestPriority);
CUDART_API cudaError_t cudaDeviceSetCacheConfig(enum cudaFuncCache config);
CUDART_API cudaError_t cudaDeviceGetSharedMemConfig(enum cudaSharedMemConfig* config);
CUDART_API cudaError_t cudaDeviceSetSharedMemConfig(enum cudaSharedMemConfig config);
CUDART_API cudaError_t cudaDeviceGetByPCIBusId(int* device, const char* pciBusId);
CUDART_API cudaError_t cudaDeviceGetPCIBusId(char* pciBusId, int length, int device);
CUDART_API cudaError_t cudaDeviceFlushGPUDirectRDMAWrites(enum cudaFlushGPUDirectRDMAWritesTarget target, enum cudaFlushGPUDirectRDMAWritesScope scope);
CUDART_API cudaError_t cudaGetDeviceCount(int* count);
CUDART_API cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp* properties, int device);
CUDART_API cudaError_t cudaDeviceGetAttribute(int* value, enum cudaDeviceAttr attribute, int device);
CUDART_API cudaError_t cudaDeviceGetDefaultMemPool(cudaMemPool_t* pool, int device);
CUDART_API cudaError_t cudaDeviceSetMemPool(int device, cudaMemPool_t pool);
CUDART_API cudaError_t cudaDeviceGetMemPool(cudaMemPool_t* pool, int device);
CUDART_API cudaError_t cudaDeviceGetNvSciSyncAttributes(void* attributes, int device, int flags);
CUDART_API cudaError_t cudaDeviceGetP2PAttribute(int* value, enum cudaDeviceP2PAttr attribute, int sourceDevice, int targetDevice);
CUDART_API cudaError_t cudaChooseDevice(int* device, const struct cudaDeviceProp* properties);
CUDART_API cudaError_t cudaInitDevice(int device, unsigned int deviceFlags, unsigned int flags);
CUDART_API cudaError_t cudaSetDevice(int device);
CUDART_API cudaError_t cudaGetDevice(int* device);
CUDART_API cudaError_t cudaSetValidDevices(int* devices, int length);
CUDART_API cudaError_t cudaSetDeviceFlags(unsigned int flags);
CUDART_API cudaError_t cudaGetDeviceFlags(unsigned int* flags);
CUDART_API cudaError_t cudaDeviceCanAccessPeer(int* canAccessPeer, int device, int peerDevice);
CUDART_API cudaError_t cudaDeviceEnablePeerAccess(int peerDevice, unsigned int flags);
CUDART_API cudaError_t cudaDeviceDisablePeerAccess(int peerDevice);
CUDART_API cudaError_t cudaCtxResetPersistingL2Cache(void);
CUDART_API cudaError_t cudaIpcGetEventHandle(cudaIpcEventHandle_t* handle, cudaEvent_t event);
CUDART_API cudaError_t cudaIpcOpenEventHandle(cudaEvent_t* event, cudaIpcEventHandle_t handle);
CUDART_API cudaError_t cudaIpcGetMemHandle(cudaIpcMemHandle_t* handle, void* pointer);
CUDART_API cudaError_t cudaIpcOpenMemHandle(void** pointer, cudaIpcMemHandle_t handle, unsigned int flags);
CUDART_API cudaError_t cudaIpcCloseMemHandle(void* pointer);

/* Deprecated names of device calls */
CUDART_API cudaError_t cudaThreadExit(void);
CUDART_API cudaError_t cudaThreadSynchronize(void);
CUDART_API cudaError_t cudaThreadSetLimit(enum cudaLimit limit, size_t value);
CUDART_API cudaError_t cudaThreadGetLimit(size_t* value, enum cudaLimit limit);
CUDART_API cudaError_t cudaThreadGetCacheConfig(enum cudaFuncCache* config);
CUDART_API cudaError_t cudaThreadSetCacheConfig(enum cudaFuncCache config);

/* Errors and versions */
CUDART_API cudaError_t cudaGetLastError(void);
CUDART_API cudaError_t cudaPeekAtLastError(void);
CUDART_API const char* cudaGetErrorName(cudaError_t error);
CUDART_API const char* cudaGetErrorString(cudaError_t error);
CUDART_API cudaError_t cudaDriverGetVersion(int* version);
CUDART_API cudaError_t cudaRuntimeGetVersion(int* version);
CUDART_API cudaError_t cudaGetDriverEntryPoint(const char* symbol, void** function, unsigned long long flags, enum cudaDriverEntryPointQueryResult* status CUDART_DEFAULT(NULL));
CUDART_API cudaError_t cudaGetExportTable(const void** table, const cudaUUID_t* id);
CUDART_API cudaError_t cudaGetFuncBySymbol(cudaFunction_t* function, const void* symbol);
CUDART_API cudaError_t cudaProfilerStart(void);
CUDART_API cudaError_t cudaProfilerStop(void);
CUDART_API cudaError_t cudaProfilerInitialize(const char* configFile, const char* outputFile, int outputMode);

/* Streams */
CUDART_API cudaError_t cudaStreamCreate(cudaStream_t* stream);
CUDART_API cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned int flags);
CUDART_API cudaError_t cudaStreamCreateWithPriority(cudaStream_t* stream, unsigned int flags, int priority);
CUDART_API cudaError_t cudaStreamGetPriority(cudaStream_t stream, int* priority);
CUDART_API cudaError_t cudaStreamGetFlags(cudaStream_t stream, unsigned int* flags);
CUDART_API cudaError_t cudaStreamGetDevice(cudaStream_t stream, int* device);
CUDART_API cudaError_t cudaStreamGetId(cudaStream_t stream, unsigned long long* id);
CUDART_API cudaError_t cudaStreamCopyAttributes(cudaStream_t destination, cudaStream_t source);
CUDART_API cudaError_t cudaStreamGetAttribute(cudaStream_t stream, cudaLaunchAttributeID attribute, cudaLaunchAttributeValue* value);
CUDART_API cudaError_t cudaStreamSetAttribute(cudaStream_t stream, cudaLaunchAttributeID attribute, const cudaLaunchAttributeValue* value);
CUDART_API cudaError_t cudaStreamDestroy(cudaStream_t stream);
CUDART_API cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaStreamAddCallback(cudaStream_t stream, cudaStreamCallback_t callback, void* userData, unsigned int flags);
CUDART_API cudaError_t cudaStreamSynchronize(cudaStream_t stream);
CUDART_API cudaError_t cudaStreamQuery(cudaStream_t stream);
CUDART_API cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, void* pointer, size_t length CUDART_DEFAULT(0), unsigned int flags CUDART_DEFAULT(cudaMemAttachSingle));
CUDART_API cudaError_t cudaStreamBeginCapture(cudaStream_t stream, enum cudaStreamCaptureMode mode);
CUDART_API cudaError_t cudaThreadExchangeStreamCaptureMode(enum cudaStreamCaptureMode* mode);
CUDART_API cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph);
CUDART_API cudaError_t cudaStreamIsCapturing(cudaStream_t stream, enum cudaStreamCaptureStatus* status);
CUDART_API cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, enum cudaStreamCaptureStatus* status, unsigned long long* id CUDART_DEFAULT(NULL), cudaGraph_t* graph CUDART_DEFAULT(NULL), const cudaGraphNode_t** dependencies CUDART_DEFAULT(NULL), size_t* dependencyCount CUDART_DEFAULT(NULL));
CUDART_API cudaError_t cudaStreamUpdateCaptureDependencies(cudaStream_t stream, cudaGraphNode_t* dependencies, size_t dependencyCount, unsigned int flags CUDART_DEFAULT(0));

/* Events */
CUDART_API cudaError_t cudaEventCreate(cudaEvent_t* event);
CUDART_API cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned int flags);
CUDART_API cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream CUDART_DEFAULT(0), unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaEventQuery(cudaEvent_t event);
CUDART_API cudaError_t cudaEventSynchronize(cudaEvent_t event);
CUDART_API cudaError_t cudaEventDestroy(cudaEvent_t event);
CUDART_API cudaError_t cudaEventElapsedTime(float* milliseconds, cudaEvent_t start, cudaEvent_t end);

/* Launches */
CUDART_API cudaError_t cudaLaunchKernel(const void* function, dim3 gridDim, dim3 blockDim, void** arguments, size_t sharedBytes, cudaStream_t stream);
CUDART_API cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t* config, const void* function, void** arguments);
CUDART_API cudaError_t cudaLaunchCooperativeKernel(const void* function, dim3 gridDim, dim3 blockDim, void** arguments, size_t sharedBytes, cudaStream_t stream);
CUDART_API cudaError_t cudaLaunchCooperativeKernelMultiDevice(struct cudaLaunchParams* launches, unsigned int deviceCount, unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaLaunchHostFunc(cudaStream_t stream, cudaHostFn_t function, void* userData);
CUDART_API cudaError_t cudaFuncSetCacheConfig(const void* function, enum cudaFuncCache config);
CUDART_API cudaError_t cudaFuncSetSharedMemConfig(const void* function, enum cudaSharedMemConfig config);
CUDART_API cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes* attributes, const void* function);
CUDART_API cudaError_t cudaFuncSetAttribute(const void* function, enum cudaFuncAttribute attribute, int value);
CUDART_API cudaError_t cudaFuncGetName(const char** name, const void* function);
CUDART_API cudaError_t cudaFuncGetParamInfo(const void* function, size_t index, size_t* offset, size_t* bytes);
CUDART_API cudaError_t cudaSetDoubleForDevice(double* value);
CUDART_API cudaError_t cudaSetDoubleForHost(double* value);
CUDART_API cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, const void* function, int blockSize, size_t dynamicSharedBytes);
CUDART_API cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks, const void* function, int blockSize, size_t dynamicSharedBytes, unsigned int flags);
CUDART_API cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(size_t* dynamicSharedBytes, const void* function, int blocks, int blockSize);
CUDART_API cudaError_t cudaOccupancyMaxPotentialClusterSize(int* clusterSize, const void* function, const cudaLaunchConfig_t* config);
CUDART_API cudaError_t cudaOccupancyMaxActiveClusters(int* clusters, const void* function, const cudaLaunchConfig_t* config);
CUDART_API unsigned int __cudaPushCallConfiguration(dim3 gridDim, dim3 blockDim, size_t sharedBytes CUDART_DEFAULT(0), struct CUstream_st* stream CUDART_DEFAULT(0));
CUDART_API cudaError_t __cudaPopCallConfiguration(dim3* gridDim, dim3* blockDim, size_t* sharedBytes, void* stream);

/* Memory */
CUDART_API cudaError_t cudaMallocManaged(void** pointer, size_t bytes, unsigned int flags CUDART_DEFAULT(cudaMemAttachGlobal));
CUDART_API cudaError_t cudaMalloc(void** pointer, size_t bytes);
CUDART_API cudaError_t cudaMallocHost(void** pointer, size_t bytes);
CUDART_API cudaError_t cudaMallocPitch(void** pointer, size_t* pitch, size_t widthBytes, size_t height);
CUDART_API cudaError_t cudaMallocArray(cudaArray_t* array, const struct cudaChannelFormatDesc* format, size_t width, size_t height CUDART_DEFAULT(0), unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMalloc3D(struct cudaPitchedPtr* pointer, struct cudaExtent extent);
CUDART_API cudaError_t cudaMalloc3DArray(cudaArray_t* array, const struct cudaChannelFormatDesc* format, struct cudaExtent extent, unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMallocMipmappedArray(cudaMipmappedArray_t* array, const struct cudaChannelFormatDesc* format, struct cudaExtent extent, unsigned int levels, unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGetMipmappedArrayLevel(cudaArray_t* array, cudaMipmappedArray_const_t mipmappedArray, unsigned int level);
CUDART_API cudaError_t cudaFree(void* pointer);
CUDART_API cudaError_t cudaFreeHost(void* pointer);
CUDART_API cudaError_t cudaFreeArray(cudaArray_t array);
CUDART_API cudaError_t cudaFreeMipmappedArray(cudaMipmappedArray_t array);
CUDART_API cudaError_t cudaHostAlloc(void** pointer, size_t bytes, unsigned int flags);
CUDART_API cudaError_t cudaHostRegister(void* pointer, size_t bytes, unsigned int flags);
CUDART_API cudaError_t cudaHostUnregister(void* pointer);
CUDART_API cudaError_t cudaHostGetDevicePointer(void** devicePointer, void* hostPointer, unsigned int flags);
CUDART_API cudaError_t cudaHostGetFlags(unsigned int* flags, void* hostPointer);
CUDART_API cudaError_t cudaMemGetInfo(size_t* free, size_t* total);
CUDART_API cudaError_t cudaPointerGetAttributes(struct cudaPointerAttributes* attributes, const void* pointer);
CUDART_API cudaError_t cudaArrayGetInfo(struct cudaChannelFormatDesc* format, struct cudaExtent* extent, unsigned int* flags, cudaArray_t array);
CUDART_API cudaError_t cudaArrayGetPlane(cudaArray_t* plane, cudaArray_t array, unsigned int index);
CUDART_API cudaError_t cudaArrayGetMemoryRequirements(struct cudaArrayMemoryRequirements* requirements, cudaArray_t array, int device);
CUDART_API cudaError_t cudaMipmappedArrayGetMemoryRequirements(struct cudaArrayMemoryRequirements* requirements, cudaMipmappedArray_t array, int device);
CUDART_API cudaError_t cudaArrayGetSparseProperties(struct cudaArraySparseProperties* properties, cudaArray_t array);
CUDART_API cudaError_t cudaMipmappedArrayGetSparseProperties(struct cudaArraySparseProperties* properties, cudaMipmappedArray_t array);

/* Copies */
CUDART_API cudaError_t cudaMemcpy(void* destination, const void* source, size_t bytes, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaMemcpyPeer(void* destination, int destinationDevice, const void* source, int sourceDevice, size_t bytes);
CUDART_API cudaError_t cudaMemcpy2D(void* destination, size_t destinationPitch, const void* source, size_t sourcePitch, size_t widthBytes, size_t height, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaMemcpy2DToArray(cudaArray_t destination, size_t xBytes, size_t y, const void* source, size_t sourcePitch, size_t widthBytes, size_t height, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaMemcpy2DFromArray(void* destination, size_t destinationPitch, cudaArray_const_t source, size_t xBytes, size_t y, size_t widthBytes, size_t height, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaMemcpy2DArrayToArray(cudaArray_t destination, size_t destinationXBytes, size_t destinationY, cudaArray_const_t source, size_t sourceXBytes, size_t sourceY, size_t widthBytes, size_t height, enum cudaMemcpyKind kind CUDART_DEFAULT(cudaMemcpyDeviceToDevice));
CUDART_API cudaError_t cudaMemcpy3D(const struct cudaMemcpy3DParms* parameters);
CUDART_API cudaError_t cudaMemcpy3DPeer(const struct cudaMemcpy3DPeerParms* parameters);
CUDART_API cudaError_t cudaMemcpyToSymbol(const void* symbol, const void* source, size_t bytes, size_t offset CUDART_DEFAULT(0), enum cudaMemcpyKind kind CUDART_DEFAULT(cudaMemcpyHostToDevice));
CUDART_API cudaError_t cudaMemcpyFromSymbol(void* destination, const void* symbol, size_t bytes, size_t offset CUDART_DEFAULT(0), enum cudaMemcpyKind kind CUDART_DEFAULT(cudaMemcpyDeviceToHost));
CUDART_API cudaError_t cudaMemcpyAsync(void* destination, const void* source, size_t bytes, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpyPeerAsync(void* destination, int destinationDevice, const void* source, int sourceDevice, size_t bytes, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpy2DAsync(void* destination, size_t destinationPitch, const void* source, size_t sourcePitch, size_t widthBytes, size_t height, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpy2DToArrayAsync(cudaArray_t destination, size_t xBytes, size_t y, const void* source, size_t sourcePitch, size_t widthBytes, size_t height, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpy2DFromArrayAsync(void* destination, size_t destinationPitch, cudaArray_const_t source, size_t xBytes, size_t y, size_t widthBytes, size_t height, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpy3DAsync(const struct cudaMemcpy3DParms* parameters, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpy3DPeerAsync(const struct cudaMemcpy3DPeerParms* parameters, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpyToSymbolAsync(const void* symbol, const void* source, size_t bytes, size_t offset, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpyFromSymbolAsync(void* destination, const void* symbol, size_t bytes, size_t offset, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpyToArray(cudaArray_t destination, size_t xBytes, size_t y, const void* source, size_t bytes, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaMemcpyFromArray(void* destination, cudaArray_const_t source, size_t xBytes, size_t y, size_t bytes, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaMemcpyArrayToArray(cudaArray_t destination, size_t destinationXBytes, size_t destinationY, cudaArray_const_t source, size_t sourceXBytes, size_t sourceY, size_t bytes, enum cudaMemcpyKind kind CUDART_DEFAULT(cudaMemcpyDeviceToDevice));
CUDART_API cudaError_t cudaMemcpyToArrayAsync(cudaArray_t destination, size_t xBytes, size_t y, const void* source, size_t bytes, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemcpyFromArrayAsync(void* destination, cudaArray_const_t source, size_t xBytes, size_t y, size_t bytes, enum cudaMemcpyKind kind, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemset(void* pointer, int value, size_t bytes);
CUDART_API cudaError_t cudaMemset2D(void* pointer, size_t pitch, int value, size_t widthBytes, size_t height);
CUDART_API cudaError_t cudaMemset3D(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent);
CUDART_API cudaError_t cudaMemsetAsync(void* pointer, int value, size_t bytes, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemset2DAsync(void* pointer, size_t pitch, int value, size_t widthBytes, size_t height, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemset3DAsync(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGetSymbolAddress(void** pointer, const void* symbol);
CUDART_API cudaError_t cudaGetSymbolSize(size_t* bytes, const void* symbol);
CUDART_API cudaError_t cudaMemPrefetchAsync(const void* pointer, size_t bytes, int device, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaMemAdvise(const void* pointer, size_t bytes, enum cudaMemoryAdvise advice, int device);
CUDART_API cudaError_t cudaMemRangeGetAttribute(void* data, size_t dataBytes, enum cudaMemRangeAttribute attribute, const void* pointer, size_t bytes);
CUDART_API cudaError_t cudaMemRangeGetAttributes(void** data, size_t* dataBytes, enum cudaMemRangeAttribute* attributes, size_t attributeCount, const void* pointer, size_t bytes);

/* Stream-ordered memory */
CUDART_API cudaError_t cudaMallocAsync(void** pointer, size_t bytes, cudaStream_t stream);
CUDART_API cudaError_t cudaFreeAsync(void* pointer, cudaStream_t stream);
CUDART_API cudaError_t cudaMallocFromPoolAsync(void** pointer, size_t bytes, cudaMemPool_t pool, cudaStream_t stream);
CUDART_API cudaError_t cudaMemPoolTrimTo(cudaMemPool_t pool, size_t minBytesToKeep);
CUDART_API cudaError_t cudaMemPoolSetAttribute(cudaMemPool_t pool, enum cudaMemPoolAttr attribute, void* value);
CUDART_API cudaError_t cudaMemPoolGetAttribute(cudaMemPool_t pool, enum cudaMemPoolAttr attribute, void* value);
CUDART_API cudaError_t cudaMemPoolSetAccess(cudaMemPool_t pool, const struct cudaMemAccessDesc* descriptions, size_t count);
CUDART_API cudaError_t cudaMemPoolGetAccess(enum cudaMemAccessFlags* flags, cudaMemPool_t pool, struct cudaMemLocation* location);
CUDART_API cudaError_t cudaMemPoolCreate(cudaMemPool_t* pool, const struct cudaMemPoolProps* properties);
CUDART_API cudaError_t cudaMemPoolDestroy(cudaMemPool_t pool);
CUDART_API cudaError_t cudaMemPoolExportToShareableHandle(void* handle, cudaMemPool_t pool, enum cudaMemAllocationHandleType type, unsigned int flags);
CUDART_API cudaError_t cudaMemPoolImportFromShareableHandle(cudaMemPool_t* pool, void* handle, enum cudaMemAllocationHandleType type, unsigned int flags);
CUDART_API cudaError_t cudaMemPoolExportPointer(struct cudaMemPoolPtrExportData* data, void* pointer);
CUDART_API cudaError_t cudaMemPoolImportPointer(void** pointer, cudaMemPool_t pool, struct cudaMemPoolPtrExportData* data);

/* Textures and surfaces */
CUDART_API struct cudaChannelFormatDesc cudaCreateChannelDesc(int x, int y, int z, int w, enum cudaChannelFormatKind kind);
CUDART_API cudaError_t cudaGetChannelDesc(struct cudaChannelFormatDesc* format, cudaArray_const_t array);
CUDART_API cudaError_t cudaCreateTextureObject(cudaTextureObject_t* texture, const struct cudaResourceDesc* resource, const struct cudaTextureDesc* description, const struct cudaResourceViewDesc* view);
CUDART_API cudaError_t cudaDestroyTextureObject(cudaTextureObject_t texture);
CUDART_API cudaError_t cudaGetTextureObjectResourceDesc(struct cudaResourceDesc* resource, cudaTextureObject_t texture);
CUDART_API cudaError_t cudaGetTextureObjectTextureDesc(struct cudaTextureDesc* description, cudaTextureObject_t texture);
CUDART_API cudaError_t cudaGetTextureObjectResourceViewDesc(struct cudaResourceViewDesc* view, cudaTextureObject_t texture);
CUDART_API cudaError_t cudaCreateSurfaceObject(cudaSurfaceObject_t* surface, const struct cudaResourceDesc* resource);
CUDART_API cudaError_t cudaDestroySurfaceObject(cudaSurfaceObject_t surface);
CUDART_API cudaError_t cudaGetSurfaceObjectResourceDesc(struct cudaResourceDesc* resource, cudaSurfaceObject_t surface);

/* Graphics and other interfaces */
CUDART_API cudaError_t cudaGraphicsUnregisterResource(cudaGraphicsResource_t resource);
CUDART_API cudaError_t cudaGraphicsResourceSetMapFlags(cudaGraphicsResource_t resource, unsigned int flags);
CUDART_API cudaError_t cudaGraphicsMapResources(int count, cudaGraphicsResource_t* resources, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGraphicsUnmapResources(int count, cudaGraphicsResource_t* resources, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGraphicsResourceGetMappedPointer(void** pointer, size_t* bytes, cudaGraphicsResource_t resource);
CUDART_API cudaError_t cudaGraphicsSubResourceGetMappedArray(cudaArray_t* array, cudaGraphicsResource_t resource, unsigned int index, unsigned int level);
CUDART_API cudaError_t cudaGraphicsResourceGetMappedMipmappedArray(cudaMipmappedArray_t* array, cudaGraphicsResource_t resource);
CUDART_API cudaError_t cudaImportExternalMemory(cudaExternalMemory_t* memory, const struct cudaExternalMemoryHandleDesc* description);
CUDART_API cudaError_t cudaExternalMemoryGetMappedBuffer(void** pointer, cudaExternalMemory_t memory, const struct cudaExternalMemoryBufferDesc* description);
CUDART_API cudaError_t cudaExternalMemoryGetMappedMipmappedArray(cudaMipmappedArray_t* array, cudaExternalMemory_t memory, const struct cudaExternalMemoryMipmappedArrayDesc* description);
CUDART_API cudaError_t cudaDestroyExternalMemory(cudaExternalMemory_t memory);
CUDART_API cudaError_t cudaImportExternalSemaphore(cudaExternalSemaphore_t* semaphore, const struct cudaExternalSemaphoreHandleDesc* description);
CUDART_API cudaError_t cudaSignalExternalSemaphoresAsync(const cudaExternalSemaphore_t* semaphores, const struct cudaExternalSemaphoreSignalParams* parameters, unsigned int count, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaWaitExternalSemaphoresAsync(const cudaExternalSemaphore_t* semaphores, const struct cudaExternalSemaphoreWaitParams* parameters, unsigned int count, cudaStream_t stream CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaDestroyExternalSemaphore(cudaExternalSemaphore_t semaphore);

/* Graphs */
CUDART_API cudaError_t cudaGraphCreate(cudaGraph_t* graph, unsigned int flags);
CUDART_API cudaError_t cudaGraphDestroy(cudaGraph_t graph);
CUDART_API cudaError_t cudaGraphClone(cudaGraph_t* clone, cudaGraph_t original);
CUDART_API cudaError_t cudaGraphInstantiate(cudaGraphExec_t* exec, cudaGraph_t graph, unsigned long long flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGraphInstantiateWithFlags(cudaGraphExec_t* exec, cudaGraph_t graph, unsigned long long flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGraphInstantiateWithParams(cudaGraphExec_t* exec, cudaGraph_t graph, cudaGraphInstantiateParams* parameters);
CUDART_API cudaError_t cudaGraphExecDestroy(cudaGraphExec_t exec);
CUDART_API cudaError_t cudaGraphExecGetFlags(cudaGraphExec_t exec, unsigned long long* flags);
CUDART_API cudaError_t cudaGraphExecUpdate(cudaGraphExec_t exec, cudaGraph_t graph, cudaGraphExecUpdateResultInfo* result);
CUDART_API cudaError_t cudaGraphUpload(cudaGraphExec_t exec, cudaStream_t stream);
CUDART_API cudaError_t cudaGraphLaunch(cudaGraphExec_t exec, cudaStream_t stream);
CUDART_API cudaError_t cudaGraphDebugDotPrint(cudaGraph_t graph, const char* path, unsigned int flags);
CUDART_API cudaError_t cudaGraphGetNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, size_t* count);
CUDART_API cudaError_t cudaGraphGetRootNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, size_t* count);
CUDART_API cudaError_t cudaGraphGetEdges(cudaGraph_t graph, cudaGraphNode_t* from, cudaGraphNode_t* to, size_t* count);
CUDART_API cudaError_t cudaGraphAddDependencies(cudaGraph_t graph, const cudaGraphNode_t* from, const cudaGraphNode_t* to, size_t count);
CUDART_API cudaError_t cudaGraphRemoveDependencies(cudaGraph_t graph, const cudaGraphNode_t* from, const cudaGraphNode_t* to, size_t count);
CUDART_API cudaError_t cudaGraphDestroyNode(cudaGraphNode_t node);
CUDART_API cudaError_t cudaGraphNodeFindInClone(cudaGraphNode_t* node, cudaGraphNode_t original, cudaGraph_t clone);
CUDART_API cudaError_t cudaGraphNodeGetType(cudaGraphNode_t node, enum cudaGraphNodeType* type);
CUDART_API cudaError_t cudaGraphNodeGetDependencies(cudaGraphNode_t node, cudaGraphNode_t* dependencies, size_t* count);
CUDART_API cudaError_t cudaGraphNodeGetDependentNodes(cudaGraphNode_t node, cudaGraphNode_t* dependents, size_t* count);
CUDART_API cudaError_t cudaGraphNodeSetEnabled(cudaGraphExec_t exec, cudaGraphNode_t node, unsigned int enabled);
CUDART_API cudaError_t cudaGraphNodeGetEnabled(cudaGraphExec_t exec, cudaGraphNode_t node, unsigned int* enabled);
CUDART_API cudaError_t cudaGraphAddKernelNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, const struct cudaKernelNodeParams* parameters);
CUDART_API cudaError_t cudaGraphKernelNodeGetParams(cudaGraphNode_t node, struct cudaKernelNodeParams* parameters);
CUDART_API cudaError_t cudaGraphKernelNodeSetParams(cudaGraphNode_t node, const struct cudaKernelNodeParams* parameters);
CUDART_API cudaError_t cudaGraphKernelNodeCopyAttributes(cudaGraphNode_t source, cudaGraphNode_t destination);
CUDART_API cudaError_t cudaGraphKernelNodeGetAttribute(cudaGraphNode_t node, cudaLaunchAttributeID attribute, cudaLaunchAttributeValue* value);
CUDART_API cudaError_t cudaGraphKernelNodeSetAttribute(cudaGraphNode_t node, cudaLaunchAttributeID attribute, const cudaLaunchAttributeValue* value);
CUDART_API cudaError_t cudaGraphExecKernelNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, const struct cudaKernelNodeParams* parameters);
CUDART_API cudaError_t cudaGraphAddMemcpyNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, const struct cudaMemcpy3DParms* parameters);
CUDART_API cudaError_t cudaGraphAddMemcpyNode1D(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t dependencyCount, void* destination, const void* source, size_t bytes, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphAddMemcpyNodeToSymbol(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t dependencyCount, const void* symbol, const void* source, size_t bytes, size_t offset, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphAddMemcpyNodeFromSymbol(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t dependencyCount, void* destination, const void* symbol, size_t bytes, size_t offset, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphMemcpyNodeGetParams(cudaGraphNode_t node, struct cudaMemcpy3DParms* parameters);
CUDART_API cudaError_t cudaGraphMemcpyNodeSetParams(cudaGraphNode_t node, const struct cudaMemcpy3DParms* parameters);
CUDART_API cudaError_t cudaGraphMemcpyNodeSetParams1D(cudaGraphNode_t node, void* destination, const void* source, size_t bytes, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphMemcpyNodeSetParamsToSymbol(cudaGraphNode_t node, const void* symbol, const void* source, size_t bytes, size_t offset, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphMemcpyNodeSetParamsFromSymbol(cudaGraphNode_t node, void* destination, const void* symbol, size_t bytes, size_t offset, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphExecMemcpyNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, const struct cudaMemcpy3DParms* parameters);
CUDART_API cudaError_t cudaGraphExecMemcpyNodeSetParams1D(cudaGraphExec_t exec, cudaGraphNode_t node, void* destination, const void* source, size_t bytes, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphExecMemcpyNodeSetParamsToSymbol(cudaGraphExec_t exec, cudaGraphNode_t node, const void* symbol, const void* source, size_t bytes, size_t offset, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphExecMemcpyNodeSetParamsFromSymbol(cudaGraphExec_t exec, cudaGraphNode_t node, void* destination, const void* symbol, size_t bytes, size_t offset, enum cudaMemcpyKind kind);
CUDART_API cudaError_t cudaGraphAddMemsetNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, const struct cudaMemsetParams* parameters);
CUDART_API cudaError_t cudaGraphMemsetNodeGetParams(cudaGraphNode_t node, struct cudaMemsetParams* parameters);
CUDART_API cudaError_t cudaGraphMemsetNodeSetParams(cudaGraphNode_t node, const struct cudaMemsetParams* parameters);
CUDART_API cudaError_t cudaGraphExecMemsetNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, const struct cudaMemsetParams* parameters);
CUDART_API cudaError_t cudaGraphAddHostNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, const struct cudaHostNodeParams* parameters);
CUDART_API cudaError_t cudaGraphHostNodeGetParams(cudaGraphNode_t node, struct cudaHostNodeParams* parameters);
CUDART_API cudaError_t cudaGraphHostNodeSetParams(cudaGraphNode_t node, const struct cudaHostNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExecHostNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, const struct cudaHostNodeParams* parameters);
CUDART_API cudaError_t cudaGraphAddChildGraphNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, cudaGraph_t child);
CUDART_API cudaError_t cudaGraphChildGraphNodeGetGraph(cudaGraphNode_t node, cudaGraph_t* graph);
CUDART_API cudaError_t cudaGraphExecChildGraphNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, cudaGraph_t child);
CUDART_API cudaError_t cudaGraphAddEmptyNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count);
CUDART_API cudaError_t cudaGraphAddEventRecordNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, cudaEvent_t event);
CUDART_API cudaError_t cudaGraphEventRecordNodeGetEvent(cudaGraphNode_t node, cudaEvent_t* event);
CUDART_API cudaError_t cudaGraphEventRecordNodeSetEvent(cudaGraphNode_t node, cudaEvent_t event);
CUDART_API cudaError_t cudaGraphExecEventRecordNodeSetEvent(cudaGraphExec_t exec, cudaGraphNode_t node, cudaEvent_t event);
CUDART_API cudaError_t cudaGraphAddEventWaitNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, cudaEvent_t event);
CUDART_API cudaError_t cudaGraphEventWaitNodeGetEvent(cudaGraphNode_t node, cudaEvent_t* event);
CUDART_API cudaError_t cudaGraphEventWaitNodeSetEvent(cudaGraphNode_t node, cudaEvent_t event);
CUDART_API cudaError_t cudaGraphExecEventWaitNodeSetEvent(cudaGraphExec_t exec, cudaGraphNode_t node, cudaEvent_t event);
CUDART_API cudaError_t cudaGraphAddExternalSemaphoresSignalNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, const struct cudaExternalSemaphoreSignalNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExternalSemaphoresSignalNodeGetParams(cudaGraphNode_t node, struct cudaExternalSemaphoreSignalNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExternalSemaphoresSignalNodeSetParams(cudaGraphNode_t node, const struct cudaExternalSemaphoreSignalNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExecExternalSemaphoresSignalNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, const struct cudaExternalSemaphoreSignalNodeParams* parameters);
CUDART_API cudaError_t cudaGraphAddExternalSemaphoresWaitNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, const struct cudaExternalSemaphoreWaitNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExternalSemaphoresWaitNodeGetParams(cudaGraphNode_t node, struct cudaExternalSemaphoreWaitNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExternalSemaphoresWaitNodeSetParams(cudaGraphNode_t node, const struct cudaExternalSemaphoreWaitNodeParams* parameters);
CUDART_API cudaError_t cudaGraphExecExternalSemaphoresWaitNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node, const struct cudaExternalSemaphoreWaitNodeParams* parameters);
CUDART_API cudaError_t cudaGraphAddMemAllocNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, struct cudaMemAllocNodeParams* parameters);
CUDART_API cudaError_t cudaGraphMemAllocNodeGetParams(cudaGraphNode_t node, struct cudaMemAllocNodeParams* parameters);
CUDART_API cudaError_t cudaGraphAddMemFreeNode(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies, size_t count, void* pointer);
CUDART_API cudaError_t cudaGraphMemFreeNodeGetParams(cudaGraphNode_t node, void* pointer);
CUDART_API cudaError_t cudaDeviceGraphMemTrim(int device);
CUDART_API cudaError_t cudaDeviceGetGraphMemAttribute(int device, enum cudaGraphMemAttributeType attribute, void* value);
CUDART_API cudaError_t cudaDeviceSetGraphMemAttribute(int device, enum cudaGraphMemAttributeType attribute, void* value);
CUDART_API cudaError_t cudaUserObjectCreate(cudaUserObject_t* object, void* pointer, cudaHostFn_t destroy, unsigned int initialReferences, unsigned int flags);
CUDART_API cudaError_t cudaUserObjectRetain(cudaUserObject_t object, unsigned int count CUDART_DEFAULT(1));
CUDART_API cudaError_t cudaUserObjectRelease(cudaUserObject_t object, unsigned int count CUDART_DEFAULT(1));
CUDART_API cudaError_t cudaGraphRetainUserObject(cudaGraph_t graph, cudaUserObject_t object, unsigned int count CUDART_DEFAULT(1), unsigned int flags CUDART_DEFAULT(0));
CUDART_API cudaError_t cudaGraphReleaseUserObject(cudaGraph_t graph, cudaUserObject_t object, unsigned int count CUDART_DEFAULT(1));

/* clang-format on */

#endif
