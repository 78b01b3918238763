import { directCallee } from "../../analysis/call-graph.ts";
import type { ControlFlow } from "../../analysis/cfg.ts";
import { analyzeLiveness, type LiveValue } from "../../analysis/liveness.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { IrFunction } from "../../ir/function.ts";
import { type AllocaInst, type CallInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import { abiAlign, allocBytes } from "../../ir/layout.ts";
import { i1, i32, type Type, vectorType } from "../../ir/types.ts";
import { Argument, ConstantInt, type Value } from "../../ir/values.ts";
import type { Regions } from "./barrier-regions.ts";
import { findRecomputable } from "./recompute.ts";
import { isRegisterRead } from "./registers.ts";
import type { ThreadsTogether } from "./threads-together.ts";

/**
 * What each thread must keep while others run: the values and local arrays that are live across
 * a barrier. They lie in the worker's context, all threads' copies of one value side by side:
 * thread t finds it at `context + offset * threads + size * t`.
 */
export interface ThreadContext {
  /** Live at the start of the region, and neither recomputed nor known anyway. */
  kept(regionId: number): ReadonlySet<Instruction>;
  /** Live at the start of the region and computed again there. */
  recomputed(regionId: number): ReadonlySet<Instruction>;
  slot(value: Instruction): Slot | undefined;
  /** Whether a kept value is the same for all threads of the block, so that it needs no slot but one variable. */
  isOfBlock(value: Instruction): boolean;
  /** Where a thread keeps the number of the region that it enters next: the first field of its wait record, if it has one. */
  readonly nextRegion: Slot | undefined;
  readonly bytesPerThread: number;
}

export interface Slot {
  /** Bytes per thread of the slots before it. */
  readonly offset: number;
  readonly size: number;
  readonly align: number;
}

/** What each thread keeps of where it waits, besides its values; undefined for nothing. */
export type WaitRecord = { readonly size: number; readonly align: number } | undefined;

/** Slots are no more aligned than the context itself. */
const mostAlign = 16;

/** Decides what the threads of a kernel keep, and where. `together` is undefined where they are not known to stay together. */
export function planContext(
  fn: IrFunction,
  cfg: ControlFlow,
  regions: Regions,
  record: WaitRecord,
  together?: ThreadsTogether,
): ThreadContext {
  const { kept, recomputed, allocas } = findNeeds(fn, cfg, regions);
  const nextRegion: Wish = { values: [], size: 4, align: 4, ...record };
  const ofBlock = together ? findUniform(kept, regions, together) : new Set();
  const ofThreads = kept.map((values) => new Set([...values].filter((value) => !ofBlock.has(value))));
  const wishes = [...shareSlots(ofThreads), ...[...allocas].map(wishOfAlloca)];
  const { slots, bytes } = assignSlots(record ? [...wishes, nextRegion] : wishes);
  const none: ReadonlySet<Instruction> = new Set();
  return {
    kept: (id) => kept[id] ?? none,
    recomputed: (id) => recomputed[id] ?? none,
    slot: (value) => slots.get(value),
    isOfBlock: (value) => ofBlock.has(value),
    nextRegion: slots.get(nextRegion) ?? { offset: 0, size: 4, align: 4 },
    bytesPerThread: bytes,
  };
}

/** The values that are the same for all threads of the block wherever they are kept. */
function findUniform(
  kept: readonly ReadonlySet<Instruction>[],
  regions: Regions,
  together: ThreadsTogether,
): ReadonlySet<Instruction> {
  const found = new Set<Instruction>();
  const differing = new Set<Instruction>();
  for (const region of regions.all) {
    for (const value of kept[region.id] ?? []) {
      if (differing.has(value)) continue;
      if (together.isUniform(value, region)) found.add(value);
      else differing.add(value);
    }
  }
  return new Set([...found].filter((value) => !differing.has(value)));
}

/** How a value is kept: masks with all bits of a lane, since LLVM packs a vector of i1, bit by bit. */
export function typeInContext(type: Type): Type {
  return type.kind === "vector" && type.element === i1 ? vectorType(type.length, i32) : type;
}

interface Needs {
  /** By region id, as are the recomputed values. */
  readonly kept: readonly ReadonlySet<Instruction>[];
  readonly recomputed: readonly ReadonlySet<Instruction>[];
  /** Local arrays of which each thread needs one of its own across a barrier. */
  readonly allocas: ReadonlySet<AllocaInst>;
}

function findNeeds(fn: IrFunction, cfg: ControlFlow, regions: Regions): Needs {
  const liveness = analyzeLiveness(cfg);
  const isRecomputable = findRecomputable();
  const kept = regions.all.map(() => new Set<Instruction>());
  const recomputed = regions.all.map(() => new Set<Instruction>());
  const allocas = new Set<AllocaInst>();
  for (const { id, start, barrier } of regions.all) {
    if (!barrier) continue;
    for (const value of liveness.liveIn(start)) {
      if (value === barrier || isKnownAnyway(value)) continue;
      for (const alloca of allocasBehind(value)) allocas.add(alloca);
      if (value.opcode === "alloca") continue;
      (isRecomputable(value) ? recomputed : kept)[id]?.add(value);
    }
  }
  if (regions.all.length > 1) {
    for (const instruction of fn.instructions()) {
      if (instruction.opcode === "alloca" && escapes(instruction)) allocas.add(instruction);
    }
  }
  return { kept, recomputed, allocas };
}

function assignSlots(wishes: readonly Wish[]): {
  readonly slots: ReadonlyMap<Instruction | Wish, Slot>;
  readonly bytes: number;
} {
  const slots = new Map<Instruction | Wish, Slot>();
  let offset = 0;
  // The most aligned first: then every offset is a multiple of its slot's alignment.
  for (const wish of wishes.toSorted((a, b) => b.align - a.align)) {
    const slot = { offset, size: wish.size, align: wish.align };
    for (const value of [wish, ...wish.values]) slots.set(value, slot);
    offset += wish.size;
  }
  return { slots, bytes: offset };
}

/** Bytes of a local array; its count of elements is a constant in CUDA. */
export function allocaBytes(alloca: AllocaInst): number {
  const count = alloca.operand(0);
  return allocBytes(alloca.allocatedType) * (count instanceof ConstantInt ? Number(count.value) : 1);
}

function isKnownAnyway(value: LiveValue): value is Argument {
  return value instanceof Argument || isRegisterRead(value);
}

/** A slot to be: values that are never live together share one. */
interface Wish {
  readonly values: Instruction[];
  readonly size: number;
  readonly align: number;
}

function wishOfAlloca(alloca: AllocaInst): Wish {
  const align = Math.min(mostAlign, alloca.align ?? abiAlign(alloca.allocatedType));
  // Neighbours' copies must be aligned as well.
  return { values: [alloca], size: Math.ceil(allocaBytes(alloca) / align) * align, align };
}

function shareSlots(kept: readonly ReadonlySet<Instruction>[]): Wish[] {
  const regionsOf = new Map<Instruction, number[]>();
  for (const [id, values] of kept.entries()) {
    for (const value of values) {
      const list = regionsOf.get(value);
      if (list) list.push(id);
      else regionsOf.set(value, [id]);
    }
  }
  const open: { wish: Wish; taken: Set<number> }[] = [];
  for (const [value, regions] of regionsOf) {
    const size = allocBytes(typeInContext(value.type));
    const align = Math.min(mostAlign, abiAlign(typeInContext(value.type)));
    const free = open.find(
      ({ wish, taken }) =>
        wish.size === size && wish.align === align && !regions.some((region) => taken.has(region)),
    );
    if (free) {
      free.wish.values.push(value);
      for (const region of regions) free.taken.add(region);
    } else open.push({ wish: { values: [value], size, align }, taken: new Set(regions) });
  }
  return open.map(({ wish }) => wish);
}

/** The local arrays that a value may point into. */
function allocasBehind(value: Value): readonly AllocaInst[] {
  const found: AllocaInst[] = [];
  const seen = new Set<Value>([value]);
  for (const source of seen) {
    if (!isInstruction(source)) continue;
    if (source.opcode === "alloca") found.push(source);
    else if (passesPointer(source)) for (const operand of source.operands) seen.add(operand);
  }
  return found;
}

function passesPointer(instruction: Instruction): boolean {
  return ["getelementptr", "select", "phi", "freeze", "addrspacecast", "bitcast"].includes(
    instruction.opcode,
  );
}

/** Whether the address of a local array may get to where it cannot be followed. */
function escapes(alloca: AllocaInst): boolean {
  const seen = new Set<Value>([alloca]);
  for (const pointer of seen) {
    for (const user of pointer.users) {
      if (passesPointer(user)) seen.add(user);
      else if (mayKeep(user, pointer)) return true;
    }
  }
  return false;
}

/** Library functions that are done with their pointers when they return. */
function isForgetful(call: CallInst): boolean {
  const name = directCallee(call)?.name ?? "";
  const kind = lookUpDeviceFunction(name)?.kind;
  // The result of `strchr` points into the argument.
  if (call.type.kind === "pointer") return false;
  return kind === "memory" || kind === "math" || name === "__unwarp_dev_vprintf";
}

/** Whether an instruction may remember the pointer it uses. */
function mayKeep(user: Instruction, pointer: Value): boolean {
  switch (user.opcode) {
    case "load":
    case "icmp":
      return false;
    case "store":
      return user.operand(0) === pointer;
    case "atomicrmw":
    case "cmpxchg":
      return user.operands.slice(1).includes(pointer);
    case "call":
      return !isForgetful(user);
    default:
      return true;
  }
}
