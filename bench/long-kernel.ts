/**
 * A program with one kernel of about so many instructions as clang leaves them: loads, arithmetic, stores, branches
 * that depend on data and short loops, over variables that live throughout, as generated code and unrolled solvers have.
 */
export function longKernel(instructions: number, seed: number): string {
  const lines: string[] = [];
  // A step is about 18 instructions.
  for (let step = 0; step < instructions / 18; step++) lines.push(...stepOf(step, seed));
  return `#include <cstdio>

__global__ void longKernel(const float* in, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float a = in[i], b = in[i + n], c = 1, d = 2;
${lines.map((line) => `  ${line}`).join("\n")}
  out[i] = a + b + c + d;
}

int main() {
  const int n = 64;
  float *in, *out, result;
  cudaMalloc(&in, 2 * n * sizeof(float));
  cudaMalloc(&out, n * sizeof(float));
  cudaMemset(in, 0, 2 * n * sizeof(float));
  longKernel<<<1, n>>>(in, out, n);
  cudaMemcpy(&result, out, sizeof result, cudaMemcpyDeviceToHost);
  printf("%g\\n", result);
  return cudaGetLastError() != cudaSuccess;
}
`;
}

function stepOf(step: number, seed: number): string[] {
  const k = (step * 7 + seed) % 64;
  return [
    `a = a * ${k + 2}.5f + in[(i + ${k}) % n];`,
    `if (a > b) { c += a * d; out[i] = c; } else { d = d * 0.5f + b; }`,
    `b = b - c * ${k + 1}.25f;`,
    ...(step % 8 === 0 ? [`for (int k = 0; k < n; k += ${k + 9}) d += in[k] * a;`] : []),
  ];
}
