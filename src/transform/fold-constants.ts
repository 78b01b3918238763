import { Builder, constBool, constZero } from "../ir/build.ts";
import { bitsToNumber, numberToBits } from "../ir/float-bits.ts";
import type { BasicBlock, IrFunction } from "../ir/function.ts";
import type { BinaryInst, CastInst, Instruction, IntPredicate } from "../ir/instruction.ts";
import { isTerminator } from "../ir/instruction.ts";
import { instructions } from "../ir/instructions.ts";
import { sameType, type Type } from "../ir/types.ts";
import { ConstantFloat, ConstantInt, ConstantToken, type Value } from "../ir/values.ts";
import { replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";
import { deleteUnreachableBlocks } from "./remove-unreachable-blocks.ts";

/**
 * Computes what constants determine, takes branches that are decided, and drops what nobody uses. For targets
 * whose compilers see constants that only our passes know, such as blockDim, or refuse constant expressions that
 * overflow.
 *
 *     %n = mul i32 16, 4         =>   uses of %n are uses of 64
 *     %c = icmp ult i32 %n, 64
 *     br i1 %c, label %a, label %b    br label %b
 */
export const foldConstants = functionPass({
  name: "fold-constants",
  summary: "compute with constants and drop unused values",
  run(fn) {
    let changed = false;
    while (foldInstructions(fn) || foldBranches(fn) || dropUnused(fn)) changed = true;
    return changed;
  },
});

function foldInstructions(fn: IrFunction): boolean {
  let changed = false;
  for (const instruction of [...fn.instructions()]) {
    const value = fold(instruction);
    if (!value || value === instruction) continue;
    replaceInstruction(instruction, value);
    changed = true;
  }
  return changed;
}

/** What is known to equal the result, or undefined. */
function fold(instruction: Instruction): Value | undefined {
  const [a, b, c] = instruction.operands;
  switch (instructions[instruction.opcode].class) {
    case "binary":
      return foldBinary(instruction as BinaryInst);
    case "cast":
      return foldCast(instruction as CastInst);
    case "compare":
      if (instruction.opcode === "icmp" && a instanceof ConstantInt && b instanceof ConstantInt)
        return constBool(compare(instruction.predicate, a, b));
      return undefined;
    case "select":
      if (a instanceof ConstantInt) return a.value === 1n ? b : c;
      return b === c || (b && c && isSameConstant(b, c)) ? b : undefined;
    case "phi":
      return onlyValue(instruction);
    default:
      return undefined;
  }
}

/** The one value that a phi can have. */
function onlyValue(phi: Instruction): Value | undefined {
  const [first, ...others] = [...new Set(phi.operands)].filter((value) => value !== phi);
  if (!first) return undefined;
  return others.every((other) => isSameConstant(first, other)) ? first : undefined;
}

function isSameConstant(a: Value, b: Value): boolean {
  if (!sameType(a.type, b.type)) return false;
  if (a instanceof ConstantInt && b instanceof ConstantInt) return a.value === b.value;
  return a instanceof ConstantFloat && b instanceof ConstantFloat && a.bits === b.bits;
}

function foldBinary(instruction: BinaryInst): Value | undefined {
  const [a, b] = instruction.operands;
  if (a instanceof ConstantInt && b instanceof ConstantInt) {
    const value = compute(instruction, a, b);
    return value === undefined ? undefined : new ConstantInt(a.type, value);
  }
  if (a instanceof ConstantFloat && b instanceof ConstantFloat) return foldFloat(instruction, a, b);
  if (!a || !b) return undefined;
  if (b instanceof ConstantInt) return foldIdentity(instruction.opcode, a, b);
  const commutes = ["add", "mul", "and", "or", "xor"].includes(instruction.opcode);
  return commutes && a instanceof ConstantInt ? foldIdentity(instruction.opcode, b, a) : undefined;
}

/** For a constant right operand. */
function foldIdentity(opcode: string, a: Value, { value, signed, type }: ConstantInt): Value | undefined {
  switch (opcode) {
    case "add":
    case "sub":
    case "or":
    case "xor":
    case "shl":
    case "lshr":
    case "ashr":
      return value === 0n ? a : undefined;
    case "mul":
      return value === 1n ? a : value === 0n ? constZero(type) : undefined;
    case "and":
      return signed === -1n ? a : value === 0n ? constZero(type) : undefined;
    case "udiv":
    case "sdiv":
      // In i1, 1 is -1.
      return value === 1n && type.bits > 1 ? a : undefined;
    case "urem":
      return value === 1n ? constZero(type) : undefined;
    default:
      return undefined;
  }
}

function compute({ opcode }: BinaryInst, a: ConstantInt, b: ConstantInt): bigint | undefined {
  const bits = BigInt(a.type.bits);
  switch (opcode) {
    case "add":
      return a.value + b.value;
    case "sub":
      return a.value - b.value;
    case "mul":
      return a.value * b.value;
    case "and":
      return a.value & b.value;
    case "or":
      return a.value | b.value;
    case "xor":
      return a.value ^ b.value;
    case "udiv":
      return b.value === 0n ? undefined : a.value / b.value;
    case "urem":
      return b.value === 0n ? undefined : a.value % b.value;
    case "sdiv":
      return b.value === 0n ? undefined : a.signed / b.signed;
    case "srem":
      return b.value === 0n ? undefined : a.signed % b.signed;
    case "shl":
      return b.value < bits ? a.value << b.value : undefined;
    case "lshr":
      return b.value < bits ? a.value >> b.value : undefined;
    case "ashr":
      return b.value < bits ? a.signed >> b.value : undefined;
    default:
      return undefined;
  }
}

function foldFloat({ opcode, type }: BinaryInst, a: ConstantFloat, b: ConstantFloat): Value | undefined {
  // Two roundings, first to double, are as good as one for these operations, but not for other formats.
  if (type.kind !== "float" || type.format !== "float") return undefined;
  const [x, y] = [bitsToNumber(a.bits, "float"), bitsToNumber(b.bits, "float")];
  const results: Partial<Record<string, number>> = { fadd: x + y, fsub: x - y, fmul: x * y, fdiv: x / y };
  const result = results[opcode];
  // Which NaN it would be is the machine's affair.
  if (result === undefined || Number.isNaN(result)) return undefined;
  return new ConstantFloat(type, numberToBits(result, "float"));
}

function foldCast({ opcode, type, operands }: CastInst): Value | undefined {
  const [value] = operands;
  if (value instanceof ConstantToken && value.token !== "null" && isScalar(type)) {
    return value.token === "zeroinitializer" ? constZero(type) : new ConstantToken(type, value.token);
  }
  if (opcode === "bitcast" && value && sameType(value.type, type)) return value;
  if (!(value instanceof ConstantInt)) return undefined;
  if (opcode === "bitcast" && type.kind === "float") return new ConstantFloat(type, value.value);
  if (type.kind !== "int") return undefined;
  return new ConstantInt(type, opcode === "sext" ? value.signed : value.value);
}

const isScalar = ({ kind }: Type) => kind === "int" || kind === "float";

function compare(predicate: IntPredicate, a: ConstantInt, b: ConstantInt): boolean {
  switch (predicate) {
    case "eq":
      return a.value === b.value;
    case "ne":
      return a.value !== b.value;
    case "ugt":
      return a.value > b.value;
    case "uge":
      return a.value >= b.value;
    case "ult":
      return a.value < b.value;
    case "ule":
      return a.value <= b.value;
    case "sgt":
      return a.signed > b.signed;
    case "sge":
      return a.signed >= b.signed;
    case "slt":
      return a.signed < b.signed;
    case "sle":
      return a.signed <= b.signed;
  }
}

function foldBranches(fn: IrFunction): boolean {
  let changed = false;
  for (const block of fn.blocks) {
    const { terminator } = block;
    const target = decidedTarget(terminator);
    if (!target) continue;
    for (const other of block.successors) {
      if (other !== target) for (const phi of other.phis) phi.removeIncomingFrom(block);
    }
    // A phi has a value for each edge of a switch.
    for (const phi of target.phis) keepOneFrom(phi, block);
    Builder.before(terminator).br(target);
    terminator.erase();
    changed = true;
  }
  if (changed) deleteUnreachableBlocks(fn);
  return changed;
}

function keepOneFrom(phi: BasicBlock["phis"][number], block: BasicBlock): void {
  for (let at = phi.incomingBlocks.length - 1; at > phi.incomingBlocks.indexOf(block); at--) {
    if (phi.incomingBlocks[at] === block) phi.removeIncoming(at);
  }
}

function decidedTarget(terminator: Instruction): BasicBlock | undefined {
  const [value] = terminator.operands;
  if (terminator.opcode === "switch" && value instanceof ConstantInt) {
    return (
      terminator.cases.find((one) => one.value.value === value.value)?.target ?? terminator.defaultTarget
    );
  }
  if (terminator.opcode !== "br" || !terminator.ifFalse) return undefined;
  if (terminator.ifFalse === terminator.target) return terminator.target;
  if (!(value instanceof ConstantInt)) return undefined;
  return value.value === 1n ? terminator.target : terminator.ifFalse;
}

function dropUnused(fn: IrFunction): boolean {
  let changed = false;
  for (const instruction of [...fn.instructions()].reverse()) {
    if (isTerminator(instruction) || !isUnused(instruction) || !isPure(instruction)) continue;
    instruction.erase();
    changed = true;
  }
  return changed;
}

/** A phi may use itself. */
const isUnused = (instruction: Instruction) => [...instruction.users].every((user) => user === instruction);

function isPure(instruction: Instruction): boolean {
  if (instruction.opcode === "load") return !instruction.volatile && !instruction.atomic;
  return instructions[instruction.opcode].effect === "none";
}
