import { IrFunction } from "../../ir/function.ts";
import { type CallInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import { i32, ptr, type Type } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";
import { declareFunction } from "../../transform/insert.ts";
import type { Builder } from "../../ir/build.ts";

/**
 * The values that the machine supplies to a thread. In the IR they are calls without arguments,
 * which the passes `run-threads-in-loops` (in kernels) and `read-worker` (in other functions)
 * replace by where the CPU keeps them.
 */
export type Register = PositionRegister | "worker" | "shared";
/** `ctaid` and `nctaid` are PTX's names of blockIdx and gridDim. */
export type PositionRegister = `${"tid" | "ntid" | "ctaid" | "nctaid"}.${Axis}`;
export type Axis = (typeof axes)[number];
export const axes = ["x", "y", "z"] as const;

const position = (name: "tid" | "ntid" | "ctaid" | "nctaid") =>
  axes.map((axis): [string, Register] => [`llvm.nvvm.read.ptx.sreg.${name}.${axis}`, `${name}.${axis}`]);

const registers: ReadonlyMap<string, Register> = new Map<string, Register>([
  ...position("tid"),
  ...position("ntid"),
  ...position("ctaid"),
  ...position("nctaid"),
  // Not CUDA's: the Worker that runs the thread, and the start of the block's shared memory.
  ["unwarp.worker", "worker"],
  ["unwarp.shared", "shared"],
]);
const functionNames: ReadonlyMap<Register, string> = new Map(
  [...registers].map(([name, register]) => [register, name]),
);

function registerType(register: Register): Type {
  return register === "worker" || register === "shared" ? ptr : i32;
}

/** Which register an instruction reads, if that is what it does. */
export function registerRead(instruction: Instruction): Register | undefined {
  if (instruction.opcode !== "call") return undefined;
  const { callee } = instruction;
  return callee instanceof IrFunction ? registers.get(callee.name) : undefined;
}

/** Whether a value is what `readRegister` writes. */
export function isRegisterRead(value: Value): value is CallInst {
  return isInstruction(value) && registerRead(value) !== undefined;
}

/** Writes a read of `register`. */
export function readRegister(writer: Builder, module: Module, register: Register): CallInst {
  const name = functionNames.get(register) ?? register;
  return writer.call(declareFunction(module, name, registerType(register), []), [], register);
}
