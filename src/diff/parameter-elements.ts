import type { AppInfo } from "../artifact/app-info.ts";
import { pointerSourceOperands } from "../analysis/pointer-origins.ts";
import { IrFunction } from "../ir/function.ts";
import { type Instruction, isInstruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import type { Type } from "../ir/types.ts";
import { Argument, type Value } from "../ir/values.ts";
import type { ElementType } from "./element-type.ts";

/**
 * What numbers a kernel's pointer points to, told by how the kernel reads and writes there: the IR's pointers have no types.
 * Undefined where it does nothing, or different things.
 */
export function parameterElement(app: AppInfo, kernel: string, parameter: number): ElementType | undefined {
  const argument = moduleOf(app, kernel)?.functions.get(kernel)?.args[parameter];
  if (!argument) return undefined;
  // A struct holds the pointers, and what is read of it itself says nothing.
  const pointers = argument.attributes.byval ? loadedPointers(argument) : [argument];
  const types = new Set(pointers.flatMap(accessedTypes).map(elementOf));
  if (types.has(undefined) || types.size !== 1) return undefined;
  const [type] = types;
  return type === "i16" ? sixteenBits(kernel) : type;
}

/** The numbers of a variable of the device, where all are of one type. */
export function variableElement(app: AppInfo, kernel: string, variable: string): ElementType | undefined {
  const global = moduleOf(app, kernel)?.globals.get(variable);
  const types = new Set(global ? leavesOf(global.valueType).map(elementOf) : []);
  const [type] = types;
  return types.size === 1 ? type : undefined;
}

function leavesOf(type: Type): readonly Type[] {
  if (type.kind === "array") return leavesOf(type.element);
  return type.kind === "struct" ? (type.fields ?? []).flatMap(leavesOf) : [type];
}

function moduleOf(app: AppInfo, kernel: string): Module | undefined {
  const found = app.modules.find(({ kernels }) => kernels.some(({ name }) => name === kernel));
  return found && parseModule(found.ir);
}

/** Half and bfloat16 are integers in the IR; names say which classes the parameters have. */
function sixteenBits(kernel: string): ElementType {
  const hasHalf = /6__half|7__half2/.test(kernel);
  const hasBfloat = /13__nv_bfloat16|14__nv_bfloat162/.test(kernel);
  if (hasHalf === hasBfloat) return "i16";
  return hasHalf ? "f16" : "bf16";
}

/** Types of all accesses through the pointer, or a pointer made of it, in calls as well. */
function accessedTypes(start: Value): Type[] {
  const types: Type[] = [];
  visitUses(start, (user, pointer) => void types.push(...typesAt(user, pointer)));
  return types;
}

function loadedPointers(struct: Value): Value[] {
  const pointers: Value[] = [];
  visitUses(struct, (user) => {
    if (user.opcode === "load" && user.type.kind === "pointer") pointers.push(user);
  });
  return pointers;
}

/** All uses of a pointer and of pointers made of it. */
function visitUses(start: Value, visit: (user: Instruction, pointer: Value) => void): void {
  const seen = new Set<Value>([start]);
  const pending = [start];
  const follow = (value: Value) => {
    if (seen.has(value)) return;
    seen.add(value);
    pending.push(value);
  };
  for (let pointer = pending.pop(); pointer; pointer = pending.pop()) {
    for (const user of pointer.users) {
      if (!isInstruction(user)) continue;
      visit(user, pointer);
      const passes = pointerSourceOperands(user)?.some((index) => user.operand(index) === pointer) ?? false;
      if (passes) follow(user);
      if (user.opcode === "call" && user.callee instanceof IrFunction) {
        for (const [index, argument] of user.callee.args.entries())
          if (user.operands[index] === pointer && argument instanceof Argument) follow(argument);
      }
    }
  }
}

function typesAt(user: Instruction, pointer: Value): Type[] {
  switch (user.opcode) {
    case "load":
      return [user.type];
    case "store":
      return user.operand(1) === pointer ? [user.operand(0).type] : [];
    case "atomicrmw":
    case "cmpxchg":
      return user.operand(0) === pointer ? [user.operand(1).type] : [];
    default:
      return [];
  }
}

function elementOf(type: Type): ElementType | undefined {
  switch (type.kind) {
    case "vector":
      return elementOf(type.element);
    case "float":
      return ({ half: "f16", bfloat: "bf16", float: "f32", double: "f64", fp128: undefined } as const)[
        type.format
      ];
    case "int":
      return integerElements.get(type.bits);
    case "pointer":
      return "i32";
    default:
      return undefined;
  }
}

const integerElements: ReadonlyMap<number, ElementType> = new Map([
  [1, "i8"],
  [8, "i8"],
  [16, "i16"],
  [32, "i32"],
  [64, "i64"],
]);
