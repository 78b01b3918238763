import type { Dim3 } from "./fault.ts";
import { warpSize } from "../ir/warp-size.ts";
import type { Machine } from "./machine.ts";

/** What PTX's special register holds for the thread that runs; a 32-bit pattern as a signed number. */
export function readSpecialRegister(register: string): ((machine: Machine) => number) | undefined {
  const [name = "", axis] = register.split(".");
  const vector = vectors[name];
  if (vector && (axis === "x" || axis === "y" || axis === "z")) return (machine) => vector(machine)[axis] | 0;
  return scalars[register];
}

const vectors: Readonly<Record<string, (machine: Machine) => Dim3>> = {
  tid: ({ thread }) => thread.index,
  ntid: ({ launch }) => launch.blockDim,
  ctaid: ({ block }) => block,
  nctaid: ({ launch }) => launch.gridDim,
};

const lane = ({ thread }: Machine) => thread.linear % warpSize;

const scalars: Readonly<Record<string, (machine: Machine) => number>> = {
  laneid: lane,
  warpid: ({ thread }) => Math.floor(thread.linear / warpSize),
  nwarpid: ({ launch: { blockDim } }) => Math.ceil((blockDim.x * blockDim.y * blockDim.z) / warpSize),
  warpsize: () => warpSize,
  "lanemask.eq": (machine) => 1 << lane(machine),
  "lanemask.lt": (machine) => (1 << lane(machine)) - 1,
  "lanemask.le": (machine) => (2 << lane(machine)) - 1,
  "lanemask.ge": (machine) => -1 << lane(machine),
  "lanemask.gt": (machine) => -2 << lane(machine),
  // One multiprocessor, one grid: the machine that CUDA would describe to a debugger.
  smid: () => 0,
  nsmid: () => 1,
  gridid: () => 0,
  // Not PTX's: whether the launch was a cooperative one.
  cooperative: ({ launch }) => (launch.cooperative ? 1 : 0),
};
