import { defaultSharedBytes, maxSharedBytes } from "../../artifact/shared-memory-limits.ts";
import { analyzeCallGraph, directCallee } from "../../analysis/call-graph.ts";
import { referencedGlobals } from "../../analysis/constant-references.ts";
import type { IrFunction } from "../../ir/function.ts";
import type { CallInst, Instruction, PhiInst } from "../../ir/instruction.ts";
import { abiAlign, alignUp, allocBytes } from "../../ir/layout.ts";
import type { Module } from "../../ir/module.ts";
import { AddressSpace, i32, ptr } from "../../ir/types.ts";
import { GlobalVariable, type Value } from "../../ir/values.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import type { Pass, PassContext } from "../../transform/pass.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { expandConstant, useAt } from "./expand-constant.ts";
import { hasFact, setFact } from "./kernel-facts.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";
import { readRegister } from "./registers.ts";

/**
 * Gives each `__shared__` variable its place in the worker's shared memory. Dynamic shared
 * memory follows the static variables, at a multiple of 16.
 *
 *     load @tile   =>   %shared = read register shared
 *                       load (getelementptr i8, %shared, 256)
 *
 * Each kernel has a layout of its own, as small as possible, unless a function that stays a call
 * uses shared variables: it must find them at the same place for every kernel.
 */
export const layOutSharedMemory: Pass = layOutSharedMemoryWithin(defaultSharedBytes);

/** As `layOutSharedMemory`, where a kernel's own variables can have that much. */
export function layOutSharedMemoryWithin(limit: number): Pass {
  return {
    name: "lay-out-shared-memory",
    summary: "give shared variables their offsets",
    after: ["inline-barrier-calls", "infer-address-spaces", "lower-shared-atomics", "guard-null-pages"],
    run(module, context) {
      const variables = [...module.globals.values()].filter(isShared);
      const users = new Map([...module.functions.values()].map((fn) => [fn, sharedUsedIn(fn)]));
      const common = [...users].some(([fn, used]) => !fn.isKernel && !fn.isDeclaration && used.size > 0);
      const graph = common ? analyzeCallGraph(module) : undefined;
      const commonLayout = common ? layOut(new Set(variables)) : undefined;

      let changed = variables.length > 0;
      for (const [fn, used] of users) {
        if (fn.isDeclaration) continue;
        const layout = commonLayout ?? layOut(used);
        changed = replaceIn(fn, layout, module) || changed;
        if (!fn.isKernel || hasFact(fn, "static-shared-bytes")) continue;
        changed = true;
        setFact(fn, "static-shared-bytes", layout.staticBytes);
        const reached = graph ? reachable(fn, (caller) => graph.callees(caller)) : [fn];
        const own = new Set(reached.flatMap((reader) => [...(users.get(reader) ?? [])]));
        setFact(fn, "dynamic-shared", [...own].some(isDynamic) ? 1 : 0);
        const ownBytes = layOut(own).staticBytes;
        if (ownBytes > limit) reportSize(fn, ownBytes, limit, context);
        else if (layout.staticBytes > maxSharedBytes)
          reportSize(fn, layout.staticBytes, maxSharedBytes, context);
      }
      for (const variable of variables) module.globals.delete(variable.name);
      return changed;
    },
  };
}

function isShared(global: unknown): global is GlobalVariable {
  return (
    global instanceof GlobalVariable &&
    global.type.kind === "pointer" &&
    global.type.addressSpace === AddressSpace.shared
  );
}

/** `extern __shared__ float data[]`, also with a size: all of them begin at the same place. */
function isDynamic(variable: GlobalVariable): boolean {
  return variable.initializer === undefined;
}

function sharedUsedIn(fn: IrFunction): ReadonlySet<GlobalVariable> {
  const used = new Set<GlobalVariable>();
  for (const instruction of fn.instructions()) {
    for (const operand of instruction.operands) {
      for (const global of referencedGlobals(operand)) if (isShared(global)) used.add(global);
    }
  }
  return used;
}

interface SharedLayout {
  offsetOf(variable: GlobalVariable): number;
  readonly staticBytes: number;
}

