import { expect, test } from "vitest";
import { callFunction } from "../../interpret/testing.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { BasicBlock, IrFunction } from "../../ir/function.ts";
import { parseModule } from "../../ir/parse.ts";
import { printModule } from "../../ir/print.ts";
import { functionType, i32, i64, voidType } from "../../ir/types.ts";
import { Argument } from "../../ir/values.ts";
import { verifyModule } from "../../ir/verify.ts";
import { makeBlockLoop } from "./block-loop.ts";

/** A function that adds up a number for each block from `first` to `end`, one digit place for each of x, y and z. */
function sumOfBlocks(grid: readonly [number, number, number], first: bigint, end: bigint): unknown {
  const module = parseModule(`
    @sum = global i64 0, align 8
    define i64 @sum.of() {
      call void @loop(i64 ${first}, i64 ${end})
      %r = load i64, ptr @sum
      ret i64 %r
    }
    declare void @loop(i64, i64)`);
  const types = [i64, i64];
  const fn = new IrFunction("loop", functionType(voidType, types));
  fn.args = [new Argument(i64, "first"), new Argument(i64, "end")];
  const declared = module.functions.get("loop");
  const call = module.functions.get("sum.of")?.entry.instructions[0];
  if (declared) call?.replaceUsesOf(declared, fn);
  module.functions.set("loop", fn);
  const [from, to] = fn.args;
  const sum = module.globals.get("sum");
  if (!from || !to || !sum) throw new Error("not built");
  const [x, y, z] = grid.map((size) => constInt(i32, size));
  if (!x || !y || !z) throw new Error("not built");
  const entry = Builder.atEnd(fn.appendBlock(new BasicBlock("entry")));
  const loop = makeBlockLoop(fn, entry, { first: from, end: to }, { x, y, z });
  const at = Builder.atEnd(loop.body);
  const digits = [loop.ctaid.x, loop.ctaid.y, loop.ctaid.z].reduce(
    (total, digit) => at.add(at.mul(total, constInt(i64, 100)), at.cast("zext", digit, i64)),
    at.load(i64, sum),
  );
  at.store(digits, sum);
  at.br(loop.next);
  expect(verifyModule(module)).toEqual([]);
  return callFunction(parseModule(printModule(module)), "sum.of");
}

/** The same, by the definition. */
function expected([x, y]: readonly [number, number, number], first: bigint, end: bigint): bigint {
  let sum = 0n;
  for (let block = first; block < end; block++) {
    const [row, column] = [block / BigInt(x), block % BigInt(x)];
    for (const digit of [column, row % BigInt(y), row / BigInt(y)])
      sum = BigInt.asUintN(64, sum * 100n + digit);
  }
  return sum;
}

test.each([
  ["all of a grid of three dimensions", [3, 2, 2], 0n, 12n],
  ["a range that begins in the middle of a row", [5, 3, 1], 7n, 9n],
  ["the step into the next slice", [2, 2, 2], 3n, 5n],
  ["one block", [1, 1, 1], 0n, 1n],
  ["no blocks", [4, 1, 1], 2n, 2n],
  ["numbers beyond 32 bits", [2 ** 31 - 1, 65535, 2], 2n ** 33n + 5n, 2n ** 33n + 7n],
] as const)("blockIdx of %s", (_, grid, first, end) => {
  expect(sumOfBlocks(grid, first, end)).toEqual(expected(grid, first, end));
});
