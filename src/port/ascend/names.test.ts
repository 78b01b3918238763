import { describe, expect, test } from "vitest";
import type { CompileOptions } from "../../toolchain/compile-options.ts";
import type { PortResult } from "../port-project.ts";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const port = (files: Record<string, string>, options: Partial<CompileOptions> = {}): Promise<PortResult> =>
  portTexts(ascendC, files, options);

const launch = `
int main() {
  int* d;
  cudaMalloc(&d, 256);
  k<<<1, 8>>>(d);
}
`;

const laneid = `__device__ inline unsigned laneid() {
  unsigned r;
  asm volatile("mov.u32 %0, %%laneid;" : "=r"(r));
  return r;
}
`;

describe("names of Ascend's", () => {
  test("a function of one's own in a namespace calls the global one", async () => {
    const source = `namespace warp {\n${laneid}}\n__global__ void k(int* o) { o[threadIdx.x] = warp::laneid(); }\n${launch}`;
    const result = await port({ "a.cu": source });
    expect(refusalsOf(result)).toEqual([]);
    expect(outputText(result, "a.asc")).toContain("  r = ::laneid();\n");
  }, 60_000);

  test("at global scope they are refused", async () => {
    const source = `${laneid}__device__ int asc_shfl(int a) { return a + 1; }
__device__ float half(float r) { return 0.5f * r; }
#define lanemask_lt 7
struct aclError {};
namespace own { struct aclThing { int half; }; }
template <class T> __device__ T unwarpMax(T a) { return a; }
__global__ void k(int* o) {
  int half = threadIdx.x / 2;
  o[threadIdx.x] = half + laneid() + asc_shfl(1);
}
${launch}`;
    const result = await port({ "a.cu": source });
    expect(refusalsOf(result)).toEqual([
      "a.cu:1 name-clash",
      "a.cu:6 name-clash",
      "a.cu:7 name-clash",
      "a.cu:8 name-clash",
      "a.cu:9 name-clash",
      "a.cu:11 name-clash",
    ]);
  }, 60_000);
});

describe("device variables whose name cannot be a parameter's", () => {
  test.each([
    [
      "with a qualifier, beside a parameter",
      `__constant__ int w[2] = {7, 8};
__device__ int f(int w) { return w + ::w[1]; }
__global__ void k(int* o) { o[threadIdx.x] = f(threadIdx.x); }`,
      ["a.cu:2 device-variable"],
    ],
    [
      "beside a local that hides the one that is passed on",
      `__constant__ int w = 7;
__device__ int f(int i) { return i + w; }
__global__ void k(int* o) {
  for (int w = 0; w < 3; w++) o[threadIdx.x] += f(w);
}`,
      ["a.cu:4 device-variable"],
    ],
    [
      "beside a member that the parameter would hide",
      `__constant__ int w = 7;
__device__ int f(int i) { return i + w; }
struct S {
  int w;
  __device__ int get() const { return f(1) + w; }
};
__global__ void k(int* o) { o[threadIdx.x] = S{3}.get(); }`,
      ["a.cu:5 device-variable"],
    ],
    [
      "as a range, as a whole array, by address",
      `__constant__ int m[2][3] = {{1, 2, 3}, {4, 5, 6}};
template <int N> __device__ int sum(const int (&a)[N]) { return a[N - 1]; }
__constant__ int t[3];
__global__ void k(int* o) {
  for (const auto& row : m) o[threadIdx.x] += row[0];
  o[threadIdx.x] += sum(t);
  const void* p = &t;
  o[0] = p == o;
}`,
      ["a.cu:5 device-variable", "a.cu:6 device-variable", "a.cu:7 device-variable"],
    ],
  ])(
    "%s",
    async (_, source, refusals) => {
      expect(refusalsOf(await port({ "a.cu": `${source}\n${launch}` }))).toEqual(refusals);
    },
    60_000,
  );

  test("a launch by pointer is refused for what it is", async () => {
    const result = await portTexts(ascendC, {
      "a.cu": `__global__ void k(int* p) { *p = 1; }
int main() { int* p; void* args[] = {&p}; cudaLaunchKernel((void*)k, dim3(1), dim3(1), args, 0, 0); }`,
    });
    expect(refusalsOf(result)).toEqual(["a.cu:2 launch-by-pointer"]);
  }, 60_000);

  test("several in one declaration, which is taken apart, and those of namespaces", async () => {
    const result = await port({
      "a.cu": `__constant__ int shift = 2, unused[3];
namespace cfg { __device__ int count, table[2] = {5, 6}; __device__ int f() { return table[1] + (int)sizeof(table); } }
__global__ void k(int* o) { o[threadIdx.x] <<= shift; cfg::count += cfg::table[0] + cfg::f(); }
int main() { int* d; k<<<1, 8>>>(d); cudaMemcpyToSymbol(cfg::count, d, 4); }
`,
    });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("extern int shift;  // only its type\nstatic const int shiftInitial = 2;\n");
    expect(text).toContain("return table[1] + (int)sizeof(::cfg::table);");
    expect(text).toContain("(*count) += table[0] + cfg::f(table);");
    expect(text).toContain("(d, shiftSymbol.data(), ::cfg::countSymbol.data(), ::cfg::tableSymbol.data());");
    expect(text).toContain("::cfg::countSymbol.copyIn(d, 4);");
    // The patch is one of the text that the user has.
    expect(result.changes.find(({ path }) => path === "a.cu")?.before).toContain("int shift = 2, unused[3];");
  }, 60_000);

  test("a value that the compiler needs is not to be had from memory", async () => {
    const result = await port({
      "a.cu": `__device__ constexpr int sizes[2] = {3, 4};
__global__ void k(int* o) { constexpr int n = sizes[1]; int own[n] = {1}; o[0] = own[o[1]] + sizes[o[2]]; }
${launch}`,
    });
    expect(refusalsOf(result)).toEqual(["a.cu:2 device-variable"]);
  }, 60_000);

  test("constants of the compiler's stay where their value is used, and only there", async () => {
    const source = `__constant__ const int N = 4;
static constexpr __device__ float M = 4;
template <int K> struct W { static __device__ int get() { return K; } };
__global__ void k(int* o) { __shared__ float s[N]; s[0] = M; o[0] = W<N>::get() + (int)s[0] + N; }
${launch}`;
    const result = await port({ "a.cu": source });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("const int N = 4;\nstatic constexpr float M = 4;\n");
    expect(text).toContain("k<<<1, 8, 0, unwarpStream()>>>(d);");
    const address = await port({ "a.cu": source.replace("+ N;", "+ *&N;") });
    expect(refusalsOf(address)).toEqual(["a.cu:4 device-variable"]);
    const initial = "__device__ const float f = 3;\n__global__ void k(int* o) { o[0] = f; }\n";
    expect(outputText(await port({ "a.cu": `${initial}${launch}` }), "a.asc")).toContain("fSymbol.data()");
  }, 60_000);

  test("others are lowered: members of objects, rows, macros", async () => {
    const source = `__constant__ int m[2][3] = {{1, 2, 3}, {4, 5, 6}};
namespace { __device__ int w = 1; }
struct S { int w; };
#define M(i, j) m[i][j]
template <int N> __device__ int sum(const int (&a)[N]) { return a[N - 1]; }
__device__ int f(S s) { return s.w + w; }
__global__ void k(int* o) { o[threadIdx.x] = f(S{3}) + M(1, 2) + sum(m[0]); }
${launch}`;
    const result = await port({ "a.cu": source });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(text).toContain("int f(S s, int* w) { return s.w + (*w); }");
    expect(text).toContain("k<<<1, 8, 0, unwarpStream()>>>(d, mSymbol.data(), wSymbol.data());");
  }, 60_000);
});

