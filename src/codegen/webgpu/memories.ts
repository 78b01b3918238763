import { referencedGlobals } from "../../analysis/constant-references.ts";
import { memorySpaceOfOrigin, pointerOrigins } from "../../analysis/pointer-origins.ts";
import type { IrFunction } from "../../ir/function.ts";
import type { Instruction } from "../../ir/instruction.ts";
import { Argument, Constant, ConstantExpression, ConstantToken, type Value } from "../../ir/values.ts";
import type { Memory } from "./windows.ts";

/**
 * Which memories a pointer may point into, by what it is computed from. A pointer that comes out of memory is one
 * of the heap, unless the kernel puts others there. Errs on the side of more memories.
 */
export function analyzeMemories(kernel: IrFunction): (pointer: Value) => ReadonlySet<Memory> {
  const known = new Map<Value, ReadonlySet<Memory>>();
  let escaped: ReadonlySet<Memory> = new Set();
  const memoriesOf = (pointer: Value): ReadonlySet<Memory> => {
    const memories = known.get(pointer) ?? collect(pointer, escaped);
    known.set(pointer, memories);
    return memories;
  };
  const found = new Set<Memory>();
  for (const instruction of kernel.instructions()) {
    for (const value of escapingValues(instruction)) {
      for (const memory of memoriesOf(value)) if (memory !== "heap") found.add(memory);
    }
  }
  escaped = found;
  known.clear();
  return memoriesOf;
}

function collect(pointer: Value, escaped: ReadonlySet<Memory>): ReadonlySet<Memory> {
  const memories = new Set<Memory>();
  for (const origin of pointerOrigins(pointer)) {
    for (const memory of memoriesOfOrigin(origin, escaped)) memories.add(memory);
  }
  // A null pointer points nowhere; what goes there is the heap's to refuse.
  return memories.size > 0 ? memories : new Set(["heap"]);
}

function memoriesOfOrigin(origin: Value, escaped: ReadonlySet<Memory>): Iterable<Memory> {
  if (origin instanceof Argument) return [origin.attributes.byval ? "parameters" : "heap"];
  if (origin instanceof ConstantToken) return [];
  const space = memorySpaceOfOrigin(origin);
  if (space === "shared" || space === "local") return [space];
  if (space === "unknown" && !(origin instanceof Constant)) return ["heap", ...escaped];
  if (origin instanceof ConstantExpression) return ["heap", ...escaped, ...memoriesNamedIn(origin)];
  return ["heap"];
}

/** `ptrtoint (ptr @shared to i32)` and what is computed with it. */
function memoriesNamedIn(constant: ConstantExpression): readonly Memory[] {
  return [...referencedGlobals(constant)].some((global) => memorySpaceOfOrigin(global) === "shared")
    ? ["shared"]
    : [];
}

/** Operands whose addresses may come back by another way than through address arithmetic. */
function escapingValues(instruction: Instruction): readonly Value[] {
  const [first, ...others] = instruction.operands;
  const isAddress = (value: Value) => value.type.kind === "pointer" || value instanceof ConstantExpression;
  switch (instruction.opcode) {
    case "store":
      return [first].filter((value) => value !== undefined && isAddress(value)) as Value[];
    case "ptrtoint": {
      const isCompared = [...instruction.users].every(({ opcode }) => opcode === "icmp");
      return isCompared || !first ? [] : [first];
    }
    case "atomicrmw":
    case "cmpxchg":
    case "insertelement":
    case "insertvalue":
      return others.filter(isAddress);
    default:
      // `ptrtoint (ptr @shared to i32)` may stand anywhere.
      return instruction.operands.filter(
        (value) => value instanceof ConstantExpression && value.type.kind === "int",
      );
  }
}
