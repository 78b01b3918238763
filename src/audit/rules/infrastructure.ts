/** What stands around the code: builds, containers, CI, and files that nobody can read. */
import { cudaToolkit, nvidiaClosed, nvidiaOpen, open } from "./controllers.ts";
import { ruleTable } from "./rule-table.ts";
import { ascend, byHand, mechanical, none, runsHere, unwarpRuns } from "./verdicts.ts";

const unwarpBuilds = unwarpRuns(
  mechanical("unwarp nvcc, unwarp toolkit", "builds run with a compiler that answers to nvcc's name"),
);

export const buildRules = ruleTable(
  { family: "build", layer: "build", component: "CUDA toolkit", control: cudaToolkit },
  {
    "cmake-cuda": {
      title: "CMake with CUDA",
      verdicts: {
        ...ascend(mechanical("find_package(ASC), LANGUAGES ASC", "unwarp port writes a CMakeLists.txt")),
        hip: mechanical("enable_language(HIP), find_package(hip)", "CMake 3.21 has HIP as a language"),
        musa: byHand(
          "find_package(MUSA), musa_add_executable",
          "Moore Threads' module follows the old FindCUDA",
        ),
        ...unwarpBuilds,
      },
    },
    "cmake-library": {
      title: "CUDA library in CMake",
      verdicts: {
        ...ascend(byHand("CANN's libraries", "follows what becomes of the calls")),
        hip: mechanical("roc::hipblas and the like", "each library is a package of its own"),
        musa: byHand("-lmublas and the like", "linked by name"),
        ...unwarpRuns(byHand(undefined, "only cudart exists; follows what becomes of the calls")),
      },
    },
    nvcc: {
      title: "call of nvcc",
      layer: "compiler",
      component: "nvcc",
      verdicts: {
        ...ascend(mechanical("bisheng (ASC)", "other options; unwarp port writes a CMakeLists.txt")),
        hip: mechanical("hipcc, amdclang++", "most options are clang's"),
        musa: mechanical("mcc", "most options are clang's"),
        ...unwarpRuns(mechanical("unwarp nvcc", "takes nvcc's options")),
      },
    },
    architecture: {
      title: "build for named NVIDIA chips",
      layer: "chip",
      component: "NVIDIA GPU",
      control: nvidiaClosed("hardware"),
      verdicts: {
        ...ascend(
          mechanical("--npu-arch=dav-3510 (950) or dav-2201 (910B)", "one number for each generation"),
        ),
        hip: mechanical("--offload-arch=gfx942 and the like", "the chip's name changes"),
        musa: mechanical("--offload-arch=mp_31 and the like", "the chip's name changes"),
        ...unwarpRuns(runsHere("has no effect: unwarp compiles for sm_80")),
      },
    },
    "link-library": {
      title: "CUDA library at the linker",
      verdicts: {
        ...ascend(byHand("-lascendcl and CANN's libraries", "follows what becomes of the calls")),
        hip: mechanical("-lamdhip64 -lhipblas and the like", "names change"),
        musa: mechanical("-lmusart -lmublas and the like", "names change"),
        ...unwarpRuns(runsHere("-lcudart has no effect; other libraries do not exist here")),
      },
    },
    "toolkit-path": {
      title: "path of the CUDA toolkit",
      verdicts: {
        ...ascend(mechanical("/usr/local/Ascend/ascend-toolkit", "the path changes, and what is below it")),
        hip: mechanical("/opt/rocm", "the path changes, and what is below it"),
        musa: mechanical("/usr/local/musa", "the path changes"),
        ...unwarpRuns(mechanical("unwarp toolkit", "a folder that looks like the toolkit")),
      },
    },
    "bazel-cuda": {
      title: "Bazel rules for CUDA",
      verdicts: {
        ...ascend(byHand("a toolchain of one's own", "no maintained rules for Ascend C")),
        hip: byHand("rules of ROCm (local_config_rocm)", "as in TensorFlow and XLA"),
        musa: byHand("a toolchain of one's own", "no maintained rules"),
        ...unwarpRuns(byHand("unwarp nvcc as the compiler", "set by the toolchain's path")),
      },
    },
    "torch-wheel": {
      title: "PyTorch built for CUDA",
      layer: "framework",
      component: "PyTorch (CUDA)",
      control: open("pytorch", "BSD-3-Clause"),
      verdicts: {
        ...ascend(
          mechanical("torch (CPU wheel) with torch_npu", "one version of torch_npu for each of PyTorch"),
        ),
        hip: mechanical("the wheels of index rocm6.x", "another index"),
        musa: byHand("torch_musa's wheels", "one version for each of PyTorch"),
        webgpu: none("PyTorch has no WebGPU device"),
        cpu: mechanical("the wheels of index cpu", "another index"),
      },
    },
    "cuda-package": {
      title: "package of the CUDA toolkit",
      verdicts: {
        ...ascend(byHand("the CANN toolkit", "installed beside the driver")),
        hip: mechanical("ROCm's packages", "names change"),
        musa: byHand("the MUSA toolkit", "installed beside the driver"),
        ...unwarpRuns(runsHere("unwarp needs no toolkit")),
      },
    },
    "cudnn-package": {
      title: "package of cuDNN",
      layer: "library",
      component: "cuDNN",
      control: nvidiaClosed("LicenseRef-NVIDIA-cuDNN-SLA"),
      verdicts: {
        ...ascend(byHand("CANN's operator packages", "installed beside the CANN toolkit")),
        hip: mechanical("miopen-hip", "ROCm's package; what calls cuDNN is a finding of its own"),
        musa: byHand("muDNN", "installed beside the MUSA toolkit"),
        ...unwarpRuns(runsHere("nothing is installed; what calls cuDNN is a finding of its own")),
      },
    },
    "nccl-package": {
      title: "package of NCCL",
      layer: "library",
      component: "NCCL",
      control: nvidiaOpen("BSD-3-Clause"),
      verdicts: {
        ...ascend(byHand("HCCL, a part of the CANN toolkit", "installed beside the driver")),
        hip: mechanical("rccl", "ROCm's package; names change"),
        musa: byHand("MCCL", "installed beside the MUSA toolkit"),
        ...unwarpRuns(runsHere("nothing is installed; what calls NCCL is a finding of its own")),
      },
    },
  },
);

