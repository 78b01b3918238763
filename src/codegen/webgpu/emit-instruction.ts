import { directCallee } from "../../analysis/call-graph.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import { BinaryInst, type CallInst, CastInst, type Instruction, UnaryInst } from "../../ir/instruction.ts";
import { addressSteps, storeBytes } from "../../ir/layout.ts";
import type { Type } from "../../ir/types.ts";
import type { GetElementPtrInst, LoadInst, StoreInst } from "../../ir/instruction.ts";
import type { Value } from "../../ir/values.ts";
import { spellBinary, spellCast, spellFloatCompare, spellIntCompare } from "./expressions.ts";
import { pairType, spellPureCall } from "./intrinsics.ts";
import { isMemoryFunction, nameOfMemories } from "./memory-functions.ts";
import { Unsupported } from "./unsupported.ts";
import { bitsOf, hex, isDouble, isFloat, isLong, maskOf, wgslType } from "./wgsl-types.ts";
import type { Memory } from "./windows.ts";

/** What an instruction is in WGSL: a value, or statements. */
export type Spelled = { readonly value: string } | { readonly statements: readonly string[] };

export interface InstructionContext {
  /** A name or a constant. */
  readonly ref: (value: Value) => string;
  readonly memoriesOf: (pointer: Value) => ReadonlySet<Memory>;
  /** Where a local variable lies. */
  readonly addressOfLocal: (alloca: Instruction) => string;
  /** What ends the function after a fault. */
  readonly stop: string;
}

const nothing: Spelled = { statements: [] };

/** Everything but phis, barriers, warp operations and terminators. */
export function spellInstruction(instruction: Instruction, context: InstructionContext): Spelled {
  const ref = (index: number) => context.ref(instruction.operand(index));
  const { type } = instruction;
  if (instruction instanceof BinaryInst) {
    return { value: spellBinary(instruction.opcode, type, ref(0), ref(1)) };
  }
  if (instruction instanceof CastInst) {
    return { value: spellCast(instruction.opcode, instruction.operand(0).type, type, ref(0)) };
  }
  if (instruction instanceof UnaryInst) {
    if (instruction.opcode === "freeze") return { value: ref(0) };
    if (isFloat(type)) return { value: `bitcast<f32>(bitcast<u32>(${ref(0)}) ^ 0x80000000u)` };
    if (isDouble(type)) return { value: `${ref(0)} ^ vec2(0u, 0x80000000u)` };
    throw new Unsupported("unsupported-type", `values of LLVM's type ${type.text}`);
  }
  switch (instruction.opcode) {
    case "icmp":
      return { value: spellIntCompare(instruction.predicate, instruction.operand(0).type, ref(0), ref(1)) };
    case "fcmp":
      return { value: spellFloatCompare(instruction.predicate, instruction.operand(0).type, ref(0), ref(1)) };
    case "select":
      return { value: `select(${ref(2)}, ${ref(1)}, ${ref(0)})` };
    case "getelementptr":
      return { value: spellAddress(instruction, context) };
    case "alloca":
      return { value: context.addressOfLocal(instruction) };
    case "load":
      return { value: spellLoad(instruction, context) };
    case "store":
      return { statements: [spellStore(instruction, context)] };
    case "atomicrmw": {
      const operation = instruction.operation.replaceAll("_", "");
      const name = `${operation}${atomicWidth(type)}_${whereOf(instruction.operand(0), context)}`;
      if (!isMemoryFunction(name)) {
        throw new Unsupported(
          "unsupported-atomic",
          `atomic operations (${instruction.operation}) on ${type.text}`,
        );
      }
      const call = `${name}(${ref(0)}, ${isFloat(type) ? `bitcast<u32>(${ref(1)})` : ref(1)})`;
      return { value: isFloat(type) ? `bitcast<f32>(${call})` : call };
    }
    case "cmpxchg": {
      const width = atomicWidth(instruction.operand(1).type);
      const name = `cmpxchg${width}_${whereOf(instruction.operand(0), context)}`;
      return { value: `${name}(${ref(0)}, ${ref(1)}, ${ref(2)})` };
    }
    case "extractvalue":
      return { value: spellExtract(instruction.operand(0), instruction.indices[0] ?? 0, context) };
    // WGSL's atomics have no order among each other; see docs/decisions.
    case "fence":
      return nothing;
    case "call":
      return spellCall(instruction, context);
    default:
      throw new Unsupported("unsupported-type", `values of LLVM's type ${type.text}`);
  }
}

