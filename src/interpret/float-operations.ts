import type { OpcodeOfClass } from "../ir/instructions.ts";
import { rounderTo } from "./float-formats.ts";
import type { BinaryOperation, IntegerOpcode } from "./integer-operations.ts";
import { asNumber, type RegisterFormat } from "./runtime-value.ts";

export type FloatOpcode = Exclude<OpcodeOfClass<"binary">, IntegerOpcode>;

/**
 * Arithmetic in double, rounded to the format. For one operation that gives the correctly
 * rounded result, because double has more than twice the digits of the shorter formats.
 */
export function floatOperation(opcode: FloatOpcode, format: RegisterFormat): BinaryOperation {
  const round = rounderTo(format);
  const operation = operations[opcode];
  return (a, b) => withOneNaN(round(operation(asNumber(a), asNumber(b))));
}

/**
 * What arithmetic gives for no number. IEEE 754 leaves its sign and payload open, and engines that compile JavaScript
 * give now one and now another; here a program gives the same bits whenever it is run.
 */
export function withOneNaN(value: number): number {
  return value === value ? value : NaN;
}

const operations: Record<FloatOpcode, (a: number, b: number) => number> = {
  fadd: (a, b) => a + b,
  fsub: (a, b) => a - b,
  fmul: (a, b) => a * b,
  fdiv: (a, b) => a / b,
  // JavaScript's % is C's fmod, exact in every format.
  frem: (a, b) => a % b,
};

export function isFloatOpcode(opcode: OpcodeOfClass<"binary">): opcode is FloatOpcode {
  return opcode in operations;
}
