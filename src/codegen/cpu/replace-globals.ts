import type { IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import type { Type } from "../../ir/types.ts";
import {
  Constant,
  ConstantAggregate,
  ConstantExpression,
  ConstantToken,
  GlobalValue,
  type Value,
} from "../../ir/values.ts";

export interface GlobalReplacement {
  /** What each global becomes; others stay. */
  readonly map: ReadonlyMap<GlobalValue, GlobalValue>;
  /** Direct calls go on calling the old function: only uses of the address are replaced. */
  readonly keepCallees?: boolean;
  /** New types of constant expressions and aggregates; the same object when a type stays. */
  readonly retype?: (type: Type) => Type;
}

/**
 * Makes everything in the module use the replacements: instructions, constant expressions and
 * the initializers of variables. The new globals must be in the module already. Returns whether
 * anything used an old one.
 */
export function replaceGlobals(module: Module, replacement: GlobalReplacement): boolean {
  const { map, keepCallees = false, retype = (type) => type } = replacement;
  const rewrite = constantRewriter(map, retype);
  let changed = false;
  for (const global of module.globals.values()) {
    const initializer = global.initializer && rewrite(global.initializer);
    if (initializer === global.initializer) continue;
    global.initializer = initializer;
    changed = true;
  }
  for (const fn of module.functions.values()) changed = rewriteOperands(fn, keepCallees, rewrite) || changed;
  return changed;
}

function rewriteOperands(
  fn: IrFunction,
  keepCallees: boolean,
  rewrite: (constant: Constant) => Constant,
): boolean {
  let changed = false;
  for (const instruction of fn.instructions()) {
    instruction.operands.forEach((operand: Value, index) => {
      if (!(operand instanceof Constant)) return;
      const isCallee = instruction.opcode === "call" && index === instruction.operands.length - 1;
      if (keepCallees && isCallee) return;
      const replacement = rewrite(operand);
      if (replacement === operand) return;
      instruction.setOperand(index, replacement);
      changed = true;
    });
  }
  return changed;
}

/** Rewrites constants; constants that stay the same stay the same object. */
function constantRewriter(
  map: ReadonlyMap<GlobalValue, GlobalValue>,
  retype: (type: Type) => Type,
): (constant: Constant) => Constant {
  const done = new Map<Constant, Constant>();
  const rewrite = (constant: Constant): Constant => {
    if (constant instanceof GlobalValue) return map.get(constant) ?? constant;
    if (constant instanceof ConstantToken) {
      const type = retype(constant.type);
      return type === constant.type ? constant : new ConstantToken(type, constant.token);
    }
    if (!(constant instanceof ConstantExpression || constant instanceof ConstantAggregate)) {
      return constant;
    }
    const known = done.get(constant);
    if (known) return known;
    const result = rebuild(constant);
    done.set(constant, result);
    return result;
  };
  const rebuild = (constant: ConstantExpression | ConstantAggregate): Constant => {
    const parts = constant instanceof ConstantExpression ? constant.operands : constant.elements;
    const newParts = parts.map(rewrite);
    const type = retype(constant.type);
    if (type === constant.type && newParts.every((part, index) => part === parts[index])) return constant;
    if (constant instanceof ConstantAggregate) return new ConstantAggregate(type, newParts);
    const [only] = newParts;
    // A cast between address spaces that have become one.
    if (constant.opcode === "addrspacecast" && only?.type.text === type.text) return only;
    const { opcode, sourceType, flags } = constant;
    return new ConstantExpression(type, opcode, newParts, sourceType, flags);
  };
  return rewrite;
}
