/*
 * The driver API, as far as programs of the runtime API mix it in. One declaration a line: a test compares
 * them with the table in src/cuda-api. A device pointer is a number of the size of a pointer.
 */
#ifndef UNWARP_CUDA_H
#define UNWARP_CUDA_H

#include <stddef.h>
#include <stdint.h>

#define CUDA_VERSION 12000

#if defined(__cplusplus)
#define CUDA_DRIVER_API extern "C"
#else
#define CUDA_DRIVER_API extern
#endif

#include "unwarp/driver-api-types.h"

/* clang-format off */

CUDA_DRIVER_API CUresult cuInit(unsigned int flags);
CUDA_DRIVER_API CUresult cuDriverGetVersion(int* version);
CUDA_DRIVER_API CUresult cuGetErrorString(CUresult error, const char** text);
CUDA_DRIVER_API CUresult cuGetErrorName(CUresult error, const char** name);

CUDA_DRIVER_API CUresult cuDeviceGet(CUdevice* device, int ordinal);
CUDA_DRIVER_API CUresult cuDeviceGetCount(int* count);
CUDA_DRIVER_API CUresult cuDeviceGetName(char* name, int length, CUdevice device);
CUDA_DRIVER_API CUresult cuDeviceGetUuid(CUuuid* uuid, CUdevice device);
CUDA_DRIVER_API CUresult cuDeviceTotalMem(size_t* bytes, CUdevice device);
CUDA_DRIVER_API CUresult cuDeviceGetAttribute(int* value, CUdevice_attribute attribute, CUdevice device);
CUDA_DRIVER_API CUresult cuDeviceComputeCapability(int* major, int* minor, CUdevice device);
CUDA_DRIVER_API CUresult cuDeviceGetPCIBusId(char* busId, int length, CUdevice device);
CUDA_DRIVER_API CUresult cuDeviceGetByPCIBusId(CUdevice* device, const char* busId);
CUDA_DRIVER_API CUresult cuDeviceCanAccessPeer(int* canAccessPeer, CUdevice device, CUdevice peer);

CUDA_DRIVER_API CUresult cuDevicePrimaryCtxRetain(CUcontext* context, CUdevice device);
CUDA_DRIVER_API CUresult cuDevicePrimaryCtxRelease(CUdevice device);
CUDA_DRIVER_API CUresult cuDevicePrimaryCtxReset(CUdevice device);
CUDA_DRIVER_API CUresult cuCtxCreate(CUcontext* context, unsigned int flags, CUdevice device);
CUDA_DRIVER_API CUresult cuCtxDestroy(CUcontext context);
CUDA_DRIVER_API CUresult cuCtxGetCurrent(CUcontext* context);
CUDA_DRIVER_API CUresult cuCtxSetCurrent(CUcontext context);
CUDA_DRIVER_API CUresult cuCtxPushCurrent(CUcontext context);
CUDA_DRIVER_API CUresult cuCtxPopCurrent(CUcontext* context);
CUDA_DRIVER_API CUresult cuCtxGetDevice(CUdevice* device);
CUDA_DRIVER_API CUresult cuCtxSynchronize(void);
CUDA_DRIVER_API CUresult cuCtxGetLimit(size_t* value, CUlimit limit);
CUDA_DRIVER_API CUresult cuCtxSetLimit(CUlimit limit, size_t value);
CUDA_DRIVER_API CUresult cuCtxGetStreamPriorityRange(int* leastPriority, int* greatestPriority);

