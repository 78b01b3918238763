import { type Builder, constInt, poison } from "../../../ir/build.ts";
import { addressSteps } from "../../../ir/layout.ts";
import { i32, type Type, vectorType } from "../../../ir/types.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";

/**
 * What a getelementptr computes, on numbers of 32 bits. It wraps around, so that a wild index
 * still gives an address in the program's own 4 GiB.
 */
export function addressArithmetic(
  at: Builder,
  base: Value,
  sourceType: Type,
  indices: readonly Value[],
): Value {
  const lanes = [base, ...indices].map(({ type }) => (type.kind === "vector" ? type.length : 0));
  const length = Math.max(...lanes);
  let known = 0;
  let address = base;
  const add = (offset: Value) => {
    const isMixed = (offset.type.kind === "vector") !== (address.type.kind === "vector");
    address = isMixed
      ? at.add(spread(at, address, length), spread(at, offset, length))
      : at.add(address, offset);
  };
  for (const step of addressSteps(sourceType, indices)) {
    if ("bytes" in step) known += step.bytes;
    else add(scaled(at, step.index, step.stride));
  }
  if (known !== 0) add(constInt(address.type, known));
  return length > 0 ? spread(at, address, length) : address;
}

function scaled(at: Builder, index: Value, stride: number): Value {
  const narrow = resize(at, index);
  return stride === 1 ? narrow : at.mul(narrow, constInt(narrow.type, stride));
}

/** Indices are signed, and any number of bits wide. */
function resize(at: Builder, index: Value): Value {
  const { type } = index;
  const scalar = type.kind === "vector" ? type.element : type;
  invariant(scalar.kind === "int", `an index of type ${type.text}`);
  if (scalar.bits === 32) return index;
  const to = type.kind === "vector" ? vectorType(type.length, i32) : i32;
  if (index instanceof ConstantInt) return constInt(i32, index.signed);
  return at.cast(scalar.bits > 32 ? "trunc" : "sext", index, to);
}

/** The same number in all lanes. */
function spread(at: Builder, value: Value, length: number): Value {
  if (value.type.kind === "vector") return value;
  const vector = vectorType(length, i32);
  if (value instanceof ConstantInt) return constInt(vector, value.value);
  const first = at.insertElement(poison(vector), value, 0);
  return at.shuffle(first, poison(vector), Array<number>(length).fill(0));
}
