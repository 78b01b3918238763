import type { SourceLocation } from "../source/diagnostic.ts";
import { invariant } from "../source/invariant.ts";
import type { BasicBlock } from "./function.ts";
import type { Opcode, OpcodeOfClass } from "./instructions.ts";
import type { SourceVariable } from "./source-variable.ts";
import { type FunctionType, type Type, voidType } from "./types.ts";
import { type ConstantInt, type ParameterAttributes, Value } from "./values.ts";

/**
 * What all instructions share. `Instruction` below is the union of the subclasses, so that
 * `switch (instruction.opcode)` narrows to the right one.
 *
 * Operands change only through `setOperand` and its relatives, which keep `Value.users` right.
 */
abstract class InstructionBase extends Value {
  abstract readonly opcode: Opcode;
  /** Printed name without `%`; "" lets the printer number it. Ignored for void results. */
  name = "";
  /** The block that holds it; undefined while detached. */
  block: BasicBlock | undefined;
  location: SourceLocation | undefined;
  /** `nsw`, `nuw`, `exact`, `inbounds`, `contract`, `fast`, `tail`, ... in the order written. */
  flags: readonly string[] = [];
  readonly #operands: Value[] = [];

  constructor(type: Type, operands: readonly Value[]) {
    super(type);
    for (const operand of operands) this.addOperand(operand);
  }

  get operands(): readonly Value[] {
    return this.#operands;
  }

  operand(index: number): Value {
    const value = this.#operands[index];
    invariant(value, `${this.opcode} has no operand ${index}`);
    return value;
  }

  setOperand(index: number, value: Value): void {
    const old = this.operand(index);
    this.#operands[index] = value;
    if (!this.#operands.includes(old)) old.users.delete(this.#self());
    value.users.add(this.#self());
  }

  replaceUsesOf(old: Value, replacement: Value): void {
    this.#operands.forEach((operand, index) => {
      if (operand === old) this.setOperand(index, replacement);
    });
  }