function layOut(variables: ReadonlySet<GlobalVariable>): SharedLayout {
  const offsets = new Map<GlobalVariable, number>();
  let end = 0;
  // The most aligned first, so that no padding is needed between.
  const alignOf = (variable: GlobalVariable) => variable.align ?? abiAlign(variable.valueType);
  for (const variable of [...variables].sort((a, b) => alignOf(b) - alignOf(a))) {
    if (isDynamic(variable)) continue;
    const offset = alignUp(end, alignOf(variable));
    offsets.set(variable, offset);
    end = offset + allocBytes(variable.valueType);
  }
  return { staticBytes: end, offsetOf: (variable) => offsets.get(variable) ?? alignUp(end, 16) };
}

/** As nvcc's assembler does. */
function reportSize(kernel: IrFunction, bytes: number, most: number, context: PassContext): void {
  let location = [...kernel.instructions()].find((instruction) => instruction.location)?.location;
  // The kernel's own line, not one of a function that was inlined into it.
  while (location?.inlinedAt) location = location.inlinedAt;
  context.report({
    code: "too-much-shared-memory",
    severity: "error",
    message: `kernel ${kernel.sourceName ?? kernel.name} has ${bytes} bytes of shared variables, a block can have ${most}`,
    ...(location && { location }),
    help: "use dynamic shared memory, and cudaFuncSetAttribute where it is more than that",
  });
}

function replaceIn(fn: IrFunction, layout: SharedLayout, module: Module): boolean {
  let changed = false;
  for (const instruction of [...fn.instructions()]) {
    const isQuery = isSpaceQuery(instruction);
    if (isQuery) lowerSpaceQuery(instruction, layout, module);
    else changed = replaceOperands(instruction, layout, module) || changed;
    changed ||= isQuery;
  }
  return changed;
}

function replaceOperands(instruction: Instruction, layout: SharedLayout, module: Module): boolean {
  let changed = false;
  instruction.operands.forEach((operand, index) => {
    if (![...referencedGlobals(operand)].some(isShared)) return;
    changed = true;
    const writer = useAt(instruction, index);
    const address = expandConstant(writer, operand, (global) => {
      if (!isShared(global)) return undefined;
      const base = readRegister(writer, module, "shared");
      const place = writer.byteOffset(base, layout.offsetOf(global), global.name);
      return writer.cast("addrspacecast", place, global.type);
    });
    if (instruction.opcode === "phi") setIncoming(instruction, index, address);
    else instruction.setOperand(index, address);
  });
  return changed;
}

/** Edges from the same block (of a switch) must bring the same value. */
function setIncoming(phi: PhiInst, index: number, value: Value): void {
  const from = phi.incomingBlocks[index];
  phi.incomingBlocks.forEach((block, other) => {
    if (block === from) phi.setOperand(other, value);
  });
}

/** `__isShared(p)` and `__isGlobal(p)`; any pointer that is not shared passes for global. */
function isSpaceQuery(instruction: Instruction): instruction is CallInst {
  if (instruction.opcode !== "call") return false;
  const callee = directCallee(instruction);
  return !!callee && lookUpDeviceFunction(callee.name)?.kind === "address-space-query";
}

function lowerSpaceQuery(call: CallInst, layout: SharedLayout, module: Module): void {
  const writer = Builder.before(call);
  const worker = readRegister(writer, module, "worker");
  const launch = writer.load(ptr, writer.byteOffset(worker, workerBlock.launch));
  const dynamicBytes = writer.load(i32, writer.byteOffset(launch, launchBlock.dynamicSharedBytes));
  const bytes = writer.add(dynamicBytes, constInt(i32, alignUp(layout.staticBytes, 16)));
  const start = writer.cast("ptrtoint", readRegister(writer, module, "shared"), i32);
  const distance = writer.sub(writer.cast("ptrtoint", call.operand(0), i32), start);
  const inside = writer.icmp("ult", distance, bytes);
  const wantsShared = directCallee(call)?.name.includes("isspacep.shared");
  replaceInstruction(call, wantsShared ? inside : writer.not(inside));
}

function reachable(start: IrFunction, next: (fn: IrFunction) => readonly IrFunction[]): IrFunction[] {
  const found = new Set([start]);
  // A set hands out what is added while it is walked.
  for (const fn of found) for (const callee of next(fn)) found.add(callee);
  return [...found];
}
