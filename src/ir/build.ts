import type { SourceLocation } from "../source/diagnostic.ts";
import { invariant } from "../source/invariant.ts";
import { numberToBits } from "./float-bits.ts";
import { type BasicBlock, IrFunction } from "./function.ts";
import {
  AllocaInst,
  type AtomicOperation,
  type Atomicity,
  AtomicRmwInst,
  BinaryInst,
  BranchInst,
  CallInst,
  CastInst,
  ExtractElementInst,
  ExtractValueInst,
  FCmpInst,
  type FloatPredicate,
  GetElementPtrInst,
  ICmpInst,
  InsertElementInst,
  InsertValueInst,
  type Instruction,
  type IntPredicate,
  LoadInst,
  PhiInst,
  ReturnInst,
  SelectInst,
  ShuffleVectorInst,
  StoreInst,
  SwitchInst,
  UnaryInst,
  UnreachableInst,
} from "./instruction.ts";
import { elementType, gepResultType } from "./instruction-types.ts";
import type { OpcodeOfClass } from "./instructions.ts";
import { abiAlign } from "./layout.ts";
import { type FloatType, type FunctionType, i1, i32, i8, ptr, type Type, vectorType } from "./types.ts";
import {
  type Constant,
  ConstantAggregate,
  ConstantFloat,
  ConstantInt,
  ConstantToken,
  type Value,
} from "./values.ts";

/** An integer, or a vector with that integer in all lanes. Any value is wrapped to the width. */
export function constInt(type: Type, value: bigint | number): Constant {
  if (type.kind === "vector") return constSplat(type, constInt(type.element, value));
  invariant(type.kind === "int", `${type.text} has no integer constants`);
  return new ConstantInt(type, value);
}

/** A floating-point number, or a vector of it, rounded to the format. */
export function constFloat(type: Type, value: number): Constant {
  if (type.kind === "vector") return constSplat(type, constFloat(type.element, value));
  invariant(isSmallFloat(type), `${type.text} has no floating-point constants of ours`);
  return new ConstantFloat(type, numberToBits(value, type.format));
}

function isSmallFloat(
  type: Type,
): type is FloatType & { readonly format: Exclude<FloatType["format"], "fp128"> } {
  return type.kind === "float" && type.format !== "fp128";
}

export function constBool(value: boolean): Constant {
  return new ConstantInt(i1, value ? 1 : 0);
}

/** A vector with the same constant in all lanes. */
function constSplat(type: Type, lane: Constant): Constant {
  invariant(type.kind === "vector", `${type.text} has no lanes`);
  return new ConstantAggregate(type, Array<Constant>(type.length).fill(lane));
}

/** Zero of any type: 0, 0.0, null or zeroinitializer. */
export function constZero(type: Type): Constant {
  switch (type.kind) {
    case "int":
      return new ConstantInt(type, 0);
    case "float":
      return new ConstantFloat(type, 0n);
    case "pointer":
      return new ConstantToken(type, "null");
    default:
      return new ConstantToken(type, "zeroinitializer");
  }
}

export function undef(type: Type): Constant {
  return new ConstantToken(type, "undef");
}

export function poison(type: Type): Constant {
  return new ConstantToken(type, "poison");
}

/**
 * Makes instructions at one place. Nothing is folded: what is asked for is what appears.
 * Each method returns the instruction; `name` is its printed name without `%`.
 *
 * @example
 * const at = Builder.atEnd(block);
 * at.ret(at.binary("add", fn.args[0], constInt(i32, 1), "next"));
 */
export class Builder {
  /** Given to every instruction that is made. */
  location: SourceLocation | undefined;
  readonly #before: Instruction | undefined;

  private constructor(
    readonly block: BasicBlock,
    before?: Instruction,
  ) {
    this.#before = before;
    this.location = before?.location;
  }

  /** Appends to the block. */
  static atEnd(block: BasicBlock): Builder {
    return new Builder(block);
  }

  /** Inserts in front of `instruction`, taking over its location. */
  static before(instruction: Instruction): Builder {
    invariant(instruction.block, `${instruction.opcode} is in no block`);
    return new Builder(instruction.block, instruction);
  }

  /** Inserts where ordinary instructions begin, behind the phis. */
  static afterPhis(block: BasicBlock): Builder {
    const first = block.instructions[block.firstNonPhi];
    return first ? Builder.before(first) : Builder.atEnd(block);
  }

