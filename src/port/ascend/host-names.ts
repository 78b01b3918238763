/**
 * Names of types, values and macros of CUDA, wherever they stand in the text, and what Ascend calls them. What begins like a
 * name of CUDA's and is in none of these tables is refused.
 *
 * Written from Huawei's public documentation of AscendCL and of the SIMT language.
 */
import { attributeWords } from "./device-properties.ts";
import { poolWords } from "./pools-header.ts";

export const words: Readonly<Record<string, string>> = {
  // The language
  __device__: "__aicore__",
  __shared__: "__ubuf__",
  __forceinline__: "inline",
  __noinline__: "__attribute__((noinline))",
  // Types of the runtime
  cudaError_t: "aclError",
  cudaError: "aclError",
  cudaStream_t: "aclrtStream",
  cudaEvent_t: "aclrtEvent",
  cudaMemcpyKind: "aclrtMemcpyKind",
  cudaDeviceProp: "UnwarpDeviceProp",
  cudaDeviceAttr: "UnwarpDeviceAttr",
  cudaHostFn_t: "aclrtHostFunc",
  cudaStreamCallback_t: "UnwarpStreamCallback",
  CUDART_CB: "",
  // Values of the runtime
  cudaSuccess: "ACL_SUCCESS",
  cudaErrorNotReady: "unwarpNotReady",
  cudaMemcpyHostToHost: "ACL_MEMCPY_HOST_TO_HOST",
  cudaMemcpyHostToDevice: "ACL_MEMCPY_HOST_TO_DEVICE",
  cudaMemcpyDeviceToHost: "ACL_MEMCPY_DEVICE_TO_HOST",
  cudaMemcpyDeviceToDevice: "ACL_MEMCPY_DEVICE_TO_DEVICE",
  cudaMemcpyDefault: "ACL_MEMCPY_DEFAULT",
  cudaStreamDefault: "unwarpStreamDefault",
  cudaStreamNonBlocking: "unwarpStreamNonBlocking",
  cudaStreamPerThread: "unwarpStream()",
  ...attributeWords,
  ...poolWords,
  // 16-bit numbers
  __half: "half",
  __half2: "half2",
  __nv_bfloat16: "bfloat16_t",
  nv_bfloat16: "bfloat16_t",
  __nv_bfloat162: "bfloat16x2_t",
  nv_bfloat162: "bfloat16x2_t",
};

/** The same on both sides. */
export const sameWords: ReadonlySet<string> = new Set([
  ...[
    "__global__",
    "__host__",
    "__launch_bounds__",
    "__maxnreg__",
    "__restrict__",
    "__align__",
    "__restrict",
  ],
  ...["half", "half2", "__CUDACC__"],
]);

/** Words that may only stand in calls that the table of functions rewrites, which leave them out or replace them. */
export const wordsOfCalls: ReadonlySet<string> = new Set([
  ...["cudaEventDefault", "cudaEventDisableTiming"],
  ...["cudaEventBlockingSync", "cudaHostAllocDefault", "cudaHostAllocPortable", "cudaStreamLegacy"],
  ...["cudaFuncAttributeMaxDynamicSharedMemorySize", "cudaFuncCachePreferShared", "cudaFuncCachePreferL1"],
  ...["cudaFuncCachePreferEqual", "cudaFuncCachePreferNone", "cudaHostRegisterDefault"],
  ...[
    "cudaHostRegisterPortable",
    "cudaHostRegisterReadOnly",
    "cudaFuncAttributePreferredSharedMemoryCarveout",
  ],
  ...["cudaDeviceScheduleAuto", "cudaDeviceScheduleSpin", "cudaDeviceScheduleYield"],
  ...[
    "cudaDeviceScheduleBlockingSync",
    "cudaDeviceBlockingSync",
    "cudaDeviceMapHost",
    "cudaEventWaitDefault",
  ],
  ...["cudaSharedMemBankSizeDefault", "cudaSharedMemBankSizeFourByte", "cudaSharedMemBankSizeEightByte"],
]);

interface RefusedWords {
  readonly pattern: RegExp;
  readonly code: string;
  readonly reason: string;
  readonly help?: string;
}

