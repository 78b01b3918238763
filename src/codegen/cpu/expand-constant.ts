import { CastInst, BinaryInst, GetElementPtrInst, type Instruction } from "../../ir/instruction.ts";
import { type OpcodeOfClass, instructions } from "../../ir/instructions.ts";
import { ConstantAggregate, ConstantExpression, GlobalValue, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { Builder } from "../../ir/build.ts";

/** A writer at the place where operand `index` of `instruction` is used: for a phi, the end of the incoming block. */
export function useAt(instruction: Instruction, index: number): Builder {
  if (instruction.opcode !== "phi") return Builder.before(instruction);
  const from = instruction.incomingBlocks[index];
  invariant(from, `phi has no incoming block ${index}`);
  return Builder.before(from.terminator);
}

/**
 * Writes a constant expression as instructions, with the globals in it replaced by values that
 * exist only at run time. Returns the constant itself when `replace` knows none of its globals.
 */
export function expandConstant(
  writer: Builder,
  constant: Value,
  replace: (global: GlobalValue) => Value | undefined,
): Value {
  if (constant instanceof GlobalValue) return replace(constant) ?? constant;
  if (!(constant instanceof ConstantExpression)) {
    invariant(!(constant instanceof ConstantAggregate), "a vector of shared addresses is not supported");
    return constant;
  }
  const operands = constant.operands.map((operand) => expandConstant(writer, operand, replace));
  if (operands.every((operand, index) => operand === constant.operands[index])) return constant;
  return writeExpression(writer, constant, operands);
}

function writeExpression(writer: Builder, constant: ConstantExpression, operands: readonly Value[]): Value {
  const { opcode, type, sourceType } = constant;
  const [first, second] = operands;
  invariant(first, `constant ${opcode} has no operand`);
  if (opcode === "getelementptr") {
    invariant(sourceType, "constant getelementptr has no source type");
    const address = new GetElementPtrInst(sourceType, type, first, operands.slice(1));
    address.flags = constant.flags;
    return writer.insert(address);
  }
  if (isOpcodeOf(opcode, "cast")) return writer.insert(new CastInst(opcode, first, type));
  if (isOpcodeOf(opcode, "binary") && second) return writer.insert(new BinaryInst(opcode, first, second));
  invariant(false, `constant expression ${opcode} is not supported`);
}

function isOpcodeOf<C extends "cast" | "binary">(opcode: string, wanted: C): opcode is OpcodeOfClass<C> {
  return Object.entries(instructions).some(([name, info]) => name === opcode && info.class === wanted);
}
