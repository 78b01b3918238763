import { directCallee } from "../../analysis/call-graph.ts";
import { pointerOrigins } from "../../analysis/pointer-origins.ts";
import { lookUpDeviceFunction, type WarpOperation } from "../../ir/device-library.ts";
import type { IrFunction } from "../../ir/function.ts";
import { type CallInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import type { Type } from "../../ir/types.ts";
import { InlineAssembly, type Value } from "../../ir/values.ts";

export interface InstructionUse {
  /** "" for a barrier, which every target has. */
  readonly rule: string;
  readonly name: string;
}

/** What an instruction uses that not every target has. */
export function* usesOfInstruction(
  instruction: Instruction,
  printed: ReadonlySet<Value>,
): Generator<InstructionUse> {
  if (instruction.opcode === "call") yield* usesOfCall(instruction);
  if (instruction.opcode === "atomicrmw" || instruction.opcode === "cmpxchg")
    yield { rule: atomicRule(instruction.operand(1).type), name: "atomic operation" };
  const isDouble =
    isOf(instruction.type, "double") || instruction.operands.some((operand) => isOf(operand.type, "double"));
  if (isDouble && !printed.has(instruction)) yield { rule: "language/double", name: "double" };
}

function atomicRule(type: Type): string {
  if (isOf(type, "double")) return "language/atomic-double";
  if (isOf(type, "half") || isOf(type, "bfloat")) return "language/atomic-half";
  return "language/atomic";
}

function* usesOfCall(call: CallInst): Generator<InstructionUse> {
  if (call.callee instanceof InlineAssembly) {
    // Nothing but a barrier for the compiler has no text.
    if (call.callee.template.trim() !== "") yield { rule: "language/inline-ptx", name: "asm" };
    return;
  }
  const callee = directCallee(call);
  if (!callee?.isDeclaration) return;
  const known = lookUpDeviceFunction(callee.name);
  if (known?.kind === "warp") yield { rule: warpRule(known.operation), name: known.cudaName };
  else if (known?.kind === "barrier" || known?.kind === "barrier-reduce") yield { rule: "", name: "barrier" };
  else if (known?.kind === "grid-barrier") yield { rule: "language/grid-sync", name: "grid.sync()" };
  else if (known?.kind === "device-heap") yield { rule: "language/device-heap", name: known.operation };
  else if (known?.kind === "printf") yield { rule: "language/device-printf", name: "printf" };
  else if (known?.kind === "assert") yield { rule: "language/device-assert", name: "assert" };
  else if (known?.kind === "clock") yield { rule: "language/clock", name: "clock" };
  else if (known?.kind === "nanosleep") yield { rule: "language/sleep", name: "__nanosleep" };
  else if (/^llvm\.nvvm\.(?:tex|tld4|txq)\b|^__nv_tex|^__tex[A-Z]/.test(callee.name))
    yield { rule: "language/texture", name: "texture" };
  else if (/^llvm\.nvvm\.(?:suld|sust|suq)\b|^__surf[A-Z]/.test(callee.name))
    yield { rule: "language/surface", name: "surface" };
  else if (/^llvm\.nvvm\.(?:wmma|mma|wgmma|ldmatrix|stmatrix|tcgen05)\b/.test(callee.name))
    yield { rule: "language/tensor-core", name: callee.name.replace("llvm.nvvm.", "") };
  else if (/^cuda(?:Launch|GetParameterBuffer)|^__cudaCDP/.test(callee.name))
    yield { rule: "language/dynamic-parallelism", name: callee.name };
}

function warpRule(operation: WarpOperation): string {
  if (operation.startsWith("shfl")) return "language/warp-shuffle";
  if (operation.startsWith("vote") || operation === "activemask") return "language/warp-vote";
  if (operation.startsWith("match")) return "language/warp-match";
  return operation === "sync" ? "language/warp-sync" : "language/warp-reduce";
}

function isOf(type: Type, format: "double" | "half" | "bfloat"): boolean {
  if (type.kind === "vector") return isOf(type.element, format);
  return type.kind === "float" && type.format === format;
}

/**
 * Stores of `printf`'s arguments, and the conversions for them: C makes every float that is printed a double, which
 * is no arithmetic of the program's.
 */
export function printedFloats(fn: IrFunction): ReadonlySet<Value> {
  const buffers = new Set<Value>();
  for (const instruction of fn.instructions()) {
    if (instruction.opcode !== "call" || directCallee(instruction)?.name !== "vprintf") continue;
    for (const origin of pointerOrigins(instruction.operand(1))) buffers.add(origin);
  }
  const printed = new Set<Value>();
  if (buffers.size === 0) return printed;
  for (const instruction of fn.instructions()) {
    if (instruction.opcode !== "store") continue;
    if (![...pointerOrigins(instruction.operand(1))].some((origin) => buffers.has(origin))) continue;
    printed.add(instruction);
    const value = instruction.operand(0);
    const isOnlyPrinted = isInstruction(value) && value.opcode === "fpext" && value.users.size === 1;
    if (isOnlyPrinted) printed.add(value);
  }
  return printed;
}
