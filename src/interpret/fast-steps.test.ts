import { assert, constantFrom, double, float, integer, oneof, property } from "fast-check";
import { expect, test } from "vitest";
import type { IntPredicate } from "../ir/instruction.ts";
import { integerComparison } from "./comparisons.ts";
import { fastBinarySteps, fastComparisonSteps, type FastBinary } from "./fast-steps.ts";
import { floatOperation, isFloatOpcode } from "./float-operations.ts";
import { type BinaryOperation, integerOperation } from "./integer-operations.ts";
import type { BinaryInst } from "../ir/instruction.ts";

const integers = oneof(integer(), constantFrom(0, 1, -1, 31, 32, 33, 2 ** 31 - 1, -(2 ** 31)));
const operandsOf = {
  i1: integer({ min: 0, max: 1 }),
  i32: integers,
  float: float(),
  double: double(),
};

function generalOperation(opcode: BinaryInst["opcode"], type: keyof typeof operandsOf): BinaryOperation {
  if (isFloatOpcode(opcode)) return floatOperation(opcode, type === "float" ? "float" : "double");
  return integerOperation(opcode, type === "i1" ? 1 : 32);
}

function expectSame(fast: FastBinary, general: BinaryOperation, type: keyof typeof operandsOf): void {
  const step = fast(2, 0, 1);
  assert(
    property(operandsOf[type], operandsOf[type], (a, b) => {
      const registers = [a, b, 0];
      step(registers);
      expect(registers[2]).toBe(general(a, b));
    }),
  );
}

const binaries = Object.entries(fastBinarySteps).flatMap(([opcode, byType]) =>
  Object.entries(byType).map(([type, fast]) => ({ opcode, type, fast })),
);

test.each(binaries)("the quick $opcode of $type is the general one", ({ opcode, type, fast }) => {
  const known = type as keyof typeof operandsOf;
  expectSame(fast, generalOperation(opcode as BinaryInst["opcode"], known), known);
});

test.each(Object.entries(fastComparisonSteps))("the quick icmp %s is the general one", (predicate, fast) => {
  expectSame(fast, integerComparison(predicate as IntPredicate, 32), "i32");
});
