import { describe, expect, test } from "vitest";
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
      '#include "table.h"\n__global__ void kernel(int* p, int n) { p[blockIdx.x] = table[n]; }\n' +
      "__global__ void kernel(float* p, int n) { p[0] = n; }\n",
    "table.h": "__constant__ int table[4];\n",
    "main.cu":
      '#include "table.h"\n__global__ void kernel(int*, int);\n__global__ void kernel(float* p, int);\n' +
      "void a(int* p, int n) { kernel<<<n, 1>>>(p, 1); }\n",
  });
  expect(refusalsOf(port)).toEqual([]);
  expect(outputText(port, "k.asc")).toContain("unsigned int gridX");
  const main = outputText(port, "main.asc");
  expect(main).toContain("(p, 1, tableSymbol.data(), n, 1, 1)");
  const grid = "unsigned int, unsigned int, unsigned int);";
  expect(main).toContain(`kernel(int*, int, const int* table, ${grid}`);
  expect(main).toContain("kernel(float* p, int);");
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

describe("a launch starts what Clang found for it", () => {
  const blocks =
    "#pragma once\nNAMESPACE __global__ void k(float* p, int n); END\nvoid run(float* p, int n);\n";
  const kernel = "__global__ void k(TYPE* p, int n) { p[threadIdx.x] = n; }";
  const float = kernel.replace("TYPE", "float");
  test.each([
    [
      "a declared kernel of another namespace",
      "a",
      `namespace a { ${float}\nvoid run(float* p, int n) { k<<<1, 64>>>(p, n); } }\n`,
      `namespace b { ${float} }\nvoid go(float* p) { b::k<<<1, 256>>>(p, 1); a::k<<<1, dim3(48, 20)>>>(p, 2); }\n`,
    ],
    [
      "a declared overload",
      "",
      `${float}\nvoid run(float* p, int n) { k<<<1, 64>>>(p, n); }\n`,
      `${kernel.replace("TYPE", "int")}\nvoid go(float* p) { k<<<1, 256>>>((int*)p, 1); k<<<1, dim3(48, 20)>>>(p, 2); }\n`,
    ],
  ])("%s beside an own one", async (_, space, a, b) => {
    const port = await portTexts(ascendC, {
      "k.h": blocks.replace("NAMESPACE", space && `namespace ${space} {`).replace("END", space && "}"),
      "a.cu": `#include "k.h"\n${a}`,
      "b.cu": `#include "k.h"\n${b}`,
    });
    expect(refusalsOf(port)).toEqual([]);
    expect(outputText(port, "a.asc")).toContain("__global__ __launch_bounds__(960) void k(float*");
    expect(outputText(port, "b.asc")).toContain("__global__ __launch_bounds__(256) void k(");
  });

  test("and gives it nothing that another kernel of the name needs", async () => {
    const port = await portTexts(ascendC, {
      "k.h": "#pragma once\n__device__ int s = 3;\n__global__ void k(float* p, int n);\n",
      "a.cu": '#include "k.h"\n__global__ void k(float* p, int n) { p[blockIdx.x] = s; }\n',
      "b.cu": `#include "k.h"\n${kernel.replace("TYPE", "int")}
void go(float* p, int n) { k<<<n, 256>>>(p, n); k<<<1, 32>>>((int*)p, n); }\n`,
    });
    expect(refusalsOf(port)).toEqual([]);
    const text = outputText(port, "b.asc");
    expect(text).toContain("(p, n, sSymbol.data(), n, 1, 1);");
    expect(text).toContain("k<<<1, 32, 0, unwarpStream()>>>((int*)p, n);");
  });

  test("of a template all that its instances start", async () => {
    const port = await portTexts(ascendC, {
      "a.cu": `__global__ void k(int* p) { p[blockIdx.x] = 1; }
__global__ void k(float* p) { p[blockIdx.x] = 2; }
template <int N, class T> void run(T* p) { k<<<N, 1>>>(p); }
void go(int* p, float* q) { run<100000>(p); run<1>(q); }\n`,
    });
    expect(refusalsOf(port)).toEqual([]);
    expect(outputText(port, "a.asc").match(/unsigned int gridX/g)).toHaveLength(2);
  });
});