const kernel = `#include "k.h"\n__global__ void k(int* o) { o[0] = SIZE + LOCAL; }\n`;
const asking = (name: string) => `int ${name}(int);\nint asks() { return ${name}(1); }\n`;

describe("the build", () => {
  test("has the folders and macros, each main by itself, and only what was ported", async () => {
    const result = await port(
      {
        "src/lib.cu": `#include "k.h"\nint base(int);\nint twice(int n) { return base(n) * SIZE; }\n`,
        "src/base.cu": "int base(int n) { return n; }\n",
        "src/alone.cu": "__device__ static int registered(int n) { return n; }\n",
        "src/one.cu": `${kernel}${asking("twice")}${launch}`,
        "tools/two.cu": `${kernel}${asking("base")}${launch}`,
        "tools/broken.cu": `#include "nowhere.h"\n__global__ void k(int* o) {}\n`,
        "include/k.h": "#define LOCAL 1\n",
        ".github/workflows/ci.yml": "jobs:\n  build:\n    container: nvidia/cuda:12.4.1-devel\n",
        Makefile: "all:\n\tnvcc -o one src/one.cu\n",
        "setup.py": "from torch.utils.cpp_extension import CUDAExtension\n",
        "README.md": "Needs nvcc.\n",
      },
      {
        macros: ["-DSIZE=4", '-DNAME="a $b"', "-UDEBUG"],
        folders: [{ path: "/opt/other include", kind: "user" }],
      },
    );
    const cmake = outputText(result, "CMakeLists.txt");
    expect(cmake).toContain("# Left out, because Clang could not read it: tools/broken.cu\n");
    expect(cmake).toContain(`add_executable(src-one
  src/one.asc
  src/alone.asc
  src/base.asc
  src/lib.asc
)
target_include_directories(src-one PRIVATE \${CMAKE_CURRENT_SOURCE_DIR}/.
  "/opt/other include"
  \${CMAKE_CURRENT_SOURCE_DIR}/./include
)
target_compile_definitions(src-one PRIVATE
  "SIZE=4"
  "NAME=\\"a \\$b\\""
)
target_compile_options(src-one PRIVATE
  $<$<COMPILE_LANGUAGE:ASC>:--npu-arch=\${CMAKE_ASC_ARCHITECTURES} --enable-simt>
  "-UDEBUG"
)
`);
    expect(cmake).toContain(
      "add_executable(tools-two\n  tools/two.asc\n  src/alone.asc\n  src/base.asc\n)\n",
    );
    expect(cmake).not.toContain("broken.asc");
    const written = new Set([...result.files, ...result.added].map(({ path }) => path));
    const listed = [...cmake.matchAll(/^ {2}(\S+\.\w+)$/gm)].map(([, path = ""]) => path);
    expect(listed.filter((path) => !written.has(path))).toEqual([]);
    const remarks = result.report.remarks.filter(({ code }) => code === "build-file" || code === "not-built");
    expect(remarks.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      ".github/workflows/ci.yml:3 build-file",
      "Makefile:2 build-file",
      "setup.py:1 build-file",
      "tools/broken.cu:1 not-built",
    ]);
  }, 60_000);
});
