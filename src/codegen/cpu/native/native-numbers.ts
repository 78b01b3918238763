import { referencedGlobals } from "../../../analysis/constant-references.ts";
import { IrFunction } from "../../../ir/function.ts";
import type { Module } from "../../../ir/module.ts";
import type { FunctionType, Type } from "../../../ir/types.ts";
import type { GlobalVariable, Value } from "../../../ir/values.ts";
import { loweredKernels } from "../add-module-table.ts";

/** Where a module's variables and functions stand among those of the whole program. */
export interface NativeNumbers {
  readonly firstVariable: number;
  readonly firstFunction: number;
}

/** Variables in the order of their places in the table of addresses. */
export function nativeVariables(module: Module): readonly GlobalVariable[] {
  return [...module.globals.values()];
}

/**
 * Functions that are called by their numbers, in order: the kernels by their slots, then those
 * whose address is taken.
 */
export function nativeFunctions(module: Module): readonly IrFunction[] {
  const found = new Set<IrFunction>(loweredKernels(module));
  const add = (value: Value | undefined) => {
    for (const global of referencedGlobals(value)) if (global instanceof IrFunction) found.add(global);
  };
  for (const { initializer } of module.globals.values()) add(initializer);
  for (const fn of module.functions.values()) {
    for (const instruction of fn.instructions()) {
      const isCall = instruction.opcode === "call";
      for (const operand of isCall ? instruction.args : instruction.operands) add(operand);
    }
  }
  // A declaration that is left here is a library function whose address nobody can call.
  return [...found].filter((fn) => !fn.isDeclaration);
}

/** Function pointers are small numbers, as in the interpreter: not null, and no address of anything. */
const firstFunctionNumber = 256;

export function functionNumber(index: number, { firstFunction }: NativeNumbers): number {
  return firstFunctionNumber + firstFunction + index;
}

/**
 * A number that a call through a pointer compares with its function's: as coarse as
 * WebAssembly's signatures, so that the same calls are faults.
 */
export function signatureNumber({ result, parameters }: FunctionType): number {
  const text = `${coarse(result)}(${parameters.map(coarse).join(",")})`;
  // FNV-1a
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function coarse(type: Type): string {
  if (type.kind === "pointer") return "i32";
  if (type.kind === "int") return type.bits <= 32 ? "i32" : `i${Math.ceil(type.bits / 64) * 64}`;
  return type.text;
}
