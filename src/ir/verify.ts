import { InternalError } from "../source/invariant.ts";
import { type BasicBlock, IrFunction } from "./function.ts";
import { type Instruction, isInstruction, isTerminator, type PhiInst } from "./instruction.ts";
import type { Module } from "./module.ts";
import { printInstruction } from "./print.ts";
import { printTypedConstant } from "./print-constants.ts";
import { sameType } from "./types.ts";
import {
  Argument,
  Constant,
  ConstantAggregate,
  ConstantExpression,
  GlobalValue,
  GlobalVariable,
  type Value,
} from "./values.ts";
import { successorsOf, VerifierDominance } from "./verify-dominance.ts";
import { typeProblem } from "./verify-types.ts";

/** Throws when the module is broken, naming what was done to it last: a pass, the parser. */
export function assertValid(module: Module, afterWhat: string): void {
  const problems = verifyModule(module);
  if (problems.length > 0)
    throw new InternalError(`broken IR after ${afterWhat}:\n  ${problems.join("\n  ")}`);
}

/** Everything that breaks a rule of the IR; empty when all is well. */
export function verifyModule(module: Module): string[] {
  const problems: string[] = [];
  for (const [name, global] of module.globals) {
    if (global.name !== name) problems.push(`@${global.name} is listed as @${name}`);
    const { initializer, valueType } = global;
    if (!initializer) continue;
    if (!sameType(initializer.type, valueType)) problems.push(`the initializer of @${name} has another type`);
    for (const other of globalsIn(initializer))
      if (!isInModule(other, module))
        problems.push(`@${name} names @${other.name}, which is not in the module`);
  }
  for (const [name, fn] of module.functions) {
    if (fn.name !== name) problems.push(`@${fn.name} is listed as @${name}`);
    problems.push(...verifyFunction(fn, module));
  }
  return problems;
}

/** The same for one function; with `module`, also that everything it names is in the module. */
export function verifyFunction(fn: IrFunction, module?: Module): string[] {
  return new FunctionVerifier(fn, module).verify();
}

class FunctionVerifier {
  readonly #problems: string[] = [];
  readonly #predecessors = new Map<BasicBlock, BasicBlock[]>();
  /** Position of each instruction in its block. */
  readonly #positions = new Map<Instruction, number>();

  constructor(
    readonly fn: IrFunction,
    readonly module: Module | undefined,
  ) {}

