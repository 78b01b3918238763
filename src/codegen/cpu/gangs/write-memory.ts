import { constInt } from "../../../ir/build.ts";
import { cloneInstruction } from "../../../ir/clone.ts";
import { AtomicRmwInst, CmpXchgInst, LoadInst, StoreInst } from "../../../ir/instruction.ts";
import { storeBytes } from "../../../ir/layout.ts";
import { AddressSpace, i1, i32, type Type } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import { declareFunction } from "../../../transform/insert.ts";
import { eachActiveLane } from "./each-active-lane.ts";
import type { GangWriter } from "./gang-writer.ts";
import { LaneArray } from "./lane-array.ts";
import { type AffineValue, isVectorizable, type LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";
import { type InstructionContext, writeOnce } from "./write-instruction.ts";

/** Inactive lanes may read this far from active ones: behind every allocation is a gap of 64 KiB. */
const mostOverread = 32_768;

/**
 * Loads in the cheapest form that the addresses allow: once, as vectors, or lane by lane. Inactive
 * lanes next to active ones are loaded along; elsewhere they must not touch memory.
 */
export function writeLoad(load: LoadInst, context: InstructionContext): LaneValue {
  const { writer, mask, lookUp, shapeOf } = context;
  const shape = shapeOf(load);
  if (shape.kind !== "varying") return writeOnce(load, shape, context);
  const { type } = load;
  const address = lookUp(load.operand(0));
  if (!load.atomic && isContiguous(address, type)) return loadPieces(load, address, writer);
  const addresses = laneAddresses(address, load.operand(0).type, mask, writer);
  const lanes = addresses.map((pointer) => {
    const copy = cloneInstruction(load, { values: new Map([[load.operand(0), pointer]]), blocks: new Map() });
    return writer.at.insert(copy, load.name);
  });
  return writer.fromLanes(lanes, type);
}

/** Stores in the cheapest form. No inactive lane's memory is written, not even with what is there. */
export function writeStore(store: StoreInst, context: InstructionContext): undefined {
  const { writer, mask, lookUp } = context;
  const [value, address] = [lookUp(store.operand(0)), lookUp(store.operand(1))];
  if (address.kind === "uniform" && value.kind === "uniform") {
    storeOne(store, value.value, address.value, writer);
    return;
  }
  if (address.kind === "uniform" && !mask.pieces) {
    // Of all lanes' stores to one place the last one's stays.
    const last = writer.lane(value, writer.shape.width - 1, store.operand(0).type);
    storeOne(store, last, address.value, writer);
    return;
  }
  if (mask.only !== undefined) {
    const [one, pointer] = [store.operand(0), store.operand(1)].map((operand, index) =>
      writer.lane(index === 0 ? value : address, mask.only ?? 0, operand.type),
    );
    if (one && pointer) storeOne(store, one, pointer, writer);
    return;
  }
  if (address.kind === "uniform" && !store.atomic) {
    const bits = writer.bits(mask);
    const pick = lanePicker(value, store.operand(0).type, mask, writer);
    storeOne(store, pick(lastLane(bits, writer)), address.value, writer);
    return;
  }
  if (store.atomic || !isContiguous(address, store.operand(0).type)) {
    storeLanes(store, value, address, context);
    return;
  }
  if (!mask.pieces) {
    storePieces(store, value, address, writer);
    return;
  }
  const [whole, partial, after] = [
    writer.makeBlock("store.all"),
    writer.makeBlock("store.some"),
    writer.makeBlock("store.end"),
  ];
  writer.at.condBr(writer.all(mask), whole, partial);
  writer.continueIn(whole);
  storePieces(store, value, address, writer);
  writer.at.br(after);
  writer.continueIn(partial);
  storeLanes(store, value, address, context);
  writer.at.br(after);
  writer.continueIn(after);
}

/** The highest lane that is active. */
function lastLane(bits: Value, writer: GangWriter): Value {
  const count = declareFunction(writer.module, "llvm.ctlz.i32", i32, [i32, i1]);
  const zeros = writer.at.call(count, [bits, constInt(i1, 0)]);
  return writer.at.and(writer.at.sub(constInt(i32, 31), zeros), constInt(i32, writer.shape.width - 1));
}

/** Lane by lane, as hardware does in some order. */
export function writeAtomic(
  atomic: AtomicRmwInst | CmpXchgInst,
  context: InstructionContext,
): LaneValue | undefined {
  const { writer, mask } = context;
  if (atomic.users.size > 0 || !isShared(atomic)) return writeAtomicInLoop(atomic, context);
  if (!mask.pieces) {
    writeAtomicPerLane(atomic, context);
    return undefined;
  }
  const [whole, partial, after] = [
    writer.makeBlock("atomic.all"),
    writer.makeBlock("atomic.some"),
    writer.makeBlock("atomic.end"),
  ];
  writer.at.condBr(writer.all(mask), whole, partial);
  writer.continueIn(whole);
  writeAtomicPerLane(atomic, context);
  writer.at.br(after);
  writer.continueIn(partial);
  writeAtomicInLoop(atomic, context);
  writer.at.br(after);
  writer.continueIn(after);
  return undefined;
}

/** Those of shared memory become a few plain instructions: worth writing down for each lane. */
function isShared(atomic: AtomicRmwInst | CmpXchgInst): boolean {
  const { type } = atomic.operand(0);
  return type.kind === "pointer" && type.addressSpace === AddressSpace.shared;
}

function writeAtomicPerLane(
  atomic: AtomicRmwInst | CmpXchgInst,
  { writer, lookUp }: InstructionContext,
): void {
  const operands = atomic.operands.map((operand) => ({ operand, value: lookUp(operand) }));
  for (const lane of writer.eachLane((index) => index)) {
    const values = new Map<Value, Value>(
      operands.map(({ operand, value }) => [operand, writer.lane(value, lane, operand.type)]),
    );
    writer.at.insert(cloneInstruction(atomic, { values, blocks: new Map() }), atomic.name);
  }
}

function writeAtomicInLoop(
  atomic: AtomicRmwInst | CmpXchgInst,
  { writer, mask, lookUp }: InstructionContext,
): LaneValue | undefined {
  const operands = atomic.operands.map((operand) => ({
    operand,
    pick: lanePicker(lookUp(operand), operand.type, mask, writer),
  }));
  const isUsed = atomic.users.size > 0;
  const results = isUsed ? new LaneArray(writer, atomic.type, "old.lanes") : undefined;
  eachActiveLane(writer, mask, (lane) => {
    const values = new Map<Value, Value>(operands.map(({ operand, pick }) => [operand, pick(lane)]));
    const old = writer.at.insert(cloneInstruction(atomic, { values, blocks: new Map() }), atomic.name);
    results?.storeLane(lane, old);
  });
  return results?.loadAll(atomic.type);
}

/** Makes a value ready for picking lanes by a number that is not a constant. */
export function lanePicker(
  value: LaneValue,
  type: Type,
  { only }: Mask,
  writer: GangWriter,
): (lane: Value) => Value {
  if (value.kind === "uniform") return () => value.value;
  if (only !== undefined) return () => writer.lane(value, only, type);
  if (value.kind === "affine") {
    return (lane) => {
      const { at } = writer;
      const distance = at.mul(lane, constInt(i32, value.stride));
      if (type.kind === "pointer") return at.byteOffset(value.base, distance);
      return at.add(value.base, type.text === "i32" ? distance : at.cast("sext", distance, type));
    };
  }
  const array = new LaneArray(writer, type, "operand.lanes");
  array.store(value, type);
  return (lane) => {
    const picked = array.load(lane);
    return type.kind === "pointer" ? writer.at.cast("inttoptr", picked, type) : picked;
  };
}

/** Whether the lanes' addresses are neighbours, and the type one that vectors hold as memory does. */
function isContiguous(address: LaneValue, type: Type): address is AffineValue {
  return (
    address.kind === "affine" &&
    isVectorizable(type) &&
    type.text !== "i1" &&
    address.stride === storeBytes(type)
  );
}

function loadPieces(load: LoadInst, address: AffineValue, writer: GangWriter): LaneValue {
  const type = writer.pieceType(load.type);
  const pieces = writer.repeat(0).map((_, index) => {
    const piece = new LoadInst(
      type,
      pieceAddress(address, index, writer),
      load.align ?? storeBytes(load.type),
    );
    piece.volatile = load.volatile;
    return writer.at.insert(piece, load.name);
  });
  return { kind: "pieces", pieces };
}

function storePieces(store: StoreInst, value: LaneValue, address: AffineValue, writer: GangWriter): void {
  const { type } = store.operand(0);
  for (const [index, piece] of writer.pieces(value, type).entries()) {
    const copy = new StoreInst(piece, pieceAddress(address, index, writer), store.align ?? storeBytes(type));
    copy.volatile = store.volatile;
    writer.at.insert(copy);
  }
}

function pieceAddress(address: AffineValue, index: number, writer: GangWriter): Value {
  return index === 0
    ? address.base
    : writer.at.byteOffset(address.base, index * writer.shape.pieceWidth * address.stride);
}

function storeOne(store: StoreInst, value: Value, address: Value, writer: GangWriter): void {
  const values = new Map([
    [store.operand(0), value],
    [store.operand(1), address],
  ]);
  writer.at.insert(cloneInstruction(store, { values, blocks: new Map() }));
}

function storeLanes(
  store: StoreInst,
  value: LaneValue,
  address: LaneValue,
  { writer, mask }: InstructionContext,
): void {
  const { type } = store.operand(0);
  for (const lane of writer.eachLane((index) => index)) {
    const pointer = writer.lane(address, lane, store.operand(1).type);
    const target = mask.pieces
      ? writer.at.select(writer.maskLane(mask, lane), pointer, writer.nowhereIn(store.operand(1).type))
      : pointer;
    storeOne(store, writer.lane(value, lane, type), target, writer);
  }
}

/** One address per lane, harmless ones for those that are not active. */
function laneAddresses(address: LaneValue, type: Type, mask: Mask, writer: GangWriter): readonly Value[] {
  const isNear = address.kind === "affine" && Math.abs(address.stride) * writer.shape.width <= mostOverread;
  if (!mask.pieces || isNear) return writer.eachLane((lane) => writer.lane(address, lane, type));
  const { at } = writer;
  const nowhere = writer.splat(writer.nowhere);
  const addresses = writer.pieces(address, type);
  const pieces = mask.pieces.map((active, index) => at.select(active, addresses[index] ?? nowhere, nowhere));
  return writer.eachLane((lane) => writer.lane({ kind: "pieces", pieces }, lane, type));
}
