import type { IrFunction } from "../../ir/function.ts";
import { AllocaInst, type Instruction } from "../../ir/instruction.ts";
import { abiAlign, allocBytes } from "../../ir/layout.ts";
import type { Module } from "../../ir/module.ts";
import { i1, i32, ptr, voidType } from "../../ir/types.ts";
import type { Argument, Value } from "../../ir/values.ts";
import { ConstantInt } from "../../ir/values.ts";
import { callOf } from "../../transform/insert.ts";
import { functionPass } from "../../transform/pass.ts";

/**
 * Gives each thread its own copy of a struct that was passed to the kernel by value, if the
 * thread may write to it. Other structs are read where the launch put them.
 *
 *     kernel(ptr byval(%S) %s): store 1, %s   =>   %s.copy = alloca %S
 *                                                  memcpy %s.copy, %s
 *                                                  store 1, %s.copy
 */
export const copyByvalParameters = functionPass({
  name: "copy-byval-parameters",
  summary: "copy structs passed to a kernel by value if a thread may change them",
  after: ["inline-barrier-calls"], // a callee may write to them
  run(fn, module) {
    if (!fn.isKernel) return false;
    const changed = fn.args.filter((arg) => arg.attributes.byval && mayBeWritten(arg));
    for (const arg of changed) copyAtEntry(fn, arg, module);
    return changed.length > 0;
  },
});

/** Whether anything but loads may happen through a pointer computed from `root`. */
function mayBeWritten(root: Argument): boolean {
  const seen = new Set<Value>([root]);
  const pending: Value[] = [root];
  for (let pointer = pending.pop(); pointer; pointer = pending.pop()) {
    for (const user of pointer.users) {
      if (onlyReads(user, pointer)) continue;
      if (!derivesPointer(user)) return true;
      if (seen.has(user)) continue;
      seen.add(user);
      pending.push(user);
    }
  }
  return false;
}

function derivesPointer(user: Instruction): boolean {
  return (
    ["getelementptr", "select", "phi", "freeze", "addrspacecast"].includes(user.opcode) &&
    user.type.kind === "pointer"
  );
}

function onlyReads(user: Instruction, pointer: Value): boolean {
  if (user.opcode === "load" || user.opcode === "icmp") return true;
  // memcpy(destination, source, ...)
  return (
    user.opcode === "call" &&
    "name" in user.callee &&
    String(user.callee.name).startsWith("llvm.mem") &&
    user.operand(0) !== pointer
  );
}

function copyAtEntry(fn: IrFunction, arg: Argument, module: Module): void {
  const type = arg.attributes.byval;
  if (!type) return;
  const align = arg.attributes.align ?? abiAlign(type);
  const copy = new AllocaInst(ptr, type, new ConstantInt(i32, 1), align);
  copy.name = `${arg.name}.copy`;
  arg.replaceAllUsesWith(copy);
  const memcpy = callOf(module, "llvm.memcpy.p0.p0.i32", voidType, [
    copy,
    arg,
    new ConstantInt(i32, allocBytes(type)),
    new ConstantInt(i1, 0),
  ]);
  fn.entry.insert(0, copy);
  fn.entry.insert(1, memcpy);
}
