/** An audit as of a real repository of CUDA C++, PyTorch, CMake and Docker, for tests of what reads audits. */
import { type AuditFacts, concludeAudit } from "./conclude.ts";
import type {
  Audit,
  Control,
  Controller,
  Finding,
  KernelFacts,
  Layer,
  Rule,
  Target,
  Verdict,
  Way,
} from "./model.ts";

const controllers: readonly Controller[] = [
  { id: "nvidia", name: "NVIDIA", country: "US" },
  { id: "pytorch", name: "PyTorch Foundation (Linux Foundation)", country: "US" },
  { id: "openai", name: "OpenAI and the Triton community", country: "US" },
  { id: "dao-ailab", name: "Dao-AILab (flash-attention)", country: "US" },
  { id: "docker", name: "Docker, Inc.", country: "US" },
  { id: "community", name: "its own open-source community" },
  { id: "unknown", name: "whoever built it" },
];

const eula: Control = {
  controller: "nvidia",
  licence: "LicenseRef-NVIDIA-CUDA-Toolkit-EULA",
  source: "closed",
};
const open = (controller: string, licence: string): Control => ({ controller, licence, source: "open" });

/** Verdicts in the order of `targets`, one letter each: m, h (by hand), n (no counterpart), = (stays as it is). */
function verdicts(
  letters: string,
  counterparts: Partial<Record<Target, string>>,
  reason: string,
): Rule["verdicts"] {
  const ways: Record<string, Way> = { m: "mechanical", h: "by hand", n: "no counterpart", "=": "mechanical" };
  const verdict = (at: number, target: Target): Verdict => {
    const letter = letters[at] ?? "h";
    const counterpart = letter === "=" ? undefined : counterparts[target];
    return { way: ways[letter] ?? "by hand", ...(counterpart !== undefined && { counterpart }), reason };
  };
  return {
    "ascend-950": verdict(0, "ascend-950"),
    "ascend-910b": verdict(1, "ascend-910b"),
    hip: verdict(2, "hip"),
    musa: verdict(3, "musa"),
    webgpu: verdict(4, "webgpu"),
    cpu: verdict(5, "cpu"),
  };
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly layer: Layer;
  readonly component: string;
  readonly control: Control;
  readonly letters: string;
  readonly names: readonly string[];
  readonly lines: readonly string[];
  readonly files: readonly string[];
  readonly uses: number;
  readonly to?: Partial<Record<Target, string>>;
  readonly why: string;
}

const kernelFiles = [
  "src/attention/flash_fwd.cu",
  "src/attention/flash_bwd.cu",
  "src/ops/layer_norm.cu",
  "src/ops/softmax.cu",
  "src/ops/rope.cu",
  "src/quant/int4_gemm.cu",
  "src/comm/all_reduce.cu",
];
const hostFiles = [
  "src/runtime/allocator.cpp",
  "src/runtime/stream_pool.cpp",
  "src/runtime/graph.cpp",
  ...kernelFiles,
];
const pythonFiles = [
  "python/train.py",
  "python/model/llama.py",
  "python/model/attention.py",
  "python/serve/engine.py",
  "python/utils/device.py",
  "tests/test_ops.py",
];
const asIs = { "ascend-950": "asc_syncthreads", hip: "the same name", musa: "the same name" } as const;

