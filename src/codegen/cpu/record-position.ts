import { analyzeCallGraph, directCallee } from "../../analysis/call-graph.ts";
import type { IrFunction } from "../../ir/function.ts";
import { type CallInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import type { Pass } from "../../transform/pass.ts";
import { Builder } from "../../ir/build.ts";
import { workerBlock } from "../../artifact/launch-blocks.ts";
import type { Value } from "../../ir/values.ts";
import { laneMarker } from "./gangs/gang-functions.ts";
import { axes, readRegister, registerRead } from "./registers.ts";

/**
 * Writes threadIdx and blockIdx of the current thread to its worker before calls that may ask:
 * of device functions that read them, and of what reports where a fault happened.
 *
 *     call @f(...)   =>   store tid.x, %worker + 16 ... store ctaid.z, %worker + 36
 *                         call @f(...)
 *
 * At the call and not once per thread, because most of these calls are never reached (`assert`)
 * and the rest are dear themselves.
 */
export const recordPosition: Pass = {
  name: "record-position",
  summary: "note threadIdx and blockIdx for functions that may ask for them",
  after: ["pass-worker", "lower-device-library"],
  run(module) {
    const graph = analyzeCallGraph(module);
    const asking = new Set<IrFunction>();
    for (const component of graph.components) {
      const asks = component.some(
        (fn) =>
          readsPosition(fn) || reportsPosition(fn) || graph.callees(fn).some((callee) => asking.has(callee)),
      );
      if (asks) for (const fn of component) asking.add(fn);
    }
    const calls = module.kernels
      .flatMap((kernel) => graph.callsIn(kernel))
      .filter((call) => graph.targets(call).some((target) => asking.has(target)) && !isRecorded(call));
    for (const call of calls) store(call, module);
    const marked = eraseMarkers(module);
    return calls.length > 0 || marked;
  },
};

function readsPosition(fn: IrFunction): boolean {
  if (fn.isKernel) return false;
  for (const instruction of fn.instructions()) {
    if (/^(tid|ctaid)\./.test(registerRead(instruction) ?? "")) return true;
  }
  return false;
}

/** threadIdx.x of the lane that a gang makes the call for. */
function markedLane(call: CallInst): Value | undefined {
  const { block } = call;
  if (!block) return undefined;
  const before = block.instructions.slice(0, block.indexOf(call));
  // `pass-worker` may have read the worker in between.
  for (const instruction of before.toReversed().filter((each) => each.opcode === "call")) {
    if (isMarker(instruction)) return instruction.operand(0);
    if (!registerRead(instruction)) return undefined;
  }
  return undefined;
}

function isMarker(instruction: Instruction): boolean {
  return instruction.opcode === "call" && directCallee(instruction)?.name === laneMarker;
}

function eraseMarkers(module: Module): boolean {
  const markers = [...(module.functions.get(laneMarker)?.users ?? [])];
  for (const marker of markers) marker.erase();
  module.functions.delete(laneMarker);
  return markers.length > 0;
}

function reportsPosition(fn: IrFunction): boolean {
  return ["__unwarp_dev_fault", "__unwarp_dev_assert_fail"].includes(fn.name);
}

/** Whether the stores stand in front of the call already. */
function isRecorded(call: CallInst): boolean {
  const before = call.block?.instructions[call.block.indexOf(call) - 1];
  const value = before?.opcode === "store" ? before.operand(0) : undefined;
  return value !== undefined && isInstruction(value) && registerRead(value) === "ctaid.z";
}

function store(call: CallInst, module: Module): void {
  const writer = Builder.before(call);
  const worker = readRegister(writer, module, "worker");
  const laneOf = markedLane(call);
  for (const [index, axis] of axes.entries()) {
    const tid = axis === "x" && laneOf ? laneOf : readRegister(writer, module, `tid.${axis}`);
    writer.store(tid, writer.byteOffset(worker, workerBlock.threadIdx + 4 * index));
    const ctaid = readRegister(writer, module, `ctaid.${axis}`);
    writer.store(ctaid, writer.byteOffset(worker, workerBlock.blockIdx + 4 * index));
  }
}
