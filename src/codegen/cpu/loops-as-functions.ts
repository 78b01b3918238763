import { codeSize } from "../../analysis/code-size.ts";
import type { BasicBlock, IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { moveToFunctions, type Stretch } from "./move-to-functions.ts";
import type { ThreadLoop } from "./thread-loop.ts";

/** Instructions and loops over threads of a function from which on the loops become functions. */
const large = 2000;
const many = 16;
/** Instructions of such a function after which no other loop is added to it. */
const enough = 500;

/**
 * Takes the loops over threads of a large kernel out of it, into functions of about the same size each. LLVM looks at
 * a whole function again for each loop in it, which takes time by the square of the number of barriers.
 *
 *     region.0.start: ...               region.0.start: call @k.part.0(...)
 *     region.1.start: ...         =>    region.2.start: call @k.part.1(...)
 *     region.2.start: ...
 *
 * `loops` are in the order in which they stand in the function, and without unreachable blocks.
 */
export function makeLoopsFunctions(fn: IrFunction, loops: readonly ThreadLoop[], module: Module): void {
  if (loops.length < many || codeSize(fn.blocks) < large) return;
  const stretches = joinLoops(fn, loops);
  moveToFunctions(fn, stretches, (index) => `${fn.name}.part.${index}`, module);
}

/** Loops of which each is always followed by the next, up to a size. */
function joinLoops(fn: IrFunction, loops: readonly ThreadLoop[]): readonly Stretch[] {
  const edges = countEdges(fn);
  const stretches: Stretch[] = [];
  let size = 0;
  for (const { start, after } of loops) {
    if (start.function !== fn || after.function !== fn) continue;
    const last = stretches.at(-1);
    if (last && size < enough && edges.get(start) === 1 && alwaysGoesTo(last.end, start)) {
      stretches[stretches.length - 1] = { start: last.start, end: after };
    } else {
      stretches.push({ start, end: after });
      size = 0;
    }
    size += sizeOf(start, after);
  }
  return stretches;
}

function countEdges(fn: IrFunction): ReadonlyMap<BasicBlock, number> {
  const edges = new Map<BasicBlock, number>();
  for (const block of fn.blocks) {
    for (const successor of block.successors) edges.set(successor, (edges.get(successor) ?? 0) + 1);
  }
  return edges;
}

function alwaysGoesTo({ terminator }: BasicBlock, target: BasicBlock): boolean {
  return terminator.opcode === "br" && !terminator.condition && terminator.target === target;
}

function sizeOf(start: BasicBlock, end: BasicBlock): number {
  const reached = new Set([start]);
  for (const block of reached) {
    if (block === end) continue;
    for (const successor of block.successors) reached.add(successor);
  }
  return codeSize(reached);
}