export const compilerRules = ruleTable(
  { family: "compiler", layer: "compiler", component: "nvcc", control: cudaToolkit },
  {
    "cuda-source": {
      title: "source that nvcc compiles",
      verdicts: {
        "ascend-950": mechanical("bisheng", "the port is compiled by CANN's compiler as .asc"),
        "ascend-910b": byHand(
          "Triton-Ascend, bisheng",
          "no compiler takes CUDA C++ to a chip without threads",
        ),
        hip: mechanical("hipcc (clang)", "an open compiler; it takes .hip and .cpp"),
        musa: mechanical("mcc", "Moore Threads' compiler; it takes .mu"),
        ...unwarpRuns(runsHere("unwarp compiles it as it stands, or says at which line it does not")),
      },
    },
  },
);

export const containerRules = ruleTable(
  {
    family: "container",
    layer: "container",
    component: "NVIDIA's container images",
    control: nvidiaClosed("LicenseRef-NVIDIA-Deep-Learning-Container-License"),
  },
  {
    "cuda-image": {
      title: "image nvidia/cuda",
      verdicts: {
        ...ascend(mechanical("ascendai/cann", "images with CANN by chip and version")),
        hip: mechanical("rocm/dev-ubuntu-22.04 and the like", "another base image"),
        musa: byHand("an image with the MUSA toolkit", "Moore Threads publishes them by chip and driver"),
        ...unwarpRuns(mechanical("node", "any image with Node")),
      },
    },
    "cudnn-in-image": {
      title: "image with cuDNN",
      layer: "library",
      component: "cuDNN",
      control: nvidiaClosed("LicenseRef-NVIDIA-cuDNN-SLA"),
      verdicts: {
        ...ascend(
          mechanical(
            "the image's CANN",
            "its operators come with it; what calls cuDNN is a finding of its own",
          ),
        ),
        hip: mechanical("miopen-hip", "ROCm's package; what calls cuDNN is a finding of its own"),
        musa: byHand("an image with muDNN", "Moore Threads publishes them by chip and driver"),
        ...unwarpRuns(runsHere("nothing is installed; what calls cuDNN is a finding of its own")),
      },
    },
    "ngc-image": {
      title: "image of nvcr.io",
      verdicts: {
        ...ascend(byHand("quay.io/ascend images", "PyTorch, vLLM and others; contents and versions differ")),
        hip: byHand("rocm/pytorch and the like", "contents and versions differ"),
        musa: byHand("images of Moore Threads", "contents and versions differ"),
        ...unwarpRuns(byHand("a plain image", "what NVIDIA's image contains is installed by hand")),
      },
    },
    "framework-image": {
      title: "framework's image with CUDA",
      component: "framework images with CUDA",
      control: open("docker", "various"),
      verdicts: {
        ...ascend(byHand("quay.io/ascend images", "PyTorch, vLLM and others; contents and versions differ")),
        hip: mechanical("rocm/pytorch, rocm/vllm and the like", "another base image"),
        musa: byHand("images with torch_musa", "contents and versions differ"),
        ...unwarpRuns(mechanical("the image's CPU tag", "where there is one")),
      },
    },
    runtime: {
      title: "NVIDIA's container runtime",
      component: "NVIDIA Container Toolkit",
      control: nvidiaOpen("Apache-2.0"),
      verdicts: {
        ...ascend(
          mechanical(
            "Ascend Docker Runtime, or --device /dev/davinci0",
            "devices and driver folders are passed in",
          ),
        ),
        hip: mechanical("--device /dev/kfd --device /dev/dri", "devices are passed in by path"),
        musa: mechanical("--runtime mthreads", "Moore Threads' container toolkit"),
        ...unwarpRuns(runsHere("nothing is passed in")),
      },
    },
    kubernetes: {
      title: "resource nvidia.com/gpu",
      component: "NVIDIA device plugin",
      control: nvidiaOpen("Apache-2.0"),
      verdicts: {
        ...ascend(mechanical("huawei.com/Ascend910", "the Ascend device plugin; scheduling by Volcano")),
        hip: mechanical("amd.com/gpu", "AMD's device plugin"),
        musa: byHand("the resource of Moore Threads' plugin", "Moore Threads' device plugin"),
        ...unwarpRuns(runsHere("no resource is needed")),
      },
    },
    "package-repository": {
      title: "NVIDIA's package repository",
      verdicts: {
        ...ascend(
          byHand("CANN's installers", "downloaded by hand or from conda and yum repositories of Huawei"),
        ),
        hip: mechanical("repo.radeon.com", "another repository"),
        musa: byHand("Moore Threads' installers", "downloaded by hand"),
        ...unwarpRuns(runsHere("nothing is installed")),
      },
    },
  },
);

