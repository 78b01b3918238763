/** `unwarp step`: what the warps of a block do. Needs `npm run build`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BlockTrace } from "../../src/trace/block-trace.ts";
import { temporaryFolder, unwarp } from "./support/command.ts";

const cwd = temporaryFolder();
writeFileSync(
  join(cwd, "sum.cu"),
  `#include <cstdio>
struct Pair { float value; unsigned count; };
__device__ float half(float x) {
  return x / 2;
}
__global__ void sum(const Pair* pairs, float* out) {
  __shared__ float part[40];
  int i = threadIdx.x;
  part[i] = half(pairs[blockIdx.x * 40 + i].value);
  __syncthreads();
  if (i < 8)
    part[i] += part[i + 32];
  __syncthreads();
  if (i >= 32)
    return;
  float v = part[i];
  for (int d = 16; d > 0; d /= 2)
    v += __shfl_down_sync(~0u, v, d);
  if (i == 0)
    out[blockIdx.x] = v;
}
int main() {
  Pair* pairs;
  float* out;
  cudaMallocManaged(&pairs, 80 * sizeof(Pair));
  cudaMallocManaged(&out, 8);
  for (int i = 0; i < 80; i++) pairs[i] = {float(i), 1};
  for (int n = 0; n < 2; n++) sum<<<2, 40>>>(pairs, out);
  cudaDeviceSynchronize();
  printf("%g %g\\n", out[0], out[1]);
  return 3;
}
`,
);

test("the steps of a block, after the program's own output", async () => {
  const { exitCode, stdout, stderr } = await unwarp(["step", "sum.cu", "--block", "1", "--launch", "2"], {
    cwd,
  });
  expect([exitCode, stderr]).toEqual([3, ""]);
  const lines = stdout.split("\n").map((line) => line.replaceAll(/ {2,}/g, " ").trim());
  expect(lines.slice(0, 2)).toEqual([
    "390 1190",
    "sum<<<2, 40>>>, launch 2, block (1, 0, 0): 40 threads in 2 warps",
  ]);
  const all = "■".repeat(32);
  const eight = "■".repeat(8) + "□".repeat(24);
  for (const expected of [
    `1 0 ${all} 8 int i = threadIdx.x;`,
    "i = 0 … 31",
    "pairs[40].value … [71].value → 40.0, 41.0, 42.0, 43.0, 44.0, 45.0, 46.0, … 71.0",
    "return x / 2;",
    "part[32 … 39] = 36.0, 36.5, 37.0, 37.5, 38.0, 38.5, 39.0, 39.5",
    "40 threads met at the block's barrier and go on",
    `${eight} 12 part[i] += part[i + 32];`,
    "__shfl_down_sync gives",
    "out[1] = 1190.0",
    "the block is done",
  ])
    expect(lines.join("\n")).toContain(expected);
});

test("as JSON, for programs", async () => {
  const { stdout } = await unwarp(["step", "sum.cu", "--kernel", "sum", "--json"], { cwd });
  const trace = JSON.parse(stdout.split("\n")[1] ?? "") as BlockTrace;
  expect(trace).toMatchObject({ kernel: "sum", launch: 1, blockDim: [40, 1, 1], files: ["sum.cu"] });
  expect(trace.functions).toEqual(["sum", "half"]);
  expect(trace.shared.map(({ name, layout }) => [name, layout.dims])).toEqual([["part", [40]]]);
});

test("a block that never ran is an error that names it", async () => {
  const { exitCode, stderr } = await unwarp(["step", "sum.cu", "--kernel", "sum", "--launch", "7"], { cwd });
  expect(stderr).toBe("unwarp step: the program ran no block (0, 0, 0) in launch 7 of the kernel sum\n");
  expect(exitCode).toBe(3);
});

test.each([
  [["--block", "1,x"], '--block takes the block\'s index as X, X,Y or X,Y,Z, from 0, not "1,x"'],
  [["--launch", "0"], "--launch needs a whole number from 1"],
])("%j is a wrong command line", async (words, message) => {
  const { exitCode, stderr } = await unwarp(["step", "sum.cu", ...words], { cwd });
  expect([exitCode, stderr.includes(message)]).toEqual([2, true]);
});
