/** CUDA's headers in HIP and ROCm's libraries. From HIPIFY's tables of headers and ROCm's documentation. */
import type { HeaderRule } from "../rename/dialect.ts";
import { groupsHelper } from "./helper-headers.ts";
import { groupCopiesHelper, pipelineHelper } from "./own-headers.ts";

export const hipRuntimeHeader = "hip/hip_runtime.h";

const runtime: HeaderRule = { to: hipRuntimeHeader };

const byName: Readonly<Record<string, HeaderRule>> = {
  "cuda_runtime.h": runtime,
  "cuda_runtime_api.h": { to: "hip/hip_runtime_api.h" },
  "cuda.h": runtime,
  "builtin_types.h": runtime,
  "common_functions.h": runtime,
  "device_atomic_functions.h": runtime,
  "device_double_functions.h": runtime,
  "device_functions.h": runtime,
  "device_launch_parameters.h": runtime,
  "host_config.h": runtime,
  "host_defines.h": runtime,
  "math_functions.h": runtime,
  "surface_functions.h": runtime,
  "surface_indirect_functions.h": runtime,
  "texture_fetch_functions.h": runtime,
  "texture_indirect_functions.h": runtime,
  "vector_functions.h": runtime,
  "vector_functions.hpp": runtime,
  "driver_functions.h": runtime,
  "device_types.h": runtime,
  "cuda_device_runtime_api.h": runtime,
  "cudaProfiler.h": runtime,
  "cuda_profiler_api.h": runtime,
  "channel_descriptor.h": { to: "hip/channel_descriptor.h" },
  "driver_types.h": { to: "hip/driver_types.h" },
  "library_types.h": { to: "hip/library_types.h" },
  "surface_types.h": { to: "hip/surface_types.h" },
  "texture_types.h": { to: "hip/texture_types.h" },
  "vector_types.h": { to: "hip/hip_vector_types.h" },
  "math_constants.h": { to: "hip/hip_math_constants.h" },
  "cuComplex.h": { to: "hip/hip_complex.h" },
  "cuda_fp16.h": { to: "hip/hip_fp16.h" },
  "cuda_fp16.hpp": { to: "hip/hip_fp16.h" },
  "cuda_bf16.h": { to: "hip/hip_bf16.h" },
  "cuda_bf16.hpp": { to: "hip/hip_bf16.h" },
  "cuda_fp8.h": { to: "hip/hip_fp8.h" },
  "cuda_fp8.hpp": { to: "hip/hip_fp8.h" },
  "cooperative_groups.h": { to: "hip/hip_cooperative_groups.h" },
  "nvrtc.h": { to: "hip/hiprtc.h" },
  "nvToolsExt.h": { to: "roctracer/roctx.h" },
  "nvtx3/nvToolsExt.h": { to: "roctracer/roctx.h" },
  "cublas.h": { to: "hipblas/hipblas.h" },
  "cublas_v2.h": { to: "hipblas/hipblas.h" },
  "cublasLt.h": { to: "hipblaslt/hipblaslt.h" },
  "cufft.h": { to: "hipfft/hipfft.h" },
  "cufftXt.h": { to: "hipfft/hipfftXt.h" },
  "curand.h": { to: "hiprand/hiprand.h" },
  "curand_kernel.h": { to: "hiprand/hiprand_kernel.h" },
  "cusparse.h": { to: "hipsparse/hipsparse.h" },
  "cusparse_v2.h": { to: "hipsparse/hipsparse.h" },
  "cusolverDn.h": { to: "hipsolver/hipsolver.h" },
  "nccl.h": { to: "rccl/rccl.h" },
  "cub/cub.cuh": { to: "hipcub/hipcub.hpp" },
  "mma.h": {
    refused: "HIP has no WMMA of that interface",
    help: "rocWMMA's fragments (<rocwmma/rocwmma.hpp>) are much alike",
  },
  "cudnn.h": {
    refused: "MIOpen has other functions and other descriptors",
    help: "call MIOpen (<miopen/miopen.h>)",
  },
  "cudnn_frontend.h": { refused: "MIOpen has other functions and other descriptors" },
  "nvml.h": { refused: "AMD's counterpart has other functions", help: "call AMD SMI (<amd_smi/amdsmi.h>)" },
  "cupti.h": { refused: "AMD's profilers have another interface", help: "use rocprofiler-sdk" },
  "cutensor.h": { refused: "hipTensor has only a part of it", help: "see <hiptensor/hiptensor.h>" },
  "nvtx3/nvtx3.hpp": {
    refused: "ROCTX has a C interface only",
    help: "call roctxRangePush and roctxRangePop (<roctracer/roctx.h>)",
  },
  "cuda_pipeline.h": { helper: pipelineHelper },
  "cuda_pipeline_primitives.h": { helper: pipelineHelper },
};

/** By what a header's path begins with. */
const byFolder: readonly (readonly [prefix: string, rule: HeaderRule])[] = [
  ["crt/", runtime],
  ["sm_", runtime],
  ["cooperative_groups/reduce.h", { helper: groupsHelper }],
  ["cooperative_groups/scan.h", { helper: groupsHelper }],
  ["cooperative_groups/memcpy_async.h", { helper: groupCopiesHelper }],
  ["cooperative_groups/", { refused: "HIP's cooperative groups have no such header" }],
  ["cub/", { to: "hipcub/hipcub.hpp" }],
  ["cuda/", { refused: "libcu++ has no part in ROCm itself", help: "libhipcxx has much of it" }],
  ["nv/", { refused: "libcu++ has no part in ROCm itself" }],
  [
    "cutlass/",
    { refused: "AMD's counterpart has other templates", help: "use Composable Kernel or hipBLASLt" },
  ],
  ["cute/", { refused: "AMD's counterpart has other templates", help: "use Composable Kernel or hipBLASLt" }],
  ["npp", { refused: "AMD's counterpart has other functions", help: "see rocAL and MIVisionX" }],
];

const thrustOfCuda = "thrust/system/cuda/";

/** Thrust's headers keep their names but for those of CUDA's system: rocThrust has the same. */
export function hipHeader(name: string): HeaderRule | undefined {
  if (name.startsWith(thrustOfCuda)) return { to: `thrust/system/hip/${name.slice(thrustOfCuda.length)}` };
  if (Object.hasOwn(byName, name)) return byName[name];
  return byFolder.find(([prefix]) => name.startsWith(prefix))?.[1];
}
