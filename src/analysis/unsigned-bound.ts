import { isInstruction } from "../ir/instruction.ts";
import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import { scalarType } from "../ir/types.ts";
import { ConstantAggregate, ConstantInt, ConstantToken, type Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";

/**
 * The largest value that an integer, or any lane of a vector, can have as an unsigned number. Looks only a few steps
 * back, so it errs on the side of too large.
 */
export function unsignedBound(value: Value, steps = 6): bigint {
  const type = scalarType(value.type);
  invariant(type.kind === "int", `${type.text} has no unsigned bound`);
  const all = (1n << BigInt(type.bits)) - 1n;
  if (value instanceof ConstantInt) return value.value;
  if (value instanceof ConstantAggregate)
    return value.elements.map((lane) => unsignedBound(lane)).reduce(maximum);
  if (value instanceof ConstantToken && value.token === "zeroinitializer") return 0n;
  if (!isInstruction(value) || steps === 0) return all;
  const bound = (index: number) => unsignedBound(value.operand(index), steps - 1);
  switch (value.opcode) {
    case "and":
      return minimum(bound(0), bound(1));
    case "lshr": {
      const amount = value.operand(1);
      return amount instanceof ConstantInt && amount.value < type.bits ? bound(0) >> amount.value : bound(0);
    }
    case "udiv": {
      const divisor = value.operand(1);
      // By 0 it is all ones on NVIDIA's hardware.
      return divisor instanceof ConstantInt && divisor.value > 0n ? bound(0) / divisor.value : all;
    }
    case "urem": {
      const divisor = value.operand(1);
      return divisor instanceof ConstantInt && divisor.value > 0n ? divisor.value - 1n : all;
    }
    case "zext":
    case "freeze":
      return bound(0);
    case "trunc":
      return minimum(bound(0), all);
    case "select":
      return maximum(bound(1), bound(2));
    case "call": {
      const { callee } = value;
      const known = callee instanceof IrFunction ? lookUpDeviceFunction(callee.name) : undefined;
      if (known?.kind === "integer" && known.operation === "umin") return minimum(bound(0), bound(1));
      return all;
    }
    default:
      return all;
  }
}

const minimum = (a: bigint, b: bigint) => (a < b ? a : b);
const maximum = (a: bigint, b: bigint) => (a > b ? a : b);
