import { CastInst } from "../ir/instruction.ts";
import { f32, i32, scalarType, type Type, vectorType } from "../ir/types.ts";
import { bitWidth, callOf, insertBefore, intrinsicSuffix, replaceInstruction } from "./insert.ts";
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
      changed = true;
      const source = scalarType(cast.operand(0).type);
      const isSmallFloat =
        source.kind === "float" && (source.format === "half" || source.format === "bfloat");
      const value = isSmallFloat
        ? insertBefore(cast, new CastInst("fpext", cast.operand(0), withScalar(cast.operand(0).type, f32)))
        : cast.operand(0);
      const bits = bitWidth(cast.type);
      const type = bits < 32 ? withScalar(cast.type, i32) : cast.type;
      const name = `llvm.${cast.opcode}.sat.${intrinsicSuffix(type)}.${intrinsicSuffix(value.type)}`;
      const result = insertBefore(cast, callOf(module, name, type, [value]));
      replaceInstruction(
        cast,
        bits < 32 ? insertBefore(cast, new CastInst("trunc", result, cast.type)) : result,
      );
    }
    return changed;
  },
});

/** `type` with another element in each lane. */
function withScalar(type: Type, scalar: typeof i32 | typeof f32): Type {
  return type.kind === "vector" ? vectorType(type.length, scalar) : scalar;
}
