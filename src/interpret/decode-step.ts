import {
  type AllocaInst,
  type AtomicRmwInst,
  BinaryInst,
  type CallInst,
  CastInst,
  type CmpXchgInst,
  type ExtractValueInst,
  type FCmpInst,
  type GetElementPtrInst,
  type ICmpInst,
  type InsertValueInst,
  type Instruction,
  type LoadInst,
  type PhiInst,
  type SelectInst,
  type ShuffleVectorInst,
  type StoreInst,
  type Terminator,
  type UnaryInst,
} from "../ir/instruction.ts";
import { abiAlign, addressSteps, allocBytes } from "../ir/layout.ts";
import { scalarType, type Type } from "../ir/types.ts";
import { atomicUpdate } from "./atomics.ts";
import { conversion, formatOf, intBits } from "./casts.ts";
import { floatComparison, integerComparison, pointerComparison } from "./comparisons.ts";
import { type DecodeContext, slot } from "./decode-context.ts";
import { fastBinarySteps, fastComparisonSteps } from "./fast-steps.ts";
import { KernelFault } from "./fault.ts";
import { floatOperation, isFloatOpcode } from "./float-operations.ts";
import { type BinaryOperation, integerOperation } from "./integer-operations.ts";
import { lanewise, lanewiseBinary, lanewiseUnary } from "./lanes.ts";
import { allocateLocal } from "./local-memory.ts";
import type { Step } from "./machine.ts";
import { memoryAccess } from "./memory-access.ts";
import { asElements, asNumber, elementAt, type RuntimeValue, signedBigInt, zeroOf } from "./runtime-value.ts";

/** Instructions that are neither phis nor calls nor terminators. */
export type PlainInstruction = Exclude<Instruction, PhiInst | CallInst | Terminator>;

/** The step that runs an instruction, or undefined when there is nothing to do. */
export function decodeStep(instruction: PlainInstruction, context: DecodeContext): Step | undefined {
  if (instruction instanceof BinaryInst) return decodeBinary(instruction, context);
  if (instruction instanceof CastInst) return decodeCast(instruction, context);
  switch (instruction.opcode) {
    case "fence":
      return undefined; // threads run one at a time
    case "fneg":
    case "freeze":
      return decodeUnary(instruction, context);
    case "icmp":
    case "fcmp":
      return decodeComparison(instruction, context);
    case "select":
      return decodeSelect(instruction, context);
    case "getelementptr":
      return decodeGetElementPtr(instruction, context);
    case "alloca":
      return decodeAlloca(instruction, context);
    case "load":
      return decodeLoad(instruction, context);
    case "store":
      return decodeStore(instruction, context);
    case "atomicrmw":
      return decodeAtomicRmw(instruction, context);
    case "cmpxchg":
      return decodeCmpXchg(instruction, context);
    case "extractvalue":
      return decodeExtractValue(instruction, context);
    case "insertvalue":
      return decodeInsertValue(instruction, context);
    case "extractelement":
    case "insertelement":
    case "shufflevector":
      return decodeVector(instruction, context);
  }
}

function decodeUnary(instruction: UnaryInst, context: DecodeContext): Step {
  const negate = (value: RuntimeValue) => -asNumber(value);
  const same = (value: RuntimeValue) => value;
  const operation = lanewiseUnary(instruction.type, instruction.opcode === "fneg" ? negate : same);
  return unaryStep(instruction, context, operation);
}

function unaryStep(
  instruction: Instruction,
  context: DecodeContext,
  operation: (value: RuntimeValue) => RuntimeValue,
): Step {
  const target = context.slotOf(instruction);
  const from = context.slotOf(instruction.operand(0));
  return (r) => {
    r[target] = operation(slot(r, from));
  };
}

function binaryStep(instruction: Instruction, context: DecodeContext, operation: BinaryOperation): Step {
  const target = context.slotOf(instruction);
  const a = context.slotOf(instruction.operand(0));
  const b = context.slotOf(instruction.operand(1));
  return (r) => {
    r[target] = operation(slot(r, a), slot(r, b));
  };
}

function decodeBinary(instruction: BinaryInst, context: DecodeContext): Step {
  const { opcode, type } = instruction;
  const fast = fastBinarySteps[opcode]?.[type.text];
  if (fast) {
    const a = context.slotOf(instruction.operand(0));
    const b = context.slotOf(instruction.operand(1));
    return fast(context.slotOf(instruction), a, b);
  }
  const operation = scalarBinary(opcode, scalarType(type));
  return binaryStep(instruction, context, lanewiseBinary(type, operation));
}

