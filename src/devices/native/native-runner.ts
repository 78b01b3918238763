import type { KernelRunner } from "../../runtime/devices/workers/kernel-runner.ts";
import { recordReason, type TrapReason } from "../../runtime/devices/workers/traps.ts";
import type { ProgramCall } from "./program-calls.ts";

type Koffi = typeof import("koffi").default;

/** What a thread needs to run the kernels of a library. */
export interface NativeThread {
  /** The file. */
  readonly library: string;
  readonly memory: WebAssembly.Memory;
  /** Addresses of the program's device variables. */
  readonly variables: Uint32Array;
}

/** Why `unwarp_run` left a kernel, by the negative number that it returns. In the order of `Reason` in lib/native/entry.c. */
const leaveReasons: readonly (TrapReason | "recorded")[] = [
  "unknown",
  "recorded",
  "illegal-address",
  "stack-overflow",
  "invalid-function",
  "misaligned",
  "trap",
];

/** As much as the workers' own threads have, and the most that koffi gives. */
const stackBytes = 16 * 1024 * 1024;

/** Kernels of a native library on the calling thread. */
export function nativeRunner(koffi: Koffi, thread: NativeThread, programCall: ProgramCall): KernelRunner {
  const library = openLibrary(koffi, thread.library);
  const words = Array<string>(7).fill("uint32_t");
  // Without a name, since the names of koffi's types are the process's.
  const callback = koffi.pointer(koffi.proto("double", words));
  const enter = library.func("unwarp_thread", "void *", ["void *", "void *", "uint32_t", "void *"]);
  const run = library.func("unwarp_run", "int32_t", ["void *", ...words.slice(0, 4)]);
  const { memory, variables } = thread;
  const registered = koffi.register(programCall, callback);
  const native: unknown = enter(new Uint8Array(memory.buffer), variables, variables.length, registered);
  return (launch, worker, maxChunks, stackTop) => {
    const result = run(native, launch, worker, maxChunks >>> 0, stackTop) as number;
    if (result >= 0) return result !== 0;
    const reason = leaveReasons[-result] ?? "unknown";
    if (reason !== "recorded") recordReason(new Int32Array(memory.buffer), launch, reason);
    return false;
  };
}

/** Whether wild accesses of native code meet reserved pages only, so that they can be caught. */
export function isMemoryGuarded(koffi: Koffi, library: string, memory: WebAssembly.Memory): boolean {
  const isReserved = openLibrary(koffi, library).func("unwarp_is_reserved", "int32_t", [
    "void *",
    "uint32_t",
  ]);
  const base = new Uint8Array(memory.buffer);
  return [0x80000000, 0xf0000000, 0xffff0000].every((address) => isReserved(base, address) !== 0);
}

function openLibrary(koffi: Koffi, file: string) {
  // Must be set before the first library is loaded.
  if (koffi.config()["sync_stack_size"] !== stackBytes) koffi.config({ sync_stack_size: stackBytes });
  return koffi.load(file);
}
