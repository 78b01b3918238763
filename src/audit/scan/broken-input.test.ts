/** Whatever a file holds, a scanner ends, throws nothing, and names places that exist. */
import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { devicePart } from "../kernels/device-part.ts";
import { RuleBook } from "../rules/all-rules.ts";
import { scanFile } from "./scan-file.ts";

const context = { rules: new RuleBook(), localModules: new Set<string>() };

/** Pieces that open what others close, in any order. */
const pieces = constantFrom(
  ...[
    "__global__ void k(",
    "__device__ ",
    "template <typename T> struct S {",
    "{",
    "}",
    "(",
    ")",
    "<<<",
    ">>>",
    "[=]",
  ],
  ...[
    '"',
    "'",
    'R"x(',
    ')x"',
    "/*",
    "*/",
    "//",
    "\\\n",
    "\n",
    "#if 0\n",
    "#else\n",
    "#endif\n",
    "#ifdef HIP\n",
    "#define X \\\n",
  ],
  ...[
    "asm volatile(",
    "double",
    "threadIdx.x % 32",
    "cudaMalloc(",
    "thrust::",
    "cg::",
    ";",
    "=",
    ",",
    "é",
    "\u0000",
    "import torch\n",
  ],
  ...[
    "    x.cuda()\n",
    'f"cuda:{',
    '"""',
    "def f(",
    "print 1\n",
    "FROM nvidia/cuda:\n",
    "@cuda.jit\n",
    "torch.cuda.",
    "lambda: ",
  ],
);
const text = array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
const file = constantFrom(
  "a.cu",
  "a.cpp",
  "a.py",
  "a.ipynb",
  "CMakeLists.txt",
  "Dockerfile",
  "ci.yml",
  "requirements.txt",
  "a.so",
);

test("scanners", () => {
  assert(
    property(file, text, (name, content) => {
      const lines = content.split("\n").length;
      for (const { line, column } of scanFile(name, new TextEncoder().encode(content), context).findings) {
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(line === 0 ? 0 : 1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("the device part keeps its lines", () => {
  assert(
    property(text, (content) => {
      expect(devicePart(content).text.split("\n").length).toBe(content.split("\n").length);
    }),
    { numRuns: 1000 },
  );
});