  /** Inserts an instruction that was made elsewhere. */
  insert<I extends Instruction>(instruction: I, name = ""): I {
    instruction.location ??= this.location;
    if (name) instruction.name = name;
    if (this.#before) this.block.insertBefore(this.#before, instruction);
    else this.block.append(instruction);
    return instruction;
  }

  binary(opcode: OpcodeOfClass<"binary">, left: Value, right: Value, name?: string): BinaryInst {
    return this.insert(new BinaryInst(opcode, left, right), name);
  }
  add(left: Value, right: Value, name?: string): BinaryInst {
    return this.binary("add", left, right, name);
  }
  sub(left: Value, right: Value, name?: string): BinaryInst {
    return this.binary("sub", left, right, name);
  }
  mul(left: Value, right: Value, name?: string): BinaryInst {
    return this.binary("mul", left, right, name);
  }
  and(left: Value, right: Value, name?: string): BinaryInst {
    return this.binary("and", left, right, name);
  }
  or(left: Value, right: Value, name?: string): BinaryInst {
    return this.binary("or", left, right, name);
  }
  xor(left: Value, right: Value, name?: string): BinaryInst {
    return this.binary("xor", left, right, name);
  }
  not(value: Value, name?: string): BinaryInst {
    return this.xor(value, constInt(value.type, -1), name);
  }
  unary(opcode: OpcodeOfClass<"unary">, value: Value, name?: string): UnaryInst {
    return this.insert(new UnaryInst(opcode, value), name);
  }
  cast(opcode: OpcodeOfClass<"cast">, value: Value, to: Type, name?: string): CastInst {
    return this.insert(new CastInst(opcode, value, to), name);
  }
  icmp(predicate: IntPredicate, left: Value, right: Value, name?: string): ICmpInst {
    return this.insert(new ICmpInst(predicate, truthType(left.type), left, right), name);
  }
  fcmp(predicate: FloatPredicate, left: Value, right: Value, name?: string): FCmpInst {
    return this.insert(new FCmpInst(predicate, truthType(left.type), left, right), name);
  }
  select(condition: Value, ifTrue: Value, ifFalse: Value, name?: string): SelectInst {
    return this.insert(new SelectInst(condition, ifTrue, ifFalse), name);
  }
  /** Goes to the front of the block whatever the position, behind the phis that are there. */
  phi(type: Type, incoming: readonly (readonly [Value, BasicBlock])[] = [], name = ""): PhiInst {
    const phi = new PhiInst(type, incoming);
    phi.name = name;
    phi.location = this.location;
    const at = this.block.firstNonPhi;
    this.block.insert(at < 0 ? this.block.instructions.length : at, phi);
    return phi;
  }
  gep(sourceType: Type, base: Value, indices: readonly Value[], name?: string): GetElementPtrInst {
    return this.insert(
      new GetElementPtrInst(sourceType, gepResultType(base.type, indices), base, indices),
      name,
    );
  }
  /** `base` plus a number of bytes, an i32 value or a constant. */
  byteOffset(base: Value, bytes: Value | number, name?: string): GetElementPtrInst {
    return this.gep(i8, base, [typeof bytes === "number" ? constInt(i32, bytes) : bytes], name);
  }
  /** `count` defaults to one element, `align` to the type's own alignment. */
  alloca(type: Type, options: { count?: Value; align?: number; name?: string } = {}): AllocaInst {
    const { count = constInt(i32, 1), align = abiAlign(type), name } = options;
    return this.insert(new AllocaInst(ptr, type, count, align), name);
  }
  /** `align` defaults to the type's own alignment. */
  load(type: Type, pointer: Value, name?: string, align: number = abiAlign(type)): LoadInst {
    return this.insert(new LoadInst(type, pointer, align), name);
  }
  store(value: Value, pointer: Value, align: number = abiAlign(value.type)): StoreInst {
    return this.insert(new StoreInst(value, pointer, align));
  }
  atomicRmw(
    operation: AtomicOperation,
    pointer: Value,
    value: Value,
    atomic: Atomicity = { ordering: "monotonic", scope: "" },
    name?: string,
  ): AtomicRmwInst {
    const rmw = new AtomicRmwInst(operation, pointer, value, atomic, abiAlign(value.type));
    return this.insert(rmw, name);
  }
  extractValue(aggregate: Value, index: number, name?: string): ExtractValueInst {
    const type = elementType(aggregate.type, index);
    invariant(type, `${aggregate.type.text} has no member ${index}`);
    return this.insert(new ExtractValueInst(type, aggregate, [index]), name);
  }
  insertValue(aggregate: Value, value: Value, index: number, name?: string): InsertValueInst {
    return this.insert(new InsertValueInst(aggregate, value, [index]), name);
  }
  extractElement(vector: Value, index: Value | number, name?: string): ExtractElementInst {
    invariant(vector.type.kind === "vector", `${vector.type.text} has no lanes`);
    return this.insert(new ExtractElementInst(vector.type.element, vector, laneIndex(index)), name);
  }
  insertElement(vector: Value, value: Value, index: Value | number, name?: string): InsertElementInst {
    return this.insert(new InsertElementInst(vector, value, laneIndex(index)), name);
  }
  shuffle(left: Value, right: Value, mask: readonly number[], name?: string): ShuffleVectorInst {
    invariant(left.type.kind === "vector", `${left.type.text} has no lanes`);
    const type = vectorType(mask.length, left.type.element);
    return this.insert(new ShuffleVectorInst(type, left, right, mask), name);
  }
  /** Calls a function, or through a pointer when the signature is given. */
  call(callee: IrFunction, args: readonly Value[], name?: string): CallInst;
  call(callee: Value, args: readonly Value[], name: string | undefined, signature: FunctionType): CallInst;
  call(callee: Value, args: readonly Value[], name?: string, signature?: FunctionType): CallInst {
    const type = signature ?? (callee instanceof IrFunction ? callee.functionType : undefined);
    invariant(type, "a call through a pointer needs a signature");
    return this.insert(new CallInst(type, callee, args), name);
  }
  br(target: BasicBlock): BranchInst {
    return this.insert(new BranchInst(target));
  }
  condBr(condition: Value, ifTrue: BasicBlock, ifFalse: BasicBlock): BranchInst {
    return this.insert(new BranchInst(ifTrue, { condition, ifFalse }));
  }
  switch(
    value: Value,
    defaultTarget: BasicBlock,
    cases: readonly { readonly value: ConstantInt; readonly target: BasicBlock }[],
  ): SwitchInst {
    return this.insert(new SwitchInst(value, defaultTarget, cases));
  }
  ret(value?: Value): ReturnInst {
    return this.insert(new ReturnInst(value));
  }
  unreachable(): UnreachableInst {
    return this.insert(new UnreachableInst());
  }
}

/** i1, or a vector of as many. */
function truthType(type: Type): Type {
  return type.kind === "vector" ? vectorType(type.length, i1) : i1;
}

function laneIndex(index: Value | number): Value {
  return typeof index === "number" ? constInt(i32, index) : index;
}
