import { directCallee } from "../analysis/call-graph.ts";
import { Builder, constBool, constInt, poison } from "../ir/build.ts";
import { cloneBlocks, type CloneMap, newCloneMap } from "../ir/clone.ts";
import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { AllocaInst, type CallInst, type Instruction, type ReturnInst } from "../ir/instruction.ts";
import { abiAlign, allocBytes } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { i32, ptr, voidType } from "../ir/types.ts";
import { type Argument, ConstantInt, type Value } from "../ir/values.ts";
import type { SourceLocation } from "../source/diagnostic.ts";
import { invariant } from "../source/invariant.ts";
import { insertCall } from "./insert.ts";
import { splitBlockBefore } from "./split-block.ts";

/**
 * Replaces a direct call by a copy of the callee's body. Says no, and changes nothing, when the
 * callee has no body here or takes other arguments than the call passes.
 *
 *     before: a; %r = call @f(%x); b   =>   before: a; br label %f.entry
 *                                           f.entry: … br label %f.exit
 *                                           f.exit: %r = phi [ … ]; b
 *
 * Blocks may be left unreachable when the callee does not return.
 */
export function inlineCall(module: Module, call: CallInst): boolean {
  const callee = directCallee(call);
  const before = call.block;
  const caller = before?.function;
  if (!before || !caller || !callee || callee.isDeclaration) return false;
  if (callee.functionType.text !== call.functionType.text || callee.functionType.variadic) return false;

  const map = newCloneMap();
  callee.args.forEach((argument, index) => {
    map.values.set(argument, passArgument(module, call, argument, call.operand(index)));
  });
  const savedStack = hasDynamicAlloca(callee)
    ? insertCall(Builder.before(call), module, "llvm.stacksave.p0", ptr, [])
    : undefined;

  const exit = splitBlockBefore(call, `${callee.name}.exit`);
  const entry = insertCopies(callee, caller, exit, map);
  adaptCopies(call, map);
  const returns = replaceReturns(map, exit);
  const entering = Builder.atEnd(before);
  entering.location = call.location;
  entering.br(entry);

  if (savedStack) insertCall(Builder.before(call), module, "llvm.stackrestore.p0", voidType, [savedStack]);
  replaceResult(call, exit, returns);
  return true;
}

/** A parameter passed by value is the callee's own copy. */
function passArgument(module: Module, call: CallInst, argument: Argument, value: Value): Value {
  const type = argument.attributes.byval;
  if (!type) return value;
  const align = Math.max(argument.attributes.align ?? 1, abiAlign(type));
  const copy = new AllocaInst(ptr, type, constInt(i32, 1), align);
  copy.name = argument.name;
  hoist(copy, call);
  insertCall(Builder.before(call), module, "llvm.memcpy.p0.p0.i32", voidType, [
    copy,
    value,
    constInt(i32, allocBytes(type)),
    constBool(false),
  ]);
  return copy;
}

/** Puts copies of the callee's blocks in front of `exit` and returns the copy of the entry. */
function insertCopies(callee: IrFunction, caller: IrFunction, exit: BasicBlock, map: CloneMap): BasicBlock {
  const [entry, ...rest] = cloneBlocks(callee.blocks, map);
  invariant(entry, `${callee.name} has a body`);
  for (const [index, block] of [entry, ...rest].entries()) {
    block.name = `${callee.name}.${block.name || index}`;
    caller.insertBlock(caller.blocks.indexOf(exit), block);
  }
  return entry;
}

/** What differs for an instruction in the caller: where variables live, tail calls, locations. */
function adaptCopies(call: CallInst, map: CloneMap): void {
  const locate = locationsSeenFrom(call.location);
  for (const block of map.blocks.values()) {
    for (const copy of [...block.instructions]) {
      copy.location = locate(copy.location);
      // `tail` promised that the call sees no variable of its caller; the new caller may pass some on.
      copy.flags = copy.flags.filter((flag) => flag !== "tail" && flag !== "musttail");
    }
  }
  for (const [original, copy] of map.values) {
    if (isStaticAlloca(original) && copy instanceof AllocaInst) {
      copy.detach();
      hoist(copy, call);
    }
  }
}

interface Return {
  readonly from: BasicBlock;
  readonly value: Value | undefined;
}

function replaceReturns(map: CloneMap, exit: BasicBlock): readonly Return[] {
  return [...map.blocks.values()].flatMap((block): Return[] => {
    const last = block.instructions.at(-1);
    if (last?.opcode !== "ret") return [];
    const value = returnedValue(last);
    Builder.before(last).br(exit);
    last.erase();
    return [{ from: block, value }];
  });
}

const returnedValue = (instruction: ReturnInst): Value | undefined => instruction.operands[0];

function replaceResult(call: CallInst, exit: BasicBlock, returns: readonly Return[]): void {
  const incoming = returns.flatMap(({ from, value }): [Value, BasicBlock][] =>
    value ? [[value, from]] : [],
  );
  const [first] = incoming;
  if (call.users.size > 0) {
    if (!first) call.replaceAllUsesWith(poison(call.type));
    else if (incoming.length === 1) call.replaceAllUsesWith(first[0]);
    else {
      const at = Builder.afterPhis(exit);
      at.location = call.location;
      call.replaceAllUsesWith(at.phi(call.type, incoming, call.name));
    }
  }
  call.erase();
}

/** Moves a variable to the entry of the caller, so that a call in a loop does not use up the stack. */
function hoist(alloca: AllocaInst, call: CallInst): void {
  const entry = call.block?.function?.entry;
  invariant(entry, "a call to inline is in a function");
  const at = entry.instructions.findIndex(({ opcode }) => opcode !== "alloca");
  entry.insert(Math.max(at, 0), alloca);
}

/** Whether the memory is there for the whole call, so that it can be a variable of the caller. */
function isStaticAlloca(value: Value): boolean {
  return (
    value instanceof AllocaInst &&
    value.block === value.block?.function?.entry &&
    value.operand(0) instanceof ConstantInt
  );
}

function hasDynamicAlloca(fn: IrFunction): boolean {
  const isDynamic = (instruction: Instruction) =>
    instruction.opcode === "alloca" && !isStaticAlloca(instruction);
  return [...fn.instructions()].some(isDynamic);
}

/** Appends the place of the call to locations in the callee; equal ones stay one object. */
function locationsSeenFrom(
  site: SourceLocation | undefined,
): (location: SourceLocation | undefined) => SourceLocation | undefined {
  const known = new Map<SourceLocation, SourceLocation>();
  const extend = (inner: SourceLocation, outer: SourceLocation): SourceLocation => ({
    ...inner,
    inlinedAt: inner.inlinedAt ? extend(inner.inlinedAt, outer) : outer,
  });
  return (location) => {
    if (!location || !site) return location ?? site;
    const extended = known.get(location) ?? extend(location, site);
    known.set(location, extended);
    return extended;
  };
}
