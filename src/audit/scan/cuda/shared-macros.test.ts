import { expect, test } from "vitest";
import { RuleBook } from "../../rules/all-rules.ts";
import { scanFile } from "../scan-file.ts";
import { sharedMacros } from "./shared-macros.ts";

test("macros that speak of warps, where all headers agree", () => {
  const macros = sharedMacros([
    "#define LANES 32 // of a warp\n#define LANE_MASK (0x1Fu)\n#define N 1024\n#define SIDE 32\n#define GUARD\n",
    "  # define SHFL(x) \\\n    __shfl_sync(~0u, x, 0)\n#define SIDE 16\n#define LANES  32\n#define TID (threadIdx.x)\n",
  ]);
  expect([...macros.values()]).toEqual([
    "#define LANES 32",
    "#define LANE_MASK (0x1Fu)",
    "#define SHFL(x) __shfl_sync(~0u, x, 0)",
    "#define TID (threadIdx.x)",
  ]);
});

const header = sharedMacros(["#define LANES 32\n#define SHFL(x) __shfl_sync(~0u, x, 0)\n"]);
const context = { rules: new RuleBook(), localModules: new Set<string>(), sharedMacros: header };

function warpSizes(text: string): string[] {
  const { findings } = scanFile("k.cu", new TextEncoder().encode(text), context);
  return findings
    .filter(({ rule }) => rule === "language/warp-size")
    .map(({ line, name }) => `${line}: ${name}`);
}

test("a file that includes a header counts on warps by its macros", () => {
  const kernel = "__global__ void k(float* p) {\n  p[threadIdx.x % LANES] = SHFL(p[0]);\n}\n";
  expect(warpSizes(`#include "lanes.h"\n${kernel}`)).toEqual([
    "3: % LANES",
    "3: SHFL: __shfl_sync over a whole warp",
  ]);
  expect(warpSizes(kernel)).toEqual([]);
});

test("its own macros come first", () => {
  const text =
    '#include "lanes.h"\n#define LANES 64\n__global__ void k(int* p) { p[threadIdx.x % LANES] = 1; }\n';
  expect(warpSizes(text)).toEqual([]);
});
