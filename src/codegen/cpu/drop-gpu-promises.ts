import type { IrFunction } from "../../ir/function.ts";
import type { CallInst } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import type { ParameterAttributes } from "../../ir/values.ts";

/**
 * Takes away what clang promised to the GPU's compiler: `willreturn` and `mustprogress` would let
 * LLVM delete a loop that never ends, `memory(none)` is no longer true of a function that asks its
 * worker for threadIdx. Declarations that nobody uses go, too.
 */
export function dropGpuPromises(module: Module): void {
  module.aliases.clear();
  removeUnusedDeclarations(module);
  for (const fn of module.functions.values()) {
    cleanFunction(fn);
    for (const instruction of fn.instructions()) if (instruction.opcode === "call") cleanCall(instruction);
  }
}

function removeUnusedDeclarations(module: Module): void {
  for (const fn of [...module.functions.values()]) {
    if (fn.isDeclaration && fn.users.size === 0) module.functions.delete(fn.name);
  }
}

/** What is still true, and either part of the calling convention or useful. */
const keptOfFunctions = /^(noinline|alwaysinline|noreturn|"unwarp-.*)$/s;
const keptOfParameters = /^(noalias|zeroext|signext)$/;
const keptOfResults = /^(noundef|zeroext|signext|range\(.*)$/;

function cleanFunction(fn: IrFunction): void {
  const isIntrinsic = fn.name.startsWith("llvm.");
  const kept = isIntrinsic ? [] : fn.attributes.filter((attribute) => keptOfFunctions.test(attribute));
  // Nothing on the device throws; LLVM knows its own functions.
  fn.attributes = isIntrinsic || kept.includes("nounwind") ? kept : [...kept, "nounwind"];
  fn.resultAttributes = fn.resultAttributes.filter((attribute) => keptOfResults.test(attribute));
  fn.callingConvention = "";
  fn.comdat = undefined;
  fn.section = undefined;
  for (const arg of fn.args) arg.attributes = cleanParameter(arg.attributes);
}

function cleanParameter(attributes: ParameterAttributes): ParameterAttributes {
  return { ...attributes, other: attributes.other.filter((attribute) => keptOfParameters.test(attribute)) };
}

function cleanCall(call: CallInst): void {
  call.attributes = [];
  call.callingConvention = "";
  call.resultAttributes = call.resultAttributes.filter((attribute) => keptOfResults.test(attribute));
  call.argumentAttributes = call.argumentAttributes.map(cleanParameter);
  // `tail` said that the callee sees no local variable; copies of parameters are local now.
  call.flags = call.flags.filter((flag) => !/^(tail|musttail|notail)$/.test(flag));
}
