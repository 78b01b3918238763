import type { Builder } from "../ir/build.ts";
import { IrFunction } from "../ir/function.ts";
import { CallInst, type Instruction, isInstruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { functionType, type Type } from "../ir/types.ts";
import { Argument, type Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";

/** The first instruction at which the result of `definition` may be used. */
export function firstUseAfter(definition: Instruction): Instruction {
  const block = definition.block;
  invariant(block, `${definition.opcode} is not in a block`);
  const at = definition.opcode === "phi" ? block.firstNonPhi : block.indexOf(definition) + 1;
  const next = block.instructions[at];
  invariant(next, `nothing follows ${definition.opcode}`);
  return next;
}

/** The first instruction of the entry behind the variables of the function. */
export function firstAfterAllocas(fn: IrFunction): Instruction {
  const first = fn.entry.instructions.find(({ opcode }) => opcode !== "alloca");
  invariant(first, `the entry of ${fn.name} has a terminator`);
  return first;
}

/** Makes users of `old` use `replacement`, which takes over the name, and deletes `old`. */
export function replaceInstruction(old: Instruction, replacement: Value): void {
  old.replaceAllUsesWith(replacement);
  if (isInstruction(replacement) && replacement.name === "") replacement.name = old.name;
  old.erase();
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

/** A call of a function that is declared on the way, such as an intrinsic; not inserted yet. */
export function callOf(module: Module, name: string, result: Type, args: readonly Value[]): CallInst {
  const parameters = args.map(({ type }) => type);
  const callee = declareFunction(module, name, result, parameters);
  return new CallInst(callee.functionType, callee, args);
}

/** Inserts `callOf` the same arguments. */
export function insertCall(at: Builder, ...call: Parameters<typeof callOf>): CallInst {
  return at.insert(callOf(...call));
}

/** Calls an intrinsic of the form `llvm.sqrt.f32` that is overloaded on the type of its operands and result. */
export function insertIntrinsic(
  at: Builder,
  module: Module,
  operation: string,
  ...args: readonly [Value, ...Value[]]
): CallInst {
  const { type } = args[0];
  return insertCall(at, module, `llvm.${operation}.${intrinsicSuffix(type)}`, type, args);
}
