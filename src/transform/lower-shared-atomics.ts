import { memorySpaceOf } from "../analysis/pointer-origins.ts";
import { Builder, poison } from "../ir/build.ts";
import type { AtomicRmwInst, CmpXchgInst, Instruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import type { Value } from "../ir/values.ts";
import { insertAtomicOperation } from "./atomic-operation.ts";
import { replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Makes atomics on shared and local memory plain reads and writes. A target that runs all
 * threads of a block on one worker, one after another between barriers, needs no more, and real
 * atomics cost 4 to 9 times as much.
 *
 *     %old = atomicrmw add ptr addrspace(3) @count, i32 1 monotonic
 *       =>
 *     %old = load i32, ptr addrspace(3) @count
 *     %new = add i32 %old, 1
 *     store i32 %new, ptr addrspace(3) @count
 */
export const lowerSharedAtomics = functionPass({
  name: "lower-shared-atomics",
  summary: "make atomics on shared memory plain reads and writes",
  after: ["infer-address-spaces"],
  run(fn, module) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      if (lower(module, instruction)) changed = true;
    }
    return changed;
  },
});

function lower(module: Module, instruction: Instruction): boolean {
  switch (instruction.opcode) {
    case "load":
      if (!instruction.atomic || !isPrivate(instruction.operand(0))) return false;
      instruction.atomic = undefined;
      return true;
    case "store":
      if (!instruction.atomic || !isPrivate(instruction.operand(1))) return false;
      instruction.atomic = undefined;
      return true;
    case "atomicrmw":
      if (!isPrivate(instruction.operand(0))) return false;
      lowerReadModifyWrite(module, instruction);
      return true;
    case "cmpxchg":
      if (!isPrivate(instruction.operand(0))) return false;
      lowerCompareExchange(instruction);
      return true;
    default:
      return false;
  }
}

/** Whether no thread of another block can see the memory. */
function isPrivate(pointer: Value): boolean {
  const space = memorySpaceOf(pointer);
  return space === "shared" || space === "local";
}

function lowerReadModifyWrite(module: Module, atomic: AtomicRmwInst): void {
  const pointer = atomic.operand(0);
  const at = Builder.before(atomic);
  const old = at.load(atomic.type, pointer, "", atomic.align);
  const updated = insertAtomicOperation(at, module, atomic.operation, old, atomic.operand(1));
  const store = at.store(updated, pointer, atomic.align);
  // A loop that waits for a volatile location must keep reading it.
  old.volatile = store.volatile = atomic.volatile;
  replaceInstruction(atomic, old);
}

function lowerCompareExchange(exchange: CmpXchgInst): void {
  const pointer = exchange.operand(0);
  const expected = exchange.operand(1);
  const at = Builder.before(exchange);
  const old = at.load(expected.type, pointer, "", exchange.align);
  const success = at.icmp("eq", old, expected);
  const store = at.store(at.select(success, exchange.operand(2), old), pointer, exchange.align);
  old.volatile = store.volatile = exchange.volatile;

  // Mostly only one of the two results is wanted, and never the pair itself.
  for (const user of [...exchange.users]) {
    if (user.opcode === "extractvalue") replaceInstruction(user, user.indices[0] === 0 ? old : success);
  }
  if (exchange.users.size === 0) exchange.erase();
  else {
    const pair = at.insertValue(poison(exchange.type), old, 0);
    replaceInstruction(exchange, at.insertValue(pair, success, 1));
  }
}
