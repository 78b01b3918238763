import type { Dim3 } from "./fault.ts";
import type { Thread } from "./machine.ts";
import type { Program } from "./program.ts";
import { releaseBarrier } from "./release-barrier.ts";

/** A block whose threads wait at a barrier of the grid, while others use the arena. */
export interface WaitingBlock {
  readonly block: Dim3;
  readonly threads: readonly Thread[];
  /** Shared memory and the threads' local variables. */
  readonly memory: readonly { readonly address: number; readonly bytes: Uint8Array }[];
}

/** Keeps what the block that just ran has in the arena. */
export function putAside({ machine, arena, memory }: Program, threads: readonly Thread[]): WaitingBlock {
  const copy = (start: number, end: number) => ({ address: start, bytes: memory.bytes.slice(start, end) });
  const locals = threads.map(({ localBase, localTop }) => copy(localBase, localTop));
  return {
    block: machine.block,
    threads,
    memory: [copy(arena.start, machine.launch.localsStart), ...locals],
  };
}

/** Brings the block back to the arena and lets its threads go on. */
export function takeUp({ machine, memory }: Program, waiting: WaitingBlock): void {
  machine.block = waiting.block;
  for (const { address, bytes } of waiting.memory) memory.bytes.set(bytes, address);
  releaseBarrier(waiting.threads);
}
