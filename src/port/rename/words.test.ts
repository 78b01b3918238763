import { expect, test } from "vitest";
import { hipHeader } from "../hip/headers.ts";
import { hipBuildRules } from "../hip/build-rules.ts";
import { makeHipNames } from "../hip/hip-names.ts";
import { hipWords } from "../hip/words.ts";
import { EditSink } from "../edit-sink.ts";
import { editText } from "../edit-testing.ts";
import { decideArchitectures } from "./architecture-macros.ts";
import { portBuildFile } from "./build-files.ts";
import { DeclaredNames } from "./declared-names.ts";
import type { Dialect } from "./dialect.ts";
import { portIncludes } from "./includes.ts";
import { castKernels, markSymbols } from "./kernel-handles.ts";
import { portNames } from "./names.ts";

const names = makeHipNames();
const dialect: Dialect = {
  name: "hip",
  title: "HIP",
  summary: "",
  extension: ".hip",
  runtimeHeader: "hip/hip_runtime.h",
  nameOf: (cuda) => names.get(cuda),
  headerRule: hipHeader,
  words: hipWords,
  helpers: {},
  source: "",
  deviceMacro: "__HIP_DEVICE_COMPILE__",
  warps: { of32: "", wider: "" },
  portText() {},
  extensions: "",
  build: hipBuildRules,
  nextSteps: [],
};

const renamed = (text: string) =>
  editText(text, (file, sink) => {
    const declared = new DeclaredNames();
    declared.addMacros(file);
    portNames(file, sink, { dialect, names: declared, isUnread: false });
  });

test("names change, comments and strings stay", () => {
  expect(renamed('cudaMalloc(&p, 4); // cudaMalloc\nputs("cudaFree");').text).toBe(
    'hipMalloc(&p, 4); // cudaMalloc\nputs("cudaFree");',
  );
  expect(renamed("#define CHECK(x) if ((x) != cudaSuccess) fail()\n").text).toContain("hipSuccess");
  expect(renamed("cudaFreeHost(p); cudaThreadSynchronize();").text).toBe(
    "hipHostFree(p); hipDeviceSynchronize();",
  );
});

test("members and names of the project's own stay", () => {
  for (const text of [
    "a.cudaFree(); b->cudaFree(); mine::cudaFree();",
    "#define cudaFree(p) mine(p)\ncudaFree(q);",
  ])
    expect(renamed(text).text).toBe(text);
  expect(renamed("::cudaFree(p);").text).toBe("::hipFree(p);");
});

test("what HIP lacks and what no table knows is refused with its line", () => {
  expect(renamed("\n__uni_sync(m, p);").refused).toEqual(["2: no-counterpart"]);
  expect(renamed("cudaNeverHeardOf();").refused).toEqual(["1: unknown-name"]);
});

test("conditions on architectures are decided as Clang decided them", () => {
  const decided = (text: string) => editText(text, (file, sink) => decideArchitectures(file, sink, "DEVICE"));
  expect(decided("#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 700\n").text).toBe(
    "#if defined(DEVICE) && defined(DEVICE)\n",
  );
  expect(decided("#if __CUDA_ARCH__ < 600\n").text).toBe("#if !defined(DEVICE)\n");
  expect(decided("#if 900 <= __CUDA_ARCH__\n").text).toBe("#if 0\n");
  expect(decided("#ifdef __CUDA_ARCH__\n").text).toBe("#ifdef DEVICE\n");
  expect(decided("#if CUDART_VERSION >= 9000\n").text).toBe("#if 1\n");
  expect(decided("int x = __CUDA_ARCH__;\n").refused).toEqual(["1: architecture-value"]);
});

test("headers change once, and a source without one gets it behind its first comment", () => {
  const included = (text: string) => editText(text, (file, sink) => portIncludes(file, sink, dialect));
  expect(included('#include <cuda.h>\n#include <cuda_runtime.h>\n#include "b.cu"\n').text).toBe(
    '#include <hip/hip_runtime.h>\n#include "b.hip"\n',
  );
  expect(included("// About it.\n#include <cstdio>\n").text).toBe(
    "// About it.\n#include <hip/hip_runtime.h>\n#include <cstdio>\n",
  );
  expect(included("#include <cudnn.h>\n").refused).toEqual(["1: header"]);
});

test("kernels are cast and symbols are marked", () => {
  expect(editText("cudaFuncSetAttribute(k<float, 4>, a, 1);", castKernels).text).toBe(
    "cudaFuncSetAttribute(reinterpret_cast<const void*>(k<float, 4>), a, 1);",
  );
  expect(editText("cudaLaunchKernel((void*)k, g, b, p);", castKernels).text).toBe(
    "cudaLaunchKernel((void*)k, g, b, p);",
  );
  expect(editText("cudaMemcpyFromSymbol(&x, table[1], 4);", markSymbols).text).toBe(
    "cudaMemcpyFromSymbol(&x, HIP_SYMBOL(table[1]), 4);",
  );
});

test("build files: what can be rewritten is, comments stay, the rest is told", () => {
  const sink = new EditSink();
  const cmake =
    "project(app LANGUAGES CXX CUDA) # CUDA\nadd_executable(app a.cu b.cpp)\nset_target_properties(app PROPERTIES CUDA_SEPARABLE_COMPILATION ON)\n";
  expect(portBuildFile("CMakeLists.txt", cmake, sink, dialect)).toBe(
    "project(app LANGUAGES CXX HIP) # CUDA\nadd_executable(app a.hip b.cpp)\nset_target_properties(app PROPERTIES CUDA_SEPARABLE_COMPILATION ON)\n",
  );
  expect(sink.refusals.map(({ line }) => line)).toEqual([3]);
  const make =
    "NVCC = nvcc\nFLAGS = -O3 -arch=sm_80 -Xcompiler -fopenmp\napp: a.cu\n\t$(NVCC) $(FLAGS) $< -o $@ -lcublas -lcudart\n";
  expect(portBuildFile("Makefile", make, sink, dialect)).toBe(
    "NVCC = hipcc\nFLAGS = -O3 -fopenmp\napp: a.hip\n\t$(NVCC) $(FLAGS) $< -o $@ -lhipblas\n",
  );
});
