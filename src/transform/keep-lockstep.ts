import { synchronizes } from "../analysis/barriers.ts";
import { analyzeCallGraph, type CallGraph } from "../analysis/call-graph.ts";
import { memorySpaceOfOrigin, pointerOrigins } from "../analysis/pointer-origins.ts";
import { Builder } from "../ir/build.ts";
import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { type Instruction, isInstruction, type StoreInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { i32 } from "../ir/types.ts";
import { Argument, type Value } from "../ir/values.ts";
import { declareFunction } from "./insert.ts";
import type { Pass, PassContext } from "./pass.ts";

/**
 * Keeps the lanes of a warp together where they exchange values through volatile shared memory and
 * count on running in step, as cards before Volta did and as much published code still does:
 *
 *     s[t] += s[t + 16];   =>   load, load, add; activemask; store; activemask
 *     s[t] += s[t + 8];         ...
 *
 * `activemask` waits for the lanes that come to the same place, whatever lanes these are.
 *
 * A store waits for loads that stand in front of it in its own block: a lane that waits for a flag in a
 * loop must not make the others wait for it. Where the loads are in other blocks, lanes may have taken
 * different ways, and nobody can tell where they were to meet again: that is a warning.
 */
export const keepLockstep: Pass = {
  name: "keep-lockstep",
  summary: "keep warps together around exchanges through volatile shared memory",
  run(module, context) {
    const graph = analyzeCallGraph(module);
    const functions = [...module.functions.values()].filter(usesVolatile);
    const exchanges = functions.flatMap((fn) => exchangesIn(fn, graph, context));
    for (const { store, waitsBefore, waitsAfter } of exchanges) {
      const next = store.block?.instructions[store.block.indexOf(store) + 1];
      if (waitsBefore) wait(module, Builder.before(store), store);
      if (waitsAfter && next) wait(module, Builder.before(next), store);
    }
    return exchanges.length > 0;
  },
};

interface Exchange {
  readonly store: StoreInst;
  readonly waitsBefore: boolean;
  readonly waitsAfter: boolean;
}

function wait(module: Module, writer: Builder, store: StoreInst): void {
  writer.call(declareFunction(module, "llvm.nvvm.activemask", i32, []), []).location = store.location;
}

function usesVolatile(fn: IrFunction): boolean {
  return [...fn.instructions()].some((instruction) => instruction.opcode === "store" && instruction.volatile);
}

function exchangesIn(fn: IrFunction, graph: CallGraph, context: PassContext): Exchange[] {
  const isLoad = (instruction: Instruction) =>
    instruction.opcode === "load" && instruction.volatile && mayBeShared(instruction.operand(0), graph);
  return [...fn.instructions()].flatMap((store): Exchange[] => {
    const { block } = store;
    if (store.opcode !== "store" || !store.volatile || !block) return [];
    if (!mayBeShared(store.operand(1), graph)) return [];
    const at = block.indexOf(store);
    const before = sinceBarrier(block.instructions.slice(0, at));
    const isExchange = before.some(isLoad);
    const waitsBefore = isExchange && !isWait(block.instructions[at - 1]);
    // The next load may be the caller's.
    const mayBeRead = isExchange || instructionsAfter(store).some(isLoad);
    const waitsAfter = mayBeRead && !isWait(block.instructions[at + 1]);
    if (!isExchange && hasEarlierLoad(fn, store, isLoad)) warn(store, context);
    return waitsBefore || waitsAfter ? [{ store, waitsBefore, waitsAfter }] : [];
  });
}

/** The end of a run of instructions, behind its last barrier or warp operation. */
function sinceBarrier(instructions: readonly Instruction[]): readonly Instruction[] {
  return instructions.slice(instructions.findLastIndex(synchronizes) + 1);
}

/** Whether a thread may come to the store from such a load in another block. */
function hasEarlierLoad(
  fn: IrFunction,
  store: StoreInst,
  isLoad: (instruction: Instruction) => boolean,
): boolean {
  return [...fn.instructions()].some(
    (load) => isLoad(load) && load.block !== store.block && instructionsAfter(load).includes(store),
  );
}

/** What may run after an instruction, up to the next barriers and warp operations. */
function instructionsAfter(start: Instruction): Instruction[] {
  const found: Instruction[] = [];
  const add = (instructions: readonly Instruction[], block: BasicBlock): void => {
    const end = instructions.findIndex(synchronizes);
    found.push(...(end < 0 ? instructions : instructions.slice(0, end)));
    if (end < 0) for (const successor of block.successors) pending.add(successor);
  };
  const pending = new Set<BasicBlock>();
  if (start.block) add(start.block.instructions.slice(start.block.indexOf(start) + 1), start.block);
  // A set hands out what is added while it is walked.
  for (const block of pending) add(block.instructions, block);
  return found;
}

function warn(store: StoreInst, context: PassContext): void {
  context.report({
    code: "no-lockstep",
    severity: "warning",
    message:
      "volatile shared memory is read and written here without a barrier between: lanes do not run in step",
    help: "if one lane is to see what another wrote, put __syncwarp() between",
    ...(store.location && { location: store.location }),
  });
}

function isWait(instruction: Instruction | undefined): boolean {
  return (
    instruction?.opcode === "call" &&
    "name" in instruction.callee &&
    instruction.callee.name === "llvm.nvvm.activemask"
  );
}

/** Whether shared memory may be among what the pointer points into. Errs on the side of "yes". */
function mayBeShared(
  pointer: Value,
  graph: CallGraph,
  seen: ReadonlySet<Argument> = new Set<Argument>(),
): boolean {
  for (const origin of pointerOrigins(pointer)) {
    const space = memorySpaceOfOrigin(origin);
    // A pointer that was loaded or returned may come from anywhere.
    if (space === "shared" || (space === "unknown" && isInstruction(origin))) return true;
    if (!(origin instanceof Argument) || space !== "unknown" || seen.has(origin)) continue;
    const owner = ownerOf(origin, graph);
    // The host has no pointers to shared memory.
    if (!owner || owner.isKernel) continue;
    if (graph.isAddressTaken(owner)) return true;
    const index = owner.args.indexOf(origin);
    const given = graph.directCallsOf(owner).flatMap((call) => call.args[index] ?? []);
    if (given.some((value) => mayBeShared(value, graph, new Set([...seen, origin])))) return true;
  }
  return false;
}

function ownerOf(argument: Argument, graph: CallGraph): IrFunction | undefined {
  return graph.components.flat().find((fn) => fn.args.includes(argument));
}
