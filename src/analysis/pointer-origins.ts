import { type Instruction, isInstruction } from "../ir/instruction.ts";
import { AddressSpace } from "../ir/types.ts";
import { Argument, ConstantExpression, GlobalVariable, type Value } from "../ir/values.ts";
import { IrFunction } from "../ir/function.ts";

/**
 * The values a pointer may be computed from by offsets and copies only: variables, allocas,
 * arguments, loaded pointers, call results, integers made pointers, and null. Looks through
 * getelementptr, address space casts, phi, select and freeze. Complete, so it errs on the side
 * of too many origins: the address always lies in the object of one of them (or outside of it
 * by a wrong index).
 */
export function pointerOrigins(pointer: Value): ReadonlySet<Value> {
  const origins = new Set<Value>();
  const seen = new Set<Value>([pointer]);
  const pending = [pointer];
  for (let value = pending.pop(); value; value = pending.pop()) {
    const sources = pointerSources(value);
    if (!sources) origins.add(value);
    for (const source of sources ?? []) {
      if (seen.has(source)) continue;
      seen.add(source);
      pending.push(source);
    }
  }
  return origins;
}

/** The pointers that `value` is an offset into or a copy of; undefined when it is an origin itself. */
export function pointerSources(value: Value): readonly Value[] | undefined {
  if (value instanceof ConstantExpression) {
    const passesThrough = ["getelementptr", "addrspacecast", "bitcast"].includes(value.opcode);
    return passesThrough ? value.operands.slice(0, 1) : undefined;
  }
  return isInstruction(value)
    ? pointerSourceOperands(value)?.map((index) => value.operand(index))
    : undefined;
}

/** Which operands of an instruction those pointers are. */
export function pointerSourceOperands(instruction: Instruction): readonly number[] | undefined {
  switch (instruction.opcode) {
    case "getelementptr":
    case "addrspacecast":
    case "bitcast":
    case "freeze":
      return [0];
    case "select":
      return [1, 2];
    case "phi":
      return instruction.operands.map((_, index) => index);
    default:
      return undefined;
  }
}

/** Where memory lies. "unknown" may be any of them, or no memory at all. */
export type MemorySpace = "global" | "shared" | "constant" | "local" | "code" | "unknown";

/** The memory that all origins of `pointer` lie in; "unknown" when they differ or one is unknown. */
export function memorySpaceOf(pointer: Value): MemorySpace {
  const spaces = new Set([...pointerOrigins(pointer)].map(memorySpaceOfOrigin));
  const [space] = spaces;
  return spaces.size === 1 && space ? space : "unknown";
}

/** The memory that a value which `pointerOrigins` gave lies in. */
export function memorySpaceOfOrigin(origin: Value): MemorySpace {
  if (origin instanceof IrFunction) return "code";
  if (isInstruction(origin) && origin.opcode === "alloca") return "local";
  // A byval parameter is the callee's own copy, as an alloca would be.
  if (origin instanceof Argument && origin.attributes.byval) return "local";
  if (origin.type.kind !== "pointer") return "unknown";
  switch (origin.type.addressSpace) {
    case AddressSpace.shared:
      return "shared";
    case AddressSpace.local:
      return "local";
    case AddressSpace.constant:
      return "constant";
    case AddressSpace.global:
      return "global";
    default:
      // clang puts variables in a space of their own; one left in the generic space is memory all threads see.
      return origin instanceof GlobalVariable ? "global" : "unknown";
  }
}

/** Whether `origin` is a variable that exists: never null, never an address the user made up. */
export function isKnownObject(origin: Value): boolean {
  if (origin instanceof GlobalVariable) return origin.linkage !== "extern_weak";
  if (origin instanceof Argument) return origin.attributes.byval !== undefined;
  return isInstruction(origin) && origin.opcode === "alloca";
}