const rows: readonly Row[] = [
  {
    id: "language/kernel",
    title: "kernel",
    layer: "language",
    component: "CUDA C++",
    control: eula,
    letters: "mhmm==",
    names: ["__global__"],
    lines: [
      "__global__ void flash_fwd_kernel(const half* q, const half* k, const half* v, half* out, int n, int d) {",
      "template <typename T> __global__ void layer_norm(const T* __restrict__ x, T* y, int n)",
    ],
    files: kernelFiles,
    uses: 34,
    to: {
      "ascend-950": "__global__ in Ascend C SIMT",
      hip: "__global__",
      musa: "__global__",
      "ascend-910b": "Triton-Ascend or an Ascend C tile kernel",
    },
    why: "the 910B has no SIMT threads; elsewhere the kernel keeps its shape",
  },
  {
    id: "language/launch",
    title: "kernel launch",
    layer: "language",
    component: "CUDA C++",
    control: eula,
    letters: "mhmm==",
    names: ["<<<"],
    lines: ["flash_fwd_kernel<<<grid, block, smem, stream>>>(q, k, v, out, n, d);"],
    files: kernelFiles,
    uses: 41,
    to: {
      "ascend-950": "<<<grid, block, dynamic, stream>>>",
      hip: "<<<grid, block, shared, stream>>>",
      musa: "the same form",
    },
    why: "the same form; more than 65535 blocks become a loop in the kernel",
  },
  {
    id: "language/block-barrier",
    title: "barrier of a block",
    layer: "language",
    component: "CUDA C++",
    control: eula,
    letters: "mhmm==",
    names: ["__syncthreads"],
    lines: ["    __syncthreads();"],
    files: kernelFiles,
    uses: 63,
    to: asIs,
    why: "every thread must come; returns before it are rewritten",
  },
  {
    id: "language/warp-shuffle",
    title: "warp shuffle",
    layer: "language",
    component: "CUDA C++",
    control: eula,
    letters: "mhmm==",
    names: ["__shfl_xor_sync", "__shfl_down_sync"],
    lines: ["    value += __shfl_xor_sync(0xffffffff, value, offset);"],
    files: kernelFiles,
    uses: 28,
    to: { "ascend-950": "asc_shfl_xor", hip: "__shfl_xor_sync", musa: "__shfl_xor_sync" },
    why: "masks are dropped where all lanes provably take part",
  },
  {
    id: "language/warp-size",
    title: "assumption that a warp has 32 lanes",
    layer: "language",
    component: "CUDA C++",
    control: eula,
    letters: "mhhh==",
    names: ["32"],
    lines: ["  const int lane = threadIdx.x % 32;"],
    files: kernelFiles,
    uses: 12,
    to: { hip: "warpSize" },
    why: "CDNA chips have 64 lanes: shifts, masks and shared arrays by warp must follow",
  },
  {
    id: "language/inline-ptx",
    title: "inline PTX",
    layer: "language",
    component: "PTX",
    control: eula,
    letters: "hhhhhh",
    names: ["asm"],
    lines: [
      '  asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" :: "r"(dst), "l"(src));',
      '  asm("ld.global.nc.v4.f32 {%0,%1,%2,%3}, [%4];" : "=f"(a) /* <…> */);',
    ],
    files: ["src/attention/flash_fwd.cu", "src/quant/int4_gemm.cu"],
    uses: 17,
    to: { hip: "C++ or GCN assembly" },
    why: "PTX is NVIDIA's instruction set; each asm statement is written again",
  },
  {
    id: "language/tensor-core",
    title: "tensor cores (wmma, mma)",
    layer: "language",
    component: "Tensor Cores",
    control: eula,
    letters: "hhhhhh",
    names: ["wmma::mma_sync"],
    lines: ["      wmma::mma_sync(acc[i][j], a_frag[i], b_frag[j], acc[i][j]);"],
    files: ["src/attention/flash_fwd.cu", "src/quant/int4_gemm.cu"],
    uses: 9,
    to: { hip: "rocWMMA", "ascend-950": "Mmad of Ascend C's cube programs" },
    why: "fragments and shapes differ by chip; the kernel is written again around them",
  },
  {
    id: "language/double",
    title: "double in device code",
    layer: "language",
    component: "CUDA C++",
    control: eula,
    letters: "nnmm==",
    names: ["double"],
    lines: ["  double sum = 0.0;  // Kahan would do"],
    files: ["src/ops/layer_norm.cu"],
    uses: 6,
    to: { hip: "double" },
    why: "SIMT code has no double; float changes results, and a person decides whether that is good enough",
  },
  {
    id: "nvcc/arch",
    title: "nvcc architecture flag",
    layer: "compiler",
    component: "nvcc",
    control: eula,
    letters: "hhmm==",
    names: ["-gencode"],
    lines: ['set(CMAKE_CUDA_FLAGS "${CMAKE_CUDA_FLAGS} -gencode arch=compute_90a,code=sm_90a")'],
    files: ["CMakeLists.txt", "setup.py", "src/CMakeLists.txt"],
    uses: 11,
    to: { hip: "--offload-arch=gfx942" },
    why: "names chips of one vendor",
  },
  {
    id: "nvrtc/nvrtcCompileProgram",
    title: "NVRTC: nvrtcCompileProgram",
    layer: "compiler",
    component: "NVRTC",
    control: eula,
    letters: "hhmmhh",
    names: ["nvrtcCompileProgram"],
    lines: ["  NVRTC_CHECK(nvrtcCompileProgram(program, options.size(), options.data()));"],
    files: ["src/runtime/graph.cpp"],
    uses: 2,
    to: { hip: "hiprtcCompileProgram" },
    why: "kernels compiled at run time",
  },
  {
    id: "cuda-runtime/cudaMalloc",
    title: "CUDA runtime: cudaMalloc",
    layer: "runtime",
    component: "CUDA runtime",
    control: eula,
    letters: "mmmm==",
    names: ["cudaMalloc"],
    lines: ["  CUDA_CHECK(cudaMalloc(&workspace, bytes));"],
    files: hostFiles,
    uses: 38,
    to: { hip: "hipMalloc", musa: "musaMalloc", "ascend-950": "aclrtMalloc", "ascend-910b": "aclrtMalloc" },
    why: "changed: a policy as third argument",
  },
  {
    id: "cuda-runtime/cudaMemcpyAsync",
    title: "CUDA runtime: cudaMemcpyAsync",
    layer: "runtime",
    component: "CUDA runtime",
    control: eula,
    letters: "mmmm==",
    names: ["cudaMemcpyAsync"],
    lines: ["  cudaMemcpyAsync(host, device, bytes, cudaMemcpyDeviceToHost, stream);"],
    files: hostFiles,
    uses: 44,
    to: {
      hip: "hipMemcpyAsync",
      musa: "musaMemcpyAsync",
      "ascend-950": "aclrtMemcpyAsync",
      "ascend-910b": "aclrtMemcpyAsync",
    },
    why: "changed: the size of the destination comes second",
  },
  {
    id: "cuda-runtime/cudaGraphLaunch",
    title: "CUDA runtime: cudaGraphLaunch",
    layer: "runtime",
    component: "CUDA runtime",
    control: eula,
    letters: "nnmmhh",
    names: ["cudaGraphLaunch"],
    lines: ["  CUDA_CHECK(cudaGraphLaunch(instance, stream));"],
    files: ["src/runtime/graph.cpp"],
    uses: 5,
    to: { hip: "hipGraphLaunch" },
    why: "ACL has nothing like it",
  },
  {
    id: "cublas/cublasGemmEx",
    title: "cuBLAS: cublasGemmEx",
    layer: "library",
    component: "cuBLAS",
    control: eula,
    letters: "hhmmhh",
    names: ["cublasGemmEx"],
    lines: [
      "  cublasGemmEx(handle, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &alpha, a, CUDA_R_16F, lda, b, CUDA_R_16F, ldb, &beta, c, CUDA_R_16F, ldc, CUBLAS_COMPUTE_32F, algo);",
    ],
    files: hostFiles,
    uses: 26,
    to: { hip: "hipblasGemmEx", "ascend-950": "aclnnMatmul", "ascend-910b": "aclnnMatmul" },
    why: "aclnn's matrix product takes tensors with shapes, and two calls",
  },
  {
    id: "cublas/cublasLtMatmul",
    title: "cuBLASLt: cublasLtMatmul",
    layer: "library",
    component: "cuBLAS",
    control: eula,
    letters: "hhmhhh",
    names: ["cublasLtMatmul"],
    lines: [
      "  cublasLtMatmul(lt, desc, &alpha, a, aDesc, b, bDesc, &beta, c, cDesc, d, dDesc, &algo, ws, wsBytes, stream);",
    ],
    files: ["src/quant/int4_gemm.cu", "src/ops/rope.cu"],
    uses: 7,
    to: { hip: "hipblasLtMatmul" },
    why: "epilogues differ",
  },
  {
    id: "cudnn/cudnnSoftmaxForward",
    title: "cuDNN: cudnnSoftmaxForward",
    layer: "library",
    component: "cuDNN",
    control: { ...eula, licence: "LicenseRef-NVIDIA-cuDNN-SLA" },
    letters: "hhmmhh",
    names: ["cudnnSoftmaxForward"],
    lines: [
      "  cudnnSoftmaxForward(handle, CUDNN_SOFTMAX_ACCURATE, CUDNN_SOFTMAX_MODE_CHANNEL, &one, xd, x, &zero, yd, y);",
    ],
    files: ["src/ops/softmax.cu"],
    uses: 3,
    to: { hip: "miopenSoftmaxForward" },
    why: "the descriptors differ",
  },
  {
    id: "nccl/ncclAllReduce",
    title: "NCCL: ncclAllReduce",
    layer: "library",
    component: "NCCL",
    control: { controller: "nvidia", licence: "BSD-3-Clause", source: "open" },
    letters: "mmmmhh",
    names: ["ncclAllReduce"],
    lines: ["  ncclAllReduce(send, recv, count, ncclHalf, ncclSum, comm, stream);"],
    files: ["src/comm/all_reduce.cu"],
    uses: 8,
    to: {
      hip: "ncclAllReduce of RCCL",
      "ascend-950": "HcclAllReduce",
      "ascend-910b": "HcclAllReduce",
      musa: "mcclAllReduce",
    },
    why: "the same shape of call",
  },
  {
    id: "thrust/sort",
    title: "Thrust: sort_by_key",
    layer: "library",
    component: "Thrust",
    control: { controller: "nvidia", licence: "Apache-2.0 WITH LLVM-exception", source: "open" },
    letters: "hhmmhh",
    names: ["thrust::sort_by_key"],
    lines: ["  thrust::sort_by_key(thrust::cuda::par.on(stream), keys, keys + n, values);"],
    files: ["src/ops/rope.cu", "src/runtime/allocator.cpp"],
    uses: 6,
    to: { hip: "rocThrust" },
    why: "no library of algorithms on the device",
  },
  {
    id: "tensorrt/enqueueV3",
    title: "TensorRT: enqueueV3",
    layer: "library",
    component: "TensorRT",
    control: { ...eula, licence: "LicenseRef-NVIDIA-TensorRT-SLA" },
    letters: "hhnnnn",
    names: ["enqueueV3"],
    lines: ["  context->enqueueV3(stream);"],
    files: ["src/runtime/graph.cpp", "python/serve/engine.py"],
    uses: 4,
    to: { "ascend-910b": "aclmdlExecuteAsync with a model that ATC converted" },
    why: "engines are binaries for one chip",
  },
  {
    id: "python/torch-cuda",
    title: "torch.cuda",
    layer: "framework",
    component: "PyTorch",
    control: open("pytorch", "BSD-3-Clause"),
    letters: "mm=mhm",
    names: ["torch.cuda.synchronize", "torch.cuda.empty_cache"],
    lines: ["        torch.cuda.synchronize()", "    torch.cuda.empty_cache()"],
    files: pythonFiles,
    uses: 52,
    to: {
      "ascend-950": "torch.npu.*",
      "ascend-910b": "torch.npu.*",
      musa: "torch.musa.*",
      cpu: "a device string",
    },
    why: "torch_npu mirrors the module",
  },
  {
    id: "python/device-string",
    title: "device string",
    layer: "framework",
    component: "PyTorch",
    control: open("pytorch", "BSD-3-Clause"),
    letters: "mm=mmm",
    names: ['"cuda"', '"cuda:0"'],
    lines: [
      '    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
      'x = x.to("cuda:0", non_blocking=True)',
    ],
    files: pythonFiles,
    uses: 61,
    to: { "ascend-950": '"npu"', "ascend-910b": '"npu"', musa: '"musa"', cpu: '"cpu"', webgpu: '"cpu"' },
    why: "the string names the backend",
  },
  {
    id: "python/flash-attn",
    title: "flash-attn",
    layer: "framework",
    component: "flash-attn",
    control: open("dao-ailab", "BSD-3-Clause"),
    letters: "hhhhnn",
    names: ["flash_attn_func"],
    lines: ["from flash_attn import flash_attn_func", "        out = flash_attn_func(q, k, v, causal=True)"],
    files: ["python/model/attention.py", "python/model/llama.py", "requirements.txt"],
    uses: 7,
    to: { hip: "flash-attn of ROCm", "ascend-910b": "npu_fusion_attention" },
    why: "another function with other arguments",
  },
  {
    id: "python/triton",
    title: "Triton",
    layer: "framework",
    component: "Triton",
    control: open("openai", "MIT"),
    letters: "hhmhhh",
    names: ["@triton.jit"],
    lines: ["@triton.jit"],
    files: ["python/model/attention.py"],
    uses: 5,
    to: { "ascend-910b": "Triton-Ascend" },
    why: "grids and block sizes are tuned for one chip",
  },
  {
    id: "python/bitsandbytes",
    title: "bitsandbytes",
    layer: "framework",
    component: "bitsandbytes",
    control: open("community", "MIT"),
    letters: "nhhnnh",
    names: ["bitsandbytes"],
    lines: ["import bitsandbytes as bnb"],
    files: ["python/train.py", "requirements.txt"],
    uses: 3,
    why: "its kernels are CUDA's",
  },
  {
    id: "build/cuda-extension",
    title: "CUDAExtension",
    layer: "build",
    component: "torch.utils.cpp_extension",
    control: open("pytorch", "BSD-3-Clause"),
    letters: "hhmhhh",
    names: ["CUDAExtension"],
    lines: [
      "        CUDAExtension(name='fast_ops._C', sources=sources, extra_compile_args={'nvcc': nvcc_args}),",
    ],
    files: ["setup.py"],
    uses: 2,
    why: "another builder for another compiler",
  },
  {
    id: "build/find-cudatoolkit",
    title: "find_package(CUDAToolkit)",
    layer: "build",
    component: "CMake",
    control: open("community", "BSD-3-Clause"),
    letters: "hhmhmm",
    names: ["find_package(CUDAToolkit"],
    lines: ["find_package(CUDAToolkit 12.4 REQUIRED)"],
    files: ["CMakeLists.txt"],
    uses: 3,
    to: { hip: "find_package(hip)" },
    why: "another package with other targets",
  },
  {
    id: "container/cuda-image",
    title: "base image nvidia/cuda",
    layer: "container",
    component: "nvidia/cuda",
    control: { ...eula, licence: "LicenseRef-NVIDIA-Deep-Learning-Container-License" },
    letters: "hhmhmm",
    names: ["nvidia/cuda:12.4.1-devel-ubuntu22.04"],
    lines: ["FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS build"],
    files: ["docker/Dockerfile", "docker/Dockerfile.serve"],
    uses: 3,
    to: { hip: "rocm/dev-ubuntu-22.04" },
    why: "another vendor's image, or an open one",
  },
  {
    id: "ci/gpu-runner",
    title: "runner with a GPU",
    layer: "ci",
    component: "GitHub Actions runner",
    control: open("community", "MIT"),
    letters: "hhhhmm",
    names: ["gpu-t4"],
    lines: ["    runs-on: [self-hosted, gpu-t4]"],
    files: [".github/workflows/test.yml"],
    uses: 2,
    why: "another machine",
  },
  {
    id: "binary/shared-library",
    title: "shared library without source",
    layer: "binary",
    component: "libfastquant.so",
    control: { controller: "unknown", licence: "NOASSERTION", source: "closed" },
    letters: "nnnnnn",
    names: ["libfastquant.so"],
    lines: [""],
    files: ["third_party/lib/libfastquant.so"],
    uses: 1,
    why: "nobody can read it",
  },
  {
    id: "chip/sm-version",
    title: "test for a chip's version",
    layer: "chip",
    component: "NVIDIA GPU (sm_90)",
    control: eula,
    letters: "hhhhmm",
    names: ["get_device_capability"],
    lines: ["    if torch.cuda.get_device_capability()[0] >= 9:"],
    files: ["python/utils/device.py", "src/attention/flash_fwd.cu"],
    uses: 6,
    why: "which branch is right for another chip is a decision",
  },
];