function spellAddress(gep: GetElementPtrInst, { ref }: InstructionContext): string {
  const terms = [ref(gep.operand(0))];
  let bytes = 0;
  for (const step of addressSteps(gep.sourceType, gep.operands.slice(1))) {
    if ("bytes" in step) {
      bytes += step.bytes;
      continue;
    }
    const index = asWord(step.index, ref);
    terms.push(step.stride === 1 ? index : `${index} * ${step.stride}u`);
  }
  if (bytes !== 0) terms.push(bytes < 0 ? hex(bytes >>> 0) : `${bytes}u`);
  return terms.join(" + ");
}

/** An index of any width, as 32 bits; indices are signed. */
function asWord(index: Value, ref: (value: Value) => string): string {
  const bits = bitsOf(index.type);
  if (bits === 64) return `${ref(index)}.x`;
  if (bits === 32) return ref(index);
  if (bits === 1) return `select(0u, ${maskOf(32)}, ${ref(index)})`;
  return `bitcast<u32>(bitcast<i32>(${ref(index)} << ${32 - bits}u) >> ${32 - bits}u)`;
}

function whereOf(pointer: Value, context: InstructionContext): string {
  return nameOfMemories(context.memoriesOf(pointer));
}

/** Bits that an atomic operation works on, but for 32. */
function atomicWidth(type: Type): string {
  const bits = 8 * storeBytes(type);
  if (bits === 32) return "";
  if (bits === 64 || (type.kind === "int" && (bits === 8 || bits === 16))) return `${bits}`;
  throw new Unsupported("unsupported-atomic", `atomic operations on ${bits} bits`);
}

/** The part of a memory function's name that says how much is accessed: "", "8", "16u". */
function widthOf(type: Type, align: number | undefined): string {
  const bytes = storeBytes(type);
  if (![1, 2, 4, 8].includes(bytes) || (type.kind === "int" && type.bits !== 1 && type.bits !== 8 * bytes))
    throw new Unsupported("unsupported-type", `values of LLVM's type ${type.text} in memory`);
  if (bytes === 1) return "8";
  const isAligned = align === undefined || align >= Math.min(bytes, 4);
  if (isAligned) return bytes === 4 ? "" : `${8 * bytes}`;
  return `${8 * bytes}u`;
}

function spellLoad(load: LoadInst, context: InstructionContext): string {
  const { type } = load;
  const pointer = load.operand(0);
  const call = `load${widthOf(type, load.align)}_${whereOf(pointer, context)}(${context.ref(pointer)})`;
  if (type.kind === "float" && isFloat(type)) return `bitcast<f32>(${call})`;
  return type.kind === "int" && type.bits === 1 ? `(${call} & 1u) != 0u` : call;
}

function spellStore(store: StoreInst, context: InstructionContext): string {
  const [value, pointer] = [store.operand(0), store.operand(1)];
  const { type } = value;
  const text = context.ref(value);
  const isTruth = type.kind === "int" && type.bits === 1;
  const word = isFloat(type) ? `bitcast<u32>(${text})` : isTruth ? `select(0u, 1u, ${text})` : text;
  return `store${widthOf(type, store.align)}_${whereOf(pointer, context)}(${context.ref(pointer)}, ${word});`;
}

