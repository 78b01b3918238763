import { isBarrier } from "../../../analysis/barriers.ts";
import { analyzeControlFlow } from "../../../analysis/cfg.ts";
import { codeSize } from "../../../analysis/code-size.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import { constInt } from "../../../ir/build.ts";
import { IrFunction } from "../../../ir/function.ts";
import { AllocaInst, type LoadInst, type StoreInst } from "../../../ir/instruction.ts";
import type { Module } from "../../../ir/module.ts";
import { i32 } from "../../../ir/types.ts";
import { Argument, type Value } from "../../../ir/values.ts";
import { SlotPromotion } from "../../../transform/promote-slot.ts";
import { deleteUnreachableBlocks } from "../../../transform/remove-unreachable-blocks.ts";
import { readRegister } from "../registers.ts";
import { findGuards } from "./find-guards.ts";
import { GangKernel } from "./gang-kernel.ts";
import type { GangShape } from "./gang-shape.ts";
import { GangWriter } from "./gang-writer.ts";
import { fullMask, type Mask } from "./mask.ts";
import type { Region } from "./plan-flow.ts";
import { RegionCopy } from "./region-copy.ts";

/** Kernels that would have more instructions than so many pieces are not written twice as a whole. */
const mostDoubled = 1600;

/**
 * A kernel that does the work of W neighbours along threadIdx.x at once. `threadIdx.x` is the
 * first one's; where the block's width is no multiple of W, the last gang has lanes that do nothing.
 */
export function vectorizeKernel(
  kernel: IrFunction,
  name: string,
  module: Module,
  divergence: Divergence,
  shape: GangShape,
): IrFunction {
  const fn = new IrFunction(name, kernel.functionType);
  fn.linkage = kernel.linkage;
  fn.callingConvention = kernel.callingConvention;
  fn.attributes = kernel.attributes;
  fn.sourceName = kernel.sourceName;
  const constants = new Map<Value, Value>();
  fn.args = kernel.args.map((arg) => {
    const copy = new Argument(arg.type, arg.name, arg.attributes);
    constants.set(arg, copy);
    return copy;
  });

  const writer = new GangWriter(fn, module, shape);
  const entry = writer.at.block;
  const first = readRegister(writer.at, module, "tid.x");
  const left = writer.at.sub(readRegister(writer.at, module, "ntid.x"), first, "left");
  const whole = writer.at.icmp("uge", left, constInt(i32, shape.width), "whole");
  const splat = writer.splat(left);
  const pieces = writer
    .repeat(splat)
    .map((piece, index) => writer.at.icmp("ult", writer.laneNumbers(i32, index), piece));
  const partial: Mask = { pieces, all: whole };

  const gang = new GangKernel(writer, divergence, constants);
  gang.noteStart(partial);
  const region: Region = {
    start: kernel.entry,
    startsAtTerminator: false,
    blocks: new Set(divergence.cfg.reversePostorder),
    exit: undefined,
  };
  const guards = findGuards(kernel, divergence);
  const hasBarrier = [...kernel.instructions()].some(isBarrier);
  if (hasBarrier || codeSize(kernel.blocks) * writer.pieceCount > mostDoubled) {
    const start = new RegionCopy(region, { kernel: gang, guards, entryMask: partial }).write();
    writer.continueIn(entry);
    writer.at.br(start);
  } else {
    const wholeStart = new RegionCopy(region, { kernel: gang, guards, entryMask: fullMask }).write();
    const partialStart = new RegionCopy(region, {
      kernel: gang,
      guards: new Map(),
      entryMask: partial,
    }).write();
    writer.continueIn(entry);
    writer.at.condBr(whole, wholeStart, partialStart);
  }
  deleteUnreachableBlocks(fn);
  promoteVariables(fn);
  return fn;
}

/** Makes SSA values of the variables; arrays, whose addresses are computed with, stay. */
function promoteVariables(fn: IrFunction): void {
  const cfg = analyzeControlFlow(fn);
  for (const variable of fn.entry.instructions.filter((each) => each instanceof AllocaInst)) {
    const accesses: (LoadInst | StoreInst)[] = [];
    for (const user of variable.users) {
      const isAccess =
        (user.opcode === "load" && user.type.text === variable.allocatedType.text) ||
        (user.opcode === "store" &&
          user.operand(0) !== variable &&
          user.operand(0).type.text === variable.allocatedType.text);
      if (isAccess) accesses.push(user);
    }
    if (accesses.length < variable.users.size) continue;
    new SlotPromotion(cfg, variable.allocatedType, accesses).run();
    variable.erase();
  }
}
