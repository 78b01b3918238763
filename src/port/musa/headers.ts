/** CUDA's headers in MUSA. Read in the mapping tables of MooreThreads/torch_musa, November 2026. */
import type { HeaderRule } from "../rename/dialect.ts";

export const musaRuntimeHeader = "musa_runtime.h";

const runtime: HeaderRule = { to: musaRuntimeHeader };

const byName: Readonly<Record<string, HeaderRule>> = {
  "cuda_runtime.h": runtime,
  "cuda_runtime_api.h": { to: "musa_runtime_api.h" },
  "cuda.h": { to: "musa.h" },
  "cuda_fp16.h": { to: "musa_fp16.h" },
  "cuda_fp16.hpp": { to: "musa_fp16.h" },
  "cuda_bf16.h": { to: "musa_bf16.h" },
  "cuda_bf16.hpp": { to: "musa_bf16.h" },
  "cuda_fp8.h": { to: "musa_fp8.h" },
  "cuda_profiler_api.h": { to: "musa_profiler_api.h" },
  "cudaProfiler.h": { to: "musa.h" },
  "cuComplex.h": { to: "muComplex.h" },
  "cublas.h": { to: "mublas.h" },
  "cublas_v2.h": { to: "mublas.h" },
  "cublasLt.h": { to: "mublasLt.h" },
  "cufft.h": { to: "mufft.h" },
  "curand.h": { to: "murand.h" },
  "curand_kernel.h": { to: "murand_kernel.h" },
  "cusparse.h": { to: "musparse.h" },
  "cusolverDn.h": { to: "musolverDn.h" },
  "nccl.h": { to: "mccl.h" },
  "nvrtc.h": { to: "mtrtc.h" },
  "nvml.h": { to: "mtml.h" },
  "cudnn.h": { refused: "muDNN has a C++ interface of its own", help: "call musa::dnn (<mudnn.h>)" },
  "cudnn_frontend.h": { refused: "muDNN has a C++ interface of its own" },
  "mma.h": { refused: "MUSA's matrix instructions have an interface of their own", help: "see mutlass" },
  "nvToolsExt.h": { refused: "it is not known what MUSA has for NVTX" },
  "nvtx3/nvToolsExt.h": { refused: "it is not known what MUSA has for NVTX" },
  "nvtx3/nvtx3.hpp": { refused: "it is not known what MUSA has for NVTX" },
};

/** Headers that cuda_runtime.h includes itself: with it they are all there. */
const parts =
  /^(?:builtin_types|common_functions|device_\w+|host_config|host_defines|math_functions|surface_\w+|texture_\w+|vector_\w+|driver_\w+|channel_descriptor|library_types|math_constants|sm_\d\d_\w+)\.h(?:pp)?$|^crt\//;

/** `cub` and `thrust` keep their names. */
export function musaHeader(name: string): HeaderRule | undefined {
  if (Object.hasOwn(byName, name)) return byName[name];
  if (parts.test(name)) return runtime;
  const prefix = /^(cutlass|cute|cuda)\//.exec(name)?.[1];
  if (prefix === "cutlass") return { to: name.replaceAll("cutlass", "mutlass") };
  if (prefix === "cute") return { to: name.replace("cute", "mute") };
  return prefix === "cuda" ? { to: name.replace("cuda", "musa") } : undefined;
}