/** The first that fits says why a word cannot stay. */
export const refusedWords: readonly RefusedWords[] = [
  {
    pattern: /^__managed__$/,
    code: "managed-memory",
    reason: "a variable that the host and kernels share has no counterpart",
    help: "use cudaMallocManaged and pass the pointer, or a __device__ variable and cudaMemcpyToSymbol",
  },
  {
    pattern: /^(?:cudaMallocManaged|cudaMemAttach\w*|cudaMemAdvise\w*|cudaMemPrefetch\w*)$/,
    code: "managed-memory",
    reason: "it asks more of managed memory than a buffer on each side can do",
    help: "allocate device memory with cudaMalloc, and copy",
  },
  {
    pattern: /^__grid_constant__$|^__cluster_dims__$|^__block_size__$|^__nv_\w*(?:fp8|fp6|fp4)\w*$/,
    code: "no-counterpart",
    reason: "Ascend C SIMT has nothing of the kind under a documented name",
  },
  {
    pattern:
      /^(?:cudaTextureObject_t|cudaSurfaceObject_t|cudaArray\w*|cudaTexture\w*|cudaResource\w*|cudaChannelFormat\w*|cudaAddressMode\w*|cudaFilterMode\w*|cudaRead\w*|cudaMipmap\w*|cudaExtent|cudaPitchedPtr|cudaMemcpy3DParms|texture|surface|tex\d?D?\w*Fetch|tex[123]D\w*|surf[123]D\w*)$/,
    code: "texture",
    reason: "Ascend has no textures, surfaces or arrays",
    help: "read from a buffer, with the index and the filter written out",
  },
  {
    pattern: /^cudaLaunchKernel(?:_ptsz)?$/,
    code: "launch-by-pointer",
    reason:
      "the arguments come as an array of pointers whose types are not seen here, and the kernel may get further ones in the port",
    help: "write the launch as kernel<<<grid, block, bytes, stream>>>(arguments)",
  },
  {
    pattern: /^cudaError[A-Z]\w*$/,
    code: "particular-error",
    reason: "AscendCL reports this by other codes, and not by one: a comparison with it would be a guess",
    help: "compare with success, or choose among the codes of acl_base.h",
  },
  {
    pattern: /^(?:cudaGraph\w*|cudaStreamCapture\w*)$/,
    code: "graphs",
    reason: "graphs of CUDA are models captured by aclmdlRICaptureBegin on Ascend, of another shape",
  },
  {
    pattern:
      /^(?:cu(?:blas|fft|sparse|rand|solver|dnn|tensor)\w*|nccl\w*|thrust|cub|cutlass|CUBLAS\w*|CUFFT\w*|nvrtc\w*|nvml\w*)$/,
    code: "library",
    reason: "CANN's operator libraries are no drop-in for CUDA's libraries",
    help: "call the aclnn operator that does the same",
  },
  {
    pattern:
      /^(?:cuda[A-Z]\w*|CUDA_\w+|CUDART_\w+|CU(?:device|context|module|function|stream|event|result|deviceptr)\w*|CU_\w+|cu[A-Z][a-z]\w*)$/,
    code: "no-counterpart",
    reason: "it is not in the table of what AscendCL documents",
  },
  {
    pattern: /^__CUDA_ARCH(?:_\w+)?__$/,
    code: "arch-macro",
    reason: "code chosen by NVIDIA's architectures has to be chosen anew",
    help: "keep the branch that is meant for Ascend",
  },
];

interface PortedHeader {
  /** What stands in its place; undefined where the headers that every file gets have it. */
  readonly to?: string;
}

/** Headers of CUDA that are included by name. */
export const headers: Readonly<Record<string, PortedHeader>> = {
  "cuda_runtime.h": {},
  "cuda_runtime_api.h": {},
  "cuda.h": {},
  "device_launch_parameters.h": {},
  "device_functions.h": {},
  "device_atomic_functions.h": {},
  "sm_20_atomic_functions.h": {},
  "sm_30_intrinsics.h": {},
  "vector_types.h": {},
  "vector_functions.h": {},
  "builtin_types.h": {},
  "driver_types.h": {},
  "math_functions.h": {},
  "cuda_fp16.h": { to: "simt_api/asc_fp16.h" },
  "cuda_bf16.h": { to: "simt_api/asc_bf16.h" },
  "cooperative_groups.h": { to: "simt_api/cooperative_groups.h" },
  "cooperative_groups/reduce.h": { to: "simt_api/cooperative_groups.h" },
};

/** Headers of CUDA that nothing stands for. */
export const refusedHeaders =
  /^(?:cu(?:blas|fft|sparse|rand|solver|dnn|tensor)\w*(?:\.h|\/).*|curand\w*\.h|nccl\.h|thrust\/.*|cub\/.*|cutlass\/.*|cute\/.*|mma\.h|nvrtc\.h|nvml\.h|cuda_fp8\.h|cuComplex\.h|cooperative_groups\/.*|cuda\/.*|nvtx3\/.*|nvToolsExt\w*\.h|helper_cuda\.h|math_constants\.h|cuda_profiler_api\.h|crt\/.*|texture_\w+\.h|surface_\w+\.h)$/;
