import type { BasicBlock, IrFunction } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import type { Argument, Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import { analyzeControlFlow, type ControlFlow } from "./cfg.ts";

/** Looks things up by name in IR text, for tests. */
export interface Named {
  readonly module: Module;
  /** The function `name`, or the only one with a body. */
  readonly fn: (name?: string) => IrFunction;
  /** A block of the only function with a body. */
  readonly block: (name: string) => BasicBlock;
  /** An instruction, argument, variable or function of any name. */
  readonly value: (name: string) => Value;
  readonly instruction: (name: string) => Instruction;
}

export function parseNamed(text: string): Named {
  const module = parseModule(text);
  const fn = (name?: string) => {
    const found = name
      ? module.functions.get(name)
      : [...module.functions.values()].find((each) => !each.isDeclaration);
    invariant(found, `there is no function ${name}`);
    return found;
  };
  const locals = [...module.functions.values()].flatMap((each): (Argument | Instruction)[] => [
    ...each.args,
    ...each.instructions(),
  ]);
  return {
    module,
    fn,
    block(name) {
      const found = fn().blocks.find((block) => block.name === name);
      invariant(found, `there is no block ${name}`);
      return found;
    },
    value(name) {
      const found =
        locals.find((local) => local.name === name) ?? module.globals.get(name) ?? module.functions.get(name);
      invariant(found, `there is no value ${name}`);
      return found;
    },
    instruction(name) {
      const found = locals.find((local) => local.name === name);
      invariant(found && "opcode" in found, `there is no instruction ${name}`);
      return found;
    },
  };
}

/** Names in order, for comparisons. */
export const namesOf = (values: Iterable<{ readonly name: string }>): string[] =>
  Array.from(values, ({ name }) => name);

/**
 * A function of empty blocks: `a: b c` is a block that branches to b or c, `a: b` one that jumps,
 * `a:` one that returns, `a: b c c` a switch with b as its default.
 */
export function graphOf(...lines: readonly string[]): Named & { readonly cfg: ControlFlow } {
  const blocks = lines.map((line) => {
    const [name = "", targets = ""] = line.split(":");
    return `${name.trim()}:\n${terminatorTo(targets.trim().split(/\s+/).filter(Boolean))}`;
  });
  const named = parseNamed(`define void @f(i1 %c, i32 %n) {\n${blocks.join("\n")}\n}`);
  return { ...named, cfg: analyzeControlFlow(named.fn()) };
}

function terminatorTo([first, ...others]: readonly string[]): string {
  if (first === undefined) return "ret void";
  if (others.length === 0) return `br label %${first}`;
  if (others.length === 1) return `br i1 %c, label %${first}, label %${others[0]}`;
  const cases = others.map((target, index) => `i32 ${index}, label %${target}`);
  return `switch i32 %n, label %${first} [ ${cases.join(" ")} ]`;
}

/** A loop with a branch inside, and a block that nothing reaches. */
export const branchInLoop = [
  "entry: head",
  "head: left right",
  "left: latch",
  "right: latch",
  "latch: head exit",
  "exit:",
  "dead: exit",
] as const;