  verify(): string[] {
    const { fn } = this;
    this.#checkSignature();
    if (fn.isDeclaration) return this.#problems;
    for (const block of fn.blocks) {
      block.instructions.forEach((instruction, position) => this.#positions.set(instruction, position));
      for (const next of successorsOf(block)) {
        const known = this.#predecessors.get(next);
        if (known) known.push(block);
        else this.#predecessors.set(next, [block]);
      }
    }
    for (const block of fn.blocks) this.#checkBlock(block);
    if ((this.#predecessors.get(fn.entry)?.length ?? 0) > 0)
      this.#report("a branch leads to the entry block");
    // Dominance is only meaningful in a well-formed control flow graph.
    if (this.#problems.length === 0) this.#checkDominance();
    return this.#problems;
  }

  #report(problem: string, instruction?: Instruction): void {
    const where = instruction ? `, in "${describe(instruction)}"` : "";
    this.#problems.push(`@${this.fn.name}: ${problem}${where}`);
  }

  #checkSignature(): void {
    const { args, functionType } = this.fn;
    const matches =
      args.length === functionType.parameters.length &&
      functionType.parameters.every((type, index) => args[index] && sameType(type, args[index].type));
    if (!matches) this.#report("the parameters do not match the type of the function");
  }

  #checkBlock(block: BasicBlock): void {
    if (block.function !== this.fn) this.#report(`block ${block.name} believes to be elsewhere`);
    const last = block.instructions.at(-1);
    if (!last || !isTerminator(last)) this.#report(`block ${block.name} does not end in a terminator`);
    let phisEnded = false;
    for (const instruction of block.instructions) {
      if (instruction.block !== block) this.#report("the instruction believes to be elsewhere", instruction);
      if (isTerminator(instruction) && instruction !== last)
        this.#report("a terminator in the middle of a block", instruction);
      if (instruction.opcode !== "phi") phisEnded = true;
      else if (phisEnded) this.#report("a phi behind other instructions", instruction);
      this.#checkInstruction(instruction);
    }
    for (const target of successorsOf(block))
      if (target.function !== this.fn)
        this.#report(`block ${block.name} branches to ${target.name}, which is not in the function`);
  }

  #checkInstruction(instruction: Instruction): void {
    for (const operand of instruction.operands) {
      if (!operand.users.has(instruction)) this.#report("an operand does not know this user", instruction);
      const problem = this.#operandProblem(operand);
      if (problem) this.#report(problem, instruction);
    }
    for (const user of instruction.users) {
      if (!user.operands.includes(instruction)) this.#report("a user does not use it", instruction);
      else if (!this.#positions.has(user)) this.#report("it is used outside the function", instruction);
    }
    const problem = typeProblem(instruction, this.fn);
    if (problem) this.#report(problem, instruction);
    if (instruction.opcode === "phi" && instruction.block) this.#checkPhi(instruction, instruction.block);
  }

  #operandProblem(operand: Value): string | undefined {
    if (isInstruction(operand)) {
      if (!this.#positions.has(operand)) return "an operand is not in the function";
      return operand.type.kind === "void" ? "an operand has no value" : undefined;
    }
    if (operand instanceof Argument)
      return this.fn.args.includes(operand) ? undefined : "an operand is another function's parameter";
    const { module } = this;
    if (!module) return undefined;
    for (const global of globalsIn(operand))
      if (!isInModule(global, module)) return `@${global.name} is not in the module`;
    return undefined;
  }

  /** One incoming value per edge, as LLVM wants it: a predecessor with two edges comes twice. */
  #checkPhi(phi: PhiInst, block: BasicBlock): void {
    const pending = [...(this.#predecessors.get(block) ?? [])];
    if (phi.incomingBlocks.length !== phi.operands.length)
      this.#report("a phi has more values than blocks", phi);
    for (const from of phi.incomingBlocks) {
      const at = pending.indexOf(from);
      if (at < 0) this.#report(`a phi has a value from ${from.name}, which is no predecessor`, phi);
      else pending.splice(at, 1);
    }
    for (const missing of pending) this.#report(`a phi has no value from ${missing.name}`, phi);
    phi.incomingBlocks.forEach((from, index) => {
      const [value, first] = [phi.operands[index], phi.incomingFrom(from)];
      if (value && first && !isSameValue(value, first))
        this.#report(`a phi has different values from ${from.name}`, phi);
    });
  }

  #checkDominance(): void {
    const dominance = new VerifierDominance(this.fn, this.#predecessors);
    for (const block of this.fn.blocks) {
      if (!dominance.isReachable(block)) continue; // anything goes where nothing gets
      for (const user of block.instructions) {
        user.operands.forEach((operand, index) => {
          if (!isInstruction(operand) || !operand.block) return;
          const isBefore =
            user.opcode === "phi"
              ? arrivesAt(user.incomingBlocks[index], operand.block, dominance)
              : operand.block === block
                ? (this.#positions.get(operand) ?? 0) < (this.#positions.get(user) ?? 0)
                : dominance.isReachable(operand.block) && dominance.dominates(operand.block, block);
          if (!isBefore) this.#report(`%${operand.name} does not dominate its use`, user);
        });
      }
    }
  }
}

/** Whether a value defined in `defined` is there at the end of `from`. */
function arrivesAt(from: BasicBlock | undefined, defined: BasicBlock, dominance: VerifierDominance): boolean {
  if (!from || !dominance.isReachable(from)) return true;
  return dominance.isReachable(defined) && dominance.dominates(defined, from);
}

function isInModule(global: GlobalValue, { functions, globals }: Module): boolean {
  if (global instanceof IrFunction) return functions.get(global.name) === global;
  return !(global instanceof GlobalVariable) || globals.get(global.name) === global;
}

function globalsIn(value: Value | Constant): GlobalValue[] {
  if (value instanceof GlobalValue) return [value];
  if (value instanceof ConstantAggregate) return value.elements.flatMap(globalsIn);
  if (value instanceof ConstantExpression) return value.operands.flatMap(globalsIn);
  return [];
}

/** A broken instruction may be too broken to print. */
function describe(instruction: Instruction): string {
  try {
    return printInstruction(instruction);
  } catch {
    return instruction.opcode;
  }
}

/** Equal constants may be different objects. */
function isSameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  return a instanceof Constant && b instanceof Constant && printTypedConstant(a) === printTypedConstant(b);
}
