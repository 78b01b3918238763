import { Builder, constFloat } from "../ir/build.ts";
import { type Instruction, isInstruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { f32 } from "../ir/types.ts";
import { ConstantFloat, type Value } from "../ir/values.ts";
import { declareFunction } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Makes divisions of floats take and give zero for subnormal numbers, with their sign, as Ascend 950 does.
 *
 *     %q = fdiv float %a, %b   =>   %q = flush(fdiv float flush(%a), flush(%b))
 *
 * where flush(x) is copysign(0, x) if |x| < 2^-126, else x.
 */
export const flushSubnormals = functionPass({
  name: "flush-subnormals",
  summary: "flush subnormal numbers around divisions of floats to zero",
  run(fn, module) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      if (instruction.opcode !== "fdiv" || instruction.type.text !== f32.text) continue;
      if (instruction.operands.every((operand) => isFlushed(operand))) continue;
      flushAround(instruction, module);
      changed = true;
    }
    return changed;
  },
});

const smallestNormal = 2 ** -126;
const smallestNormalBits = 0x00800000n;

function flushAround(division: Instruction, module: Module): void {
  for (const [index, operand] of division.operands.entries())
    if (!isFlushed(operand)) division.setOperand(index, flush(operand, Builder.before(division), module));
  const { block } = division;
  const next = block?.instructions[block.indexOf(division) + 1];
  if (!next) return;
  const users = [...division.users];
  const flushed = flush(division, Builder.before(next), module);
  for (const user of users) user.replaceUsesOf(division, flushed);
}

function flush(value: Value, at: Builder, module: Module): Value {
  const unary = declareFunction(module, "llvm.fabs.f32", f32, [f32]);
  const binary = declareFunction(module, "llvm.copysign.f32", f32, [f32, f32]);
  const isSmall = at.fcmp("olt", at.call(unary, [value]), constFloat(f32, smallestNormal));
  return at.select(isSmall, at.call(binary, [constFloat(f32, 0), value]), value);
}

/** What this pass has made, and constants that are no subnormals. */
function isFlushed(value: Value): boolean {
  if (value instanceof ConstantFloat) {
    const size = value.bits & 0x7fffffffn;
    return size === 0n || size >= smallestNormalBits;
  }
  const condition = isInstruction(value) && value.opcode === "select" ? value.operand(0) : undefined;
  if (!condition || !isInstruction(condition) || condition.opcode !== "fcmp") return false;
  const bound = condition.operand(1);
  return bound instanceof ConstantFloat && bound.bits === smallestNormalBits;
}
