import { analyzeControlFlow } from "../analysis/cfg.ts";
import { Builder, constInt, constZero, poison } from "../ir/build.ts";
import { cloneInstruction } from "../ir/clone.ts";
import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import {
  type CallInst,
  CastInst,
  FCmpInst,
  ICmpInst,
  type Instruction,
  isInstruction,
  LoadInst,
  PhiInst,
  StoreInst,
} from "../ir/instruction.ts";
import { instructions } from "../ir/instructions.ts";
import { scalarBits, storeBytes } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { i32, i8, intType, type Type, type VectorType } from "../ir/types.ts";
import { type Constant, ConstantAggregate, ConstantInt, ConstantToken, type Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import { callOf, intrinsicSuffix } from "./insert.ts";

/**
 * Takes CUDA's own vectors (`float4`, and what Clang makes of neighbouring members) apart, so that
 * each element is a value of its own, which vectors of threads can hold.
 *
 *     %v = load <2 x float>, ptr %p      =>   %v.0 = load float, ptr %p
 *     %y = extractelement %v, i32 1           %v.1 = load float, ptr %p + 4     ; and uses of %y are uses of %v.1
 *
 * Where a whole vector is wanted all the same, as by a call, it is put together again.
 */
export function scalarizeVectors(fn: IrFunction, module: Module): boolean {
  return new Scalarization(fn, module).run();
}

class Scalarization {
  readonly #fn: IrFunction;
  readonly #module: Module;
  readonly #elements = new Map<Value, readonly Value[]>();
  readonly #phis: { readonly phi: PhiInst; readonly elements: readonly PhiInst[] }[] = [];
  readonly #replaced: Instruction[] = [];

  constructor(fn: IrFunction, module: Module) {
    this.#fn = fn;
    this.#module = module;
  }

  run(): boolean {
    for (const block of analyzeControlFlow(this.#fn).reversePostorder) {
      for (const instruction of [...block.instructions]) this.#visit(instruction);
    }
    for (const { phi, elements } of this.#phis) this.#fillPhi(phi, elements);
    this.#rebuildForOthers();
    for (const instruction of this.#replaced.toReversed()) {
      // Users that are left are taken apart themselves.
      instruction.replaceAllUsesWith(poison(instruction.type));
      instruction.erase();
    }
    return this.#replaced.length > 0;
  }

  #visit(instruction: Instruction): void {
    const vectors = [instruction, ...instruction.operands].filter(({ type }) => type.kind === "vector");
    if (vectors.length === 0 || !vectors.every(({ type }) => isSplittable(type))) return;
    const at = Builder.before(instruction);
    const result = this.#split(instruction, at);
    if (!result) return;
    this.#replaced.push(instruction);
    if (instruction.type.kind === "vector") this.#elements.set(instruction, result);
    else if (result[0]) instruction.replaceAllUsesWith(result[0]);
  }

  /** The elements of the result, or the result when it is no vector; undefined to leave the instruction alone. */
  #split(instruction: Instruction, at: Builder): readonly Value[] | undefined {
    switch (instruction.opcode) {
      case "load":
        return instruction.type.kind === "vector" && !instruction.atomic && hasBytes(instruction.type)
          ? this.#splitLoad(instruction, instruction.type, at)
          : undefined;
      case "store":
        if (instruction.atomic || !hasBytes(instruction.operand(0).type)) return undefined;
        this.#splitStore(instruction, at);
        return [];
      case "phi": {
        const elements = elementTypes(instruction.type).map((type, index) => {
          const phi = new PhiInst(type);
          phi.location = instruction.location;
          return at.insert(phi, `${instruction.name}.${index}`);
        });
        this.#phis.push({ phi: instruction, elements });
        return elements;
      }
      case "extractelement": {
        const elements = this.#elementsOf(instruction.operand(0));
        return [pickElement(elements, instruction.operand(1), at)];
      }
      case "insertelement": {
        const [, value, index] = instruction.operands;
        invariant(value && index, "insertelement has three operands");
        const elements = this.#elementsOf(instruction.operand(0));
        return elements.map((old, position) => {
          if (index instanceof ConstantInt) return Number(index.value) === position ? value : old;
          return at.select(at.icmp("eq", index, constInt(index.type, position)), value, old);
        });
      }
      case "shufflevector": {
        const all = [0, 1].flatMap((index) => this.#elementsOf(instruction.operand(index)));
        const [element] = elementTypes(instruction.type);
        return instruction.mask.map((lane) => all[lane] ?? poison(element ?? i32));
      }
      case "bitcast":
        return this.#splitBitcast(instruction, at);
      case "call":
        return this.#splitCall(instruction, at);
      case "select":
        return this.#splitPointwise(instruction, at, instruction.operand(0).type.kind === "vector" ? 0 : 1);
      default:
        return ["binary", "unary", "cast", "compare"].includes(instructions[instruction.opcode].class)
          ? this.#splitPointwise(instruction, at, 0)
          : undefined;
    }
  }

  /** Operands before `firstVector` are for all elements. */
  #splitPointwise(instruction: Instruction, at: Builder, firstVector: number): readonly Value[] {
    const operands = instruction.operands.map((operand, index) =>
      index < firstVector ? [operand] : this.#elementsOf(operand),
    );
    return elementTypes(instruction.type).map((type, index) => {
      const own = operands.map((elements) => elements[elements.length === 1 ? 0 : index] ?? poison(type));
      const [a, b] = own;
      invariant(a, "the instruction has operands");
      const copy = makeElement(instruction, type, own, a, b);
      copy.flags = instruction.flags;
      return at.insert(copy, instruction.name && `${instruction.name}.${index}`);
    });
  }

  #splitLoad(load: LoadInst, type: VectorType, at: Builder): readonly Value[] {
    const bytes = storeBytes(type.element);
    return elementTypes(type).map((element, index) => {
      const piece = new LoadInst(
        element,
        elementAddress(load.operand(0), index * bytes, at),
        alignAt(load.align, index, bytes),
      );
      piece.volatile = load.volatile;
      return at.insert(piece, load.name && `${load.name}.${index}`);
    });
  }

  #splitStore(store: StoreInst, at: Builder): void {
    for (const [index, element] of this.#elementsOf(store.operand(0)).entries()) {
      const bytes = storeBytes(element.type);
      const address = elementAddress(store.operand(1), index * bytes, at);
      const piece = new StoreInst(element, address, alignAt(store.align, index, bytes));
      piece.volatile = store.volatile;
      at.insert(piece);
    }
  }

  /** Elements are the bits of an integer, the first one's the lowest. */
  #splitBitcast(cast: CastInst, at: Builder): readonly Value[] | undefined {
    const [from, to] = [cast.operand(0).type, cast.type];
    const sources = from.kind === "vector" ? this.#elementsOf(cast.operand(0)) : [cast.operand(0)];
    const targets = to.kind === "vector" ? elementTypes(to) : [to];
    if (sources.length === targets.length) {
      return sources.map((source, index) => at.cast("bitcast", source, targets[index] ?? to));
    }
    const bits = sources.reduce((sum, { type }) => sum + scalarBits(type), 0);
    if (bits > 64 || ![from, to].every(hasBytes)) return undefined;
    const whole = intType(bits);
    const number = sources.reduce<Value | undefined>((sum, source, index) => {
      const width = scalarBits(source.type);
      const plain = asInteger(source, width, at);
      const wide = width === bits ? plain : at.cast("zext", plain, whole);
      const moved = index === 0 ? wide : at.binary("shl", wide, constInt(whole, index * width));
      return sum ? at.or(sum, moved) : moved;
    }, undefined);
    invariant(number, "a vector has elements");
    return targets.map((target, index) => {
      const width = scalarBits(target);
      const moved = index === 0 ? number : at.binary("lshr", number, constInt(whole, index * width));
      const own = width === bits ? moved : at.cast("trunc", moved, intType(width));
      return own.type.text === target.text ? own : at.cast("bitcast", own, target);
    });
  }

  /** Intrinsics that LLVM defines element by element. */
  #splitCall(call: CallInst, at: Builder): readonly Value[] | undefined {
    const { callee, type } = call;
    if (!(callee instanceof IrFunction) || type.kind !== "vector") return undefined;
    const suffix = `.${intrinsicSuffix(type)}`;
    const known = lookUpDeviceFunction(callee.name);
    const isPointwise =
      (known?.kind === "math" || known?.kind === "integer") &&
      callee.name.startsWith("llvm.") &&
      callee.name.endsWith(suffix) &&
      call.args.every((argument) => argument.type.text === type.text || argument instanceof ConstantInt);
    if (!isPointwise) return undefined;
    const operands = call.args.map((argument) =>
      argument.type.kind === "vector" ? this.#elementsOf(argument) : [argument],
    );
    const name = callee.name.slice(0, -suffix.length);
    return elementTypes(type).map((element, index) => {
      const own = operands.map((elements) => elements[elements.length === 1 ? 0 : index] ?? poison(element));
      const copy = callOf(this.#module, `${name}.${intrinsicSuffix(element)}`, element, own);
      copy.flags = call.flags;
      return at.insert(copy, call.name && `${call.name}.${index}`);
    });
  }

  #elementsOf(vector: Value): readonly Value[] {
    const known = this.#elements.get(vector);
    if (known) return known;
    const { type } = vector;
    invariant(type.kind === "vector", `${type.text} has elements`);
    const elements = vector instanceof ConstantAggregate ? vector.elements : this.#extractAll(vector, type);
    this.#elements.set(vector, elements);
    return elements;
  }

  #extractAll(vector: Value, type: VectorType): readonly Value[] {
    if (vector instanceof ConstantToken) {
      const isZero = vector.token === "zeroinitializer";
      return elementTypes(type).map((element): Constant =>
        isZero ? constZero(element) : new ConstantToken(element, vector.token),
      );
    }
    // What stays a vector is taken apart where it is made.
    invariant(isInstruction(vector) || "attributes" in vector, "a vector is an instruction or an argument");
    const block = isInstruction(vector) ? vector.block : this.#fn.entry;
    invariant(block, "the vector is in a block");
    const next = isInstruction(vector)
      ? block.instructions[block.indexOf(vector) + 1]
      : block.instructions[block.firstNonPhi];
    invariant(next, "a block ends in a terminator");
    const at = next.opcode === "phi" ? Builder.afterPhis(block) : Builder.before(next);
    return elementTypes(type).map((_, index) => at.extractElement(vector, index));
  }

  #fillPhi(phi: PhiInst, elements: readonly PhiInst[]): void {
    for (const [at, from] of phi.incomingBlocks.entries()) {
      const values = this.#elementsOf(phi.operand(at));
      for (const [index, element] of elements.entries()) {
        const value = values[index];
        if (value) element.addIncoming(value, from);
      }
    }
  }

  /** Users that were left alone get their vectors from the elements. */
  #rebuildForOthers(): void {
    const gone = new Set(this.#replaced);
    for (const vector of this.#replaced) {
      const elements = this.#elements.get(vector);
      if (!elements) continue;
      for (const user of [...vector.users]) {
        if (gone.has(user)) continue;
        const at = Builder.before(user);
        const whole = elements.reduce<Value>(
          (sum, element, index) => at.insertElement(sum, element, index),
          poison(vector.type),
        );
        user.replaceUsesOf(vector, whole);
      }
    }
  }
}

