import { directCallee } from "../../analysis/call-graph.ts";
import { Builder } from "../../ir/build.ts";
import { insertIntrinsic, replaceInstruction } from "../../transform/insert.ts";
import { functionPass } from "../../transform/pass.ts";

/** Of lib/math, which computes them from sums and products of doubles: hundreds of operations, where those are done in software. */
const ownFunctions: ReadonlySet<string> = new Set(["__unwarp_math_fma", "__unwarp_math_fmaf"]);

/**
 * Makes calls of the math library's `fma` LLVM's intrinsic again: the WGSL library has it, in integers, with the same results.
 *
 *     call double @__unwarp_math_fma(double %a, …)   =>   call double @llvm.fma.f64(double %a, …)
 */
export const keepFma = functionPass({
  name: "keep-fma",
  summary: "use fma of the WGSL library",
  run(fn, module) {
    let changed = false;
    for (const call of [...fn.instructions()]) {
      if (call.opcode !== "call") continue;
      const [a, b, c] = call.args;
      const name = directCallee(call)?.name ?? "";
      if (!ownFunctions.has(name) || !a || !b || !c || a.type.kind === "vector") continue;
      replaceInstruction(call, insertIntrinsic(Builder.before(call), module, "fma", a, b, c));
      changed = true;
    }
    return changed;
  },
});
