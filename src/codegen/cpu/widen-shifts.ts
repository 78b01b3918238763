import { unsignedBound } from "../../analysis/unsigned-bound.ts";
import { Builder, constInt, poison } from "../../ir/build.ts";
import { directCallee } from "../../analysis/call-graph.ts";
import type { BinaryInst, CallInst, Instruction } from "../../ir/instruction.ts";
import { scalarBits } from "../../ir/layout.ts";
import type { Module } from "../../ir/module.ts";
import { i32, intType, scalarType, type Type, vectorType } from "../../ir/types.ts";
import { ConstantInt, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import { functionPass } from "../../transform/pass.ts";
import { readRegister } from "./registers.ts";

/**
 * Shifts numbers of 8 and 16 bits to the right in 32 bits, so that LLVM makes no vectors of narrow ones of it.
 *
 *     %r = lshr i16 -1, %n    =>    %unsigned = zext i16 -1 to i32
 *                                   %zero = lshr i32 %ntid.x, 11
 *                                   %wide = or i32 %unsigned, %zero
 *                                   %amount = zext i16 %n to i32
 *                                   %shifted = lshr i32 %wide, %amount
 *                                   %r = trunc i32 %shifted to i16
 *
 * LLVM's back end for WebAssembly (19 and 22 at least) shifts lanes of 8 and 16 bits by amounts that differ one by one, in 32 bits,
 * and forgets that a lane which it takes from a constant or a splat may have any bits above its own: 0xffff >> 3 was
 * 0xffff. Its optimizer narrows what only wide shifts were asked for, where it sees that the upper bits are zero;
 * so they come from a zero that it cannot see through: blocks have at most 1024 threads along x.
 */
export const widenShifts = functionPass({
  name: "widen-shifts",
  summary: "shift narrow numbers in 32 bits",
  after: ["legalize-shifts"],
  run(fn, module) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      if (widenShift(instruction, module) || widenFunnelShift(instruction, module)) changed = true;
    }
    return changed;
  },
});

function widenShift(instruction: Instruction, module: Module): boolean {
  if (instruction.opcode !== "lshr" || instruction.operand(1) instanceof ConstantInt) return false;
  const { type } = instruction;
  const bits = scalarBits(scalarType(type));
  const mayNarrow = bits > 16 && unsignedBound(instruction.operand(0)) <= 0xffffn;
  if (bits > 16 && !mayNarrow) return false;
  const at = Builder.before(instruction);
  const wideType = bits < 32 ? withBits(type, 32) : type;
  const shifted = at.binary(
    "lshr",
    at.or(widen(at, instruction.operand(0), wideType), unknownZero(at, module, wideType)),
    widen(at, instruction.operand(1), wideType),
  );
  replaceInstruction(instruction, bits < 32 ? at.cast("trunc", shifted, type) : shifted);
  return true;
}

/** The funnel shifts end as such shifts: here as one of both numbers, side by side in 32 bits. */
function widenFunnelShift(instruction: Instruction, module: Module): boolean {
  const left = instruction.opcode === "call" && isFunnelShift(instruction, "llvm.fshl.");
  const right = instruction.opcode === "call" && isFunnelShift(instruction, "llvm.fshr.");
  if (!left && !right) return false;
  const { type } = instruction;
  const bits = scalarBits(scalarType(type));
  const [high, low, amount] = instruction.operands;
  invariant(high && low && amount, "a funnel shift has three operands");
  if (bits > 16 || amount instanceof ConstantInt) return false;
  const at = Builder.before(instruction);
  const wide = withBits(type, 32);
  const both = at.or(at.binary("shl", widen(at, high, wide), constInt(wide, bits)), widen(at, low, wide));
  const turns = at.and(widen(at, amount, wide), constInt(wide, bits - 1));
  const shift = left ? at.sub(constInt(wide, bits), turns) : turns;
  const shifted = at.binary("lshr", at.or(both, unknownZero(at, module, wide)), shift);
  replaceInstruction(instruction, at.cast("trunc", shifted, type));
  return true;
}

function isFunnelShift(call: CallInst, prefix: string): boolean {
  return directCallee(call)?.name.startsWith(prefix) === true;
}

function widen(at: Builder, value: Value, type: Type): Value {
  return value.type.text === type.text ? value : at.cast("zext", value, type);
}

function withBits(type: Type, bits: number): Type {
  return type.kind === "vector" ? vectorType(type.length, intType(bits)) : intType(bits);
}

function unknownZero(at: Builder, module: Module, type: Type): Value {
  const zero: BinaryInst = at.binary("lshr", readRegister(at, module, "ntid.x"), constInt(i32, 11));
  const element = scalarType(type);
  const wide = element.text === "i32" ? zero : at.cast("zext", zero, element);
  if (type.kind !== "vector") return wide;
  const first = at.insertElement(poison(type), wide, 0);
  return at.shuffle(first, poison(type), Array<number>(type.length).fill(0));
}
