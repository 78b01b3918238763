import { directCallee } from "../../analysis/call-graph.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import {
  AllocaInst,
  BinaryInst,
  type CallInst,
  CastInst,
  type Instruction,
  UnaryInst,
} from "../../ir/instruction.ts";
import { pointerOrigins } from "../../analysis/pointer-origins.ts";
import { addressSteps, alignUp, allocBytes, storeBytes } from "../../ir/layout.ts";
import type { Type } from "../../ir/types.ts";
import type { GetElementPtrInst, LoadInst, StoreInst } from "../../ir/instruction.ts";
import { Constant, ConstantBytes, ConstantExpression, GlobalVariable, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { spellBinary, spellCast, spellFloatCompare, spellIntCompare } from "./expressions.ts";
import { pairType, spellPureCall } from "./intrinsics.ts";
import { isMemoryFunction, nameOfMemories } from "./memory-functions.ts";
import { invitesReassociation } from "./reassociation.ts";
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
  if (instruction instanceof BinaryInst && isFloat(type)) {
    const operand = (index: 0 | 1) =>
      invitesReassociation(instruction, index) ? `hidden(${ref(index)})` : ref(index);
    return { value: spellBinary(instruction.opcode, type, operand(0), operand(1)) };
  }
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
      return { statements: spellStore(instruction, context) };
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

/** How integers of 24, 40, 48 and 56 bits, which bit fields are, lie in memory: in words, then halves, then bytes. */
function oddParts(type: Type, align: number | undefined) {
  if (type.kind !== "int" || type.bits % 8 !== 0 || type.bits > 56) return undefined;
  const size = type.bits / 8;
  if ([1, 2, 4].includes(size)) return undefined;
  const parts: { offset: number; bytes: number; width: string }[] = [];
  for (let offset = 0; offset < size;) {
    const bytes = [4, 2, 1].find((piece) => offset + piece <= size && offset % piece === 0) ?? 1;
    const isAligned = (align ?? 1) >= bytes;
    const width = bytes === 1 ? "8" : isAligned ? (bytes === 4 ? "" : "16") : `${8 * bytes}u`;
    parts.push({ offset, bytes, width });
    offset += bytes;
  }
  return parts;
}

function spellLoad(load: LoadInst, context: InstructionContext): string {
  const { type } = load;
  const pointer = load.operand(0);
  const parts = oddParts(type, load.align);
  if (parts) {
    const word = (from: number, to: number) =>
      parts
        .filter(({ offset }) => offset >= from && offset < to)
        .map(({ offset, width }) => {
          const call = `load${width}_${whereOf(pointer, context)}(${context.ref(pointer)} + ${offset}u)`;
          return offset % 4 === 0 ? call : `(${call} << ${8 * (offset % 4)}u)`;
        })
        .join(" | ");
    return isLong(type) ? `vec2(${word(0, 4)}, ${word(4, 8)})` : word(0, 4);
  }
  const call = `load${widthOf(type, load.align)}_${whereOf(pointer, context)}(${context.ref(pointer)})`;
  if (type.kind === "float" && isFloat(type)) return `bitcast<f32>(${call})`;
  return type.kind === "int" && type.bits === 1 ? `(${call} & 1u) != 0u` : call;
}

function spellStore(store: StoreInst, context: InstructionContext): string[] {
  const [value, pointer] = [store.operand(0), store.operand(1)];
  const { type } = value;
  const text = context.ref(value);
  const isTruth = type.kind === "int" && type.bits === 1;
  const word = isFloat(type) ? `bitcast<u32>(${text})` : isTruth ? `select(0u, 1u, ${text})` : text;
  const parts = oddParts(type, store.align);
  if (!parts)
    return [
      `store${widthOf(type, store.align)}_${whereOf(pointer, context)}(${context.ref(pointer)}, ${word});`,
    ];
  return parts.map(({ offset, width, bytes }) => {
    const from = isLong(type) ? `(${text}).${offset < 4 ? "x" : "y"}` : `(${text})`;
    const part = bytes === 4 ? from : `(${from} >> ${8 * (offset % 4)}u) & ${maskOf(8 * bytes)}`;
    return `store${width}_${whereOf(pointer, context)}(${context.ref(pointer)} + ${offset}u, ${part});`;
  });
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
      return { statements: ["fault(5u);", context.stop] };
    case "wild-call":
      return { statements: ["fault(3u);", context.stop] };
    case "trap":
      return { statements: ["fault(1u);", context.stop] };
    case "assert":
      return { statements: [`assert_fault(${args.slice(0, 4).join(", ")});`, context.stop] };
    case "exit":
      return { statements: [context.stop] };
    case "printf":
      return spellPrintf(call, context);
    case "device-heap":
      if (known.operation === "free") return { statements: [`device_free(${args[0]});`] };
      // `new` of nothing gives a pointer of its own.
      return {
        value: `device_malloc(${callee.name === "malloc" ? args[0] : `max(${args[0]}, 1u)`})`,
      };
    case "clock":
      return { value: known.clock === "clock" ? "read_clock().x" : "read_clock()" };
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

export function isPrintf(call: CallInst): boolean {
  const callee = directCallee(call);
  return callee !== undefined && lookUpDeviceFunction(callee.name)?.kind === "printf";
}

/** The arguments lie packed in a local variable. The result is their number, as in CUDA. */
function spellPrintf(call: CallInst, context: InstructionContext): Spelled {
  const [format, packed] = call.args;
  invariant(format && packed, "vprintf has a format and arguments");
  const count = countArguments(format);
  if (call.users.size > 0 && count === undefined)
    throw new Unsupported("unsupported-printf", "the result of a printf() whose format is no constant");
  const [origin, ...others] = pointerOrigins(packed);
  const hasNone = origin instanceof Constant && others.length === 0;
  const isKnown = origin instanceof AllocaInst && others.length === 0;
  if (!hasNone && !isKnown)
    throw new Unsupported("unsupported-printf", "vprintf() with arguments that were packed elsewhere");
  const bytes = isKnown ? alignUp(allocBytes(origin.allocatedType), 4) : 0;
  const at = isKnown ? context.ref(packed) : "0u";
  return { value: `print_local(${context.ref(format)}, ${at}, ${bytes}u, ${count ?? 0}u)` };
}

/** How many arguments a format takes; undefined when it is not known yet. */
function countArguments(format: Value): number | undefined {
  const [origin, ...others] = pointerOrigins(format);
  if (!(origin instanceof GlobalVariable) || others.length > 0) return undefined;
  if (!origin.isConstant || !isStartOf(format, origin)) return undefined;
  if (!(origin.initializer instanceof ConstantBytes)) return undefined;
  const { bytes } = origin.initializer;
  const text = String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
  const conversions = [...text.matchAll(/%[-+ #0-9.*hlLzjt]*(.)?/g)];
  return conversions.reduce((sum, [all, kind]) => {
    if (kind === undefined) return sum;
    return sum + all.split("*").length - 1 + (kind === "%" ? 0 : 1);
  }, 0);
}

const isStartOf = (pointer: Value, variable: GlobalVariable): boolean =>
  pointer === variable ||
  (pointer instanceof ConstantExpression &&
    pointer.opcode === "addrspacecast" &&
    pointer.operands[0] === variable);

function spellRegister(register: string): string {
  const [, name = "", axis = ""] = /^(tid|ctaid|nctaid)\.([xyz])$/.exec(register) ?? [];
  const places: Record<string, string> = { tid: "thread_", ctaid: "block_", nctaid: "launch[0]." };
  const place = places[name];
  if (place !== undefined) return place + axis;
  switch (register) {
    // Left where the text is for blocks of any size.
    case "ntid.x":
    case "ntid.y":
    case "ntid.z":
      return `block_dim_${register.at(-1)}()`;
    case "nwarpid":
      return "(block_dim_x() * block_dim_y() * block_dim_z() + 31u) / 32u";
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
