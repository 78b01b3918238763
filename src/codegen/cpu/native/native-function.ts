import { analyzeControlFlow, type ControlFlow } from "../../../analysis/cfg.ts";
import { Builder, constInt } from "../../../ir/build.ts";
import { cloneInstruction } from "../../../ir/clone.ts";
import { BasicBlock, IrFunction } from "../../../ir/function.ts";
import {
  type AllocaInst,
  AtomicRmwInst,
  CastInst,
  CmpXchgInst,
  ExtractElementInst,
  ExtractValueInst,
  GetElementPtrInst,
  type Instruction,
  isInstruction,
  LoadInst,
  PhiInst,
  ShuffleVectorInst,
  StoreInst,
} from "../../../ir/instruction.ts";
import { abiAlign, allocBytes, constantOffset } from "../../../ir/layout.ts";
import { i32, i64, ptr, type Type, vectorType } from "../../../ir/types.ts";
import { Argument, Constant, ConstantInt, type GlobalVariable, type Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import { isFolded } from "../fold-offsets.ts";
import { addressArithmetic } from "./address-arithmetic.ts";
import { nativeCall } from "./native-call.ts";
import { nativeConstant, type NativeNames, resizeAddress } from "./native-constant.ts";
import { NativeFrame } from "./native-frame.ts";
import { nativeType } from "./native-types.ts";
import { isRegisterVariable } from "./register-variables.ts";
import { threadBlock } from "./thread-block.ts";

/** What the functions of a module share while they are written anew. */
export interface NativeModule {
  /** The native version of a function of the module. */
  readonly functionOf: (fn: IrFunction) => IrFunction;
  readonly functionNumber: (fn: IrFunction) => number;
  /** Place in the table of addresses. */
  readonly variablePlace: (variable: GlobalVariable) => number;
  /** A function of the native library, declared on first use. */
  readonly runtimeFunction: (name: "unwarp_function" | "unwarp_leave") => IrFunction;
  readonly intrinsic: (name: string, result: Type, args: readonly Value[]) => IrFunction;
}

/** Writes the body of a function anew, over numbers instead of pointers, into `result`. */
export class NativeFunction {
  readonly module: NativeModule;
  readonly thread: Value;
  readonly frame: NativeFrame;
  readonly #source: IrFunction;
  readonly #result: IrFunction;
  readonly #start = new BasicBlock("start");
  readonly #base: Value;
  readonly #values = new Map<Value, Value>();
  readonly #blocks = new Map<BasicBlock, BasicBlock>();
  readonly #addresses = new Map<GlobalVariable, Value>();
  /** The table of addresses. */
  #table: Value | undefined;
  /** Variables that stayed pointers of the machine, and what is computed from them. */
  readonly #registers = new Set<Value>();
  readonly #names: NativeNames = {
    addressOf: (variable) => this.#addressOf(variable),
    numberOf: (fn) => constInt(i32, this.module.functionNumber(fn)),
  };

  constructor(source: IrFunction, result: IrFunction, module: NativeModule) {
    this.module = module;
    this.#source = source;
    this.#result = result;
    this.thread = new Argument(ptr, "thread");
    this.frame = new NativeFrame(this.thread, this.#start);
    const args = source.args.map(({ name, type, attributes }) => {
      const isAddress = nativeType(type) !== type;
      return new Argument(nativeType(type), name, isAddress ? undefined : attributes);
    });
    source.args.forEach((arg, index) => this.#values.set(arg, args[index] ?? arg));
    result.args = [this.thread as Argument, ...args];
    this.#base = Builder.atEnd(result.appendBlock(this.#start)).load(ptr, this.thread, "base", 8);
  }

  write(): void {
    const flow = analyzeControlFlow(this.#source);
    const { reversePostorder } = flow;
    for (const block of reversePostorder) this.#blocks.set(block, new BasicBlock(block.name));
    for (const block of this.#source.blocks)
      if (flow.isReachable(block)) this.#result.appendBlock(this.#block(block));
    Builder.atEnd(this.#start).br(this.#block(this.#source.entry));
    // In this order everything but what phis bring is there before it is used.
    for (const block of reversePostorder)
      for (const instruction of block.instructions) this.#translate(instruction, this.#block(block));
    for (const block of reversePostorder) for (const phi of block.phis) this.#connect(phi, flow);
    this.frame.close(this.#result.blocks);
  }

  /** What a value of the source is here; constants with addresses in them are computed at `at`. */
  value(at: Builder, operand: Value): Value {
    const known = this.#values.get(operand);
    if (known) return known;
    return operand instanceof Constant ? nativeConstant(at, operand, this.#names) : operand;
  }

  /** A pointer of the machine for a pointer of the source, or a vector of them. */
  address(at: Builder, pointer: Value): Value {
    const number = this.value(at, pointer);
    if (!isFolded(pointer) || this.#registers.has(number)) return this.addressOfNumber(at, number);
    // The machine adds the constant beyond 32 bits, for nothing.
    const root = this.addressOfNumber(at, this.value(at, pointer.operand(0)));
    const bytes = constantOffset(pointer.sourceType, pointer.operands.slice(1));
    return at.byteOffset(root, bytes ?? 0);
  }

  /** The same for what the pointer has become already. */
  addressOfNumber(at: Builder, number: Value): Value {
    if (this.#registers.has(number)) return number;
    const { type } = number;
    const wide = type.kind === "vector" ? vectorType(type.length, i64) : i64;
    return at.byteOffset(this.#base, at.cast("zext", number, wide));
  }

  #block(block: BasicBlock): BasicBlock {
    const copy = this.#blocks.get(block);
    invariant(copy, `block ${block.name} has no native version`);
    return copy;
  }

  #addressOf(variable: GlobalVariable): Value {
    const known = this.#addresses.get(variable);
    if (known) return known;
    const at = Builder.before(this.#start.terminator);
    this.#table ??= at.load(ptr, at.byteOffset(this.thread, threadBlock.variables), "variables", 8);
    const place = at.byteOffset(this.#table, 4 * this.module.variablePlace(variable));
    const address = at.load(i32, place, variable.name);
    this.#addresses.set(variable, address);
    return address;
  }

  #translate(source: Instruction, block: BasicBlock): void {
    const at = Builder.atEnd(block);
    at.location = source.location;
    const result = this.#rewrite(source, at);
    if (!result) return;
    this.#values.set(source, result);
    if (isInstruction(result) && result.name === "") result.name = source.name;
  }

  /** The new instruction, or the value that stands for the old one. */
  #rewrite(source: Instruction, at: Builder): Value | undefined {
    const type = nativeType(source.type);
    const operand = (index: number) => this.value(at, source.operand(index));
    switch (source.opcode) {
      case "alloca":
        return this.#variable(source, at);
      case "getelementptr":
        return this.#pointerArithmetic(source, at);
      case "load": {
        const load = new LoadInst(type, this.address(at, source.operand(0)), source.align);
        load.volatile = source.volatile;
        load.atomic = source.atomic;
        return at.insert(load);
      }
      case "store": {
        const store = new StoreInst(operand(0), this.address(at, source.operand(1)), source.align);
        store.volatile = source.volatile;
        store.atomic = source.atomic;
        return at.insert(store);
      }
      case "atomicrmw": {
        const { operation, atomic, align } = source;
        const rmw = new AtomicRmwInst(
          operation,
          this.address(at, source.operand(0)),
          operand(1),
          atomic,
          align,
        );
        rmw.volatile = source.volatile;
        return at.insert(rmw);
      }
      case "cmpxchg": {
        const { atomic, failureOrdering, align } = source;
        const pointer = this.address(at, source.operand(0));
        const exchange = new CmpXchgInst(
          type,
          pointer,
          operand(1),
          operand(2),
          atomic,
          failureOrdering,
          align,
        );
        exchange.volatile = source.volatile;
        exchange.weak = source.weak;
        return at.insert(exchange);
      }
      case "phi": {
        // Values come when all blocks are written.
        const phi = new PhiInst(type);
        phi.location = source.location;
        at.block.append(phi);
        return phi;
      }
      case "ptrtoint":
      case "inttoptr":
        return resizeAddress(at, operand(0), type);
      case "addrspacecast":
        return operand(0);
      case "extractvalue":
        return at.insert(new ExtractValueInst(type, operand(0), source.indices));
      case "extractelement":
        return at.insert(new ExtractElementInst(type, operand(0), operand(1)));
      case "shufflevector":
        return at.insert(new ShuffleVectorInst(type, operand(0), operand(1), source.mask));
      case "call":
        return nativeCall(this, source, at);
      default:
        return at.insert(this.#copy(source, at));
    }
  }

  /** An instruction whose own types say nothing about pointers, over the new operands and blocks. */
  #copy(source: Instruction, at: Builder): Instruction {
    if (source instanceof CastInst && source.opcode === "bitcast")
      return new CastInst("bitcast", this.value(at, source.operand(0)), nativeType(source.type));
    const values = new Map(source.operands.map((operand) => [operand, this.value(at, operand)]));
    return cloneInstruction(source, { values, blocks: this.#blocks });
  }

  #variable(source: AllocaInst, at: Builder): Value {
    const { allocatedType } = source;
    const align = source.align ?? abiAlign(allocatedType);
    const count = source.operand(0);
    if (isRegisterVariable(source)) {
      const start = Builder.before(this.#start.terminator);
      const register = start.alloca(nativeType(allocatedType), { align });
      this.#registers.add(register);
      return register;
    }
    const bytes = allocBytes(allocatedType);
    const isEntry = source.block === this.#source.entry;
    if (isEntry && count instanceof ConstantInt) return this.frame.place(bytes * Number(count.value), align);
    const total = at.mul(resizeAddress(at, this.value(at, count), i32), constInt(i32, bytes));
    return this.frame.extend(at, total, align);
  }

  #pointerArithmetic(source: GetElementPtrInst, at: Builder): Value {
    const [base, ...indices] = source.operands.map((operand) => this.value(at, operand));
    invariant(base, "getelementptr has no base");
    if (!this.#registers.has(base)) return addressArithmetic(at, base, source.sourceType, indices);
    const pointer = at.insert(new GetElementPtrInst(nativeType(source.sourceType), ptr, base, indices));
    this.#registers.add(pointer);
    return pointer;
  }

  #connect(source: PhiInst, flow: ControlFlow): void {
    const phi = this.#values.get(source);
    invariant(phi instanceof PhiInst, "a phi has a native version");
    // Several edges from one block must bring the same value.
    const fromBlock = new Map<BasicBlock, Value>();
    source.incomingBlocks.forEach((from, index) => {
      if (!flow.isReachable(from)) return;
      const block = this.#block(from);
      const known = fromBlock.get(block);
      const value = known ?? this.value(Builder.before(block.terminator), source.operand(index));
      fromBlock.set(block, value);
      phi.addIncoming(value, block);
    });
  }
}
