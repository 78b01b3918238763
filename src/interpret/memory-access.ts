import { bitsToNumber, numberToBits } from "../ir/float-bits.ts";
import { allocBytes, scalarBits, storeBytes, structLayout } from "../ir/layout.ts";
import type { FloatType, IntType, StructType, Type, VectorType } from "../ir/types.ts";
import { KernelFault } from "./fault.ts";
import {
  asBigInt,
  asNumber,
  elementAt,
  integerFromBigInt,
  type RegisterFormat,
  type RuntimeValue,
  unsignedBigInt,
  wrapNumber,
} from "./runtime-value.ts";

/** Reads and writes values of one type. Addresses are not checked here. */
export interface MemoryAccess {
  readonly bytes: number;
  read(view: DataView, address: number): RuntimeValue;
  write(view: DataView, address: number, value: RuntimeValue): void;
}

/** How values of `type` lie in memory, little endian. */
export function memoryAccess(type: Type): MemoryAccess {
  switch (type.kind) {
    case "int":
      return integerAccess(type);
    case "float":
      return floatAccess(type);
    case "pointer":
      return pointerAccess;
    case "vector":
      return scalarBits(type.element) % 8 === 0
        ? elementsAccess(storeBytes(type), vectorElements(type))
        : bitVectorAccess(type);
    case "array": {
      const stride = allocBytes(type.element);
      const element = memoryAccess(type.element);
      const elements = Array.from({ length: type.length }, (_, index) => ({
        access: element,
        offset: index * stride,
      }));
      return elementsAccess(storeBytes(type), elements);
    }
    case "struct":
      return elementsAccess(storeBytes(type), structElements(type));
    case "void":
    case "function":
    case "label":
    case "metadata":
      throw new KernelFault("unsupported", `a value of type ${type.text} in memory`);
  }
}

function integerAccess({ bits }: IntType): MemoryAccess {
  switch (bits) {
    case 8:
      return {
        bytes: 1,
        read: (view, at) => view.getInt8(at),
        write: (view, at, value) => view.setInt8(at, asNumber(value)),
      };
    case 16:
      return {
        bytes: 2,
        read: (view, at) => view.getInt16(at, true),
        write: (view, at, value) => view.setInt16(at, asNumber(value), true),
      };
    case 32:
      return {
        bytes: 4,
        read: (view, at) => view.getInt32(at, true),
        write: (view, at, value) => view.setInt32(at, asNumber(value), true),
      };
    case 64:
      return {
        bytes: 8,
        read: (view, at) => view.getBigInt64(at, true),
        write: (view, at, value) => view.setBigInt64(at, asBigInt(value), true),
      };
    default:
      return oddIntegerAccess(bits);
  }
}

/** i1 (a byte that is 0 or 1), i24, i128, ...: byte by byte, zero-extended to whole bytes. */
function oddIntegerAccess(bits: number): MemoryAccess {
  const bytes = Math.ceil(bits / 8);
  const wrap = bits <= 32 ? wrapNumber(bits) : undefined;
  return {
    bytes,
    read(view, at) {
      if (wrap && bytes === 1) return wrap(view.getUint8(at));
      let value = 0n;
      for (let i = bytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(view.getUint8(at + i));
      return integerFromBigInt(bits, value);
    },
    write(view, at, value) {
      let rest = unsignedBigInt(bits, value);
      for (let i = 0; i < bytes; i++, rest >>= 8n) view.setUint8(at + i, Number(rest & 255n));
    },
  };
}

function floatAccess({ format }: FloatType): MemoryAccess {
  switch (format) {
    case "float":
      return {
        bytes: 4,
        read: (view, at) => view.getFloat32(at, true),
        write: (view, at, value) => view.setFloat32(at, asNumber(value), true),
      };
    case "double":
      return {
        bytes: 8,
        read: (view, at) => view.getFloat64(at, true),
        write: (view, at, value) => view.setFloat64(at, asNumber(value), true),
      };
    case "half":
    case "bfloat":
      return shortFloatAccess(format);
    case "fp128":
      throw new KernelFault("unsupported", "128-bit floating point");
  }
}

function shortFloatAccess(format: RegisterFormat): MemoryAccess {
  return {
    bytes: 2,
    read: (view, at) => bitsToNumber(BigInt(view.getUint16(at, true)), format),
    write: (view, at, value) => view.setUint16(at, Number(numberToBits(asNumber(value), format)), true),
  };
}

const pointerAccess: MemoryAccess = {
  bytes: 4,
  read: (view, at) => view.getUint32(at, true),
  write: (view, at, value) => view.setUint32(at, asNumber(value), true),
};

interface ElementAccess {
  readonly access: MemoryAccess;
  readonly offset: number;
}

function elementsAccess(bytes: number, elements: readonly ElementAccess[]): MemoryAccess {
  return {
    bytes,
    read: (view, at) => elements.map(({ access, offset }) => access.read(view, at + offset)),
    write(view, at, value) {
      elements.forEach(({ access, offset }, index) =>
        access.write(view, at + offset, elementAt(value, index)),
      );
    },
  };
}

function vectorElements({ element, length }: VectorType): ElementAccess[] {
  const access = memoryAccess(element);
  return Array.from({ length }, (_, index) => ({ access, offset: index * storeBytes(element) }));
}

function structElements(type: StructType): ElementAccess[] {
  const { offsets } = structLayout(type);
  return (type.fields ?? []).map((field, index) => ({
    access: memoryAccess(field),
    offset: offsets[index] ?? 0,
  }));
}

/** Vectors whose elements are no whole bytes are one wide integer, element 0 in its low bits. */
function bitVectorAccess(type: VectorType): MemoryAccess {
  const bits = scalarBits(type.element);
  const whole = oddIntegerAccess(bits * type.length);
  return {
    bytes: storeBytes(type),
    read(view, at) {
      const mask = unsignedBigInt(bits * type.length, whole.read(view, at));
      return Array.from({ length: type.length }, (_, index) =>
        integerFromBigInt(bits, mask >> BigInt(index * bits)),
      );
    },
    write(view, at, value) {
      let mask = 0n;
      for (let i = 0; i < type.length; i++)
        mask |= unsignedBigInt(bits, elementAt(value, i)) << BigInt(i * bits);
      whole.write(view, at, integerFromBigInt(bits * type.length, mask));
    },
  };
}