CUDA_DRIVER_API CUresult cuMemGetInfo(size_t* freeBytes, size_t* totalBytes);
CUDA_DRIVER_API CUresult cuMemAlloc(CUdeviceptr* pointer, size_t bytes);
CUDA_DRIVER_API CUresult cuMemAllocPitch(CUdeviceptr* pointer, size_t* pitch, size_t widthBytes, size_t height, unsigned int elementBytes);
CUDA_DRIVER_API CUresult cuMemFree(CUdeviceptr pointer);
CUDA_DRIVER_API CUresult cuMemAllocHost(void** pointer, size_t bytes);
CUDA_DRIVER_API CUresult cuMemFreeHost(void* pointer);
CUDA_DRIVER_API CUresult cuMemHostAlloc(void** pointer, size_t bytes, unsigned int flags);
CUDA_DRIVER_API CUresult cuMemHostGetDevicePointer(CUdeviceptr* devicePointer, void* hostPointer, unsigned int flags);
CUDA_DRIVER_API CUresult cuMemHostGetFlags(unsigned int* flags, void* pointer);
CUDA_DRIVER_API CUresult cuMemHostRegister(void* pointer, size_t bytes, unsigned int flags);
CUDA_DRIVER_API CUresult cuMemHostUnregister(void* pointer);
CUDA_DRIVER_API CUresult cuMemAllocManaged(CUdeviceptr* pointer, size_t bytes, unsigned int flags);
CUDA_DRIVER_API CUresult cuMemcpy(CUdeviceptr destination, CUdeviceptr source, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyAsync(CUdeviceptr destination, CUdeviceptr source, size_t bytes, CUstream stream);
CUDA_DRIVER_API CUresult cuMemcpyHtoD(CUdeviceptr destination, const void* source, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyHtoDAsync(CUdeviceptr destination, const void* source, size_t bytes, CUstream stream);
CUDA_DRIVER_API CUresult cuMemcpyDtoH(void* destination, CUdeviceptr source, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyDtoHAsync(void* destination, CUdeviceptr source, size_t bytes, CUstream stream);
CUDA_DRIVER_API CUresult cuMemcpyDtoD(CUdeviceptr destination, CUdeviceptr source, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyDtoDAsync(CUdeviceptr destination, CUdeviceptr source, size_t bytes, CUstream stream);
CUDA_DRIVER_API CUresult cuMemsetD8(CUdeviceptr destination, unsigned char value, size_t count);
CUDA_DRIVER_API CUresult cuMemsetD8Async(CUdeviceptr destination, unsigned char value, size_t count, CUstream stream);
CUDA_DRIVER_API CUresult cuMemsetD16(CUdeviceptr destination, unsigned short value, size_t count);
CUDA_DRIVER_API CUresult cuMemsetD16Async(CUdeviceptr destination, unsigned short value, size_t count, CUstream stream);
CUDA_DRIVER_API CUresult cuMemsetD32(CUdeviceptr destination, unsigned int value, size_t count);
CUDA_DRIVER_API CUresult cuMemsetD32Async(CUdeviceptr destination, unsigned int value, size_t count, CUstream stream);

CUDA_DRIVER_API CUresult cuStreamCreate(CUstream* stream, unsigned int flags);
CUDA_DRIVER_API CUresult cuStreamCreateWithPriority(CUstream* stream, unsigned int flags, int priority);
CUDA_DRIVER_API CUresult cuStreamDestroy(CUstream stream);
CUDA_DRIVER_API CUresult cuStreamQuery(CUstream stream);
CUDA_DRIVER_API CUresult cuStreamSynchronize(CUstream stream);
CUDA_DRIVER_API CUresult cuStreamWaitEvent(CUstream stream, CUevent event, unsigned int flags);
CUDA_DRIVER_API CUresult cuStreamGetFlags(CUstream stream, unsigned int* flags);
CUDA_DRIVER_API CUresult cuStreamGetPriority(CUstream stream, int* priority);
CUDA_DRIVER_API CUresult cuLaunchHostFunc(CUstream stream, CUhostFn function, void* userData);
CUDA_DRIVER_API CUresult cuEventCreate(CUevent* event, unsigned int flags);
CUDA_DRIVER_API CUresult cuEventDestroy(CUevent event);
CUDA_DRIVER_API CUresult cuEventElapsedTime(float* milliseconds, CUevent start, CUevent end);
CUDA_DRIVER_API CUresult cuEventQuery(CUevent event);
CUDA_DRIVER_API CUresult cuEventRecord(CUevent event, CUstream stream);
CUDA_DRIVER_API CUresult cuEventSynchronize(CUevent event);

/* Declared so that programs compile; these return CUDA_ERROR_NOT_SUPPORTED. */
CUDA_DRIVER_API CUresult cuModuleLoad(CUmodule* module, const char* file);
CUDA_DRIVER_API CUresult cuModuleLoadData(CUmodule* module, const void* image);
CUDA_DRIVER_API CUresult cuModuleLoadDataEx(CUmodule* module, const void* image, unsigned int optionCount, CUjit_option* options, void** optionValues);
CUDA_DRIVER_API CUresult cuModuleLoadFatBinary(CUmodule* module, const void* fatBinary);
CUDA_DRIVER_API CUresult cuModuleUnload(CUmodule module);
CUDA_DRIVER_API CUresult cuModuleGetFunction(CUfunction* function, CUmodule module, const char* name);
CUDA_DRIVER_API CUresult cuModuleGetGlobal(CUdeviceptr* pointer, size_t* bytes, CUmodule module, const char* name);
CUDA_DRIVER_API CUresult cuModuleGetTexRef(CUtexref* texture, CUmodule module, const char* name);
CUDA_DRIVER_API CUresult cuModuleGetSurfRef(CUsurfref* surface, CUmodule module, const char* name);
CUDA_DRIVER_API CUresult cuLinkCreate(unsigned int optionCount, CUjit_option* options, void** optionValues, CUlinkState* state);
CUDA_DRIVER_API CUresult cuLinkAddData(CUlinkState state, CUjitInputType type, void* data, size_t bytes, const char* name, unsigned int optionCount, CUjit_option* options, void** optionValues);
CUDA_DRIVER_API CUresult cuLinkAddFile(CUlinkState state, CUjitInputType type, const char* path, unsigned int optionCount, CUjit_option* options, void** optionValues);
CUDA_DRIVER_API CUresult cuLinkComplete(CUlinkState state, void** image, size_t* bytes);
CUDA_DRIVER_API CUresult cuLinkDestroy(CUlinkState state);
CUDA_DRIVER_API CUresult cuLibraryLoadData(CUlibrary* library, const void* code, CUjit_option* jitOptions, void** jitOptionValues, unsigned int jitOptionCount, CUlibraryOption* options, void** optionValues, unsigned int optionCount);
CUDA_DRIVER_API CUresult cuLibraryUnload(CUlibrary library);
CUDA_DRIVER_API CUresult cuLibraryGetKernel(CUkernel* kernel, CUlibrary library, const char* name);

CUDA_DRIVER_API CUresult cuLaunchKernel(CUfunction function, unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX, unsigned int blockY, unsigned int blockZ, unsigned int sharedBytes, CUstream stream, void** parameters, void** extra);
CUDA_DRIVER_API CUresult cuLaunchCooperativeKernel(CUfunction function, unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX, unsigned int blockY, unsigned int blockZ, unsigned int sharedBytes, CUstream stream, void** parameters);
CUDA_DRIVER_API CUresult cuFuncGetAttribute(int* value, CUfunction_attribute attribute, CUfunction function);
CUDA_DRIVER_API CUresult cuFuncSetAttribute(CUfunction function, CUfunction_attribute attribute, int value);
CUDA_DRIVER_API CUresult cuFuncSetCacheConfig(CUfunction function, CUfunc_cache config);
CUDA_DRIVER_API CUresult cuFuncSetBlockShape(CUfunction function, int x, int y, int z);
CUDA_DRIVER_API CUresult cuFuncSetSharedSize(CUfunction function, unsigned int bytes);
CUDA_DRIVER_API CUresult cuParamSetSize(CUfunction function, unsigned int bytes);
CUDA_DRIVER_API CUresult cuParamSeti(CUfunction function, int offset, unsigned int value);
CUDA_DRIVER_API CUresult cuParamSetf(CUfunction function, int offset, float value);
CUDA_DRIVER_API CUresult cuParamSetv(CUfunction function, int offset, void* pointer, unsigned int bytes);
CUDA_DRIVER_API CUresult cuLaunch(CUfunction function);
CUDA_DRIVER_API CUresult cuLaunchGrid(CUfunction function, int width, int height);
CUDA_DRIVER_API CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, CUfunction function, int blockSize, size_t dynamicSharedBytes);
CUDA_DRIVER_API CUresult cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks, CUfunction function, int blockSize, size_t dynamicSharedBytes, unsigned int flags);
CUDA_DRIVER_API CUresult cuOccupancyMaxPotentialBlockSize(int* minGridSize, int* blockSize, CUfunction function, CUoccupancyB2DSize sharedBytesOfBlockSize, size_t dynamicSharedBytes, int blockSizeLimit);

CUDA_DRIVER_API CUresult cuCtxEnablePeerAccess(CUcontext peer, unsigned int flags);
CUDA_DRIVER_API CUresult cuCtxDisablePeerAccess(CUcontext peer);
CUDA_DRIVER_API CUresult cuCtxGetApiVersion(CUcontext context, unsigned int* version);
CUDA_DRIVER_API CUresult cuCtxGetCacheConfig(CUfunc_cache* config);
CUDA_DRIVER_API CUresult cuCtxSetCacheConfig(CUfunc_cache config);
CUDA_DRIVER_API CUresult cuCtxGetFlags(unsigned int* flags);
CUDA_DRIVER_API CUresult cuDeviceGetP2PAttribute(int* value, CUdevice_P2PAttribute attribute, CUdevice source, CUdevice destination);
CUDA_DRIVER_API CUresult cuDevicePrimaryCtxGetState(CUdevice device, unsigned int* flags, int* active);
CUDA_DRIVER_API CUresult cuDevicePrimaryCtxSetFlags(CUdevice device, unsigned int flags);

CUDA_DRIVER_API CUresult cuMemGetAddressRange(CUdeviceptr* base, size_t* bytes, CUdeviceptr pointer);
CUDA_DRIVER_API CUresult cuMemcpyPeer(CUdeviceptr destination, CUcontext destinationContext, CUdeviceptr source, CUcontext sourceContext, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyPeerAsync(CUdeviceptr destination, CUcontext destinationContext, CUdeviceptr source, CUcontext sourceContext, size_t bytes, CUstream stream);
CUDA_DRIVER_API CUresult cuMemcpy2D(const CUDA_MEMCPY2D* copy);
CUDA_DRIVER_API CUresult cuMemcpy2DUnaligned(const CUDA_MEMCPY2D* copy);
CUDA_DRIVER_API CUresult cuMemcpy2DAsync(const CUDA_MEMCPY2D* copy, CUstream stream);
CUDA_DRIVER_API CUresult cuMemcpyAtoH(void* destination, CUarray source, size_t offset, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyHtoA(CUarray destination, size_t offset, const void* source, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyDtoA(CUarray destination, size_t offset, CUdeviceptr source, size_t bytes);
CUDA_DRIVER_API CUresult cuMemcpyAtoD(CUdeviceptr destination, CUarray source, size_t offset, size_t bytes);
CUDA_DRIVER_API CUresult cuMemsetD2D8(CUdeviceptr destination, size_t pitch, unsigned char value, size_t width, size_t height);
CUDA_DRIVER_API CUresult cuMemsetD2D32(CUdeviceptr destination, size_t pitch, unsigned int value, size_t width, size_t height);
CUDA_DRIVER_API CUresult cuMemAllocAsync(CUdeviceptr* pointer, size_t bytes, CUstream stream);
CUDA_DRIVER_API CUresult cuMemFreeAsync(CUdeviceptr pointer, CUstream stream);
CUDA_DRIVER_API CUresult cuMemAdvise(CUdeviceptr pointer, size_t bytes, CUmem_advise advice, CUdevice device);
CUDA_DRIVER_API CUresult cuMemPrefetchAsync(CUdeviceptr pointer, size_t bytes, CUdevice device, CUstream stream);
CUDA_DRIVER_API CUresult cuMemAddressReserve(CUdeviceptr* pointer, size_t bytes, size_t alignment, CUdeviceptr address, unsigned long long flags);
CUDA_DRIVER_API CUresult cuMemAddressFree(CUdeviceptr pointer, size_t bytes);
CUDA_DRIVER_API CUresult cuMemCreate(CUmemGenericAllocationHandle* handle, size_t bytes, const CUmemAllocationProp* properties, unsigned long long flags);
CUDA_DRIVER_API CUresult cuMemRelease(CUmemGenericAllocationHandle handle);
CUDA_DRIVER_API CUresult cuMemMap(CUdeviceptr pointer, size_t bytes, size_t offset, CUmemGenericAllocationHandle handle, unsigned long long flags);
CUDA_DRIVER_API CUresult cuMemUnmap(CUdeviceptr pointer, size_t bytes);
CUDA_DRIVER_API CUresult cuMemSetAccess(CUdeviceptr pointer, size_t bytes, const CUmemAccessDesc* descriptions, size_t count);
CUDA_DRIVER_API CUresult cuMemGetAllocationGranularity(size_t* granularity, const CUmemAllocationProp* properties, CUmemAllocationGranularity_flags option);
CUDA_DRIVER_API CUresult cuPointerGetAttribute(void* value, CUpointer_attribute attribute, CUdeviceptr pointer);
CUDA_DRIVER_API CUresult cuPointerGetAttributes(unsigned int count, CUpointer_attribute* attributes, void** values, CUdeviceptr pointer);

CUDA_DRIVER_API CUresult cuArrayCreate(CUarray* array, const CUDA_ARRAY_DESCRIPTOR* descriptor);
CUDA_DRIVER_API CUresult cuArray3DCreate(CUarray* array, const CUDA_ARRAY3D_DESCRIPTOR* descriptor);
CUDA_DRIVER_API CUresult cuArrayDestroy(CUarray array);
CUDA_DRIVER_API CUresult cuTexRefCreate(CUtexref* texture);
CUDA_DRIVER_API CUresult cuTexRefDestroy(CUtexref texture);
CUDA_DRIVER_API CUresult cuTexRefSetArray(CUtexref texture, CUarray array, unsigned int flags);
CUDA_DRIVER_API CUresult cuTexRefSetAddress(size_t* offset, CUtexref texture, CUdeviceptr pointer, size_t bytes);
CUDA_DRIVER_API CUresult cuTexRefSetAddressMode(CUtexref texture, int dimension, CUaddress_mode mode);
CUDA_DRIVER_API CUresult cuTexRefSetFilterMode(CUtexref texture, CUfilter_mode mode);
CUDA_DRIVER_API CUresult cuTexRefSetFlags(CUtexref texture, unsigned int flags);
CUDA_DRIVER_API CUresult cuTexRefSetFormat(CUtexref texture, CUarray_format format, int components);
CUDA_DRIVER_API CUresult cuTexObjectDestroy(CUtexObject texture);
CUDA_DRIVER_API CUresult cuSurfObjectDestroy(CUsurfObject surface);
CUDA_DRIVER_API CUresult cuParamSetTexRef(CUfunction function, int unit, CUtexref texture);

CUDA_DRIVER_API CUresult cuStreamAddCallback(CUstream stream, CUstreamCallback callback, void* userData, unsigned int flags);
CUDA_DRIVER_API CUresult cuStreamAttachMemAsync(CUstream stream, CUdeviceptr pointer, size_t length, unsigned int flags);
CUDA_DRIVER_API CUresult cuStreamWaitValue32(CUstream stream, CUdeviceptr address, unsigned int value, unsigned int flags);
CUDA_DRIVER_API CUresult cuStreamWriteValue32(CUstream stream, CUdeviceptr address, unsigned int value, unsigned int flags);
CUDA_DRIVER_API CUresult cuGetProcAddress(const char* symbol, void** function, int version, unsigned long long flags, CUdriverProcAddressQueryResult* status);
CUDA_DRIVER_API CUresult cuGetExportTable(const void** table, const CUuuid* id);

/* clang-format on */

#endif
