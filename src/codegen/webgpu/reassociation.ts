import { BinaryInst, isInstruction } from "../../ir/instruction.ts";
import { ConstantFloat, type Value } from "../../ir/values.ts";

/**
 * Whether a compiler of WGSL may take an operand of an operation on floats together with the operation, as if numbers had
 * no bounds: `(x + 1e8) - 1e8` becomes x, `a * b + a * c` becomes `a * (b + c)`. WGSL allows that, SPIRV-Tools and with them
 * many drivers do it, and CUDA does not. Such operands are hidden from the compiler.
 *
 * The patterns are those of SPIRV-Tools (source/opt/folding_rules.cpp, const_folding_rules.cpp): two constants in a row, a value that comes
 * twice, a constant 0, and a division by a constant, which becomes a product with its reciprocal.
 */
export function invitesReassociation(operation: BinaryInst, index: 0 | 1): boolean {
  const operand = operation.operand(index);
  const other = operation.operand(index === 0 ? 1 : 0);
  if (operand instanceof ConstantFloat) {
    if (operation.opcode === "fdiv" && index === 1 && !isPowerOfTwo(operand)) return true;
    return operand.bits === 0n || isNegativeZero(operand);
  }
  if (!isArithmetic(operand)) return false;
  const inner = [operand.operand(0), operand.operand(1)];
  if (other instanceof ConstantFloat) return inner.some((value) => value instanceof ConstantFloat);
  const beside = isArithmetic(other) ? [other, other.operand(0), other.operand(1)] : [other];
  return inner.some((value) => beside.includes(value));
}

/** Its reciprocal has all its bits, and is no subnormal number, which drivers may take for 0: so the product is the quotient. */
function isPowerOfTwo({ bits }: ConstantFloat): boolean {
  const exponent = (bits >> 23n) & 0xffn;
  return (bits & 0x7fffffn) === 0n && exponent > 0n && exponent < 254n;
}

const isNegativeZero = ({ bits }: ConstantFloat): boolean => bits === 0x80000000n;

function isArithmetic(value: Value): value is BinaryInst {
  return isInstruction(value) && value instanceof BinaryInst && /^f(?:add|sub|mul|div)$/.test(value.opcode);
}
