/** Python packages that need NVIDIA's stack, by the names that they are imported and installed by. */
import type { Control, Layer, Rule } from "../model.ts";
import { type ControllerId, nvidiaClosed, nvidiaOpen, nvidiaPartlyOpen, open } from "./controllers.ts";
import { ascend, byHand, mechanical, none, runsHere, type Verdicts } from "./verdicts.ts";

export interface PythonPackage {
  readonly id: string;
  readonly component: string;
  /** A framework, if it is not said. */
  readonly layer?: Layer;
  readonly control: Control;
  /** First words of its imports: `flash_attn`, or longer ones: `numba.cuda`. */
  readonly modules: readonly string[];
  /** Names on PyPI and conda, normalized: lower case, with dashes. */
  readonly packages: readonly string[];
  readonly verdicts: Verdicts;
}

type Row = Omit<PythonPackage, "id">;

const community = (licence: string, controller: ControllerId = "community") => open(controller, licence);
/** Frameworks above PyTorch that have a device for each vendor. */
const noWeb = none("there is no such package for pages");

const rows: Readonly<Record<string, Row>> = {
  "flash-attn": {
    component: "flash-attention",
    control: community("BSD-3-Clause", "dao-ailab"),
    modules: ["flash_attn", "flash_attn_interface", "flash_attn_2_cuda"],
    packages: ["flash-attn"],
    verdicts: {
      ...ascend(
        byHand(
          "torch_npu.npu_fusion_attention, SDPA, or flash-attn-npu",
          "layouts and masks differ: swap the import and test the masks",
        ),
      ),
      hip: mechanical(
        "flash-attention for ROCm",
        "the same interface (Composable Kernel or Triton back end)",
      ),
      musa: byHand("SDPA of torch_musa", "no package of that name"),
      webgpu: noWeb,
      cpu: byHand("scaled_dot_product_attention", "PyTorch's own attention"),
    },
  },
  flashinfer: {
    component: "FlashInfer",
    control: community("Apache-2.0"),
    modules: ["flashinfer"],
    packages: ["flashinfer", "flashinfer-python"],
    verdicts: {
      ...ascend(byHand("torch_npu's fused attention", "FlashInfer has no Ascend build")),
      hip: byHand("AITER, flash-attention for ROCm", "FlashInfer for ROCm is young"),
      musa: none("no build is known"),
      webgpu: noWeb,
      cpu: byHand("scaled_dot_product_attention", "PyTorch's own attention"),
    },
  },
  apex: {
    component: "Apex",
    control: nvidiaOpen("BSD-3-Clause"),
    modules: ["apex", "amp_C", "apex_C", "fused_layer_norm_cuda"],
    packages: ["apex", "nvidia-apex"],
    verdicts: {
      ...ascend(
        byHand(
          "torch.amp, torch_npu's fused optimizers, or Ascend's Apex",
          "amp moves to torch.amp; FusedAdam and FusedLayerNorm have other names",
        ),
      ),
      hip: mechanical("Apex for ROCm", "AMD maintains a fork"),
      musa: byHand("torch.amp and PyTorch's optimizers", "most of Apex is in PyTorch today"),
      webgpu: noWeb,
      cpu: byHand("torch.amp and PyTorch's optimizers", "most of Apex is in PyTorch today"),
    },
  },
  xformers: {
    component: "xFormers",
    control: community("BSD-3-Clause", "meta"),
    modules: ["xformers"],
    packages: ["xformers"],
    verdicts: {
      ...ascend(byHand("scaled_dot_product_attention, torch_npu.npu_fusion_attention", "no Ascend build")),
      hip: mechanical("xFormers for ROCm", "builds for MI200 and MI300"),
      musa: byHand("scaled_dot_product_attention", "no build is known"),
      webgpu: noWeb,
      cpu: byHand("scaled_dot_product_attention", "PyTorch's own attention"),
    },
  },
  triton: {
    component: "Triton",
    control: community("MIT", "openai"),
    modules: ["triton"],
    packages: ["triton", "pytorch-triton", "triton-nightly"],
    verdicts: {
      ...ascend(
        byHand(
          "Triton-Ascend",
          "kernels stay; the grid is one-dimensional and small, blocks must fit in 192 KB, and both Tritons cannot be installed together",
        ),
      ),
      hip: mechanical(
        "Triton for ROCm",
        "upstream Triton has AMD's back end; num_warps and tile sizes are tuned again",
      ),
      musa: byHand("Triton of Moore Threads", "a fork of an older version"),
      webgpu: none("Triton has no WebGPU back end"),
      cpu: byHand("TRITON_INTERPRET=1, triton-cpu", "to check results, not for speed"),
    },
  },
  bitsandbytes: {
    component: "bitsandbytes",
    control: community("MIT", "hugging-face"),
    modules: ["bitsandbytes"],
    packages: ["bitsandbytes", "bitsandbytes-cuda"],
    verdicts: {
      ...ascend(
        byHand(
          "torch_npu's quantized operators",
          "bitsandbytes has stubs for NPUs, most of NF4 is not merged",
        ),
      ),
      hip: byHand("bitsandbytes with ROCm", "multi-backend builds; check the formats that are used"),
      musa: none("no build is known"),
      webgpu: noWeb,
      cpu: byHand("bitsandbytes for CPUs", "some formats only"),
    },
  },
  cupy: {
    component: "CuPy",
    control: community("MIT", "preferred-networks"),
    modules: ["cupy", "cupyx"],
    packages: [
      "cupy",
      "cupy-cuda11x",
      "cupy-cuda12x",
      "cupy-cuda13x",
      "cupy-cuda110",
      "cupy-cuda111",
      "cupy-cuda112",
      "cupy-cuda102",
    ],
    verdicts: {
      ...ascend(
        byHand(
          "torch_npu tensors",
          "there is no array library like NumPy for Ascend; RawKernel has no counterpart",
        ),
      ),
      hip: mechanical("CuPy for ROCm", "experimental wheels; raw kernels are compiled by hipRTC"),
      musa: byHand("torch_musa tensors", "no array library like NumPy"),
      webgpu: noWeb,
      cpu: mechanical("NumPy, SciPy", "the same names but for raw kernels"),
    },
  },
  "numba-cuda": {
    component: "Numba CUDA",
    control: nvidiaOpen("BSD-2-Clause"),
    modules: ["numba.cuda"],
    packages: ["numba-cuda"],
    verdicts: {
      "ascend-950": byHand(
        "kernels in Ascend C, or Triton-Ascend",
        "no compiler from Python to Ascend of that kind",
      ),
      "ascend-910b": byHand("Triton-Ascend", "no threads; kernels are written again over tiles"),
      hip: byHand("Numba for AMD (numba-hip)", "experimental"),
      musa: none("no such compiler is documented"),
      webgpu: none("Numba has no WebGPU back end"),
      cpu: byHand("NUMBA_ENABLE_CUDASIM=1, or numba.njit", "the simulator checks results, slowly"),
    },
  },
  pycuda: {
    component: "PyCUDA",
    control: community("MIT"),
    modules: ["pycuda"],
    packages: ["pycuda", "scikit-cuda"],
    verdicts: {
      ...ascend(
        byHand(
          "kernels ported beforehand, behind pybind11",
          "sources in strings are compiled by NVRTC at run time",
        ),
      ),
      hip: byHand("PyHIP, or hip-python", "kernels in strings are hipified, calls change"),
      musa: none("no such package is documented"),
      webgpu: noWeb,
      cpu: byHand("unwarp compile, or PyOpenCL on a CPU", "kernels in strings move into .cu files"),
    },
  },
  "cuda-python": {
    component: "CUDA Python",
    control: nvidiaPartlyOpen("LicenseRef-NVIDIA-CUDA-Python"),
    modules: [
      "cuda.cuda",
      "cuda.cudart",
      "cuda.nvrtc",
      "cuda.bindings",
      "cuda.core",
      "cuda.cccl",
      "cuda.tile",
    ],
    packages: ["cuda-python", "cuda-bindings", "cuda-core", "cuda-cccl", "cuda-toolkit", "cuda-tile"],
    verdicts: {
      ...ascend(byHand("acl (pyACL)", "the ACL runtime for Python, other names")),
      hip: byHand("hip-python", "has a layer that answers to CUDA Python's names"),
      musa: none("no such package is documented"),
      webgpu: noWeb,
      cpu: byHand("unwarp", "host code moves to C++ or TypeScript"),
    },
  },
  pynvml: {
    component: "NVML for Python",
    control: nvidiaOpen("BSD-3-Clause"),
    modules: ["pynvml", "py3nvml", "nvidia_smi", "GPUtil", "gpustat", "nvitop"],
    packages: ["pynvml", "nvidia-ml-py", "nvidia-ml-py3", "py3nvml", "gputil", "gpustat", "nvitop", "nvsmi"],
    verdicts: {
      ...ascend(
        byHand("npu-smi, torch.npu.mem_get_info and utilization", "the same questions by other names"),
      ),
      hip: byHand("amdsmi", "the same questions by other names"),
      musa: byHand("pymtml", "the same questions by other names"),
      webgpu: none("a page cannot ask about temperature, clocks or power"),
      cpu: byHand("psutil", "no card to ask about"),
    },
  },
  tensorrt: {
    component: "TensorRT for Python",
    control: nvidiaPartlyOpen("LicenseRef-NVIDIA-TensorRT-SLA"),
    modules: [
      "tensorrt",
      "torch_tensorrt",
      "torch2trt",
      "trtorch",
      "polygraphy",
      "tensorrt_llm",
      "onnx_tensorrt",
    ],
    packages: [
      "tensorrt",
      "tensorrt-cu12",
      "tensorrt-cu11",
      "torch-tensorrt",
      "torch2trt",
      "tensorrt-llm",
      "polygraphy",
      "nvidia-tensorrt",
    ],
    verdicts: {
      ...ascend(
        byHand(
          "ATC and offline models (.om), torchair",
          "networks are converted again from ONNX; plugins are written again",
        ),
      ),
      hip: byHand("MIGraphX, torch_migraphx", "networks are converted again"),
      musa: byHand("torch_musa", "run without an engine"),
      webgpu: byHand("ONNX Runtime Web", "runs the ONNX network"),
      cpu: byHand("ONNX Runtime, OpenVINO", "runs the ONNX network"),
    },
  },
  dali: {
    component: "DALI for Python",
    control: nvidiaOpen("Apache-2.0"),
    modules: ["nvidia.dali"],
    packages: ["nvidia-dali", "nvidia-dali-cuda110", "nvidia-dali-cuda120", "nvidia-dali-cuda130"],
    verdicts: {
      ...ascend(byHand("torchvision on the CPU, or DVPP", "pipelines are built again")),
      hip: byHand("rocAL", "pipelines are built again"),
      musa: byHand("torchvision on the CPU", "pipelines are built again"),
      webgpu: noWeb,
      cpu: byHand("DALI's CPU operators, torchvision", "DALI installs on CPUs as well"),
    },
  },
  deepspeed: {
    component: "DeepSpeed",
    control: community("Apache-2.0", "microsoft"),
    modules: ["deepspeed"],
    packages: ["deepspeed"],
    verdicts: {
      ...ascend(mechanical("DeepSpeed's NPU accelerator", "from 0.10.1; fused operators fall back")),
      hip: mechanical("DeepSpeed for ROCm", "operators are hipified when they are built"),
      musa: byHand("DeepSpeed of Moore Threads", "a fork"),
      webgpu: noWeb,
      cpu: byHand("DeepSpeed's CPU accelerator", "for inference on Intel's"),
    },
  },
  vllm: {
    component: "vLLM",
    control: community("Apache-2.0", "pytorch"),
    modules: ["vllm"],
    packages: ["vllm", "vllm-flash-attn"],
    verdicts: {
      ...ascend(
        byHand(
          "vllm-ascend",
          "a plug-in tied to one version of vLLM, torch_npu and CANN each; not all models",
        ),
      ),
      hip: mechanical("vLLM for ROCm", "upstream supports MI200 and later"),
      musa: byHand("vllm-musa", "a fork"),
      webgpu: noWeb,
      cpu: mechanical("vLLM for CPUs", "upstream, slow"),
    },
  },
  sglang: {
    component: "SGLang",
    control: community("Apache-2.0"),
    modules: ["sglang", "sgl_kernel"],
    packages: ["sglang", "sgl-kernel"],
    verdicts: {
      ...ascend(byHand("SGLang with sgl-kernel-npu", "some models")),
      hip: mechanical("SGLang for ROCm", "upstream supports MI300"),
      musa: byHand("SGLang of Moore Threads", "young"),
      webgpu: noWeb,
      cpu: byHand("SGLang for Xeon", "some models"),
    },
  },
  rapids: {
    component: "RAPIDS",
    control: nvidiaOpen("Apache-2.0"),
    modules: [
      "cudf",
      "cuml",
      "cugraph",
      "cuspatial",
      "cuxfilter",
      "cucim",
      "dask_cudf",
      "dask_cuda",
      "rmm",
      "pylibraft",
      "nvtabular",
      "cuvs",
    ],
    packages: [
      "cudf",
      "cuml",
      "cugraph",
      "cucim",
      "dask-cudf",
      "dask-cuda",
      "rmm",
      "pylibraft",
      "nvtabular",
      "rapids",
      "cuvs",
      "cudf-cu11",
      "cudf-cu12",
      "cuml-cu12",
      "cugraph-cu12",
      "cuvs-cu12",
    ],
    verdicts: {
      ...ascend(byHand("pandas, scikit-learn, networkx on the CPU", "CANN has no data frames")),
      hip: byHand("ROCm-DS (hipDF)", "early ports"),
      musa: byHand("pandas, scikit-learn, networkx on the CPU", "no such library is documented"),
      webgpu: noWeb,
      cpu: mechanical("pandas, scikit-learn, networkx", "RAPIDS follows their interfaces"),
    },
  },
  jax: {
    component: "JAX with CUDA",
    control: community("Apache-2.0", "google"),
    modules: ["jax.experimental.pallas.triton", "jax.experimental.pallas.mosaic_gpu", "jax_triton"],
    packages: [
      "jax[cuda]",
      "jax[cuda11]",
      "jax[cuda12]",
      "jax[cuda13]",
      "jax-cuda12-plugin",
      "jax-cuda12-pjrt",
      "jax-triton",
    ],
    verdicts: {
      ...ascend(byHand("MindSpore, or PyTorch with torch_npu", "JAX has no maintained Ascend back end")),
      hip: mechanical("jax[rocm]", "AMD's plug-in"),
      musa: none("no JAX back end is documented"),
      webgpu: byHand("jax-js", "a reimplementation in JavaScript of a part of it"),
      cpu: mechanical("jax", "the CPU back end"),
    },
  },
  "tensorflow-gpu": {
    component: "TensorFlow with CUDA",
    control: community("Apache-2.0", "google"),
    modules: [],
    packages: ["tensorflow-gpu", "tensorflow[and-cuda]", "tf-nightly-gpu"],
    verdicts: {
      ...ascend(byHand("TensorFlow 1.15 or 2.6 with CANN's adapter", "for old versions only")),
      hip: mechanical("tensorflow-rocm", "the same interface"),
      musa: byHand("tensorflow_musa", "a plug-in"),
      webgpu: byHand("TensorFlow.js", "runs converted networks"),
      cpu: mechanical("tensorflow", "the CPU build"),
    },
  },
  "transformer-engine": {
    component: "Transformer Engine",
    control: nvidiaOpen("Apache-2.0"),
    modules: ["transformer_engine", "transformer_engine_torch"],
    packages: ["transformer-engine", "transformer-engine-cu12", "transformer-engine-torch"],
    verdicts: {
      ...ascend(byHand("MindSpeed", "Huawei's layers for Megatron")),
      hip: byHand("Transformer Engine for ROCm", "AMD's fork"),
      musa: byHand("MT-TransformerEngine", "a fork"),
      webgpu: noWeb,
      cpu: byHand("torch.nn", "plain layers without FP8"),
    },
  },
  megatron: {
    component: "Megatron-LM, NeMo",
    control: nvidiaOpen("Apache-2.0"),
    modules: ["megatron", "nemo"],
    packages: ["megatron-core", "nemo-toolkit", "megatron-lm"],
    verdicts: {
      ...ascend(byHand("MindSpeed (MindSpeed-LLM)", "patches Megatron; versions are tied together")),
      hip: byHand("Megatron-LM of ROCm", "AMD's fork"),
      musa: byHand("MT-Megatron", "a fork"),
      webgpu: noWeb,
      cpu: none("training of that size makes no sense on CPUs"),
    },
  },
  "onnxruntime-gpu": {
    component: "ONNX Runtime with CUDA",
    control: community("MIT", "microsoft"),
    modules: [],
    packages: ["onnxruntime-gpu", "ort-nightly-gpu"],
    verdicts: {
      ...ascend(mechanical("onnxruntime-cann", "the CANN provider; operators that it lacks run on the CPU")),
      hip: mechanical("onnxruntime-migraphx", "the MIGraphX provider"),
      musa: byHand("ONNX Runtime of Moore Threads", "a fork"),
      webgpu: mechanical("onnxruntime-web", "the WebGPU provider"),
      cpu: mechanical("onnxruntime", "the CPU provider"),
    },
  },
  quantization: {
    component: "GPTQ, AWQ and Marlin kernels",
    control: community("MIT"),
    modules: ["auto_gptq", "gptqmodel", "awq", "awq_ext", "exllamav2", "exllama_kernels", "hqq_aten"],
    packages: ["auto-gptq", "gptqmodel", "autoawq", "autoawq-kernels", "exllamav2", "hqq"],
    verdicts: {
      ...ascend(
        byHand(
          "torch_npu.npu_weight_quant_batchmatmul, msModelSlim",
          "weights are quantized again for its formats",
        ),
      ),
      hip: byHand("their ROCm builds", "some have one"),
      musa: none("no builds are known"),
      webgpu: noWeb,
      cpu: byHand("llama.cpp, Intel Neural Compressor", "other formats of weights"),
    },
  },
  "state-space": {
    component: "mamba-ssm, causal-conv1d",
    control: community("Apache-2.0"),
    modules: ["mamba_ssm", "causal_conv1d", "selective_scan_cuda", "causal_conv1d_cuda"],
    packages: ["mamba-ssm", "causal-conv1d"],
    verdicts: {
      ...ascend(
        byHand(
          "the reference implementation in PyTorch, Triton-Ascend",
          "CUDA extensions are ported; the reference is slow",
        ),
      ),
      hip: mechanical("their ROCm builds", "hipified when they are built"),
      musa: byHand("the reference implementation in PyTorch", "no build is known"),
      webgpu: noWeb,
      cpu: byHand("the reference implementation in PyTorch", "slow"),
    },
  },
  "vision-3d": {
    component: "CUDA extensions for vision and 3D",
    control: community("various"),
    modules: [
      "spconv",
      "torchsparse",
      "MinkowskiEngine",
      "pytorch3d._C",
      "kaolin",
      "tinycudann",
      "nvdiffrast",
      "gsplat",
      "diff_gaussian_rasterization",
      "simple_knn",
      "nerfacc",
      "pointnet2_ops",
    ],
    packages: [
      "spconv-cu118",
      "spconv-cu120",
      "torchsparse",
      "minkowskiengine",
      "kaolin",
      "tinycudann",
      "nvdiffrast",
      "gsplat",
      "nerfacc",
    ],
    verdicts: {
      "ascend-950": byHand(
        "unwarp port on their sources, DrivingSDK",
        "their kernels are CUDA C++: port each extension",
      ),
      "ascend-910b": byHand(
        "DrivingSDK (mx_driving)",
        "Huawei has some of these operators; the rest is written again",
      ),
      hip: byHand("their ROCm builds", "some hipify cleanly"),
      musa: byHand("unwarp port --to musa on their sources", "their kernels are CUDA C++"),
      webgpu: noWeb,
      cpu: byHand("their CPU versions", "where there is one"),
    },
  },
  "graph-learning": {
    component: "PyTorch Geometric's extensions, DGL",
    control: community("MIT"),
    modules: ["torch_scatter", "torch_sparse", "torch_cluster", "torch_spline_conv", "pyg_lib", "dgl"],
    packages: [
      "torch-scatter",
      "torch-sparse",
      "torch-cluster",
      "torch-spline-conv",
      "pyg-lib",
      "dgl-cu116",
      "dgl-cu117",
      "dgl-cu118",
    ],
    verdicts: {
      ...ascend(
        byHand("torch.scatter_reduce and index operators", "extensions have CUDA and CPU versions only"),
      ),
      hip: byHand("their ROCm builds", "hipified, by the community"),
      musa: byHand("torch.scatter_reduce and index operators", "no builds are known"),
      webgpu: noWeb,
      cpu: mechanical("their CPU versions", "the same packages"),
    },
  },
  faiss: {
    component: "Faiss on GPUs",
    control: community("MIT", "meta"),
    modules: ["faiss.contrib.torch_utils"],
    packages: ["faiss-gpu", "faiss-gpu-cu11", "faiss-gpu-cu12", "faiss-gpu-cuvs"],
    verdicts: {
      ...ascend(byHand("Faiss of Ascend (mxIndex)", "Huawei's own indexes")),
      hip: byHand("Faiss with ROCm", "built from source"),
      musa: byHand("faiss-cpu", "no build is known"),
      webgpu: noWeb,
      cpu: mechanical("faiss-cpu", "the same interface"),
    },
  },
  "nvidia-warp": {
    component: "Warp (NVIDIA)",
    control: nvidiaOpen("Apache-2.0"),
    modules: ["warp.sim", "warp.fem"],
    packages: ["warp-lang"],
    verdicts: {
      ...ascend(none("Warp compiles to CUDA and CPUs only")),
      hip: none("Warp compiles to CUDA and CPUs only"),
      musa: none("Warp compiles to CUDA and CPUs only"),
      webgpu: none("Warp compiles to CUDA and CPUs only"),
      cpu: mechanical("Warp's CPU device", "the same kernels"),
    },
  },
  "toolkit-wheels": {
    component: "CUDA libraries as wheels",
    control: nvidiaClosed("LicenseRef-NVIDIA-CUDA-Toolkit-EULA"),
    modules: ["nvidia.cublas", "nvidia.cuda_runtime"],
    packages: [
      "cudatoolkit",
      "cudatoolkit-dev",
      "pytorch-cuda",
      "cuda-nvcc",
      "cuda-version",
      "cuda-runtime",
      "cuda-libraries",
      "libcublas",
    ],
    verdicts: {
      ...ascend(
        byHand("the CANN toolkit", "installed beside Python; torch_npu and CANN versions are tied together"),
      ),
      hip: byHand("ROCm", "the wheels of PyTorch for ROCm bring their libraries"),
      musa: byHand("the MUSA toolkit", "installed beside Python"),
      webgpu: runsHere("unwarp needs no toolkit"),
      cpu: runsHere("unwarp needs no toolkit"),
    },
  },
  "cudnn-wheels": {
    component: "cuDNN",
    layer: "library",
    control: nvidiaClosed("LicenseRef-NVIDIA-cuDNN-SLA"),
    modules: ["nvidia.cudnn"],
    packages: ["cudnn", "libcudnn", "libcudnn-dev"],
    verdicts: {
      ...ascend(byHand("CANN's operator packages", "installed beside the CANN toolkit")),
      hip: byHand("MIOpen", "the wheels of PyTorch for ROCm bring their libraries"),
      musa: byHand("muDNN", "installed beside the MUSA toolkit"),
      webgpu: runsHere("nothing is installed; what calls cuDNN is a finding of its own"),
      cpu: runsHere("nothing is installed; what calls cuDNN is a finding of its own"),
    },
  },
  "nccl-wheels": {
    component: "NCCL",
    layer: "library",
    control: nvidiaOpen("BSD-3-Clause"),
    modules: ["nvidia.nccl"],
    packages: ["nccl"],
    verdicts: {
      ...ascend(byHand("HCCL, a part of the CANN toolkit", "installed beside the driver")),
      hip: byHand("RCCL", "the wheels of PyTorch for ROCm bring their libraries"),
      musa: byHand("MCCL", "installed beside the MUSA toolkit"),
      webgpu: runsHere("nothing is installed; what calls NCCL is a finding of its own"),
      cpu: runsHere("nothing is installed; what calls NCCL is a finding of its own"),
    },
  },
};

