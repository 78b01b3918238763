import type { Module } from "./module.ts";
import { Constant, ConstantAggregate, ConstantExpression, type GlobalValue } from "./values.ts";

/** Makes everything in the module that names a key of `map` name its value instead. */
export function replaceGlobals(module: Module, map: ReadonlyMap<GlobalValue, Constant>): void {
  if (map.size === 0) return;
  for (const global of module.globals.values())
    if (global.initializer) global.initializer = mapConstant(global.initializer, map);
  for (const [name, aliasee] of module.aliases) module.aliases.set(name, mapConstant(aliasee, map));
  for (const fn of module.functions.values()) {
    for (const instruction of fn.instructions()) {
      instruction.operands.forEach((operand, index) => {
        if (!(operand instanceof Constant)) return;
        const mapped = mapConstant(operand, map);
        if (mapped !== operand) instruction.setOperand(index, mapped);
      });
    }
  }
}

/** The constant with other globals in it; itself when it names none of them. */
export function mapConstant(constant: Constant, map: ReadonlyMap<GlobalValue, Constant>): Constant {
  if (constant instanceof ConstantAggregate) {
    const elements = mapAll(constant.elements, map);
    return elements === constant.elements ? constant : new ConstantAggregate(constant.type, elements);
  }
  if (constant instanceof ConstantExpression) {
    const operands = mapAll(constant.operands, map);
    if (operands === constant.operands) return constant;
    const { type, opcode, sourceType, flags } = constant;
    return new ConstantExpression(type, opcode, operands, sourceType, flags);
  }
  return map.get(constant as GlobalValue) ?? constant;
}

function mapAll(
  constants: readonly Constant[],
  map: ReadonlyMap<GlobalValue, Constant>,
): readonly Constant[] {
  const mapped = constants.map((constant) => mapConstant(constant, map));
  return mapped.some((constant, index) => constant !== constants[index]) ? mapped : constants;
}
