/**
 * Functions of the CUDA runtime and their counterparts in Ascend's ACL runtime, by the names that CANN documents
 * (acl_rt.h). "Changed" says what differs beside the name; functions that are not here are for a person to look up.
 */
export interface AclName {
  readonly name: string;
  readonly changed?: string;
}

const table = `
  cudaMalloc aclrtMalloc an argument for the policy
  cudaFree aclrtFree
  cudaMallocHost aclrtMallocHost
  cudaHostAlloc aclrtMallocHost without flags
  cudaFreeHost aclrtFreeHost
  cudaHostRegister aclrtHostRegister other flags
  cudaHostUnregister aclrtHostUnregister
  cudaMallocAsync aclrtMemPoolMallocAsync an explicit pool
  cudaMallocFromPoolAsync aclrtMemPoolMallocAsync an explicit pool
  cudaFreeAsync aclrtMemPoolFreeAsync an explicit pool
  cudaMallocManaged aclrtMemAllocManaged unproven together with SIMT kernels
  cudaMemcpy aclrtMemcpy the destination's size as well
  cudaMemcpyAsync aclrtMemcpyAsync the destination's size as well
  cudaMemcpy2D aclrtMemcpy2d
  cudaMemcpy2DAsync aclrtMemcpy2dAsync
  cudaMemcpyToSymbol aclrtMemcpyToSymbol __constant__ becomes an argument, so most calls become copies
  cudaMemcpyToSymbolAsync aclrtMemcpyToSymbolAsync __constant__ becomes an argument, so most calls become copies
  cudaMemcpyFromSymbol aclrtMemcpyFromSymbol
  cudaMemcpyFromSymbolAsync aclrtMemcpyFromSymbolAsync
  cudaGetSymbolAddress aclrtGetSymbolAddress
  cudaGetSymbolSize aclrtGetSymbolSize
  cudaMemset aclrtMemset the destination's size as well
  cudaMemsetAsync aclrtMemsetAsync the destination's size as well
  cudaMemGetInfo aclrtGetMemInfo which memory is asked about
  cudaStreamCreate aclrtCreateStream
  cudaStreamCreateWithFlags aclrtCreateStreamWithConfig other flags
  cudaStreamCreateWithPriority aclrtCreateStreamWithConfig other priorities
  cudaStreamDestroy aclrtDestroyStream
  cudaStreamSynchronize aclrtSynchronizeStream
  cudaStreamQuery aclrtStreamQuery the state comes by an argument
  cudaStreamWaitEvent aclrtStreamWaitEvent
  cudaStreamBeginCapture aclmdlRICaptureBegin
  cudaStreamEndCapture aclmdlRICaptureEnd
  cudaGraphLaunch aclmdlRIExecuteAsync
  cudaEventCreate aclrtCreateEventExWithFlag a flag for timing
  cudaEventCreateWithFlags aclrtCreateEventExWithFlag other flags
  cudaEventDestroy aclrtDestroyEvent
  cudaEventRecord aclrtRecordEvent
  cudaEventSynchronize aclrtSynchronizeEvent
  cudaEventQuery aclrtQueryEventStatus the state comes by an argument
  cudaEventElapsedTime aclrtEventElapsedTime
  cudaSetDevice aclrtSetDevice
  cudaGetDevice aclrtGetDevice
  cudaGetDeviceCount aclrtGetDeviceCount
  cudaGetDeviceProperties aclrtGetDeviceInfo one attribute at a time
  cudaDeviceGetAttribute aclrtGetDeviceInfo other attributes
  cudaDeviceSynchronize aclrtSynchronizeDevice
  cudaThreadSynchronize aclrtSynchronizeDevice
  cudaDeviceReset aclrtResetDevice
  cudaGetLastError aclrtGetLastError a level
  cudaPeekAtLastError aclrtPeekAtLastError a level
  cudaGetErrorString aclGetRecentErrMsg a table of codes that the port brings along
  cudaGetErrorName aclGetRecentErrMsg a table of codes that the port brings along
  cudaLaunchKernel aclrtLaunchSIMTKernelWithArgsArray
  cudaLaunchHostFunc aclrtLaunchHostFunc
  cudaDeviceCanAccessPeer aclrtDeviceCanAccessPeer
  cudaDeviceEnablePeerAccess aclrtDeviceEnablePeerAccess
  cudaDeviceDisablePeerAccess aclrtDeviceDisablePeerAccess
  cudaIpcGetMemHandle aclrtIpcMemGetExportKey keys in the place of handles
  cudaIpcOpenMemHandle aclrtIpcMemImportByKey keys in the place of handles
  cudaIpcCloseMemHandle aclrtIpcMemClose
`;

export const aclNames: ReadonlyMap<string, AclName> = new Map(
  table
    .trim()
    .split("\n")
    .map((line): [string, AclName] => {
      const [cuda = "", name = "", ...changed] = line.trim().split(" ");
      return [cuda, { name, ...(changed.length > 0 && { changed: changed.join(" ") }) }];
    }),
);
