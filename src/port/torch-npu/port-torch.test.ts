import { expect, test } from "vitest";
import type { Services } from "../../toolchain/services.ts";
import { Project } from "../project.ts";
import type { PortRequest } from "../port-project.ts";
import { extensionFiles } from "./extension-template.ts";
import { portNotebook } from "./port-notebook.ts";
import { portCompose, portDockerfile } from "./port-dockerfile.ts";
import { portPython } from "./port-python.ts";
import { portRequirements } from "./port-requirements.ts";
import { portTorch, type TorchOptions } from "./port-torch.ts";
import { remarksOfRenamed } from "./renamed-sources.ts";
import { portTorchCpp } from "./port-torch-cpp.ts";

/** No CUDA sources: nothing is asked of the toolchain. */
async function port(files: Readonly<Record<string, string>>, torch: TorchOptions = {}) {
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    role: "other" as const,
    content: new TextEncoder().encode(text),
  }));
  const request = { project: new Project("/p", entries, []), options: {}, displayName: "app" };
  const result = await portTorch(request as unknown as PortRequest, {} as Services, torch);
  const outputs = [...result.files, ...result.added].map(({ path, content }): [string, string] => [
    path,
    typeof content === "string" ? content : new TextDecoder().decode(content),
  ]);
  return { report: result.report, files: Object.fromEntries(outputs) };
}

test("a project: each kind of file in its way, the others as they are", async () => {
  const { report, files } = await port({
    "train.py": "import torch\nx = torch.zeros(1).cuda()\n",
    "old.py": "print 'x'\n",
    "README.md": "Use cuda.\n",
    "requirements.txt": "torch==2.7.1+cu126\nnumpy\n",
    Dockerfile: "FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN echo cuda\n",
  });
  expect(files["train.py"]).toBe("import torch\nimport torch_npu  # noqa: F401\nx = torch.zeros(1).npu()\n");
  expect(files["README.md"]).toBe("Use cuda.\n");
  expect(files["requirements.txt"]).toBe("torch==2.7.1\ntorch-npu==2.7.1.post8\nnumpy\n");
  expect(files["Dockerfile"]).toContain("FROM quay.io/ascend/cann:");
  expect(report.files.find(({ path }) => path === "old.py")).toMatchObject({
    status: "copied",
    reason: "line 1: Python 2 (print without parentheses)",
  });
  expect(report.status).toBe("refused");
});

test("support is said by chip and version, once a project", async () => {
  const files = {
    "a.py": "import torch.nn as nn\nnn.RNN(1, 1)\nnn.Linear(1, 1)\n",
    "b.py": "from torch.nn import RNN\n",
  };
  const remarks = async (options: TorchOptions) =>
    (await port(files, options)).report.remarks
      .filter(({ code }) => code === "unlisted-api")
      .map(({ text }) => text);
  expect(await remarks({})).toContain(
    "torch.nn.RNN: not listed as supported on A2 (910B), A3 (910C), 950DT in the table for PyTorch 2.7.1 (used in 2 files)",
  );
  expect(await remarks({ chips: ["910b"], torchVersion: "2.14.0" })).toEqual([
    "torch.nn.RNN: not listed as supported on A2 (910B) in the table for PyTorch 2.13.0 (used in 2 files)",
  ]);
});

test.each([
  [{ "requirements.txt": "torch==2.13.0+cu130\n" }, "2.13.0", []],
  [{ "requirements.txt": "# torch==2.13.0\ntorch>=2.13\n" }, "2.7.1", []],
  [{ "environment.yml": "dependencies:\n  - pytorch=2.14\n" }, "2.13.0", ["environment.yml:2"]],
  [
    { "pyproject.toml": '[project]\ndependencies = ["numpy", "torch~=2.1.2"]\n' },
    "2.7.1",
    ["pyproject.toml:2"],
  ],
  [
    { "a/requirements.txt": "torch==2.13.0\n", "b/requirements.txt": "torch == 2.1.0\n" },
    "2.7.1",
    ["a/requirements.txt:1", "b/requirements.txt:1"],
  ],
] as [Record<string, string>, string, string[]][])(
  "the table is the pinned version's: %o",
  async (files, table, said) => {
    const { report } = await port({ ...files, "a.py": "import torch\ntorch.nn.RNN(1, 1)\n" });
    const texts = (code: string) => report.remarks.filter((remark) => remark.code === code);
    expect(texts("unlisted-api").map(({ text }) => text.split("PyTorch ")[1])).toEqual([table]);
    expect(texts("support-table").map(({ file, line }) => `${file}:${line}`)).toEqual(said);
  },
);

