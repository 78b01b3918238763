/** Why a program of this folder does not do on a GPU, through WebGPU, what it does on the other devices. */
type Reason =
  /** It fails, and stderr or stdout has this: the test sees to it. */
  | { readonly says: string }
  /** It is not run there. */
  | { readonly skipped: string };

const gridBarriers = { says: "barriers of the grid are not supported on the WebGPU device" };
const recursion = { says: "recursive functions are not supported on the WebGPU device" };
const tgamma = (type: string) => ({ says: `tgamma() for ${type} are not supported on the WebGPU device` });
const sharedMemory = { says: "cudaFuncAttributeMaxDynamicSharedMemorySize" };
const subnormals = {
  skipped: "WebGPU lets GPUs take floats below 2^-126 for 0, and this program looks at them",
};
const slowToCompile = {
  skipped:
    "SwiftShader, the GPU that a CPU plays, compiles kernels with that many doubles or warp operations for minutes",
};
const noProgress = { skipped: "WebGPU does not promise that a warp runs while another one spins" };
const slowToRun = { skipped: "SwiftShader runs it for minutes" };

/** Programs that expect the 48 KiB of every card: SwiftShader has 32. */
const sharedMemoryOfCards = { says: "sharedMemPerBlock" };

export const notOnWebGpu: Readonly<Record<string, Reason>> = {
  "api-devices.cu": sharedMemoryOfCards,
  "api-functions.cu": sharedMemory,
  "block-primitives.cu": slowToCompile,
  "cooperative-launch-fault.cu": gridBarriers,
  "cooperative-launch.cu": gridBarriers,
  "cub-device.cu": slowToRun,
  "curand-both-types.cu": slowToCompile,
  "device-heap.cu": recursion,
  "devices-and-errors.cu": sharedMemoryOfCards,
  "errors-launch.cu": sharedMemory,
  "fault-stack.cu": recursion,
  "float16-arithmetic.cu": subnormals,
  "float16-comparisons.cu": subnormals,
  "float16-conversions.cu": subnormals,
  "float16-math.cu": slowToCompile,
  "grid-barrier.cu": gridBarriers,
  "grid-limits.cu": slowToRun,
  "groups-reduce-types.cu": slowToCompile,
  "math-domain-errors.cu": tgamma("doubles"),
  "math-double.cu": tgamma("doubles"),
  "math-edges.cu": subnormals,
  "math-mixed-types.cu": { says: "ilogb() for floats are not supported on the WebGPU device" },
  "math-overloads.cu": slowToCompile,
  "math-single.cu": tgamma("floats"),
  "math-special.cu": { says: "jn of i32 are not supported on the WebGPU device" },
  "recursion.cu": recursion,
  "rounding-intrinsics.cu": slowToCompile,
  "rounding-of-floats.cu": subnormals,
  "shared-dynamic.cu": sharedMemory,
  "spins-on-another-warp.cu": noProgress,
  "templates-and-lambdas.cu": recursion,
  "virtual-and-pointers.cu": recursion,
  "warp-per-row-softmax.cu": slowToCompile,
  "warp-per-row-spmv.cu": slowToCompile,
  "warp-scan-types.cu": slowToCompile,
};
