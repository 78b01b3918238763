/** Every rule is found where it is used, and nowhere where it is only mentioned. */
import { describe, expect, test } from "vitest";
import { deviceFunctions } from "../../port/ascend/device-functions.ts";
import { hostCalls, symbolCalls } from "../../port/ascend/host-functions.ts";
import { targets } from "../model.ts";
import { scanFile } from "../scan/scan-file.ts";
import { apiFamilies, fixedRules } from "./all-rules.ts";
import { controllers } from "./controllers.ts";
import { RuleBook } from "./all-rules.ts";

const rules = new RuleBook();
const context = { rules, localModules: new Set<string>() };

function findingsOf(file: string, text: string): readonly string[] {
  return scanFile(file, new TextEncoder().encode(text), context).findings.map(({ rule }) => rule);
}

/** Statements of a kernel. */
const inKernel = (statement: string) => ["k.cu", `__global__ void k(float* p) { ${statement} }`] as const;
const inFile = (text: string) => ["k.cu", text] as const;
const python = (text: string) => ["a.py", `import torch\n${text}\n`] as const;
const cmake = (text: string) => ["CMakeLists.txt", text] as const;
const shell = (text: string) => ["run.sh", text] as const;
const docker = (text: string) => ["Dockerfile", text] as const;
const workflow = (text: string) => [".github/workflows/ci.yml", text] as const;

