import { analyzeControlFlow } from "../analysis/cfg.ts";
import { Builder, constInt, constZero } from "../ir/build.ts";
import type { IrFunction } from "../ir/function.ts";
import { type Instruction, isInstruction, LoadInst, PhiInst, StoreInst } from "../ir/instruction.ts";
import { memberOffset } from "../ir/layout.ts";
import { i32, i8, type Type } from "../ir/types.ts";
import { type Constant, ConstantAggregate, ConstantToken, type Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import { functionPass } from "./pass.ts";

/**
 * Makes the members of structs and arrays that are handled as values, such as results of inlined functions,
 * values of their own. Pairs that an instruction makes (`cmpxchg`, `llvm.uadd.with.overflow`) are left: nobody
 * does more than take them apart afterwards.
 *
 *     %p = insertvalue { float, i32 } poison, float %x, 0
 *     %q = insertvalue { float, i32 } %p, i32 %n, 1          =>   uses of %y are uses of %x
 *     %y = extractvalue { float, i32 } %q, 0
 */
export const splitAggregates = functionPass({
  name: "split-aggregates",
  summary: "make members of structs values of their own",
  run: (fn) => new Splitting(fn).run(),
});

class Splitting {
  readonly #fn: IrFunction;
  readonly #leaves = new Map<Value, readonly Value[]>();
  readonly #phis: { readonly phi: PhiInst; readonly leaves: readonly PhiInst[] }[] = [];
  readonly #replaced: Instruction[] = [];

  constructor(fn: IrFunction) {
    this.#fn = fn;
  }

  run(): boolean {
    for (const block of analyzeControlFlow(this.#fn).reversePostorder) {
      for (const instruction of [...block.instructions]) this.#visit(instruction);
    }
    for (const { phi, leaves } of this.#phis) {
      for (const [at, from] of phi.incomingBlocks.entries()) {
        for (const [index, value] of this.#leavesOf(phi.operand(at)).entries())
          leaves[index]?.addIncoming(value, from);
      }
    }
    for (const instruction of this.#replaced.toReversed()) {
      instruction.replaceAllUsesWith(new ConstantToken(instruction.type, "poison"));
      instruction.erase();
    }
    return this.#replaced.length > 0;
  }

  #visit(instruction: Instruction): void {
    const leaves = this.#split(instruction);
    if (!leaves) return;
    this.#replaced.push(instruction);
    this.#leaves.set(instruction, leaves);
    const [only] = leaves;
    if (only && !isAggregate(instruction.type)) instruction.replaceAllUsesWith(only);
  }

  #split(instruction: Instruction): readonly Value[] | undefined {
    const at = Builder.before(instruction);
    switch (instruction.opcode) {
      case "extractvalue": {
        const whole = instruction.operand(0);
        if (isMade(whole) && !isAggregate(instruction.type)) return undefined;
        const [start, end] = leafRange(whole.type, instruction.indices);
        return this.#leavesOf(whole).slice(start, end);
      }
      case "insertvalue": {
        const [whole, value] = instruction.operands;
        invariant(whole && value, "insertvalue has two operands");
        const [start, end] = leafRange(whole.type, instruction.indices);
        const leaves = this.#leavesOf(whole);
        return [...leaves.slice(0, start), ...this.#leavesOf(value), ...leaves.slice(end)];
      }
      case "store": {
        const value = instruction.operand(0);
        if (!isAggregate(value.type)) return undefined;
        for (const [index, leaf] of this.#leavesOf(value).entries()) {
          const { offset = 0 } = leafTypes(value.type)[index] ?? {};
          const address = addressAt(at, instruction.operand(1), offset);
          const piece = new StoreInst(leaf, address, alignAt(instruction.align, offset));
          piece.volatile = instruction.volatile;
          at.insert(piece);
        }
        return [];
      }
      default:
        return isAggregate(instruction.type) ? this.#splitMaker(instruction, at) : undefined;
    }
  }

  #splitMaker(instruction: Instruction, at: Builder): readonly Value[] | undefined {
    const types = leafTypes(instruction.type);
    switch (instruction.opcode) {
      case "load":
        return types.map(({ type, offset }) => {
          const address = addressAt(at, instruction.operand(0), offset);
          const piece = new LoadInst(type, address, alignAt(instruction.align, offset));
          piece.volatile = instruction.volatile;
          return at.insert(piece);
        });
      case "phi": {
        const leaves = types.map(({ type }, index) => {
          const phi = new PhiInst(type);
          phi.location = instruction.location;
          return at.insert(phi, `${instruction.name}.${index}`);
        });
        this.#phis.push({ phi: instruction, leaves });
        return leaves;
      }
      case "select": {
        const [yes, no] = [1, 2].map((index) => this.#leavesOf(instruction.operand(index)));
        return types.map((_, index) => {
          const [a, b] = [yes?.[index], no?.[index]];
          invariant(a && b, "both have the same members");
          return at.select(instruction.operand(0), a, b);
        });
      }
      case "freeze":
        return this.#leavesOf(instruction.operand(0)).map((leaf) => at.unary("freeze", leaf));
      default:
        return undefined;
    }
  }

  #leavesOf(value: Value): readonly Value[] {
    if (!isAggregate(value.type)) return [value];
    const known = this.#leaves.get(value);
    if (known) return known;
    const leaves = isInstruction(value) ? takeApart(value) : leavesOfConstant(value);
    this.#leaves.set(value, leaves);
    return leaves;
  }
}

const isAggregate = ({ kind }: Type) => kind === "struct" || kind === "array";

/** Whether an instruction that stays makes the aggregate. */
function isMade(value: Value): boolean {
  return isInstruction(value) && (value.opcode === "call" || value.opcode === "cmpxchg");
}

function takeApart(made: Instruction): readonly Value[] {
  const { block } = made;
  const next = block?.instructions[block.indexOf(made) + 1];
  invariant(next && isMade(made), `${made.opcode} makes an aggregate that was not split`);
  const at = Builder.before(next);
  return leafTypes(made.type).map((_, index) => at.extractValue(made, index));
}

function leavesOfConstant(value: Value): readonly Value[] {
  if (value instanceof ConstantAggregate) {
    return value.elements.flatMap((element) =>
      isAggregate(element.type) ? leavesOfConstant(element) : [element],
    );
  }
  invariant(value instanceof ConstantToken, "an aggregate is an instruction or a constant");
  return leafTypes(value.type).map(({ type }): Constant =>
    value.token === "zeroinitializer" ? constZero(type) : new ConstantToken(type, value.token),
  );
}

interface Leaf {
  readonly type: Type;
  readonly offset: number;
}

function leafTypes(type: Type, offset = 0): readonly Leaf[] {
  if (!isAggregate(type)) return [{ type, offset }];
  return membersOf(type).flatMap((member, index) => leafTypes(member, offset + memberOffset(type, index)));
}

function membersOf(type: Type): readonly Type[] {
  if (type.kind === "array") return Array<Type>(type.length).fill(type.element);
  return (type.kind === "struct" && type.fields) || [];
}

/** Which leaves the member at `indices` has. */
function leafRange(type: Type, indices: readonly number[]): readonly [start: number, end: number] {
  let start = 0;
  let current = type;
  for (const index of indices) {
    const members = membersOf(current);
    for (const member of members.slice(0, index)) start += leafTypes(member).length;
    const next = members[index];
    invariant(next, `${current.text} has no member ${index}`);
    current = next;
  }
  return [start, start + leafTypes(current).length];
}

function addressAt(at: Builder, base: Value, offset: number): Value {
  return offset === 0 ? base : at.gep(i8, base, [constInt(i32, offset)]);
}

function alignAt(align: number | undefined, offset: number): number {
  const whole = align ?? 1;
  return offset === 0 ? whole : Math.min(whole, offset & -offset);
}
