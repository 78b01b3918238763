/** What builds, containers and CI say about NVIDIA, as patterns. */
import { environmentRule } from "./environment-kinds.ts";
import { type LinePattern, pattern } from "./line-pattern.ts";

const libraries =
  "cublas(?:Lt)?|cudnn\\w*|cufft\\w*|curand|cusparse(?:Lt)?|cusolver\\w*|nccl|nvrtc|nvjpeg|nppc|npp[ij]\\w*|nvml|nvidia-ml|cupti|nvToolsExt|nvJitLink|cutensor|nvinfer\\w*|cufile|nvonnxparser";

const environment = pattern(
  /\b(?:CUDA|NVIDIA|NCCL|TORCH|PYTORCH_(?:NO_|NVML_BASED_)?CUDA|CUBLAS|CUDNN|NVCC|TF_FORCE|XLA_PYTHON)[A-Z0-9_]*\b/,
  environmentRule,
);
const architectures = pattern(
  /(?:-arch|-gencode|--gpu-architecture|--generate-code|-code)[= ]["']?[\w=,]*((?:sm|compute)_\d{2,3}a?)/,
  "build/architecture",
);
const bareArchitectures = pattern(/(?<![\w.])((?:sm|compute)_\d{2,3}a?)\b/, "build/architecture");
const toolkitPath = pattern(/(\/usr\/local\/cuda[\w./-]*)/, "build/toolkit-path");
const nvcc = pattern(/(?<![\w./-])(?:[\w./$(){}-]*\/)?(nvcc)(?=[\s)"';:]|$)/m, "build/nvcc");
const linked = pattern(
  new RegExp(`(?<=^|[\\s"'=])(-l(?:cudart(?:_static)?|cuda|cudadevrt|${libraries}))\\b`, "gm"),
  "build/link-library",
);
const smi = pattern(/\b(nvidia-smi)\b/, "ci/nvidia-smi");
const profilers = pattern(
  /(?<![\w/-])(nsys|ncu|nvprof|compute-sanitizer|cuda-memcheck|cuda-gdb|nv-nsight-cu-cli)(?=\s)/,
  "ci/profiler",
);
const gpus = pattern(/(--gpus(?:[= ]["']?[\w=:,"]+)?)/, "container/runtime");
const runtime = pattern(/(--runtime[= ]nvidia|--nv(?=\s))/, "container/runtime");
const packages = pattern(
  /(?<![\w./-]|\bid:\s*|name:\s*)((?:cuda-(?:toolkit|nvcc|cudart|libraries|runtime|drivers|compiler|minimal-build|command-line-tools|nvtx|nvrtc)[\w.-]*|nvidia-(?:cuda-toolkit|driver|container-toolkit|docker2|utils)[\w.-]*|lib(?:cudnn|nccl|cublas|cufft|curand|cusparse|cusolver|nvinfer|nvjpeg|npp)\d*(?:-dev)?[\w.=+~:-]*))(?=[\s=\\"',]|$)/m,
  (name) =>
    name.startsWith("libcudnn")
      ? "build/cudnn-package"
      : name.startsWith("libnccl")
        ? "build/nccl-package"
        : "build/cuda-package",
);
const repositories = pattern(
  /((?:developer\.download\.nvidia\.com|nvidia\.github\.io|developer\.nvidia\.com|pypi\.nvidia\.com|pypi\.ngc\.nvidia\.com)[\w./-]*)/,
  "container/package-repository",
);
const torchIndex = pattern(/(download\.pytorch\.org\/whl\/(?:nightly\/)?cu\d+)/, "build/torch-wheel");
const torchVersion = pattern(
  /((?:torch|torchvision|torchaudio)[=~><! ]{1,3}[\w.]+\+cu\d+)/,
  "build/torch-wheel",
);
const images: readonly LinePattern[] = [
  pattern(
    /((?:docker\.io\/|nvcr\.io\/)?nvidia\/(?:cuda|cudagl|opengl|driver|dcgm\w*)[\w.:/@${}-]*)/,
    "container/cuda-image",
  ),
  pattern(/(nvcr\.io\/(?!nvidia\/(?:cuda|cudagl|opengl|driver|dcgm))[\w.:/@${}-]+)/, "container/ngc-image"),
  pattern(
    /((?:pytorch\/pytorch|pytorch\/manylinux\w*|tensorflow\/tensorflow|vllm\/vllm-openai|huggingface\/transformers\S*?|ollama\/ollama|rapidsai\/[\w-]+)(?::|@)[\w.+-]*(?:cu(?:da)?\d|gpu|cuda)[\w.+-]*)/,
    "container/framework-image",
  ),
  pattern(
    /\b(?:nvidia\/cuda|pytorch\/pytorch|tensorflow\/tensorflow)[:@][\w.${}-]*?\b(cudnn\d*)(?!\w)/,
    "container/cudnn-in-image",
  ),
];
const kubernetes = pattern(/(nvidia\.com\/(?:gpu|mig|gpu\.[\w-]+)[\w./-]*)/, "container/kubernetes");

export const shellPatterns: readonly LinePattern[] = [
  ...[environment, architectures, toolkitPath, nvcc, linked, smi, profilers, gpus, runtime, packages],
  ...[repositories, torchIndex, torchVersion, ...images, kubernetes],
  pattern(/(#SBATCH[^\n]*(?:--gres=gpu|--gpus)[\w=:.-]*)/, "ci/gpu-runner"),
];

export const cmakePatterns: readonly LinePattern[] = [
  pattern(
    /\b(find_package\s*\(\s*(?:CUDA|CUDAToolkit|CUDNN|NCCL|TensorRT|Thrust|CUB|NVTX3|CUTLASS)\b)/i,
    (name) => (/CUDA\b|Toolkit/i.test(name) ? "build/cmake-cuda" : "build/cmake-library"),
  ),
  pattern(/\b(enable_language\s*\([^)]*\bCUDA\b)/i, "build/cmake-cuda"),
  pattern(/\bproject\s*\([^)]*?\b(?:LANGUAGES\s[^)]*?)?\b(CUDA)\b/i, "build/cmake-cuda"),
  pattern(
    /\b(cuda_(?:add_(?:executable|library|cublas_to_target|cufft_to_target)|compile(?:_ptx)?|include_directories|select_nvcc_arch_flags|build_clean_target|wrap_srcs))\s*\(/i,
    "build/cmake-cuda",
  ),
  pattern(/\b(CMAKE_CUDA_ARCHITECTURES|CUDA_ARCHITECTURES|CUDA_NVCC_FLAGS|TORCH_CUDA_ARCH_LIST)\b/, (name) =>
    name === "CUDA_NVCC_FLAGS" ? "build/nvcc" : "build/architecture",
  ),
  pattern(
    /\b(CMAKE_CUDA_(?:FLAGS\w*|COMPILER|STANDARD|HOST_COMPILER|SEPARABLE_COMPILATION|RUNTIME_LIBRARY|EXTENSIONS))\b/,
    "build/cmake-cuda",
  ),
  pattern(
    /\b(CUDA_(?:SEPARABLE_COMPILATION|RESOLVE_DEVICE_SYMBOLS|STANDARD|RUNTIME_LIBRARY|EXTENSIONS|PTX_COMPILATION))\b/,
    "build/cmake-cuda",
  ),
  pattern(/\b(CUDA::[\w.]+)/, (name) =>
    /^CUDA::(?:cudart|cuda_driver|toolkit)/.test(name) ? "build/link-library" : "build/cmake-library",
  ),
  pattern(
    /\$\{(CUDA_(?:LIBRARIES|INCLUDE_DIRS|CUBLAS_LIBRARIES|CUFFT_LIBRARIES|CUDART_LIBRARY|curand_LIBRARY|cusparse_LIBRARY|cusolver_LIBRARY|TOOLKIT_ROOT_DIR))\}/,
    "build/link-library",
  ),
  pattern(/\$<(COMPILE_LANGUAGE:CUDA|COMPILE_LANG_AND_ID:CUDA[\w,]*)>/, "build/cmake-cuda"),
  ...[architectures, toolkitPath, linked],
  pattern(/(?<![\w.])((?:sm|compute)_\d{2,3}a?)\b/, "build/architecture"),
];

export const makePatterns: readonly LinePattern[] = [
  ...[
    nvcc,
    architectures,
    bareArchitectures,
    linked,
    toolkitPath,
    environment,
    smi,
    profilers,
    gpus,
    runtime,
  ],
  pattern(/^\s*(NVCC)\s*[:?]?=/m, "build/nvcc"),
  pattern(/\$[({](NVCC)[)}]/, "build/nvcc"),
  ...images,
];

export const bazelPatterns: readonly LinePattern[] = [
  pattern(
    /\b(cuda_(?:library|binary|test|objects|toolchain\w*)|rules_cuda|local_cuda|cuda_configure|if_cuda|@local_config_cuda|--config=cuda|using_nvcc|tf_cuda_library|gpu_kernel_library)\b/,
    "build/bazel-cuda",
  ),
  ...[environment, bareArchitectures, toolkitPath],
];

export const containerPatterns: readonly LinePattern[] = [...shellPatterns];

export const yamlPatterns: readonly LinePattern[] = [
  ...shellPatterns,
  pattern(/\b(runtime:\s*["']?nvidia)\b/, "container/runtime"),
  pattern(/\b(driver:\s*["']?nvidia)\b/, "container/runtime"),
  pattern(
    /(accelerator:\s*["']?nvidia[\w-]*|cloud\.google\.com\/gke-accelerator[\w: "'-]*|runtimeClassName:\s*["']?nvidia)/,
    "container/kubernetes",
  ),
  pattern(
    /^\s*(?:-\s+)?(runs-on:[^\n]*\b(?:gpu|cuda|nvidia|a100|h100|t4|v100|a10g?)\b[^\n]*)/im,
    "ci/gpu-runner",
  ),
  pattern(/^\s*(tags:\s*\[[^\]\n]*\b(?:gpu|cuda|nvidia)\b[^\]\n]*\])/im, "ci/gpu-runner"),
  pattern(/^\s*-\s+((?:self-hosted-)?(?:linux-)?(?:gpu|cuda|nvidia)(?:[\w.-]*))\s*$/im, "ci/gpu-runner"),
  pattern(/\blabel\s+['"]([\w&|! -]*\b(?:gpu|cuda|nvidia)\b[\w&|! -]*)['"]/i, "ci/gpu-runner"),
  pattern(/\b(resource_class:\s*[\w./-]*gpu[\w./-]*)/i, "ci/gpu-runner"),
  pattern(/\buses:\s*["']?([\w.-]+\/[\w.-]*cuda[\w.-]*(?:@[\w.-]+)?)/i, "ci/toolkit-action"),
];