test("device arguments of the project's own modules are PyTorch's", async () => {
  const { files } = await port({
    "net/model.py": "",
    "run.py": "from net.model import Net\nNet(device='cuda')\n",
  });
  expect(files["run.py"]).toContain("Net(device='npu')");
});

test.each([
  ["torch==2.1.0+cu118\n", "torch==2.1.0\ntorch-npu==2.1.0.post17\n"],
  ["torch>=2.0 # any\n", "torch>=2.0 # any\ntorch-npu\n"],
  ["torch==2.0.1\n", "torch==2.0.1\n"],
  ["torch==2.6\ntorch-npu==2.6.0\n", "torch==2.6\ntorch-npu==2.6.0\n"],
  [
    "--extra-index-url https://download.pytorch.org/whl/cu121\n",
    "--extra-index-url https://download.pytorch.org/whl/cpu\n",
  ],
  [
    "flash-attn==2.5.8\nflash_attn ; python_version > '3.9'\n",
    "flash-attn-npu\nflash-attn-npu; python_version > '3.9'\n",
  ],
  ["nvidia-cublas-cu12==12.1.3.1\n# torch\n", "nvidia-cublas-cu12==12.1.3.1\n# torch\n"],
])("requirements: %s", (before, after) => {
  expect(portRequirements(before, "requirements").text).toBe(after);
});

test("pyproject.toml and environment.yml", () => {
  const project = 'dependencies = [\n  "numpy",\n  "torch==2.9.0",\n  "flash-attn>=2"\n]\n';
  expect(portRequirements(project, "quoted").text).toBe(
    'dependencies = [\n  "numpy",\n  "torch==2.9.0",\n  "torch-npu==2.9.0.post6",\n  "flash-attn-npu"\n]\n',
  );
  const conda = portRequirements(
    "dependencies:\n  - pytorch-cuda=12.1\n  - pip:\n    - torch==2.1.0+cu118\n",
    "conda",
  );
  expect(conda.notes.map(({ line, code, way }) => `${line} ${code} ${way}`)).toEqual([
    "2 package by hand",
    "4 torch-build mechanical",
    "4 torch-npu-package by hand",
  ]);
});

test("pyproject.toml: several requirements on a line, Poetry's tables, and what is no requirement", () => {
  const source = `[project]
keywords = ["torch", "triton"]
dependencies = ["numpy", "torch==2.9.0+cu128", "flash-attn>=2"]
[tool.poetry.dependencies]
torch = "^2.1"
xformers = { version = "0.0.23" }
[project.optional-dependencies]
fast = ["bitsandbytes"]
`;
  const { text, notes } = portRequirements(source, "quoted");
  expect(text).toBe(source.replace("2.9.0+cu128", "2.9.0").replace("flash-attn>=2", "flash-attn-npu"));
  expect(notes.map(({ line, code, way }) => `${line} ${code} ${way}`)).toEqual([
    "3 torch-build mechanical",
    "3 torch-npu-package by hand",
    "3 package review",
    "5 torch-npu-package by hand",
    "6 package by hand",
    "8 package by hand",
  ]);
});

test("Dockerfiles: only an image that holds nothing but CUDA is changed", () => {
  const { text, notes } = portDockerfile(
    "FROM pytorch/pytorch:2.1.0-cuda12.1-cudnn8-devel AS base\nENV CUDA_HOME=/x\n",
    ["910b"],
    false,
  );
  expect(text).toContain("FROM pytorch/pytorch");
  expect(notes.map(({ code }) => code)).toEqual(["base-image", "container-variable"]);
  expect(
    portDockerfile("FROM --platform=linux/arm64 nvidia/cuda:12.2.0-base-ubuntu22.04 AS b\n", ["950"], false)
      .text,
  ).toBe("FROM --platform=linux/arm64 quay.io/ascend/cann:9.1.0-950-ubuntu22.04-py3.12-devel AS b\n");
  const all = portDockerfile("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\n", ["910b", "910c", "950"], true);
  expect(all.text).toContain("cann:9.1.0-950-");
  expect(all.notes[0]?.message).toContain(
    "the ported kernels run on no other chip; other chips have other images",
  );
  const other = portDockerfile("FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\n", ["910b"], true);
  expect(other.text).toContain("cann:9.0.0-910b-");
  expect(other.notes[0]?.message).toContain("run on Ascend 950 alone, and not with this image");
  expect(portCompose("    devices:\n      - driver: nvidia\n").notes).toHaveLength(1);
});

