import { storeBytes } from "../ir/layout.ts";
import type { OpcodeOfClass } from "../ir/instructions.ts";
import type { FloatType, IntType, Type } from "../ir/types.ts";
import { KernelFault } from "./fault.ts";
import { exponentOf, rounderTo } from "./float-formats.ts";
import { memoryAccess } from "./memory-access.ts";
import {
  asNumber,
  integerFromBigInt,
  type RegisterFormat,
  type RuntimeValue,
  signedBigInt,
  unsignedBigInt,
} from "./runtime-value.ts";

export type Conversion = (value: RuntimeValue) => RuntimeValue;

/** A cast between scalar types; only `bitcast` also takes vectors. */
export function conversion(opcode: OpcodeOfClass<"cast">, from: Type, to: Type): Conversion {
  switch (opcode) {
    case "trunc":
    case "sext":
      return sameSign(intBits(from), intBits(to));
    case "zext":
      return zeroExtension(intBits(from), intBits(to));
    case "fptrunc":
    case "fpext": {
      const round = rounderTo(formatOf(to));
      return (value) => round(asNumber(value));
    }
    case "fptosi":
      return floatToInteger(intBits(to), true);
    case "fptoui":
      return floatToInteger(intBits(to), false);
    case "sitofp":
      return integerToFloat(intBits(from), formatOf(to), signedBigInt);
    case "uitofp":
      return integerToFloat(intBits(from), formatOf(to), unsignedBigInt);
    case "ptrtoint": {
      const bits = intBits(to);
      return (value) => integerFromBigInt(bits, BigInt(asNumber(value)));
    }
    case "inttoptr": {
      const bits = intBits(from);
      return (value) => Number(BigInt.asUintN(32, unsignedBigInt(bits, value)));
    }
    case "addrspacecast":
      return (value) => value; // one address space in the end, with null at 0 everywhere
    case "bitcast":
      return reinterpretation(from, to);
  }
}

function sameSign(from: number, to: number): Conversion {
  if (from === 32 && to === 64) return (value) => BigInt(asNumber(value));
  return (value) => integerFromBigInt(to, signedBigInt(from, value));
}

function zeroExtension(from: number, to: number): Conversion {
  if (from === 1 && to <= 32) return (value) => value;
  return (value) => integerFromBigInt(to, unsignedBigInt(from, value));
}

/**
 * LLVM leaves values out of range undefined; NVIDIA's hardware saturates and turns NaN to 0.
 * It converts to 32 bits at least, so shorter integers are cut off from there.
 */
export function floatToInteger(bits: number, signed: boolean, width = Math.max(bits, 32)): Conversion {
  const lowest = signed ? -(1n << BigInt(width - 1)) : 0n;
  const highest = (1n << BigInt(signed ? width - 1 : width)) - 1n;
  const [low, high] = [Number(lowest), Number(highest)];
  return (value) => {
    const number = Math.trunc(asNumber(value));
    if (number !== number) return bits > 32 ? 0n : 0;
    if (number <= low) return integerFromBigInt(bits, lowest);
    if (number >= high) return integerFromBigInt(bits, highest);
    return bits === 32 ? number | 0 : integerFromBigInt(bits, BigInt(number));
  };
}

function integerToFloat(
  bits: number,
  format: RegisterFormat,
  read: (bits: number, value: RuntimeValue) => bigint,
): Conversion {
  const round = rounderTo(format);
  if (bits === 32 && read === signedBigInt) return (value) => round(asNumber(value));
  return (value) => round(roundedToOdd(read(bits, value), format));
}

/**
 * A double near the integer: exact where possible, and otherwise with its last bit set, so that
 * rounding it to a shorter format gives what rounding the integer once would.
 */
function roundedToOdd(value: bigint, format: RegisterFormat): number {
  const nearest = Number(value);
  if (format === "double" || Math.abs(nearest) <= Number.MAX_SAFE_INTEGER) return nearest;
  const shift = BigInt(exponentOf(nearest) - 48);
  const kept = value >> shift;
  const sticky = kept << shift === value ? kept : kept | 1n;
  return Number(sticky) * 2 ** Number(shift);
}

function reinterpretation(from: Type, to: Type): Conversion {
  if (from.kind === "pointer" && to.kind === "pointer") return (value) => value;
  const bytes = Math.max(storeBytes(from), storeBytes(to));
  const scratch = new DataView(new ArrayBuffer(bytes));
  const [source, target] = [memoryAccess(from), memoryAccess(to)];
  return (value) => {
    source.write(scratch, 0, value);
    return target.read(scratch, 0);
  };
}

export function formatOf(type: Type): RegisterFormat {
  const { format } = asFloat(type);
  if (format === "fp128") throw new KernelFault("unsupported", "128-bit floating point");
  return format;
}

function asFloat(type: Type): FloatType {
  if (type.kind !== "float") throw new KernelFault("unsupported", `${type.text} as a number`);
  return type;
}

export function intBits(type: Type): number {
  return asInt(type).bits;
}

function asInt(type: Type): IntType {
  if (type.kind !== "int") throw new KernelFault("unsupported", `${type.text} as an integer`);
  return type;
}
