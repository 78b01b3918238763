import { analyzeCallGraph } from "../../analysis/call-graph.ts";
import type { IrFunction } from "../../ir/function.ts";
import { alignUp } from "../../ir/layout.ts";
import type { Module } from "../../ir/module.ts";
import { allocaBytes } from "./thread-context.ts";

/** What LLVM may add to a frame: alignment, copies of structs passed by value, vectors indexed at run time. */
const frameReserve = 256;

/**
 * How much stack a function needs with everything it calls, when no function calls itself again.
 * An upper bound: LLVM keeps most variables in registers.
 */
export function stackBytes(module: Module): (fn: IrFunction) => number {
  const graph = analyzeCallGraph(module);
  const needs = new Map<IrFunction, number>();
  const needOf = (fn: IrFunction) => needs.get(fn) ?? 0;
  // Callees come first; a cycle counts once.
  for (const component of graph.components) {
    const deepest = Math.max(0, ...component.flatMap((fn) => graph.callees(fn)).map(needOf));
    const own = component.reduce((sum, fn) => sum + frameBytes(fn), 0);
    for (const fn of component) needs.set(fn, own + deepest);
  }
  return needOf;
}

function frameBytes(fn: IrFunction): number {
  if (fn.isDeclaration) return 0;
  let bytes = frameReserve;
  for (const instruction of fn.instructions()) {
    if (instruction.opcode === "alloca") bytes += alignUp(allocaBytes(instruction), 16);
  }
  return bytes;
}
