import { launchBlock } from "../../../artifact/launch-blocks.ts";
import type { DeviceHost, KernelLaunch } from "../../device.ts";

/** Of device allocations, and so of each block's shared memory. */
const slabAlignment = 256;
const contextAlignment = 16;

/**
 * The memory in which the blocks of a cooperative launch wait for each other: each block's shared
 * memory, the context of its threads, and where it goes on (lib/support/cooperative.c).
 */
export class CooperativeSlabs {
  readonly #host: DeviceHost;
  readonly #start: number;
  readonly #launch: number;

  /**
   * Writes the places of the slabs into the Launch block.
   *
   * @returns undefined when there is not enough memory
   */
  static allocate(
    host: DeviceHost,
    launch: number,
    { kernel: { info }, gridDim, dynamicSharedBytes }: KernelLaunch,
    contextBytes: number,
  ): CooperativeSlabs | undefined {
    const blocks = gridDim.x * gridDim.y * gridDim.z;
    // Dynamic shared memory starts at a multiple of 16.
    const sharedBytes = alignUp(info.staticSharedBytes, 16) + dynamicSharedBytes;
    const context = alignUp(sharedBytes, contextAlignment);
    const resume = alignUp(context + contextBytes, 4);
    const bytes = alignUp(resume + 4, slabAlignment);
    const start = host.deviceMemory.allocate(blocks * bytes, "internal");
    if (start === undefined) return undefined;
    const { memory } = host;
    for (let block = 0; block < blocks; block++) memory.setU32(start + block * bytes + resume, 0);
    memory.setU32(launch + launchBlock.slabs, start);
    memory.setU32(launch + launchBlock.slabBytes, bytes);
    memory.setU32(launch + launchBlock.slabContext, context);
    memory.setU32(launch + launchBlock.slabResume, resume);
    return new CooperativeSlabs(host, launch, start);
  }

  private constructor(host: DeviceHost, launch: number, start: number) {
    this.#host = host;
    this.#launch = launch;
    this.#start = start;
  }

  /** Calls `run`, which takes every block up to its next wait, until all blocks have ended or one has failed. */
  runPhases(run: () => void): void {
    const { memory } = this.#host;
    const at = this.#launch;
    do {
      memory.setU32(at + launchBlock.waitingBlocks, 0);
      memory.setU32(at + launchBlock.nextBlock, 0);
      memory.setU32(at + launchBlock.nextBlock + 4, 0);
      run();
    } while (memory.u32(at + launchBlock.waitingBlocks) > 0 && memory.u32(at + launchBlock.fault) === 0);
  }

  release(): void {
    this.#host.memory.setU32(this.#launch + launchBlock.slabs, 0);
    this.#host.deviceMemory.release(this.#start, ["internal"]);
  }
}

function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}
