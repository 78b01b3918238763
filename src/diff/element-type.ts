/** Types of numbers in device memory, as far as a comparison tells them apart. */
export const elementTypes = {
  f16: { bytes: 2, isFloat: true },
  bf16: { bytes: 2, isFloat: true },
  f32: { bytes: 4, isFloat: true },
  f64: { bytes: 8, isFloat: true },
  i8: { bytes: 1, isFloat: false },
  i16: { bytes: 2, isFloat: false },
  i32: { bytes: 4, isFloat: false },
  i64: { bytes: 8, isFloat: false },
} as const satisfies Record<string, { readonly bytes: number; readonly isFloat: boolean }>;

export type ElementType = keyof typeof elementTypes;

/** Reads numbers of one type out of bytes, and measures how far two of them are apart. */
export interface ElementReader {
  readonly count: number;
  /** The number, for people. */
  text(index: number): string;
  /** The place of the number among all of its type, so that neighbours differ by one; of a NaN undefined. */
  place(index: number): bigint | undefined;
}

/** A rest that is no whole element is left out; compare it as bytes. */
export function readElements(bytes: Uint8Array, type: ElementType): ElementReader {
  const size = elementTypes[type].bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits = bitReaders[type](view);
  const isFloat = elementTypes[type].isFloat;
  const sign = 1n << BigInt(8 * size - 1);
  return {
    count: Math.floor(bytes.length / size),
    text: textReaders[type](view),
    place(index) {
      const pattern = bits(index);
      if (!isFloat) return pattern;
      if ((pattern & (sign - 1n)) > infinityBits[type as keyof typeof infinityBits]) return undefined;
      // Below zero the bits count downwards; both zeros are one place.
      return pattern & sign ? -(pattern & (sign - 1n)) : pattern;
    },
  };
}

const infinityBits = {
  f16: 0x7c00n,
  bf16: 0x7f80n,
  f32: 0x7f800000n,
  f64: 0x7ff0000000000000n,
} as const;

type Reader<T> = (view: DataView) => (index: number) => T;

const bitReaders: Readonly<Record<ElementType, Reader<bigint>>> = {
  f16: (view) => (index) => BigInt(view.getUint16(2 * index, true)),
  bf16: (view) => (index) => BigInt(view.getUint16(2 * index, true)),
  f32: (view) => (index) => BigInt(view.getUint32(4 * index, true)),
  f64: (view) => (index) => view.getBigUint64(8 * index, true),
  i8: (view) => (index) => BigInt(view.getInt8(index)),
  i16: (view) => (index) => BigInt(view.getInt16(2 * index, true)),
  i32: (view) => (index) => BigInt(view.getInt32(4 * index, true)),
  i64: (view) => (index) => view.getBigInt64(8 * index, true),
};

const textReaders: Readonly<Record<ElementType, Reader<string>>> = {
  f16: (view) => (index) => shortest(halfValue(view.getUint16(2 * index, true))),
  bf16: (view) => (index) => shortest(floatOfBits(view.getUint16(2 * index, true) << 16)),
  f32: (view) => (index) => shortest(view.getFloat32(4 * index, true)),
  f64: (view) => (index) => textOf(view.getFloat64(8 * index, true)),
  i8: (view) => (index) => String(view.getInt8(index)),
  i16: (view) => (index) => String(view.getInt16(2 * index, true)),
  i32: (view) => (index) => String(view.getInt32(4 * index, true)),
  i64: (view) => (index) => String(view.getBigInt64(8 * index, true)),
};

/** The fewest digits that give the same float again. */
function shortest(value: number): string {
  if (!Number.isFinite(value)) return textOf(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return textOf(Number(text));
  }
  return textOf(Number(value.toPrecision(9)));
}

function textOf(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function floatOfBits(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setInt32(0, bits);
  return view.getFloat32(0);
}

function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
