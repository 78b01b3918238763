import { wgslDeviceHeap } from "../../artifact/wgsl-kernel.ts";
import type { DeviceHost } from "../../runtime/device.ts";
import { invariant } from "../../source/invariant.ts";

/**
 * Gives kernels the memory that they allocate from, as much as cudaLimitMallocHeapSize says, and tells the program
 * where it is: the host knows such pointers, but cannot copy from there.
 *
 * @returns the address of the heap's state; undefined when there is not so much memory
 */
export function createDeviceHeap({ deviceMemory, memory, instance }: DeviceHost): number | undefined {
  const call = (name: string, ...args: number[]): number => {
    const found = instance.exports[name];
    invariant(typeof found === "function", `the program does not export ${name}`);
    return Number(found(...args) ?? 0) >>> 0;
  };
  const bytes = call("__unwarp_device_heap_size");
  const state = deviceMemory.allocate(4 * wgslDeviceHeap.words + bytes, "internal");
  if (state === undefined) return undefined;
  const base = state + 4 * wgslDeviceHeap.words;
  // From here on the limit cannot be changed, as in CUDA.
  call("__unwarp_device_heap_init", base, bytes);
  memory.fill(state, 0, 4 * wgslDeviceHeap.words);
  memory.setU32(state + 4 * wgslDeviceHeap.base, base);
  memory.setU32(state + 4 * wgslDeviceHeap.size, bytes);
  return state;
}
