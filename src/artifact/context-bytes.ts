import type { KernelInfo } from "./app-info.ts";

/** Bytes of context that the threads of one block need. Gangs take the room of whole ones, with idle lanes as well. */
export function contextBytes(
  { contextBytesPerThread, gangWidth }: Pick<KernelInfo, "contextBytesPerThread" | "gangWidth">,
  blockDim: { readonly x: number; readonly y: number; readonly z: number },
): number {
  const lanesPerRow = Math.ceil(blockDim.x / gangWidth) * gangWidth;
  return contextBytesPerThread * lanesPerRow * blockDim.y * blockDim.z;
}
