import { Builder } from "../ir/build.ts";
import { BasicBlock, type IrFunction } from "../ir/function.ts";
import { type AtomicRmwInst, type Atomicity, CmpXchgInst, type Instruction } from "../ir/instruction.ts";
import { allocBytes } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { i1, intType, structType, type Type } from "../ir/types.ts";
import { invariant } from "../source/invariant.ts";
import { insertAtomicOperation } from "./atomic-operation.ts";
import { replaceInstruction } from "./insert.ts";
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
  const { type, location } = atomic;
  const pointer = atomic.operand(0);
  const first = Builder.before(atomic).load(type, pointer, "", atomic.align);
  const done = splitBlockBefore(atomic, "atomic.done");
  const loop = fn.insertBlock(fn.blocks.indexOf(done), new BasicBlock("atomic.loop"));
  const entering = Builder.atEnd(before);
  entering.location = location;
  entering.br(loop);

  const at = Builder.atEnd(loop);
  at.location = location;
  const old = at.phi(type, [[first, before]]);
  const updated = insertAtomicOperation(at, module, atomic.operation, old, atomic.operand(1));
  const bits = intType(allocBytes(type) * 8);
  const exchange = at.insert(
    new CmpXchgInst(
      structType([bits, i1]),
      pointer,
      at.cast("bitcast", old, bits),
      at.cast("bitcast", updated, bits),
      atomic.atomic,
      "monotonic",
      atomic.align,
    ),
  );
  exchange.volatile = atomic.volatile;
  old.addIncoming(at.cast("bitcast", at.extractValue(exchange, 0), type), loop);
  at.condBr(at.extractValue(exchange, 1), done, loop);
  replaceInstruction(atomic, old);
}
