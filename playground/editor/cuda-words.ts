/** The words that CUDA adds to C++, once: for highlighting and for completion. */
import { runtimeFunctions } from "../../src/cuda-api/runtime-functions.ts";

export interface CudaWord {
  readonly kind: "keyword" | "variable" | "function" | "type";
  readonly detail: string;
}

const keywords: Record<string, string> = {
  __global__: "a kernel",
  __device__: "runs on the device, or lies there",
  __host__: "runs on the host",
  __shared__: "memory of the block",
  __constant__: "memory that kernels only read",
  __managed__: "memory of host and device",
  __launch_bounds__: "most threads of a block",
  __restrict__: "no other pointer leads there",
  __noinline__: "stays a function",
  __forceinline__: "never a call",
  __grid_constant__: "a parameter that is only read",
};

const variables: Record<string, string> = {
  threadIdx: "the thread within its block",
  blockIdx: "the block within the grid",
  blockDim: "threads of a block",
  gridDim: "blocks of the grid",
  warpSize: "lanes of a warp, 32",
};

const types: Record<string, string> = {
  dim3: "sizes of a grid or a block",
  cudaError_t: "the result of a CUDA call",
  cudaStream_t: "a queue of work",
  cudaEvent_t: "a moment in a stream",
  cudaDeviceProp: "what a device is",
  ...Object.fromEntries(
    ["char", "uchar", "short", "ushort", "int", "uint", "float", "double"].flatMap((element) =>
      [2, 3, 4].map((size) => [`${element}${size}`, `${size} numbers`]),
    ),
  ),
};

const deviceFunctions: Record<string, string> = {
  __syncthreads: "waits for the block",
  __syncthreads_count: "waits, and counts the threads that say yes",
  __syncwarp: "waits for lanes of the warp",
  __threadfence: "orders memory for the device",
  __threadfence_block: "orders memory for the block",
  __shfl_sync: "a value of another lane",
  __shfl_up_sync: "a value of a lower lane",
  __shfl_down_sync: "a value of a higher lane",
  __shfl_xor_sync: "a value of the lane across",
  __ballot_sync: "which lanes say yes",
  __any_sync: "whether a lane says yes",
  __all_sync: "whether all lanes say yes",
  __activemask: "which lanes are here",
  __reduce_add_sync: "a sum over lanes",
  __ldg: "a load of what nobody writes",
  __popc: "counts bits",
  __clz: "counts zeros from the top",
  __ffs: "the lowest bit that is set",
  __brev: "bits in reverse",
  __fmaf_rn: "a * b + c, rounded once",
  atomicAdd: "adds, for all threads",
  atomicSub: "subtracts, for all threads",
  atomicMin: "the least of all threads",
  atomicMax: "the greatest of all threads",
  atomicExch: "exchanges, for all threads",
  atomicCAS: "exchanges if it is what was expected",
  atomicAnd: "and, for all threads",
  atomicOr: "or, for all threads",
  atomicXor: "exclusive or, for all threads",
};

const runtime: Record<string, string> = Object.fromEntries(
  Object.entries(runtimeFunctions)
    .filter(([, { state }]) => state === "implemented")
    .map(([name]) => [name, "runtime API"]),
);

const constants: Record<string, string> = {
  cudaSuccess: "no error",
  cudaMemcpyHostToDevice: "the way of a copy",
  cudaMemcpyDeviceToHost: "the way of a copy",
  cudaMemcpyDeviceToDevice: "the way of a copy",
  cudaMemcpyDefault: "the way of a copy, by the addresses",
};

export const cudaWords: ReadonlyMap<string, CudaWord> = new Map([
  ...wordsOf("keyword", keywords),
  ...wordsOf("variable", variables),
  ...wordsOf("type", types),
  ...wordsOf("function", deviceFunctions),
  ...wordsOf("function", runtime),
  ...wordsOf("variable", constants),
]);

function wordsOf(kind: CudaWord["kind"], table: Record<string, string>): [string, CudaWord][] {
  return Object.entries(table).map(([word, detail]) => [word, { kind, detail }]);
}
