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
import { asksForErrorNames, renameErrorTexts } from "./error-name-texts.ts";
import { remarkStringified } from "./stringified-names.ts";

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
  librariesRunHere: true,
  nextSteps: () => [],
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
    'project(app LANGUAGES CXX HIP) # CUDA\nadd_executable(app a.hip b.cpp)\nmessage(FATAL_ERROR "unwarp port: set_target_properties(app PROPERTIES CUDA_SEPARABLE_COMPILATION ON): CMake\'s HIP has no such property: add -fgpu-rdc to compiling and linking")\nset_target_properties(app PROPERTIES CUDA_SEPARABLE_COMPILATION ON)\n',
  );
  expect(sink.refusals.map(({ line }) => line)).toEqual([3]);
  const make =
    "NVCC = nvcc\nFLAGS = -O3 -arch=sm_80 -Xcompiler -fopenmp\napp: a.cu\n\t$(NVCC) $(FLAGS) $< -o $@ -lcublas -lcudart\n";
  expect(portBuildFile("Makefile", make, sink, dialect)).toBe(
    "NVCC = hipcc\nFLAGS = -O3 -fopenmp\napp: a.hip\n\t$(NVCC) $(FLAGS) $< -o $@ -lhipblas\n",
  );
});

test("CMake finds the packages that the ported targets come with, or a remark says which", () => {
  const ported = (text: string) => {
    const sink = new EditSink();
    return { text: portBuildFile("CMakeLists.txt", text, sink, dialect), remarks: sink.remarks };
  };
  const link = "target_link_libraries(a CUDA::cudart CUDA::curand CCCL::CCCL)\n";
  const linked = "target_link_libraries(a hip::host hip::hiprand roc::rocthrust hip::hipcub)\n";
  expect(ported(`find_package(CUDAToolkit REQUIRED)\nfind_package(CCCL)\n${link}`)).toEqual({
    text: `find_package(hip REQUIRED)\nfind_package(hiprand REQUIRED)\nfind_package(hipcub REQUIRED)\nfind_package(rocthrust REQUIRED)\n${linked}`,
    remarks: [],
  });
  const alone = ported(link);
  expect(alone.text).toBe(linked);
  expect(alone.remarks.map(({ text }) => text)).toEqual([
    "hip::hiprand: needs find_package(hiprand REQUIRED)",
    "roc::rocthrust: needs find_package(rocthrust REQUIRED)",
    "hip::hipcub: needs find_package(hipcub REQUIRED)",
  ]);
});

test("what nvcc passes on to the host's compiler becomes options of their own", () => {
  const ported = (flags: string) =>
    portBuildFile("Makefile", `F = ${flags} nvcc\n`, new EditSink(), dialect)?.slice(4, -7);
  expect(ported("-Xcompiler -Wall,-fPIC,-fopenmp -O3")).toBe("-Wall -fPIC -fopenmp -O3");
  expect(ported('-Xcompiler="-Wall,-fPIC"')).toBe("-Wall -fPIC");
  expect(ported("-Xcompiler -Wl\\,-rpath\\,/x")).toBe("-Wl,-rpath,/x");
  expect(ported("-Xcompiler $(subst a,b,$(F)),-g")).toBe("$(subst a,b,$(F)) -g");
});

test("a refused line of a makefile stops make, above the lines that it goes on over", () => {
  const text = "F = -O3 \\\n  -maxrregcount=32 # few\n\napp:\n\tnvcc a.cu -lcudnn $(F)\n";
  expect(portBuildFile("Makefile", text, new EditSink(), dialect)).toBe(
    "$(error unwarp port: -maxrregcount=32: a flag of nvcc's that hipcc does not take)\n" +
      "F = -O3 \\\n  -maxrregcount=32 # few\n\napp:\n" +
      "$(error unwarp port: nvcc a.cu -lcudnn $$[F]: a library of NVIDIA's without a counterpart by another name)\n" +
      "\thipcc a.hip -lcudnn $(F)\n",
  );
});

test("a refused line of CMake is marked above its command, and that of an elseif above the if", () => {
  const ported = (text: string) => portBuildFile("a.cmake", text, new EditSink(), dialect)?.split("\n");
  const command = ported("set(A\n  1)\ntarget_link_libraries(a\n  CUDA::nvjpeg)\n");
  expect(command?.[2]).toMatch(/^message\(FATAL_ERROR "unwarp port: CUDA::nvjpeg\): ROCm has no target/);
  expect(ported("if(A)\nelseif(CUDA_LIBRARIES)\nendif()\n")?.[0]).toMatch(/^message/);
});

test("a macro that prints its argument is told once, where a call gives it a name that changes", () => {
  const macro = "#define CHECK(x, y) \\\n  if ((x) != cudaSuccess) puts(#x)\n";
  const told = (calls: string) =>
    editText(macro + calls, (file, sink) => remarkStringified([file], sink, dialect)).remarks;
  expect(told("CHECK(cudaMalloc(&p, 4), 1);\nCHECK(cudaFree(p), 1);\n")).toEqual(["1: printed-name"]);
  expect(told("CHECK(mine(p), cudaFree(p));\n")).toEqual([]);
});

test("a text that is the name of an error becomes the dialect's, and no text that only speaks of one", () => {
  const text =
    'bool b = !strcmp(cudaGetErrorName(e), "cudaErrorMemoryAllocation");\nputs("got cudaErrorMemoryAllocation");\n' +
    'b = !strcmp(cudaGetErrorName(x), "unrecognized error code");\nb = !strcmp(t, "unrecognized error code");\n';
  const { text: edited, remarks } = editText(text, (file, sink) => {
    expect(asksForErrorNames([file])).toBe(true);
    renameErrorTexts(file, sink, { ...dialect, unknownError: "hipErrorUnknown" });
  });
  expect(edited).toBe(
    text
      .replace('"cudaErrorMemoryAllocation"', '"hipErrorOutOfMemory"')
      .replace('"unrecognized error code"', '"hipErrorUnknown"'),
  );
  expect(remarks).toEqual(["1: error-name-text"]);
});
