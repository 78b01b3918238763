import { wgslLaunch, wgslParameterOffset } from "../../artifact/wgsl-kernel.ts";
import type { Dim3 } from "../../runtime/device.ts";
import { heapBase } from "./protocol.ts";

/** What of a launch is the same for all its dispatches. */
export interface LaunchContent {
  readonly gridDim: Dim3;
  /** Addresses of the kernel's variables, in its order. */
  readonly variables: readonly number[];
  readonly parameters: Uint8Array;
  /** The address of the device heap's state; 0 for kernels that do not use it. */
  readonly deviceHeap: number;
  /** By which faults name the launch. */
  readonly number?: number;
}

/** The launch block of one dispatch; see `wgslLaunch`. */
export function writeLaunchBlock(
  { gridDim, variables, parameters, deviceHeap, number = 0 }: LaunchContent,
  firstBlock: number,
): Uint8Array<ArrayBuffer> {
  const offset = wgslParameterOffset(variables.length);
  const block = new Uint8Array(offset + Math.max(16, Math.ceil(parameters.length / 16) * 16));
  const view = new DataView(block.buffer);
  const set = (word: number, value: number) => view.setUint32(4 * word, value, true);
  [gridDim.x, gridDim.y, gridDim.z].forEach((value, index) => set(wgslLaunch.gridDim + index, value));
  set(wgslLaunch.heapBase, heapBase);
  set(wgslLaunch.firstBlock, firstBlock);
  set(wgslLaunch.deviceHeap, deviceHeap);
  set(wgslLaunch.number, number);
  variables.forEach((address, index) => set(wgslLaunch.size + index, address));
  block.set(parameters, offset);
  return block;
}

/** Workgroups of one dispatch, and the number of its first block. */
export interface Dispatch {
  readonly firstBlock: number;
  readonly groups: readonly [x: number, y: number];
}

/** Cuts a grid into dispatches that WebGPU allows. Their last row may reach beyond the grid. */
export function dispatchesOf(blocks: number, { maxWorkgroups }: { maxWorkgroups: number }): Dispatch[] {
  const dispatches: Dispatch[] = [];
  for (let first = 0; first < blocks;) {
    const left = blocks - first;
    const x = Math.min(left, maxWorkgroups);
    const y = Math.min(Math.ceil(left / x), maxWorkgroups);
    dispatches.push({ firstBlock: first, groups: [x, y] });
    first += x * y;
  }
  return dispatches;
}
