/** What is measured on the GPU: the CUDA kernels of kernels.cu, with sizes and inputs. */

export interface Contest {
  readonly kernel: string;
  /** Threads of a block, and blocks. */
  readonly block: readonly [number, number];
  readonly grid: readonly [number, number];
  /** In the order of the kernel's parameters: numbers, then arrays, of which the last is the result. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  readonly arrays: readonly ArrayBufferView<ArrayBuffer>[];
  /** Dispatches that are measured together. */
  readonly times: number;
}

const words = (count: number) =>
  Uint32Array.from({ length: count }, (_, i) => Math.imul(i, 2654435761) >>> 8);
const floats = (count: number) => Float32Array.from({ length: count }, (_, i) => ((i * 37) % 101) / 101);
const bitsOf = (value: number) => new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0;

const many = 1 << 22;
const side = 256;

/** Against WGSL by hand. */
export const contests: readonly Contest[] = [
  {
    kernel: "saxpy",
    block: [256, 1],
    grid: [many / 256, 1],
    numbers: Uint32Array.of(many, bitsOf(0.5)),
    arrays: [floats(many), floats(many)],
    times: 4,
  },
  {
    kernel: "matmul",
    block: [16, 16],
    grid: [side / 16, side / 16],
    numbers: Uint32Array.of(side),
    arrays: [floats(side * side), floats(side * side), new Float32Array(side * side)],
    times: 2,
  },
  {
    kernel: "reduce",
    block: [256, 1],
    grid: [64, 1],
    numbers: Uint32Array.of(many),
    arrays: [words(many), new Uint32Array(64)],
    times: 4,
  },
  {
    kernel: "histogram",
    block: [256, 1],
    grid: [64, 1],
    numbers: Uint32Array.of(many),
    arrays: [words(many), new Uint32Array(256)],
    times: 2,
  },
];

const threads = 1 << 14;
const arithmetic = { block: [256, 1], grid: [threads / 256, 1], numbers: Uint32Array.of(64) } as const;

/** Sums and products of both types, as many. */
export const numberContests: readonly [floats: Contest, doubles: Contest] = [
  {
    ...arithmetic,
    kernel: "floats",
    arrays: [floats(threads + 1), new Float32Array(threads)],
    times: 16,
  },
  {
    ...arithmetic,
    kernel: "doubles",
    arrays: [Float64Array.from(floats(threads + 1)), new Float64Array(threads)],
    times: 1,
  },
];
