import type { NativeAddress, NativeVariable } from "../artifact/native-image.ts";
import {
  functionNumber,
  nativeFunctions,
  type NativeNumbers,
  nativeVariables,
} from "../codegen/cpu/native/native-numbers.ts";
import { writeInitializer } from "../interpret/constants.ts";
import { IrFunction } from "../ir/function.ts";
import { abiAlign, allocBytes, memberOffset } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { type Constant, ConstantAggregate, ConstantExpression, GlobalValue } from "../ir/values.ts";

/**
 * The variables of a module with their initial values, in which addresses are still to be filled in.
 * To be asked when all pointers are plain and before `native-pointers` runs.
 */
export function describeVariables(module: Module, numbers: NativeNumbers): readonly NativeVariable[] {
  const variables = nativeVariables(module);
  const places = new Map<GlobalValue, number>(
    variables.map((variable, index) => [variable, numbers.firstVariable + index]),
  );
  const functions = new Map<GlobalValue, number>(
    nativeFunctions(module).map((fn, index) => [fn, functionNumber(index, numbers)]),
  );
  const numberOf = (global: GlobalValue) =>
    global instanceof IrFunction
      ? ({ kind: "function", number: functions.get(global) ?? 0 } as const)
      : ({ kind: "variable", number: places.get(global) ?? 0 } as const);
  return variables.map(({ name, valueType, align, initializer, isManaged }) => ({
    name,
    bytes: allocBytes(valueType),
    align: Math.max(align ?? 1, abiAlign(valueType)),
    data: initializer ? initialBytes(initializer, allocBytes(valueType)) : "",
    managed: isManaged,
    addresses: initializer
      ? [...addressesIn(initializer, 0)].map(({ global, ...place }) => ({ ...place, ...numberOf(global) }))
      : [],
  }));
}

/** With zero for every address. */
function initialBytes(initializer: Constant, bytes: number): string {
  const content = new Uint8Array(bytes);
  writeInitializer({ view: new DataView(content.buffer), addressOf: () => 0 }, 0, initializer);
  if (content.every((byte) => byte === 0)) return "";
  return Array.from(content, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface FoundAddress extends Pick<NativeAddress, "offset" | "sign"> {
  readonly global: GlobalValue;
}

function* addressesIn(constant: Constant, offset: number): Generator<FoundAddress> {
  if (constant instanceof ConstantAggregate) {
    for (const [index, element] of constant.elements.entries())
      yield* addressesIn(element, offset + memberOffset(constant.type, index));
    return;
  }
  for (const { global, sign } of terms(constant, 1)) yield { offset, sign, global };
}

/** The globals that a constant is the sum of: a difference of two addresses has one with a minus. */
function* terms(constant: Constant, sign: 1 | -1): Generator<{ global: GlobalValue; sign: 1 | -1 }> {
  if (constant instanceof GlobalValue) yield { global: constant, sign };
  if (!(constant instanceof ConstantExpression)) return;
  const [first, second] = constant.operands;
  if (first) yield* terms(first, sign);
  if (second && (constant.opcode === "add" || constant.opcode === "sub"))
    yield* terms(second, constant.opcode === "sub" ? (sign === 1 ? -1 : 1) : sign);
}
