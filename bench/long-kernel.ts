/**
 * Programs with one kernel of about so many instructions as clang leaves them, in the shapes that generated code and
 * unrolled solvers have. Each prints a checksum of what its threads computed.
 */
export const kernelShapes = [
  "mixed",
  "straight line",
  "branches",
  "loops",
  "nested loops",
  "switch",
  "barriers",
  "calls",
  "gotos",
] as const;
export type KernelShape = (typeof kernelShapes)[number];

interface Steps {
  /** Instructions of a step, about. */
  readonly size: number;
  /** Statements over `a` to `d` (unsigned), `x` and `y` (float), which live throughout, and `i`, the thread. */
  readonly step: (number: number, k: number, count: number) => readonly string[];
  /** What stands before the kernel for a step. */
  readonly function?: (number: number, k: number) => readonly string[];
  /** What stands around all steps. */
  readonly around?: (steps: number) => readonly [string, string];
}

const steps: Readonly<Record<KernelShape, Steps>> = {
  mixed: {
    size: 20,
    step: (number, k) => [
      `x = x * 0.${k + 2}f + weights[(i + ${k}) % n];`,
      `if (x > y) { c += a * d; out[i] = c; } else { d = d * 5 + b; }`,
      `y = y * 0.${k + 1}f - (float)(c & 15);`,
      ...(number % 8 === 0 ? [`for (int k = 0; k < n; k += ${k + 9}) d += in[k] * a;`] : []),
    ],
  },
  "straight line": {
    size: 17,
    step: (number, k) => [
      `a = a * ${k + 3}u + in[(i + ${k}) & 63]; b ^= a >> ${(k % 7) + 1};`,
      `x = x * 0.${k + 1}f + (float)(b & 255); c += b * d; d = (d << 1 | d >> 31) ^ (unsigned)x;`,
      ...(number % 4 === 0 ? [`out[i] = c;`] : []),
    ],
  },
  branches: {
    size: 29,
    step: (number, k) => [
      `if (a & ${1 << (k % 9)}) { b += a * ${k + 3}u; if (b > c) c ^= in[(b + ${k}) & 63]; else d += c; }`,
      `else if (i < ${k}) { c += b >> ${(k % 5) + 1}; } else { a = a * ${k + 5}u + d; }`,
      `a += c ^ ${number}u;`,
    ],
  },
  loops: {
    size: 21,
    step: (_, k) => [
      `for (unsigned k = b & 3; k < ${(k % 13) + 5}u; k += ${(k % 3) + 1}) { d += in[k + ${k}] ^ a; x = x * 0.5f + d; }`,
      `a += d * ${k + 3}u; b ^= (unsigned)x >> ${(k % 5) + 1};`,
    ],
  },
  "nested loops": {
    size: 43,
    step: (_, k) => [
      `for (int j = 0; j < (int)(a & 3) + 1; j++) {`,
      `  for (unsigned k = c & 1; k < ${(k % 5) + 3}u; k++) { if (in[k + ${k}] & 1) continue; d += k * b; }`,
      `  while (c & ${1 << (k % 4)}) { c = c * 5 + d; if (++b % 7 == 0) break; }`,
      `}`,
      `a += d ^ c;`,
    ],
  },
  switch: {
    size: 11,
    around: (count) => [
      `for (int turn = 0; turn < 40; turn++) switch ((a + turn) % ${count}u) {`,
      `  default: a++; }`,
    ],
    step: (number, k) => [
      `  case ${number}: a = a * ${k + 3}u + in[(b + ${k}) & 63]; b += c ^ ${number}u; c = (c >> 1) + d;`,
      ...(k % 4 === 0 ? [] : [`    d += a; break;`]),
    ],
  },
  barriers: {
    size: 20,
    step: (_, k) => [
      `shared[i] = a + ${k}u; __syncthreads();`,
      `b += shared[(i + ${k}) & 63] * 3u; c ^= shared[i ^ ${(k % 31) + 1}]; x = x * 0.5f + (float)(b & 7);`,
      `__syncthreads(); if (b & 1) d += c; a = a * ${k + 3}u + d;`,
    ],
  },
  calls: {
    size: 30,
    function: (number, k) => [
      `__device__ __noinline__ unsigned f${number}(unsigned a, unsigned b, const unsigned* in) {`,
      `  for (unsigned k = a & 1; k < 3; k++) b += in[k + ${k}] * a;`,
      `  return a > b ? a - b * ${k + 3}u : b ^ in[(a + ${number}u) & 63];`,
      `}`,
    ],
    step: (number) => [`a += f${number}(b, c, in); b ^= a; c += d; d = d * 5 + a;`],
  },
  gotos: {
    size: 21,
    around: () => ["int turns = 0;", ""],
    step: (number, k, count) => [
      `at${number}: a = a * ${k + 3}u + in[(b + ${k}) & 63]; b += d ^ a >> 3;`,
      `if (a % 7 == 0 && turns++ < 40) goto at${(number * 5 + 1) % count}; c ^= b; d += c;`,
    ],
  },
};

/** Another text for each seed. */
export function longKernel(shape: KernelShape, instructions: number, seed: number): string {
  const { size, step, function: functionOf, around } = steps[shape];
  const count = Math.ceil(instructions / size);
  const numbers = Array.from({ length: count }, (_, number) => number);
  const constant = (number: number) => (number * 7 + seed) % 64;
  const [before, after] = around?.(count) ?? ["", ""];
  return `#include <cstdio>

${numbers.flatMap((number) => functionOf?.(number, constant(number)) ?? []).join("\n")}
__global__ void longKernel(const unsigned* in, const float* weights, unsigned* out, int n) {
  __shared__ unsigned shared[64];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (n < 0) shared[0] = 0;
  unsigned a = in[i], b = a * 3 + i, c = 1, d = 2;
  float x = weights[i], y = 1;
  ${before}
${numbers.flatMap((number) => step(number, constant(number), count).map((line) => `  ${line}`)).join("\n")}
  ${after}
  out[i] = a ^ b ^ c ^ d ^ __float_as_uint(x + y);
}

int main() {
  const int n = 64;
  unsigned in[2 * n], *deviceIn, *out, results[n], sum = 0;
  float weights[n], *deviceWeights;
  for (int i = 0; i < 2 * n; i++) in[i] = i * 2654435761u >> 7;
  for (int i = 0; i < n; i++) weights[i] = 1.0f / (i + 1);
  cudaMalloc(&deviceIn, sizeof in);
  cudaMalloc(&deviceWeights, sizeof weights);
  cudaMalloc(&out, sizeof results);
  cudaMemcpy(deviceIn, in, sizeof in, cudaMemcpyHostToDevice);
  cudaMemcpy(deviceWeights, weights, sizeof weights, cudaMemcpyHostToDevice);
  longKernel<<<1, n>>>(deviceIn, deviceWeights, out, n);
  cudaMemcpy(results, out, sizeof results, cudaMemcpyDeviceToHost);
  for (unsigned result : results) sum = sum * 31 + result;
  printf("%08x\\n", sum);
  return cudaGetLastError() != cudaSuccess;
}
`;
}