/** A member of what `cmpxchg`, a sum with overflow or a warp operation made. */
function spellExtract(made: Value, index: number, { ref }: InstructionContext): string {
  if ("opcode" in made && made.opcode === "cmpxchg") {
    const expected = (made as Instruction).operand(1);
    if (index === 0) return ref(made);
    const isSame = `${ref(made)} == ${ref(expected)}`;
    return isLong(expected.type) ? `all(${isSame})` : isSame;
  }
  return `${ref(made)}.${index === 0 ? "value" : "flag"}`;
}

/** What holds a pair. */
export function typeOfPair(instruction: Instruction): string {
  if (instruction.opcode === "cmpxchg") return wgslType(instruction.operand(1).type);
  const [first] = instruction.type.kind === "struct" ? (instruction.type.fields ?? []) : [];
  return first && (isLong(first) || isDouble(first)) ? pairType(first) : "WordAndFlag";
}

function spellCall(call: CallInst, context: InstructionContext): Spelled {
  const callee = directCallee(call);
  if (!callee) throw new Unsupported("unsupported-function-pointer", "calls through pointers");
  const known = lookUpDeviceFunction(callee.name);
  const args = call.args.map((argument) => (argument.type.kind === "metadata" ? "" : context.ref(argument)));
  switch (known?.kind) {
    case "ignored":
    case "fence":
    case "nanosleep":
    case "breakpoint":
    case "stack-save":
    case "stack-restore":
      return call.type.kind === "void" ? nothing : { value: "0u" };
    case "special-register":
      return { value: spellRegister(known.register) };
    case "address-space-query": {
      const [pointer = ""] = args;
      const tests = {
        shared: `(${pointer} >= 0xf8000000u) & (${pointer} < 0xfc000000u)`,
        local: `(${pointer} >= 0xfc000000u) | ((${pointer} >= 0xf4000000u) & (${pointer} < 0xf8000000u))`,
        global: `${pointer} < 0xf4000000u`,
        constant: "false",
      };
      return { value: tests[known.space] };
    }
    case "no-grid-barrier":
      return { statements: ["fault(5u, 0u);", context.stop] };
    case "trap":
      return { statements: ["fault(1u, 0u);", context.stop] };
    case "assert":
      return { statements: [`assert_fault(${args.slice(0, 4).join(", ")});`, context.stop] };
    case "exit":
      return { statements: [context.stop] };
    case "printf":
      throw new Unsupported("unsupported-printf", "printf()");
    case "device-heap":
      throw new Unsupported("unsupported-device-heap", "malloc(), free(), new and delete");
    case "clock":
      throw new Unsupported("unsupported-clock", "clocks");
    case "memory":
      throw new Unsupported("unsupported-memory-function", `${known.operation}()`);
    default: {
      const [first] = call.args;
      const value = first && spellPureCall(callee.name, call.type, first.type, args);
      if (value === undefined) throw new Unsupported("unsupported-function", callee.name);
      return { value };
    }
  }
}

function spellRegister(register: string): string {
  const [, name = "", axis = ""] = /^(tid|ctaid|nctaid)\.([xyz])$/.exec(register) ?? [];
  const places: Record<string, string> = { tid: "thread_", ctaid: "block_", nctaid: "launch[0]." };
  const place = places[name];
  if (place !== undefined) return place + axis;
  switch (register) {
    case "laneid":
      return "thread & 31u";
    case "warpid":
      return "thread >> 5u";
    case "lanemask.eq":
      return "1u << (thread & 31u)";
    case "lanemask.lt":
      return "(1u << (thread & 31u)) - 1u";
    case "lanemask.le":
      return "(2u << (thread & 31u)) - 1u";
    case "lanemask.gt":
      return "~((2u << (thread & 31u)) - 1u)";
    case "lanemask.ge":
      return "~((1u << (thread & 31u)) - 1u)";
    default:
      throw new Unsupported("unsupported-register", `the register ${register}`);
  }
}
