export interface Event {
  readonly flags: number;
  /** Milliseconds since some fixed moment; undefined until recorded. */
  recordedAt: number | undefined;
}

const firstHandle = 0x108;
const handleStep = 0x10;

/** Every event of the program by its handle. */
export class Events {
  private next = firstHandle;
  private readonly byHandle = new Map<number, Event>();

  create(flags: number): number {
    const handle = this.next;
    this.next += handleStep;
    this.byHandle.set(handle, { flags, recordedAt: undefined });
    return handle;
  }

  find(handle: number): Event | undefined {
    return this.byHandle.get(handle);
  }

  destroy(handle: number): boolean {
    return this.byHandle.delete(handle);
  }

  clear(): void {
    this.byHandle.clear();
  }
}
