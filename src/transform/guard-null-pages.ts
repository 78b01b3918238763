import { isKnownObject, pointerSourceOperands, pointerSources } from "../analysis/pointer-origins.ts";
import { Builder, constInt } from "../ir/build.ts";
import { cloneInstruction } from "../ir/clone.ts";
import { type BasicBlock, IrFunction } from "../ir/function.ts";
import { GetElementPtrInst, type Instruction, isInstruction, SelectInst } from "../ir/instruction.ts";
import { i32 } from "../ir/types.ts";
import {
  Argument,
  Constant,
  ConstantExpression,
  ConstantInt,
  ConstantToken,
  type Value,
} from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import { firstAfterAllocas, firstUseAfter } from "./insert.ts";
import { accessedOperands } from "./memory-access.ts";
import { functionPass } from "./pass.ts";

/**
 * Makes accesses through null pointers fault. In WASM the first page is ordinary memory, so every
 * pointer that may lie in it is moved behind the end of memory, once, where it comes from: at an
 * argument, a load, a call.
 *
 *     %low = icmp ult ptr %p, inttoptr (i32 65536 to ptr)
 *     %shift = select i1 %low, i32 -268435456, i32 0           ; 0xF0000000
 *     %p.guarded = getelementptr i8, ptr %p, i32 %shift
 *
 * Accesses and the pointer arithmetic that leads to them use the guarded pointer; comparisons,
 * stores of the pointer and calls keep the original, so that null stays null. Where arithmetic
 * serves both, it is doubled. An offset rather than a select between two pointers, because LLVM
 * then still sees that the pointer is based on the `noalias` argument (tried: loops vectorize).
 */
export const guardNullPages = functionPass({
  name: "guard-null-pages",
  summary: "make accesses through null pointers fault",
  after: ["inline-barrier-calls", "infer-address-spaces"],
  run: (fn) => new Guarding(fn).run(),
});

/** Addresses below this fault; one WASM page. */
const nullPageEnd = 65_536;
/** Added to bad addresses; no memory exists from 0xE0000000 up. */
const badOffset = 0xf000_0000;

class Guarding {
  readonly #fn: IrFunction;
  /** Pointer arithmetic that leads to an access and may be null, with what it is used for. */
  readonly #chain = new Set<Instruction>();
  /** Members of the chain whose unguarded value is needed as well. */
  readonly #doubled = new Set<Instruction>();
  readonly #guarded = new Map<Value, Value>();

  constructor(fn: IrFunction) {
    this.#fn = fn;
  }