/** Numbers that look random and are the same in every run. */
function* sequence(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** `times` copies of the sample's findings, in more and more folders: 1 gives about 520. */
export function sampleAudit({ times = 1, change = (facts: AuditFacts) => facts } = {}): Audit {
  const random = sequence(7);
  const upTo = (count: number) => Math.floor(random.next().value * count);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;

  const findings: Finding[] = rows.flatMap((row) =>
    Array.from({ length: row.uses * times }, (_, at): Finding => {
      const folder = at < row.uses ? "" : `module${Math.floor(at / row.uses)}/`;
      const file = folder + pick(row.files);
      const excerpt = pick(row.lines);
      const name = row.names.find((name) => excerpt.includes(name)) ?? row.names[0] ?? row.title;
      const isCuda = file.endsWith(".cu");
      const inKernel = row.layer === "language" && isCuda && row.id !== "language/launch";
      return {
        rule: row.id,
        file,
        line: row.layer === "binary" ? 0 : 1 + upTo(900),
        column: Math.max(1, excerpt.indexOf(name) + 1),
        name,
        excerpt,
        evidence:
          row.layer === "binary" ? "file" : isCuda && !file.endsWith("int4_gemm.cu") ? "compiler" : "tokens",
        ...(inKernel && !file.endsWith("int4_gemm.cu") && { kernel: kernelNameIn(file, upTo(4)) }),
      };
    }),
  );
  findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));

  return concludeAudit(
    change({
      schema: "unwarp-audit/1",
      root: "fast-llm",
      unwarpVersion: "0.1.0",
      counts: [
        { kind: "CUDA C++", files: 7 * times, lines: 8412 * times },
        { kind: "C++", files: 23 * times, lines: 11870 * times },
        { kind: "Python", files: 64 * times, lines: 15320 * times },
        { kind: "CMake", files: 2, lines: 214 },
        { kind: "Dockerfile", files: 2, lines: 71 },
        { kind: "binary", files: 1, lines: 0 },
      ],
      rules: rows.map(({ id, title, layer, component, control, letters, to, why }) => ({
        ...{ id, title, layer, component, control },
        verdicts: verdicts(letters, to ?? {}, why),
      })),
      controllers,
      findings,
      kernels: kernelFiles
        .filter((file) => !file.endsWith("int4_gemm.cu"))
        .flatMap((file) => [0, 1, 2, 3].map((at) => kernel(file, at))),
      notes: [
        {
          file: "src/quant/int4_gemm.cu",
          what: "does not compile: 'cutlass/gemm/device/gemm.h' not found; read by tokens",
        },
        { file: "third_party/cub", what: "a link to a folder above it; not followed" },
        { file: "docs/notes.txt", what: "not UTF-8; read as Latin-1" },
      ],
    }),
  );
}

function kernelNameIn(file: string, at: number): string {
  const stem = file.slice(file.lastIndexOf("/") + 1, -".cu".length);
  return `${stem}_${["kernel", "vec4_kernel", "reduce_kernel", "tail_kernel"][at] ?? "kernel"}`;
}

function kernel(file: string, at: number): KernelFacts {
  return {
    name: kernelNameIn(file, at),
    file,
    line: 20 + at * 140,
    usesDouble: file.includes("layer_norm") && at === 0,
    usesInlineAssembly: file.includes("flash_fwd") && at < 2,
    usesTextures: false,
    usesWarpOperations: at % 2 === 0,
    usesAtomics: at === 2,
    usesBarriers: at !== 3,
    sharedBytes: [0, 4096, 49152, 16384][at] ?? 0,
    usesDynamicShared: at === 2,
    instructions: [84, 412, 1730, 150][at] ?? 100,
  };
}