export const pythonPackages: readonly PythonPackage[] = Object.entries(rows).map(([name, row]) => ({
  id: `python/${name}`,
  ...row,
}));

export const pythonPackageRules: ReadonlyMap<string, Rule> = new Map(
  pythonPackages.map(({ id, component, layer = "framework", control, verdicts }) => [
    id,
    { id, title: component, layer, component, control, verdicts },
  ]),
);

/** `nvidia-cublas-cu12` and its like, and any package with a CUDA version in its own. */
const wheelOfToolkit =
  /^nvidia-(cublas|cuda|cudnn|cufft|curand|cusolver|cusparse|cusparselt|nccl|nvjitlink|nvtx|nvshmem|cufile|cuda-\w+)(?:-\w+)*$/;

const byModule = new Map(
  pythonPackages.flatMap((one) => one.modules.map((module) => [module, one] as const)),
);
const byPackage = new Map(pythonPackages.flatMap((one) => one.packages.map((name) => [name, one] as const)));

/** The package that `import a.b.c` means. */
export function packageOfModule(path: string): PythonPackage | undefined {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length--) {
    const found = byModule.get(parts.slice(0, length).join("."));
    if (found) return found;
  }
  return undefined;
}

/** The package that a requirement names: `flash_attn==2.5`, `jax[cuda12]`. */
export function packageOfRequirement(name: string): PythonPackage | undefined {
  const normal = name.toLowerCase().replaceAll(/[-_.]+/g, "-");
  const found = byPackage.get(normal) ?? byPackage.get(normal.replace(/\[.*/, ""));
  if (found) return found;
  const [, library = ""] = wheelOfToolkit.exec(normal) ?? [];
  if (library !== "") return byPackage.get(library) ?? byPackage.get("cudatoolkit");
  const [, base] = /^(.*?)-cu(?:da)?1[0-9]{1,2}x?$/.exec(normal) ?? [];
  return base === undefined ? undefined : byPackage.get(base);
}
