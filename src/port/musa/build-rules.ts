/** CUDA in makefiles, and what the MUSA SDK has for it. CMake knows no language MUSA: its files are for a person. */
import type { BuildRules } from "../rename/build-files.ts";
import { hostCompilerOptions } from "../rename/host-compiler-options.ts";

export const musaBuildRules: BuildRules = {
  cmake: [
    { pattern: /\b([\w./${}-]+)\.cu\b(?!h)/g, to: "$1.mu" },
    { pattern: /\*\.cu\b(?!h)/g, to: "*.mu" },
  ],
  refusedInCmake: [
    {
      pattern: /\bCUDA\b|\bCUDAToolkit\b|CMAKE_CUDA_|\bCUDA_[A-Z_]+\b|\bCUDA::|\bcuda_add_\w+/,
      reason:
        "CMake has no language MUSA: the SDK's FindMUSA.cmake has musa_add_executable and musa_add_library",
    },
  ],
  make: [
    { pattern: /\bnvcc\b/g, to: "mcc" },
    {
      pattern:
        /\$\(CUDA_PATH\)\/bin\/|\$\{CUDA_PATH\}\/bin\/|\$\(CUDA_HOME\)\/bin\/|\/usr\/local\/cuda[\w.-]*\/bin\//g,
      to: "",
    },
    { pattern: /\s*-gencode[= ]\s*\S+/g, to: "", remark: "mcc takes --offload-arch=mp_…" },
    {
      pattern: /\s*(?:-arch|--gpu-architecture|-code)[= ]\s*(?:sm|compute)_\w+/g,
      to: "",
      remark: "mcc takes --offload-arch=mp_…",
    },
    ...hostCompilerOptions,
    {
      pattern: /\s*(?:--expt-extended-lambda|--extended-lambda|--expt-relaxed-constexpr|-lineinfo)(?=\s|$)/g,
      to: "",
    },
    { pattern: /-lcudart(?:_static)?(?=\s|$)/g, to: "-lmusart" },
    { pattern: /-lcuda(?=\s|$)/g, to: "-lmusa" },
    { pattern: /-lcu(blas|blasLt|fft|rand|sparse|solver)(?=\s|$)/g, to: "-lmu$1" },
    { pattern: /-lnccl(?=\s|$)/g, to: "-lmccl" },
    { pattern: /([\w%*./$(){}-]+)\.cu\b(?!h)/g, to: "$1.mu" },
    { pattern: /(^|[\s:])\.cu\b(?!h)/g, to: "$1.mu" },
  ],
  refusedInMake: [
    {
      pattern:
        /-maxrregcount|--maxrregcount|-dlink|-cubin|-fatbin|-ptx(?=\s|$)|-ccbin|-rdc|-dc(?=\s|$)|-Xptxas|--ptxas-options|use_fast_math/,
      reason: "a flag of nvcc's of which it is not known what mcc has for it",
    },
    {
      pattern: /-lcudnn|-lnvinfer|-lnvml|-lnvidia-ml|-lnpp\w*|-lcutensor|-lnvToolsExt/,
      reason: "a library of NVIDIA's without a counterpart by another name",
    },
  ],
  other: "mcc and torch_musa's own tools take its place",
};
