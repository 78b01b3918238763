import { alignUp } from "../ir/layout.ts";
import { KernelFault } from "./fault.ts";
import type { LinearMemory } from "./linear-memory.ts";
import type { Thread } from "./machine.ts";

/** Room for a local variable of the thread, until the function that asked returns. */
export function allocateLocal(thread: Thread, memory: LinearMemory, bytes: number, align: number): number {
  const address = alignUp(thread.localTop, align);
  if (!(bytes >= 0) || address + bytes > thread.localEnd)
    throw new KernelFault("stack-overflow", "the local variables of a thread need too much memory");
  thread.localTop = address + bytes;
  if (bytes > 0) memory.check(address, bytes);
  return address;
}
