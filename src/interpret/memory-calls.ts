import { KernelFault } from "./fault.ts";
import type { LinearMemory } from "./linear-memory.ts";
import type { CallBody } from "./math-calls.ts";
import { asNumber, type RuntimeValue, unsignedBigInt } from "./runtime-value.ts";

/** C's functions on bytes; LLVM's intrinsics take a further argument that means nothing here. */
export function memoryCall(operation: string, memory: LinearMemory): CallBody {
  const call = memoryCalls[operation];
  if (!call) throw new KernelFault("unsupported", `the function ${operation}`);
  return (args) => call(memory, args);
}

type Arguments = readonly (RuntimeValue | undefined)[];

const memoryCalls: Readonly<Record<string, (memory: LinearMemory, args: Arguments) => number>> = {
  // Overlapping memory: memmove's meaning is one that memcpy may have.
  memcpy: move,
  memmove: move,
  memset(memory, [destination, byte, size]) {
    const [to, bytes] = [asNumber(destination), asSize(size)];
    memory.check(to, bytes);
    memory.bytes.fill(asNumber(byte), to, to + bytes);
    return to;
  },
  memcmp: compare,
  bcmp: compare,
  memchr(memory, [start, byte, size]) {
    const from = asNumber(start);
    const end = from + asSize(size);
    for (let at = from; at < end; at++) if (byteAt(memory, at) === (asNumber(byte) & 255)) return at;
    return 0;
  },
  strlen: (memory, [start]) => stringEnd(memory, asNumber(start)) - asNumber(start),
  strcmp: (memory, [a, b]) => compareStrings(memory, asNumber(a), asNumber(b), Infinity),
  strncmp: (memory, [a, b, size]) => compareStrings(memory, asNumber(a), asNumber(b), asSize(size)),
  strcpy(memory, [destination, source]) {
    const [to, from] = [asNumber(destination), asNumber(source)];
    return move(memory, [to, from, stringEnd(memory, from) - from + 1]);
  },
  strchr(memory, [start, byte]) {
    for (let at = asNumber(start); ; at++) {
      const found = byteAt(memory, at);
      if (found === (asNumber(byte) & 255)) return at;
      if (found === 0) return 0;
    }
  },
};

function move(memory: LinearMemory, [destination, source, size]: Arguments): number {
  const [to, from, bytes] = [asNumber(destination), asNumber(source), asSize(size)];
  memory.check(to, bytes);
  memory.check(from, bytes);
  memory.bytes.copyWithin(to, from, from + bytes);
  return to;
}

function compare(memory: LinearMemory, [a, b, size]: Arguments): number {
  const [left, right, bytes] = [asNumber(a), asNumber(b), asSize(size)];
  for (let i = 0; i < bytes; i++) {
    const difference = byteAt(memory, left + i) - byteAt(memory, right + i);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareStrings(memory: LinearMemory, a: number, b: number, limit: number): number {
  for (let i = 0; i < limit; i++) {
    const byte = byteAt(memory, a + i);
    const difference = byte - byteAt(memory, b + i);
    if (difference !== 0 || byte === 0) return difference;
  }
  return 0;
}

function stringEnd(memory: LinearMemory, start: number): number {
  let at = start;
  while (byteAt(memory, at) !== 0) at++;
  return at;
}

function byteAt(memory: LinearMemory, address: number): number {
  return memory.bytes[memory.check(address, 1)] ?? 0;
}

/** Sizes are unsigned, of 32 or 64 bits. */
function asSize(size: RuntimeValue | undefined): number {
  return typeof size === "bigint" ? Number(unsignedBigInt(64, size)) : asNumber(size) >>> 0;
}
