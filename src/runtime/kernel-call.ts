import type { CudaContext } from "./context.ts";
import { launchKernel } from "./launch.ts";
import { status } from "./status.ts";

const dim3Bytes = 12;
const wordBytes = 4;

/**
 * A launch with its arguments as they are now, for later: CUDA copies them when a node is added or a launch is
 * captured. Undefined where the stub stands for no kernel.
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
): (() => number) | undefined {
  const { memory } = cuda;
  const parameters = cuda.registry.kernel(call.stub)?.info.parameters;
  if (!parameters) return undefined;
  const values = parameters.map(({ size }, index) =>
    memory.range(memory.u32(call.args + wordBytes * index), size).slice(),
  );
  const dimensions = [call.grid, call.block].map((from) => memory.range(from, dim3Bytes).slice());
  return () => {
    const place = cuda.scratch();
    if (place === undefined) return status.memoryAllocation;
    const [grid, block, args] = [place, place + dim3Bytes, place + 2 * dim3Bytes];
    for (const [index, bytes] of dimensions.entries())
      memory.range(place + dim3Bytes * index, dim3Bytes).set(bytes);
    // Behind the pointers, each value where any type may lie.
    let next = align(args + wordBytes * values.length);
    for (const [index, bytes] of values.entries()) {
      memory.setU32(args + wordBytes * index, next);
      memory.range(next, bytes.length).set(bytes);
      next = align(next + bytes.length);
    }
    return launchKernel(cuda, call.stub, grid, block, args, call.sharedBytes, 0, call.cooperative);
  };
}

function align(address: number): number {
  return (address + 15) & ~15;
}
