import { type Builder, constInt } from "../ir/build.ts";
import type { AtomicOperation, IntPredicate } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import type { Value } from "../ir/values.ts";
import { insertMinmax } from "./lower-float-minmax.ts";

/** Computes what an `atomicrmw` stores, from the old content and its operand. */
export function insertAtomicOperation(
  at: Builder,
  module: Module,
  operation: AtomicOperation,
  old: Value,
  operand: Value,
): Value {
  const { type } = old;
  const keepIf = (predicate: IntPredicate) => at.select(at.icmp(predicate, old, operand), old, operand);
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
      return at.binary(operation, old, operand);
    case "nand":
      return at.not(at.and(old, operand));
    case "max":
      return keepIf("sgt");
    case "min":
      return keepIf("slt");
    case "umax":
      return keepIf("ugt");
    case "umin":
      return keepIf("ult");
    case "fmax":
      return insertMinmax(at, module, "max", old, operand);
    case "fmin":
      return insertMinmax(at, module, "min", old, operand);
    // CUDA's atomicInc: counts up and starts again at 0 after `operand`.
    case "uinc_wrap": {
      const next = at.add(old, constInt(type, 1));
      return at.select(at.icmp("uge", old, operand), constInt(type, 0), next);
    }
    // CUDA's atomicDec: counts down and starts again at `operand` after 0, or when above it.
    case "udec_wrap": {
      const restart = at.or(at.icmp("eq", old, constInt(type, 0)), at.icmp("ugt", old, operand));
      return at.select(restart, operand, at.sub(old, constInt(type, 1)));
    }
    case "usub_cond":
      return at.select(at.icmp("uge", old, operand), at.sub(old, operand), old);
    case "usub_sat":
      return at.select(at.icmp("uge", old, operand), at.sub(old, operand), constInt(type, 0));
  }
}
