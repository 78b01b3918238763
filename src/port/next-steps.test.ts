import { expect, test } from "vitest";
import { defaultCompileOptions } from "../toolchain/compile-options.ts";
import { memoryFiles } from "../toolchain/testing.ts";
import { ascendC } from "./ascend/ascend-c.ts";
import { hip } from "./hip/hip.ts";
import { musa } from "./musa/musa.ts";
import { withHonestSteps } from "./next-steps.ts";
import { firstProgram } from "./program-place.ts";
import { readProject } from "./project.ts";
import type { PortReport, PortStatus } from "./report.ts";
import { buildLine, runHere } from "./rename/next-steps.ts";
import { portTexts } from "./testing.ts";

function placeOf(files: Record<string, string>, folder: string, options = {}) {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/p/${path}`, text]));
  const project = readProject("/p", memoryFiles(absolute), { without: [] });
  return firstProgram({
    project,
    units: [],
    options: { ...defaultCompileOptions, ...options },
    folder,
    leaves: (path) => path.startsWith("torch"),
    outputPath: (path) => path.replace(/\.cu$/, ".hip"),
  });
}

test("commands name all sources of the program, its folders and macros, as the user types them", () => {
  const files = {
    "a.cu": "// int main() {}\n__global__ void k() {}\n",
    "inc/h.h": "",
    "src/my app.cu": '#include "h.h"\nint main(int c, char** v) { cudaFree(0); }\n',
    "torch/ext.cu": "int main() {}\n",
    "util.cpp": "int util() { return 1; }\n",
  };
  const folder = { path: "/p/lib", kind: "user" };
  const program = placeOf(files, "../out", { macros: ["-DN=4"], standard: "c++20", folders: [folder] });
  const flags = "-I../out/lib -I../out/inc -DN=4 -std=c++20";
  const sources = "'../out/src/my app.hip' ../out/a.hip ../out/util.cpp";
  expect(runHere(program)[1]).toBe(`  unwarp run ${sources} ${flags}`);
  expect(buildLine("hipcc", { ...program, name: "app" }, ["-lx"])).toBe(
    `hipcc -O3 ${flags} ${sources} -o app -lx && ./app`,
  );
});

test("a source without main is compiled, and not run", () => {
  const program = placeOf({ "a.cu": "__global__ void k() {}\n" }, ".");
  expect(buildLine("hipcc", program, [])).toBe("hipcc -O3 -c a.hip");
  expect(runHere(program)).toEqual([]);
  expect(placeOf({ "read.me": "x" }, ".").sources).toEqual([]);
});

test("nothing follows where nothing was ported, and mending comes first", () => {
  const report = (status: PortStatus, places: number, target = "hip"): PortReport => ({
    version: 1,
    target,
    source: "app",
    status,
    files: [{ path: "a.cu", output: "a.hip", status }],
    kernels: [],
    refusals: Array.from({ length: places }, (_, line) => ({
      code: "c",
      file: "a.cu",
      line,
      construct: "x",
      reason: "why",
    })),
    remarks: [],
    nextSteps: ["go"],
  });
  const steps = (...of: Parameters<typeof report>) => withHonestSteps(report(...of)).nextSteps;
  expect(steps("copied", 0)).toEqual([]);
  expect(steps("unchanged", 0)).toEqual([]);
  expect(steps("ported, not checked", 0)).toEqual(["go"]);
  expect(steps("refused", 1)).toEqual(["mend the place above, and port again", "go"]);
  expect(steps("refused", 3)).toEqual(["mend the 3 places above, and port again", "go"]);
  expect(steps("refused", 2, "torch-npu")).toEqual(["port the 2 places above by hand", "go"]);
});

test("a port to Ascend C names its own program", async () => {
  const { report } = await portTexts(ascendC, {
    "b.cu": "__global__ void k(int* p) { p[0] = 1; }\nint main() { k<<<1, 1>>>(nullptr); }\n",
  });
  expect(report.nextSteps).toContain("  cmake -B build && cmake --build build");
  expect(report.nextSteps.at(-1)).toBe("  unwarp run b.asc");
}, 60_000);

test("what unwarp cannot run after the port is not told to be run", async () => {
  const steps = async (text: string, target = hip) =>
    (await portTexts(target, { "a.cu": text })).report.nextSteps.join("\n");
  const main = "int main() { cudaFree(0); }\n";
  expect(await steps(main)).toContain("unwarp run a.hip");
  const random = `#include <curand_kernel.h>\n${main}`;
  expect(await steps(random)).toContain("unwarp run a.hip");
  const foreign = await steps(random, musa);
  expect(foreign).toContain("mcc -O3 a.mu");
  expect(foreign).not.toContain("unwarp run");
}, 60_000);
