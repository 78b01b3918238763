import { directCallee } from "../../analysis/call-graph.ts";
import { constInt } from "../../ir/build.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import { i32 } from "../../ir/types.ts";
import { warpSize } from "../../ir/warp-size.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import { functionPass, type Pass } from "../../transform/pass.ts";

/** Threads of a block along each axis. */
export interface BlockDim {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One text for blocks of all sizes, which constants of the pipeline give: see `block-size.ts`. */
export interface AnyBlock {
  /** Invocations run so many threads, one after the other: for blocks larger than a GPU's workgroups. */
  readonly threadsPerInvocation: number;
}

export const isAnyBlock = (block: BlockDim | AnyBlock): block is AnyBlock => "threadsPerInvocation" in block;

export const threadsOf = ({ x, y, z }: BlockDim): number => x * y * z;

/** What launches have in common that WGSL is made for. */
export interface LaunchKind {
  readonly blockDim: BlockDim | AnyBlock;
  /** Launched with cudaLaunchCooperativeKernel. */
  readonly cooperative?: boolean;
  /** gridDim.y and gridDim.z are 1, so that blockIdx.x needs no division. */
  readonly flatGrid?: boolean;
}

/** Puts in what is known of the launch: first of all blockDim. */
export function specializeLaunch({ blockDim, cooperative = false, flatGrid = false }: LaunchKind): Pass {
  const known: Partial<Record<string, number>> = {
    ...(!isAnyBlock(blockDim) && knownOfBlock(blockDim)),
    warpsize: warpSize,
    ...(flatGrid && { "ctaid.y": 0, "ctaid.z": 0, "nctaid.y": 1, "nctaid.z": 1 }),
    // One multiprocessor, as far as a program can tell.
    smid: 0,
    nsmid: 1,
    gridid: 0,
    cooperative: cooperative ? 1 : 0,
  };
  return functionPass({
    name: "specialize-launch",
    summary: "put in the size of the blocks, and what else is known of the launch",
    run(fn) {
      let changed = false;
      for (const instruction of [...fn.instructions()]) {
        const callee = instruction.opcode === "call" ? directCallee(instruction) : undefined;
        const register = callee?.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
        if (register?.kind !== "special-register") continue;
        const value = known[register.register];
        if (value === undefined) continue;
        replaceInstruction(instruction, constInt(i32, value));
        changed = true;
      }
      return changed;
    },
  });
}

function knownOfBlock(blockDim: BlockDim): Partial<Record<string, number>> {
  return {
    "ntid.x": blockDim.x,
    "ntid.y": blockDim.y,
    "ntid.z": blockDim.z,
    nwarpid: Math.ceil(threadsOf(blockDim) / warpSize),
    // Along an axis of one thread there is no choice.
    ...(blockDim.x === 1 && { "tid.x": 0 }),
    ...(blockDim.y === 1 && { "tid.y": 0 }),
    ...(blockDim.z === 1 && { "tid.z": 0 }),
  };
}
