import type { FloatPredicate, IntPredicate } from "../../ir/instruction.ts";
import type { OpcodeOfClass } from "../../ir/instructions.ts";
import type { Type } from "../../ir/types.ts";
import { Unsupported } from "./unsupported.ts";
import { bitsOf, isDouble, isFloat, isLong, maskOf } from "./wgsl-types.ts";

/**
 * WGSL for arithmetic, comparisons and conversions. Operands arrive as names or constants, and every result gets a
 * name, so precedence never has to be decided.
 */

type Binary = OpcodeOfClass<"binary">;

export function spellBinary(opcode: Binary, type: Type, a: string, b: string): string {
  if (type.kind === "float") return spellFloatBinary(opcode, type, a, b);
  if (isLong(type)) return spellLongBinary(opcode, bitsOf(type), a, b);
  if (bitsOf(type) === 1) return spellTruthBinary(opcode, a, b);
  const bits = bitsOf(type);
  const cut = (text: string) => (bits === 32 ? text : `(${text}) & ${maskOf(bits)}`);
  const signed = (operand: string) => signedOf(operand, bits);
  switch (opcode) {
    case "add":
      return cut(`${a} + ${b}`);
    case "sub":
      return cut(`${a} - ${b}`);
    case "mul":
      return cut(`${a} * ${b}`);
    case "udiv":
      return `${a} / ${b}`;
    case "urem":
      return `${a} % ${b}`;
    case "sdiv":
      return cut(`bitcast<u32>(${signed(a)} / ${signed(b)})`);
    case "srem":
      return cut(`bitcast<u32>(${signed(a)} % ${signed(b)})`);
    case "shl":
      return cut(`${a} << ${b}`);
    case "lshr":
      return `${a} >> ${b}`;
    case "ashr":
      return cut(`bitcast<u32>(${signed(a)} >> ${b})`);
    case "and":
      return `${a} & ${b}`;
    case "or":
      return `${a} | ${b}`;
    case "xor":
      return `${a} ^ ${b}`;
    default:
      throw new Unsupported("unsupported-type", `${opcode} of integers`);
  }
}

function spellTruthBinary(opcode: Binary, a: string, b: string): string {
  switch (opcode) {
    case "and":
    case "mul":
      return `${a} & ${b}`;
    case "or":
      return `${a} | ${b}`;
    case "xor":
    case "add":
    case "sub":
      return `${a} != ${b}`;
    default:
      throw new Unsupported("unsupported-type", `${opcode} of truth values`);
  }
}

function spellLongBinary(opcode: Binary, bits: number, a: string, b: string): string {
  const cut = (text: string) => cutLong(text, bits);
  switch (opcode) {
    case "and":
      return `${a} & ${b}`;
    case "or":
      return `${a} | ${b}`;
    case "xor":
      return `${a} ^ ${b}`;
    case "sdiv":
    case "srem":
      return cut(`${opcode}_i64(${signedLong(a, bits)}, ${signedLong(b, bits)})`);
    case "ashr":
      return cut(`ashr_i64(${signedLong(a, bits)}, ${b})`);
    default:
      return cut(`${opcode}_i64(${a}, ${b})`);
  }
}

/** Without what lies above the integer's bits. */
function cutLong(text: string, bits: number): string {
  return bits === 64 ? text : `${text} & vec2(${maskOf(32)}, ${maskOf(bits - 32)})`;
}

/** With the sign in all bits above. */
function signedLong(text: string, bits: number): string {
  return bits === 64 ? text : `extend_i64(${text}, ${64 - bits}u)`;
}

function spellFloatBinary(opcode: Binary, type: Type, a: string, b: string): string {
  if (isDouble(type)) return `${opcode}_f64(${a}, ${b})`;
  switch (opcode) {
    case "fadd":
      return `${a} + ${b}`;
    case "fsub":
      return `${a} - ${b}`;
    case "fmul":
      return `${a} * ${b}`;
    case "fdiv":
      return `${a} / ${b}`;
    default:
      throw new Unsupported("unsupported-type", `${opcode} of ${type.text}`);
  }
}

