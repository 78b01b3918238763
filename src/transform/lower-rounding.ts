import { BinaryInst, type CallInst, FCmpInst, type Instruction, SelectInst } from "../ir/instruction.ts";
import { IrFunction } from "../ir/function.ts";
import type { Module } from "../ir/module.ts";
import type { Value } from "../ir/values.ts";
import {
  conditionType,
  callOf,
  floatConstant,
  insertBefore,
  intrinsicSuffix,
  replaceInstruction,
} from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Spells out the roundings that WASM has no instruction for and would call libm: `round` (halves
 * away from zero), and the roundings to integers. `floor`, `ceil`, `trunc` and rounding halves to
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
      const [, long, operation] = /^llvm\.(l{0,2})(round|rint)\./.exec(call.callee.name) ?? [];
      if (operation === undefined || (operation === "rint" && long === "")) continue;
      const rounded =
        operation === "round"
          ? insertRound(module, call, call.operand(0))
          : insertMath(module, call, "rint", call.operand(0));
      replaceInstruction(call, long ? insertSaturate(module, call, rounded) : rounded);
      changed = true;
    }
    return changed;
  },
});

function insertMath(module: Module, reference: Instruction, operation: string, ...args: Value[]): Value {
  const type = args[0]?.type ?? reference.type;
  const name = `llvm.${operation}.${intrinsicSuffix(type)}`;
  return insertBefore(reference, callOf(module, name, type, args));
}

function insertRound(module: Module, reference: Instruction, value: Value): Value {
  const { type } = value;
  const whole = insertMath(module, reference, "trunc", value);
  const part = insertBefore(reference, new BinaryInst("fsub", value, whole));
  const size = insertMath(module, reference, "fabs", part);
  const up = insertBefore(
    reference,
    new FCmpInst("oge", conditionType(type), size, floatConstant(type, 0.5)),
  );
  const step = insertBefore(reference, new SelectInst(up, floatConstant(type, 1), floatConstant(type, 0)));
  // The sign matters for the result -0.
  const signed = insertMath(module, reference, "copysign", step, value);
  return insertBefore(reference, new BinaryInst("fadd", whole, signed));
}

/** To an integer of the call's type as CUDA converts: saturating. */
function insertSaturate(module: Module, call: CallInst, value: Value): Value {
  const name = `llvm.fptosi.sat.${intrinsicSuffix(call.type)}.${intrinsicSuffix(value.type)}`;
  return insertBefore(call, callOf(module, name, call.type, [value]));
}
