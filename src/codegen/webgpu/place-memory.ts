import { directCallee } from "../../analysis/call-graph.ts";
import { referencedGlobals } from "../../analysis/constant-references.ts";
import { wgslParameterOffset } from "../../artifact/wgsl-kernel.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { IrFunction } from "../../ir/function.ts";
import type { AllocaInst, CallInst, Instruction } from "../../ir/instruction.ts";
import { abiAlign, alignUp, allocBytes, storeBytes } from "../../ir/layout.ts";
import { AddressSpace } from "../../ir/types.ts";
import { ConstantInt, GlobalVariable, type Value } from "../../ir/values.ts";
import type { KernelMemory } from "./kernel-memory.ts";
import { Unsupported } from "./unsupported.ts";
import type { Memory } from "./windows.ts";

/** Lays out a kernel's shared memory and local arrays, and decides how memory is declared. */
export function placeMemory(
  kernel: IrFunction,
  memoriesOf: (pointer: Value) => ReadonlySet<Memory>,
  options: { readonly dynamicSharedBytes: number; readonly slots: number },
): KernelMemory {
  const variables = variablesOf(kernel);
  const isShared = (variable: GlobalVariable) =>
    variable.type.kind === "pointer" && variable.type.addressSpace === AddressSpace.shared;
  const shared = placeShared(variables.filter(isShared), options.dynamicSharedBytes);
  const local = placeLocal(kernel);
  const global = variables.filter((variable) => !isShared(variable));
  const needsAtomics = (memory: Memory) =>
    [...kernel.instructions()].some((instruction) => wantsAtomics(instruction, memory, memoriesOf));
  return {
    isHeapAtomic: needsAtomics("heap"),
    isSharedAtomic: needsAtomics("shared"),
    sharedWords: shared.bytes / 4,
    hasDynamicShared: shared.hasDynamic,
    sharedOffsets: shared.offsets,
    localWords: local.bytes / 4,
    localOffsets: local.offsets,
    slots: options.slots,
    parameterWord: wgslParameterOffset(global.length) / 4,
    variables: global,
  };
}

function variablesOf(kernel: IrFunction): readonly GlobalVariable[] {
  const found = new Set<GlobalVariable>();
  for (const instruction of kernel.instructions()) {
    for (const operand of instruction.operands) {
      for (const global of referencedGlobals(operand))
        if (global instanceof GlobalVariable) found.add(global);
    }
  }
  return [...found];
}

/** Dynamic shared memory, of which every `extern` array is the start, comes behind the rest. */
function placeShared(variables: readonly GlobalVariable[], dynamicBytes: number) {
  const offsets = new Map<GlobalVariable, number>();
  let end = 0;
  const isDynamic = (variable: GlobalVariable) =>
    !variable.initializer || allocBytes(variable.valueType) === 0;
  for (const variable of variables.filter((one) => !isDynamic(one))) {
    const { valueType } = variable;
    const offset = alignUp(end, Math.max(4, variable.align ?? 1, abiAlign(valueType)));
    offsets.set(variable, offset);
    end = offset + allocBytes(valueType);
  }
  const dynamicStart = alignUp(end, 16);
  const dynamic = variables.filter(isDynamic);
  for (const variable of dynamic) offsets.set(variable, dynamicStart);
  const bytes = dynamic.length > 0 ? dynamicStart + dynamicBytes : end;
  return { offsets, bytes: alignUp(bytes, 4), hasDynamic: dynamic.length > 0 };
}

function placeLocal(kernel: IrFunction) {
  const offsets = new Map<AllocaInst, number>();
  let end = 0;
  for (const alloca of kernel.instructions()) {
    if (alloca.opcode !== "alloca") continue;
    const count = alloca.operand(0);
    if (!(count instanceof ConstantInt))
      throw new Unsupported("unsupported-alloca", "arrays of a length that varies");
    const offset = alignUp(end, Math.max(4, alloca.align ?? 1, abiAlign(alloca.allocatedType)));
    offsets.set(alloca, offset);
    end = offset + allocBytes(alloca.allocatedType) * Number(count.value);
  }
  return { offsets, bytes: alignUp(end, 4) };
}

export function usesDeviceHeap(call: CallInst): boolean {
  const callee = directCallee(call);
  return callee !== undefined && lookUpDeviceFunction(callee.name)?.kind === "device-heap";
}

/**
 * Whether the instruction accesses the memory in a way that only atomics do right: an atomic operation, a store to a
 * part of a word, or one that must see what other threads do.
 */
function wantsAtomics(
  instruction: Instruction,
  memory: Memory,
  memoriesOf: (pointer: Value) => ReadonlySet<Memory>,
): boolean {
  const goesThere = (pointer: Value) => memoriesOf(pointer).has(memory);
  switch (instruction.opcode) {
    case "atomicrmw":
    case "cmpxchg":
      return goesThere(instruction.operand(0));
    case "load":
      return (instruction.volatile || instruction.atomic !== undefined) && goesThere(instruction.operand(0));
    case "store": {
      const bytes = storeBytes(instruction.operand(0).type);
      const isPart = bytes % 4 !== 0 || (instruction.align ?? 4) < 4;
      const isSeen = instruction.volatile || instruction.atomic !== undefined;
      return (isPart || isSeen) && goesThere(instruction.operand(1));
    }
    case "call":
      return memory === "heap" && usesDeviceHeap(instruction);
    default:
      return false;
  }
}
