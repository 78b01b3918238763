import type { Diagnostic, SourceLocation } from "../source/diagnostic.ts";
import { lookUpDeviceFunction } from "./device-library.ts";
import { IrFunction } from "./function.ts";
import { readableName } from "./link.ts";
import type { Module } from "./module.ts";
import { AddressSpace } from "./types.ts";
import { Constant, ConstantAggregate, ConstantExpression, GlobalValue, GlobalVariable } from "./values.ts";

/**
 * One error for each symbol that is used but neither defined nor part of the device library,
 * at its first use. Run it after linking, when no other module can define it any more.
 */
export function findUndefinedSymbols(module: Module): Diagnostic[] {
  const found = new Map<GlobalValue, SourceLocation | undefined>();
  const note = (constant: Constant, location?: SourceLocation) => {
    for (const global of globalsIn(constant))
      if (!found.has(global) && isUndefined(global)) found.set(global, location);
  };
  for (const fn of module.functions.values()) {
    for (const instruction of fn.instructions())
      for (const operand of instruction.operands)
        if (operand instanceof Constant) note(operand, instruction.location);
  }
  for (const { initializer } of module.globals.values()) if (initializer) note(initializer);
  return Array.from(found, ([global, location]) => describe(global, location));
}

function describe(global: GlobalValue, location: SourceLocation | undefined): Diagnostic {
  const what = global instanceof IrFunction ? "function" : "variable";
  return {
    code: "undefined-device-symbol",
    severity: "error",
    message: `device ${what} ${readableName(global)} is used but not defined`,
    ...(location && { location }),
    help: "define it in this file, or compile all files with -rdc=true and link them together",
  };
}

function isUndefined(global: GlobalValue): boolean {
  if (global.linkage === "extern_weak") return false; // null when nothing defines it
  if (global instanceof IrFunction)
    return global.isDeclaration && lookUpDeviceFunction(global.name) === undefined;
  return global instanceof GlobalVariable && !global.initializer && !isDefinedElsewhere(global);
}

/** Dynamic shared memory has its size from the launch, and managed variables live in the host's part. */
function isDefinedElsewhere({ type, valueType, section }: GlobalVariable): boolean {
  const isShared = type.kind === "pointer" && type.addressSpace === AddressSpace.shared;
  return (isShared && valueType.kind === "array") || section === ".unwarp.managed";
}

function* globalsIn(constant: Constant): Generator<GlobalValue> {
  if (constant instanceof GlobalValue) yield constant;
  else if (constant instanceof ConstantExpression)
    for (const part of constant.operands) yield* globalsIn(part);
  else if (constant instanceof ConstantAggregate)
    for (const part of constant.elements) yield* globalsIn(part);
}
