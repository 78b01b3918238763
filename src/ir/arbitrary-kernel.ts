import {
  type Condition,
  type Operand,
  type Statement,
  variableCounts,
  type VariableType,
} from "./arbitrary-program.ts";
import { Builder, constFloat, constInt, poison } from "./build.ts";
import { BasicBlock, IrFunction } from "./function.ts";
import type { PhiInst } from "./instruction.ts";
import type { OpcodeOfClass } from "./instructions.ts";
import { Module } from "./module.ts";
import { parseModule } from "./parse.ts";
import { f32, f64, i32, i64, intType, sameType, type Type, vectorType } from "./types.ts";
import { Argument, ConstantInt, type Value } from "./values.ts";

/**
 * What a thread of a random kernel writes: it owns `fuzzLayout.bytesPerThread` bytes of the
 * argument, at its linear thread number. `slots` i32 come first, which the program reads and
 * writes; its variables follow at the end of the run. Compare NaNs as equal: their bits are nobody's business.
 */
export const fuzzLayout = {
  bytesPerThread: 128,
  slots: 16,
  variables: { i32: 64, float: 80, i64: 88, double: 104 },
} as const satisfies { readonly variables: Readonly<Record<VariableType, number>> } & Record<string, unknown>;

/** `ptx_kernel void fuzz(ptr memory, i32 n)`; run it with one-dimensional blocks and grids. */
export function buildKernel(program: readonly Statement[]): Module {
  const module = parseModule(frame);
  const fn = module.functions.get("fuzz");
  if (fn) new KernelBuilder(module, fn).build(program);
  return module;
}

const frame = `
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
define ptx_kernel void @fuzz(ptr %memory, i32 %n) {
entry:
  unreachable
}
`;

const types: Readonly<Record<VariableType, Type>> = { i32, i64, float: f32, double: f64 };
const variableTypes = Object.keys(variableCounts) as VariableType[];

const intOperators: readonly OpcodeOfClass<"binary">[] = [
  "add", "sub", "mul", "and", "or", "xor", "shl", "lshr", "ashr", "sdiv", "udiv", "srem", "urem",
]; // prettier-ignore
const floatOperators: readonly OpcodeOfClass<"binary">[] = ["fadd", "fsub", "fmul", "fdiv"];

/** The current value of every variable: replaced by a copy where control flow splits. */
type Variables = Record<VariableType, Value[]>;

class KernelBuilder {
  #at: Builder;
  #variables: Variables;
  readonly #places: { readonly argument: Value; readonly local: Value };

  constructor(
    readonly module: Module,
    readonly fn: IrFunction,
  ) {
    const { entry } = fn;
    entry.terminator.erase();
    this.#at = Builder.atEnd(entry);
    const [memory, n] = fn.args as [Argument, Argument];
    const thread = this.#threadNumber();
    const offset = this.#at.mul(thread, constInt(i32, fuzzLayout.bytesPerThread), "offset");
    const own = this.#at.byteOffset(memory, offset, "own");
    const local = this.#at.alloca(
      { kind: "array", length: fuzzLayout.slots, element: i32, text: `[${fuzzLayout.slots} x i32]` },
      { name: "local" },
    );
    this.#places = { argument: own, local };
    for (let slot = 0; slot < fuzzLayout.slots; slot++)
      this.#at.store(constInt(i32, slot * 3), this.#at.byteOffset(local, slot * 4));
    const ratio = this.#at.cast("sitofp", thread, f32);
    this.#variables = {
      i32: [thread, n, constInt(i32, 7), constInt(i32, -3)],
      i64: [this.#at.cast("sext", n, i64), constInt(i64, 1n << 40n)],
      float: [ratio, constFloat(f32, 0.75)],
      double: [this.#at.cast("fpext", ratio, f64), constFloat(f64, -1e10)],
    };
  }

