/** The dialects whose names `dialect-names.mjs` writes, and the headers of ours that each reads. */
import { cudaErrors } from "../src/cuda-api/errors.ts";
import { makeHipNames } from "../src/port/hip/hip-names.ts";
import { musaName } from "../src/port/musa/musa-names.ts";
import { curandName, type Dialect, dialectHeaders } from "./dialect-names.ts";
import { rocmHeaders } from "./rocm-headers.ts";

/** What cuda_runtime.h and the headers behind it declare. */
const runtimeHeaders = [
  "driver_types.h",
  "texture_types.h",
  "surface_types.h",
  "library_types.h",
  "device_types.h",
  "cuda_runtime_api.h",
  "cuda_profiler_api.h",
  "channel_descriptor.h",
  "driver_functions.h",
  "math_constants.h",
  "cuComplex.h",
  "cuda_fp16.h",
  "cuda_bf16.h",
  "cuda_fp8.h",
  "unwarp/uuid.h",
  "unwarp/runtime-templates.h",
  "unwarp/fp8-class.h",
];
const randomHeaders = ["curand.h", "curand_kernel.h"];
const driverHeaders = ["cuda.h", "cudaProfiler.h", "unwarp/driver-api-types.h"];

/** Clang knows the first; the others are words of our headers without a meaning. */
const keep = new Set([
  "cudaLaunchKernel",
  ...["CUDART_CB", "CUDA_CB", "CUDAAPI", "CUDARTAPI"],
  "CUDART_API",
  "CUDA_DRIVER_API",
  "CUDART_DEFAULT",
  // Asked for, never defined by our headers: a definition would keep the name `half` out.
  "CUDA_NO_HALF",
]);

const warpFunctions = [
  ...["__shfl_sync", "__shfl_up_sync", "__shfl_down_sync", "__shfl_xor_sync", "__syncwarp", "__activemask"],
  ...["__all_sync", "__any_sync", "__ballot_sync", "__match_any_sync", "__match_all_sync"],
  ...["__shfl", "__shfl_up", "__shfl_down", "__shfl_xor", "__all", "__any", "__ballot"],
  ...["add", "min", "max", "and", "or", "xor"].map((name) => `__reduce_${name}_sync`),
];

/** Names that our headers put together of parts. */
const pastedNames = [
  ...["Creal", "Cimag", "Conj", "Cadd", "Csub", "Cmul", "Cdiv", "Cabs", "Cfma"].map((name) => `cu${name}f`),
  ...["", "x2", "x4"].flatMap((width) => [`__nv_fp8${width}_e4m3`, `__nv_fp8${width}_e5m2`]),
];

const hipNames = makeHipNames();

/** Functions of CUDA's kernels that HIP lacks; headers that come with a port define some of them. */
const missingInKernels = [...hipNames].flatMap(([cuda, { name }]) =>
  name === undefined && /^__[a-z]\w*$|^u(?:ll)?(?:min|max)$|^ll(?:min|max)$/.test(cuda) ? [cuda] : [],
);

/** Texts of the generated headers by their path in include/. */
export function generatedHeaders(readHeader: (name: string) => string): Map<string, string> {
  const hip: Dialect = {
    folder: "hip",
    title: "HIP",
    rename: (cuda) => hipNames.get(cuda)?.name,
    keep,
    // What include/unwarp/hip defines anew, on top of CUDA's.
    hide: new Set([
      ...missingInKernels,
      ...["cudaDeviceProp", "cudaGetDeviceProperties", "cudaPointerAttributes", "cudaPointerGetAttributes"],
      ...["cudaGetErrorName", "cudaMallocHost", "cudaHostAlloc", "__float2bfloat16_rn", ...warpFunctions],
    ]),
  };
  const musa: Dialect = { folder: "musa", title: "MUSA", rename: musaName, keep, hide: new Set() };
  const headersOf = (dialect: Dialect, names: readonly string[], extra: readonly string[] = []) =>
    dialectHeaders(dialect, names.map(readHeader), [...pastedNames, ...extra]);
  const forHip = headersOf(hip, runtimeHeaders, [...warpFunctions, ...missingInKernels]);
  const random = dialectHeaders(hip, randomHeaders.map(readHeader), [], curandName);
  const forMusa = headersOf(musa, [...runtimeHeaders, ...driverHeaders]);
  return new Map([
    ["unwarp/hip/names-begin.h", forHip.begin],
    ["unwarp/hip/names-end.h", forHip.end],
    ["unwarp/hip/random-names-begin.h", random.begin],
    ["unwarp/hip/random-names-end.h", random.end],
    ...rocmHeaders(),
    ["unwarp/hip/error-names.h", hipErrorNames()],
    ["unwarp/musa/names-begin.h", forMusa.begin],
    ["unwarp/musa/names-end.h", forMusa.end],
  ]);
}

/** The cases of a switch from a code to its name in HIP. */
function hipErrorNames(): string {
  const cases = Object.entries(cudaErrors).flatMap(([cuda, { code }]) => {
    const name = hipNames.get(cuda)?.name;
    return name === undefined ? [] : [`case ${code}: return "${name}";\n`];
  });
  return `/* Written by scripts/dialect-names.mjs. */\n${cases.join("")}`;
}