/** A file in which the rule is met. */
const examples: Readonly<Record<string, readonly [file: string, text: string]>> = {
  "language/kernel": inFile("__global__ void k() {}"),
  "language/launch": inFile("void f() { k<int><<<1, 2>>>(); }"),
  "language/dynamic-parallelism": inKernel("other<<<1, 2>>>();"),
  "language/texture": inKernel("p[0] = tex2D<float>(t, 0, 0);"),
  "language/surface": inKernel("surf2Dwrite(1, s, 0, 0);"),
  "language/inline-ptx": inKernel('asm volatile("prmt.b32 %0, %1, %2, %3;" : "=r"(x) : "r"(a));'),
  "language/lane-register": inKernel('asm volatile("mov.u32 %0, %%laneid;" : "=r"(x));'),
  "language/tensor-core": inKernel("wmma::fill_fragment(c, 0.0f);"),
  "language/cooperative-groups": inKernel("auto b = cg::this_thread_block();"),
  "language/cooperative-collectives": inKernel("cg::reduce(tile, 1, cg::plus<int>());"),
  "language/grid-sync": inKernel("cooperative_groups::this_grid().sync();"),
  "language/multi-grid-sync": inKernel("cg::this_multi_grid().sync();"),
  "language/cluster": inFile("__global__ void __cluster_dims__(2, 1, 1) k() {}"),
  "language/bulk-copy": inKernel('asm("cp.async.bulk.shared.global [%0], [%1], 16, [%2];");'),
  "language/async-copy": inKernel("__pipeline_memcpy_async(a, b, 16);"),
  "language/launch-bounds": inFile("__global__ void __launch_bounds__(256) k() {}"),
  "language/warp-shuffle": inKernel("__shfl_sync(m, x, 0);"),
  "language/warp-vote": inKernel("__ballot_sync(m, x);"),
  "language/warp-match": inKernel("__match_any_sync(m, x);"),
  "language/warp-reduce": inKernel("__reduce_add_sync(m, x);"),
  "language/warp-sync": inKernel("__syncwarp();"),
  "language/warp-legacy": inKernel("__shfl(x, 0);"),
  "language/warp-size": inKernel("int lane = threadIdx.x & 31;"),
  "language/double": inKernel("double d = 0;"),
  "language/half": inKernel("__half h;"),
  "language/bfloat16": inKernel("__nv_bfloat16 h;"),
  "language/fp8": inKernel("__nv_fp8_e4m3 h;"),
  "language/atomic": inKernel("atomicAdd(p, 1.0f);"),
  "language/atomic-scope": inKernel("atomicAdd_system(p, 1.0f);"),
  "language/constant-memory": inFile("__constant__ float table[4];"),
  "language/device-variable": inFile("__device__ int counter = 0;"),
  "language/managed-memory": inFile("__managed__ int counter;"),
  "language/shared-memory": inKernel("__shared__ float s[4];"),
  "language/block-barrier": inKernel("__syncthreads();"),
  "language/barrier-vote": inKernel("__syncthreads_count(1);"),
  "language/system-fence": inKernel("__threadfence_system();"),
  "language/device-heap": inKernel("int* q = new int[4];"),
  "language/device-printf": inKernel('printf("%d", 1);'),
  "language/device-assert": inKernel("assert(p);"),
  "language/fast-math": inKernel("p[0] = __expf(1.0f);"),
  "language/rounding-mode": inKernel("p[0] = __fadd_rd(1.0f, 2.0f);"),
  "language/rounding-to-nearest": inKernel("p[0] = __fadd_rn(1.0f, 2.0f);"),
  "language/sleep": inKernel("__nanosleep(100);"),
  "language/funnel-shift": inKernel("unsigned i = __funnelshift_l(1, 2, 3);"),
  "language/video-instruction": inKernel("int i = __dp4a(1, 2, 3);"),
  "language/clock": inKernel("long long t = clock64();"),
  "language/compiler-macro": inFile("#if __CUDA_ARCH__ >= 800\n#endif"),
  "language/libcudacxx": inFile("#include <cuda/atomic>\n__device__ cuda::std::atomic<int> a;"),
  "compiler/cuda-source": inFile("int x;"),

  "build/cmake-cuda": cmake("project(a LANGUAGES CXX CUDA)"),
  "build/cmake-library": cmake("target_link_libraries(a CUDA::cublas)"),
  "build/nvcc": shell("nvcc -O3 a.cu -o a"),
  "build/architecture": ["Makefile", "FLAGS = -arch=sm_80"],
  "build/link-library": ["Makefile", "LIBS = -lcublas -lm"],
  "build/toolkit-path": shell("export PATH=/usr/local/cuda-12/bin:$PATH"),
  "build/bazel-cuda": ["BUILD.bazel", 'cuda_library(name = "a")'],
  "build/torch-wheel": ["requirements.txt", "torch==2.4.0+cu121"],
  "build/cuda-package": docker("RUN apt-get install -y cuda-toolkit-12-4"),
  "container/cuda-image": docker("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04"),
  "build/cudnn-package": docker("RUN apt-get install -y libcudnn9-dev-cuda-12"),
  "build/nccl-package": docker("RUN apt-get install -y libnccl2=2.21.5-1+cuda12.4"),
  "container/cudnn-in-image": docker("FROM nvidia/cuda:12.1.0-cudnn8-devel-ubuntu22.04"),
  "container/ngc-image": docker("FROM nvcr.io/nvidia/pytorch:24.05-py3"),
  "container/framework-image": docker("FROM pytorch/pytorch:2.4.0-cuda12.4-cudnn9-devel"),
  "container/runtime": shell("docker run --gpus all image"),
  "container/kubernetes": ["job.yaml", "limits:\n  nvidia.com/gpu: 1"],
  "container/package-repository": docker("ADD https://developer.download.nvidia.com/compute/x /x"),
  "ci/gpu-runner": workflow("jobs:\n  a:\n    runs-on: [self-hosted, gpu]"),
  "ci/toolkit-action": workflow("- uses: Jimver/cuda-toolkit@v0.2.18"),
  "ci/nvidia-smi": shell("nvidia-smi -L"),
  "ci/profiler": shell("nsys profile ./a"),
  "binary/device-code": ["a.cubin", "\u0000\u0000ELF"],
  "binary/ptx": ["a.ptx", ".version 8.0\n.target sm_80\n"],
  "binary/library": ["liba.so", "\u007fELF\u0000libcudart.so.12\u0000"],
  "binary/engine": ["a.engine", "ftrt\u0000\u0000"],

  "environment/visible-devices": shell("export CUDA_VISIBLE_DEVICES=0"),
  "environment/cuda-variable": shell("export CUDA_LAUNCH_BLOCKING=1"),
  "environment/nccl-variable": shell("export NCCL_DEBUG=INFO"),
  "environment/nvidia-variable": docker("ENV NVIDIA_VISIBLE_DEVICES=all"),
  "environment/toolkit-path": shell("export CUDA_HOME=/opt/cuda"),
  "environment/architecture-list": docker('ENV TORCH_CUDA_ARCH_LIST="8.0 9.0"'),

  "torch/import": python(""),
  "torch/device-string": python('x = torch.zeros(1, device="cuda:1")'),
  "torch/cuda-method": python("x = torch.zeros(1).cuda()"),
  "torch/device-number": python("x = torch.zeros(1).to(0)"),
  "torch/nccl": python('torch.distributed.init_process_group("nccl")'),
  "torch/amp": python("torch.cuda.amp.autocast()"),
  "torch/cudnn": python("torch.backends.cudnn.benchmark = True"),
  "torch/tf32": python("torch.backends.cuda.matmul.allow_tf32 = True"),
  "torch/cuda-backend": python("torch.backends.cuda.enable_flash_sdp(True)"),
  "torch/capability": python("torch.cuda.get_device_capability()"),
  "torch/cuda-extension": python("from torch.utils.cpp_extension import CUDAExtension"),
  "torch/inline-extension": python("from torch.utils.cpp_extension import load_inline"),
  "torch/compile": python("f = torch.compile(f)"),
  "torch/graph": python("g = torch.cuda.CUDAGraph()"),
  "torch/script": python("f = torch.jit.script(f)"),
  "torch/double": python("x = torch.zeros(1, dtype=torch.float64)"),
  "torch/data-parallel": python("m = torch.nn.DataParallel(m)"),
  "torch/channels-last": python("x = x.to(memory_format=torch.channels_last)"),
  "torch/legacy-tensor-type": python("x = torch.cuda.FloatTensor(1)"),
  "torch/library-key": ["a.cpp", "TORCH_LIBRARY_IMPL(ops, CUDA, m) {}"],
  "torch/attention-implementation": python('load(attn_implementation="flash_attention_2")'),
};