  build(program: readonly Statement[]): void {
    this.#run(program);
    for (const type of variableTypes) {
      this.#variables[type].forEach((value, index) => {
        const bytes = fuzzLayout.variables[type] + index * (type === "i32" || type === "float" ? 4 : 8);
        this.#at.store(value, this.#at.byteOffset(this.#places.argument, bytes));
      });
    }
    this.#at.ret();
  }

  #run(program: readonly Statement[]): void {
    for (const statement of program) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case "compute": {
        const { type, operator } = statement;
        const operators = type === "i32" || type === "i64" ? intOperators : floatOperators;
        const opcode = operators[operator % operators.length] ?? "add";
        const [left, right] = [this.#read(type, statement.left), this.#read(type, statement.right)];
        return this.#assign(type, statement.target, this.#at.binary(opcode, left, right));
      }
      case "convert":
        return this.#convert(statement);
      case "select": {
        const { type, target, left, right } = statement;
        const condition = this.#condition(statement.condition);
        const value = this.#at.select(condition, this.#read(type, left), this.#read(type, right));
        return this.#assign(type, target, value);
      }
      case "vector":
        return this.#vector(statement);
      case "load":
      case "store": {
        const pointer = this.#slot(this.#places[statement.place], statement.index);
        if (statement.kind === "load") this.#assign("i32", statement.target, this.#at.load(i32, pointer));
        else this.#at.store(this.#variable("i32", statement.target), pointer);
        return;
      }
      case "if":
        return this.#if(statement);
      case "loop":
        return this.#loop(statement);
      case "switch":
        return this.#switch(statement);
      case "barrier":
        this.#call("llvm.nvvm.barrier.cta.sync.aligned.all", [constInt(i32, 0)]);
    }
  }

  #convert({ from, to, target, source, narrow, isSigned }: Extract<Statement, { kind: "convert" }>): void {
    let value = this.#variable(from, source);
    const isFloat = (type: Type) => type.kind === "float";
    if (!isFloat(value.type) && narrow > 0) {
      const cut = this.#at.cast("trunc", value, intType(narrow));
      value = this.#at.cast(isSigned ? "sext" : "zext", cut, value.type);
    }
    const type = types[to];
    if (sameType(value.type, type)) return this.#assign(to, target, value);
    const opcode = ((): OpcodeOfClass<"cast"> => {
      if (isFloat(value.type) && isFloat(type)) return type === f64 ? "fpext" : "fptrunc";
      if (isFloat(value.type)) return isSigned ? "fptosi" : "fptoui";
      if (isFloat(type)) return isSigned ? "sitofp" : "uitofp";
      if (type === i32) return "trunc";
      return isSigned ? "sext" : "zext";
    })();
    this.#assign(to, target, this.#at.cast(opcode, value, type));
  }

  #vector({ target, lane, mask }: Extract<Statement, { kind: "vector" }>): void {
    const type = vectorType(4, i32);
    let vector: Value = poison(type);
    this.#variables.i32.forEach((value, index) => {
      vector = this.#at.insertElement(vector, value, index);
    });
    const sum = this.#at.add(vector, constInt(type, 5));
    const shuffled = this.#at.shuffle(vector, sum, mask);
    const index = this.#at.and(this.#read("i32", lane), constInt(i32, 3));
    this.#assign("i32", target, this.#at.extractElement(shuffled, index));
  }

  #if({ condition, yes, no }: Extract<Statement, { kind: "if" }>): void {
    const [thenBlock, elseBlock, merge] = [this.#block("then"), this.#block("else"), this.#block("merge")];
    this.#at.condBr(this.#condition(condition), thenBlock, elseBlock);
    const before = this.#variables;
    const ends = [this.#branch(thenBlock, yes, before, merge), this.#branch(elseBlock, no, before, merge)];
    this.#merge(merge, ends);
  }

  #switch({ value, cases }: Extract<Statement, { kind: "switch" }>): void {
    const merge = this.#block("merge");
    const blocks = cases.map(() => this.#block("case"));
    const selector = this.#at.and(this.#read("i32", value), constInt(i32, 3));
    this.#at.switch(
      selector,
      merge,
      blocks.map((target, index) => ({ value: new ConstantInt(i32, index), target })),
    );
    const before = this.#variables;
    const from = this.#at.block;
    const ends = cases.map((body, index) => this.#branch(blocks[index] ?? merge, body, before, merge));
    this.#merge(merge, [{ from, variables: before }, ...ends]);
  }

  /** Fills one side of a branch, which goes on to `merge`. */
  #branch(block: BasicBlock, body: readonly Statement[], before: Variables, merge: BasicBlock) {
    this.fn.appendBlock(block);
    this.#at = Builder.atEnd(block);
    this.#variables = copy(before);
    this.#run(body);
    this.#at.br(merge);
    return { from: this.#at.block, variables: this.#variables };
  }

  #merge(merge: BasicBlock, ends: readonly { from: BasicBlock; variables: Variables }[]): void {
    this.fn.appendBlock(merge);
    this.#at = Builder.atEnd(merge);
    const merged = copy(this.#variables);
    for (const type of variableTypes) {
      merged[type] = merged[type].map((value, index) => {
        const incoming = ends.map(({ from, variables }): [Value, BasicBlock] => [
          variables[type][index] ?? value,
          from,
        ]);
        const [first] = incoming;
        if (first && incoming.every(([other]) => other === first[0])) return first[0];
        return this.#at.phi(types[type], incoming);
      });
    }
    this.#variables = merged;
  }

  /** do { body } while (++counter < trips && !until), or nothing for no trips. */
  #loop({ trips, body, until }: Extract<Statement, { kind: "loop" }>): void {
    if (trips === 0) return;
    const [header, exit] = [this.#block("loop"), this.#block("exit")];
    const from = this.#at.block;
    this.#at.br(header);
    this.fn.appendBlock(header);
    this.#at = Builder.atEnd(header);
    const counter = this.#at.phi(i32, [[constInt(i32, 0), from]]);
    const phis: [phi: PhiInst, type: VariableType, index: number][] = [];
    const before = this.#variables;
    const inside = copy(before);
    for (const type of variableTypes) {
      inside[type] = before[type].map((value, index) => {
        const phi = this.#at.phi(types[type], [[value, from]]);
        phis.push([phi, type, index]);
        return phi;
      });
    }
    this.#variables = inside;
    this.#run(body);
    const next = this.#at.add(counter, constInt(i32, 1));
    let goOn: Value = this.#at.icmp("slt", next, constInt(i32, trips));
    if (until) goOn = this.#at.and(goOn, this.#at.not(this.#condition(until)));
    this.#at.condBr(goOn, header, exit);
    const latch = this.#at.block;
    counter.addIncoming(next, latch);
    for (const [phi, type, index] of phis) phi.addIncoming(this.#variables[type][index] ?? phi, latch);
    this.fn.appendBlock(exit);
    this.#at = Builder.atEnd(exit);
  }

  #threadNumber(): Value {
    const block = this.#call("llvm.nvvm.read.ptx.sreg.ctaid.x", []);
    const size = this.#call("llvm.nvvm.read.ptx.sreg.ntid.x", []);
    const thread = this.#call("llvm.nvvm.read.ptx.sreg.tid.x", []);
    return this.#at.add(this.#at.mul(block, size), thread, "thread");
  }

  #call(name: string, args: readonly Value[]): Value {
    const callee = this.module.functions.get(name);
    return callee ? this.#at.call(callee, args) : poison(i32);
  }

  #slot(base: Value, index: Operand): Value {
    const slot = this.#at.and(this.#read("i32", index), constInt(i32, fuzzLayout.slots - 1));
    return this.#at.gep(i32, base, [slot]);
  }

  #condition({ predicate, left, right }: Condition): Value {
    return this.#at.icmp(predicate, this.#read("i32", left), this.#read("i32", right));
  }

  #read(type: VariableType, { variable, constant }: Operand): Value {
    if (constant === undefined) return this.#variable(type, variable);
    const isInt = type === "i32" || type === "i64";
    return isInt ? constInt(types[type], constant) : constFloat(types[type], constant / 4);
  }

  #variable(type: VariableType, index: number): Value {
    const values = this.#variables[type];
    return values[index % values.length] ?? poison(types[type]);
  }

  #assign(type: VariableType, index: number, value: Value): void {
    const values = [...this.#variables[type]];
    values[index % values.length] = value;
    this.#variables = { ...this.#variables, [type]: values };
  }

  #block(name: string): BasicBlock {
    return new BasicBlock(name);
  }
}

function copy(variables: Variables): Variables {
  return { ...variables };
}
