import { nvidiaClosed, open } from "./controllers.ts";
import { ruleTable } from "./rule-table.ts";
import { ascend, byHand, mechanical, none, runsHere, unchanged, unwarpRuns } from "./verdicts.ts";

const unchangedOnRocm = (what: string) => unchanged(`PyTorch for ROCm keeps ${what}`);
/** Neither of unwarp's devices is a device of PyTorch. */
const plain = (counterpart: string) => ({
  webgpu: none("PyTorch has no WebGPU device"),
  cpu: mechanical(counterpart, "PyTorch's CPU device"),
});
const notForCpu = (reason: string) => ({
  webgpu: none("PyTorch has no WebGPU device"),
  cpu: byHand(undefined, reason),
});

/** What a program says to PyTorch about NVIDIA. torch_npu's facts are of its documentation and its transfer tool. */
export const torchRules = ruleTable(
  {
    family: "torch",
    layer: "framework",
    component: "PyTorch (CUDA)",
    control: open("pytorch", "BSD-3-Clause"),
  },
  {
    import: {
      title: "PyTorch",
      verdicts: {
        ...ascend(
          byHand(
            "torch with torch_npu",
            "versions of PyTorch, torch_npu, CANN and driver are tied together; operators differ by chip",
          ),
        ),
        hip: mechanical("PyTorch for ROCm", "the same source"),
        musa: byHand("torch with torch_musa", "versions are tied together"),
        webgpu: none("PyTorch has no WebGPU device; export to ONNX for pages"),
        cpu: runsHere("PyTorch has a CPU device"),
      },
    },
    "device-string": {
      title: "device named cuda",
      verdicts: {
        ...ascend(mechanical('"npu"', "the word changes; unwarp port --to torch-npu does it")),
        hip: unchangedOnRocm('"cuda"'),
        musa: mechanical('"musa"', "the word changes"),
        ...plain('"cpu"'),
      },
    },
    "cuda-method": {
      title: ".cuda() and is_cuda",
      verdicts: {
        ...ascend(mechanical(".npu(), .is_npu", "the names change; unwarp port --to torch-npu does it")),
        hip: unchangedOnRocm(".cuda()"),
        musa: mechanical(".musa(), .is_musa", "the names change"),
        ...plain(".cpu(), or no call"),
      },
    },
    "device-number": {
      title: "device by number alone",
      verdicts: {
        ...ascend(
          mechanical(
            'f"npu:{i}"',
            "a number means CUDA; unwarp port --to torch-npu writes the device's name",
          ),
        ),
        hip: unchangedOnRocm("the number"),
        musa: mechanical('f"musa:{i}"', "a number means CUDA"),
        ...plain('"cpu"'),
      },
    },
    nccl: {
      title: "NCCL as backend of torch.distributed",
      component: "NCCL",
      control: { controller: "nvidia", licence: "BSD-3-Clause", source: "open" },
      layer: "library",
      verdicts: {
        ...ascend(
          mechanical(
            '"hccl"',
            "the call changes mechanically; comparisons with the string are for a person to see",
          ),
        ),
        hip: mechanical('"nccl" (RCCL)', "PyTorch for ROCm keeps the word"),
        musa: mechanical('"mccl"', "the word changes"),
        webgpu: none("pages have no collectives"),
        cpu: mechanical('"gloo"', "PyTorch's backend for CPUs"),
      },
    },
    amp: {
      title: "mixed precision on cuda",
      verdicts: {
        ...ascend(mechanical("torch.npu.amp, or torch.amp with device npu", "the device's name changes")),
        hip: unchangedOnRocm("torch.cuda.amp"),
        musa: mechanical("torch.musa.amp", "the device's name changes"),
        ...plain('torch.amp with device "cpu" and bfloat16'),
      },
    },
    // PyTorch's switches, and what they switch is NVIDIA's.
    cudnn: {
      title: "settings of cuDNN in PyTorch",
      component: "cuDNN",
      layer: "library",
      control: nvidiaClosed("LicenseRef-NVIDIA-cuDNN-SLA"),
      verdicts: {
        ...ascend(
          mechanical(
            "nothing",
            "the settings have no effect and may go; torch.npu.set_compile_mode is nearest",
          ),
        ),
        hip: mechanical("torch.backends.cudnn (MIOpen)", "the same names steer MIOpen"),
        musa: byHand("torch.backends.mudnn", "some of the settings"),
        ...plain("nothing"),
      },
    },
    tf32: {
      title: "TF32 in products of matrices",
      verdicts: {
        ...ascend(mechanical("torch.npu.matmul.allow_hf32", "HF32 is another format: compare results")),
        hip: unchangedOnRocm("torch.backends.cuda"),
        musa: byHand(undefined, "torch_musa's documentation says which settings it has"),
        ...plain("nothing"),
      },
    },
    "cuda-backend": {
      title: "settings of torch.backends.cuda",
      verdicts: {
        ...ascend(byHand(undefined, "it asks about CUDA's own libraries")),
        hip: unchangedOnRocm("torch.backends.cuda"),
        musa: byHand(undefined, "torch_musa's documentation says which settings it has"),
        ...plain("nothing"),
      },
    },
    capability: {
      title: "question for the compute capability",
      verdicts: {
        ...ascend(
          byHand(
            "a branch of its own",
            "there is none: get_device_capability returns None, properties lack major and minor",
          ),
        ),
        hip: byHand(
          "a branch of its own",
          "answers with numbers of gfx chips, so comparisons with sm versions mislead",
        ),
        musa: byHand("a branch of its own", "other numbers"),
        ...notForCpu("a branch of its own"),
      },
    },
    "cuda-extension": {
      title: "CUDA extension of PyTorch",
      verdicts: {
        "ascend-950": byHand(
          "NpuExtension with CMake's ASC language",
          "unwarp port makes the project; kernels become Ascend C",
        ),
        "ascend-910b": byHand(
          "Triton-Ascend kernels, or NpuExtension",
          "kernels have to become tile programs",
        ),
        hip: mechanical("CUDAExtension", "PyTorch for ROCm hipifies the sources when it builds them"),
        musa: mechanical("MUSAExtension (torch_musa)", "sources are renamed when they are built"),
        ...notForCpu("CppExtension with a CPU implementation of each operator"),
      },
    },
    "inline-extension": {
      title: "CUDA extension compiled at run time",
      verdicts: {
        ...ascend(
          byHand(
            "an extension built beforehand",
            "there is no compiler for Ascend C at run time in torch_npu",
          ),
        ),
        hip: mechanical("torch.utils.cpp_extension", "hipified when it is loaded"),
        musa: byHand("torch_musa's cpp_extension", "names differ"),
        ...notForCpu("load_inline with C++ sources alone"),
      },
    },
    compile: {
      title: "torch.compile",
      component: "TorchInductor and Triton",
      verdicts: {
        ...ascend(
          byHand(
            "torchair, npugraph_ex, or the Inductor of torch_npu",
            "the backend is named explicitly; graph modes change between releases",
          ),
        ),
        hip: unchangedOnRocm("torch.compile"),
        musa: byHand("torch_musa's Inductor", "young"),
        ...plain("torch.compile (C++ back end)"),
      },
    },
    graph: {
      title: "CUDA graph in PyTorch",
      verdicts: {
        ...ascend(
          byHand(
            "torch.npu.NPUGraph",
            "the same shape of interface; which operators may be captured differs",
          ),
        ),
        hip: unchangedOnRocm("torch.cuda.CUDAGraph"),
        musa: byHand("torch.musa.MUSAGraph", "young"),
        ...notForCpu("there is nothing to capture: call the function"),
      },
    },
    script: {
      title: "TorchScript (torch.jit)",
      verdicts: {
        ...ascend(
          byHand("eager mode, torchair", "the transfer tool makes it do nothing, silently; a person decides"),
        ),
        hip: unchangedOnRocm("torch.jit.script"),
        musa: mechanical("torch.jit.script", "works without fusion"),
        ...plain("torch.jit.script"),
      },
    },
    double: {
      title: "double tensors",
      verdicts: {
        ...ascend(
          byHand(
            "float32",
            "many operators take no double; torch.cuda.DoubleTensor silently becomes FloatTensor with the transfer tool",
          ),
        ),
        hip: unchangedOnRocm("torch.float64"),
        musa: byHand("float32", "many operators take no double"),
        ...plain("torch.float64"),
      },
    },
    "data-parallel": {
      title: "DataParallel",
      verdicts: {
        ...ascend(byHand("DistributedDataParallel", "DataParallel is not supported on NPUs")),
        hip: unchangedOnRocm("DataParallel"),
        musa: byHand("DistributedDataParallel", "one process for each card"),
        ...plain("no wrapper"),
      },
    },
    "channels-last": {
      title: "channels_last",
      verdicts: {
        ...ascend(byHand("the default layout", "torch_npu has layouts of its own")),
        hip: unchangedOnRocm("channels_last"),
        musa: byHand("the default layout", "partly supported"),
        ...plain("channels_last"),
      },
    },
    "legacy-tensor-type": {
      title: "torch.cuda.FloatTensor and its like",
      verdicts: {
        ...ascend(mechanical("torch.npu.FloatTensor", "DoubleTensor has no counterpart")),
        hip: unchangedOnRocm("torch.cuda.FloatTensor"),
        musa: mechanical("torch.musa.FloatTensor", "the same kinds"),
        ...plain("torch.FloatTensor"),
      },
    },
    "library-key": {
      title: "operator registered for CUDA",
      verdicts: {
        ...ascend(mechanical("PrivateUse1", "the dispatch key of devices outside of PyTorch")),
        hip: unchangedOnRocm("CUDA"),
        musa: mechanical("PrivateUse1", "the dispatch key of devices outside of PyTorch"),
        ...plain("CPU"),
      },
    },
    "attention-implementation": {
      title: "attention implementation by name",
      verdicts: {
        ...ascend(mechanical('"sdpa"', "flash_attention_2 needs the flash-attn package")),
        hip: mechanical('"flash_attention_2"', "with flash-attention for ROCm"),
        musa: mechanical('"sdpa"', "flash_attention_2 needs the flash-attn package"),
        ...plain('"sdpa"'),
      },
    },
  },
);

