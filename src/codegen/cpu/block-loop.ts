import { Builder, constInt } from "../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import { i32, i64 } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";

/** A loop over the blocks of a grid, from linear number `first` up to `end`. */
export interface BlockLoop {
  /** One block of the grid runs from here; no terminator yet. */
  readonly body: BasicBlock;
  /** Where to go when the block is done. */
  readonly next: BasicBlock;
  readonly ctaid: { readonly x: Value; readonly y: Value; readonly z: Value };
}

/**
 * Writes the loop behind `entry`. blockIdx is computed by division once per call and then counted
 * up with carries, because a 64-bit division per block would cost as much as a small block.
 */
export function makeBlockLoop(
  fn: IrFunction,
  entry: Builder,
  range: { readonly first: Value; readonly end: Value },
  gridDim: { readonly x: Value; readonly y: Value; readonly z: Value },
): BlockLoop {
  const block = (name: string) => fn.appendBlock(new BasicBlock(name));
  const setup = block("grid.start");
  const body = block("block");
  const next = block("block.next");
  const exit = block("grid.end");

  entry.condBr(entry.icmp("ult", range.first, range.end, "any"), setup, exit);
  const start = divide(Builder.atEnd(setup), range.first, gridDim);
  Builder.atEnd(setup).br(body);

  const at = Builder.atEnd(body);
  const index = at.phi(i64, [[range.first, setup]], "block.index");
  const x = at.phi(i32, [[start.x, setup]], "ctaid.x");
  const y = at.phi(i32, [[start.y, setup]], "ctaid.y");
  const z = at.phi(i32, [[start.z, setup]], "ctaid.z");

  const atNext = Builder.atEnd(next);
  const one = constInt(i32, 1);
  const zero = constInt(i32, 0);
  const nextX = atNext.add(x, one);
  const endOfRow = atNext.icmp("eq", nextX, gridDim.x);
  const nextY = atNext.add(y, atNext.cast("zext", endOfRow, i32));
  const endOfSlice = atNext.icmp("eq", nextY, gridDim.y);
  x.addIncoming(atNext.select(endOfRow, zero, nextX), next);
  y.addIncoming(atNext.select(endOfSlice, zero, nextY), next);
  z.addIncoming(atNext.add(z, atNext.cast("zext", endOfSlice, i32)), next);
  const nextIndex = atNext.add(index, constInt(i64, 1));
  index.addIncoming(nextIndex, next);
  atNext.condBr(atNext.icmp("ult", nextIndex, range.end), body, exit);
  Builder.atEnd(exit).ret();
  return { body, next, ctaid: { x, y, z } };
}

function divide(
  at: Builder,
  index: Value,
  gridDim: { readonly x: Value; readonly y: Value },
): { x: Value; y: Value; z: Value } {
  const wide = (value: Value) => at.cast("zext", value, i64);
  const narrow = (value: Value) => at.cast("trunc", value, i32);
  const rows = at.binary("udiv", index, wide(gridDim.x));
  const x = narrow(at.binary("urem", index, wide(gridDim.x)));
  const y = narrow(at.binary("urem", rows, wide(gridDim.y)));
  const z = narrow(at.binary("udiv", rows, wide(gridDim.y)));
  return { x, y, z };
}
