import { integerFromBigInt, type RuntimeValue, signedBigInt, unsignedBigInt } from "./runtime-value.ts";

/** Arguments as they lie in registers; the result is a register's value too. */
export type IntegerFunctionBody = (args: readonly RuntimeValue[]) => RuntimeValue;

/**
 * LLVM's intrinsics on integers of `bits` bits, through bigint: slow, and the same for every
 * width. `scmp`/`ucmp` return `resultBits` bits.
 */
export function integerFunction(
  operation: string,
  bits: number,
  resultBits: number,
): IntegerFunctionBody | undefined {
  const plain = integerFunctions[operation];
  if (plain) return (args) => integerFromBigInt(bits, plain(operandsOf(bits, args)));
  const compare = comparisons[operation];
  if (compare) return (args) => integerFromBigInt(resultBits, compare(operandsOf(bits, args)));
  const overflowing = /^([su])(add|sub|mul)\.with\.overflow$/.exec(operation);
  if (overflowing) {
    const [, sign = "", name = ""] = overflowing;
    return (args) => {
      const exact = exactResult(sign, name, operandsOf(bits, args));
      const wrapped = integerFromBigInt(bits, exact);
      const read = sign === "s" ? signedBigInt : unsignedBigInt;
      return [wrapped, read(bits, wrapped) === exact ? 0 : 1];
    };
  }
  const saturating = /^([su])(add|sub|shl)\.sat$/.exec(operation);
  if (saturating) {
    const [, sign = "", name = ""] = saturating;
    return (args) =>
      integerFromBigInt(bits, saturate(sign, bits, exactResult(sign, name, operandsOf(bits, args))));
  }
  return undefined;
}

interface Operands {
  readonly bits: number;
  readonly signed: readonly [bigint, bigint];
  readonly unsigned: readonly [bigint, bigint, bigint];
}

function operandsOf(bits: number, [a = 0, b = 0, c = 0]: readonly RuntimeValue[]): Operands {
  return {
    bits,
    signed: [signedBigInt(bits, a), signedBigInt(bits, b)],
    unsigned: [unsignedBigInt(bits, a), unsignedBigInt(bits, b), unsignedBigInt(bits, c)],
  };
}

const integerFunctions: Readonly<Record<string, (operands: Operands) => bigint>> = {
  ctpop: ({ unsigned: [a] }) => BigInt(binary(a).replaceAll("0", "").length),
  // Zero gives the width; the flag that makes it undefined changes nothing here.
  ctlz: ({ unsigned: [a], bits }) => BigInt(a === 0n ? bits : bits - binary(a).length),
  cttz: ({ unsigned: [a], bits }) =>
    BigInt(a === 0n ? bits : binary(a).length - 1 - binary(a).lastIndexOf("1")),
  bitreverse: ({ unsigned: [a], bits }) =>
    BigInt(`0b${binary(a).padStart(bits, "0").split("").toReversed().join("")}`),
  bswap: ({ unsigned: [a], bits }) => {
    let result = 0n;
    for (let at = 0n; at < bits; at += 8n) result = (result << 8n) | ((a >> at) & 255n);
    return result;
  },
  fshl: ({ unsigned: [a, b, c], bits }) => ((a << BigInt(bits)) | b) >> (BigInt(bits) - (c % BigInt(bits))),
  fshr: ({ unsigned: [a, b, c], bits }) => ((a << BigInt(bits)) | b) >> (c % BigInt(bits)),
  abs: ({ signed: [a] }) => (a < 0n ? -a : a),
  smin: ({ signed: [a, b] }) => (a < b ? a : b),
  smax: ({ signed: [a, b] }) => (a > b ? a : b),
  umin: ({ unsigned: [a, b] }) => (a < b ? a : b),
  umax: ({ unsigned: [a, b] }) => (a > b ? a : b),
};

const comparisons: Readonly<Record<string, (operands: Operands) => bigint>> = {
  scmp: ({ signed: [a, b] }) => (a < b ? -1n : a > b ? 1n : 0n),
  ucmp: ({ unsigned: [a, b] }) => (a < b ? -1n : a > b ? 1n : 0n),
};

function binary(value: bigint): string {
  return value.toString(2);
}

function exactResult(sign: string, name: string, { signed, unsigned }: Operands): bigint {
  const [a, b] = sign === "s" ? signed : unsigned;
  switch (name) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    default:
      return a << unsigned[1];
  }
}

function saturate(sign: string, bits: number, value: bigint): bigint {
  const lowest = sign === "s" ? -(1n << BigInt(bits - 1)) : 0n;
  const highest = (1n << BigInt(sign === "s" ? bits - 1 : bits)) - 1n;
  return value < lowest ? lowest : value > highest ? highest : value;
}
