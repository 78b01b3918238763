import { Constant, ConstantAggregate, ConstantExpression, GlobalValue, type Value } from "../ir/values.ts";

/** The globals and functions that a value names, also inside constant expressions and initializers. */
export function* referencedGlobals(value: Value | undefined): Generator<GlobalValue> {
  if (value instanceof GlobalValue) yield value;
  else if (value instanceof ConstantExpression)
    for (const part of value.operands) yield* referencedGlobals(part);
  else if (value instanceof ConstantAggregate)
    for (const part of value.elements) yield* referencedGlobals(part);
}

/** The value behind constant casts that keep the address: `addrspacecast` and `bitcast`. */
export function stripConstantCasts(value: Value): Value {
  if (!(value instanceof ConstantExpression)) return value;
  const [base] = value.operands;
  const keepsAddress = value.opcode === "addrspacecast" || value.opcode === "bitcast";
  return keepsAddress && base instanceof Constant ? stripConstantCasts(base) : value;
}
