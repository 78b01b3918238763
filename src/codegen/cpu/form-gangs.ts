import { directCallee } from "../../analysis/call-graph.ts";
import { codeSize } from "../../analysis/code-size.ts";
import { analyzeDivergence, type Divergence } from "../../analysis/divergence.ts";
import { shapesInGang } from "../../analysis/lane-shapes.ts";
import type { GangWidth } from "../../artifact/gang-width.ts";
import { Builder } from "../../ir/build.ts";
import { cloneFunction } from "../../ir/clone.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { warpSize } from "../../ir/warp-size.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import type { Pass } from "../../transform/pass.ts";
import { scalarizeVectors } from "../../transform/scalarize-vectors.ts";
import { deleteUnreachableBlocks, eraseBlock } from "../../transform/remove-unreachable-blocks.ts";
import { expandRegister } from "./expand-registers.ts";
import { lowerDivergentSwitches, uniteReturns } from "./gangs/prepare-kernel.ts";
import { type VectorMachine, vectorMachine, widthByRegisters, widthBySize } from "./gangs/choose-width.ts";
import { splitLoops } from "./gangs/split-loops.ts";
import { vectorizeKernel } from "./gangs/vectorize-kernel.ts";
import { hasWarpOperations, whyNoGang } from "./gangs/why-no-gang.ts";
import { setFact, stringAttribute } from "./kernel-facts.ts";
import { registerRead } from "./registers.ts";
import type { CpuTarget } from "./target.ts";

export interface FormGangsOptions {
  readonly target: CpuTarget;
  /** W; undefined: chosen per kernel. With 1 no gangs are formed. */
  readonly gangWidth?: GangWidth | undefined;
  /** Lanes of the machine's vectors of float. Default: those of the target's common machines. */
  readonly floatLanes?: number | undefined;
}

/** The name of a kernel's version for gangs. */
export function gangName(kernel: string): string {
  return `${kernel}.gang`;
}

/** Instructions of a kernel up to which it gets gangs of any width, and of whole warps. */
const largest = 4000;
const largestOfWarps = 800;

/**
 * Gives each kernel a second version, `k.gang`, that does the work of W threads which are
 * neighbours along threadIdx.x at once, in vectors. Branches that lanes take differently become masks.
 *
 *     %i = tid.x                                        %i = tid.x          ; of the first lane
 *     %p = getelementptr float, ptr %a, i32 %i          %p = getelementptr float, ptr %a, i32 %i
 *     %x = load float, ptr %p                     =>    %x.0 = load <4 x float>, ptr %p ... %x.3
 *     %y = fadd float %x, 1.0                           %y.0 = fadd <4 x float> %x.0, splat 1.0 ...
 *
 * Kernels that gangs cannot run (`why-no-gang`) keep their only version.
 */
export function formGangs({ target, gangWidth, floatLanes }: FormGangsOptions): Pass {
  const machine = vectorMachine(target, floatLanes);
  return {
    name: "form-gangs",
    summary: "make versions of kernels that run W threads at once",
    after: [
      "copy-byval-parameters",
      "guard-null-pages",
      "infer-address-spaces",
      "inline-calls",
      "legalize-division",
      "legalize-float-to-int",
      "legalize-shifts",
      "lower-device-library",
      "lower-float-minmax",
      "lower-rounding",
    ],
    run(module) {
      if (gangWidth === 1) return false;
      let changed = false;
      for (const kernel of module.kernels) {
        const isFormed = module.functions.has(gangName(kernel.name)) || kernel.name.endsWith(gangName(""));
        if (!isFormed && formGang(kernel, module, machine, gangWidth)) changed = true;
      }
      return changed;
    },
  };
}

function formGang(
  kernel: IrFunction,
  module: Module,
  machine: VectorMachine,
  wished: GangWidth | undefined,
): boolean {
  const isWarp = hasWarpOperations(kernel);
  let width: number = wished ?? (isWarp ? warpSize : widthBySize(kernel));
  if (isWarp && width !== warpSize) return false;
  if (mostThreads(kernel) < leastThreads(width, isWarp, wished)) return false;
  if (!wished && codeSize(kernel.blocks) > (isWarp ? largestOfWarps : largest)) return false;
  const copy = cloneFunction(kernel, kernel.name);
  uniteReturns(copy);
  deleteUnreachableBlocks(copy);
  expandLaneRegisters(copy, module, isWarp);
  scalarizeVectors(copy, module);
  let divergence = analyze(copy, width);
  const canForm = whyNoGang(copy, divergence) === undefined;
  if (canForm && !wished && !isWarp) {
    const better = widthByRegisters(copy, divergence, width, machine);
    if (better !== width) divergence = analyze(copy, better);
    width = better;
  }
  if (canForm) {
    const shape = { width, pieceWidth: Math.min(width, isWarp ? machine.warpLanes : machine.floatLanes) };
    const partings = splitLoops(copy, module, divergence);
    if (partings.size > 0) divergence = analyze(copy, width);
    const gang = vectorizeKernel(copy, gangName(kernel.name), module, divergence, shape, partings);
    setFact(gang, "gang-width", width);
    setFact(gang, "gang-least-threads", leastThreads(width, isWarp, wished));
    setFact(gang, "gang-is-warp", isWarp ? 1 : 0);
    module.functions.set(gang.name, gang);
  }
  for (const block of [...copy.blocks]) eraseBlock(block);
  return canForm;
}

/** blockDim.x below which gangs are not worth while. Where the width was wished for, it is to be seen at work. */
function leastThreads(width: number, isWarp: boolean, wished: GangWidth | undefined): number {
  return wished ? 2 : isWarp ? warpSize / 4 : width / 2;
}

/** Threads that a block has at most, after `__launch_bounds__`. */
function mostThreads(kernel: IrFunction): number {
  return stringAttribute(kernel, "nvvm.maxntid")?.reduce((x, y) => x * y, 1) ?? Infinity;
}

function analyze(kernel: IrFunction, width: number): Divergence {
  const divergence = analyzeDivergence(kernel, shapesInGang(width));
  return lowerDivergentSwitches(kernel, divergence)
    ? analyzeDivergence(kernel, shapesInGang(width))
    : divergence;
}

function expandLaneRegisters(kernel: IrFunction, module: Module, rowsAreWarps: boolean): void {
  for (const instruction of [...kernel.instructions()]) {
    const callee = instruction.opcode === "call" ? directCallee(instruction) : undefined;
    const known = callee?.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
    if (known?.kind !== "special-register" || registerRead(instruction)) continue;
    const value = expandRegister(known.register, Builder.before(instruction), module, rowsAreWarps);
    if (value) replaceInstruction(instruction, value);
  }
}