  run(): boolean {
    const accesses = [...this.#fn.instructions()].flatMap((instruction) =>
      accessedOperands(instruction)
        .filter((index) => mayBeNull(instruction.operand(index)))
        .map((index) => ({ instruction, index })),
    );
    for (const { instruction, index } of accesses) this.#addToChain(instruction.operand(index));
    this.#findDoubled();
    // Operands change in place below, so the list of what to change comes first.
    for (const link of [...this.#chain]) {
      if (!this.#doubled.has(link)) this.#guardOperands(link, link);
    }
    for (const { instruction, index } of accesses) {
      instruction.setOperand(index, this.#guard(instruction.operand(index), instruction));
    }
    return accesses.length > 0;
  }

  #addToChain(pointer: Value): void {
    const pending = [pointer];
    for (let value = pending.pop(); value; value = pending.pop()) {
      if (!isLink(value) || this.#chain.has(value) || !mayBeNull(value)) continue;
      this.#chain.add(value);
      pending.push(...(pointerSources(value) ?? []));
    }
  }

  #findDoubled(): void {
    const pending = [...this.#chain].filter((link) =>
      [...link.users].some((user) => this.#hasOtherUse(user, link)),
    );
    for (let link = pending.pop(); link; link = pending.pop()) {
      if (this.#doubled.has(link)) continue;
      this.#doubled.add(link);
      for (const source of pointerSources(link) ?? []) {
        if (isInstruction(source) && this.#chain.has(source)) pending.push(source);
      }
    }
  }

  /** Whether `user` uses `pointer` for anything but an access or further links of the chain. */
  #hasOtherUse(user: Instruction, pointer: Value): boolean {
    const guardedOperands = (this.#chain.has(user) && pointerSourceOperands(user)) || accessedOperands(user);
    return user.operands.some((operand, index) => operand === pointer && !guardedOperands.includes(index));
  }

  /** The guarded counterpart of a pointer, usable at `user`. */
  #guard(pointer: Value, user: Instruction): Value {
    if (!mayBeNull(pointer)) return pointer;
    if (pointer instanceof Constant) return guardConstant(pointer, user);
    const existing = this.#guarded.get(pointer);
    if (existing) return existing;
    if (isInstruction(pointer) && this.#chain.has(pointer)) {
      if (!this.#doubled.has(pointer)) return pointer;
      const double = copyOfLink(pointer);
      // Before the operands, as phis may lead back here.
      this.#guarded.set(pointer, double);
      this.#guardOperands(pointer, double);
      return double;
    }
    const guarded = insertGuard(pointer, this.#afterDefinition(pointer));
    this.#guarded.set(pointer, guarded);
    return guarded;
  }

  /** Gives `target`, which is `link` or its double, the guarded operands. */
  #guardOperands(link: Instruction, target: Instruction): void {
    // Several edges from one block (of a switch) must bring the same value.
    const fromBlock = new Map<BasicBlock, Value>();
    for (const index of pointerSourceOperands(link) ?? []) {
      const from = link.opcode === "phi" ? link.incomingBlocks[index] : undefined;
      const known = from && fromBlock.get(from);
      const guarded = known ?? this.#guard(link.operand(index), from?.terminator ?? target);
      if (from) fromBlock.set(from, guarded);
      target.setOperand(index, guarded);
    }
  }

  #afterDefinition(value: Value): Instruction {
    if (isInstruction(value)) return firstUseAfter(value);
    invariant(value instanceof Argument, "a pointer is a constant, an argument or an instruction");
    return firstAfterAllocas(this.#fn);
  }
}

/** Whether the pass can pass a guarded pointer through the instruction. */
function isLink(value: Value): value is Instruction {
  return isInstruction(value) && pointerSources(value) !== undefined && !isGuard(value);
}

/** Errs on the side of "yes": only variables, allocas and pointers guarded already cannot be null. */
function mayBeNull(pointer: Value): boolean {
  const seen = new Set<Value>();
  const pending = [pointer];
  for (let value = pending.pop(); value; value = pending.pop()) {
    if (seen.has(value) || isGuard(value)) continue;
    seen.add(value);
    const sources = pointerSources(value);
    if (sources) pending.push(...sources);
    else if (!isSafeOrigin(value)) return true;
  }
  return false;
}

function isSafeOrigin(origin: Value): boolean {
  if (isKnownObject(origin) || origin instanceof IrFunction) return true;
  // The caller's own variable for the result.
  if (origin instanceof Argument) return origin.attributes.sret !== undefined;
  if (origin instanceof ConstantToken) return origin.token === "undef" || origin.token === "poison";
  if (origin instanceof ConstantExpression && origin.opcode === "inttoptr") {
    const [address] = origin.operands;
    return address instanceof ConstantInt && address.value >= nullPageEnd;
  }
  return false;
}

/** Recognizes what `insertGuard` makes. */
function isGuard(value: Value): boolean {
  if (!(value instanceof GetElementPtrInst)) return false;
  const shift = value.operand(1);
  if (!(shift instanceof SelectInst)) return false;
  const bad = shift.operand(1);
  return bad instanceof ConstantInt && bad.value === BigInt(badOffset);
}

function insertGuard(pointer: Value, before: Instruction): Value {
  const at = Builder.before(before);
  const limit = new ConstantExpression(pointer.type, "inttoptr", [intAddress(nullPageEnd)]);
  const low = at.icmp("ult", pointer, limit);
  const shift = at.select(low, constInt(i32, badOffset), constInt(i32, 0));
  return at.byteOffset(pointer, shift, guardedName(pointer));
}

function guardConstant(pointer: Constant, user: Instruction): Value {
  const [address] = pointer instanceof ConstantExpression ? pointer.operands : [];
  if (pointer instanceof ConstantToken) {
    return new ConstantExpression(pointer.type, "inttoptr", [intAddress(badOffset)]);
  }
  if (address instanceof ConstantInt) {
    return new ConstantExpression(pointer.type, "inttoptr", [intAddress(badOffset + Number(address.value))]);
  }
  return insertGuard(pointer, user);
}

const intAddress = (address: number) => new ConstantInt(i32, address);

function copyOfLink(link: Instruction): Instruction {
  const copy = cloneInstruction(link);
  copy.name = guardedName(link);
  // A phi's double goes in front of it, as phis come first.
  if (link.block) link.block.insertBefore(link.opcode === "phi" ? link : firstUseAfter(link), copy);
  return copy;
}

function guardedName(pointer: Value): string {
  const name = pointer instanceof Argument || isInstruction(pointer) ? pointer.name : "";
  return name && `${name}.guarded`;
}
