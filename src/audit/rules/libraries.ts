/** CUDA's libraries: each function is a rule of its own. */
import type { Layer, Verdict } from "../model.ts";
import type { HipName } from "../../port/hip/hip-names.ts";
import { type ApiFamily, hipVerdict, musaVerdict } from "./api-family.ts";
import { cudaToolkit, nvidiaClosed, nvidiaOpen, nvidiaPartlyOpen } from "./controllers.ts";
import { ascend, byHand, mechanical, none, runsHere, unwarpRuns } from "./verdicts.ts";

type NamedVerdict = Verdict | ((name: string, hip: HipName | undefined) => Verdict);

interface Library extends Omit<ApiFamily, "layer" | "verdicts"> {
  readonly layer?: Layer;
  readonly ascend: Verdict;
  readonly ascend950?: Verdict;
  readonly hip: NamedVerdict;
  readonly musa: NamedVerdict;
  readonly cpu: Verdict;
  readonly webgpu?: Verdict;
}

/** WebGPU has no libraries of this kind: what a CPU library replaces on the host is a kernel of one's own there. */
const webgpuKernel = byHand(
  "a kernel of one's own",
  "WebGPU comes without libraries; unwarp does not have this one yet",
);

function library({
  ascend: both,
  ascend950,
  hip,
  musa,
  cpu,
  webgpu = webgpuKernel,
  ...rest
}: Library): ApiFamily {
  const say = (verdict: NamedVerdict, name: string, known: HipName | undefined) =>
    typeof verdict === "function" ? verdict(name, known) : verdict;
  return {
    layer: "library",
    ...rest,
    verdicts: (name, known) => ({
      ...ascend(both),
      ...(ascend950 && { "ascend-950": ascend950 }),
      hip: say(hip, name, known),
      musa: say(musa, name, known),
      webgpu,
      cpu,
    }),
  };
}

const hipLibrary = (title: string) => (name: string, hip: HipName | undefined) =>
  hipVerdict(name, hip, title);
const musaLibrary = (from: string, to: string, title: string) => (name: string) =>
  musaVerdict(name, [from, to], title);

const aclnn = (repository: string) =>
  byHand(
    `aclnn operators (${repository})`,
    "CANN's operators are called in two steps with a workspace; nothing is drop-in",
  );
const notHere = (counterpart: string) =>
  byHand(counterpart, "unwarp does not have this library yet and says so at the include");

