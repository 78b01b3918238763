/**
 * A kernel as WGSL, and how the runtime launches it: the contract between `codegen/webgpu` and `devices/webgpu`.
 *
 * A pointer on this device is the number that the host knows the memory by, an address in the program's linear
 * memory. The GPU's buffer holds a range of that memory, the heap: the byte at address `a` is the buffer's byte
 * `a - heapBase`.
 */
export interface WgslKernel {
  readonly code: string;
  readonly entryPoint: string;
  /** Invocations of a workgroup, all along x. A block may have more threads. 0 where the pipeline's constants give it. */
  readonly invocations: number;
  /** Bytes of workgroup memory. */
  readonly workgroupBytes: number;
  /** Whether it calls malloc, free, new or delete. */
  readonly usesDeviceHeap: boolean;
  /** More of them, where the text is for blocks of any size. */
  readonly workgroupBytesPerThread?: number;
  /** The module's variables whose addresses the kernel reads from the launch block, in that order. */
  readonly variables: readonly string[];
}

/** Constants of the pipeline, where the text is for blocks of any size (`override` in WGSL). */
export interface WgslBlockConstants {
  readonly block_size_x: number;
  readonly block_size_y: number;
  readonly block_size_z: number;
  /** At least 1. */
  readonly dynamic_shared_words: number;
}

/** Bindings of group 0. */
export const wgslBindings = {
  /** Storage buffer, read and write: the heap. */
  heap: 0,
  /** Uniform buffer: the launch block. */
  launch: 1,
  /** Storage buffer, read and write: the service block, `array<atomic<u32>>`. */
  service: 2,
  /** Storage buffer, read only, in kernels with checks: `array<vec2<u32>>`, the start and the end of each allocation, in order. */
  extents: 3,
} as const;

/**
 * The launch block in words of 32 bits: these, then the addresses of `variables`, then the parameter
 * block, which begins at the next multiple of 16 bytes.
 */
export const wgslLaunch = {
  /** gridDim.x, y, z. */
  gridDim: 0,
  /** The address that the heap's first byte has. */
  heapBase: 3,
  /**
   * Linear number of the dispatch's first block. Grids that are too large for one dimension of a dispatch are folded: the
   * block of workgroup (x, y) is `firstBlock + x + y * num_workgroups.x`; those beyond the grid do nothing.
   */
  firstBlock: 4,
  /** Always 0, which compilers of WGSL do not know. */
  zero: 5,
  /** The address of the device heap's state, for kernels that use it. */
  deviceHeap: 6,
  /** By which the launch is known in faults: from 1 on since the host last waited; 0 where nobody asks. */
  number: 7,
  /** Words before the addresses of variables. */
  size: 8,
} as const;

/**
 * The service block, in words of 32 bits: a buffer of its own, through which kernels tell the host things. It begins as zeros. All
 * behind `output` is room for messages.
 */
export const wgslService = {
  /** A fault's number, written by the first thread that has one: an index of `wgslFaults`. */
  fault: 0,
  /** blockIdx of that thread, then threadIdx. */
  place: 1,
  /** Of an assertion: the addresses of its text, of the file's name, the line, and the address of the function's name. */
  assertion: 7,
  /** Of an access out of bounds: the address. */
  address: 7,
  /** `wgslLaunch.number` of the launch that the fault is of. */
  launch: 11,
  /** Held during atomic operations of 64 bits. */
  lock: 12,
  /** Of accesses outside of the heap: the greatest note that a thread left of one, see `wgslWildNote`; 0 where there was none. */
  wild: 13,
  /** Held while a thread allocates or frees memory. */
  heapLock: 15,
  /** Bytes of output that kernels have written. */
  outputUsed: 16,
  /** Messages that found no room. */
  outputLost: 17,
  /** How often kernels have read the clock. */
  clockReads: 18,
  /**
   * Messages, one behind the other: the address of the format, the bytes of the arguments, then these as clang packs
   * them for printf. A message's size is a multiple of 8.
   */
  output: 20,
} as const;

/**
 * What a thread notes of an access outside of the heap, in one word and so by one atomic operation: all threads pass by the code that
 * does it, and GPUs that a CPU plays carry out, lane by lane, also what no lane needs.
 *
 * The upper bits count the launch down from `lastLaunch`, so that the first launch leaves the greatest note; the lower bits are the
 * page of the address, counted from the heap's beginning.
 */
export const wgslWildNote = {
  pageBits: 20,
  /** Words of a page: with as many pages they reach over all addresses. */
  pageWordBits: 10,
  /** Launches behind it, since the host last waited, have its number. */
  lastLaunch: 4094,
} as const;

/** By number. "grid-sync" is that of `grid.sync()` in a launch that is not cooperative. */
export const wgslFaults = [
  "none",
  "trap",
  "assertion",
  "wild-call",
  "warp-deadlock",
  "grid-sync",
  "bad-free",
  "out-of-bounds",
] as const;

/**
 * The device heap: memory that kernels allocate from, as in `lib/support/device-heap.c`. Its state lies in front of it, in
 * words of 32 bits; all that is not told here begins as zero.
 */
export const wgslDeviceHeap = {
  isReady: 0,
  /** Where the memory for blocks begins, and how much there is. */
  base: 1,
  size: 2,
  /** The first free block of each class of sizes. */
  lists: 4,
  /** A bit for each class: whether its list has blocks. */
  occupied: 132,
  words: 136,
} as const;

/** Offset of the parameter block in the launch block, in bytes. */
export function wgslParameterOffset(variableCount: number): number {
  return Math.ceil((wgslLaunch.size + variableCount) / 4) * 16;
}
