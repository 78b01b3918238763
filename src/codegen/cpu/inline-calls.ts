import { analyzeCallGraph, type CallGraph, directCallee } from "../../analysis/call-graph.ts";
import { codeSize } from "../../analysis/code-size.ts";
import type { IrFunction } from "../../ir/function.ts";
import type { CallInst } from "../../ir/instruction.ts";
import { inlineCall } from "../../transform/inline-call.ts";
import type { Pass } from "../../transform/pass.ts";
import { deleteUnreachableBlocks } from "../../transform/remove-unreachable-blocks.ts";
import { removeUnreachableFunctions } from "../../transform/remove-unreachable-functions.ts";

/** Instructions of a function that is copied to every call. */
const mostOfMany = 300;
/** Instructions of a function that is called from one place only. */
const mostOfOne = 5000;
/** No function grows beyond this. */
const mostOfCaller = 20_000;

/**
 * Copies device functions into their callers, as CUDA's own compiler does, except large ones,
 * recursive ones and those marked `__noinline__`.
 *
 * LLVM would inline most of them later, but then it is too late: a call must be given threadIdx
 * through memory, and a local array that is passed on cannot be kept in registers across a barrier.
 */
export const inlineCalls: Pass = {
  name: "inline-calls",
  summary: "inline device functions of moderate size",
  after: ["reject-unsupported", "inline-barrier-calls"],
  run(module, context) {
    const graph = analyzeCallGraph(module);
    const sizes = new Map([...module.functions.values()].map((fn) => [fn, codeSize(fn.blocks)]));
    let changed = false;
    // Callees come first, so that what is copied has its own calls inline already.
    for (const fn of graph.components.flat()) {
      let hasCopies = false;
      for (const call of graph.callsIn(fn)) {
        const callee = directCallee(call);
        if (!callee || !isWorthwhile(call, callee, graph, sizes)) continue;
        const size = (sizes.get(fn) ?? 0) + (sizes.get(callee) ?? 0);
        if (size > mostOfCaller || !inlineCall(module, call)) continue;
        sizes.set(fn, size);
        hasCopies = true;
      }
      if (hasCopies) deleteUnreachableBlocks(fn);
      changed ||= hasCopies;
    }
    if (changed) removeUnreachableFunctions.run(module, context);
    return changed;
  },
};

function isWorthwhile(
  call: CallInst,
  callee: IrFunction,
  graph: CallGraph,
  sizes: ReadonlyMap<IrFunction, number>,
): boolean {
  if (callee.isDeclaration || graph.isRecursive(callee)) return false;
  if ([...callee.attributes, ...call.attributes].includes("noinline")) return false;
  if (callee.attributes.includes("alwaysinline")) return true;
  const isOnly = graph.directCallsOf(callee).length === 1 && !graph.isAddressTaken(callee);
  return (sizes.get(callee) ?? 0) <= (isOnly ? mostOfOne : mostOfMany);
}
