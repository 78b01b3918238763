import { invariant } from "../../source/invariant.ts";
import type { LinearMemory } from "../../runtime/memory/linear-memory.ts";

/** Messages of kernels in the program's memory, as `wgslService.output` has them. */
export interface KernelOutput {
  readonly memory: LinearMemory;
  readonly instance: WebAssembly.Instance;
  readonly address: number;
  readonly bytes: number;
  /** Messages for which there was no room. */
  readonly lost: number;
  /** Address of a `workerBlock` of the host's own thread. */
  readonly worker: number;
}

/** Formats what kernels printed, by the program's own printf. It appears when the host's program waits next. */
export function printOutput(output: KernelOutput): void {
  const { memory, address, bytes, lost, worker } = output;
  const { exports } = output.instance;
  const [print, lose] = [exports["__unwarp_dev_vprintf"], exports["__unwarp_printf_lose"]];
  invariant(
    typeof print === "function" && typeof lose === "function",
    "the program exports the support library",
  );
  for (let at = address; at + 8 <= address + bytes;) {
    const [format, size] = [memory.u32(at), memory.u32(at + 4)];
    print(format, at + 8, worker);
    at += 8 + Math.ceil(size / 8) * 8;
  }
  if (lost > 0) lose(lost);
}
