/**
 * Uses that are known by their dotted path: what is renamed and what is only reported. The longest path that fits
 * decides.
 */
import type { RuleId } from "./rules.ts";

export interface DottedRule {
  readonly rule: RuleId;
  /** The whole path in the ported file. */
  readonly to?: string;
  readonly reason?: string;
  /** What transfer_to_npu would do to it at run time. */
  readonly silently?: string;
}

export const dottedRules: Readonly<Record<string, DottedRule>> = {
  "torch.profiler.profile": { rule: "profiler", to: "torch_npu.profiler.profile" },
  "torch.profiler.schedule": { rule: "profiler", to: "torch_npu.profiler.schedule" },
  "torch.profiler.tensorboard_trace_handler": {
    rule: "profiler",
    to: "torch_npu.profiler.tensorboard_trace_handler",
  },
  "torch.profiler.ProfilerAction": { rule: "profiler", to: "torch_npu.profiler.ProfilerAction" },
  "torch.profiler.ProfilerActivity.CUDA": { rule: "profiler", to: "torch_npu.profiler.ProfilerActivity.NPU" },
  "torch.profiler.ProfilerActivity": { rule: "profiler", to: "torch_npu.profiler.ProfilerActivity" },
  "torch.autograd.profiler.emit_nvtx": { rule: "profiler-option" },
  "torch.autograd.profiler.profile": {
    rule: "profiler-option",
    reason: "its use_cuda asks for CUDA's timers: torch_npu.profiler.profile is the one for NPUs",
  },
  "torch.backends.cuda.matmul.allow_tf32": { rule: "tf32-flag", to: "torch.npu.matmul.allow_hf32" },
  "torch.backends.cudnn.allow_tf32": { rule: "tf32-flag", to: "torch.npu.conv.allow_hf32" },
  "torch.backends.cuda": { rule: "backends-cuda" },
  "torch.backends.cudnn": { rule: "cudnn-flag" },
  "torch.nn.attention.sdpa_kernel": {
    rule: "backends-cuda",
    reason: "chooses among CUDA's kernels for attention",
  },
  "torch.version.cuda": { rule: "backends-cuda", reason: "None where PyTorch is not built with CUDA" },
  "torch.get_autocast_gpu_dtype": { rule: "autocast-dtype", to: "torch.npu.get_autocast_dtype" },
  "torch.set_autocast_gpu_dtype": { rule: "autocast-dtype", to: "torch.npu.set_autocast_dtype" },
  "torch.nn.DataParallel": { rule: "data-parallel" },
  "torch.nn.parallel.DataParallel": { rule: "data-parallel" },
  "torch.nn.parallel.data_parallel": { rule: "data-parallel" },
  "torch.channels_last": { rule: "channels-last" },
  "torch.channels_last_3d": { rule: "channels-last" },
  "torch.jit.script": { rule: "jit-script", silently: "return the function unscripted" },
  "torch.jit.script_method": { rule: "jit-script", silently: "return the method unscripted" },
  "torch.compile": { rule: "torch-compile" },
  "torch.utils._triton.has_triton": {
    rule: "triton",
    reason: "asks for the package triton",
    silently: "answer False",
  },
  "torch.float64": { rule: "double-type" },
  "torch.double": { rule: "double-type" },
  "torch.complex64": { rule: "complex-type" },
  "torch.complex128": { rule: "complex-type" },
  "torch.cfloat": { rule: "complex-type" },
  "torch.cdouble": { rule: "complex-type" },
  "torch.distributed.ProcessGroupNCCL": { rule: "nccl-api" },
  "torch.distributed.Backend.NCCL": { rule: "nccl-api" },
  "torch.distributed.is_nccl_available": { rule: "nccl-api" },
  "torch.utils.cpp_extension.CUDAExtension": { rule: "cuda-extension" },
  "torch.utils.cpp_extension.CUDA_HOME": {
    rule: "cuda-extension",
    reason: "None without CUDA: CANN's folder is ASCEND_HOME_PATH",
  },
  "torch.utils.cpp_extension.load": { rule: "extension-at-run-time" },
  "torch.utils.cpp_extension.load_inline": { rule: "extension-at-run-time" },
  "flash_attn.bert_padding": { rule: "flash-attention-missing" },
  "flash_attn.layers": { rule: "flash-attention-missing" },
  "flash_attn.ops": { rule: "flash-attention-missing" },
  "flash_attn.modules": { rule: "flash-attention-missing" },
  "flash_attn.losses": { rule: "flash-attention-missing" },
  "flash_attn.flash_attn_interface": { rule: "flash-attention", to: "flash_attn_npu" },
  flash_attn: { rule: "flash-attention", to: "flash_attn_npu" },
  xformers: { rule: "xformers" },
  apex: { rule: "apex" },
  amp_C: { rule: "apex" },
  bitsandbytes: { rule: "bitsandbytes" },
  triton: { rule: "triton" },
  "torch_npu.contrib.transfer_to_npu": { rule: "transfer-to-npu" },
  pynvml: {
    rule: "nvidia-library",
    reason: "reads NVIDIA's driver: torch.npu.mem_get_info and utilization, or npu-smi",
  },
  nvidia_smi: {
    rule: "nvidia-library",
    reason: "reads NVIDIA's driver: torch.npu.mem_get_info and utilization, or npu-smi",
  },
  GPUtil: {
    rule: "nvidia-library",
    reason: "calls nvidia-smi: torch.npu.mem_get_info and utilization, or npu-smi",
  },
  tensorrt: {
    rule: "nvidia-library",
    reason: "compiles models for NVIDIA's chips: ATC and its OM models, or a graph mode of torch_npu",
  },
  torch_tensorrt: {
    rule: "nvidia-library",
    reason: "compiles models for NVIDIA's chips: ATC and its OM models, or a graph mode of torch_npu",
  },
  "nvidia.dali": {
    rule: "nvidia-library",
    reason: "a data pipeline on NVIDIA's chips: one on the CPU, or DVPP",
  },
  nvidia: { rule: "nvidia-library" },
  cupy: { rule: "nvidia-library", reason: "arrays on NVIDIA's chips: NumPy, or tensors of PyTorch" },
  "numba.cuda": { rule: "nvidia-library", reason: "compiles Python for NVIDIA's chips: no counterpart" },
  pycuda: { rule: "nvidia-library", reason: "CUDA's driver from Python: no counterpart" },
  nvtx: { rule: "nvidia-library", reason: "markers of NVIDIA's profiler: torch.npu.mstx" },
  cuda: { rule: "nvidia-library", reason: "NVIDIA's bindings of its driver: no counterpart" },
  cudf: { rule: "nvidia-library", reason: "tables on NVIDIA's chips: no counterpart" },
  cuml: { rule: "nvidia-library", reason: "learning on NVIDIA's chips: no counterpart" },
  transformer_engine: { rule: "nvidia-library", reason: "NVIDIA's kernels for transformers: no counterpart" },
};

export function dottedRule(path: string): { rule: DottedRule; length: number } | undefined {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length--) {
    const head = parts.slice(0, length).join(".");
    if (Object.hasOwn(dottedRules, head)) {
      const rule = dottedRules[head];
      return rule && { rule, length };
    }
  }
  return undefined;
}
