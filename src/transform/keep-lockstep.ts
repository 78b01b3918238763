import { analyzeCallGraph, type CallGraph } from "../analysis/call-graph.ts";
import { memorySpaceOfOrigin, pointerOrigins } from "../analysis/pointer-origins.ts";
import { Builder } from "../ir/build.ts";
import type { BasicBlock } from "../ir/function.ts";
import type { Instruction, StoreInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { i32 } from "../ir/types.ts";
import { Argument, type Value } from "../ir/values.ts";
import { declareFunction } from "./insert.ts";
import type { Pass } from "./pass.ts";

/**
 * Keeps the lanes of a warp together where they exchange values through volatile shared memory and
 * count on running in step, as cards before Volta did and as much published code still does:
 *
 *     s[t] += s[t + 16];   =>   load, load, add; activemask; store; activemask
 *     s[t] += s[t + 8];         ...
 *
 * `activemask` waits for the lanes that come to the same place, whatever lanes these are. Only a
 * volatile store behind a volatile load of the same block is such an exchange: a lane that waits for a
 * flag in a loop must not make the others wait for it.
 */
export const keepLockstep: Pass = {
  name: "keep-lockstep",
  summary: "keep warps together around exchanges through volatile shared memory",
  run(module) {
    const graph = analyzeCallGraph(module);
    const exchanges = [...module.functions.values()]
      .flatMap((fn) => fn.blocks)
      .flatMap((block) => exchangesIn(block, graph));
    for (const store of exchanges) {
      wait(module, Builder.before(store), store);
      const { block } = store;
      const next = block?.instructions[block.indexOf(store) + 1];
      if (next) wait(module, Builder.before(next), store);
    }
    return exchanges.length > 0;
  },
};

function wait(module: Module, writer: Builder, store: StoreInst): void {
  writer.call(declareFunction(module, "llvm.nvvm.activemask", i32, []), []).location = store.location;
}

function exchangesIn(block: BasicBlock, graph: CallGraph): StoreInst[] {
  const stores: StoreInst[] = [];
  let hasLoaded = false;
  for (const [index, instruction] of block.instructions.entries()) {
    if (instruction.opcode === "load" && instruction.volatile)
      hasLoaded ||= mayBeShared(instruction.operand(0), graph);
    if (instruction.opcode !== "store" || !instruction.volatile || !hasLoaded) continue;
    const isKept = isWait(block.instructions[index - 1]);
    if (!isKept && mayBeShared(instruction.operand(1), graph)) stores.push(instruction);
  }
  return stores;
}

function isWait(instruction: Instruction | undefined): boolean {
  return (
    instruction?.opcode === "call" &&
    "name" in instruction.callee &&
    instruction.callee.name === "llvm.nvvm.activemask"
  );
}

/** Whether shared memory is among what the pointer, or an argument it comes from, points into. */
function mayBeShared(
  pointer: Value,
  graph: CallGraph,
  seen: ReadonlySet<Argument> = new Set<Argument>(),
): boolean {
  for (const origin of pointerOrigins(pointer)) {
    if (memorySpaceOfOrigin(origin) === "shared") return true;
    if (!(origin instanceof Argument) || seen.has(origin)) continue;
    const given = argumentsGiven(origin, graph);
    if (given.some((value) => mayBeShared(value, graph, new Set([...seen, origin])))) return true;
  }
  return false;
}

/** What the calls of its function pass for an argument. */
function argumentsGiven(argument: Argument, graph: CallGraph): readonly Value[] {
  for (const fn of graph.components.flat()) {
    const index = fn.args.indexOf(argument);
    if (index >= 0) return graph.directCallsOf(fn).flatMap((call) => call.args[index] ?? []);
  }
  return [];
}
