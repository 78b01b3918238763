import { Builder } from "../ir/build.ts";
import { IrFunction } from "../ir/function.ts";
import type { CallInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { ConstantFloat, type Value } from "../ir/values.ts";
import { insertIntrinsic, replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Spells out fmin and fmax, for which WASM would call libm: WASM's own minimum, which orders -0
 * before +0 as the hardware does but returns NaN when either operand is one, corrected to return
 * the other operand.
 *
 *     %r = call float @llvm.minnum.f32(%a, %b)  =>  %m = call float @llvm.minimum.f32(%a, %b)
 *                                                   %aNan = fcmp uno float %a, %a
 *                                                   %r.1 = select i1 %aNan, float %b, float %m
 *                                                   %bNan = fcmp uno float %b, %b
 *                                                   %r = select i1 %bNan, float %a, float %r.1
 */
export const lowerFloatMinmax = functionPass({
  name: "lower-float-minmax",
  summary: "spell out fmin and fmax as comparisons",
  run(fn, module) {
    let changed = false;
    for (const call of [...fn.instructions()]) {
      const which = call.opcode === "call" ? whichOf(call) : undefined;
      if (!which) continue;
      const at = Builder.before(call);
      replaceInstruction(call, insertMinmax(at, module, which, call.operand(0), call.operand(1)));
      changed = true;
    }
    return changed;
  },
});

function whichOf({ callee }: CallInst): "min" | "max" | undefined {
  if (!(callee instanceof IrFunction) || !callee.isDeclaration) return undefined;
  if (/^llvm\.(minnum|minimumnum)\.|^fminf?$/.test(callee.name)) return "min";
  if (/^llvm\.(maxnum|maximumnum)\.|^fmaxf?$/.test(callee.name)) return "max";
  return undefined;
}

/** The smaller or larger of two numbers; the other operand when one is NaN. */
export function insertMinmax(at: Builder, module: Module, which: "min" | "max", a: Value, b: Value): Value {
  const strict = insertIntrinsic(at, module, which === "min" ? "minimum" : "maximum", a, b);
  const correct = (result: Value, tested: Value, other: Value) =>
    tested instanceof ConstantFloat && !isNan(tested)
      ? result
      : at.select(at.fcmp("uno", tested, tested), other, result);
  return correct(correct(strict, a, b), b, a);
}

function isNan({ type, bits }: ConstantFloat): boolean {
  const [exponent, fraction] =
    type.format === "double"
      ? [(bits >> 52n) & 0x7ffn, bits & 0xfffffffffffffn]
      : [(bits >> 23n) & 0xffn, bits & 0x7fffffn];
  // Other formats count as NaN when in doubt: the test is then only superfluous.
  if (type.format !== "double" && type.format !== "float") return true;
  return fraction !== 0n && exponent === (type.format === "double" ? 0x7ffn : 0xffn);
}
