import { analyzeCallGraph, directCallee } from "../../analysis/call-graph.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { CallInst } from "../../ir/instruction.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { userLocation } from "../../source/user-location.ts";
import { inlineCall } from "../../transform/inline-call.ts";
import type { Pass } from "../../transform/pass.ts";
import { deleteUnreachableBlocks } from "../../transform/remove-unreachable-blocks.ts";
import { removeUnreachableFunctions } from "../../transform/remove-unreachable-functions.ts";

/**
 * Copies every device function into the kernel: WGSL has neither recursion nor pointers to functions, and a pointer
 * to a variable says nothing about it in another function.
 */
export const inlineAllCalls: Pass = {
  name: "inline-all-calls",
  summary: "inline all device functions",
  after: ["reject-unsupported"],
  run(module, context) {
    const graph = analyzeCallGraph(module);
    const calls = [...module.functions.values()].flatMap((fn) => graph.callsIn(fn));
    const problems = calls.flatMap((call): Diagnostic[] => {
      const callee = directCallee(call);
      return callee && graph.isRecursive(callee)
        ? [unsupportedCall(call, "unsupported-recursion", "recursive functions")]
        : [];
    });
    problems.forEach((problem) => context.report(problem));
    if (problems.length > 0) return false;
    let changed = false;
    // Callees come first, so that what is copied has its own calls inline already.
    for (const fn of graph.components.flat()) {
      let hasCopies = false;
      for (const call of graph.callsIn(fn)) {
        const callee = directCallee(call);
        if (callee?.isDeclaration && lookUpDeviceFunction(callee.name)) continue;
        hasCopies = inlineCall(module, call) || hasCopies;
      }
      if (hasCopies) deleteUnreachableBlocks(fn);
      changed ||= hasCopies;
    }
    if (changed) removeUnreachableFunctions.run(module, context);
    return changed;
  },
};

function unsupportedCall(call: CallInst, code: string, what: string): Diagnostic {
  return {
    code,
    severity: "error",
    message: `${what} are not supported on the WebGPU device`,
    help: "the CPU device runs them",
    ...(call.location && { location: userLocation(call.location) }),
  };
}
