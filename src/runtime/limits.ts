/** The limits of the machine we present, which are those of compute capability 8.0. */

export const maxThreadsPerBlock = 1024;
export const maxBlockDim = { x: 1024, y: 1024, z: 64 } as const;
export const maxGridDim = { x: 2 ** 31 - 1, y: 65535, z: 65535 } as const;
/** As the compiler has it (src/ir/warp-size.ts). */
export const warpSize = 32;

export const maxParameterBytes = 32764;
/** Enough for the arguments of any kernel, each at an address of its own with a pointer to it. */
export const scratchBytes = 8 * maxParameterBytes;
export const totalConstantBytes = 64 * 1024;
export const registersPerBlock = 65536;
export const maxThreadsPerMultiProcessor = 2048;
export const maxBlocksPerMultiProcessor = 32;
export const sharedBytesPerMultiProcessor = 228 * 1024;
/** Shared memory that CUDA itself takes in every block. */
export const reservedSharedBytes = 1024;

export const computeCapability = { major: 8, minor: 0 } as const;
/** What cudaRuntimeGetVersion and cudaDriverGetVersion report: 12.0. */
export const cudaVersion = 12000;
