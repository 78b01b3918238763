/** The stream handles that mean something without being created. */
export const legacyDefaultStream = 1;
export const perThreadDefaultStream = 2;

export interface Stream {
  readonly id: number;
  readonly flags: number;
  readonly priority: number;
}

/** The range that cudaDeviceGetStreamPriorityRange reports; lower numbers go first. */
export const streamPriorities = { least: 0, greatest: -5 } as const;

const firstHandle = 0x100;
const handleStep = 0x10;

/** Every stream of the program by its handle, the default ones included. */
export class Streams {
  private next = firstHandle;
  private readonly byHandle = new Map<number, Stream>();

  constructor() {
    this.clear();
  }

  create(flags: number, priority: number): number {
    const handle = this.next;
    // Handles are never used twice, so that a destroyed one is recognised.
    this.next += handleStep;
    this.byHandle.set(handle, { id: handle, flags, priority });
    return handle;
  }

  find(handle: number): Stream | undefined {
    return this.byHandle.get(handle);
  }

  has(handle: number): boolean {
    return handle === 0 || this.byHandle.has(handle);
  }

  /** False for a handle that is not a created stream: the default ones cannot be destroyed. */
  destroy(handle: number): boolean {
    return handle >= firstHandle && this.byHandle.delete(handle);
  }

  clear(): void {
    this.byHandle.clear();
    for (const id of [0, legacyDefaultStream, perThreadDefaultStream])
      this.byHandle.set(id, { id, flags: 0, priority: streamPriorities.least });
  }
}
