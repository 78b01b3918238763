import { directCallee } from "../analysis/call-graph.ts";
import { Builder, constInt } from "../ir/build.ts";
import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { BasicBlock } from "../ir/function.ts";
import type { CallInst, Instruction } from "../ir/instruction.ts";
import { i32, i8, intType } from "../ir/types.ts";
import { ConstantInt, type Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import { functionPass } from "./pass.ts";
import { splitBlockBefore } from "./split-block.ts";

/**
 * Spells out memcpy, memmove and memset as loads and stores, in a loop if they are many, for targets without such
 * functions.
 *
 *     memcpy(%a align 4, %b align 4, 8)   =>   %x = load i32, %b;      %y = load i32, %b + 4
 *                                              store i32 %x, %a;       store i32 %y, %a + 4
 */
export const expandMemoryCalls = functionPass({
  name: "expand-memory-calls",
  summary: "spell out copies and fills of memory",
  run(fn) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      const call = memoryCall(instruction);
      if (!call) continue;
      expand(call);
      changed = true;
    }
    return changed;
  },
});

/** More pieces than these go into a loop. */
const mostPieces = 32;

interface MemoryCall {
  readonly call: CallInst;
  readonly operation: "memcpy" | "memmove" | "memset";
  readonly bytes: Value;
  /** What all addresses are multiples of. */
  readonly align: number;
}

function memoryCall(instruction: Instruction): MemoryCall | undefined {
  if (instruction.opcode !== "call") return undefined;
  const callee = directCallee(instruction);
  const known = callee?.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
  if (known?.kind !== "memory") return undefined;
  const { operation } = known;
  if (operation !== "memcpy" && operation !== "memmove" && operation !== "memset") return undefined;
  const alignOf = (index: number) => instruction.argumentAttributes[index]?.align ?? 1;
  const align = operation === "memset" ? alignOf(0) : Math.min(alignOf(0), alignOf(1));
  return { call: instruction, operation, bytes: instruction.operand(2), align };
}

function expand(memory: MemoryCall): void {
  const { call, bytes } = memory;
  const unit = Math.min(4, memory.align);
  const pieces = bytes instanceof ConstantInt ? piecesOf(Number(bytes.value), unit) : [];
  if (bytes instanceof ConstantInt && pieces.length <= mostPieces) expandStraight(memory, pieces);
  else expandLoop(memory, bytes instanceof ConstantInt && Number(bytes.value) % unit === 0 ? unit : 1);
  // C's functions return the destination.
  if (call.users.size > 0) call.replaceAllUsesWith(call.operand(0));
  call.erase();
}

interface Piece {
  readonly offset: number;
  readonly bytes: number;
}

function piecesOf(bytes: number, unit: number): Piece[] {
  const pieces: Piece[] = [];
  let size = unit;
  for (let offset = 0; offset < bytes; offset += size) {
    while (size > bytes - offset) size /= 2;
    pieces.push({ offset, bytes: size });
    if (pieces.length > mostPieces) break;
  }
  return pieces;
}

function expandStraight({ call, operation }: MemoryCall, pieces: readonly Piece[]): void {
  const at = Builder.before(call);
  const [to, source] = call.operands;
  invariant(to && source, "a copy has two pointers");
  // All is read before anything is written, since the two may overlap in memmove.
  const values = pieces.map(({ offset, bytes }) => {
    const type = intType(8 * bytes);
    if (operation === "memset") return repeatByte(at, source, bytes);
    return at.load(type, offset === 0 ? source : at.byteOffset(source, offset), "", bytes);
  });
  for (const [index, { offset, bytes }] of pieces.entries()) {
    const value = values[index];
    if (value) at.store(value, offset === 0 ? to : at.byteOffset(to, offset), bytes);
  }
}

function repeatByte(at: Builder, byte: Value, bytes: number): Value {
  const type = intType(8 * bytes);
  if (bytes === 1) return asByte(at, byte);
  if (byte instanceof ConstantInt) {
    const digits = (byte.value & 0xffn).toString(16).padStart(2, "0");
    return constInt(type, BigInt(`0x${digits.repeat(bytes)}`));
  }
  return at.mul(at.cast("zext", asByte(at, byte), type), constInt(type, BigInt(`0x${"01".repeat(bytes)}`)));
}

/** C's memset takes an int. */
function asByte(at: Builder, byte: Value): Value {
  return byte.type.text === "i8" ? byte : at.cast("trunc", byte, i8);
}

/**
 *     head:  %i = phi [ 0 ], [ %i + unit ]; br %i < bytes, body, done
 *     body:  copy one unit; br head
 *
 * memmove goes from the end if the destination lies behind the source.
 */
function expandLoop({ call, operation, bytes }: MemoryCall, unit: number): void {
  const before = call.block;
  const fn = before?.function;
  invariant(before && fn, "a call is in a function");
  const setUp = Builder.before(call);
  const [to, source] = call.operands;
  invariant(to && source, "a copy has two pointers");
  const isLong = bytes.type.text === "i64";
  const length = isLong ? setUp.cast("trunc", bytes, i32) : bytes;
  const fill = operation === "memset" ? repeatByte(setUp, source, unit) : undefined;
  const isBackward = operation === "memmove" ? setUp.icmp("ugt", to, source) : undefined;
  const last = setUp.sub(length, constInt(i32, unit));
  const done = splitBlockBefore(call, "copied");
  const head = fn.insertBlock(fn.blocks.indexOf(done), new BasicBlock("copy.head"));
  const body = fn.insertBlock(fn.blocks.indexOf(done), new BasicBlock("copy"));
  const [entering, atHead, at] = [before, head, body].map((block) => Builder.atEnd(block));
  invariant(entering && atHead && at, "there are three blocks");
  for (const builder of [entering, atHead, at]) builder.location = call.location;
  entering.br(head);
  const index = atHead.phi(i32, [[constInt(i32, 0), before]], "i");
  atHead.condBr(atHead.icmp("ult", index, length), body, done);
  const place = isBackward ? at.select(isBackward, at.sub(last, index), index) : index;
  const value = fill ?? at.load(intType(8 * unit), at.byteOffset(source, place), "", unit);
  at.store(value, at.byteOffset(to, place), unit);
  index.addIncoming(at.add(index, constInt(i32, unit)), body);
  at.br(head);
}
