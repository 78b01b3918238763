/** Python packages that bind a project to NVIDIA, and what takes their place. */
import type { Way } from "./rules.ts";

export interface PackageRule {
  /** The package's name in the ported file. */
  readonly to?: string;
  readonly way: Way;
  readonly reason: string;
}

export const packageRules: Readonly<Record<string, PackageRule>> = {
  "flash-attn": {
    to: "flash-attn-npu",
    way: "review",
    reason: "the same functions in flash_attn_npu; needs CANN 8.5 or newer",
  },
  triton: { way: "by hand", reason: "the package is triton-ascend, which cannot be installed beside triton" },
  xformers: {
    way: "by hand",
    reason: "no kernels for NPUs: scaled_dot_product_attention, or torch_npu.npu_fusion_attention",
  },
  apex: { way: "by hand", reason: "Ascend has a fork of its own" },
  bitsandbytes: { way: "by hand", reason: "its quantized kernels are not complete for NPUs" },
  flashinfer: { way: "by hand", reason: "CUDA kernels, no counterpart" },
  "flashinfer-python": { way: "by hand", reason: "CUDA kernels, no counterpart" },
  "transformer-engine": { way: "by hand", reason: "NVIDIA's kernels, no counterpart" },
  "onnxruntime-gpu": {
    way: "by hand",
    reason: "ONNX Runtime's provider for Ascend is CANN's: another build",
  },
  pynvml: {
    way: "by hand",
    reason: "reads NVIDIA's driver: torch.npu.mem_get_info and utilization, or npu-smi",
  },
  "nvidia-ml-py": {
    way: "by hand",
    reason: "reads NVIDIA's driver: torch.npu.mem_get_info and utilization, or npu-smi",
  },
  gputil: { way: "by hand", reason: "calls nvidia-smi" },
  tensorrt: { way: "by hand", reason: "compiles for NVIDIA's chips: ATC and OM models" },
  "torch-tensorrt": { way: "by hand", reason: "compiles for NVIDIA's chips: ATC and OM models" },
  pycuda: { way: "by hand", reason: "CUDA's driver from Python: no counterpart" },
  "cuda-python": { way: "by hand", reason: "CUDA's driver from Python: no counterpart" },
  "pytorch-cuda": {
    way: "by hand",
    reason: "conda's switch to a CUDA build: leave it out, and install torch for the CPU with torch-npu",
  },
  cudatoolkit: { way: "by hand", reason: "CUDA itself: CANN is installed beside Python" },
  "cuda-toolkit": { way: "by hand", reason: "CUDA itself: CANN is installed beside Python" },
  cudnn: { way: "by hand", reason: "CANN has its operators" },
  vllm: { way: "review", reason: "the plugin vllm-ascend runs it on NPUs; install a version that fits it" },
  deepspeed: { way: "review", reason: "has support for NPUs of its own: check that the version has it" },
  transformers: { way: "review", reason: "has support for NPUs of its own since 4.32" },
  accelerate: { way: "review", reason: "has support for NPUs of its own: check that the version has it" },
};

/**
 * torch_npu's newest package for a version of PyTorch, with the CANN that it goes with. From COMPATIBILITY.md of
 * Ascend/pytorch, read in November 2026.
 */
export const torchNpuVersions: Readonly<Record<string, { readonly version: string; readonly cann: string }>> =
  {
    "2.12.0": { version: "2.12.0", cann: "9.1.0" },
    "2.11.0": { version: "2.11.0", cann: "9.1.0" },
    "2.10.0": { version: "2.10.0.post4", cann: "9.1.0" },
    "2.9.0": { version: "2.9.0.post6", cann: "9.1.0" },
    "2.8.0": { version: "2.8.0.post4", cann: "9.0.0" },
    "2.7.1": { version: "2.7.1.post8", cann: "9.1.0" },
    "2.6.0": { version: "2.6.0.post5", cann: "8.5.0" },
    "2.5.1": { version: "2.5.1.post1", cann: "8.2.RC1" },
    "2.4.0": { version: "2.4.0.post4", cann: "8.1.RC1" },
    "2.3.1": { version: "2.3.1.post6", cann: "8.1.RC1" },
    "2.1.0": { version: "2.1.0.post17", cann: "8.3.RC1" },
  };