export const libraryApis: readonly ApiFamily[] = [
  library({
    id: "cublas",
    component: "cuBLAS",
    control: cudaToolkit,
    headers: /^(?:cublas|cublas_v2|cublas_api|cublasXt)\.h$/,
    ascend: aclnn("ops-blas"),
    hip: hipLibrary("hipBLAS"),
    musa: musaLibrary("cublas", "mublas", "muBLAS"),
    cpu: notHere("OpenBLAS"),
  }),
  library({
    id: "cublaslt",
    component: "cuBLASLt",
    control: cudaToolkit,
    headers: /^cublasLt\.h$/,
    ascend: aclnn("aclnnMatmul with fused epilogues"),
    hip: hipLibrary("hipBLASLt"),
    musa: musaLibrary("cublasLt", "mublasLt", "muBLASLt"),
    cpu: notHere("oneDNN"),
  }),
  library({
    id: "cudnn",
    component: "cuDNN",
    control: nvidiaClosed("LicenseRef-NVIDIA-cuDNN-SLA"),
    headers: /^(?:cudnn\w*\.h|cudnn_frontend.*)$/,
    ascend: aclnn("ops-nn"),
    hip: (name, hip) =>
      hip?.name === undefined
        ? byHand("MIOpen", `hipDNN has no ${name}; MIOpen does the same work by its own interface`)
        : byHand(
            "MIOpen",
            `${hip.name} of hipDNN is deprecated; MIOpen does the same work by its own interface`,
          ),
    musa: byHand("muDNN", "muDNN does the same work by a C++ interface of its own"),
    cpu: notHere("oneDNN"),
  }),
  library({
    id: "cufft",
    component: "cuFFT",
    control: cudaToolkit,
    headers: /^(?:cufft|cufftXt|cufftw)\.h$/,
    ascend: aclnn("ops-fft"),
    hip: hipLibrary("hipFFT"),
    musa: musaLibrary("cufft", "mufft", "muFFT"),
    cpu: notHere("FFTW or pocketfft"),
  }),
  library({
    id: "curand-device",
    component: "cuRAND (device)",
    control: cudaToolkit,
    names: /^curand(?:_\w+)$/,
    headers:
      /^curand_(?:kernel|mtgp32|philox|precalc|uniform|normal|poisson|discrete|lognormal|globals)\w*\.h$/,
    ascend: byHand(
      "a generator of one's own in the kernel",
      "Ascend C has no random numbers in SIMT kernels; Philox is short to write",
    ),
    hip: hipLibrary("hipRAND's device functions"),
    musa: musaLibrary("curand", "murand", "muRAND"),
    ...unwarpRuns(runsHere("unwarp has it, with other numbers than NVIDIA's")),
  }),
  library({
    id: "curand",
    component: "cuRAND",
    control: cudaToolkit,
    headers: /^curand\.h$/,
    ascend: aclnn("aclnnInplaceNormal, aclnnInplaceUniform"),
    hip: hipLibrary("hipRAND"),
    musa: musaLibrary("curand", "murand", "muRAND"),
    ...unwarpRuns(runsHere("unwarp has it but for quasirandom numbers, with other numbers than NVIDIA's")),
  }),
  library({
    id: "cusparse",
    component: "cuSPARSE",
    control: cudaToolkit,
    headers: /^cusparse(?:_v2)?\.h$/,
    ascend: aclnn("ops-sparse"),
    hip: hipLibrary("hipSPARSE"),
    musa: musaLibrary("cusparse", "musparse", "muSPARSE"),
    cpu: notHere("Eigen or SuiteSparse"),
  }),
  library({
    id: "cusolver",
    component: "cuSOLVER",
    control: cudaToolkit,
    headers: /^cusolver(?:Dn|Sp|Rf|Mg|_common)\.h$/,
    ascend: none("CANN has no library of dense solvers beyond single operators"),
    hip: hipLibrary("hipSOLVER"),
    musa: musaLibrary("cusolver", "musolver", "muSOLVER"),
    cpu: notHere("LAPACK"),
  }),
  library({
    id: "cusparselt",
    component: "cuSPARSELt",
    control: nvidiaClosed("LicenseRef-NVIDIA-cuSPARSELt-SLA"),
    names: /^cusparseLt[A-Z]\w*$/,
    headers: /^cusparseLt\.h$/,
    ascend: none("2:4 sparsity is a feature of NVIDIA's tensor cores"),
    hip: byHand("hipSPARSELt", "for MI300; names follow, shapes differ"),
    musa: none("no structured sparsity documented"),
    cpu: notHere("dense products"),
  }),
  library({
    id: "cutensor",
    component: "cuTENSOR",
    control: nvidiaClosed("LicenseRef-NVIDIA-cuTENSOR-SLA"),
    names: /^cutensor(?:Mg)?[A-Z]\w*$/,
    headers: /^cutensor(?:Mg)?\.h$/,
    ascend: aclnn("aclnnEinsum and permutations"),
    hip: byHand("hipTensor", "contractions and permutations; fewer types"),
    musa: none("no such library is documented"),
    cpu: notHere("TBLIS or transposed products"),
  }),
  library({
    id: "cudss",
    component: "cuDSS",
    control: nvidiaClosed("LicenseRef-NVIDIA-cuDSS-SLA"),
    names: /^cudss[A-Z]\w*$/,
    headers: /^cudss\.h$/,
    ascend: none("CANN has no sparse direct solver"),
    hip: byHand("rocSOLVER's refactorization", "covers a part of it"),
    musa: none("no such library is documented"),
    cpu: notHere("SuiteSparse or MUMPS"),
  }),
  library({
    id: "nccl",
    component: "NCCL",
    control: nvidiaOpen("BSD-3-Clause"),
    names: /^p?nccl(?!\w*(?:[Cc]heck|CHECK|[Ss]afe))[A-Z]\w*$/,
    headers: /^nccl(?:_net)?\.h$/,
    ascend: byHand("HCCL", "the collectives exist as Hccl* with other arguments and set-up"),
    hip: mechanical("RCCL", "RCCL keeps NCCL's names"),
    musa: musaLibrary("nccl", "mccl", "MCCL"),
    cpu: byHand("MPI or Gloo", "unwarp has one device; collectives of one process are copies"),
  }),
  library({
    id: "nvshmem",
    component: "NVSHMEM",
    control: nvidiaPartlyOpen("LicenseRef-NVIDIA-NVSHMEM-SLA"),
    names: /^nvshmemx?_\w+$/,
    headers: /^nvshmemx?\.h$/,
    ascend: byHand("SHMEM of CANN, or HCCL", "one-sided access from kernels is new there"),
    hip: byHand("rocSHMEM", "the same model, other names and fewer functions"),
    musa: none("no such library is documented"),
    cpu: byHand("OpenSHMEM or MPI", "unwarp has one device"),
  }),
  library({
    id: "thrust",
    component: "Thrust",
    control: nvidiaOpen("Apache-2.0 WITH LLVM-exception"),
    namespaces: ["thrust"],
    headers: /^thrust\//,
    ascend: byHand(
      "aclnn operators (sort, cumsum, unique), or kernels",
      "CANN has no algorithms over iterators",
    ),
    hip: mechanical("rocThrust", "rocThrust keeps the names and headers"),
    musa: mechanical("muThrust", "the same names and headers"),
    ...unwarpRuns(runsHere("unwarp has the containers, iterators and most algorithms")),
  }),
  library({
    id: "cub",
    component: "CUB",
    control: nvidiaOpen("BSD-3-Clause"),
    namespaces: ["cub"],
    headers: /^cub\//,
    ascend: byHand(
      "aclnn operators, or kernels",
      "there are no block-wide or device-wide primitives for SIMT code",
    ),
    hip: mechanical("hipCUB", "hipCUB keeps the names in its own namespace; warp-wide parts mind 64 lanes"),
    musa: mechanical("CUB of the MUSA toolkit", "the same names and headers"),
    ...unwarpRuns(runsHere("unwarp has the collectives and algorithms of most programs")),
  }),
  library({
    id: "cutlass",
    component: "CUTLASS and CuTe",
    control: nvidiaOpen("BSD-3-Clause"),
    namespaces: ["cutlass", "cute"],
    headers: /^(?:cutlass|cute)\//,
    ascend: byHand(
      "CATLASS, or Matmul of Ascend C",
      "the same idea of templates for another machine: kernels are written again",
    ),
    hip: byHand(
      "Composable Kernel, or rocWMMA",
      "templates for AMD's matrix cores: kernels are written again",
    ),
    musa: byHand("muTLASS", "a port of CUTLASS; what is built on NVIDIA's instructions changes"),
    cpu: byHand("oneDNN or plain loops", "CUTLASS is tensor cores and inline PTX below"),
  }),
  library({
    id: "tensorrt",
    component: "TensorRT",
    layer: "framework",
    control: nvidiaPartlyOpen("LicenseRef-NVIDIA-TensorRT-SLA"),
    namespaces: ["nvinfer1", "nvonnxparser", "nvinfer2"],
    headers: /^Nv(?:Infer|Onnx|Caffe|Uff)\w*\.h$/,
    ascend: byHand(
      "ATC and AscendCL offline models (.om)",
      "networks are converted again from ONNX; plugins are written again",
    ),
    hip: byHand("MIGraphX", "networks are converted again from ONNX; plugins are written again"),
    musa: byHand("TensorX or torch_musa", "networks are converted again"),
    cpu: byHand("ONNX Runtime", "runs the ONNX network that TensorRT was given"),
    webgpu: byHand("ONNX Runtime Web", "runs the ONNX network that TensorRT was given"),
  }),
  library({
    id: "nvml",
    component: "NVML",
    control: cudaToolkit,
    names: /^nvml[A-Z]\w*$/,
    headers: /^nvml\.h$/,
    ascend: byHand("DCMI, npu-smi", "the same questions by other names"),
    hip: byHand("AMD SMI (amdsmi_*)", "the same questions by other names"),
    musa: byHand("MTML", "the same questions by other names"),
    cpu: byHand(undefined, "no card to ask about; leave it out"),
    webgpu: none("a page cannot ask about temperature, clocks or power"),
  }),
  library({
    id: "nvtx",
    component: "NVTX",
    control: nvidiaOpen("Apache-2.0 WITH LLVM-exception"),
    names: /^nvtx[A-Z]\w*$/,
    namespaces: ["nvtx3"],
    headers: /^(?:nvToolsExt\w*\.h|nvtx3\/.*)$/,
    ascend: byHand("mstx of MindStudio", "ranges and marks by other names; or compiled to nothing"),
    hip: mechanical("rocTX", "ranges and marks by other names"),
    musa: byHand("MUSA's own tracing, or nothing", "ranges may be compiled to nothing"),
    cpu: runsHere("unwarp has the headers, without effect"),
    webgpu: runsHere("unwarp has the headers, without effect"),
  }),
  library({
    id: "npp",
    component: "NPP",
    control: cudaToolkit,
    names: /^npp(?:[is][A-Z]\w*|GetLib\w*|SetStream\w*|GetStream\w*|GetGpu\w*)$/,
    headers: /^npp\w*\.h$/,
    ascend: byHand(
      "DVPP, or aclnn image operators",
      "resizing, colours and codecs; the rest is written as kernels",
    ),
    hip: byHand("rocAL, RPP", "other names, other coverage"),
    musa: byHand("muPP", "other coverage"),
    cpu: notHere("OpenCV or Intel IPP"),
  }),
  library({
    id: "nvjpeg",
    component: "nvJPEG",
    control: cudaToolkit,
    names: /^nvjpeg(?:2k)?[A-Z]\w*$/,
    headers: /^nvjpeg(?:2k)?\.h$/,
    ascend: byHand("DVPP (hi_mpi or acldvppJpegDecode)", "hardware decoders with an interface of their own"),
    hip: byHand("rocJPEG", "decoding only"),
    musa: byHand("MUSA's own codecs", "other names"),
    cpu: notHere("libjpeg-turbo"),
  }),
  library({
    id: "video-codec",
    component: "NVENC, NVDEC",
    control: nvidiaClosed("LicenseRef-NVIDIA-Video-Codec-SDK"),
    names: /^(?:cuvid[A-Z]\w*|NvEncodeAPI\w*)$/,
    headers: /^(?:nvEncodeAPI|cuviddec|nvcuvid)\.h$/,
    ascend: byHand("DVPP (VDEC, VENC)", "hardware codecs with an interface of their own"),
    hip: byHand("rocDecode, AMF", "decoding on Linux by rocDecode, encoding by VA-API or AMF"),
    musa: byHand("VA-API", "hardware codecs with an interface of their own"),
    cpu: notHere("FFmpeg"),
    webgpu: byHand("WebCodecs", "the browser's own codecs"),
  }),
  library({
    id: "cupti",
    component: "CUPTI",
    control: cudaToolkit,
    names: /^cupti[A-Z]\w*$/,
    headers: /^cupti\w*\.h$/,
    ascend: byHand("msprof and MSPTI", "counters and callbacks by other names"),
    hip: byHand("ROCprofiler-SDK", "counters and callbacks by other names"),
    musa: byHand("MUPTI", "counters and callbacks by other names"),
    cpu: byHand(undefined, "no counters of a card; leave it out"),
    webgpu: none("WebGPU has timestamps and no counters"),
  }),
  library({
    id: "optix",
    component: "OptiX",
    control: nvidiaClosed("LicenseRef-NVIDIA-OptiX-SLA"),
    names: /^optix[A-Z]\w*$/,
    headers: /^optix\w*\.h$/,
    ascend: none("Ascend has no ray tracing"),
    hip: byHand("HIP RT", "ray tracing with an interface of its own"),
    musa: byHand("Vulkan ray tracing", "where the driver has it"),
    cpu: notHere("Embree"),
    webgpu: byHand("a BVH of one's own", "WebGPU has no ray tracing"),
  }),
  library({
    id: "cufile",
    component: "GPUDirect Storage (cuFile)",
    control: cudaToolkit,
    names: /^cuFile[A-Z]\w*$/,
    headers: /^cufile\.h$/,
    ascend: byHand("read and copy", "no direct path from disks is documented"),
    hip: byHand("hipFile, or read and copy", "young"),
    musa: byHand("read and copy", "no direct path from disks is documented"),
    cpu: notHere("pread"),
    webgpu: byHand("read and copy", "files come through the host"),
  }),
  library({
    id: "nvcomp",
    component: "nvCOMP",
    control: nvidiaClosed("LicenseRef-NVIDIA-nvCOMP-SLA"),
    names: /^nvcomp[A-Z]\w*$/,
    headers: /^nvcomp(?:\.h|\/)/,
    ascend: byHand("compression on the host", "CANN has no such library"),
    hip: byHand("hipCOMP", "a fork of an old nvCOMP"),
    musa: byHand("compression on the host", "no such library is documented"),
    cpu: notHere("LZ4, zstd, snappy"),
  }),
  library({
    id: "dali",
    component: "DALI",
    layer: "framework",
    control: nvidiaOpen("Apache-2.0"),
    namespaces: ["dali"],
    headers: /^dali\//,
    ascend: byHand("DVPP or CPU pipelines", "pipelines are built again"),
    hip: byHand("rocAL", "pipelines are built again"),
    musa: byHand("CPU pipelines", "pipelines are built again"),
    cpu: byHand("CPU pipelines of DALI or torchvision", "DALI itself has CPU operators"),
  }),
  library({
    id: "cuquantum",
    component: "cuQuantum",
    control: nvidiaClosed("LicenseRef-NVIDIA-cuQuantum-SLA"),
    names: /^custatevec[A-Z]\w*$|^cutensornet[A-Z]\w*$/,
    headers: /^(?:custatevec|cutensornet)\.h$/,
    ascend: none("CANN has no quantum simulation"),
    hip: byHand("hipStateVec, or kernels", "young"),
    musa: none("no such library is documented"),
    cpu: notHere("Qiskit Aer"),
  }),
  library({
    id: "nvgraph",
    component: "nvGRAPH and cuGraph",
    control: nvidiaOpen("Apache-2.0"),
    names: /^nvgraph[A-Z]\w*$/,
    namespaces: ["cugraph", "raft", "cuml", "cudf", "rmm"],
    headers: /^(?:nvgraph\.h|cugraph\/|raft\/|cudf\/|rmm\/)/,
    ascend: byHand("kernels, or the CPU", "RAPIDS has no counterpart in CANN"),
    hip: byHand("ROCm-DS (hipDF, hipRAFT)", "early ports of RAPIDS"),
    musa: byHand("kernels, or the CPU", "no such library is documented"),
    cpu: notHere("Boost Graph, igraph, Arrow"),
  }),
  library({
    id: "pytorch-cpp",
    component: "PyTorch's C++ interface to CUDA",
    layer: "framework",
    control: { controller: "pytorch", licence: "BSD-3-Clause", source: "open" },
    names:
      /^(?:getCurrentCUDAStream|getDefaultCUDAStream|getStreamFromPool|CUDAGuard|OptionalCUDAGuard|CUDAStreamGuard|AT_CUDA_CHECK|C10_CUDA_CHECK|C10_CUDA_KERNEL_LAUNCH_CHECK|TORCH_CUDA_CHECK)$/,
    headers: /^(?:ATen\/cuda|c10\/cuda|torch\/csrc\/cuda|ATen\/native\/cuda|THC)\//,
    ascend: mechanical(
      "c10_npu (torch_npu)",
      "streams and guards have counterparts: c10_npu::getCurrentNPUStream().stream(false)",
    ),
    hip: mechanical("PyTorch's own hipify", "PyTorch for ROCm rewrites extensions when they are built"),
    musa: mechanical("c10::musa (torch_musa)", "streams and guards have counterparts"),
    cpu: byHand("a CPU implementation of the operator", "registered for the CPU beside the CUDA one"),
    webgpu: none("PyTorch has no WebGPU device"),
  }),
];
