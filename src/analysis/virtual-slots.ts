import { IrFunction } from "../ir/function.ts";
import { type CallInst, isInstruction } from "../ir/instruction.ts";
import { addressSteps } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { type Constant, ConstantAggregate, ConstantExpression, GlobalVariable } from "../ir/values.ts";
import { referencedGlobals, stripConstantCasts } from "./constant-references.ts";

/** Bytes of a pointer in device memory. */
const pointerBytes = 4;
/** A virtual table begins with the offset to the object's top and a place for type information at least. */
const leastHeader = 2;

/**
 * Functions whose addresses stand in virtual tables and nowhere else, and the slots that they may have there:
 * what a virtual call of another slot cannot reach.
 */
export function analyzeVirtualSlots(module: Module): ReadonlyMap<IrFunction, ReadonlySet<number>> {
  const slots = new Map<IrFunction, Set<number>>();
  const elsewhere = new Set<IrFunction>();
  const takeElsewhere = (value: Parameters<typeof referencedGlobals>[0]) => {
    for (const global of referencedGlobals(value)) if (global instanceof IrFunction) elsewhere.add(global);
  };
  for (const variable of module.globals.values()) {
    const tables = tablesOf(variable);
    if (!tables) takeElsewhere(variable.initializer);
    for (const { fn, slot } of tables?.flatMap(slotsOf) ?? []) {
      const known = slots.get(fn) ?? new Set();
      slots.set(fn, known.add(slot));
    }
  }
  for (const fn of module.functions.values()) {
    for (const instruction of fn.instructions()) {
      if (instruction.opcode === "call") instruction.args.forEach(takeElsewhere);
      else instruction.operands.forEach(takeElsewhere);
    }
  }
  return new Map([...slots].filter(([fn]) => !elsewhere.has(fn)));
}

/** The slot that a call takes its function from, if it is one of the form that virtual calls have. */
export function virtualSlot(call: CallInst): number | undefined {
  const { callee } = call;
  if (!isInstruction(callee) || callee.opcode !== "load") return undefined;
  let pointer = callee.operand(0);
  let bytes = 0;
  while (isInstruction(pointer) && pointer.opcode === "getelementptr") {
    for (const step of addressSteps(pointer.sourceType, pointer.operands.slice(1))) {
      if (!("bytes" in step)) return undefined;
      bytes += step.bytes;
    }
    pointer = pointer.operand(0);
  }
  // The object's first word is where its virtual table is.
  const isTable = isInstruction(pointer) && pointer.opcode === "load";
  return isTable && bytes >= 0 && bytes % pointerBytes === 0 ? bytes / pointerBytes : undefined;
}

/** The tables that a variable consists of; undefined if it is no group of virtual tables. */
function tablesOf({
  name,
  initializer,
  isConstant,
}: GlobalVariable): readonly ConstantAggregate[] | undefined {
  if (!isConstant || !/^_ZT[VC]/.test(name) || !(initializer instanceof ConstantAggregate)) return undefined;
  const tables = initializer.elements.filter((element) => element instanceof ConstantAggregate);
  return tables.length === initializer.elements.length ? tables : undefined;
}

/**
 * How many offsets stand in front of a table's functions only its class knows, and functions that there are none
 * of on the device are null: each place of the header's end that fits what is there counts.
 */
function slotsOf({ elements }: ConstantAggregate): { readonly fn: IrFunction; readonly slot: number }[] {
  const functions = elements.map(functionOf);
  const first = functions.findIndex((fn) => fn !== undefined);
  return functions.flatMap((fn, index) => {
    if (!fn) return [];
    return Array.from({ length: first - leastHeader + 1 }, (_, extra) => ({
      fn,
      slot: index - leastHeader - extra,
    }));
  });
}

function functionOf(element: Constant): IrFunction | undefined {
  const base = element instanceof ConstantExpression ? stripConstantCasts(element) : element;
  return base instanceof IrFunction ? base : undefined;
}
