import { addressSteps } from "../../ir/layout.ts";
import {
  Argument,
  ConstantExpression,
  ConstantFloat,
  ConstantInt,
  ConstantToken,
  GlobalVariable,
  type Value,
} from "../../ir/values.ts";
import { bitsToNumber } from "../../ir/float-bits.ts";
import { Unsupported } from "./unsupported.ts";
import { hex, wgslType } from "./wgsl-types.ts";

/** WGSL for a value that is no instruction; `addressOf` says where a variable lies. */
export function spellConstant(value: Value, addressOf: (variable: GlobalVariable) => string): string {
  if (value instanceof ConstantInt) {
    if (value.type.bits === 1) return value.value === 1n ? "true" : "false";
    if (wgslType(value.type) === "vec2<u32>") return spellWords(value.value);
    return value.value < 0x10000n ? `${value.value}u` : hex(value.value);
  }
  if (value instanceof ConstantFloat) {
    return value.type.format === "double" ? spellWords(value.bits) : spellFloat(value.bits);
  }
  if (value instanceof ConstantToken) {
    // Undefined values may be anything.
    const zeros = { bool: "false", u32: "0u", f32: "0.0", "vec2<u32>": "vec2(0u, 0u)" };
    return zeros[wgslType(value.type)];
  }
  if (value instanceof GlobalVariable) return addressOf(value);
  if (value instanceof ConstantExpression) return spellExpression(value, addressOf);
  if (value instanceof Argument) throw new Unsupported("unsupported-type", "such parameters");
  throw new Unsupported("unsupported-function-pointer", "pointers to functions");
}

function spellWords(bits: bigint): string {
  return `vec2(${hex(bits & 0xffffffffn)}, ${hex(bits >> 32n)})`;
}

/** WGSL refuses constants that are infinite or NaN, so those are hidden from its compiler. */
function spellFloat(bits: bigint): string {
  const number = bitsToNumber(bits, "float");
  if (!Number.isFinite(number)) return `float_of(${hex(bits)})`;
  if (number === 0) return bits === 0n ? "0.0" : `float_of(${hex(bits)})`;
  // The shortest decimal that gives this float back; it is exact as a float.
  const isAtTheEdge = Math.abs(number) < 1.2e-38 || Math.abs(number) > 3.4e38;
  return isAtTheEdge ? `float_of(${hex(bits)})` : `${shortest(number)}f`;
}

function shortest(number: number): string {
  for (let digits = 1; digits < 10; digits++) {
    const text = number.toPrecision(digits);
    if (Math.fround(Number(text)) === number) return text.replace("+", "");
  }
  return String(number);
}

function spellExpression(value: ConstantExpression, addressOf: (variable: GlobalVariable) => string): string {
  const [first, second] = value.operands;
  const spell = (operand: Value | undefined) => (operand ? spellConstant(operand, addressOf) : "0u");
  switch (value.opcode) {
    case "addrspacecast":
    case "bitcast":
      return spell(first);
    case "ptrtoint":
    case "inttoptr": {
      const [from, to] = [wgslType(first?.type ?? value.type), wgslType(value.type)];
      if (from === to) return spell(first);
      return to === "u32" ? `${spell(first)}.x` : `vec2(${spell(first)}, 0u)`;
    }
    case "add":
    case "sub":
      if (wgslType(value.type) !== "u32") break;
      return `(${spell(first)} ${value.opcode === "add" ? "+" : "-"} ${spell(second)})`;
    case "getelementptr": {
      let bytes = 0;
      for (const step of addressSteps(value.sourceType ?? value.type, value.operands.slice(1))) {
        if (!("bytes" in step)) throw new Unsupported("unsupported-constant", "such addresses");
        bytes += step.bytes;
      }
      return bytes === 0 ? spell(first) : `(${spell(first)} + ${hex(bytes >>> 0)})`;
    }
  }
  throw new Unsupported("unsupported-constant", `constants made with ${value.opcode}`);
}