test("notebooks keep their layout, outputs and commands", () => {
  const cell = (source: string) =>
    `  {\n   "cell_type": "code",\n   "outputs": ["cuda"],\n   "source": ${source}\n  }`;
  const notebook = (...sources: string[]) =>
    `{\n "cells": [\n${sources.map(cell).join(",\n")}\n ],\n "nbformat": 4\n}\n`;
  const before = notebook(
    '[\n    "!pip install torch\\n",\n    "import torch\\n",\n    "d = \\"cuda\\""\n   ]',
    '["x.to(d)"]',
  );
  const after = notebook(
    '[\n    "!pip install torch\\n",\n    "import torch\\n",\n    "import torch_npu  # noqa: F401\\nd = \\"npu\\""\n   ]',
    '["x.to(d)"]',
  );
  expect(portNotebook(before, "a.ipynb", {})).toMatchObject({ text: after });
  expect(portNotebook("{", "a.ipynb", {})).toBe("not a notebook: its JSON cannot be read");
});

test("PyTorch's C++ side by tokens", () => {
  const source = `#include <torch/extension.h>
#include <ATen/cuda/CUDAContext.h>
#include <c10/cuda/CUDAGuard.h>
// at::cuda::getCurrentCUDAStream() stays in comments
__global__ void scale(float *x) {}
void launch(torch::Tensor x) {
  TORCH_CHECK(x.is_cuda(), "x is no CUDA tensor");
  const at::cuda::OptionalCUDAGuard guard(device_of(x));
  cudaStream_t stream = at::cuda::getCurrentCUDAStream();
  AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "scale", ([&] {}));
  C10_CUDA_KERNEL_LAUNCH_CHECK();
}
TORCH_LIBRARY_IMPL(ops, CUDA, m) { m.impl("launch", &launch); }
`;
  const { text, notes } = portTorchCpp(source);
  expect(text).toBe(`#include <torch/extension.h>
#include "torch_npu/csrc/core/npu/NPUStream.h"
#include "torch_npu/csrc/core/npu/NPUGuard.h"
// at::cuda::getCurrentCUDAStream() stays in comments
__global__ void scale(float *x) {}
void launch(torch::Tensor x) {
  TORCH_CHECK(x.is_privateuseone(), "x is no CUDA tensor");
  const c10_npu::OptionalNPUGuard guard(device_of(x));
  aclrtStream stream = c10_npu::getCurrentNPUStream().stream(false);
  AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "scale", ([&] {}));
  C10_CUDA_KERNEL_LAUNCH_CHECK();
}
TORCH_LIBRARY_IMPL(ops, PrivateUse1, m) { m.impl("launch", &launch); }
`);
  const byHand = notes.filter(({ way }) => way === "by hand").map(({ line, code }) => `${line} ${code}`);
  expect(byHand).toEqual(["5 kernel-beside-torch", "10 dispatch-macro", "11 check-macro"]);
});

test("an extension gets a setup.py for torch_npu beside its own", async () => {
  const setup = `from setuptools import setup
from torch.utils.cpp_extension import BuildExtension, CUDAExtension
setup(name="fast", ext_modules=[CUDAExtension("fast._C", ["csrc/bind.cpp", "csrc/scale.cu"])], cmdclass={"build_ext": BuildExtension})
`;
  const { report, files } = await port({ "setup.py": setup });
  expect(files["setup.py"]).toBe(setup);
  expect(files["setup_npu.py"]).toContain('sources=["csrc/bind.cpp"]');
  expect(files["setup_npu.py"]).toContain("NpuExtension(");
  expect(files["setup_npu.py"]).toContain("# Not ported, see the report: csrc/scale.cu");
  expect(files["setup_npu.py"]).not.toContain("libraries");
  expect(report.refusals.map(({ code, line }) => `${line} ${code}`)).toContain("2 cuda-extension");
});

test("folders of headers stay where they are written out and none of CUDA's", async () => {
  const { report, files } = await port({
    "setup.py": `from torch.utils.cpp_extension import CUDAExtension
folders = ["csrc/include", "third_party"]
CUDAExtension("a", ["a.cpp"], include_dirs=folders)
CUDAExtension("b", ["b.cpp"], include_dirs=["b/include", "/usr/local/cuda/include", os.path.join(here, "c")])
`,
  });
  expect(files["setup_npu.py"]).toContain('include_dirs=["csrc/include", "third_party"],');
  expect(files["setup_npu.py"]).toContain('include_dirs=["b/include"],');
  const said = report.remarks.filter(({ code }) => code === "extension-argument");
  expect(said.map(({ line, text }) => `${line} ${text.split(":")[0]}`)).toEqual(["4 include_dirs"]);
});