export const ciRules = ruleTable(
  { family: "ci", layer: "ci", component: "CI with NVIDIA GPUs", control: open("github", "various") },
  {
    "gpu-runner": {
      title: "runner with a GPU",
      verdicts: {
        ...ascend(byHand("a runner with an NPU", "no host of CI rents them; one's own machine")),
        hip: byHand("a runner with an AMD card", "one's own machine"),
        musa: byHand("a runner with an MTT card", "one's own machine"),
        webgpu: mechanical("any runner", "Chromium's SwiftShader plays the GPU"),
        cpu: mechanical("any runner", "unwarp runs the tests on the CPU"),
      },
    },
    "toolkit-action": {
      title: "action that installs CUDA",
      verdicts: {
        ...ascend(byHand("a container with CANN", "no such action is known")),
        hip: byHand("a container with ROCm", "rocm/dev images"),
        musa: byHand("a container with MUSA", "no such action is known"),
        ...unwarpRuns(mechanical("npm install unwarp", 'and NVCC="npx unwarp nvcc"')),
      },
    },
    "nvidia-smi": {
      title: "nvidia-smi",
      layer: "runtime",
      component: "nvidia-smi",
      control: cudaToolkit,
      verdicts: {
        ...ascend(byHand("npu-smi info", "output is another, so what reads it changes")),
        hip: byHand("amd-smi, rocm-smi", "output is another, so what reads it changes"),
        musa: byHand("mthreads-gmi", "output is another, so what reads it changes"),
        ...unwarpRuns(byHand("unwarp devices", "says what runs here")),
      },
    },
    profiler: {
      title: "NVIDIA's profilers and debuggers",
      component: "Nsight, compute-sanitizer, cuda-gdb",
      control: cudaToolkit,
      verdicts: {
        ...ascend(byHand("msprof, msSanitizer, msDebug", "other tools with other output")),
        hip: byHand("rocprofv3, rocgdb", "other tools with other output"),
        musa: byHand("Moore Perf", "other tools with other output"),
        ...unwarpRuns(byHand("unwarp step, --check-bounds", "finds errors; does not measure a GPU")),
      },
    },
  },
);

const unreadable = "nobody can read or port it: ask whoever built it for the source, or replace it";

export const binaryRules = ruleTable(
  {
    family: "binary",
    layer: "binary",
    component: "binaries for NVIDIA",
    control: { controller: "unknown", licence: "NOASSERTION", source: "closed" },
  },
  {
    "device-code": {
      title: "device code without its source (cubin, fatbin)",
      verdicts: {
        ...ascend(none(unreadable)),
        hip: none(unreadable),
        musa: none(unreadable),
        ...unwarpRuns(none(unreadable)),
      },
    },
    ptx: {
      title: "PTX without its source",
      component: "PTX files",
      verdicts: {
        ...ascend(byHand("the source", "PTX can be read, and is written again")),
        hip: byHand("the source, or ZLUDA", "PTX can be read; a translator exists for AMD"),
        musa: byHand("the source", "PTX can be read, and is written again"),
        ...unwarpRuns(byHand("the source", "unwarp compiles CUDA C++, not PTX")),
      },
    },
    library: {
      title: "compiled library or program with CUDA in it",
      verdicts: {
        ...ascend(none(unreadable)),
        hip: byHand("ZLUDA, or the source", "a compiled program with PTX inside may run by ZLUDA"),
        musa: none(unreadable),
        ...unwarpRuns(none(unreadable)),
      },
    },
    engine: {
      title: "TensorRT engine",
      component: "TensorRT engines",
      control: nvidiaClosed("LicenseRef-NVIDIA-TensorRT-SLA"),
      verdicts: {
        ...ascend(
          byHand(
            "ATC from the network (ONNX)",
            "an engine is tied to chip and version; the network that it was made of is converted again",
          ),
        ),
        hip: byHand("MIGraphX from the network (ONNX)", "the network that it was made of is converted again"),
        musa: byHand("the network (ONNX)", "the network that it was made of is converted again"),
        webgpu: byHand("ONNX Runtime Web", "the network that it was made of runs there"),
        cpu: byHand("ONNX Runtime", "the network that it was made of runs there"),
      },
    },
  },
);
