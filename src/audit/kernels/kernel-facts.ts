/** What is live in device code, by its LLVM IR: facts for each kernel, and the lines that they come from. */
import { analyzeCallGraph, type CallGraph, directCallee } from "../../analysis/call-graph.ts";
import { referencedGlobals } from "../../analysis/constant-references.ts";
import { pointerOrigins } from "../../analysis/pointer-origins.ts";
import { IrFunction } from "../../ir/function.ts";
import type { CallInst, Instruction } from "../../ir/instruction.ts";
import { allocBytes } from "../../ir/layout.ts";
import type { Module } from "../../ir/module.ts";
import { AddressSpace } from "../../ir/types.ts";
import { GlobalVariable, InlineAssembly } from "../../ir/values.ts";
import type { SourceLocation } from "../../source/diagnostic.ts";
import { isOwnHeader, userLocation } from "../../source/user-location.ts";
import type { KernelFacts } from "../model.ts";
import { printedFloats, usesOfInstruction } from "./instruction-uses.ts";

/** A use of a rule at a line, live in a kernel. */
export interface KernelUse {
  readonly rule: string;
  readonly name: string;
  readonly kernel: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ModuleFacts {
  readonly kernels: readonly KernelFacts[];
  readonly uses: readonly KernelUse[];
  /** `file:line` of everything that became code: what the compiler has seen. */
  readonly lines: readonly string[];
}

/** @param fileOf turns a path as clang spells it into one of the audited tree; undefined for all others */
export function moduleFacts(module: Module, fileOf: (path: string) => string | undefined): ModuleFacts {
  const graph = analyzeCallGraph(module);
  const kernels: KernelFacts[] = [];
  const uses = new Map<string, KernelUse>();
  const lines = new Set<string>();
  for (const kernel of module.kernels) {
    const facts = new KernelReader(kernel, graph, fileOf);
    facts.read();
    if (facts.place) kernels.push(facts.summary(facts.place));
    for (const use of facts.uses) {
      const key = `${use.rule} ${use.file} ${use.line}`;
      if (!uses.has(key)) uses.set(key, use);
    }
    for (const line of facts.lines) lines.add(line);
  }
  return { kernels, uses: [...uses.values()], lines: [...lines] };
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

class KernelReader {
  readonly uses: KernelUse[] = [];
  readonly lines = new Set<string>();
  /** The first line of the kernel's own code. */
  place: Place | undefined;
  readonly #kernel: IrFunction;
  readonly #name: string;
  readonly #graph: CallGraph;
  readonly #fileOf: (path: string) => string | undefined;
  readonly #rules = new Set<string>();
  readonly #shared = new Set<GlobalVariable>();
  #hasBarrier = false;
  #instructions = 0;

  constructor(kernel: IrFunction, graph: CallGraph, fileOf: (path: string) => string | undefined) {
    this.#kernel = kernel;
    this.#name = kernel.sourceName ?? kernel.name;
    this.#graph = graph;
    this.#fileOf = fileOf;
  }

  read(): void {
    const reached = new Set<IrFunction>([this.#kernel]);
    for (const fn of reached) {
      if (fn.isDeclaration) continue;
      this.#readFunction(fn);
      for (const callee of this.#graph.callees(fn)) reached.add(callee);
    }
  }

  summary({ file, line }: Place): KernelFacts {
    const has = (...rules: string[]) => rules.some((rule) => this.#rules.has(rule));
    const sized = [...this.#shared].filter((variable) => variable.initializer);
    return {
      ...{ name: this.#name, file, line },
      usesDouble: has("language/double", "language/atomic-double"),
      usesInlineAssembly: has("language/inline-ptx"),
      usesTextures: has("language/texture", "language/surface"),
      usesWarpOperations: has(
        "language/warp-shuffle",
        "language/warp-vote",
        "language/warp-match",
        "language/warp-reduce",
        "language/warp-sync",
      ),
      usesAtomics: [...this.#rules].some((rule) => rule.startsWith("language/atomic")),
      usesBarriers: this.#hasBarrier,
      sharedBytes: sized.reduce((sum, variable) => sum + allocBytes(variable.valueType), 0),
      usesDynamicShared: sized.length < this.#shared.size,
      instructions: this.#instructions,
    };
  }

  #readFunction(fn: IrFunction): void {
    const printed = printedFloats(fn);
    let location: SourceLocation | undefined;
    for (const instruction of fn.instructions()) {
      // An instruction without a line belongs to its neighbour, as in a debugger.
      location = instruction.location ?? location;
      this.#instructions++;
      this.#noteLines(instruction.location, fn);
      this.#noteShared(instruction);
      for (const use of usesOfInstruction(instruction, printed)) {
        if (use.rule === "") this.#hasBarrier = true;
        // Our headers compute some floats by way of double; what the program itself says is at its own lines.
        else if (use.rule === "language/double" && location && isOwnHeader(location.file)) continue;
        else this.#add(use.rule, use.name, location);
      }
      if (instruction.opcode === "call") this.#noteCall(instruction, fn, location);
    }
  }

  #noteLines(location: SourceLocation | undefined, fn: IrFunction): void {
    for (let at = location; at; at = at.inlinedAt) {
      const file = this.#fileOf(at.file);
      if (file === undefined) continue;
      this.lines.add(`${file}:${at.line}`);
      const isOwn = fn === this.#kernel && !at.inlinedAt && at.line > 0;
      if (isOwn && (!this.place || (file === this.place.file && at.line < this.place.line)))
        this.place = { file, line: at.line, column: at.column };
    }
  }

  #noteShared(instruction: Instruction): void {
    for (const operand of instruction.operands)
      for (const global of referencedGlobals(operand)) {
        if (!(global instanceof GlobalVariable) || global.type.kind !== "pointer") continue;
        if (global.type.addressSpace === AddressSpace.shared) this.#shared.add(global);
      }
    if (instruction.opcode !== "atomicrmw" && instruction.opcode !== "cmpxchg") return;
    const { type } = instruction.operand(1);
    if (type.kind !== "int" || type.bits !== 64) return;
    const isShared = [...pointerOrigins(instruction.operand(0))].some(
      (origin) =>
        origin instanceof GlobalVariable &&
        origin.type.kind === "pointer" &&
        origin.type.addressSpace === AddressSpace.shared,
    );
    if (isShared)
      this.#add("language/atomic-64-shared", "64-bit atomic on shared memory", instruction.location);
  }

  #noteCall(call: CallInst, fn: IrFunction, location: SourceLocation | undefined): void {
    const callee = directCallee(call);
    if (callee?.isKernel)
      this.#add("language/dynamic-parallelism", callee.sourceName ?? callee.name, location);
    else if (callee && callee === fn)
      this.#add("language/recursion", callee.sourceName ?? callee.name, location);
    else if (
      callee &&
      !callee.isDeclaration &&
      this.#graph.isRecursive(callee) &&
      this.#graph.isRecursive(fn)
    )
      this.#add("language/recursion", callee.sourceName ?? callee.name, location);
    else if (!callee && !(call.callee instanceof InlineAssembly) && this.#graph.targets(call).length > 0)
      this.#add("language/indirect-call", "call through a pointer", location);
  }

  #add(rule: string, name: string, location: SourceLocation | undefined): void {
    this.#rules.add(rule);
    if (!location) return;
    const { file: path, line, column } = userLocation(location);
    const file = this.#fileOf(path);
    if (file !== undefined && line > 0)
      this.uses.push({ rule, name, kernel: this.#name, file, line, column: Math.max(1, column) });
  }
}
