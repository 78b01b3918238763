import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { Type } from "../../ir/types.ts";
import { Unsupported } from "./unsupported.ts";
import { bitsOf, isDouble, isFloat, isLong, maskOf } from "./wgsl-types.ts";

/**
 * WGSL for a call of a function that computes a value from its operands alone. `type` is the result's, `from` the
 * first operand's.
 */
export function spellPureCall(
  name: string,
  type: Type,
  from: Type,
  args: readonly string[],
): string | undefined {
  const known = lookUpDeviceFunction(name);
  switch (known?.kind) {
    case "math":
      return spellMath(known.operation, type, from, args);
    case "integer":
      return spellInteger(known.operation, type, args);
    case "identity":
      return args[0];
    case "is-constant":
      return "false";
    case "object-size":
      return maskOf(32);
    case "pointer-mask":
      return `${args[0]} & ${args[1]}`;
    default:
      return undefined;
  }
}

/** Floats whose results WGSL defines; others are inlined from lib/math, or missing. */
function spellMath(operation: string, type: Type, from: Type, args: readonly string[]): string {
  const [a = "", b = "", c = ""] = args;
  if (operation === "fptosi.sat" || operation === "fptoui.sat") {
    const sign = operation === "fptosi.sat" ? "i" : "u";
    if (!isFloat(from) && !isDouble(from))
      throw new Unsupported("unsupported-type", `conversions of ${from.text}`);
    return `${isDouble(from) ? "f64" : "f32"}_to_${sign}${isLong(type) ? 64 : 32}(${a})`;
  }
  if (isDouble(from)) return spellDoubleMath(operation, args);
  if (!isFloat(from)) throw new Unsupported("unsupported-type", `${operation} of ${from.text}`);
  switch (operation) {
    case "fabs":
      return `bitcast<f32>(bitcast<u32>(${a}) & 0x7fffffffu)`;
    case "floor":
    case "ceil":
    case "trunc":
      return `copysign_f32(${operation}(${a}), ${a})`;
    case "rint":
    case "nearbyint":
    case "roundeven":
      return `copysign_f32(round(${a}), ${a})`;
    case "sqrt":
      return `sqrt(${a})`;
    case "copysign":
      return `copysign_f32(${a}, ${b})`;
    case "canonicalize":
      return a;
    case "minimum":
    case "maximum":
      return `${operation}_f32(${a}, ${b})`;
    case "fma":
      return `fma_f32(${a}, ${b}, ${c})`;
    case "fmuladd":
      return `${a} * ${b} + ${c}`;
    case "is.fpclass":
      return `is_class_f32(${a}, ${b})`;
    default:
      throw new Unsupported("unsupported-math-function", `${operation}() for floats`);
  }
}

function spellDoubleMath(operation: string, args: readonly string[]): string {
  const [a = "", b = ""] = args;
  switch (operation) {
    case "fabs":
      return `vec2(${a}.x, ${a}.y & 0x7fffffffu)`;
    case "copysign":
      return `vec2(${a}.x, (${a}.y & 0x7fffffffu) | (${b}.y & 0x80000000u))`;
    case "canonicalize":
      return a;
    case "fmuladd":
      return `fadd_f64(fmul_f64(${a}, ${b}), ${args[2]})`;
    case "floor":
    case "ceil":
    case "trunc":
    case "sqrt":
    case "minimum":
    case "maximum":
    case "fma":
      return `${operation}_f64(${args.join(", ")})`;
    case "rint":
    case "nearbyint":
    case "roundeven":
      return `rint_f64(${a})`;
    case "is.fpclass":
      return `is_class_f64(${a}, ${b})`;
    default:
      throw new Unsupported("unsupported-math-function", `${operation}() for doubles`);
  }
}

function spellInteger(operation: string, type: Type, args: readonly string[]): string {
  if (type.kind === "struct") return `${pairFunction(operation, type)}(${args.join(", ")})`;
  if (isLong(type) && bitsOf(type) < 64 && !["umin", "umax"].includes(operation))
    throw new Unsupported("unsupported-intrinsic", `${operation} of ${type.text}`);
  if (isLong(type)) return `${operation.replaceAll(".", "_")}_i64(${args.join(", ")})`;
  const bits = bitsOf(type);
  const [a = "", b = "", c = ""] = args;
  const wide = bits === 32;
  const signed = (text: string) =>
    wide ? `bitcast<i32>(${text})` : `(bitcast<i32>(${text} << ${32 - bits}u) >> ${32 - bits}u)`;
  const cut = (text: string) => (wide ? text : `(${text}) & ${maskOf(bits)}`);
  switch (operation) {
    case "ctpop":
      return `countOneBits(${a})`;
    case "ctlz":
      return wide ? `countLeadingZeros(${a})` : `countLeadingZeros(${a}) - ${32 - bits}u`;
    case "cttz":
      return wide ? `countTrailingZeros(${a})` : `min(countTrailingZeros(${a}), ${bits}u)`;
    case "bitreverse":
      return wide ? `reverseBits(${a})` : `reverseBits(${a}) >> ${32 - bits}u`;
    case "bswap":
      return wide ? `byte_swap(${a})` : `byte_swap(${a}) >> ${32 - bits}u`;
    case "abs":
      return cut(`bitcast<u32>(abs(${signed(a)}))`);
    case "umin":
    case "umax":
      return `${operation.slice(1)}(${a}, ${b})`;
    case "smin":
    case "smax":
      return cut(`bitcast<u32>(${operation.slice(1)}(${signed(a)}, ${signed(b)}))`);
    case "fshl":
    case "fshr":
      if (wide) return `${operation}_i32(${a}, ${b}, ${c})`;
      if (bits !== 8 && bits !== 16) break;
      // Both fit into a word.
      return operation === "fshl"
        ? cut(`(((${a} << ${bits}u) | ${b}) << (${c} & ${bits - 1}u)) >> ${bits}u`)
        : cut(`((${a} << ${bits}u) | ${b}) >> (${c} & ${bits - 1}u)`);
    case "uadd.sat":
      return wide
        ? `select(${a} + ${b}, ${maskOf(32)}, ${a} + ${b} < ${a})`
        : `min(${a} + ${b}, ${maskOf(bits)})`;
    case "usub.sat":
      return `select(0u, ${a} - ${b}, ${a} > ${b})`;
    case "sadd.sat":
    case "ssub.sat":
      if (wide) return `${operation.slice(0, 4)}_sat_i32(${a}, ${b})`;
      return cut(
        `bitcast<u32>(clamp(${signed(a)} ${operation === "sadd.sat" ? "+" : "-"} ${signed(b)}, ${-(2 ** (bits - 1))}, ${2 ** (bits - 1) - 1}))`,
      );
    case "scmp":
    case "ucmp":
      break;
  }
  throw new Unsupported("unsupported-intrinsic", `${operation} of ${type.text}`);
}

function pairFunction(operation: string, type: Type): string {
  const [first] = type.kind === "struct" ? (type.fields ?? []) : [];
  const suffix = first && (bitsOf(first) === 64 ? "i64" : bitsOf(first) === 32 ? "i32" : undefined);
  if (!suffix) throw new Unsupported("unsupported-intrinsic", `${operation} of ${type.text}`);
  return `${operation.replaceAll(".", "_")}_${suffix}`;
}

/** The struct that a function of `pairFunction` returns. */
export const pairType = (type: Type): string => (isLong(type) ? "LongAndFlag" : "WordAndFlag");
