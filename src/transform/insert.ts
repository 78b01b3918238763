import { IrFunction } from "../ir/function.ts";
import { CallInst, type Instruction, isInstruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { functionType, i1, type Type, vectorType } from "../ir/types.ts";
import {
  Argument,
  type Constant,
  ConstantAggregate,
  ConstantFloat,
  ConstantInt,
  type Value,
} from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";

/** Puts `instruction` in front of `reference`, for the same source location. */
export function insertBefore<I extends Instruction>(reference: Instruction, instruction: I): I {
  invariant(reference.block, `${reference.opcode} is not in a block`);
  instruction.location ??= reference.location;
  reference.block.insertBefore(reference, instruction);
  return instruction;
}

/** The first instruction at which the result of `definition` may be used. */
export function firstUseAfter(definition: Instruction): Instruction {
  const block = definition.block;
  invariant(block, `${definition.opcode} is not in a block`);
  const at = definition.opcode === "phi" ? block.firstNonPhi : block.indexOf(definition) + 1;
  const next = block.instructions[at];
  invariant(next, `nothing follows ${definition.opcode}`);
  return next;
}

/** Makes users of `old` use `replacement`, which takes over the name, and deletes `old`. */
export function replaceInstruction(old: Instruction, replacement: Value): void {
  old.replaceAllUsesWith(replacement);
  if (isInstruction(replacement) && replacement.name === "") replacement.name = old.name;
  old.erase();
}

/** An integer constant of `type`, repeated in all lanes of a vector. */
export function intConstant(type: Type, value: bigint | number): Constant {
  if (type.kind === "vector") {
    return new ConstantAggregate(
      type,
      Array.from({ length: type.length }, () => intConstant(type.element, value)),
    );
  }
  invariant(type.kind === "int", `${type.text} has no integer constants`);
  return new ConstantInt(type, value);
}

/** A floating-point constant of `type`, repeated in all lanes of a vector. */
export function floatConstant(type: Type, value: number): Constant {
  if (type.kind === "vector") {
    return new ConstantAggregate(
      type,
      Array.from({ length: type.length }, () => floatConstant(type.element, value)),
    );
  }
  invariant(type.kind === "float", `${type.text} has no floating-point constants`);
  const view = new DataView(new ArrayBuffer(8));
  if (type.format === "double") {
    view.setFloat64(0, value);
    return new ConstantFloat(type, view.getBigUint64(0));
  }
  invariant(type.format === "float", `no constants of ${type.text} are needed by passes`);
  view.setFloat32(0, value);
  return new ConstantFloat(type, BigInt(view.getUint32(0)));
}

/** Bits of an integer, or of each lane. */
export function bitWidth(type: Type): number {
  const scalar = type.kind === "vector" ? type.element : type;
  invariant(scalar.kind === "int", `${type.text} is no integer type`);
  return scalar.bits;
}

/** The type of a comparison of values of `type`. */
export function conditionType(type: Type): Type {
  return type.kind === "vector" ? vectorType(type.length, i1) : i1;
}

/** How LLVM spells a type in the name of an overloaded intrinsic: `i32`, `f64`, `v4f32`, `p3`. */
export function intrinsicSuffix(type: Type): string {
  switch (type.kind) {
    case "int":
      return type.text;
    case "float":
      return { half: "f16", bfloat: "bf16", float: "f32", double: "f64", fp128: "f128" }[type.format];
    case "pointer":
      return `p${type.addressSpace}`;
    case "vector":
      return `v${type.length}${intrinsicSuffix(type.element)}`;
    default:
      invariant(false, `no intrinsic is overloaded on ${type.text}`);
  }
}

/** The function `name`, declared when the module does not have it. */
export function declareFunction(
  module: Module,
  name: string,
  result: Type,
  parameters: readonly Type[],
): IrFunction {
  const existing = module.functions.get(name);
  if (existing) return existing;
  const fn = new IrFunction(name, functionType(result, parameters));
  fn.args = parameters.map((type) => new Argument(type, ""));
  module.functions.set(name, fn);
  return fn;
}

/** A call of a function that is declared on the way, such as an intrinsic. */
export function callOf(module: Module, name: string, result: Type, args: readonly Value[]): CallInst {
  const callee = declareFunction(
    module,
    name,
    result,
    args.map(({ type }) => type),
  );
  return new CallInst(callee.functionType, callee, args);
}
