import { analyzeCallGraph, type CallGraph, directCallee } from "../../analysis/call-graph.ts";
import { analyzeVirtualSlots, virtualSlot } from "../../analysis/virtual-slots.ts";
import { Builder, constInt, poison } from "../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import type { CallInst } from "../../ir/instruction.ts";
import { mapConstant } from "../../ir/map-constants.ts";
import type { Module } from "../../ir/module.ts";
import { i32, ptr, voidType } from "../../ir/types.ts";
import {
  Constant,
  ConstantExpression,
  ConstantInt,
  type GlobalValue,
  InlineAssembly,
} from "../../ir/values.ts";
import { insertCall } from "../../transform/insert.ts";
import type { Pass } from "../../transform/pass.ts";
import { splitBlockBefore } from "../../transform/split-block.ts";

/**
 * Makes calls through pointers a choice among all functions that they may reach, and addresses of functions numbers:
 * WGSL has no pointers to functions.
 *
 *     %r = call i32 %f(i32 %x)   =>   %number = ptrtoint ptr %f to i32
 *                                     switch i32 %number, label %none [i32 256, label %is.a
 *                                                                      i32 257, label %is.b]
 *                                     is.a: %r.a = call i32 @a(i32 %x) …
 *                                     is.b: %r.b = call i32 @b(i32 %x) …
 *                                     none: call void @unwarp.wild.call()
 *                                           unreachable
 *
 * Candidates are the functions of the call's type whose addresses are taken, but for those that only stand in other slots of
 * virtual tables. Any other number is a fault of the kernel.
 *
 * @param numberOf what stands for a function's address in memory; undefined for functions that nobody defines
 */
export function switchOverCallees(numberOf: (name: string) => number | undefined): Pass {
  return {
    name: "switch-over-callees",
    summary: "make calls through pointers a choice among functions",
    run(module) {
      const graph = analyzeCallGraph(module);
      const slots = analyzeVirtualSlots(module);
      const calls = [...module.functions.values()]
        .flatMap((fn) => graph.callsIn(fn))
        .filter((call) => !directCallee(call) && !(call.callee instanceof InlineAssembly));
      for (const call of calls) {
        const slot = virtualSlot(call);
        const candidates = graph.targets(call).flatMap((fn) => {
          const number = fn.isDeclaration ? undefined : numberOf(fn.name);
          const isElsewhere = slot !== undefined && slots.get(fn)?.has(slot) === false;
          return number === undefined || isElsewhere ? [] : [{ fn, number }];
        });
        choose(module, call, candidates);
      }
      const changed = numberAddresses(module, graph, numberOf);
      return changed || calls.length > 0;
    },
  };
}

interface Candidate {
  readonly fn: IrFunction;
  readonly number: number;
}

function choose(module: Module, call: CallInst, candidates: readonly Candidate[]): void {
  const { block: before, callee, location } = call;
  const caller = before?.function;
  if (!before || !caller) return;
  const exit = splitBlockBefore(call, "called");
  const addBlock = (name: string): BasicBlock => {
    const block = new BasicBlock(name);
    caller.insertBlock(caller.blocks.indexOf(exit), block);
    return block;
  };
  const results = candidates.map(({ fn, number }) => {
    const block = addBlock(`is.${fn.name}`);
    const at = Builder.atEnd(block);
    at.location = location;
    const result = at.call(fn, call.args, call.type.kind === "void" ? "" : `from.${fn.name}`);
    result.argumentAttributes = call.argumentAttributes;
    at.br(exit);
    return { block, result, number };
  });
  const none = addBlock("none");
  const atNone = Builder.atEnd(none);
  atNone.location = location;
  insertCall(atNone, module, "unwarp.wild.call", voidType, []);
  atNone.unreachable();

  const at = Builder.atEnd(before);
  at.location = location;
  const number = at.cast("ptrtoint", callee, i32, "number");
  const cases = results.map(({ block, number: value }) => ({
    value: new ConstantInt(i32, value),
    target: block,
  }));
  at.switch(number, none, cases);
  if (call.users.size > 0) {
    const incoming = results.map(({ block, result }) => [result, block] as const);
    const value =
      incoming.length === 0 ? poison(call.type) : Builder.afterPhis(exit).phi(call.type, incoming, call.name);
    call.replaceAllUsesWith(value);
  }
  call.erase();
}

/** What is no direct call of a function sees a number in its place. */
function numberAddresses(
  module: Module,
  graph: CallGraph,
  numberOf: (name: string) => number | undefined,
): boolean {
  const numbers = new Map<GlobalValue, Constant>();
  for (const fn of module.functions.values()) {
    if (!graph.isAddressTaken(fn)) continue;
    // A function that nobody defines: what is called through it is a fault.
    const number = fn.isDeclaration ? 0 : (numberOf(fn.name) ?? 0);
    numbers.set(fn, new ConstantExpression(ptr, "inttoptr", [constInt(i32, number)]));
  }
  if (numbers.size === 0) return false;
  for (const variable of module.globals.values())
    if (variable.initializer) variable.initializer = mapConstant(variable.initializer, numbers);
  for (const fn of module.functions.values()) {
    for (const instruction of fn.instructions()) {
      const isDirect = instruction.opcode === "call" && directCallee(instruction) !== undefined;
      const own = isDirect ? instruction.operands.slice(0, -1) : instruction.operands;
      own.forEach((operand, index) => {
        if (!(operand instanceof Constant)) return;
        const mapped = mapConstant(operand, numbers);
        if (mapped !== operand) instruction.setOperand(index, mapped);
      });
    }
  }
  return true;
}
