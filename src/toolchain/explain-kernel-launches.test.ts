import { expect, test } from "vitest";
import { explainKernelLaunches } from "./explain-kernel-launches.ts";

test.each([
  "kernel launch from __device__ or __global__ function requires relocatable device code (i.e. requires -fgpu-rdc)",
  "use of undeclared identifier 'cudaLaunchDevice'",
])("%s", (reason) => {
  expect(explainKernelLaunches(`a.cu:5:8: error: ${reason}\n    5 |   child<<<1, 1>>>(p);\n`)).toBe(
    "a.cu:5:8: error: launching kernels from device code is not supported; launch the kernel from the host " +
      "[unsupported-dynamic-parallelism]\n    5 |   child<<<1, 1>>>(p);\n",
  );
});

test("other messages stay", () => {
  const message = "a.cu:5:8: error: use of undeclared identifier 'x'\n";
  expect(explainKernelLaunches(message)).toBe(message);
});