/** The number as WGSL's i32. */
function signedOf(operand: string, bits: number): string {
  if (bits === 32) return `bitcast<i32>(${operand})`;
  return `(bitcast<i32>(${operand} << ${32 - bits}u) >> ${32 - bits}u)`;
}

const intOperators: Record<IntPredicate, string> = {
  eq: "==",
  ne: "!=",
  ugt: ">",
  uge: ">=",
  ult: "<",
  ule: "<=",
  sgt: ">",
  sge: ">=",
  slt: "<",
  sle: "<=",
};

export function spellIntCompare(predicate: IntPredicate, type: Type, a: string, b: string): string {
  const operator = intOperators[predicate];
  if (isLong(type)) {
    if (predicate === "eq") return `all(${a} == ${b})`;
    if (predicate === "ne") return `any(${a} != ${b})`;
    // a > b is b < a, and a >= b is not a < b.
    const isSigned = predicate.startsWith("s");
    const [x, y] = [a, b].map((text) => (isSigned ? signedLong(text, bitsOf(type)) : text));
    const sign = isSigned ? "slt" : "ult";
    if (operator === "<") return `${sign}_i64(${x}, ${y})`;
    if (operator === ">") return `${sign}_i64(${y}, ${x})`;
    return operator === ">=" ? `!${sign}_i64(${x}, ${y})` : `!${sign}_i64(${y}, ${x})`;
  }
  if (bitsOf(type) === 1) {
    if (operator === "==" || operator === "!=") return `${a} ${operator} ${b}`;
    // True is 1, or -1 for signed predicates.
    const [no, yes] = predicate.startsWith("s") ? ["0", "-1"] : ["0u", "1u"];
    return `select(${no}, ${yes}, ${a}) ${operator} select(${no}, ${yes}, ${b})`;
  }
  if (!predicate.startsWith("s")) return `${a} ${operator} ${b}`;
  return `${signedOf(a, bitsOf(type))} ${operator} ${signedOf(b, bitsOf(type))}`;
}

/**
 * Ordered comparisons are WGSL's own, and all others are made of them and of a test of bits: compilers may think
 * that there is no NaN, and take `x != x` for false.
 */
export function spellFloatCompare(predicate: FloatPredicate, type: Type, a: string, b: string): string {
  if (isDouble(type)) {
    if (predicate === "false" || predicate === "true") return predicate;
    return `compare_f64(${a}, ${b}, ${doubleOutcomes[predicate]}u)`;
  }
  if (!isFloat(type)) throw new Unsupported("unsupported-type", `comparisons of ${type.text}`);
  const unordered = `(is_nan(${a}) | is_nan(${b}))`;
  switch (predicate) {
    case "false":
    case "true":
      return predicate;
    case "oeq":
      return `${a} == ${b}`;
    case "ogt":
      return `${a} > ${b}`;
    case "oge":
      return `${a} >= ${b}`;
    case "olt":
      return `${a} < ${b}`;
    case "ole":
      return `${a} <= ${b}`;
    case "one":
      return `(${a} < ${b}) | (${a} > ${b})`;
    case "ord":
      return `!${unordered}`;
    case "ueq":
      return `(${a} == ${b}) | ${unordered}`;
    case "ugt":
      return `(${a} > ${b}) | ${unordered}`;
    case "uge":
      return `(${a} >= ${b}) | ${unordered}`;
    case "ult":
      return `(${a} < ${b}) | ${unordered}`;
    case "ule":
      return `(${a} <= ${b}) | ${unordered}`;
    case "une":
      return `!(${a} == ${b}) | ${unordered}`;
    case "uno":
      return unordered;
  }
}

/** Which of less (1), equal (2), greater (4) and unordered (8) make the predicate true. */
const doubleOutcomes: Record<Exclude<FloatPredicate, "false" | "true">, number> = {
  oeq: 2,
  ogt: 4,
  oge: 6,
  olt: 1,
  ole: 3,
  one: 5,
  ord: 7,
  ueq: 10,
  ugt: 12,
  uge: 14,
  ult: 9,
  ule: 11,
  une: 13,
  uno: 8,
};

