import { invalidPc, launchFailure } from "../../artifact/support-interface.ts";
import { directCallee } from "../../analysis/call-graph.ts";
import { type DeviceFunction, lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { IrFunction } from "../../ir/function.ts";
import { type CallInst, FenceInst, ReturnInst } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import { i32, i64, type Type, voidType } from "../../ir/types.ts";
import { ConstantInt, ConstantToken, type Value } from "../../ir/values.ts";
import { declareFunction, replaceInstruction } from "../../transform/insert.ts";
import { functionPass, type PassContext } from "../../transform/pass.ts";
import { deleteUnreachableBlocks } from "../../transform/remove-unreachable-blocks.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { readRegister } from "./registers.ts";

/**
 * Replaces calls of what CUDA offers besides C's mathematics by what the CPU has: LLVM's own
 * instructions, or functions of lib/support, which get the worker as an additional last argument.
 *
 *     call @llvm.nvvm.membar.gl()   =>   fence seq_cst
 *     %p = call @malloc(i32 %n)          %p = call @__unwarp_dev_malloc(i32 %n, ptr %worker)
 *
 * Registers, barriers and warp operations stay: they mean something only once there is a loop over threads.
 */
export const lowerDeviceLibrary = functionPass({
  name: "lower-device-library",
  summary: "turn calls of CUDA's device functions into calls of the support library",
  after: ["reject-unsupported", "inline-barrier-calls"],
  run(fn, module, context) {
    const calls = [...fn.instructions()].filter((instruction) => instruction.opcode === "call");
    let changed = false;
    for (const call of calls) {
      const callee = directCallee(call);
      const known = callee?.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
      // An earlier replacement may have cut it off.
      if (callee && known && call.block && lower(call, callee, known, { fn, module, context }))
        changed = true;
    }
    if (changed) deleteUnreachableBlocks(fn);
    return changed;
  },
});

interface Place {
  readonly fn: IrFunction;
  readonly module: Module;
  readonly context: PassContext;
}

/** Returns whether it replaced the call. */
function lower(call: CallInst, callee: IrFunction, known: DeviceFunction, place: Place): boolean {
  const { module } = place;
  const writer = Builder.before(call);
  switch (known.kind) {
    case "special-register":
    case "barrier":
    case "barrier-reduce":
    case "grid-barrier":
    case "math":
    case "integer":
    case "vector-reduce":
    case "memory":
    case "stack-save":
    case "stack-restore":
    case "pointer-mask":
    case "warp":
      return false;
    case "fence":
      writer.insert(new FenceInst({ ordering: "seq_cst", scope: "" }));
      call.erase();
      return true;
    case "ignored":
    case "nanosleep":
    case "breakpoint":
      call.erase();
      return true;
    case "identity":
      replaceInstruction(call, call.operand(0));
      return true;
    case "is-constant":
      replaceInstruction(call, constInt(call.type, 0));
      return true;
    case "object-size":
      replaceInstruction(call, constInt(call.type, isTrue(call.operand(1)) ? 0 : -1));
      return true;
    case "device-heap": {
      const args = call.args.slice(0, 1);
      replaceInstruction(call, callSupport(writer, module, heapFunction(callee.name), call.type, args));
      return true;
    }
    case "printf":
    case "assert":
      replaceInstruction(call, callSupport(writer, module, supportName(callee.name), call.type, call.args));
      return true;
    case "clock": {
      const name = known.clock === "globaltimer" ? "globaltimer" : "clock64";
      const time = callSupport(writer, module, `__unwarp_dev_${name}`, i64, []);
      replaceInstruction(call, known.clock === "clock" ? writer.cast("trunc", time, call.type) : time);
      return true;
    }
    case "trap":
    case "wild-call":
      callSupport(writer, module, "__unwarp_dev_fault", voidType, [
        constInt(i32, known.kind === "trap" ? launchFailure : invalidPc),
      ]);
      // __cxa_pure_virtual gives what the virtual function would.
      if (call.type.kind !== "void") call.replaceAllUsesWith(new ConstantToken(call.type, "poison"));
      call.erase();
      return true;
    case "no-grid-barrier":
      callSupport(writer, module, "__unwarp_dev_grid_not_cooperative", voidType, []);
      call.erase();
      return true;
    case "address-space-query":
      rejectSpaceQuery(call, known.space, place);
      return false;
    case "exit":
      return lowerExit(call, place);
  }
}

/** Calls a function of lib/support, which takes the worker as its last argument. */
function callSupport(
  writer: Builder,
  module: Module,
  name: string,
  result: Type,
  args: readonly Value[],
): CallInst {
  const withWorker = [...args, readRegister(writer, module, "worker")];
  const callee = declareFunction(
    module,
    name,
    result,
    withWorker.map(({ type }) => type),
  );
  return writer.call(callee, withWorker);
}

function supportName(name: string): string {
  return `__unwarp_dev_${name.replace(/^__unwarp_/, "")}`;
}

/** `new` and `delete` are mangled with the type of size_t, and may pass on the size of what they free. */
function heapFunction(name: string): string {
  const isOperator = name.startsWith("_Z");
  if (/^(malloc|_Zn)/.test(name)) return isOperator ? "__unwarp_dev_new" : "__unwarp_dev_malloc";
  return isOperator ? "__unwarp_dev_delete" : "__unwarp_dev_free";
}

function isTrue(value: Value): boolean {
  return value instanceof ConstantInt && value.value === 1n;
}

/** The thread ends: the rest of the block is unreachable. */
function lowerExit(call: CallInst, { fn, context }: Place): boolean {
  const { block } = call;
  if (!block) return false;
  if (!fn.isKernel) {
    context.report({
      code: "unsupported-exit",
      severity: "error",
      message: "a device function that is not inlined cannot end its thread",
      ...(call.location && { location: call.location }),
    });
    return false;
  }
  for (const successor of block.successors) {
    for (const phi of successor.phis) phi.removeIncomingFrom(block);
  }
  for (const rest of block.instructions.slice(block.indexOf(call)).reverse()) {
    // Uses in blocks that are unreachable now; they are deleted at the end of the pass.
    rest.replaceAllUsesWith(new ConstantToken(rest.type, "poison"));
    rest.erase();
  }
  block.append(new ReturnInst());
  return true;
}

/** Shared and global memory are told apart when the former has its place; the others never are. */
function rejectSpaceQuery(call: CallInst, space: string, { context }: Place): void {
  const name = { local: "__isLocal", constant: "__isConstant" }[space];
  if (!name) return;
  context.report({
    code: "unsupported-address-space-query",
    severity: "error",
    message: `${name} is not supported: a CPU keeps local and constant memory among the rest`,
    ...(call.location && { location: call.location }),
  });
}
