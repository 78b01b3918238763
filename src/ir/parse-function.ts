import { IrFunction, type BasicBlock } from "./function.ts";
import { AllocaInst, CallInst, isTerminator } from "./instruction.ts";
import type { Lexer } from "./lexer.ts";
import {
  parseFunctionAttributes,
  parseParameterAttributes,
  parseResultAttributes,
} from "./parse-attributes.ts";
import { parseCallingConvention } from "./parse-call.ts";
import { parseTypedConstant } from "./parse-constants.ts";
import type { ParseContext } from "./parse-context.ts";
import { isOpcode, parseInstruction } from "./parse-instructions.ts";
import { parseLinkage } from "./parse-linkage.ts";
import { Locals } from "./parse-locals.ts";
import { parseAttachments } from "./parse-metadata.ts";
import { parseType } from "./parse-types.ts";
import { functionType, voidType } from "./types.ts";
import { Argument } from "./values.ts";

/** A signature that was read, and the names of its parameters, which only the body needs. */
export interface FunctionHeader {
  readonly fn: IrFunction;
  readonly argumentNames: readonly (string | undefined)[];
}

/** `define`/`declare` up to the body; leaves the lexer at `{`, or behind a declaration. */
export function parseFunctionHeader(context: ParseContext): FunctionHeader {
  const { lexer } = context;
  lexer.advance();
  // Some writers put attachments in front: `declare !dbg !5 void @f()`.
  parseAttachments(context);
  const linkage = parseLinkage(context);
  const callingConvention = parseCallingConvention(context);
  const resultAttributes = parseResultAttributes(context);
  const result = parseType(context);
  const name = lexer.take("global");
  const { args, argumentNames, variadic } = parseParameters(context);
  const signature = functionType(
    result,
    args.map(({ type }) => type),
    variadic,
  );
  const fn = new IrFunction(name, signature);
  fn.args = args;
  fn.linkage = linkage;
  fn.callingConvention = callingConvention;
  fn.resultAttributes = resultAttributes;
  parseClauses(context, fn);
  return { fn, argumentNames };
}

function parseParameters(context: ParseContext) {
  const { lexer } = context;
  const args: Argument[] = [];
  const argumentNames: (string | undefined)[] = [];
  let variadic = false;
  lexer.expect("(");
  while (!lexer.is(")")) {
    if (lexer.accept("...")) {
      variadic = true;
      break;
    }
    const type = parseType(context);
    const attributes = parseParameterAttributes(context);
    argumentNames.push(lexer.kind === "local" ? lexer.take("local") : undefined);
    args.push(new Argument(type, "", attributes));
    if (!lexer.accept(",")) break;
  }
  lexer.expect(")");
  return { args, argumentNames, variadic };
}

/** Everything between the parameters and the body. */
function parseClauses(context: ParseContext, fn: IrFunction): void {
  const { lexer } = context;
  for (;;) {
    parseFunctionAttributes(context, fn);
    if (lexer.accept("unnamed_addr") || lexer.accept("local_unnamed_addr")) continue;
    if (lexer.accept("section")) fn.section = lexer.take("string");
    else if (lexer.accept("partition") || lexer.accept("gc")) lexer.take("string");
    else if (lexer.accept("comdat")) fn.comdat = parseComdat(context, fn.name);
    else if (lexer.accept("align")) lexer.takeNumber();
    else if (lexer.accept("addrspace")) lexer.takeBalanced();
    else if (lexer.accept("prefix") || lexer.accept("prologue") || lexer.accept("personality"))
      parseTypedConstant(context);
    else break;
  }
  const { location: subprogram } = parseAttachments(context);
  if (subprogram !== undefined) context.subprograms.push({ node: subprogram, target: fn });
}

/** `comdat`, which means the name of the symbol itself, or `comdat($name)`; the word has been read. */
export function parseComdat({ lexer }: ParseContext, ownName: string): string {
  if (!lexer.accept("(")) return ownName;
  const name = lexer.take("comdat");
  lexer.expect(")");
  return name;
}

