import type { IrFunction } from "../../ir/function.ts";
import type { CallInst, Instruction } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import type { ParameterAttributes } from "../../ir/values.ts";
import type { Pass } from "../../transform/pass.ts";
import { targetDataLayout, targetTriple } from "./target.ts";

/**
 * Makes the module one for WASM: its triple and data layout, and none of the promises that clang
 * made for the GPU's compiler. `willreturn` and `mustprogress` would let LLVM delete a loop that
 * never ends, `memory(none)` is no longer true of a function that asks its worker for threadIdx.
 */
export const targetWasm: Pass = {
  name: "target-wasm",
  summary: "replace NVPTX's triple and attributes by WASM's",
  after: ["rename-symbols", "run-threads-in-loops"],
  run(module) {
    const changed = module.targetTriple !== targetTriple;
    module.targetTriple = targetTriple;
    module.dataLayout = targetDataLayout;
    module.aliases.clear();
    removeUnusedDeclarations(module);
    for (const fn of module.functions.values()) {
      cleanFunction(fn);
      for (const instruction of fn.instructions()) cleanInstruction(instruction);
    }
    return changed;
  },
};

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

function cleanInstruction(instruction: Instruction): void {
  switch (instruction.opcode) {
    case "call":
      cleanCall(instruction);
      break;
    default:
  }
}

function cleanCall(call: CallInst): void {
  call.attributes = [];
  call.callingConvention = "";
  call.resultAttributes = call.resultAttributes.filter((attribute) => keptOfResults.test(attribute));
  call.argumentAttributes = call.argumentAttributes.map(cleanParameter);
  // `tail` said that the callee sees no local variable; copies of parameters are local now.
  call.flags = call.flags.filter((flag) => !/^(tail|musttail|notail)$/.test(flag));
}
