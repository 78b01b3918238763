import { arrayClasses, type ScalarType } from "../artifact/kernel-module.ts";

/** Arrays of numbers that device memory can be filled from and read into. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

export interface TypedArrayClass<T extends TypedArray> {
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
  new (length: number): T;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): T;
}

/** Names of the classes for an element; all, if it is undefined. */
export function arrayClassNames(element: ScalarType | undefined): readonly string[] {
  return element === undefined ? [] : arrayClasses[element];
}

/** The bytes of an array, not a copy. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export const classOf = <T extends TypedArray>(array: T): TypedArrayClass<T> =>
  array.constructor as unknown as TypedArrayClass<T>;

const classes: Partial<Record<string, TypedArrayClass<TypedArray>>> = Object.fromEntries(
  [
    ...[Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array],
    ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array],
  ].map((type) => [type.name, type as unknown as TypedArrayClass<TypedArray>]),
);

/** The class for variables that are made of such numbers; bytes, if it is undefined. */
export function symbolClass(element: ScalarType | undefined): TypedArrayClass<TypedArray> {
  const bytes = Uint8Array as unknown as TypedArrayClass<TypedArray>;
  return element === undefined ? bytes : (classes[arrayClasses[element][0]] ?? bytes);
}
