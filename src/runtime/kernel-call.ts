import type { CudaContext } from "./context.ts";
import { launchKernel, prepareLaunch } from "./launch.ts";
import { status } from "./status.ts";

const dim3Bytes = 12;
const wordBytes = 4;

/**
 * A launch with its arguments as they are now, for later: CUDA copies them when a node is added or a launch is
 * captured. CUDA's code instead where it refuses the launch.
 */
export function keepKernelCall(
  cuda: CudaContext,
  call: {
    readonly stub: number;
    readonly grid: number;
    readonly block: number;
    readonly args: number;
    readonly sharedBytes: number;
    readonly cooperative?: boolean;
  },
): (() => number) | number {
  const { memory } = cuda;
  const { stub, grid, block, sharedBytes, cooperative = false } = call;
  const refusal = prepareLaunch(cuda, stub, grid, block, sharedBytes, 0, cooperative);
  if (refusal !== status.success) return refusal;
  const { parameters } = cuda.launch.kernel.info;
  if (parameters.length > 0 && call.args === 0) return status.invalidValue;
  const values = parameters.map(({ size }, index) =>
    memory.range(memory.u32(call.args + wordBytes * index), size).slice(),
  );
  const dimensions = [grid, block].map((from) => memory.range(from, dim3Bytes).slice());
  return () => {
    const place = cuda.scratch();
    if (place === undefined) return status.memoryAllocation;
    const args = place + 2 * dim3Bytes;
    for (const [index, bytes] of dimensions.entries())
      memory.range(place + dim3Bytes * index, dim3Bytes).set(bytes);
    // Behind the pointers, each value where any type may lie.
    let next = align(args + wordBytes * values.length);
    for (const [index, bytes] of values.entries()) {
      memory.setU32(args + wordBytes * index, next);
      memory.range(next, bytes.length).set(bytes);
      next = align(next + bytes.length);
    }
    return launchKernel(cuda, stub, place, place + dim3Bytes, args, sharedBytes, 0, cooperative);
  };
}

function align(address: number): number {
  return (address + 15) & ~15;
}
