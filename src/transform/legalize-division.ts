import { Builder, constInt } from "../ir/build.ts";
import { BinaryInst, ICmpInst, type Instruction, SelectInst } from "../ir/instruction.ts";
import { scalarBits } from "../ir/layout.ts";
import { scalarType, type Type } from "../ir/types.ts";
import { ConstantAggregate, ConstantInt, type Value } from "../ir/values.ts";
import { replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Gives integer division the results of NVIDIA hardware where LLVM's is undefined and WASM's
 * traps: x / 0 is all ones, x % 0 is x, and MIN / -1 is MIN with remainder 0.
 *
 *     %q = udiv i32 %a, %b   =>   %zero = icmp eq i32 %b, 0
 *                                 %safe = select i1 %zero, i32 1, i32 %b
 *                                 %quotient = udiv i32 %a, %safe
 *                                 %q = select i1 %zero, i32 -1, i32 %quotient
 *
 * Signed divisors also become 1 for MIN / -1, which gives the right result by itself.
 */
export const legalizeDivision = functionPass({
  name: "legalize-division",
  summary: "define integer division by zero and its overflow",
  run(fn) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      if (!isDivision(instruction) || isSafe(instruction)) continue;
      legalize(instruction);
      changed = true;
    }
    return changed;
  },
});

type Division = BinaryInst & { readonly opcode: "udiv" | "sdiv" | "urem" | "srem" };

function isDivision(instruction: Instruction): instruction is Division {
  return ["udiv", "sdiv", "urem", "srem"].includes(instruction.opcode);
}

const isSigned = ({ opcode }: Division) => opcode === "sdiv" || opcode === "srem";

function legalize(division: Division): void {
  const dividend = division.operand(0);
  const divisor = division.operand(1);
  const { type } = division;
  const at = Builder.before(division);

  const zero = at.icmp("eq", divisor, constInt(type, 0));
  let unsafe: Instruction = zero;
  if (isSigned(division)) {
    const isMinimum = at.icmp("eq", dividend, constInt(type, minimum(type)));
    const isMinusOne = at.icmp("eq", divisor, constInt(type, -1));
    unsafe = at.or(zero, at.and(isMinimum, isMinusOne));
  }
  const safe = at.select(unsafe, constInt(type, 1), divisor);
  const result = at.binary(division.opcode, dividend, safe);
  result.flags = division.flags;
  const isRemainder = division.opcode === "urem" || division.opcode === "srem";
  const forZero = isRemainder ? dividend : constInt(type, -1);
  replaceInstruction(division, at.select(zero, forZero, result));
}

/** Whether no operand values make the division undefined; recognizes what this pass makes. */
function isSafe(division: Division): boolean {
  const divisor = division.operand(1);
  const lanes = divisor instanceof ConstantAggregate ? divisor.elements : [divisor];
  const isSafeConstant = (lane: Value) =>
    lane instanceof ConstantInt && lane.value !== 0n && !(isSigned(division) && lane.signed === -1n);
  if (lanes.every(isSafeConstant)) return true;
  if (!(divisor instanceof SelectInst) || !isConstant(divisor.operand(1), 1n)) return false;
  // A condition that the pass wrote: is zero, or for signed division also the overflow.
  const condition = divisor.operand(0);
  const isZeroTest = (value: Value) =>
    value instanceof ICmpInst &&
    value.predicate === "eq" &&
    value.operand(0) === divisor.operand(2) &&
    isConstant(value.operand(1), 0n);
  if (!isSigned(division)) return isZeroTest(condition);
  if (!(condition instanceof BinaryInst) || condition.opcode !== "or" || !isZeroTest(condition.operand(0))) {
    return false;
  }
  const overflow = condition.operand(1);
  if (!(overflow instanceof BinaryInst) || overflow.opcode !== "and") return false;
  const [isMinimum, isMinusOne] = overflow.operands;
  return (
    isMinimum instanceof ICmpInst &&
    isMinusOne instanceof ICmpInst &&
    isMinimum.operand(0) === division.operand(0) &&
    isConstant(isMinimum.operand(1), minimum(division.type)) &&
    isMinusOne.operand(0) === divisor.operand(2) &&
    isConstant(isMinusOne.operand(1), -1n)
  );
}

function isConstant(value: Value | undefined, expected: bigint): boolean {
  if (value instanceof ConstantAggregate) return value.elements.every((lane) => isConstant(lane, expected));
  return value instanceof ConstantInt && value.signed === expected;
}

const minimum = (type: Type) => -(1n << BigInt(scalarBits(scalarType(type)) - 1));
