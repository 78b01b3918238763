import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const program = (before: string, body: string, launch: string) => `${before}
__global__ void kernel(int* p, int n) { ${body} }
int main() { int* p; cudaMalloc(&p, 400); ${launch} cudaDeviceSynchronize(); }
`;

test("programs of one folder that name their kernels alike have each its own launches", async () => {
  const port = await portTexts(ascendC, {
    "a.cu": program(
      "__constant__ int table[4];",
      "p[threadIdx.x] = table[threadIdx.x & 3] + n;",
      "kernel<<<1, 64>>>(p, 1);",
    ),
    "b.cu": program("", "p[0] = n;", "kernel<<<n_blocks, 1>>>(p, 2);".replace("n_blocks", "100000")),
    "c.cu": program("", "p[threadIdx.x] = n;", "kernel<<<2, 32>>>(p, 3);"),
  });
  expect(refusalsOf(port)).toEqual([]);
  const [a, b, c] = ["a.asc", "b.asc", "c.asc"].map((path) => outputText(port, path));
  expect(a).toContain("kernel<<<1, 64, 0, unwarpStream()>>>(p, 1, tableSymbol.data());");
  expect(b).toContain("kernel<<<unwarpGridSize(100000, 1, 1), 1, 0, unwarpStream()>>>(p, 2, 100000, 1, 1);");
  expect(b).not.toContain("table");
  expect(c).toContain("kernel<<<2, 32, 0, unwarpStream()>>>(p, 3);");
});

test("a kernel in a header has the launches of all sources that include it, however they spell its path", async () => {
  const launching = (include: string) =>
    `#include "${include}"\nvoid NAME(int* p) { kernel<<<GRID, 64>>>(p, 1); }\n`;
  const port = await portTexts(ascendC, {
    "k.cuh":
      "#pragma once\n__constant__ int table[4];\n__global__ void kernel(int* p, int n) { p[blockIdx.x] = table[n]; }\n",
    "a.cu": launching("k.cuh").replace("NAME", "a").replace("GRID", "100000"),
    "sub/b.cu": launching("../k.cuh").replace("NAME", "b").replace("GRID", "2"),
  });
  expect(refusalsOf(port)).toEqual([]);
  const arguments_ = "(p, 1, tableSymbol.data(), ";
  expect(outputText(port, "a.asc")).toContain(`${arguments_}100000, 1, 1);`);
  expect(outputText(port, "sub/b.asc")).toContain(`${arguments_}2, 1, 1);`);
});

test("a kernel that another source defines has the launches of those that only declare it, which declare what it gets", async () => {
  const port = await portTexts(ascendC, {
    "k.cu":
      "__constant__ int table[4];\n__global__ void kernel(int* p, int n) { p[blockIdx.x] = table[n]; }\n" +
      "__global__ void kernel(float* p, int n) { p[0] = n; }\n",
    "main.cu":
      "__global__ void kernel(int*, int);\n__global__ void kernel(float* p, int);\n" +
      "void a(int* p, int n) { kernel<<<n, 1>>>(p, 1); }\n",
  });
  expect(outputText(port, "k.asc")).toContain("unsigned int gridX");
  const main = outputText(port, "main.asc");
  expect(main).toContain("(p, 1, tableSymbol.data(), n, 1, 1)");
  const grid = "unsigned int, unsigned int, unsigned int);";
  expect(main).toContain(`kernel(int*, int, const int* table, ${grid}`);
  expect(main).toContain(`kernel(float* p, int, ${grid}`);
});

test("declarations in front of a kernel's definition, of a template as well, get its parameters", async () => {
  const port = await portTexts(ascendC, {
    "a.cu":
      "__constant__ int table[4];\ntemplate <class T> __global__ void twice(T* p);\n__global__ void once(int* p);\n" +
      "void a(int* p, int n) { twice<<<n, 1>>>(p); once<<<1, 1>>>(p); }\n" +
      "template <class T> __global__ void twice(T* p) { p[blockIdx.x] *= 2; }\n" +
      "__global__ void once(int* p) { p[0] = table[1]; }\n",
  });
  expect(refusalsOf(port)).toEqual([]);
  const text = outputText(port, "a.asc");
  expect(text).toContain("void twice(T* p, unsigned int, unsigned int, unsigned int);");
  expect(text).toContain("void once(int* p, const int* table);");
});

test("what is launched through a pointer is no kernel of the pointer's name in another source", async () => {
  const port = await portTexts(ascendC, {
    "a.cu": program("__constant__ int table[4];", "p[0] = table[n];", "kernel<<<1, 64>>>(p, 1);"),
    "b.cu":
      "__global__ void own(int* p, int n) { *p = n; }\n" +
      "void run(void (*kernel)(int*, int), int* p) { kernel<<<1, 32>>>(p, 1); }\n" +
      "template <class Kernel> void start(Kernel kernel, int* p) { kernel<<<1, 32>>>(p, 2); }\n" +
      "void both(int* p) { run(own, p); start(own, p); }\n",
  });
  expect(outputText(port, "b.asc").match(/kernel<<<.*;/g)).toEqual(
    ["kernel<<<1, 32, 0, unwarpStream()>>>(p, 1); }", "kernel<<<1, 32, 0, unwarpStream()>>>(p, 2); }"].map(
      (text) => text.slice(0, -2),
    ),
  );
});

test("a source that another includes keeps its place in it, and is no program's of its own", async () => {
  const port = await portTexts(ascendC, {
    "main.cu": program('#include "parts/kernels.cu"\n', "p[n] = twice(n);", "kernel<<<1, 32>>>(p, 1);"),
    "parts/kernels.cu": "static __device__ int twice(int n) { return 2 * n; }\n",
  });
  expect(outputText(port, "main.asc")).toContain('#include "parts/kernels.asc"');
  expect(outputText(port, "CMakeLists.txt")).not.toContain("kernels.asc");
});
