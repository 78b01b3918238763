/**
 * Calls of the CUDA runtime in host code, and the calls of AscendCL that they become: a pattern of text, in which `$0` is the
 * first argument, `$stream2` the third one as a stream, which may be absent, `$pure2` the third one for the second time.
 *
 * Where CUDA promises more than AscendCL, as the order of a copy behind the kernels of the default stream, the call is of
 * a function in `unwarp_acl.h`, which comes with the port.
 */

export interface HostCall {
  readonly to: string;
  /** Arguments that are dropped may only be these values: what they ask for is what Ascend does anyway. */
  readonly onlyIf?: Readonly<Record<number, RegExp>>;
  /** What becomes of it where the arguments that are dropped are others. */
  readonly otherwise?: HostCall;
  /** What becomes of it where its second argument may be 0, which CUDA takes for a size and AscendCL does not. */
  readonly ofAnySize?: string;
  /** What people should know, and the code of that remark: "left-out" where none is given. */
  readonly remark?: string;
  readonly code?: string;
}

/** A flag that says nothing. */
const noFlags = /^(?:0|0x0|cuda(?:Event|Stream|HostAlloc|HostRegister)Default|cudaEventWaitDefault)$/;

const streamFlags = /^(?:0|0x0?[01]|1|cudaStream(?:NonBlocking|Default))$/;

const allocatedAtOnce = {
  code: "slower",
  remark: "it allocates at once, and not in the order of the stream",
};
const freedBehindStream = { code: "slower", remark: "it waits for the stream, and frees then" };

const cacheWish: HostCall = {
  to: "ACL_SUCCESS",
  remark: "the split between cache and shared memory is fixed by the launch",
};

const versionAsked = {
  code: "cuda-version",
  remark: "it is the version of CUDA that the source was read with: nothing of it is on Ascend",
};

/** An event that takes times, as all do that are not told otherwise. */
const eventWithFlags: HostCall = {
  to: "aclrtCreateEventExWithFlag($0, ACL_EVENT_TIME_LINE | ACL_EVENT_SYNC)",
  onlyIf: { 1: /^(?:0|cudaEvent(?:Default|BlockingSync))$/ },
};

