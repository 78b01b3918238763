import { maxSharedBytes } from "../../../artifact/shared-memory-limits.ts";
import { workerBlock } from "../../../artifact/launch-blocks.ts";
import type { DeviceMemory } from "../../memory/device-memory.ts";
import type { LinearMemory } from "../../memory/linear-memory.ts";

const minStackBytes = 1024 * 1024;
/** Below the limit that kernels check, for what they call without checking. */
const stackReserveBytes = 64 * 1024;
const stackAlignment = 16;

/** The memory that one thread needs to run kernels: its Worker block, stack and arenas. */
export class WorkerMemory {
  /** Address of the Worker block. */
  readonly block: number;
  private readonly memory: LinearMemory;
  private readonly deviceMemory: DeviceMemory;
  private stack = { start: 0, bytes: 0 };
  private context = { start: 0, bytes: 0 };

  constructor(memory: LinearMemory, deviceMemory: DeviceMemory, index: number) {
    this.memory = memory;
    this.deviceMemory = deviceMemory;
    this.block = this.allocate(workerBlock.size + 4);
    memory.fill(this.block, 0, workerBlock.size + 4);
    memory.setU32(this.block + workerBlock.index, index);
    // Fresh for every worker and only touched where used: the largest a block may ever have.
    const sharedBase = this.allocate(maxSharedBytes + 1024);
    memory.setU32(this.block + workerBlock.sharedBase, sharedBase);
    this.ensure(minStackBytes, 0);
  }

  /** Where the shadow stack starts: it grows down from here. */
  get stackTop(): number {
    return this.stack.start + this.stack.bytes - stackAlignment;
  }

  get stackBytes(): number {
    return this.stack.bytes - stackReserveBytes;
  }

  get contextBytes(): number {
    return this.context.bytes;
  }

  /** Where the thread reads the above before every launch. */
  get stackTopWord(): number {
    return this.block + workerBlock.size;
  }

  /** Makes room for a kernel. Only while the thread is idle. */
  ensure(stackBytes: number, contextBytes: number): void {
    if (this.stack.bytes < stackBytes + stackReserveBytes) {
      this.stack = this.replace(this.stack, stackBytes + stackReserveBytes);
      const limit = this.stack.start + stackReserveBytes;
      this.memory.setU32(this.block + workerBlock.stackLimit, limit);
      this.memory.setU32(this.stackTopWord, this.stackTop);
    }
    if (this.context.bytes < contextBytes) {
      // Doubling keeps a program that tries ever larger blocks from replacing it each time.
      this.context = this.replace(this.context, Math.max(contextBytes, 2 * this.context.bytes));
      this.memory.setU32(this.block + workerBlock.contextBase, this.context.start);
    }
  }

  private replace(old: { start: number }, bytes: number): { start: number; bytes: number } {
    if (old.start !== 0) this.deviceMemory.release(old.start, ["internal"]);
    return { start: this.allocate(bytes), bytes };
  }

  private allocate(bytes: number): number {
    const address = this.deviceMemory.allocate(bytes, "internal");
    if (address === undefined) throw new OutOfWorkerMemory();
    return address;
  }
}

/** There is no memory left for a kernel's stack or arenas: the launch cannot start. */
export class OutOfWorkerMemory extends Error {
  override readonly name = "OutOfWorkerMemory";
}