/** `{ blocks }` of a function whose header was read. */
export function parseFunctionBody(context: ParseContext, { fn, argumentNames }: FunctionHeader): void {
  const { lexer } = context;
  const locals = new Locals(lexer, fn);
  fn.args.forEach((arg, index) => locals.define(argumentNames[index], arg));
  lexer.expect("{");
  let block: BasicBlock | undefined;
  while (!lexer.is("}")) {
    if (lexer.kind === "label") {
      block = locals.beginBlock(lexer.text);
      lexer.advance();
    } else if (lexer.kind === "group" && lexer.text === "dbg_declare") {
      parseDeclare(context, locals);
    } else if (lexer.kind === "group" || lexer.is("uselistorder")) {
      lexer.skipLine(); // `#dbg_value(…)`
    } else {
      block ??= locals.beginBlock(undefined);
      if (!parseStatement(context, locals, block)) {
        fn.blocks = [];
        return;
      }
      const last = block.instructions.at(-1);
      if (last && isTerminator(last)) block = undefined;
    }
  }
  lexer.advance();
  locals.finish();
}

/** `#dbg_declare(ptr %i, !5, !DIExpression(), !6)`: which variable lies in the memory that an alloca made. */
function parseDeclare(context: ParseContext, locals: Locals): void {
  const { lexer } = context;
  const [, name, node] =
    /^#dbg_declare\(ptr (?:addrspace\(\d+\) )?%([-\w$.]+), !(\d+),/.exec(restOfLine(lexer)) ?? [];
  lexer.skipLine();
  const target = name === undefined ? undefined : locals.find(name);
  if (target instanceof AllocaInst && node !== undefined) context.variableUses.push({ node, target });
}

function restOfLine({ source, start }: Lexer): string {
  const end = source.indexOf("\n", start);
  return source.slice(start, end < 0 ? undefined : end);
}

/** One line of a block; false when it holds something that cannot be compiled. */
function parseStatement(context: ParseContext, locals: Locals, block: BasicBlock): boolean {
  const { lexer } = context;
  const resultName = lexer.kind === "local" ? lexer.take("local") : undefined;
  if (resultName !== undefined) lexer.expect("=");
  if (unsupportedOpcodes.has(lexer.text) && !isOpcode(lexer.text)) {
    noteUnsupported(context, locals.fn);
    return false;
  }
  const instruction = parseInstruction(context, locals);
  const { location, variable } = parseAttachments(context);
  if (instruction.opcode === "call" && isBookkeeping(instruction)) {
    instruction.erase();
    return true;
  }
  block.append(instruction);
  if (variable && instruction instanceof AllocaInst) instruction.variable = variable;
  if (instruction.type !== voidType) locals.define(resultName, instruction);
  else if (resultName !== undefined) lexer.fail(`%${resultName} would name no value`);
  if (location !== undefined) context.locationUses.push({ node: location, target: instruction });
  return true;
}

/** LLVM's instructions that clang emits for features CUDA does not have on the device, or that are rare. */
const unsupportedOpcodes = new Map([
  ["va_arg", "a function with a variable number of arguments"],
  ["indirectbr", "a computed goto"],
  ["callbr", "asm goto"],
  ["invoke", "exception handling"],
  ["landingpad", "exception handling"],
  ["resume", "exception handling"],
  ["catchswitch", "exception handling"],
  ["cleanuppad", "exception handling"],
]);

function noteUnsupported({ lexer, unsupported }: ParseContext, fn: IrFunction): void {
  const what = unsupportedOpcodes.get(lexer.text) ?? lexer.text;
  const lineEnd = lexer.source.indexOf("\n", lexer.start);
  const node = /!dbg !(\d+)/.exec(lexer.source.slice(lexer.start, lineEnd))?.[1];
  unsupported.push({ what, node, target: fn });
}

/** Calls that only carry metadata to LLVM's own passes. */
function isBookkeeping(call: CallInst): boolean {
  return call.callee instanceof IrFunction && isBookkeepingName(call.callee.name);
}
export function isBookkeepingName(name: string): boolean {
  return (
    name.startsWith("llvm.dbg.") ||
    name === "llvm.experimental.noalias.scope.decl" ||
    name === "llvm.pseudoprobe"
  );
}
