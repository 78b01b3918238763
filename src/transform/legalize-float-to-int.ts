import { Builder } from "../ir/build.ts";
import type { CastInst } from "../ir/instruction.ts";
import { scalarBits } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { f32, i32, scalarType, type Type, vectorType } from "../ir/types.ts";
import { invariant } from "../source/invariant.ts";
import { insertCall, intrinsicSuffix, replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Makes conversions from floating point to integers saturate, with 0 for NaN, as NVIDIA hardware
 * does, where LLVM's are undefined and WASM's trap. PTX converts to 32 bits at least, so narrower
 * results are saturated there and then cut.
 *
 *     %r = fptosi float %x to i8   =>   %wide = call i32 @llvm.fptosi.sat.i32.f32(float %x)
 *                                       %r = trunc i32 %wide to i8
 */
export const legalizeFloatToInt = functionPass({
  name: "legalize-float-to-int",
  summary: "define conversions of floating-point numbers that do not fit the integer",
  run(fn, module) {
    let changed = false;
    for (const cast of [...fn.instructions()]) {
      if (cast.opcode !== "fptosi" && cast.opcode !== "fptoui") continue;
      legalize(module, cast);
      changed = true;
    }
    return changed;
  },
});

function legalize(module: Module, cast: CastInst): void {
  const at = Builder.before(cast);
  const [given] = cast.operands;
  invariant(given, "a conversion has an operand");
  const isWide = scalarBits(scalarType(given.type)) >= 32;
  const value = isWide ? given : at.cast("fpext", given, withScalar(given.type, f32));

  const isNarrow = scalarBits(scalarType(cast.type)) < 32;
  const type = isNarrow ? withScalar(cast.type, i32) : cast.type;
  const name = `llvm.${cast.opcode}.sat.${intrinsicSuffix(type)}.${intrinsicSuffix(value.type)}`;
  const result = insertCall(at, module, name, type, [value]);
  replaceInstruction(cast, isNarrow ? at.cast("trunc", result, cast.type) : result);
}

/** `type` with another element in each lane. */
function withScalar(type: Type, scalar: typeof i32 | typeof f32): Type {
  return type.kind === "vector" ? vectorType(type.length, scalar) : scalar;
}