export const hostCalls: Readonly<Record<string, HostCall>> = {
  // Devices
  cudaSetDevice: { to: "aclrtSetDevice($0)" },
  cudaGetDevice: { to: "aclrtGetDevice($0)" },
  cudaGetDeviceCount: { to: "aclrtGetDeviceCount((uint32_t*)($0))" },
  cudaDeviceSynchronize: { to: "aclrtSynchronizeDevice()" },
  cudaThreadSynchronize: { to: "aclrtSynchronizeDevice()" },
  cudaDeviceReset: { to: "unwarpDeviceReset()" },
  cudaThreadExit: { to: "unwarpDeviceReset()" },
  cudaSetDeviceFlags: {
    to: "ACL_SUCCESS",
    onlyIf: { 0: /^(?:0|cudaDevice\w+)(?:\s*\|\s*cudaDevice\w+)*$/ },
    remark: "how the host waits is AscendCL's own choice",
  },
  cudaGetDeviceProperties: { to: "unwarpDeviceProperties($0, $1)" },
  cudaDeviceGetAttribute: { to: "unwarpDeviceAttribute($0, $1, $2)" },
  cudaMemGetInfo: { to: "aclrtGetMemInfo(ACL_HBM_MEM, $0, $1)" },

  cudaDriverGetVersion: { to: "unwarpCudaVersion($0)", ...versionAsked },
  cudaRuntimeGetVersion: { to: "unwarpCudaVersion($0)", ...versionAsked },
  cudaDeviceCanAccessPeer: { to: "unwarpCanAccessPeer($0, $1, $2)" },
  cudaDeviceEnablePeerAccess: { to: "aclrtDeviceEnablePeerAccess($0, $1)" },
  cudaDeviceDisablePeerAccess: { to: "aclrtDeviceDisablePeerAccess($0)" },

  // Errors
  cudaGetLastError: { to: "aclrtGetLastError(ACL_RT_THREAD_LEVEL)" },
  cudaPeekAtLastError: { to: "aclrtPeekAtLastError(ACL_RT_THREAD_LEVEL)" },
  cudaGetErrorString: { to: "unwarpErrorString($0)" },
  cudaGetErrorName: { to: "unwarpErrorName($0)" },

  // Memory
  cudaMalloc: {
    to: "aclrtMalloc((void**)($0), $1, ACL_MEM_MALLOC_HUGE_FIRST)",
    ofAnySize: "unwarpMalloc((void**)($0), $1)",
  },
  cudaFree: { to: "unwarpFree($0)" },
  cudaMallocHost: {
    to: "aclrtMallocHost((void**)($0), $1)",
    ofAnySize: "unwarpMallocHost((void**)($0), $1)",
    onlyIf: { 2: noFlags },
  },
  cudaHostAlloc: {
    to: "aclrtMallocHost((void**)($0), $1)",
    ofAnySize: "unwarpMallocHost((void**)($0), $1)",
    onlyIf: { 2: /^(?:0|cudaHostAlloc(?:Default|Portable)(?:\s*\|\s*cudaHostAlloc(?:Default|Portable))*)$/ },
  },
  cudaMallocAsync: {
    ...allocatedAtOnce,
    to: "aclrtMalloc((void**)($0), $1, ACL_MEM_MALLOC_HUGE_FIRST)",
    ofAnySize: "unwarpMalloc((void**)($0), $1)",
  },
  cudaFreeAsync: { ...freedBehindStream, to: "unwarpFreeAsync($0, $stream1)" },
  cudaHostRegister: {
    to: "ACL_SUCCESS",
    onlyIf: {
      2: /^(?:0|cudaHostRegister(?:Default|Portable|ReadOnly)(?:\s*\|\s*cudaHostRegister(?:Portable|ReadOnly))*)$/,
    },
    code: "slower",
    remark:
      "the memory stays pageable, so that asynchronous copies of it are right, and end before they return (aclrtMallocHost allocates other memory)",
  },
  cudaHostUnregister: { to: "ACL_SUCCESS", remark: "nothing was registered" },
  cudaMallocPitch: { to: "unwarpMallocPitch((void**)($0), $1, $2, $3)" },
  cudaFreeHost: { to: "aclrtFreeHost($0)" },
  cudaMemcpy: { to: "unwarpMemcpy($0, $1, $2, $3)" },
  cudaMemcpyAsync: {
    to: "aclrtMemcpyAsync($0, $pure2, $1, $2, $3, $stream4)",
    onlyIf: { 3: /^cudaMemcpy(?:HostToDevice|DeviceToHost|DeviceToDevice)$/ },
    otherwise: { to: "unwarpMemcpyAsync($0, $1, $2, $3, $stream4)" },
  },
  cudaMemcpyPeer: {
    to: "unwarpMemcpy($0, $2, $4, ACL_MEMCPY_DEVICE_TO_DEVICE)",
    onlyIf: { 1: /^[\w.[\]]+$/, 3: /^[\w.[\]]+$/ },
  },
  cudaMemcpy2D: { to: "unwarpMemcpy2d($0, $1, $2, $3, $4, $5, $6)" },
  cudaMemcpy2DAsync: { to: "unwarpMemcpy2dAsync($0, $1, $2, $3, $4, $5, $6, $stream7)" },
  cudaMemset: { to: "unwarpMemset($0, $1, $2)" },
  cudaMemsetAsync: { to: "aclrtMemsetAsync($0, $pure2, $1, $2, $stream3)" },

  cudaMemset2D: { to: "unwarpMemset2d($0, $1, $2, $3, $4)" },
  cudaMemset2DAsync: { to: "unwarpMemset2dAsync($0, $1, $2, $3, $4, $stream5)" },

  // Streams
  cudaStreamCreate: { to: "aclrtCreateStream($0)" },
  cudaStreamCreateWithFlags: {
    to: "aclrtCreateStream($0)",
    onlyIf: { 1: streamFlags },
    otherwise: { to: "unwarpCreateStreamWithFlags($0, $1)" },
  },
  cudaStreamCreateWithPriority: {
    to: "unwarpCreateStreamWithPriority($0, $2)",
    onlyIf: { 1: streamFlags },
  },
  cudaDeviceGetStreamPriorityRange: { to: "unwarpStreamPriorityRange($0, $1)" },
  cudaLaunchHostFunc: { to: "aclrtLaunchHostFunc($stream0, $1, $2)" },
  cudaStreamAddCallback: {
    to: "unwarpStreamAddCallback($stream0, $1, $2)",
    onlyIf: { 3: /^0$/ },
    code: "callback",
    remark: "the function is always told success: AscendCL does not say how the tasks before it ended",
  },
  cudaStreamDestroy: { to: "aclrtDestroyStream($0)" },
  cudaStreamSynchronize: { to: "aclrtSynchronizeStream($stream0)" },
  cudaStreamQuery: { to: "unwarpStreamQuery($stream0)" },
  cudaStreamWaitEvent: { to: "aclrtStreamWaitEvent($stream0, $1)", onlyIf: { 2: noFlags } },

  // Events
  cudaEventCreate: { to: "aclrtCreateEventExWithFlag($0, ACL_EVENT_TIME_LINE | ACL_EVENT_SYNC)" },
  cudaEventCreateWithFlags: {
    to: "aclrtCreateEventExWithFlag($0, ACL_EVENT_SYNC)",
    onlyIf: {
      1: /^(?:cudaEventBlockingSync\s*\|\s*)?cudaEventDisableTiming(?:\s*\|\s*cudaEventBlockingSync)?$/,
    },
    otherwise: eventWithFlags,
  },
  cudaEventDestroy: { to: "aclrtDestroyEvent($0)" },
  cudaEventRecord: { to: "aclrtRecordEvent($0, $stream1)" },
  cudaEventSynchronize: { to: "aclrtSynchronizeEvent($0)" },
  cudaEventQuery: { to: "unwarpEventQuery($0)" },
  cudaEventElapsedTime: { to: "aclrtEventElapsedTime($0, $1, $2)" },

  // Wishes that have no meaning there
  cudaFuncSetCacheConfig: cacheWish,
  cudaDeviceSetCacheConfig: cacheWish,
  cudaThreadSetCacheConfig: cacheWish,
  cudaDeviceSetSharedMemConfig: { to: "ACL_SUCCESS", remark: "banks of shared memory have one width" },
  cudaFuncSetSharedMemConfig: { to: "ACL_SUCCESS", remark: "banks of shared memory have one width" },
  cudaFuncSetAttribute: {
    to: "unwarpCheckShared($2)",
    onlyIf: { 1: /^cudaFuncAttributeMaxDynamicSharedMemorySize$/ },
    otherwise: { ...cacheWish, onlyIf: { 1: /^cudaFuncAttributePreferredSharedMemoryCarveout$/ } },
  },
  cudaOccupancyMaxPotentialBlockSize: {
    to: "unwarpMaxPotentialBlockSize($0, $1, $bound2, $limit4)",
    code: "occupancy",
    remark:
      "it is the largest block that the kernel can have: AscendCL documents no way to ask which is the fastest",
  },
  cudaOccupancyMaxActiveBlocksPerMultiprocessor: {
    to: "unwarpMaxActiveBlocks($0, $bound1, $2, $3)",
    code: "occupancy",
    remark:
      "it is one block for each core: AscendCL documents no more, so grids of as many blocks as fit are smaller",
  },
  cudaProfilerStart: { to: "ACL_SUCCESS", remark: "msprof profiles from outside" },
  cudaProfilerStop: { to: "ACL_SUCCESS", remark: "msprof profiles from outside" },
};

