import { synchronizes } from "../analysis/barriers.ts";
import { analyzeCallGraph, type CallGraph, directCallee } from "../analysis/call-graph.ts";
import { BasicBlock, type IrFunction } from "../ir/function.ts";
import { type CallInst, UnreachableInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { inlineCall } from "./inline-call.ts";
import type { Pass } from "./pass.ts";
import { readableName } from "./readable-name.ts";
import { deleteUnreachableBlocks, eraseBlock } from "./remove-unreachable-blocks.ts";

/**
 * Copies every function that may reach `__syncthreads()` or a warp operation into its callers, up to the
 * kernels, so that the barriers of a kernel all stand in the kernel itself, where it can be split at them.
 * The functions themselves go. What cannot be inlined, because a barrier is reached by recursion
 * or through a pointer, is an error in the user's program.
 */
export const inlineBarrierCalls: Pass = {
  name: "inline-barrier-calls",
  summary: "inline the functions that contain barriers",
  after: ["reject-unsupported"],
  run(module, context) {
    const graph = analyzeCallGraph(module);
    const problems = findImpossible(module, graph);
    problems.forEach((problem) => context.report(problem));
    if (problems.length > 0) return false;

    let changed = false;
    // Callees first, so that what is copied into a caller has its own barriers inline already.
    for (const fn of graph.components.flat()) {
      if (inlineInto(module, fn, graph)) changed = true;
    }
    for (const fn of graph.components.flat()) {
      if (fn.isKernel || fn.isDeclaration || !graph.mayReachBarrier(fn)) continue;
      if (removeBody(module, fn, graph)) changed = true;
    }
    return changed;
  },
};

function inlineInto(module: Module, fn: IrFunction, graph: CallGraph): boolean {
  let changed = false;
  // Copies bring no further calls to inline: their callees were done before.
  for (const call of graph.callsIn(fn)) {
    const callee = directCallee(call);
    if (synchronizes(call) || !callee || !graph.mayReachBarrier(callee)) continue;
    if (inlineCall(module, call)) changed = true;
  }
  if (changed) deleteUnreachableBlocks(fn);
  return changed;
}

/** Nobody calls `fn` any more; when its address is used it keeps an empty body. */
function removeBody(module: Module, fn: IrFunction, graph: CallGraph): boolean {
  const isStub = fn.blocks.length === 1 && fn.entry.instructions.length === 1;
  if (graph.isAddressTaken(fn) && isStub) return false;
  for (const block of [...fn.blocks]) eraseBlock(block);
  if (graph.isAddressTaken(fn)) {
    fn.appendBlock(new BasicBlock("never.called")).append(new UnreachableInst());
  } else module.functions.delete(fn.name);
  return true;
}

function findImpossible(module: Module, graph: CallGraph): readonly Diagnostic[] {
  const reachesBarrier = (fn: IrFunction) => graph.mayReachBarrier(fn) && !fn.isDeclaration;
  return [...module.functions.values()].flatMap((fn) =>
    graph.callsIn(fn).flatMap((call): Diagnostic[] => {
      const callee = directCallee(call);
      if (!callee) {
        const target = graph.targets(call).find(reachesBarrier);
        return target ? [barrierThroughPointer(call, target)] : [];
      }
      const isCycle = callee !== fn ? sharesComponent(graph, fn, callee) : true;
      return isCycle && reachesBarrier(callee) ? [barrierInRecursion(call, callee)] : [];
    }),
  );
}

function sharesComponent(graph: CallGraph, a: IrFunction, b: IrFunction): boolean {
  return graph.components.some((component) => component.includes(a) && component.includes(b));
}

function barrierThroughPointer(call: CallInst, target: IrFunction): Diagnostic {
  return {
    code: "barrier-through-pointer",
    severity: "error",
    message: `this call through a pointer may reach a barrier or a warp operation in ${nameOf(target)}`,
    ...(call.location && { location: call.location }),
    help: "call the function directly, or move the barrier out of it",
  };
}

function barrierInRecursion(call: CallInst, callee: IrFunction): Diagnostic {
  return {
    code: "barrier-in-recursion",
    severity: "error",
    message: `the recursive function ${nameOf(callee)} may reach a barrier or a warp operation`,
    ...(call.location && { location: call.location }),
    help: "turn the recursion into a loop, or move the barrier out of it",
  };
}

const nameOf = (fn: IrFunction) => fn.sourceName ?? readableName(fn.name);
