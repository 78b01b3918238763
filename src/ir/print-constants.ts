import { InternalError } from "../source/invariant.ts";
import { bitsToDouble, numberToBits, widenToDouble } from "./float-bits.ts";
import { escapeBytes, quoteName } from "./names.ts";
import type { FloatType } from "./types.ts";
import {
  type Constant,
  ConstantAggregate,
  ConstantBytes,
  ConstantExpression,
  ConstantFloat,
  ConstantInt,
  ConstantToken,
  GlobalValue,
} from "./values.ts";

/** A constant without its type, as LLVM spells it. */
export function printConstant(constant: Constant): string {
  if (constant instanceof ConstantInt) {
    if (constant.type.bits === 1) return constant.value === 1n ? "true" : "false";
    return String(constant.signed);
  }
  if (constant instanceof ConstantFloat) return printFloat(constant.type, constant.bits);
  if (constant instanceof ConstantToken) return constant.token;
  if (constant instanceof GlobalValue) return `@${quoteName(constant.name)}`;
  if (constant instanceof ConstantBytes) return `c"${escapeBytes(constant.bytes)}"`;
  if (constant instanceof ConstantAggregate) return printAggregate(constant);
  if (constant instanceof ConstantExpression) return printExpression(constant);
  throw new InternalError(`unknown constant ${constant.constantKind}`);
}

export function printTypedConstant(constant: Constant): string {
  return `${constant.type.text} ${printConstant(constant)}`;
}

function printAggregate({ type, elements }: ConstantAggregate): string {
  const texts = elements.map(printTypedConstant);
  const list = texts.join(", ");
  switch (type.kind) {
    case "vector":
      return isSplat(elements, texts) ? `splat (${texts[0]})` : `<${list}>`;
    case "struct":
      return printStruct(list, type.packed);
    default:
      return `[${list}]`;
  }
}

/** LLVM writes vectors of one repeated number, and only those, in short. */
function isSplat(elements: readonly Constant[], texts: readonly string[]): boolean {
  const [first] = elements;
  const isNumber = first instanceof ConstantInt || first instanceof ConstantFloat;
  return isNumber && texts.length > 1 && texts.every((text) => text === texts[0]);
}

function printStruct(list: string, packed: boolean): string {
  const body = list === "" ? "{}" : `{ ${list} }`;
  return packed ? `<${body}>` : body;
}

function printExpression({ type, opcode, operands, sourceType, flags }: ConstantExpression): string {
  const head = [opcode, ...flags].join(" ");
  const list = operands.map(printTypedConstant).join(", ");
  if (sourceType) return `${head} (${sourceType.text}, ${list})`;
  return operands.length === 1 ? `${head} (${list} to ${type.text})` : `${head} (${list})`;
}

/** Decimal when six digits are exact, otherwise the bits: LLVM's rule, so that nothing is ever rounded. */
function printFloat({ format }: FloatType, bits: bigint): string {
  switch (format) {
    case "half":
      return `0xH${hex(bits, 4)}`;
    case "bfloat":
      return `0xR${hex(bits, 4)}`;
    case "fp128":
      return `0xL${hex(BigInt.asUintN(64, bits), 16)}${hex(bits >> 64n, 16)}`;
    case "float":
    case "double": {
      const asDouble = widenToDouble(bits, format);
      const decimal = printDecimal(bitsToDouble(asDouble));
      const isExact = decimal !== undefined && numberToBits(Number(decimal), "double") === asDouble;
      return isExact ? decimal : `0x${hex(asDouble, 16)}`;
    }
  }
}

function printDecimal(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential(6).split("e");
  return `${sign}${mantissa}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, "0")}`;
}

function hex(bits: bigint, digits: number): string {
  return bits.toString(16).toUpperCase().padStart(digits, "0");
}