function makeElement(
  instruction: Instruction,
  type: Type,
  operands: readonly Value[],
  a: Value,
  b: Value | undefined,
): Instruction {
  if (instruction instanceof CastInst) return new CastInst(instruction.opcode, a, type);
  if (instruction.opcode === "icmp" && b) return new ICmpInst(instruction.predicate, type, a, b);
  if (instruction.opcode === "fcmp" && b) return new FCmpInst(instruction.predicate, type, a, b);
  const copy = cloneInstruction(instruction, {
    values: new Map(instruction.operands.map((operand, index) => [operand, operands[index] ?? operand])),
    blocks: new Map(),
  });
  return copy;
}

function isSplittable(type: Type): boolean {
  return type.kind === "vector" && type.length <= 16 && type.element.kind !== "pointer";
}

/** Elements of less than a byte share bytes, and have no addresses of their own. */
function hasBytes(type: Type): boolean {
  return type.kind !== "vector" || scalarBits(type.element) % 8 === 0;
}

function elementTypes(type: Type): readonly Type[] {
  return type.kind === "vector" ? Array<Type>(type.length).fill(type.element) : [type];
}

function pickElement(elements: readonly Value[], index: Value, at: Builder): Value {
  const [first, ...others] = elements;
  invariant(first, "a vector has elements");
  if (index instanceof ConstantInt) return elements[Number(index.value)] ?? poison(first.type);
  return others.reduce<Value>(
    (picked, element, position) =>
      at.select(at.icmp("eq", index, constInt(index.type, position + 1)), element, picked),
    first,
  );
}

function elementAddress(base: Value, bytes: number, at: Builder): Value {
  return bytes === 0 ? base : at.gep(i8, base, [constInt(i32, bytes)]);
}

function alignAt(align: number | undefined, index: number, bytes: number): number {
  const offset = index * bytes;
  const whole = align ?? bytes;
  return offset === 0 ? whole : Math.min(whole, offset & -offset);
}

function asInteger(value: Value, bits: number, at: Builder): Value {
  return value.type.kind === "int" ? value : at.cast("bitcast", value, intType(bits));
}
