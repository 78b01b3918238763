/**
 * A CUDA program that calls every function of the references on all of its arguments, in a kernel or on the
 * host, and the two files it reads and writes: arrays of arguments one after the other, arrays of results.
 */
import { byteSizes, type ReferenceFunction, type ScalarLetter } from "./references.ts";

const cTypes: Readonly<Record<ScalarLetter, string>> = {
  f: "float",
  d: "double",
  i: "int",
  u: "unsigned int",
  l: "long long",
  U: "unsigned long long",
};

/** Functions with two results, or an array, as functions of numbers. */
const wrappers = `
#define BOTH __host__ __device__ inline
#define WRAPPERS(type, f)                                                                       \\
  BOTH type frexp_fraction##f(type x) { int e; return frexp##f(x, &e); }                        \\
  BOTH int frexp_exponent##f(type x) { int e; frexp##f(x, &e); return e; }                      \\
  BOTH type modf_fraction##f(type x) { type whole; return modf##f(x, &whole); }                 \\
  BOTH type modf_integer##f(type x) { type whole; modf##f(x, &whole); return whole; }           \\
  BOTH type remquo_remainder##f(type x, type y) { int q; return remquo##f(x, y, &q); }          \\
  BOTH int remquo_bits##f(type x, type y) {                                                     \\
    int q;                                                                                      \\
    remquo##f(x, y, &q);                                                                        \\
    return q < 0 ? -(-q & 7) : q & 7;                                                           \\
  }                                                                                             \\
  BOTH type norm_of_5##f(type a, type b, type c, type d, type e) {                              \\
    type p[] = {a, b, c, d, e};                                                                 \\
    return norm##f(5, p);                                                                       \\
  }                                                                                             \\
  BOTH type rnorm_of_5##f(type a, type b, type c, type d, type e) {                             \\
    type p[] = {a, b, c, d, e};                                                                 \\
    return rnorm##f(5, p);                                                                      \\
  }
WRAPPERS(float, f)
WRAPPERS(double, )
`;

/** Intrinsics exist on the device alone. */
export const isOnHost = ({ name }: ReferenceFunction): boolean => !name.startsWith("__");

export function programSource(functions: readonly ReferenceFunction[], side: "device" | "host"): string {
  let input = 0;
  let output = 0;
  const bodies: string[] = [];
  const calls: string[] = [];
  for (const [index, { name, result, parameters, rows }] of functions.entries()) {
    const addresses = parameters.map((letter) => {
      const at = input;
      input += align(rows.length * byteSizes[letter]);
      return `in + ${at}`;
    });
    const letters = parameters.map((_, at) => `a${at}`);
    const declared = parameters.map((letter, at) => `const ${cTypes[letter]}* a${at}`);
    const [first, step] = side === "device" ? ["threadIdx.x", "blockDim.x"] : ["0", "1"];
    bodies.push(
      `${side === "device" ? "__global__" : "static"} void f${index}(${cTypes[result]}* out, int count, ${declared.join(", ")}) {\n` +
        `  for (int i = ${first}; i < count; i += ${step}) out[i] = ${name}(${letters.map((a) => `${a}[i]`).join(", ")});\n}`,
    );
    const types = [cTypes[result], ...parameters.map((letter) => `const ${cTypes[letter]}`)];
    const pointers = [`out + ${output}`, ...addresses].map((address, at) => `(${types[at]}*)(${address})`);
    const [out = "", ...ins] = pointers;
    const launch = side === "device" ? "<<<1, 32>>>" : "";
    calls.push(`  f${index}${launch}(${[out, rows.length, ...ins].join(", ")});`);
    output += align(rows.length * byteSizes[result]);
  }
  return `#include <cmath>
#include <cstdio>
${wrappers}
${bodies.join("\n")}
int main(int, char** argv) {
  char *in, *out;
  cudaMallocManaged(&in, ${input});
  cudaMallocManaged(&out, ${output});
  FILE* file = fopen(argv[1], "rb");
  if (!file || fread(in, 1, ${input}, file) != ${input}) return 2;
  fclose(file);
${calls.join("\n")}
  if (cudaDeviceSynchronize() != cudaSuccess) return 3;
  file = fopen(argv[2], "wb");
  if (!file || fwrite(out, 1, ${output}, file) != ${output}) return 4;
  return fclose(file);
}
`;
}

export function encodeArguments(functions: readonly ReferenceFunction[]): Uint8Array {
  const arrays = functions.flatMap(({ parameters, rows }) =>
    parameters.map((letter, at) => {
      const view = new DataView(new ArrayBuffer(align(rows.length * byteSizes[letter])));
      for (const [row, { arguments: values }] of rows.entries()) setBits(view, row, letter, values[at] ?? 0n);
      return new Uint8Array(view.buffer);
    }),
  );
  return Buffer.concat(arrays);
}

/** The bits of the results, by function and row. */
export function decodeResults(functions: readonly ReferenceFunction[], bytes: Uint8Array): bigint[][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return functions.map(({ result, rows }) => {
    const size = byteSizes[result];
    const start = at;
    at += align(rows.length * size);
    return rows.map((_, row) =>
      size === 4 ? BigInt(view.getUint32(start + 4 * row, true)) : view.getBigUint64(start + 8 * row, true),
    );
  });
}

function setBits(view: DataView, row: number, letter: ScalarLetter, bits: bigint): void {
  if (byteSizes[letter] === 4) view.setUint32(4 * row, Number(bits), true);
  else view.setBigUint64(8 * row, bits, true);
}

function align(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