/** What tokens cannot show: see kernel-facts.test.ts. */
const seenByTheCompiler = [
  ...["language/atomic-double", "language/atomic-half", "language/atomic-64-shared"],
  ...["language/recursion", "language/indirect-call"],
];

describe("every rule", () => {
  test("has an example here, or is one that only the compiler sees", () => {
    const own = [...fixedRules.keys()].filter((id) => !id.startsWith("python/"));
    expect(own.toSorted()).toEqual([...Object.keys(examples), ...seenByTheCompiler].toSorted());
  });

  test.each(Object.entries(examples))("%s is found", (rule, [file, text]) => {
    expect(findingsOf(file, text)).toContain(rule);
  });

  /** Comments and strings of each kind of file; files without text have none. */
  test.each(Object.entries(examples).filter(([rule]) => !/^binary|^compiler/.test(rule)))(
    "%s is not found in comments",
    (_, [file, text]) => {
      const isCpp = /\.(?:cu|cpp)$/.test(file);
      const comment = isCpp
        ? `/* ${text} */\n// ${text.replaceAll("\n", " ")}\n`
        : text
            .split("\n")
            .map((line) => `# ${line}`)
            .join("\n");
      expect(findingsOf(file, comment).filter((id) => id !== "compiler/cuda-source")).toEqual([]);
    },
  );

  test.each(Object.entries(examples).filter(([, [file]]) => /\.(?:cu|cpp)$/.test(file)))(
    "%s is not found in strings",
    (_, [file, text]) => {
      const quoted = `const char* text = ${JSON.stringify(text)};\nconst char* raw = R"(${text})";\n`;
      expect(findingsOf(file, quoted).filter((id) => id !== "compiler/cuda-source")).toEqual([]);
    },
  );

  test("says for each target what becomes of it, with a reason in words and a controller that exists", () => {
    for (const [id, rule] of fixedRules) {
      expect(Object.keys(rule.verdicts).toSorted(), id).toEqual([...targets].toSorted());
      expect(Object.keys(controllers)).toContain(rule.control.controller);
      for (const { reason } of Object.values(rule.verdicts)) expect(reason, id).toMatch(/^\S.*\S$/);
    }
  });
});

test("a component is in one layer, so that its uses are counted in one place", () => {
  const layersOf = new Map<string, Set<string>>();
  for (const { component, layer } of [...fixedRules.values(), ...apiFamilies])
    layersOf.set(component, (layersOf.get(component) ?? new Set()).add(layer));
  expect([...layersOf].filter(([, layers]) => layers.size > 1)).toEqual([]);
});