/** Of programs that have pools: what these count is what the program asks them. */
export const poolCalls: Readonly<Record<string, HostCall>> = {
  cudaMallocAsync: { ...allocatedAtOnce, to: "unwarpPoolMallocAsync((void**)($0), $1)" },
  cudaMallocFromPoolAsync: { ...allocatedAtOnce, to: "UnwarpPools::all().allocate((void**)($0), $1, $2)" },
  cudaFreeAsync: { ...freedBehindStream, to: "UnwarpPools::all().release($0, $stream1)" },
  cudaFree: { to: "unwarpPoolFree($0)" },
  cudaDeviceGetDefaultMemPool: { to: "UnwarpPools::all().standard($0, $1)" },
  cudaDeviceGetMemPool: { to: "UnwarpPools::all().current($0, $1)" },
  cudaDeviceSetMemPool: { to: "UnwarpPools::all().choose($0, $1)" },
  cudaMemPoolCreate: { to: "UnwarpPools::all().create($0, $1)" },
  cudaMemPoolDestroy: { to: "UnwarpPools::all().destroy($0)" },
  cudaMemPoolSetAttribute: { to: "UnwarpPools::all().set($0, $1, $2)" },
  cudaMemPoolGetAttribute: { to: "UnwarpPools::all().get($0, $1, $2)" },
  cudaMemPoolTrimTo: { to: "unwarpPoolTrim($0)", remark: "memory is given back when it is freed" },
};

/** Of programs that ask whether a launch had a configuration that CUDA refuses. */
export const checkedLaunchCalls: Readonly<Record<string, HostCall>> = {
  cudaGetLastError: { to: "unwarpGetLastError()" },
  cudaPeekAtLastError: { to: "unwarpPeekAtLastError()" },
};

/** Of programs that ask streams what they were made with. */
export const askedStreamCalls: Readonly<Record<string, HostCall>> = {
  cudaStreamCreate: { to: "unwarpCreateNotedStream($0)" },
  cudaStreamCreateWithFlags: { to: "unwarpCreateNotedStream($0, $1)" },
  cudaStreamCreateWithPriority: { to: "unwarpCreateNotedStream($0, $1, $2)" },
  cudaStreamGetFlags: { to: "unwarpStreamGetFlags($stream0, $1)" },
  cudaStreamGetPriority: { to: "unwarpStreamGetPriority($stream0, $1)" },
};

/** Filled in by the lowering of symbols. */
export const symbolCalls: ReadonlySet<string> = new Set([
  "cudaMemcpyToSymbol",
  "cudaMemcpyFromSymbol",
  "cudaMemcpyToSymbolAsync",
  "cudaMemcpyFromSymbolAsync",
  "cudaGetSymbolAddress",
  "cudaGetSymbolSize",
]);