  protected addOperand(value: Value): void {
    this.#operands.push(value);
    value.users.add(this.#self());
  }

  protected removeOperand(index: number): void {
    const [old] = this.#operands.splice(index, 1);
    if (old && !this.#operands.includes(old)) old.users.delete(this.#self());
  }

  /** Takes the instruction out of its block; its operands stay, so it can be inserted elsewhere. */
  detach(): void {
    this.block?.remove(this.#self());
  }

  /** Detaches and forgets the operands, so that they no longer list this as a user. */
  erase(): void {
    this.detach();
    while (this.#operands.length > 0) this.removeOperand(this.#operands.length - 1);
  }

  hasFlag(flag: string): boolean {
    return this.flags.includes(flag);
  }

  // Every concrete subclass is a member of the union.
  #self(): Instruction {
    return this as unknown as Instruction;
  }
}

export class BinaryInst extends InstructionBase {
  constructor(
    readonly opcode: OpcodeOfClass<"binary">,
    left: Value,
    right: Value,
  ) {
    super(left.type, [left, right]);
  }
}

export class UnaryInst extends InstructionBase {
  constructor(
    readonly opcode: OpcodeOfClass<"unary">,
    value: Value,
  ) {
    super(value.type, [value]);
  }
}

export class CastInst extends InstructionBase {
  constructor(
    readonly opcode: OpcodeOfClass<"cast">,
    value: Value,
    to: Type,
  ) {
    super(to, [value]);
  }
}

export type IntPredicate = "eq" | "ne" | "ugt" | "uge" | "ult" | "ule" | "sgt" | "sge" | "slt" | "sle";
export class ICmpInst extends InstructionBase {
  readonly opcode = "icmp";
  /** `type` is i1, or a vector of i1 for vector operands. */
  constructor(
    readonly predicate: IntPredicate,
    type: Type,
    left: Value,
    right: Value,
  ) {
    super(type, [left, right]);
  }
}

export type FloatPredicate =
  | "false" | "oeq" | "ogt" | "oge" | "olt" | "ole" | "one" | "ord"
  | "ueq" | "ugt" | "uge" | "ult" | "ule" | "une" | "uno" | "true"; // prettier-ignore
export class FCmpInst extends InstructionBase {
  readonly opcode = "fcmp";
  constructor(
    readonly predicate: FloatPredicate,
    type: Type,
    left: Value,
    right: Value,
  ) {
    super(type, [left, right]);
  }
}

export class SelectInst extends InstructionBase {
  readonly opcode = "select";
  constructor(condition: Value, ifTrue: Value, ifFalse: Value) {
    super(ifTrue.type, [condition, ifTrue, ifFalse]);
  }
}

/** Operand `i` arrives from `incomingBlocks[i]`. */
export class PhiInst extends InstructionBase {
  readonly opcode = "phi";
  readonly #blocks: BasicBlock[] = [];
  constructor(type: Type, incoming: readonly (readonly [Value, BasicBlock])[] = []) {
    super(type, []);
    for (const [value, block] of incoming) this.addIncoming(value, block);
  }
  get incomingBlocks(): readonly BasicBlock[] {
    return this.#blocks;
  }
  addIncoming(value: Value, block: BasicBlock): void {
    this.addOperand(value);
    this.#blocks.push(block);
  }
  setIncomingBlock(index: number, block: BasicBlock): void {
    invariant(index < this.#blocks.length, `phi has no incoming block ${index}`);
    this.#blocks[index] = block;
  }
  removeIncoming(index: number): void {
    this.removeOperand(index);
    this.#blocks.splice(index, 1);
  }
  /** Forgets all values from `block`: a switch may lead here by several edges. */
  removeIncomingFrom(block: BasicBlock): void {
    for (let index = this.#blocks.length - 1; index >= 0; index--) {
      if (this.#blocks[index] === block) this.removeIncoming(index);
    }
  }
  /** The value that arrives from `block`, or undefined when it is no predecessor. */
  incomingFrom(block: BasicBlock): Value | undefined {
    const index = this.#blocks.indexOf(block);
    return index < 0 ? undefined : this.operands[index];
  }
}

/** Operand 0 is the base pointer, the rest are the indices; `sourceType` is the indexed type. */
export class GetElementPtrInst extends InstructionBase {
  readonly opcode = "getelementptr";
  constructor(
    readonly sourceType: Type,
    resultType: Type,
    base: Value,
    indices: readonly Value[],
  ) {
    super(resultType, [base, ...indices]);
  }
}

/** Operand 0 is the number of elements. */
export class AllocaInst extends InstructionBase {
  readonly opcode = "alloca";
  /** The variable of the source that lies there; known only in code that is made for stepping. */
  variable: SourceVariable | undefined;
  constructor(
    pointerType: Type,
    readonly allocatedType: Type,
    count: Value,
    public align: number | undefined,
  ) {
    super(pointerType, [count]);
  }
}

/** LLVM's ordering of an atomic access. */
export type AtomicOrdering = "unordered" | "monotonic" | "acquire" | "release" | "acq_rel" | "seq_cst";
export interface Atomicity {
  readonly ordering: AtomicOrdering;
  /** "block", "device", "system" (""), as clang writes CUDA's scopes. */
  readonly scope: string;
}

/** Operand 0 is the pointer. */
export class LoadInst extends InstructionBase {
  readonly opcode = "load";
  volatile = false;
  atomic: Atomicity | undefined;
  constructor(
    type: Type,
    pointer: Value,
    public align: number | undefined,
  ) {
    super(type, [pointer]);
  }
}

/** Operand 0 is the value, operand 1 the pointer. */
export class StoreInst extends InstructionBase {
  readonly opcode = "store";
  volatile = false;
  atomic: Atomicity | undefined;
  constructor(
    value: Value,
    pointer: Value,
    public align: number | undefined,
  ) {
    super(voidType, [value, pointer]);
  }
}

export type AtomicOperation =
  | "xchg" | "add" | "sub" | "and" | "nand" | "or" | "xor" | "max" | "min" | "umax" | "umin"
  | "fadd" | "fsub" | "fmax" | "fmin" | "uinc_wrap" | "udec_wrap" | "usub_cond" | "usub_sat"; // prettier-ignore

/** Operand 0 is the pointer, operand 1 the value; the result is the old content. */
export class AtomicRmwInst extends InstructionBase {
  readonly opcode = "atomicrmw";
  volatile = false;
  constructor(
    readonly operation: AtomicOperation,
    pointer: Value,
    value: Value,
    readonly atomic: Atomicity,
    public align: number | undefined,
  ) {
    super(value.type, [pointer, value]);
  }
}

/** Operands: pointer, expected, replacement; the result is { old content, i1 success }. */
export class CmpXchgInst extends InstructionBase {
  readonly opcode = "cmpxchg";
  volatile = false;
  weak = false;
  constructor(
    resultType: Type,
    pointer: Value,
    expected: Value,
    replacement: Value,
    readonly atomic: Atomicity,
    readonly failureOrdering: AtomicOrdering,
    public align: number | undefined,
  ) {
    super(resultType, [pointer, expected, replacement]);
  }
}

export class FenceInst extends InstructionBase {
  readonly opcode = "fence";
  constructor(readonly atomic: Atomicity) {
    super(voidType, []);
  }
}

export class ExtractValueInst extends InstructionBase {
  readonly opcode = "extractvalue";
  constructor(
    type: Type,
    aggregate: Value,
    readonly indices: readonly number[],
  ) {
    super(type, [aggregate]);
  }
}

/** Operands: aggregate, value. */
export class InsertValueInst extends InstructionBase {
  readonly opcode = "insertvalue";
  constructor(
    aggregate: Value,
    value: Value,
    readonly indices: readonly number[],
  ) {
    super(aggregate.type, [aggregate, value]);
  }
}

/** Operands: vector, index. */
export class ExtractElementInst extends InstructionBase {
  readonly opcode = "extractelement";
  constructor(type: Type, vector: Value, index: Value) {
    super(type, [vector, index]);
  }
}

/** Operands: vector, value, index. */
export class InsertElementInst extends InstructionBase {
  readonly opcode = "insertelement";
  constructor(vector: Value, value: Value, index: Value) {
    super(vector.type, [vector, value, index]);
  }
}

/** Operands: two vectors; `mask` picks lanes of their concatenation, -1 is poison. */
export class ShuffleVectorInst extends InstructionBase {
  readonly opcode = "shufflevector";
  constructor(
    type: Type,
    left: Value,
    right: Value,
    readonly mask: readonly number[],
  ) {
    super(type, [left, right]);
  }
}

/** Operands are the arguments followed by the callee, as in LLVM. */
export class CallInst extends InstructionBase {
  readonly opcode = "call";
  /** As in `IrFunction`. */
  callingConvention = "";
  /** One per argument; missing entries mean none. */
  argumentAttributes: readonly ParameterAttributes[] = [];
  resultAttributes: readonly string[] = [];
  /** Function attributes at the call site, group references already resolved. */
  attributes: readonly string[] = [];
  constructor(
    readonly functionType: FunctionType,
    callee: Value,
    args: readonly Value[],
  ) {
    super(functionType.result, [...args, callee]);
  }
  get callee(): Value {
    return this.operand(this.operands.length - 1);
  }
  get args(): readonly Value[] {
    return this.operands.slice(0, -1);
  }
}

/** `br label %target`, or with operand 0 as the condition `br i1 %c, label %target, label %ifFalse`. */
export class BranchInst extends InstructionBase {
  readonly opcode = "br";
  constructor(
    public target: BasicBlock,
    conditional?: { readonly condition: Value; readonly ifFalse: BasicBlock },
  ) {
    super(voidType, conditional ? [conditional.condition] : []);
    this.ifFalse = conditional?.ifFalse;
  }
  ifFalse: BasicBlock | undefined;
  get condition(): Value | undefined {
    return this.operands[0];
  }
}

/** Operand 0 is the value that is compared. */
export class SwitchInst extends InstructionBase {
  readonly opcode = "switch";
  constructor(
    value: Value,
    public defaultTarget: BasicBlock,
    public cases: readonly { readonly value: ConstantInt; readonly target: BasicBlock }[],
  ) {
    super(voidType, [value]);
  }
}

/** `ret void` has no operand. */
export class ReturnInst extends InstructionBase {
  readonly opcode = "ret";
  constructor(value?: Value) {
    super(voidType, value ? [value] : []);
  }
}

export class UnreachableInst extends InstructionBase {
  readonly opcode = "unreachable";
  constructor() {
    super(voidType, []);
  }
}

export type Terminator = BranchInst | SwitchInst | ReturnInst | UnreachableInst;
export type Instruction =
  | BinaryInst
  | UnaryInst
  | CastInst
  | ICmpInst
  | FCmpInst
  | SelectInst
  | PhiInst
  | GetElementPtrInst
  | AllocaInst
  | LoadInst
  | StoreInst
  | AtomicRmwInst
  | CmpXchgInst
  | FenceInst
  | ExtractValueInst
  | InsertValueInst
  | ExtractElementInst
  | InsertElementInst
  | ShuffleVectorInst
  | CallInst
  | Terminator;

export function isTerminator(instruction: Instruction): instruction is Terminator {
  return (
    instruction.opcode === "br" ||
    instruction.opcode === "switch" ||
    instruction.opcode === "ret" ||
    instruction.opcode === "unreachable"
  );
}

export function isInstruction(value: Value): value is Instruction {
  return value instanceof InstructionBase;
}
