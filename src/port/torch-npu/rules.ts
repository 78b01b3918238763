/**
 * What the port to torch_npu does about each use of CUDA in a Python project, once: the rewriter, the report and
 * docs/support/torch-npu.md read this table. Facts are those of torch_npu's own source and documents unless a row
 * says that nobody verified it.
 */
export type Way = "mechanical" | "review" | "by hand";

export interface Rule {
  /** As written by users. */
  readonly pattern: string;
  readonly counterpart: string;
  /** `mechanical` and `review` are rewritten where there is something to rewrite to; `by hand` never is. */
  readonly way: Way;
  readonly reason: string;
  /** Where the fact is from. */
  readonly basis: "documented" | "not verified";
}

export const rules = {
  "import-torch-npu": {
    pattern: "import torch",
    counterpart: "import torch_npu behind it",
    way: "mechanical",
    reason: "importing torch_npu registers the device npu",
    basis: "documented",
  },
  "torch-cuda": {
    pattern: "torch.cuda.X, from torch.cuda import X",
    counterpart: "torch.npu.X, from torch_npu.npu import X",
    way: "mechanical",
    reason: "the same function under the other name",
    basis: "documented",
  },
  "torch-cuda-review": {
    pattern: "torch.cuda.X whose counterpart differs",
    counterpart: "see the table of torch.cuda names",
    way: "review",
    reason: "the counterpart is close to it, and not the same",
    basis: "documented",
  },
  "torch-cuda-missing": {
    pattern: "torch.cuda.X that torch.npu lacks",
    counterpart: "none, or by another way",
    way: "by hand",
    reason: "torch.npu has no such name",
    basis: "documented",
  },
  "cuda-method": {
    pattern: "x.cuda(), module.cuda(device)",
    counterpart: "x.npu(), module.npu(device)",
    way: "mechanical",
    reason: "torch_npu adds the method npu to tensors, modules and storages",
    basis: "documented",
  },
  "own-cuda-method": {
    pattern: "def cuda(self, …) in a class",
    counterpart: "def npu(self, …)",
    way: "review",
    reason:
      "its calls x.cuda() become x.npu(), so the definition follows them; callers outside of this project do not",
    basis: "documented",
  },
  "is-cuda": {
    pattern: "x.is_cuda",
    counterpart: "x.is_npu",
    way: "mechanical",
    reason: "the same question to the other device",
    basis: "documented",
  },
  "cuda-stream-attribute": {
    pattern: "stream.cuda_stream",
    counterpart: "stream.npu_stream",
    way: "review",
    reason: "the raw stream is an aclrtStream there: whatever takes it has to know that",
    basis: "documented",
  },
  "device-string": {
    pattern: '"cuda", "cuda:0", f"cuda:{rank}" where a device is meant',
    counterpart: '"npu", "npu:0", f"npu:{rank}"',
    way: "mechanical",
    reason: "the device is called npu",
    basis: "documented",
  },
  "device-string-by-name": {
    pattern: 'DEVICE = "cuda" with no use as a device in the project',
    counterpart: '"npu"',
    way: "review",
    reason:
      "changed for its name alone: nothing that imports it, and nothing in this file, hands it to PyTorch",
    basis: "documented",
  },
  "device-comparison": {
    pattern: 'device.type == "cuda", str(device).startswith("cuda")',
    counterpart: '"npu"',
    way: "review",
    reason: "this branch now runs on NPUs: check that what it guards is meant for them",
    basis: "documented",
  },
  "npu-as-well": {
    pattern: '["cuda", "npu"], {"cuda": …, "npu": …}, and files that speak of "npu" themselves',
    counterpart: "left as it is where both stand in one list or dictionary",
    way: "review",
    reason:
      'this file knows NPUs already: where its branches for CUDA were changed, they are taken in the place of those for "npu"',
    basis: "documented",
  },
  "device-string-unclear": {
    pattern: '"cuda" with no sign that it is a device',
    counterpart: "left as it is",
    way: "review",
    reason: "looks like a device string, not changed: nothing shows where it goes",
    basis: "documented",
  },
  "device-string-position": {
    pattern: 'device[5:], len(device), device.replace("cuda", …), re.match(…, device)',
    counterpart: "left as it is",
    way: "review",
    reason:
      'the string now begins with "npu", which is a letter shorter than "cuda": what counts its letters, or looks for "cuda" in it, finds something else',
    basis: "documented",
  },
  "foreign-device": {
    pattern: 'device="cuda" of a library that is not PyTorch\'s',
    counterpart: "left as it is",
    way: "by hand",
    reason: "looks like a device string, not changed: the library it goes to has devices of its own",
    basis: "documented",
  },
  "map-location-keys": {
    pattern: 'map_location={"cuda:0": …}',
    counterpart: '{"npu:0": …}',
    way: "review",
    reason: "the keys name the device that wrote the checkpoint: those written on NVIDIA say cuda",
    basis: "documented",
  },
  "integer-device": {
    pattern: ".to(0), torch.device(0), device=0",
    counterpart: '"npu:0"',
    way: "mechanical",
    reason: "a bare number has meant cuda for most of PyTorch's life",
    basis: "documented",
  },
  "integer-device-variable": {
    pattern: ".to(rank)",
    counterpart: 'f"npu:{rank}"',
    way: "review",
    reason:
      'a number as a device is an NPU only where PyTorch lets the registered backend take it: f"npu:{…}" is always right',
    basis: "documented",
  },
  "tensor-type-string": {
    pattern: '"torch.cuda.FloatTensor"',
    counterpart: '"torch.npu.FloatTensor"',
    way: "review",
    reason: "tensor types as strings are an old way to name a device",
    basis: "documented",
  },
  nccl: {
    pattern: 'init_process_group("nccl"), backend="nccl"',
    counterpart: '"hccl"',
    way: "mechanical",
    reason: "torch_npu registers the backend hccl",
    basis: "documented",
  },
  "nccl-by-name": {
    pattern: 'BACKENDS = ["nccl", "gloo"] with no use as a backend in the project',
    counterpart: '"hccl"',
    way: "review",
    reason:
      "changed for its name alone: nothing that imports it, and nothing in this file, hands it to PyTorch",
    basis: "documented",
  },
  "nccl-comparison": {
    pattern: 'backend == "nccl"',
    counterpart: '"hccl"',
    way: "review",
    reason: "get_backend() answers hccl there: check what the branch does",
    basis: "documented",
  },
  "nccl-unclear": {
    pattern: '"nccl" with no sign that it is a backend',
    counterpart: "left as it is",
    way: "review",
    reason: "looks like the name of a backend, not changed: nothing shows where it goes",
    basis: "documented",
  },
  "nccl-api": {
    pattern: "ProcessGroupNCCL, dist.Backend.NCCL, is_nccl_available()",
    counterpart: "ProcessGroupHCCL of torch_npu",
    way: "by hand",
    reason: "HCCL's process group has a class and options of its own",
    basis: "documented",
  },
  environment: {
    pattern: "CUDA_VISIBLE_DEVICES, CUDA_LAUNCH_BLOCKING, TORCH_NCCL_…",
    counterpart: "ASCEND_RT_VISIBLE_DEVICES, ASCEND_LAUNCH_BLOCKING, TORCH_HCCL_…",
    way: "mechanical",
    reason: "the variable of the other stack",
    basis: "documented",
  },
  "environment-review": {
    pattern: "NCCL_SOCKET_IFNAME, PYTORCH_CUDA_ALLOC_CONF, …",
    counterpart: "HCCL_SOCKET_IFNAME, PYTORCH_NPU_ALLOC_CONF, …",
    way: "review",
    reason: "the variable of the other stack takes other values, or has another default",
    basis: "documented",
  },
  "environment-missing": {
    pattern: "NCCL_DEBUG, NCCL_IB_DISABLE, CUDA_DEVICE_ORDER, …",
    counterpart: "none",
    way: "by hand",
    reason: "nothing reads this variable there",
    basis: "not verified",
  },
  profiler: {
    pattern: "torch.profiler.profile, schedule, ProfilerActivity.CUDA",
    counterpart: "torch_npu.profiler.profile, schedule, ProfilerActivity.NPU",
    way: "review",
    reason:
      "torch_npu's profiler writes files for its own viewer; tables and events in the program may be missing",
    basis: "documented",
  },
  "profiler-option": {
    pattern: "experimental_config of torch.profiler, use_cuda=True, emit_nvtx",
    counterpart: "torch_npu.profiler._ExperimentalConfig",
    way: "by hand",
    reason: "the option is made for CUDA's profiler",
    basis: "documented",
  },
  nvtx: {
    pattern: "torch.cuda.nvtx.mark, range_start, range_end",
    counterpart: "torch.npu.mstx.mark, range_start, range_end",
    way: "mechanical",
    reason: "the markers of Ascend's profiler",
    basis: "documented",
  },
  "nvtx-missing": {
    pattern: "nvtx.range_push, range_pop, annotate",
    counterpart: "torch.npu.mstx.range_start and range_end",
    way: "by hand",
    reason: "mstx has no stack of ranges: keep what range_start returns and give it to range_end",
    basis: "documented",
  },
  "tf32-flag": {
    pattern: "torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32",
    counterpart: "torch.npu.matmul.allow_hf32, torch.npu.conv.allow_hf32",
    way: "review",
    reason: "HF32 is another format than TF32: compare results",
    basis: "documented",
  },
  "cudnn-flag": {
    pattern: "torch.backends.cudnn.benchmark, deterministic, enabled",
    counterpart: "none needed",
    way: "review",
    reason:
      "left as it is: the flag sets cuDNN and does nothing on NPUs (torch.use_deterministic_algorithms works on both)",
    basis: "not verified",
  },
  "backends-cuda": {
    pattern: "torch.backends.cuda.sdp_kernel, is_built, cufft_plan_cache, torch.version.cuda",
    counterpart: "none",
    way: "by hand",
    reason: "it asks about CUDA's own libraries",
    basis: "documented",
  },
  "device-properties": {
    pattern: "get_device_properties(…).major, .minor, .multi_processor_count, get_device_capability()",
    counterpart: "none",
    way: "by hand",
    reason:
      "NPUs have no compute capability: torch.npu.get_device_capability() gives None, and properties lack these fields",
    basis: "documented",
  },
  "autocast-dtype": {
    pattern: "torch.get_autocast_gpu_dtype(), torch.set_autocast_gpu_dtype()",
    counterpart: "torch.npu.get_autocast_dtype(), torch.npu.set_autocast_dtype()",
    way: "review",
    reason: "autocast has its own default type on NPUs",
    basis: "documented",
  },
  "data-parallel": {
    pattern: "torch.nn.DataParallel",
    counterpart: "torch.nn.parallel.DistributedDataParallel",
    way: "by hand",
    reason: "listed as unsupported: one process for each device is the way there",
    basis: "documented",
  },
  "channels-last": {
    pattern: "memory_format=torch.channels_last",
    counterpart: "leave the layout alone",
    way: "by hand",
    reason: "torch_npu keeps formats of its own and does not take channels_last",
    basis: "documented",
  },
  "jit-script": {
    pattern: "torch.jit.script",
    counterpart: "eager mode, or torch.jit.trace",
    way: "review",
    reason: "left as it is: scripted code may fail on NPUs",
    basis: "documented",
  },
  "torch-compile": {
    pattern: "torch.compile",
    counterpart: "a backend of torch_npu, or eager mode",
    way: "review",
    reason: "left as it is: which backend compiles for NPUs depends on the version of torch_npu",
    basis: "documented",
  },
  "double-type": {
    pattern: "torch.float64, .double(), torch.cuda.DoubleTensor",
    counterpart: "float32",
    way: "review",
    reason: "left in double precision: many operators have none on NPUs and fail or fall back to the CPU",
    basis: "documented",
  },
  "complex-type": {
    pattern: "torch.complex64, torch.complex128, torch.cfloat",
    counterpart: "pairs of real numbers",
    way: "review",
    reason: "left as it is: complex numbers are supported in part",
    basis: "documented",
  },
  "checkpoint-location": {
    pattern: "torch.load(path) without map_location",
    counterpart: 'map_location="cpu"',
    way: "review",
    reason: "a checkpoint written on CUDA fails to load where there is none: give map_location",
    basis: "documented",
  },
  "pin-memory": {
    pattern: "DataLoader(pin_memory=True)",
    counterpart: 'pin_memory_device="npu"',
    way: "review",
    reason: 'left as it is: where the host memory is not pinned for the NPU, pass pin_memory_device="npu"',
    basis: "not verified",
  },
  "flash-attention": {
    pattern: "import flash_attn",
    counterpart: "flash_attn_npu of the package flash-attn-npu",
    way: "review",
    reason:
      "the same functions for 910B, 910C and 950 (CANN 8.5 or newer); masks and windows need a test of their own",
    basis: "documented",
  },
  "flash-attention-missing": {
    pattern: "flash_attn.bert_padding, flash_attn.layers, flash_attn.ops, flash_attn.modules",
    counterpart: "plain PyTorch",
    way: "by hand",
    reason: "only the attention functions are known to be in flash_attn_npu",
    basis: "not verified",
  },
  "attention-implementation": {
    pattern: 'attn_implementation="flash_attention_2"',
    counterpart: '"sdpa"',
    way: "review",
    reason: "PyTorch's own attention runs fused on NPUs",
    basis: "documented",
  },
  xformers: {
    pattern: "xformers.ops.memory_efficient_attention",
    counterpart: "torch.nn.functional.scaled_dot_product_attention, torch_npu.npu_fusion_attention",
    way: "by hand",
    reason: "xformers has no kernels for NPUs; layout and mask differ",
    basis: "not verified",
  },
  apex: {
    pattern: "apex.amp, apex.optimizers.FusedAdam, amp_C",
    counterpart: "torch.amp, torch_npu.optim.NpuFusedAdam, Ascend's apex",
    way: "by hand",
    reason: "apex's kernels are CUDA; Ascend's fork of apex is another package",
    basis: "not verified",
  },
  bitsandbytes: {
    pattern: "bitsandbytes, load_in_8bit, load_in_4bit",
    counterpart: "none that is complete",
    way: "by hand",
    reason: "its quantized kernels are not complete for NPUs",
    basis: "documented",
  },
  triton: {
    pattern: "import triton, @triton.jit",
    counterpart: "the package triton-ascend",
    way: "by hand",
    reason:
      "triton-ascend takes most of the language: a grid of one dimension with at most 65535 programs (best as many as there are vector cores), " +
      "tiles below 96 KB of live values, tl.range for tl.static_range; it cannot be installed beside triton",
    basis: "documented",
  },
  "nvidia-library": {
    pattern: "pynvml, tensorrt, nvidia.dali, cupy, numba.cuda, pycuda, nvtx, cuda-python",
    counterpart: "see the table of packages",
    way: "by hand",
    reason: "the library drives NVIDIA's hardware",
    basis: "not verified",
  },
  "nvidia-smi": {
    pattern: "subprocess: nvidia-smi, nvcc, nsys, ncu",
    counterpart: "npu-smi info, msprof",
    way: "by hand",
    reason: "another tool with other output",
    basis: "not verified",
  },
  "tensor-float-option": {
    pattern: "TrainingArguments(tf32=True), optim=adamw_apex_fused, Trainer(accelerator=gpu)",
    counterpart: "without the option, or optim=adamw_torch_npu_fused",
    way: "by hand",
    reason: "the option asks for NVIDIA's hardware",
    basis: "not verified",
  },
  "fused-optimizer": {
    pattern: "torch.optim.AdamW(fused=True), torch.optim.Adam(foreach=True)",
    counterpart: "without the option, or torch_npu.optim.NpuFusedAdamW and its like",
    way: "review",
    reason:
      "the support tables list the optimizers within limits, and say nothing of their fused and foreach forms: try it, or leave the option out",
    basis: "not verified",
  },
  "cuda-extension": {
    pattern: "CUDAExtension in setup.py",
    counterpart: "NpuExtension with the kernels built by CMake (LANGUAGES ASC)",
    way: "by hand",
    reason: "a template of the extension is written beside it",
    basis: "documented",
  },
  "extension-at-run-time": {
    pattern: "torch.utils.cpp_extension.load, load_inline with CUDA sources",
    counterpart: "an extension that is built beforehand",
    way: "by hand",
    reason:
      "load is listed as unsupported, load_inline as unsupported on 950DT, and nothing compiles kernels at run time: " +
      "move the sources to .cu and .cpp files of an extension in setup.py, and port again",
    basis: "documented",
  },
  "own-is-cuda": {
    pattern: "self.is_cuda = …",
    counterpart: "left as it is",
    way: "review",
    reason: "an attribute of this project's own, not changed",
    basis: "documented",
  },
  "transfer-to-npu": {
    pattern: "from torch_npu.contrib import transfer_to_npu",
    counterpart: "not needed any more",
    way: "review",
    reason: "the module is patched at run time by this import; ported code works without it",
    basis: "documented",
  },
  "silent-change": {
    pattern: "what transfer_to_npu would change without a word",
    counterpart: "left as it is here",
    way: "review",
    reason: "left as it is here; transfer_to_npu would silently change it",
    basis: "documented",
  },
  "unlisted-api": {
    pattern: "a function of PyTorch that torch_npu's support tables do not list for the chip",
    counterpart: "left as it is",
    way: "review",
    reason: "listed as unsupported, or not yet verified, for the chip",
    basis: "documented",
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
