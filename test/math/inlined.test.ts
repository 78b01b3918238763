/** What a kernel calls of mathematics is in the kernel: no call is left that would be made lane by lane. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const command = fileURLToPath(new URL("../../dist/unwarp.js", import.meta.url));

const blackScholes = `
__device__ float normal(float d) { return 0.5f + 0.5f * erff(d * 0.70710678f); }
__device__ float polynomial(float d) {
  float k = 1 / (1 + 0.2316419f * fabsf(d));
  float sum = k * (0.31938153f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
  float tail = 0.39894228f * expf(-0.5f * d * d) * sum;
  return d > 0 ? 1 - tail : tail;
}
__global__ void blackScholes(float* call, float* put, const float* s, const float* x, const float* t, float r, float v, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float root = sqrtf(t[i]);
  float d1 = (logf(s[i] / x[i]) + (r + 0.5f * v * v) * t[i]) / (v * root), d2 = d1 - v * root;
  float discounted = x[i] * expf(-r * t[i]);
  call[i] = s[i] * normal(d1) - discounted * normal(d2);
  put[i] = discounted * (1 - polynomial(d2)) - s[i] * (1 - polynomial(d1));
}
int main() {}
`;

/** Single instructions of vectors. */
const instructions = /^llvm\.(sqrt|fabs|floor|ceil|trunc|rint|copysign)\.f32$/;

test("a Black-Scholes kernel calls nothing", () => {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-math-"));
  writeFileSync(join(folder, "kernel.cu"), blackScholes);
  const pass = "inline-calls";
  const args = ["run", "--stop-after", pass, "--print-after", pass, "kernel.cu"];
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const callees = Array.from(
    `${stdout}${stderr}`.matchAll(/ call [^@\n]*@([\w.]+)/g),
    ([, name = ""]) => name,
  );
  expect(callees).toContain("llvm.sqrt.f32");
  const left = callees.filter((name) => !instructions.test(name) && !name.startsWith("llvm.nvvm.read."));
  expect(left).toEqual([]);
});