test("what setup_npu.py does not have is said, and nothing is written twice", async () => {
  const setup = `import glob
from setuptools import setup
from torch.utils.cpp_extension import BuildExtension, CUDAExtension
flags = {"cxx": ["-O3"], "nvcc": ["-O3", "--use_fast_math"]}
setup(
    name="fast",
    ext_modules=[
        CUDAExtension("fast._C", glob.glob("csrc/*.cu") + ["csrc/bind.cpp"], extra_compile_args=flags, libraries=["cublas"]),
        CUDAExtension(name=NAME, sources=["a.cpp"]),
    ],
)
`;
  const { report, files } = await port({
    "pkg/setup.py": setup,
    "other/setup.py": setup,
    "other/setup_npu.py": "x = 1\n",
  });
  const said = report.remarks.filter(({ code }) => code === "extension-argument");
  expect(said.map(({ file, line, text }) => `${file}:${line} ${text.split(":")[0]}`)).toEqual([
    ...["other", "pkg"].flatMap((folder) => [
      `${folder}/setup.py:8 glob.glob("csrc/*.cu") + ["csrc/bind.cpp"]`,
      `${folder}/setup.py:8 extra_compile_args`,
      `${folder}/setup.py:8 libraries`,
      ...(folder === "other" ? ["other/setup.py:8 fast._C"] : []),
      `${folder}/setup.py:9 NAME`,
      ...(folder === "other" ? ["other/setup.py:9 extension"] : []),
    ]),
  ]);
  expect(files["other/setup_npu.py"]).toBe("x = 1\n");
  expect(files["pkg/setup_npu.py"]).toContain("# Left out, see the report: glob.glob");
});

test("build files that name a source by its old name are said", () => {
  const texts = new Map([
    [
      "CMakeLists.txt",
      "find_package(Torch)\n# scale.cu\nadd_library(ext csrc/scale.cu bind.cpp)\nfile(GLOB K csrc/*.cu)\n",
    ],
    ["notes.md", "scale.cu"],
  ]);
  const kernels = [
    { path: "csrc/scale.cu", output: "csrc/scale.asc", status: "ported, not checked" },
    { path: "csrc/a.h", output: "csrc/a.h", status: "unchanged" },
  ] as const;
  expect(remarksOfRenamed(texts, kernels).map(({ file, line }) => `${file}:${line}`)).toEqual([
    "CMakeLists.txt:3",
    "CMakeLists.txt:4",
  ]);
  expect(remarksOfRenamed(texts, [])).toEqual([]);
});

test("files that are copied and name CUDA's world are said, a word once a file", async () => {
  const { report, files } = await port({
    "run.sh":
      "# nvidia-smi\nexport CUDA_VISIBLE_DEVICES=0\nCUDA_VISIBLE_DEVICES=1 python a.py --device cuda:0 --note cudagraph\nnvidia-smi -L\n",
    "conf/train.yaml": "device: cuda\nbackend: 'nccl'\npath: /usr/local/cuda\n",
    "conf/model.json": '{"device": "cuda", "cuda_version": "12"}\n',
    "README.md": "device: cuda\n",
  });
  expect(files["conf/train.yaml"]).toContain("device: cuda");
  const said = report.remarks.map(
    ({ file, line, code, text }) => `${file}:${line} ${code} ${text.split(": ")[0]}`,
  );
  expect(said).toEqual([
    "conf/model.json:1 copied-setting cuda",
    "conf/train.yaml:1 copied-setting cuda",
    "conf/train.yaml:2 copied-setting nccl",
    "conf/train.yaml:3 left-as-it-is /usr/local/cuda",
    "run.sh:2 copied-setting CUDA_VISIBLE_DEVICES (2 times)",
    "run.sh:3 copied-setting cuda:0",
    "run.sh:4 copied-setting nvidia-smi",
  ]);
  expect(report.status).toBe("unchanged");
});

test("the template builds and links the kernels that are ported", () => {
  const extension = {
    name: "fast._C",
    sources: ["csrc/bind.cpp", "csrc/scale.cu"],
    includes: ["csrc/include", "/opt/x"],
    line: 1,
    leftOut: [],
  };
  const [setup, cmake, ...more] = extensionFiles(
    [extension, { ...extension, name: "fast._D", sources: ["d.cpp"] }],
    "pkg/",
    ["csrc/scale.asc"],
  );
  expect(setup?.path).toBe("pkg/setup_npu.py");
  expect(setup?.content).toContain('libraries=["_C_kernels"]');
  expect(portPython(String(setup?.content), "setup_npu.py").unread).toBeUndefined();
  expect(cmake?.path).toBe("pkg/_C_kernels/CMakeLists.txt");
  expect(cmake?.content).toContain("  ../csrc/scale.asc");
  expect(cmake?.content).toContain("/.. ${CMAKE_CURRENT_SOURCE_DIR}/../csrc/include /opt/x)");
  expect(setup?.content).toContain('include_dirs=["csrc/include", "/opt/x"],');
  expect(more).toEqual([]);
  expect(setup?.content).toContain(
    'name="fast._D",\n            sources=["d.cpp"],\n            include_dirs=',
  );
});