describe("every package of Python", () => {
  const packages = [...fixedRules.values()].filter(({ id }) => id.startsWith("python/"));
  test("is found by its import or its requirement", async () => {
    const { pythonPackages } = await import("./python-packages.ts");
    expect(packages).toHaveLength(pythonPackages.length);
    for (const { id, modules, packages: names } of pythonPackages) {
      for (const module of modules)
        expect(findingsOf("a.py", `import ${module}  # cuda\nimport torch`), module).toContain(id);
      for (const name of names) expect(findingsOf("requirements.txt", `${name}>=1.0\n`), name).toContain(id);
      for (const name of names) expect(findingsOf("requirements.txt", `# ${name}\n`), name).toEqual([]);
    }
  });

  test("the tree's own modules are nobody else's", () => {
    const bytes = new TextEncoder().encode("import vllm  # cuda\n");
    const own = scanFile("a.py", bytes, { rules, localModules: new Set(["vllm"]) });
    expect(own.findings).toEqual([]);
  });
});

describe("every API", () => {
  const calls: Readonly<Record<string, string>> = {
    "cuda-runtime": "cudaMalloc(&p, 4);",
    "cuda-driver": "cuModuleLoad(&m, f);",
    nvrtc: "nvrtcCompileProgram(p, 0, 0);",
    nvjitlink: "nvJitLinkCreate(&h, 0, 0);",
    cublas: "cublasSgemm(h);",
    cublaslt: "cublasLtMatmul(h);",
    cudnn: "cudnnCreate(&h);",
    cufft: "cufftExecC2C(p, a, b, 1);",
    "curand-device": "curand_uniform(&s);",
    curand: "curandGenerateUniform(g, p, 1);",
    cusparse: "cusparseCreate(&h);",
    cusolver: "cusolverDnCreate(&h);",
    cusparselt: "cusparseLtInit(&h);",
    cutensor: "cutensorCreate(&h);",
    cudss: "cudssCreate(&h);",
    nccl: "ncclAllReduce(a, b, 1, t, o, c, s);",
    nvshmem: "nvshmem_init();",
    thrust: "thrust::sort(a, b);",
    cub: "cub::DeviceScan::ExclusiveSum(a, b);",
    cutlass: "cutlass::gemm::device::Gemm<int> g;",
    tensorrt: "nvinfer1::createInferBuilder(l);",
    nvml: "nvmlInit();",
    nvtx: 'nvtxRangePushA("x");',
    npp: "nppiFilter_8u_C1R(a);",
    nvjpeg: "nvjpegDecode(h);",
    "video-codec": "cuvidCreateDecoder(&d);",
    cupti: "cuptiActivityEnable(k);",
    optix: "optixInit();",
    cufile: "cuFileRead(h);",
    nvcomp: "nvcompBatchedLZ4CompressAsync(a);",
    dali: "dali::Pipeline p;",
    cuquantum: "custatevecCreate(&h);",
    nvgraph: "raft::handle_t h;",
    "pytorch-cpp": "at::cuda::getCurrentCUDAStream();",
  };

  test("has an example here", () => {
    expect(apiFamilies.map(({ id }) => id).toSorted()).toEqual(Object.keys(calls).toSorted());
  });

  test.each(Object.entries(calls))(
    "%s is found where it is called, and its rule can be made",
    (family, call) => {
      const [rule, ...others] = findingsOf("a.cpp", `void f() { ${call} }`);
      expect(rule).toMatch(new RegExp(`^${family}/`));
      expect(others).toEqual([]);
      expect(Object.keys(rules.rule(rule ?? "").verdicts).toSorted()).toEqual([...targets].toSorted());
      expect(findingsOf("a.cpp", `// ${call}\nconst char* s = ${JSON.stringify(call)};`)).toEqual([]);
    },
  );

  test("names that only look like CUDA's are a program's own", () => {
    const own =
      "cudaCheck(x); cublasSafeCall(x); cuddle(x); ncclCheck(x); object.cudaMalloc(x); mine::cudaFree(p);";
    expect(findingsOf("a.cpp", `void f() { ${own} }`)).toEqual([]);
  });

  test("a program that opens libraries by name says so in strings", () => {
    const text = 'void* h = dlopen("libcuda.so.1", 1); auto f = dlsym(h, "cuInit");';
    expect(findingsOf("a.cpp", text)).toEqual(["cuda-driver/libcuda.so.1", "cuda-driver/cuInit"]);
  });
});

