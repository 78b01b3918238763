import { workerBlock } from "../../artifact/launch-blocks.ts";
import { launchFailure } from "../../artifact/support-interface.ts";
import { analyzeCallGraph } from "../../analysis/call-graph.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { i32, ptr, voidType } from "../../ir/types.ts";
import { invariant } from "../../source/invariant.ts";
import { firstAfterAllocas, insertCall } from "../../transform/insert.ts";
import type { Pass } from "../../transform/pass.ts";
import { splitBlockBefore } from "../../transform/split-block.ts";

/**
 * Makes functions that may call themselves fault before their variables run over the end of the
 * worker's stack into other memory: at entry they compare the stack pointer with the limit in the
 * `Worker`, which they get as their last argument.
 *
 *     entry:
 *       %stack = call ptr @llvm.stacksave.p0()
 *       %limit = load i32, ptr getelementptr (i8, ptr %worker, i32 8)
 *       …
 *       br i1 %full, label %stack.overflow, label %entry.checked
 *     stack.overflow:
 *       call void @__unwarp_dev_fault(i32 719, ptr %worker)
 *       unreachable
 *
 * Not needed for other functions: the stack that a kernel needs is known when it is compiled.
 */
export const guardRecursion: Pass = {
  name: "guard-recursion",
  summary: "make endless recursion fault",
  after: ["pass-worker"],
  run(module) {
    const graph = analyzeCallGraph(module);
    let changed = false;
    for (const fn of [...module.functions.values()]) {
      if (fn.isDeclaration || fn.isKernel || !graph.isRecursive(fn) || isGuarded(fn)) continue;
      guardEntry(module, fn);
      changed = true;
    }
    return changed;
  },
};

const overflowBlock = "stack.overflow";

const isGuarded = (fn: IrFunction) => fn.blocks.some(({ name }) => name === overflowBlock);

function guardEntry(module: Module, fn: IrFunction): void {
  const worker = fn.args.at(-1);
  invariant(worker?.type.kind === "pointer", `${fn.name} has no worker as its last argument`);
  const body = splitBlockBefore(firstAfterAllocas(fn), "entry.checked");
  const overflow = fn.appendBlock(new BasicBlock(overflowBlock));

  const at = Builder.atEnd(fn.entry);
  const stack = insertCall(at, module, "llvm.stacksave.p0", ptr, []);
  const limit = at.load(i32, at.byteOffset(worker, workerBlock.stackLimit));
  at.condBr(at.icmp("ult", at.cast("ptrtoint", stack, i32), limit), overflow, body);

  const fault = Builder.atEnd(overflow);
  insertCall(fault, module, "__unwarp_dev_fault", voidType, [constInt(i32, launchFailure), worker]);
  fault.unreachable();
}
