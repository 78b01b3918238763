import { parseConstant, parseTypedConstant } from "./parse-constants.ts";
import type { ParseContext } from "./parse-context.ts";
import { parseComdat } from "./parse-function.ts";
import { parseLinkage } from "./parse-linkage.ts";
import { parseAttachments } from "./parse-metadata.ts";
import { parseType } from "./parse-types.ts";
import { pointerType } from "./types.ts";
import { type Constant, GlobalVariable } from "./values.ts";

/** A variable whose type was read, and where the rest of its definition begins. */
export interface VariableHeader {
  readonly global: GlobalVariable;
  /** Offset of the initializer, or of what follows a declaration. */
  readonly rest: number;
  readonly isDeclaration: boolean;
}
export interface AliasHeader {
  readonly alias: string;
  readonly rest: number;
}

/** `@x = internal addrspace(3) global [4 x i32]`, or `@a = alias i32`, before anything that may name other globals. */
export function parseVariableHeader(context: ParseContext): VariableHeader | AliasHeader {
  const { lexer } = context;
  const name = lexer.take("global");
  lexer.expect("=");
  // `external` in front of a variable is what tells a declaration from a definition.
  const linkageStart = lexer.start;
  const linkage = parseLinkage(context);
  const words = lexer.source.slice(linkageStart, lexer.start);
  const isDeclaration = linkage === "extern_weak" || /\bexternal\b/.test(words);
  if (lexer.accept("thread_local") && lexer.is("(")) lexer.takeBalanced();
  while (lexer.accept("unnamed_addr") || lexer.accept("local_unnamed_addr"));
  if (lexer.accept("alias")) {
    parseType(context);
    lexer.expect(",");
    return { alias: name, rest: lexer.start };
  }
  if (lexer.is("ifunc")) lexer.fail("ifunc is not supported");
  let addressSpace = 0;
  if (lexer.accept("addrspace")) {
    lexer.expect("(");
    addressSpace = lexer.takeNumber();
    lexer.expect(")");
  }
  const externallyInitialized = lexer.accept("externally_initialized");
  const isConstant = lexer.accept("constant");
  if (!isConstant) lexer.expect("global");
  const global = new GlobalVariable(pointerType(addressSpace), name, parseType(context));
  global.linkage = linkage;
  global.externallyInitialized = externallyInitialized;
  global.isConstant = isConstant;
  return { global, rest: lexer.start, isDeclaration };
}

/** The initializer and what follows it. */
export function parseVariableRest(context: ParseContext, header: VariableHeader): void {
  const { lexer } = context;
  const { global } = header;
  lexer.seek(header.rest);
  if (!header.isDeclaration) global.initializer = parseConstant(context, global.valueType);
  while (lexer.is(",")) {
    lexer.advance();
    if (lexer.accept("section")) global.section = lexer.take("string");
    else if (lexer.accept("align")) global.align = lexer.takeNumber();
    else if (lexer.accept("comdat")) global.comdat = parseComdat(context, global.name);
    else if (lexer.accept("partition") || lexer.accept("code_model")) lexer.advance();
    else if (lexer.kind === "metadata") {
      const { location, variable } = parseAttachments(context);
      global.variable = variable;
      if (location !== undefined) context.variableUses.push({ node: location, target: global });
    } else if (lexer.kind === "word") lexer.advance(); // `no_sanitize_address` and its like
    else lexer.fail("unexpected clause of a variable");
  }
}

export function parseAliasee(context: ParseContext, { rest }: AliasHeader): Constant {
  context.lexer.seek(rest);
  return parseTypedConstant(context);
}
