import { Builder, constFloat, poison } from "../ir/build.ts";
import { IrFunction } from "../ir/function.ts";
import type { CallInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import type { Type } from "../ir/types.ts";
import type { Value } from "../ir/values.ts";
import { insertCall, insertIntrinsic, intrinsicSuffix, replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Spells out the roundings that WASM has no instruction for and would call libm: `round` (halves
 * away from zero), `modf`, and the roundings to integers. `floor`, `ceil`, `trunc` and rounding halves to
 * even (`rint`, `nearbyint`, `roundeven`) are single instructions there.
 *
 *     %r = call float @llvm.round.f32(%x)  =>  %whole = call float @llvm.trunc.f32(%x)
 *                                              %part = fsub float %x, %whole            ; exact
 *                                              %size = call float @llvm.fabs.f32(%part)
 *                                              %up = fcmp oge float %size, 0.5
 *                                              %step = select i1 %up, float 1.0, float 0.0
 *                                              %signed = call float @llvm.copysign.f32(%step, %x)
 *                                              %r = fadd float %whole, %signed
 */
export const lowerRounding = functionPass({
  name: "lower-rounding",
  summary: "spell out the roundings that WASM has no instruction for",
  run(fn, module) {
    let changed = false;
    for (const call of [...fn.instructions()]) {
      if (call.opcode !== "call" || !(call.callee instanceof IrFunction)) continue;
      if (call.callee.name.startsWith("llvm.modf.")) {
        lowerModf(call, module);
        changed = true;
        continue;
      }
      const [, long, operation] = /^llvm\.(l{0,2})(round|rint)\./.exec(call.callee.name) ?? [];
      if (operation === undefined || (operation === "rint" && long === "")) continue;
      const at = Builder.before(call);
      const value = call.operand(0);
      const rounded =
        operation === "round" ? insertRound(at, module, value) : insertIntrinsic(at, module, "rint", value);
      replaceInstruction(call, long ? insertSaturate(at, module, call.type, rounded) : rounded);
      changed = true;
    }
    return changed;
  },
});

function insertRound(at: Builder, module: Module, value: Value): Value {
  const { type } = value;
  const whole = insertIntrinsic(at, module, "trunc", value);
  const part = at.binary("fsub", value, whole);
  const up = at.fcmp("oge", insertIntrinsic(at, module, "fabs", part), constFloat(type, 0.5));
  const step = at.select(up, constFloat(type, 1), constFloat(type, 0));
  // The sign matters for the result -0.
  return at.binary("fadd", whole, insertIntrinsic(at, module, "copysign", step, value));
}

/**
 * The fraction and the whole part, both with the number's sign; of an infinity the fraction is 0.
 * A function of libm in WASM, and one that older clangs do not know.
 */
function lowerModf(call: CallInst, module: Module): void {
  const at = Builder.before(call);
  const value = call.operand(0);
  const { type } = value;
  const whole = insertIntrinsic(at, module, "trunc", value);
  const isWhole = at.fcmp("oeq", whole, value);
  const part = at.select(isWhole, constFloat(type, 0), at.binary("fsub", value, whole));
  const fraction = insertIntrinsic(at, module, "copysign", part, value);
  // Mostly the two are taken out at once, and nobody wants the pair.
  for (const user of [...call.users]) {
    if (user.opcode === "extractvalue") replaceInstruction(user, user.indices[0] === 0 ? fraction : whole);
  }
  if (call.users.size === 0) {
    call.erase();
    return;
  }
  const pair = at.insertValue(poison(call.type), fraction, 0);
  replaceInstruction(call, at.insertValue(pair, whole, 1));
}

/** To an integer as CUDA converts: saturating. */
function insertSaturate(at: Builder, module: Module, type: Type, value: Value): Value {
  const name = `llvm.fptosi.sat.${intrinsicSuffix(type)}.${intrinsicSuffix(value.type)}`;
  return insertCall(at, module, name, type, [value]);
}