test("verdicts for Ascend 950 are what its port does", () => {
  for (const name of [...Object.keys(hostCalls), ...symbolCalls])
    expect(rules.rule(`cuda-runtime/${name}`).verdicts["ascend-950"].way, name).toBe("mechanical");
  const device = Object.entries(deviceFunctions).filter(([name]) => name.startsWith("__"));
  for (const [name, { kind }] of device) {
    const found = findingsOf("k.cu", `__global__ void k(float* p) { ${name}(p); }`).filter((id) =>
      id.startsWith("language/"),
    );
    const ways = found.map((id) => rules.rule(id).verdicts["ascend-950"].way);
    // A refusal is never called mechanical, unless it is one member of a family that is.
    if (kind === "refuse" && !/_reduce_|__ldcv|__frsqrt_rn/.test(name))
      expect(
        ways.some((way) => way !== "mechanical"),
        name,
      ).toBe(true);
    if (kind !== "refuse")
      expect(
        ways.every((way) => way === "mechanical"),
        `${name} ${found.join(" ")}`,
      ).toBe(true);
  }
});

test("verdicts of a function follow the tables", () => {
  expect(rules.rule("cuda-runtime/cudaMalloc").verdicts).toMatchObject({
    "ascend-950": { way: "mechanical", counterpart: "aclrtMalloc" },
    hip: { way: "mechanical", counterpart: "hipMalloc" },
    musa: { counterpart: "musaMalloc" },
    cpu: { way: "mechanical" },
  });
  expect(rules.rule("cuda-runtime/cudaMallocManaged").verdicts["ascend-950"].way).toBe("mechanical");
  expect(rules.rule("cuda-runtime/cudaMallocFromPoolAsync").verdicts["ascend-950"]).toMatchObject({
    ...{ way: "by hand", counterpart: "aclrtMemPoolMallocAsync" },
  });
  expect(rules.rule("cuda-runtime/cuda_runtime.h").verdicts).toMatchObject({
    ...{
      "ascend-950": { way: "mechanical" },
      hip: { way: "mechanical" },
      musa: { counterpart: "musa_runtime.h" },
    },
    cpu: { way: "mechanical" },
  });
  expect(rules.rule("cublas/cublas_v2.h").verdicts).toMatchObject({
    hip: { way: "mechanical" },
    cpu: { way: "by hand" },
  });
  expect(rules.rule("cuda-runtime/cudaGLMapBufferObject").verdicts.hip.way).toBe("no counterpart");
  expect(rules.rule("torch-api/torch.argwhere").verdicts).toMatchObject({
    "ascend-950": { way: "by hand" },
    "ascend-910b": { way: "mechanical" },
  });
  expect(rules.rule("torch-api/torch.jit.ScriptModule").verdicts["ascend-910b"]).toEqual({
    way: "by hand",
    reason: "torch_npu's pages list torch.jit.ScriptModule for PyTorch 2.7.1, and not for 2.13.0",
  });
});

test("cuDNN is NVIDIA's wherever it is named, and PyTorch's other switches are not cuDNN", () => {
  const cudnn = [
    "torch/cudnn",
    "build/cudnn-package",
    "container/cudnn-in-image",
    "cudnn/cudnnCreate",
    "python/cudnn-wheels",
  ];
  for (const id of cudnn)
    expect(rules.rule(id), id).toMatchObject({
      ...{ component: "cuDNN", layer: "library" },
      control: { controller: "nvidia", licence: "LicenseRef-NVIDIA-cuDNN-SLA", source: "closed" },
    });
  const [path, tf32] = python("torch.backends.cuda.matmul.allow_tf32 = True");
  expect(findingsOf(path, tf32)).not.toContain("torch/cudnn");
  const packages = "RUN apt-get install -y libcudnn9-dev libcudnn8=8.9.7.29-1+cuda12.2 libcublas-12-4";
  expect(findingsOf("Dockerfile", packages)).toEqual([
    "build/cudnn-package",
    "build/cudnn-package",
    "build/cuda-package",
  ]);
  const wheels = "nvidia-cudnn-cu12==9.1.0.70\nnvidia-nccl-cu12\nnvidia-cublas-cu12\n";
  expect(findingsOf("requirements.txt", wheels)).toEqual([
    ...["python/cudnn-wheels", "python/nccl-wheels", "python/toolkit-wheels"],
  ]);
  expect(findingsOf("Dockerfile", "FROM nvcr.io/nvidia/cuda:12.1.0-cudnn-devel-ubuntu22.04")).toEqual([
    ...["container/cuda-image", "container/cudnn-in-image"],
  ]);
  const image = "FROM pytorch/pytorch:2.4.0-cuda12.4-cudnn9-devel";
  expect(findingsOf("Dockerfile", image)).toEqual(["container/framework-image", "container/cudnn-in-image"]);
});
