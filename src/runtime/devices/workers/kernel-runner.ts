import type { KernelInstance } from "./instantiate.ts";
import { recordTrap } from "./traps.ts";

/**
 * Runs chunks of a launch on the calling thread: with this worker block, on the stack that starts
 * there. Never throws for what a kernel does: faults are in the launch. True if blocks may be left.
 */
export type KernelRunner = (launch: number, worker: number, maxChunks: number, stackTop: number) => boolean;

/** Runs the kernels that are in the program's own module. */
export function wasmRunner(
  { run, stackPointer }: KernelInstance,
  words: (address: number) => Int32Array,
): KernelRunner {
  return (launch, worker, maxChunks, stackTop) => {
    const hostStack = stackPointer.value;
    stackPointer.value = stackTop;
    try {
      return run(launch, worker, maxChunks) !== 0;
    } catch (error) {
      recordTrap(words(launch), launch, error);
      return false;
    } finally {
      // Also after a trap, which leaves the stack where it was.
      stackPointer.value = hostStack;
    }
  };
}
