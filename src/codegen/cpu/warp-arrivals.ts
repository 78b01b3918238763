import { warpFunction } from "../../analysis/barriers.ts";
import {
  firstWarpOperation,
  hasEnded,
  waitsAtBarrier,
  warpArrival as layout,
} from "../../artifact/warp-arrival.ts";
import { type Builder, constInt } from "../../ir/build.ts";
import { warpOperations } from "../../ir/device-library.ts";
import type { CallInst } from "../../ir/instruction.ts";
import { i32, i64 } from "../../ir/types.ts";
import { ConstantToken, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import type { Arrival } from "./thread-body.ts";

/** Writes what a thread brings to where it waits; `record` is its own. */
export function writeArrival(at: Builder, record: Value, arrival: Arrival | undefined): void {
  const known = arrival && warpFunction(arrival.barrier);
  const store = (offset: number, value: Value) => void at.store(value, at.byteOffset(record, offset));
  if (!arrival || !known) {
    store(layout.operation, constInt(i32, arrival ? waitsAtBarrier : hasEnded));
    return;
  }
  const place = warpOperations.indexOf(known.operation);
  invariant(place >= 0, `${known.operation} is in the table`);
  store(layout.operation, constInt(i32, firstWarpOperation + place));
  const { maskOperand } = known;
  const mask = maskOperand === undefined ? undefined : arrival.operands[maskOperand];
  invariant(mask || maskOperand === undefined, `${known.cudaName} names its lanes`);
  const [first, second, third] = arrival.operands.filter((_, index) => index !== maskOperand);
  if (mask) store(layout.mask, mask);
  if (first) store(layout.first, widen(at, first));
  if (second) store(layout.second, second);
  if (third) store(layout.third, third);
}

/** Values of all widths as bits in an i64. */
function widen(at: Builder, value: Value): Value {
  const { type } = value;
  const bits = type.kind === "float" ? at.cast("bitcast", value, i32) : value;
  const isWide = bits.type.kind === "int" && bits.type.bits === 64;
  return isWide ? bits : at.cast("zext", bits, i64);
}

/** What the operation returns to a thread that goes on. */
export function readResult(at: Builder, record: Value, operation: CallInst): Value {
  const { type } = operation;
  const word = (offset: number) => at.load(i32, at.byteOffset(record, offset));
  const isTrue = (value: Value) => at.icmp("ne", value, constInt(i32, 0));
  const result = word(layout.result);
  switch (type.kind) {
    case "int":
      return type.bits === 1 ? isTrue(result) : result;
    case "float":
      return at.cast("bitcast", result, type);
    case "struct": {
      const both = at.insertValue(new ConstantToken(type, "poison"), result, 0);
      return at.insertValue(both, isTrue(word(layout.predicate)), 1);
    }
    default:
      invariant(false, `a warp operation returns ${type.text}`);
  }
}
