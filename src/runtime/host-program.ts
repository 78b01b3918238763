import { invariant } from "../source/invariant.ts";
import type { HostProgram } from "./context.ts";

/** What the runtime needs from the instance of a program, through what lib/support exports. */
export function hostProgram(
  { exports }: WebAssembly.Instance,
  report: (message: string) => void,
): HostProgram {
  const table = exports["__indirect_function_table"];
  const call = (name: string, ...args: number[]): number => {
    const found = exports[name];
    invariant(typeof found === "function", `the program does not export ${name}`);
    return Number(found(...args) ?? 0);
  };
  return {
    report,
    call(functionPointer, ...args) {
      const callee = table instanceof WebAssembly.Table ? table.get(functionPointer) : null;
      // What a call through that pointer in the program itself would do.
      if (!callee) throw new WebAssembly.RuntimeError("null function or function signature mismatch");
      return Number(callee(...args) ?? 0);
    },
    flushDeviceOutput: () => void call("__unwarp_printf_flush"),
    isInDeviceHeap(address) {
      const base = call("__unwarp_device_heap_base") >>> 0;
      const size = call("__unwarp_device_heap_size") >>> 0;
      return base !== 0 && address >= base && address < base + size;
    },
    setDeviceHeapLimit: (bytes) => call("__unwarp_device_heap_limit", bytes) !== 0,
  };
}
