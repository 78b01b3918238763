import { analyzeControlFlow, type ControlFlow } from "../analysis/cfg.ts";
import { Builder } from "../ir/build.ts";
import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import {
  type AllocaInst,
  type CallInst,
  type GetElementPtrInst,
  type Instruction,
  isInstruction,
  type LoadInst,
  type StoreInst,
} from "../ir/instruction.ts";
import { constantOffset, storeBytes } from "../ir/layout.ts";
import { sameType, type Type } from "../ir/types.ts";
import { ConstantInt, type Value } from "../ir/values.ts";
import { functionPass } from "./pass.ts";
import { SlotPromotion } from "./promote-slot.ts";

/**
 * Turns local variables, arrays and structs whose parts are only read and written at constant
 * places into values. Clang has done so within functions; inlining a function that took a
 * variable's address brings new ones. A value that lives across a barrier takes a word of the
 * thread's context, a variable in memory stays there for good.
 *
 *     %v = alloca i32              =>
 *     store i32 %x, ptr %v
 *     %y = load i32, ptr %v        =>   uses of %y are uses of %x
 */
export const promoteLocals = functionPass({
  name: "promote-locals",
  summary: "turn local variables into values",
  after: ["inline-barrier-calls"],
  run(fn) {
    let cfg: ControlFlow | undefined;
    let changed = false;
    for (const alloca of [...fn.entry.instructions]) {
      const variable = alloca.opcode === "alloca" ? describeVariable(alloca) : undefined;
      if (!variable) continue;
      cfg ??= analyzeControlFlow(fn);
      for (const copy of variable.copies) expandCopy(copy, variable);
      for (const { type, accesses } of variable.slots) new SlotPromotion(cfg, type, accesses).run();
      for (const instruction of variable.leftovers) instruction.erase();
      changed = true;
    }
    return changed;
  },
});

/** A part of a variable that is always accessed as a whole, as one type. */
interface Slot {
  readonly offset: number;
  readonly type: Type;
  readonly accesses: (LoadInst | StoreInst)[];
}

/** A `memcpy` into the variable. */
interface Copy {
  readonly call: CallInst;
  readonly offset: number;
  readonly bytes: number;
}

interface Variable {
  readonly alloca: AllocaInst;
  readonly copies: readonly Copy[];
  readonly slots: readonly Slot[];
  /** Address arithmetic, lifetime markers and the variable itself, users first. */
  readonly leftovers: readonly Instruction[];
}

/** The parts of a variable, or undefined when its address is used for anything else. */
function describeVariable(alloca: AllocaInst): Variable | undefined {
  if (!(alloca.operand(0) instanceof ConstantInt)) return undefined;
  const slots = new Map<number, Slot>();
  const leftovers: Instruction[] = [];
  const copies: Copy[] = [];
  const pending: { readonly pointer: Instruction; readonly offset: number }[] = [
    { pointer: alloca, offset: 0 },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { pointer, offset } = next;
    leftovers.unshift(pointer);
    for (const user of pointer.users) {
      const copied = copiedBytes(user, pointer);
      if (copied !== undefined && user.opcode === "call") {
        copies.push({ call: user, offset, bytes: copied });
        leftovers.unshift(user);
      } else if (isLifetimeMarker(user)) leftovers.unshift(user);
      else if (user.opcode === "getelementptr") {
        const added = offsetIn(user, pointer);
        if (added === undefined) return undefined;
        pending.push({ pointer: user, offset: offset + added });
      } else if (!addAccess(slots, user, pointer, offset)) return undefined;
    }
  }
  const parts = [...slots.values()];
  if (overlap(parts) || copies.some((copy) => parts.some((slot) => isCutBy(copy, slot)))) return undefined;
  return { alloca, copies, slots: parts, leftovers: sortUsersFirst(leftovers) };
}

function offsetIn(gep: GetElementPtrInst, base: Value): number | undefined {
  if (gep.operand(0) !== base) return undefined;
  return constantOffset(gep.sourceType, gep.operands.slice(1));
}

function addAccess(slots: Map<number, Slot>, user: Instruction, pointer: Value, offset: number): boolean {
  if (user.opcode !== "load" && user.opcode !== "store") return false;
  if (user.volatile || user.atomic) return false;
  // The address itself may be what is stored.
  if (user.opcode === "store" && user.operand(0) === pointer) return false;
  const type = user.opcode === "load" ? user.type : user.operand(0).type;
  const slot = slots.get(offset) ?? { offset, type, accesses: [] };
  if (!sameType(slot.type, type)) return false;
  slots.set(offset, slot);
  slot.accesses.push(user);
  return true;
}

/** How many bytes the instruction copies to `pointer` from elsewhere, when it does just that. */
function copiedBytes(user: Instruction, pointer: Value): number | undefined {
  if (user.opcode !== "call" || !(user.callee instanceof IrFunction)) return undefined;
  if (!user.callee.name.startsWith("llvm.memcpy.")) return undefined;
  const [to, from, bytes, isVolatile] = user.args;
  if (to !== pointer || from === pointer || !(bytes instanceof ConstantInt)) return undefined;
  return isVolatile instanceof ConstantInt && isVolatile.value === 0n ? Number(bytes.value) : undefined;
}

/** Whether a copy writes some bytes of a slot, but not all of them. */
function isCutBy({ offset, bytes }: Copy, slot: Slot): boolean {
  const [start, end] = [slot.offset, slot.offset + storeBytes(slot.type)];
  const isOutside = end <= offset || start >= offset + bytes;
  return !isOutside && (start < offset || end > offset + bytes);
}

/** Spells a copy out as loads and stores of the slots it fills. */
function expandCopy({ call, offset, bytes }: Copy, { alloca, slots }: Variable): void {
  const at = Builder.before(call);
  const source = call.operand(1);
  const sourceAlign = call.argumentAttributes[1]?.align ?? 1;
  for (const slot of slots) {
    const distance = slot.offset - offset;
    if (distance < 0 || distance >= bytes) continue;
    const align = distance % sourceAlign === 0 ? sourceAlign : 1;
    const value = at.load(slot.type, at.byteOffset(source, distance), "", align);
    slot.accesses.push(at.store(value, alloca));
  }
}

function overlap(slots: readonly Slot[]): boolean {
  let end = -Infinity;
  for (const { offset, type } of [...slots].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) return true;
    end = offset + storeBytes(type);
  }
  return false;
}

function isLifetimeMarker(user: Instruction): boolean {
  if (user.opcode !== "call" || !(user.callee instanceof IrFunction)) return false;
  return (
    lookUpDeviceFunction(user.callee.name)?.kind === "ignored" &&
    user.callee.name.startsWith("llvm.lifetime.")
  );
}

/** Leftovers only use each other, so users first means: markers and deeper arithmetic before bases. */
function sortUsersFirst(leftovers: readonly Instruction[]): readonly Instruction[] {
  const depth = (value: Instruction): number => {
    const base = value.opcode === "getelementptr" ? value.operand(0) : undefined;
    return base && isInstruction(base) ? depth(base) + 1 : value.opcode === "call" ? Infinity : 0;
  };
  return [...leftovers].sort((a, b) => (depth(a) === depth(b) ? 0 : depth(b) - depth(a)));
}
