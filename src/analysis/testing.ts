import type { BasicBlock, IrFunction } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import type { Argument, Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";

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
