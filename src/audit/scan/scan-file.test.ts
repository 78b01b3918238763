import { expect, test } from "vitest";
import { RuleBook } from "../rules/all-rules.ts";
import { scanFile } from "./scan-file.ts";

const context = { rules: new RuleBook(), localModules: new Set<string>() };
const scan = (file: string, content: string | Uint8Array) =>
  scanFile(file, typeof content === "string" ? new TextEncoder().encode(content) : content, context);

test("text that is not UTF-8 is read all the same, and the report says so", () => {
  const { findings, notes } = scan(
    "a.cu",
    Uint8Array.of(0x2f, 0x2f, 0xe9, 0x0a, ...Buffer.from("__global__ void k() {}")),
  );
  expect(findings.map(({ rule }) => rule)).toContain("language/kernel");
  expect(notes).toEqual([
    { file: "a.cu", what: "is not UTF-8; read as Latin-1, so quoted lines may look wrong" },
  ]);
});

test("UTF-16 is text", () => {
  const bytes = Buffer.from("\uFEFF__global__ void k() {}", "utf16le");
  expect(scan("a.cu", bytes).findings.map(({ rule }) => rule)).toContain("language/kernel");
});

test("binaries are looked through for what they need, whatever their name", () => {
  const elf = "\u007fELF\u0000libcudart.so.12\u0000";
  expect(scan("bin/tool", elf).findings).toMatchObject([
    { rule: "binary/library", name: "libcudart", line: 0 },
  ]);
  expect(scan("a.cu", "\u0000\u0001").notes).toMatchObject([{ what: expect.stringContaining("is binary") }]);
  expect(scan("libplain.so", "\u007fELF\u0000libc.so.6\u0000").findings).toEqual([]);
  expect(scan("flight.plan", "\u0000no engine").findings).toEqual([]);
});

test("a pointer of Git LFS is no binary, and is said to be one", () => {
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
  expect(scan("lib/a.so", pointer).notes).toMatchObject([{ what: expect.stringContaining("Git LFS") }]);
});

test("double counts in device functions alone", () => {
  const text = "double host(double x) { return x; }\n__device__ double f(double x) { return x; }\n";
  const lines = scan("a.cu", text).findings.flatMap(({ rule, line }) =>
    rule === "language/double" ? line : [],
  );
  expect([...new Set(lines)]).toEqual([2]);
});

test("a place is the line and column of the name, with the line as it stands", () => {
  const { findings } = scan("a.cpp", "void f() {\n\tcudaMalloc(&p, 4);\n}\n");
  expect(findings).toEqual([
    {
      ...{ rule: "cuda-runtime/cudaMalloc", file: "a.cpp", line: 2, column: 2, name: "cudaMalloc" },
      ...{ excerpt: "cudaMalloc(&p, 4);", evidence: "tokens" },
    },
  ]);
});

test("a notebook's code is read in the lines where it stands", () => {
  const cell = (kind: string, line: string) =>
    `  {\n   "cell_type": "${kind}",\n   "source": [\n    ${JSON.stringify(line)}\n   ]\n  }`;
  const text = `{\n "cells": [\n${cell("markdown", "torch.cuda.is_available()")},\n${cell("code", "import torch; x = torch.zeros(1).cuda()")}\n ]\n}`;
  expect(scan("a.ipynb", text).findings.map(({ rule, line }) => `${rule}:${line}`)).toEqual([
    "torch/import:12",
    "torch/cuda-method:12",
  ]);
});

test("CUDA C++ in a string of Python is read where it stands", () => {
  const text = 'import torch\nsource = """\n__global__ void k(float* p) { __syncthreads(); }\n"""\n';
  expect(scan("a.py", text).findings.map(({ rule, line }) => `${rule}:${line}`)).toEqual([
    "torch/import:1",
    "language/block-barrier:3",
    "language/kernel:3",
  ]);
});

test("Python 2 is read as far as it goes, and noted", () => {
  expect(scan("a.py", 'import pycuda\nprint "old"\n').notes).toMatchObject([
    { what: expect.stringMatching(/^is Python 2 .* never rewritten$/) },
  ]);
});

test("names that are other people's, and words in prose", () => {
  expect(scan("a.py", "class Model:\n    def cuda(self): pass\nprint('barracuda')\n").findings).toEqual([]);
  expect(scan("README.md", "Needs CUDA 12 and nvcc.\n").findings).toEqual([]);
  expect(scan("ci.yml", "# runs-on: gpu\nname: cuda-free build\n").findings).toEqual([]);
});

test("an image's definition for Apptainer, and other files that end in .def", () => {
  const image = "Bootstrap: docker\nFrom: nvidia/cuda:12.4.1-devel-ubuntu22.04\n";
  expect(scan("a.def", image).findings.map(({ rule }) => rule)).toEqual(["container/cuda-image"]);
  expect(scan("Options.def", "OPTION(nvidia/cuda)\n").findings).toEqual([]);
});

const uses = (rule: string, text: string) =>
  scan("a.cu", text).findings.flatMap((found) => (found.rule === rule ? `${found.line}: ${found.name}` : []));

test("where braces do not match, a launch is no launch from a kernel", () => {
  const main = "int main() {\n  oops<<<1, 1>>>();\n}\n";
  const broken = `__global__ void oops(int n) {\n  if (n) {\n}\n${main}`;
  expect(uses("language/dynamic-parallelism", broken)).toEqual([]);
  expect(uses("language/launch", broken)).toEqual(["5: oops"]);
  expect(uses("language/dynamic-parallelism", "__global__ void a() { b<<<1, 1>>>(); }\n")).toHaveLength(1);
});

test("warps of 32 lanes count where the port tells them, behind macros, too", () => {
  const text = `#define FULL_MASK 0xffffffffu
#define WARP 32
#define LANE (threadIdx.x & 31)
#define ADD(v, o) ((v) += __shfl_down_sync(FULL_MASK, (v), (o)))
__global__ void k(int v) {
  __shared__ int part[32];
  v += __shfl_xor_sync(0xffffffff, v, 1, 16);
  v += __shfl_sync(FULL_MASK, v, max(0, 1));
  if (LANE == 0) ADD(v, 1);
  v = threadIdx.x % WARP + v / 32;
  v = __all_sync(0xffffffff, v);
  unsigned m = __ballot_sync(FULL_MASK, v);
  int w = (blockIdx.x + threadIdx.x) >> 5;
  int lane = threadIdx.x % warpSize;
}
`;
  expect(uses("language/warp-size", text)).toEqual([
    "8: __shfl_sync over a whole warp",
    "9: LANE: & 31",
    "9: ADD: __shfl_down_sync over a whole warp",
    "10: % WARP",
    "12: __ballot_sync as 32 bits",
    "13: >> 5",
    "6: part[32] in shared memory",
  ]);
});

test("a barrier behind a return is mechanical only where that is proved", () => {
  const { findings } = scan(
    "a.cu",
    "__global__ void k(int n) { __syncthreads(); if (n) return;\n__syncthreads(); }",
  );
  const own = findings.filter(({ rule }) => rule === "language/block-barrier");
  expect(own.map(({ verdicts }) => verdicts?.["ascend-950"]?.way)).toEqual([undefined, "mechanical"]);
});