test("a kernel that loops over blocks is linked as it was", async () => {
  const port = await portTexts(ascendC, {
    "a.cu": `static __global__ void s(int* p) { p[blockIdx.x] = 1; }
extern "C" __global__ void c(int* p) { p[blockIdx.x] = 1; }
template <class T> static __global__ void t(T* p) { p[blockIdx.x] = 1; }
void go(int* p, int n) { s<<<n, 1>>>(p); c<<<n, 1>>>(p); t<<<n, 1>>>(p); }\n`,
  });
  expect(refusalsOf(port)).toEqual([]);
  const text = outputText(port, "a.asc");
  expect(text).toContain("\nstatic __global__ __launch_bounds__(1) void s(int* p, unsigned");
  expect(text).toContain('\nextern "C" __global__ __launch_bounds__(1) void c(int* p, unsigned');
  expect(text).toContain("\ntemplate <class T> static __global__ __launch_bounds__(1) void t(T* p, unsigned");
});

describe("kernels that cannot get further parameters", () => {
  const go = "\nvoid go(float* p, int n) { k<<<n, 1>>>(p); }\n";
  const body = "{ p[blockIdx.x] = 1; }";
  test.each([
    ["a default argument", `__global__ void k(float* p, int m = 7) ${body}`],
    [
      "a default argument of the declaration",
      `__global__ void k(float* p, int m = 7);\n__global__ void k(float* p, int m) ${body}`,
    ],
    ["a pack", `template <class... A> __global__ void k(float* p, A... a) ${body}`],
    ["no name", `__global__ void k(float* p, A = {}) ${body}`.replace("A = {}", "int = 1")],
    ["an address that is taken", `__global__ void k(float* p) ${body}\nvoid (*address)(float*) = k;`],
  ])("%s", async (_, kernel) => {
    const loop = await portTexts(ascendC, { "a.cu": kernel + go });
    expect(refusalsOf(loop).map((one) => one.split(" ")[1])).toEqual(["large-grid"]);
    const variable = await portTexts(ascendC, {
      "a.cu": `__device__ int v;\n${kernel.replace("= 1;", "= v;")}${go.replace("<n,", "<1,")}`,
    });
    expect(refusalsOf(variable).some((one) => one.endsWith(" device-variable"))).toBe(true);
  });

  test("questions about a kernel take no address", async () => {
    const port = await portTexts(ascendC, {
      "a.cu": `__global__ void k(float* p) ${body}\nvoid ask() { cudaFuncSetCacheConfig(k, cudaFuncCachePreferL1); }${go}`,
    });
    expect(refusalsOf(port).filter((one) => one.endsWith(" large-grid"))).toEqual([]);
  });
});

test("explicit instantiations get the parameters of their kernel, where only one has the name", async () => {
  const source = `__device__ int v;
template <class T> __global__ void k(T* p, int n) { p[blockIdx.x] = v; }
template __global__ void k<float>(float*, int);
void go(float* p, int n) { k<float><<<n, 1>>>(p, n); }\n`;
  const port = await portTexts(ascendC, { "a.cu": source });
  expect(refusalsOf(port)).toEqual([]);
  expect(outputText(port, "a.asc")).toContain(
    "template __global__ void k<float>(float*, int, int* v, unsigned int, unsigned int, unsigned int);",
  );
  const two = await portTexts(ascendC, { "a.cu": `__global__ void k(int* p) { *p = 1; }\n${source}` });
  expect(refusalsOf(two)).toContain("a.cu:4 explicit-instantiation");
});

test("members and variables that are called as the block's number stay", async () => {
  const port = await portTexts(ascendC, {
    "a.cu": `struct A { dim3 gridDim; };
__global__ void k(unsigned* p, A a) { p[blockIdx.x] += a.gridDim.x + gridDim.x; }
void go(unsigned* p, A a, int n) { k<<<n, 1>>>(p, a); }\n`,
  });
  expect(refusalsOf(port)).toEqual([]);
  expect(outputText(port, "a.asc")).toContain("{ p[unwarpBlock.x] += a.gridDim.x + unwarpGrid.x; }");
});

test("instances of a template get all device variables that any of them uses", async () => {
  const port = await portTexts(ascendC, {
    "a.cu": `__device__ float a1 = 1;
__device__ float b1 = 2;
template <bool B> __global__ void k(float* p) { if constexpr (B) p[0] = a1; else p[0] += b1; }
void go(float* p) { k<true><<<1, 1>>>(p); k<false><<<1, 1>>>(p); }\n`,
  });
  expect(refusalsOf(port)).toEqual([]);
  const text = outputText(port, "a.asc");
  expect(text).toContain("k(float* p, float* a1, float* b1)");
  expect(text.match(/\(p, a1Symbol.data\(\), b1Symbol.data\(\)\);/g)).toHaveLength(2);
});
