import { expect, test } from "vitest";
import { hip } from "../hip/hip.ts";
import { musa } from "../musa/musa.ts";
import { outputText, portTexts, refusalsOf } from "../testing.ts";

const kernel = "#include <ATen/cuda/CUDAContext.h>\n__global__ void k() {}\nvoid f() { cudaFree(0); }\n";
const setup = (sources: string) =>
  `from torch.utils.cpp_extension import CUDAExtension\nCUDAExtension("fast", ${sources})\n`;

test.each([
  ["by its path", '["ext/fast.cpp", "ext/fast.cu"]'],
  ["by its name", '[os.path.join("ext", "fast.cu")]'],
  ["by a pattern", 'glob.glob("ext/*.cu")'],
])("kernels that a setup.py names %s keep their name and text", async (_, sources) => {
  const result = await portTexts(hip, {
    "setup.py": setup(sources),
    "ext/fast.cu": kernel,
    "a.cu": "int a;",
  });
  expect(outputText(result, "ext/fast.cu")).toBe(kernel);
  expect(outputText(result, "a.hip")).toContain("hip_runtime.h");
  const { remarks, files, status } = result.report;
  expect(remarks.filter(({ file }) => file === "ext/fast.cu").map(({ code }) => code)).toEqual([
    "torch-extension",
    "torch-header",
  ]);
  expect(files.find(({ path }) => path === "ext/fast.cu")?.status).toBe("copied");
  expect(status).toBe("ported, not checked");
});

test("for MUSA it is said what translates them, and CMake's patterns follow the new names", async () => {
  const result = await portTexts(musa, {
    "setup.py": setup('["fast.cu"]'),
    "fast.cu": kernel,
    "src/a.cu": "int a;",
    "CMakeLists.txt": "file(GLOB SRC src/*.cu)\n",
  });
  expect(outputText(result, "fast.cu")).toBe(kernel);
  expect(result.report.remarks.map(({ text }) => text).join()).toContain("MUSAExtension");
  expect(outputText(result, "CMakeLists.txt")).toBe("file(GLOB SRC src/*.mu)\n");
});

test("a build that names such a kernel as well is refused: it would look for a port that is not there", async () => {
  const result = await portTexts(hip, {
    "setup.py": setup('["ext/fast.cu"]'),
    "ext/fast.cu": kernel,
    "a.cu": "int a;",
    "CMakeLists.txt": "add_library(slow a.cu ext/breakfast.cu)\nadd_library(all a.cu\n  ext/fast.cu)\n",
  });
  expect(refusalsOf(result)).toEqual(["CMakeLists.txt:3 build-file"]);
  expect(result.report.refusals[0]?.reason).toContain("(setup.py:2) and stays as it is");
  expect(outputText(result, "CMakeLists.txt")).toMatch(
    /breakfast\.hip\)\nmessage\(FATAL_ERROR .*\nadd_library\(all/,
  );
}, 60_000);