function scalarBinary(opcode: BinaryInst["opcode"], type: Type): BinaryOperation {
  return isFloatOpcode(opcode)
    ? floatOperation(opcode, formatOf(type))
    : integerOperation(opcode, intBits(type));
}

function decodeCast(instruction: CastInst, context: DecodeContext): Step {
  const { opcode, type } = instruction;
  const from = instruction.operand(0).type;
  if (opcode === "bitcast") return unaryStep(instruction, context, conversion(opcode, from, type));
  const operation = conversion(opcode, scalarType(from), scalarType(type));
  return unaryStep(instruction, context, lanewiseUnary(type, operation));
}

function decodeComparison(instruction: ICmpInst | FCmpInst, context: DecodeContext): Step {
  const type = instruction.operand(0).type;
  if (instruction.opcode === "fcmp")
    return binaryStep(instruction, context, lanewiseBinary(type, floatComparison(instruction.predicate)));
  const { predicate } = instruction;
  if (type.text === "i32") {
    const a = context.slotOf(instruction.operand(0));
    const b = context.slotOf(instruction.operand(1));
    return fastComparisonSteps[predicate](context.slotOf(instruction), a, b);
  }
  const scalar = scalarType(type);
  const compare =
    scalar.kind === "pointer" ? pointerComparison(predicate) : integerComparison(predicate, intBits(scalar));
  return binaryStep(instruction, context, lanewiseBinary(type, compare));
}

function decodeSelect(instruction: SelectInst, context: DecodeContext): Step {
  const target = context.slotOf(instruction);
  const [condition = 0, a = 0, b = 0] = context.slotsOf(instruction.operands);
  if (instruction.operand(0).type.kind !== "vector")
    return (r) => {
      r[target] = r[condition] === 1 ? slot(r, a) : slot(r, b);
    };
  const choose = lanewise(instruction.type, ([lane = 0, x = 0, y = 0]) => (lane === 1 ? x : y));
  return (r) => {
    r[target] = choose([slot(r, condition), slot(r, a), slot(r, b)]);
  };
}

function decodeGetElementPtr(instruction: GetElementPtrInst, context: DecodeContext): Step {
  if (instruction.type.kind === "vector") throw new KernelFault("unsupported", "a vector of pointers");
  const [base, ...indices] = instruction.operands;
  const terms = addressSteps(instruction.sourceType, indices);
  const constant = terms.reduce((sum, term) => sum + ("bytes" in term ? term.bytes : 0), 0);
  const target = context.slotOf(instruction);
  const from = base ? context.slotOf(base) : 0;
  const [first, ...rest] = terms.flatMap((term) =>
    "bytes" in term
      ? []
      : [{ slot: context.slotOf(term.index), stride: term.stride, bits: intBits(term.index.type) }],
  );
  if (!first)
    return (r) => {
      r[target] = (asNumber(r[from]) + constant) >>> 0;
    };
  if (rest.length === 0 && first.bits <= 32) {
    const { slot: index, stride } = first;
    return (r) => {
      r[target] = (asNumber(r[from]) + constant + Math.imul(asNumber(r[index]), stride)) >>> 0;
    };
  }
  const all = [first, ...rest];
  return (r) => {
    let address = asNumber(r[from]) + constant;
    for (const { slot: index, stride, bits } of all)
      address += Math.imul(Number(BigInt.asIntN(32, signedBigInt(bits, slot(r, index)))), stride);
    r[target] = address >>> 0;
  };
}

function decodeAlloca(instruction: AllocaInst, context: DecodeContext): Step {
  const { machine, memory } = context.program;
  const target = context.slotOf(instruction);
  const count = context.slotOf(instruction.operand(0));
  const bits = intBits(instruction.operand(0).type);
  const bytes = allocBytes(instruction.allocatedType);
  const align = instruction.align ?? abiAlign(instruction.allocatedType);
  return (r) => {
    const total = bytes * Number(signedBigInt(bits, slot(r, count)));
    r[target] = allocateLocal(machine.thread, memory, total, align);
  };
}

function decodeLoad(instruction: LoadInst, context: DecodeContext): Step {
  const { memory } = context.program;
  const access = memoryAccess(instruction.type);
  const { bytes } = access;
  const target = context.slotOf(instruction);
  const pointer = context.slotOf(instruction.operand(0));
  const checked = instruction.atomic ? aligned(bytes) : unaligned;
  return (r) => {
    const address = memory.check(checked(asNumber(r[pointer])), bytes);
    r[target] = access.read(memory.view, address);
  };
}