/** Variables of the environment. */
export const environmentRules = ruleTable(
  {
    family: "environment",
    layer: "runtime",
    component: "CUDA runtime",
    control: { controller: "nvidia", licence: "LicenseRef-NVIDIA-CUDA-Toolkit-EULA", source: "closed" },
  },
  {
    "visible-devices": {
      title: "choice of devices by CUDA_VISIBLE_DEVICES",
      verdicts: {
        ...ascend(mechanical("ASCEND_RT_VISIBLE_DEVICES", "the name changes")),
        hip: mechanical("HIP_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES is read as well"),
        musa: mechanical("MUSA_VISIBLE_DEVICES", "the name changes"),
        ...unwarpRuns(runsHere("has no effect")),
      },
    },
    "cuda-variable": {
      title: "setting of the CUDA runtime",
      verdicts: {
        ...ascend(byHand("ASCEND_LAUNCH_BLOCKING and the like", "few settings have a counterpart")),
        hip: byHand("HIP_LAUNCH_BLOCKING, AMD_* and the like", "few settings have a counterpart"),
        musa: byHand("MUSA_LAUNCH_BLOCKING and the like", "few settings have a counterpart"),
        ...unwarpRuns(runsHere("has no effect")),
      },
    },
    "nccl-variable": {
      title: "setting of NCCL",
      component: "NCCL",
      layer: "library",
      control: { controller: "nvidia", licence: "BSD-3-Clause", source: "open" },
      verdicts: {
        ...ascend(byHand("HCCL_*", "names and meanings differ: timeouts, interfaces and buffers")),
        hip: mechanical("NCCL_*", "RCCL reads the same names"),
        musa: byHand("MCCL_*", "the prefix changes; check each"),
        ...unwarpRuns(runsHere("has no effect")),
      },
    },
    "nvidia-variable": {
      title: "setting of NVIDIA's container runtime",
      component: "NVIDIA Container Toolkit",
      layer: "container",
      control: { controller: "nvidia", licence: "Apache-2.0", source: "open" },
      verdicts: {
        ...ascend(
          mechanical(
            "ASCEND_VISIBLE_DEVICES",
            "of the Ascend Docker Runtime; capabilities have no counterpart",
          ),
        ),
        hip: byHand("--device /dev/kfd --device /dev/dri", "devices are passed in by path"),
        musa: mechanical("MTHREADS_VISIBLE_DEVICES", "of Moore Threads' container toolkit"),
        ...unwarpRuns(runsHere("nothing is passed in")),
      },
    },
    "toolkit-path": {
      title: "path of the CUDA toolkit",
      layer: "build",
      component: "CUDA toolkit",
      verdicts: {
        ...ascend(byHand("ASCEND_HOME_PATH", "CANN's set_env.sh sets it; what is below it differs")),
        hip: mechanical("ROCM_PATH, HIP_PATH", "the path changes, and what is below it"),
        musa: mechanical("MUSA_HOME", "the path changes"),
        ...unwarpRuns(mechanical("unwarp toolkit", "a folder that looks like the toolkit")),
      },
    },
    "architecture-list": {
      title: "list of NVIDIA chips to build for",
      layer: "compiler",
      component: "nvcc",
      verdicts: {
        ...ascend(
          byHand("--npu-arch=dav-3510 or dav-2201", "a flag of the compiler, one for each generation"),
        ),
        hip: mechanical("PYTORCH_ROCM_ARCH", "gfx names"),
        musa: mechanical("MUSA_ARCH", "mp_ numbers"),
        ...unwarpRuns(runsHere("has no effect: unwarp compiles for sm_80")),
      },
    },
  },
);
