import type { AtomicOperation } from "../ir/instruction.ts";
import { BinaryInst, ICmpInst, type Instruction, type IntPredicate, SelectInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { i1 } from "../ir/types.ts";
import type { Value } from "../ir/values.ts";
import { insertBefore, intConstant } from "./insert.ts";
import { insertMinmax } from "./lower-float-minmax.ts";

/** Computes before `reference` what an `atomicrmw` stores, from the old content and its operand. */
export function insertAtomicOperation(
  module: Module,
  reference: Instruction,
  operation: AtomicOperation,
  old: Value,
  operand: Value,
): Value {
  const { type } = old;
  const binary = (opcode: BinaryInst["opcode"], left: Value, right: Value) =>
    insertBefore(reference, new BinaryInst(opcode, left, right));
  const compare = (predicate: IntPredicate, left: Value, right: Value) =>
    insertBefore(reference, new ICmpInst(predicate, i1, left, right));
  const select = (condition: Value, ifTrue: Value, ifFalse: Value) =>
    insertBefore(reference, new SelectInst(condition, ifTrue, ifFalse));
  const keepIf = (predicate: IntPredicate) => select(compare(predicate, old, operand), old, operand);

  switch (operation) {
    case "xchg":
      return operand;
    case "add":
    case "sub":
    case "and":
    case "or":
    case "xor":
    case "fadd":
    case "fsub":
      return binary(operation, old, operand);
    case "nand":
      return binary("xor", binary("and", old, operand), intConstant(type, -1));
    case "max":
      return keepIf("sgt");
    case "min":
      return keepIf("slt");
    case "umax":
      return keepIf("ugt");
    case "umin":
      return keepIf("ult");
    case "fmax":
      return insertMinmax(module, reference, "max", old, operand);
    case "fmin":
      return insertMinmax(module, reference, "min", old, operand);
    // CUDA's atomicInc: counts up and starts again at 0 after `operand`.
    case "uinc_wrap": {
      const next = binary("add", old, intConstant(type, 1));
      return select(compare("uge", old, operand), intConstant(type, 0), next);
    }
    // CUDA's atomicDec: counts down and starts again at `operand` after 0, or when above it.
    case "udec_wrap": {
      const next = binary("sub", old, intConstant(type, 1));
      const restart = binary("or", compare("eq", old, intConstant(type, 0)), compare("ugt", old, operand));
      return select(restart, operand, next);
    }
    case "usub_cond":
      return select(compare("uge", old, operand), binary("sub", old, operand), old);
    case "usub_sat":
      return select(compare("uge", old, operand), binary("sub", old, operand), intConstant(type, 0));
  }
}