function decodeStore(instruction: StoreInst, context: DecodeContext): Step {
  const { memory } = context.program;
  const access = memoryAccess(instruction.operand(0).type);
  const { bytes } = access;
  const value = context.slotOf(instruction.operand(0));
  const pointer = context.slotOf(instruction.operand(1));
  const checked = instruction.atomic ? aligned(bytes) : unaligned;
  return (r) => {
    const address = memory.check(checked(asNumber(r[pointer])), bytes);
    access.write(memory.view, address, slot(r, value));
  };
}

const unaligned = (address: number) => address;

/** Atomic accesses must be aligned, on hardware and in WebAssembly alike. */
function aligned(bytes: number): (address: number) => number {
  return (address) => {
    if (address % bytes === 0) return address;
    throw new KernelFault(
      "misaligned-address",
      `atomic access to ${bytes} bytes at 0x${address.toString(16)}, which is not aligned`,
    );
  };
}

function decodeAtomicRmw(instruction: AtomicRmwInst, context: DecodeContext): Step {
  const { memory } = context.program;
  const { type } = instruction;
  const access = memoryAccess(type);
  const update = lanewiseBinary(type, atomicUpdate(instruction.operation, scalarType(type)));
  const target = context.slotOf(instruction);
  const pointer = context.slotOf(instruction.operand(0));
  const operand = context.slotOf(instruction.operand(1));
  const checked = aligned(access.bytes);
  return (r) => {
    const address = memory.check(checked(asNumber(r[pointer])), access.bytes);
    const old = access.read(memory.view, address);
    access.write(memory.view, address, update(old, slot(r, operand)));
    r[target] = old;
  };
}

function decodeCmpXchg(instruction: CmpXchgInst, context: DecodeContext): Step {
  const { memory } = context.program;
  const access = memoryAccess(instruction.operand(1).type);
  const target = context.slotOf(instruction);
  const [pointer = 0, expected = 0, replacement = 0] = context.slotsOf(instruction.operands);
  const checked = aligned(access.bytes);
  return (r) => {
    const address = memory.check(checked(asNumber(r[pointer])), access.bytes);
    const old = access.read(memory.view, address);
    const equal = old === slot(r, expected);
    if (equal) access.write(memory.view, address, slot(r, replacement));
    r[target] = [old, equal ? 1 : 0];
  };
}

function decodeExtractValue(instruction: ExtractValueInst, context: DecodeContext): Step {
  const { indices } = instruction;
  return unaryStep(instruction, context, (aggregate) => indices.reduce(elementAt, aggregate));
}

function decodeInsertValue(instruction: InsertValueInst, context: DecodeContext): Step {
  const { indices } = instruction;
  return binaryStep(instruction, context, (aggregate, value) => withElement(aggregate, indices, value));
}

function withElement(
  aggregate: RuntimeValue,
  [index, ...inner]: readonly number[],
  value: RuntimeValue,
): RuntimeValue {
  if (index === undefined) return value;
  return asElements(aggregate).with(index, withElement(elementAt(aggregate, index), inner, value));
}

type VectorInstruction = Extract<
  PlainInstruction,
  { opcode: "extractelement" | "insertelement" | "shufflevector" }
>;

function decodeVector(instruction: VectorInstruction, context: DecodeContext): Step {
  switch (instruction.opcode) {
    case "extractelement": {
      const outside = zeroOf(instruction.type);
      return binaryStep(instruction, context, (vector, index) => {
        return asElements(vector)[Number(index)] ?? outside;
      });
    }
    case "insertelement": {
      const target = context.slotOf(instruction);
      const [vector = 0, value = 0, index = 0] = context.slotsOf(instruction.operands);
      return (r) => {
        const elements = asElements(r[vector]);
        const at = Number(r[index]);
        r[target] = at >= 0 && at < elements.length ? elements.with(at, slot(r, value)) : elements;
      };
    }
    case "shufflevector":
      return decodeShuffle(instruction, context);
  }
}

function decodeShuffle(instruction: ShuffleVectorInst, context: DecodeContext): Step {
  const { mask } = instruction;
  const poison = zeroOf(scalarType(instruction.type));
  return binaryStep(instruction, context, (left, right) => {
    const both = [...asElements(left), ...asElements(right)];
    return mask.map((lane) => both[lane] ?? poison);
  });
}
