import { BasicBlock, type IrFunction } from "../ir/function.ts";
import {
  type AtomicRmwInst,
  type Atomicity,
  BranchInst,
  CastInst,
  CmpXchgInst,
  ExtractValueInst,
  type Instruction,
  LoadInst,
  PhiInst,
} from "../ir/instruction.ts";
import { allocBytes } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { i1, intType, structType, type Type } from "../ir/types.ts";
import { invariant } from "../source/invariant.ts";
import { insertAtomicOperation } from "./atomic-operation.ts";
import { insertBefore, replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";
import { splitBlockBefore } from "./split-block.ts";

/**
 * Brings atomics into the forms that LLVM's WASM back end translates well. It expands most
 * operations into compare-and-exchange loops by itself, but
 * - it crashes on CUDA's scopes, which become LLVM's default, the whole system;
 * - it calls libm for `fmin` and `fmax`, which become a loop here;
 * - it calls a library for accesses aligned to less than their size, which fault in CUDA, so
 *   they are declared aligned.
 *
 *     %old = atomicrmw fmax ptr %p, float %v monotonic
 *       =>
 *       %first = load float, ptr %p
 *       br label %atomic.loop
 *     atomic.loop:
 *       %old = phi float [ %first, … ], [ %seen, %atomic.loop ]
 *       %new = …                                              ; the larger of %old and %v
 *       %exchange = cmpxchg ptr %p, i32 (bits of %old), i32 (bits of %new) …
 *       %seen = …                                             ; what memory held
 *       br i1 %success, label %atomic.done, label %atomic.loop
 *     atomic.done:
 */
export const legalizeAtomics = functionPass({
  name: "legalize-atomics",
  summary: "bring atomics into forms that WASM has",
  after: ["lower-shared-atomics"],
  run(fn, module) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      if (widenScope(instruction)) changed = true;
      if (raiseAlignment(instruction)) changed = true;
      if (
        instruction.opcode === "atomicrmw" &&
        (instruction.operation === "fmax" || instruction.operation === "fmin")
      ) {
        expandToLoop(fn, module, instruction);
        changed = true;
      }
    }
    return changed;
  },
});

/** The scope is fixed for all but loads and stores, so the other instructions are made anew. */
function widenScope(instruction: Instruction): boolean {
  if (!("atomic" in instruction) || !instruction.atomic || instruction.atomic.scope === "") return false;
  const atomic: Atomicity = { ...instruction.atomic, scope: "" };
  Object.assign(instruction, { atomic });
  return true;
}

function raiseAlignment(instruction: Instruction): boolean {
  const type = accessedAtomically(instruction);
  if (!type || !("align" in instruction)) return false;
  const natural = allocBytes(type);
  if (instruction.align !== undefined && instruction.align >= natural) return false;
  instruction.align = natural;
  return true;
}

function accessedAtomically(instruction: Instruction): Type | undefined {
  switch (instruction.opcode) {
    case "load":
      return instruction.atomic && instruction.type;
    case "store":
      return instruction.atomic && instruction.operand(0).type;
    case "atomicrmw":
      return instruction.type;
    case "cmpxchg":
      return instruction.operand(1).type;
    default:
      return undefined;
  }
}

function expandToLoop(fn: IrFunction, module: Module, atomic: AtomicRmwInst): void {
  const before = atomic.block;
  invariant(before, "an atomic to expand is in a block");
  const pointer = atomic.operand(0);
  const first = insertBefore(atomic, new LoadInst(atomic.type, pointer, atomic.align));
  const done = splitBlockBefore(atomic, "atomic.done");
  const loop = fn.insertBlock(fn.blocks.indexOf(done), new BasicBlock("atomic.loop"));
  before.append(withLocation(new BranchInst(loop), atomic));

  const bits = intType(allocBytes(atomic.type) * 8);
  const old = withLocation(new PhiInst(atomic.type, [[first, before]]), atomic);
  const end = withLocation(new BranchInst(loop), atomic);
  loop.append(old);
  loop.append(end);
  const updated = insertAtomicOperation(module, end, atomic.operation, old, atomic.operand(1));
  const exchange = insertBefore(
    end,
    new CmpXchgInst(
      structType([bits, i1]),
      pointer,
      insertBefore(end, new CastInst("bitcast", old, bits)),
      insertBefore(end, new CastInst("bitcast", updated, bits)),
      atomic.atomic,
      "monotonic",
      atomic.align,
    ),
  );
  exchange.volatile = atomic.volatile;
  const found = insertBefore(end, new ExtractValueInst(bits, exchange, [0]));
  const seen = insertBefore(end, new CastInst("bitcast", found, atomic.type));
  const success = insertBefore(end, new ExtractValueInst(i1, exchange, [1]));
  old.addIncoming(seen, loop);
  end.erase();
  loop.append(withLocation(new BranchInst(done, { condition: success, ifFalse: loop }), atomic));
  replaceInstruction(atomic, old);
}

function withLocation<I extends Instruction>(instruction: I, origin: Instruction): I {
  instruction.location = origin.location;
  return instruction;
}
