/** Files that are no text: what of NVIDIA's is in them, as far as bytes tell. */
import type { Finding } from "../model.ts";

/** Bytes of a file that are looked through: what a linker needs to know stands at one of the ends. */
const lookedThrough = 8 * 1024 * 1024;

/** Names that a program or library needs, or brings along. */
const marks: readonly (readonly [string, string])[] = [
  ["libcudart", "libcudart"],
  ["libcuda.so", "libcuda"],
  ["nvcuda.dll", "nvcuda.dll"],
  ["cudart64_", "cudart64"],
  ["__cudaRegisterFatBinary", "embedded device code"],
  [".nv_fatbin", "embedded device code"],
  [".nvFatBinSegment", "embedded device code"],
  ["libcublas", "libcublas"],
  ["libcudnn", "libcudnn"],
  ["libnccl", "libnccl"],
  ["libnvinfer", "libnvinfer"],
  ["libcufft", "libcufft"],
  ["libcusparse", "libcusparse"],
  ["libcusolver", "libcusolver"],
  ["libnvrtc", "libnvrtc"],
];

const byExtension: Readonly<Record<string, readonly [rule: string, name: string]>> = {
  cubin: ["binary/device-code", "cubin"],
  fatbin: ["binary/device-code", "fatbin"],
  engine: ["binary/engine", "TensorRT engine"],
  plan: ["binary/engine", "TensorRT engine"],
  trt: ["binary/engine", "TensorRT engine"],
};

/** TensorRT writes this in front of its engines; `.plan` and `.engine` are common words otherwise. */
const engineMark = "ftrt";

/** The finding for a file that is binary; undefined where nothing in it is NVIDIA's. */
export function scanBinary(file: string, bytes: Uint8Array): Finding | undefined {
  const extension = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  const known = byExtension[extension];
  if (known && (known[0] !== "binary/engine" || startsWith(bytes, engineMark) || extension === "trt"))
    return finding(file, known[0], known[1]);
  const text =
    latin1(bytes.subarray(0, lookedThrough)) +
    latin1(bytes.subarray(Math.max(lookedThrough, bytes.length - lookedThrough)));
  const found = [...new Set(marks.flatMap(([mark, name]) => (text.includes(mark) ? [name] : [])))];
  return found.length > 0 ? finding(file, "binary/library", found.join(", ")) : undefined;
}

/** PTX is text: `.version 8.0`, `.target sm_80`. */
export function isPtx(text: string): boolean {
  return /^\s*\.version\s+\d/m.test(text) && /^\s*\.target\s+sm_\d/m.test(text);
}

export function finding(file: string, rule: string, name: string): Finding {
  return { rule, file, line: 0, column: 0, name, excerpt: "", evidence: "file" };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return latin1(bytes.subarray(0, 64)).includes(text);
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
