import { unsignedBound } from "../analysis/unsigned-bound.ts";
import { Builder, constInt } from "../ir/build.ts";
import type { BinaryInst, Instruction } from "../ir/instruction.ts";
import { scalarBits } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { scalarType } from "../ir/types.ts";
import { insertIntrinsic, replaceInstruction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Gives shifts by the width or more the results of NVIDIA hardware, which shifts everything
 * out, where LLVM's are undefined and WASM's take the amount modulo the width.
 *
 *     %r = shl i32 %a, %n    =>   %amount = and i32 %n, 31
 *                                 %shifted = shl i32 %a, %amount
 *                                 %inRange = icmp ult i32 %n, 32
 *                                 %r = select i1 %inRange, i32 %shifted, i32 0
 *     %r = ashr i32 %a, %n   =>   %amount = call i32 @llvm.umin.i32(i32 %n, i32 31)
 *                                 %r = ashr i32 %a, %amount
 */
export const legalizeShifts = functionPass({
  name: "legalize-shifts",
  summary: "define shifts by the width of a number or more",
  run(fn, module) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      if (!isShift(instruction) || isInRange(instruction)) continue;
      legalize(module, instruction);
      changed = true;
    }
    return changed;
  },
});

type Shift = BinaryInst & { readonly opcode: "shl" | "lshr" | "ashr" };

function isShift(instruction: Instruction): instruction is Shift {
  return ["shl", "lshr", "ashr"].includes(instruction.opcode);
}

function isInRange(shift: Shift): boolean {
  return unsignedBound(shift.operand(1)) < BigInt(widthOf(shift));
}

const isPowerOfTwo = (n: number) => (n & (n - 1)) === 0;
const widthOf = ({ type }: Shift) => scalarBits(scalarType(type));

function legalize(module: Module, shift: Shift): void {
  const { type } = shift;
  const amount = shift.operand(1);
  const width = widthOf(shift);
  const at = Builder.before(shift);
  if (shift.opcode === "ashr") {
    // Shifting by width - 1 leaves nothing but the sign already.
    const limited = insertIntrinsic(at, module, "umin", amount, constInt(type, width - 1));
    const shifted = at.binary("ashr", shift.operand(0), limited);
    shifted.flags = shift.flags;
    replaceInstruction(shift, shifted);
    return;
  }
  // Modulo the width costs nothing in WASM, whose own shifts do that.
  const limited = isPowerOfTwo(width)
    ? at.and(amount, constInt(type, width - 1))
    : insertIntrinsic(at, module, "umin", amount, constInt(type, width - 1));
  // `nuw` and `nsw` were promises about the amount as written; the limited one may break them.
  const shifted = at.binary(shift.opcode, shift.operand(0), limited);
  const inRange = at.icmp("ult", amount, constInt(type, width));
  replaceInstruction(shift, at.select(inRange, shifted, constInt(type, 0)));
}
