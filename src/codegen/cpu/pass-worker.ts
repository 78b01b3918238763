import { analyzeCallGraph, directCallee } from "../../analysis/call-graph.ts";
import { BasicBlock, IrFunction } from "../../ir/function.ts";
import { CallInst, ReturnInst } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import { type FunctionType, functionType, ptr } from "../../ir/types.ts";
import { Argument, type GlobalValue } from "../../ir/values.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import type { Pass } from "../../transform/pass.ts";
import { Builder } from "../../ir/build.ts";
import { readRegister, registerRead } from "./registers.ts";
import { replaceGlobals } from "./replace-globals.ts";

/**
 * Hands the worker down to device functions that stay calls, as their last parameter.
 *
 *     define i32 @f(i32 %n)          =>   define i32 @f(i32 %n, ptr %worker)
 *     call i32 %pointer(i32 1)            call i32 %pointer(i32 1, ptr %worker)
 *
 * A C function whose address is taken gets a shell with that parameter, because a call through
 * a pointer cannot tell it from a device function.
 */
export const passWorker: Pass = {
  name: "pass-worker",
  summary: "give device functions the worker as an additional parameter",
  after: ["inline-barrier-calls", "lower-device-library", "lay-out-shared-memory"],
  run(module) {
    const graph = analyzeCallGraph(module);
    const replacements = new Map<GlobalValue, GlobalValue>();
    const shells = new Map<GlobalValue, GlobalValue>();
    for (const fn of [...module.functions.values()]) {
      if (fn.isKernel || fn.attributes.includes(withWorkerMark)) continue;
      if (!fn.isDeclaration) replacements.set(fn, extend(fn));
      else if (graph.isAddressTaken(fn)) shells.set(fn, makeShell(fn, module));
    }
    const extended = [...module.functions.values()]
      .flatMap((fn) => graph.callsIn(fn))
      .filter((call) => {
        const callee = directCallee(call);
        if (call.attributes.includes(withWorkerMark)) return false;
        return !callee || replacements.has(callee);
      });

    for (const replacement of replacements.values()) {
      if (replacement instanceof IrFunction) module.functions.set(replacement.name, replacement);
    }
    replaceGlobals(module, { map: replacements });
    replaceGlobals(module, { map: shells, keepCallees: true });
    for (const call of extended) addWorker(call, module);
    for (const fn of module.functions.values()) if (!fn.isKernel) useWorkerParameter(fn);
    return replacements.size + shells.size + extended.length > 0;
  },
};

/** An attribute of functions and calls that have the parameter, so that nobody gets it twice. */
const withWorkerMark = '"unwarp-worker"';

function withWorker(type: FunctionType): FunctionType {
  return functionType(type.result, [...type.parameters, ptr], type.variadic);
}

/** A function with the same body and one more parameter. */
function extend(fn: IrFunction): IrFunction {
  const result = new IrFunction(fn.name, withWorker(fn.functionType));
  result.linkage = fn.linkage;
  result.args = [...fn.args, new Argument(ptr, "worker")];
  result.attributes = [...fn.attributes, withWorkerMark];
  result.resultAttributes = fn.resultAttributes;
  result.sourceName = fn.sourceName;
  for (const block of fn.blocks) result.appendBlock(block);
  fn.blocks = [];
  return result;
}

/** `define float @sinf.shell(float %0, ptr %worker) { return sinf(%0) }` */
function makeShell(fn: IrFunction, module: Module): IrFunction {
  const shell = new IrFunction(`${fn.name}.shell`, withWorker(fn.functionType));
  shell.linkage = "internal";
  shell.attributes = [withWorkerMark];
  const args = fn.functionType.parameters.map((type, index) => new Argument(type, `a${index}`));
  shell.args = [...args, new Argument(ptr, "worker")];
  const writer = Builder.atEnd(shell.appendBlock(new BasicBlock("entry")));
  const result = writer.call(fn, args);
  writer.insert(fn.functionType.result.kind === "void" ? new ReturnInst() : new ReturnInst(result));
  module.functions.set(shell.name, shell);
  return shell;
}

function addWorker(call: CallInst, module: Module): void {
  const writer = Builder.before(call);
  const worker = readRegister(writer, module, "worker");
  const extended = new CallInst(withWorker(call.functionType), call.callee, [...call.args, worker]);
  extended.argumentAttributes = call.argumentAttributes;
  extended.resultAttributes = call.resultAttributes;
  extended.attributes = [...call.attributes, withWorkerMark];
  extended.flags = call.flags;
  replaceInstruction(call, writer.insert(extended));
}

/** Inside of the functions, the worker is the parameter. */
function useWorkerParameter(fn: IrFunction): void {
  const worker = fn.args.at(-1);
  if (!worker) return;
  for (const instruction of [...fn.instructions()]) {
    if (registerRead(instruction) === "worker") replaceInstruction(instruction, worker);
  }
}
