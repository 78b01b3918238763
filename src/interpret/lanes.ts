import type { Type } from "../ir/types.ts";
import { asElements, elementAt, type RuntimeValue } from "./runtime-value.ts";

/**
 * Makes a scalar operation work on vectors, element by element. `type` is the type that decides;
 * arguments that are no vectors (`llvm.powi`'s exponent, `llvm.ctlz`'s flag) go to every element.
 */
export function lanewise(
  type: Type,
  operation: (args: readonly RuntimeValue[]) => RuntimeValue,
): (args: readonly RuntimeValue[]) => RuntimeValue {
  if (type.kind !== "vector") return operation;
  const lanes = Array.from({ length: type.length }, (_, lane) => lane);
  return (args) =>
    lanes.map((lane) => operation(args.map((arg) => (typeof arg === "object" ? elementAt(arg, lane) : arg))));
}

export function lanewiseUnary(
  type: Type,
  operation: (value: RuntimeValue) => RuntimeValue,
): (value: RuntimeValue) => RuntimeValue {
  if (type.kind !== "vector") return operation;
  return (value) => asElements(value).map(operation);
}

export function lanewiseBinary(
  type: Type,
  operation: (a: RuntimeValue, b: RuntimeValue) => RuntimeValue,
): (a: RuntimeValue, b: RuntimeValue) => RuntimeValue {
  if (type.kind !== "vector") return operation;
  return (a, b) => asElements(a).map((element, lane) => operation(element, elementAt(b, lane)));
}
