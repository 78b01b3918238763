import {
  type AtomicRmwInst,
  type CmpXchgInst,
  ICmpInst,
  InsertValueInst,
  type Instruction,
  LoadInst,
  SelectInst,
  StoreInst,
} from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { i1 } from "../ir/types.ts";
import { ConstantToken, type Value } from "../ir/values.ts";
import { memorySpaceOf } from "../analysis/pointer-origins.ts";
import { insertAtomicOperation } from "./atomic-operation.ts";
import { insertBefore, replaceInstruction } from "./insert.ts";
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
  const old = insertBefore(atomic, new LoadInst(atomic.type, pointer, atomic.align));
  const updated = insertAtomicOperation(module, atomic, atomic.operation, old, atomic.operand(1));
  const store = insertBefore(atomic, new StoreInst(updated, pointer, atomic.align));
  // A loop that waits for a volatile location must keep reading it.
  old.volatile = store.volatile = atomic.volatile;
  replaceInstruction(atomic, old);
}

function lowerCompareExchange(exchange: CmpXchgInst): void {
  const pointer = exchange.operand(0);
  const expected = exchange.operand(1);
  const old = insertBefore(exchange, new LoadInst(expected.type, pointer, exchange.align));
  const success = insertBefore(exchange, new ICmpInst("eq", i1, old, expected));
  const updated = insertBefore(exchange, new SelectInst(success, exchange.operand(2), old));
  const store = insertBefore(exchange, new StoreInst(updated, pointer, exchange.align));
  old.volatile = store.volatile = exchange.volatile;
  replaceExchangeResult(exchange, old, success);
}

/** Replaces a compare-and-exchange by its two results, without making the pair where nobody wants it. */
export function replaceExchangeResult(exchange: CmpXchgInst, old: Value, success: Value): void {
  for (const user of [...exchange.users]) {
    if (user.opcode === "extractvalue") replaceInstruction(user, user.indices[0] === 0 ? old : success);
  }
  if (exchange.users.size === 0) {
    exchange.erase();
    return;
  }
  const none = new ConstantToken(exchange.type, "poison");
  const first = insertBefore(exchange, new InsertValueInst(none, old, [0]));
  replaceInstruction(exchange, insertBefore(exchange, new InsertValueInst(first, success, [1])));
}