export function spellCast(opcode: OpcodeOfClass<"cast">, from: Type, to: Type, value: string): string {
  switch (opcode) {
    case "addrspacecast":
      return value;
    case "trunc":
      return spellTrunc(from, to, value);
    case "zext":
      return spellExtend(from, to, value, false);
    case "sext":
      return spellExtend(from, to, value, true);
    case "ptrtoint":
      if (isLong(to)) return `vec2(${value}, 0u)`;
      return bitsOf(to) < 32 ? spellTrunc(from, to, value) : value;
    case "inttoptr":
      return isLong(from) ? `${value}.x` : value;
    case "bitcast":
      return spellBitcast(from, to, value);
    case "uitofp":
    case "sitofp": {
      const isSigned = opcode === "sitofp";
      if (isDouble(to)) {
        if (isLong(from))
          return isSigned ? `i64_to_f64(${signedLong(value, bitsOf(from))})` : `u64_to_f64(${value})`;
        const wide =
          bitsOf(from) === 32
            ? value
            : spellExtend(from, { kind: "int", bits: 32, text: "i32" }, value, isSigned);
        return `${isSigned ? "i32" : "u32"}_to_f64(${wide})`;
      }
      if (!isFloat(to)) break;
      if (isLong(from))
        return isSigned ? `i64_to_f32(${signedLong(value, bitsOf(from))})` : `u64_to_f32(${value})`;
      if (bitsOf(from) === 1) return `select(0.0, ${isSigned ? "-1.0" : "1.0"}, ${value})`;
      return isSigned ? `i32_to_f32(${signedOf(value, bitsOf(from))})` : `u32_to_f32(${value})`;
    }
    case "fpext":
      if (isFloat(from) && isDouble(to)) return `f32_to_f64(${value})`;
      break;
    case "fptrunc":
      if (isDouble(from) && isFloat(to)) return `f64_to_f32(${value})`;
      break;
    case "fptoui":
    case "fptosi":
      break;
  }
  throw new Unsupported("unsupported-type", `conversions from ${from.text} to ${to.text}`);
}

function spellTrunc(from: Type, to: Type, value: string): string {
  if (isLong(to)) return cutLong(value, bitsOf(to));
  const low = isLong(from) ? `${value}.x` : value;
  if (bitsOf(to) === 32) return low;
  return bitsOf(to) === 1 ? `(${low} & 1u) != 0u` : `${low} & ${maskOf(bitsOf(to))}`;
}

function spellExtend(from: Type, to: Type, value: string, isSigned: boolean): string {
  if (bitsOf(from) === 1) {
    const ones = isSigned ? maskOf(bitsOf(to)) : "1u";
    if (!isLong(to)) return `select(0u, ${ones}, ${value})`;
    return isSigned
      ? cutLong(`vec2(select(0u, ${ones}, ${value}))`, bitsOf(to))
      : `vec2(select(0u, 1u, ${value}), 0u)`;
  }
  if (isLong(from)) return isSigned ? cutLong(signedLong(value, bitsOf(from)), bitsOf(to)) : value;
  if (!isSigned) return isLong(to) ? `vec2(${value}, 0u)` : value;
  const wide = signedOf(value, bitsOf(from));
  if (isLong(to)) return cutLong(`vec2(bitcast<u32>(${wide}), bitcast<u32>(${wide} >> 31u))`, bitsOf(to));
  return bitsOf(to) === 32 ? `bitcast<u32>(${wide})` : `bitcast<u32>(${wide}) & ${maskOf(bitsOf(to))}`;
}

function spellBitcast(from: Type, to: Type, value: string): string {
  if (isFloat(to) && !isFloat(from)) return `bitcast<f32>(${value})`;
  if (isFloat(from) && !isFloat(to)) return `bitcast<u32>(${value})`;
  return value;
}
