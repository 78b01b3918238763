/** CUDA in CMake files and makefiles, and what ROCm has for it. */
import type { BuildRules } from "../rename/build-files.ts";
import { hostCompilerOptions } from "../rename/host-compiler-options.ts";

const chips = "gfx90a;gfx942;gfx1100";

export const hipBuildRules: BuildRules = {
  cmake: [
    { pattern: /(\bproject\s*\([^)]*)\bCUDA\b/gi, to: "$1HIP" },
    { pattern: /(\bLANGUAGES\b[^)]*)\bCUDA\b/g, to: "$1HIP" },
    { pattern: /\benable_language\s*\(\s*CUDA\s*\)/gi, to: "enable_language(HIP)" },
    { pattern: /\bcheck_language\s*\(\s*CUDA\s*\)/gi, to: "check_language(HIP)" },
    { pattern: /\bfind_package\s*\(\s*(?:CUDAToolkit|CUDA)\b[^)]*\)/gi, to: "find_package(hip REQUIRED)" },
    {
      pattern: /\bcuda_add_executable\b/gi,
      to: "add_executable",
      remark: "sources must have the language HIP: .hip files have it in CMake 3.21 and later",
    },
    {
      pattern: /\bcuda_add_library\b/gi,
      to: "add_library",
      remark: "sources must have the language HIP: .hip files have it in CMake 3.21 and later",
    },
    {
      pattern: /(\bset\s*\(\s*)CMAKE_CUDA_ARCHITECTURES\s+[^)]*?(\s+CACHE\b[^)]*)?\)/g,
      to: `$1CMAKE_HIP_ARCHITECTURES "${chips}"$2)`,
      remark: "choose the chips that you have",
    },
    {
      pattern: /\bCUDA_ARCHITECTURES\s+(?:"[^"]*"|[\w;.-]+)/g,
      to: `HIP_ARCHITECTURES "${chips}"`,
      remark: "choose the chips that you have",
    },
    {
      pattern: /\bCMAKE_CUDA_(ARCHITECTURES|STANDARD|STANDARD_REQUIRED|EXTENSIONS|FLAGS\w*|COMPILER\w*)\b/g,
      to: "CMAKE_HIP_$1",
    },
    { pattern: /\bCUDA_(STANDARD|STANDARD_REQUIRED|EXTENSIONS)\b/g, to: "HIP_$1" },
    { pattern: /\$<COMPILE_LANGUAGE:CUDA>/g, to: "$<COMPILE_LANGUAGE:HIP>" },
    { pattern: /\$<COMPILE_LANG_AND_ID:CUDA,NVIDIA>/g, to: "$<COMPILE_LANGUAGE:HIP>" },
    { pattern: /\bCUDA::cudart(?:_static)?\b|\bCUDA::cuda_driver\b/g, to: "hip::host" },
    { pattern: /\bCUDA::cublas(?:_static)?\b/g, to: "roc::hipblas" },
    { pattern: /\bCUDA::cublasLt(?:_static)?\b/g, to: "roc::hipblaslt" },
    { pattern: /\bCUDA::cufft(?:_static)?\b/g, to: "hip::hipfft" },
    { pattern: /\bCUDA::curand(?:_static)?\b/g, to: "hip::hiprand" },
    { pattern: /\bCUDA::cusparse(?:_static)?\b/g, to: "roc::hipsparse" },
    { pattern: /\bCUDA::cusolver(?:_static)?\b/g, to: "roc::hipsolver" },
    { pattern: /\bCUDA::nvrtc\b/g, to: "hiprtc::hiprtc" },
    { pattern: /\bfind_package\s*\(\s*(?:CCCL|Thrust)\b[^)]*\)/g, to: "find_package(rocthrust REQUIRED)" },
    { pattern: /\bfind_package\s*\(\s*CUB\b[^)]*\)/g, to: "find_package(hipcub REQUIRED)" },
    { pattern: /\b(?:CCCL|Thrust)::Thrust\b/g, to: "roc::rocthrust" },
    { pattern: /\b(?:CCCL|CUB)::CUB\b/g, to: "hip::hipcub" },
    { pattern: /\bCCCL::CCCL\b/g, to: "roc::rocthrust hip::hipcub" },
    { pattern: /\bCUDA::nvToolsExt\b|\bCUDA::nvtx3\b/g, to: "roctx64" },
    { pattern: /\bLANGUAGE\s+CUDA\b/g, to: "LANGUAGE HIP" },
    { pattern: /\b([\w./${}-]+)\.cu\b(?!h)/g, to: "$1.hip" },
    { pattern: /\*\.cu\b(?!h)/g, to: "*.hip" },
    {
      pattern:
        /\s*(?:--expt-extended-lambda|--extended-lambda|--expt-relaxed-constexpr|-lineinfo)(?=[\s;>")]|$)/g,
      to: "",
    },
    {
      pattern: /--use_fast_math|-use_fast_math/g,
      to: "-ffast-math",
      remark: "-ffast-math promises more than nvcc's flag: no infinities, no NaNs",
    },
  ],
  packages: {
    "roc::hipblas": "hipblas",
    "roc::hipblaslt": "hipblaslt",
    "hip::hipfft": "hipfft",
    "hip::hiprand": "hiprand",
    "roc::hipsparse": "hipsparse",
    "roc::hipsolver": "hipsolver",
    "hiprtc::hiprtc": "hiprtc",
    "roc::rocthrust": "rocthrust",
    "hip::hipcub": "hipcub",
  },
  refusedInCmake: [
    {
      pattern: /\bCUDA_SEPARABLE_COMPILATION\b|\bCUDA_RESOLVE_DEVICE_SYMBOLS\b/,
      reason: "CMake's HIP has no such property: add -fgpu-rdc to compiling and linking",
    },
    {
      pattern:
        /\bCUDA_(?:LIBRARIES|INCLUDE_DIRS|TOOLKIT_ROOT_DIR|NVCC_FLAGS|CUBLAS_LIBRARIES|CUFFT_LIBRARIES|ARCH_BIN|SDK_ROOT_DIR)\b|\bcuda_select_nvcc_arch_flags\b|\bcuda_compile\w*\b/i,
      reason:
        "FindCUDA's variables and functions have no counterpart: link hip::host and the libraries' targets",
    },
    {
      pattern:
        /-gencode|-arch=sm_|--generate-code|-Xptxas|--ptxas-options|-maxrregcount|--maxrregcount|-Xcompiler/,
      reason: "a flag of nvcc's that hipcc does not take: choose what clang has for it",
    },
    {
      pattern: /\bCUDAToolkit_\w+\b/,
      reason: "a variable of FindCUDAToolkit: ask hip's package for what it stands for",
    },
    {
      pattern:
        /\bCUDA::(?!cudart|cuda_driver|cublas|cufft|curand|cusparse|cusolver|nvrtc\b|nvToolsExt|nvtx3)\w+/,
      reason: "ROCm has no target for this library",
    },
    {
      pattern: /\bfind_package\s*\(\s*(?:CUDNN|NCCL|TensorRT|CUTLASS)\b/i,
      reason: "a library of NVIDIA's: find its counterpart (MIOpen, RCCL) instead",
    },
  ],
  make: [
    { pattern: /\bnvcc\b/g, to: "hipcc" },
    {
      pattern:
        /\$\(CUDA_PATH\)\/bin\/|\$\{CUDA_PATH\}\/bin\/|\$\(CUDA_HOME\)\/bin\/|\/usr\/local\/cuda[\w.-]*\/bin\//g,
      to: "",
    },
    {
      pattern: /\s*-gencode[= ]\s*\S+/g,
      to: "",
      remark: "hipcc compiles for the chip it finds, or for --offload-arch=gfx…",
    },
    {
      pattern: /\s*(?:-arch|--gpu-architecture|-code)[= ]\s*(?:sm|compute)_\w+/g,
      to: "",
      remark: "hipcc compiles for the chip it finds, or for --offload-arch=gfx…",
    },
    ...hostCompilerOptions,
    {
      pattern: /\s*(?:-Xptxas|--ptxas-options)[= ]\s*\S+/g,
      to: "",
      remark: "an option of NVIDIA's assembler is left out",
    },
    {
      pattern: /\s*(?:--expt-extended-lambda|--extended-lambda|--expt-relaxed-constexpr|-lineinfo)(?=\s|$)/g,
      to: "",
    },
    { pattern: /-rdc=true|--relocatable-device-code=true/g, to: "-fgpu-rdc" },
    { pattern: /-dc(?=\s|$)/g, to: "-fgpu-rdc -c" },
    {
      pattern: /--use_fast_math|-use_fast_math/g,
      to: "-ffast-math",
      remark: "-ffast-math promises more than nvcc's flag: no infinities, no NaNs",
    },
    { pattern: /\s*-lcuda(?:rt|rt_static|devrt)?(?=\s|$)/g, to: "" },
    { pattern: /-lcublas(?:_static)?(?=\s|$)/g, to: "-lhipblas" },
    { pattern: /-lcublasLt(?=\s|$)/g, to: "-lhipblaslt" },
    { pattern: /-lcufft(?:_static)?(?=\s|$)/g, to: "-lhipfft" },
    { pattern: /-lcurand(?:_static)?(?=\s|$)/g, to: "-lhiprand" },
    { pattern: /-lcusparse(?:_static)?(?=\s|$)/g, to: "-lhipsparse" },
    { pattern: /-lcusolver(?:_static)?(?=\s|$)/g, to: "-lhipsolver" },
    { pattern: /-lnccl(?=\s|$)/g, to: "-lrccl" },
    { pattern: /-lnvToolsExt(?=\s|$)/g, to: "-lroctx64" },
    { pattern: /-lnvrtc(?=\s|$)/g, to: "-lhiprtc" },
    { pattern: /([\w%*./$(){}-]+)\.cu\b(?!h)/g, to: "$1.hip" },
    { pattern: /(^|[\s:])\.cu\b(?!h)/g, to: "$1.hip" },
  ],
  refusedInMake: [
    {
      pattern: /-maxrregcount|--maxrregcount|-dlink|-cubin|-fatbin|-ptx(?=\s|$)|-ccbin/,
      reason: "a flag of nvcc's that hipcc does not take",
    },
    {
      pattern: /-lcudnn|-lnvinfer|-lnvml|-lnvidia-ml|-lnpp\w*|-lcutensor/,
      reason: "a library of NVIDIA's without a counterpart by another name",
    },
  ],
  other: "hipcc, ROCm's containers and torch's own hipify take its place",
};
