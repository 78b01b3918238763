import { CompileError } from "../source/compile-error.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { Lexer } from "./lexer.ts";
import { Module } from "./module.ts";
import { parseAttributeGroup } from "./parse-attributes.ts";
import type { ParseContext } from "./parse-context.ts";
import {
  type FunctionHeader,
  isBookkeepingName,
  parseFunctionBody,
  parseFunctionHeader,
} from "./parse-function.ts";
import { DebugInfo } from "./parse-metadata.ts";
import { parseStructDefinition } from "./parse-types.ts";
import {
  type AliasHeader,
  parseAliasee,
  parseVariableHeader,
  parseVariableRest,
  type VariableHeader,
} from "./parse-variable.ts";
import type { Constant } from "./values.ts";

/**
 * Reads LLVM IR text as clang writes it for device code, and as `printModule` writes it.
 * Of the metadata, only source locations and the names and types of variables are kept.
 *
 * @throws {IrSyntaxError} when the text is no such IR: a bug of ours or a damaged file
 * @throws {CompileError} when the program needs an LLVM feature that no target of ours has
 */
export function parseModule(text: string, options: ParseOptions = {}): Module {
  return new ModuleParser(text, options).parse();
}

export interface ParseOptions {
  /** New names for named structs; the linker needs it when two files mean different things by one name. */
  readonly renameStruct?: (name: string) => string;
}

/**
 * Works in two rounds: first the headers of all functions and variables, then bodies and
 * initializers, in which every `@name` is known by then.
 */
class ModuleParser implements ParseContext {
  readonly lexer: Lexer;
  readonly module = new Module();
  readonly groupUses: { readonly number: string; readonly target: { attributes: readonly string[] } }[] = [];
  readonly locationUses: ParseContext["locationUses"] = [];
  readonly variableUses: ParseContext["variableUses"] = [];
  readonly subprograms: ParseContext["subprograms"] = [];
  readonly unsupported: ParseContext["unsupported"] = [];
  readonly #groups = new Map<string, readonly string[]>();
  readonly #debugInfo = new DebugInfo();
  readonly #bodies: { readonly header: FunctionHeader; readonly offset: number }[] = [];
  readonly #variables: VariableHeader[] = [];
  readonly #aliases = new Map<string, AliasHeader>();

  readonly renameStruct: (name: string) => string;

  constructor(text: string, { renameStruct = (name) => name }: ParseOptions) {
    this.lexer = new Lexer(text);
    this.renameStruct = renameStruct;
  }

  parse(): Module {
    const { lexer, module } = this;
    while (lexer.kind !== "end") this.#parseEntity();
    for (const name of this.#aliases.keys()) module.aliases.set(name, this.resolveGlobal(name));
    for (const header of this.#variables) parseVariableRest(this, header);
    for (const { header, offset } of this.#bodies) {
      lexer.seek(offset);
      parseFunctionBody(this, header);
    }
    this.#settle();
    for (const name of module.functions.keys()) if (isBookkeepingName(name)) module.functions.delete(name);
    return module;
  }

  resolveGlobal(name: string): Constant {
    const { module } = this;
    const found = module.functions.get(name) ?? module.globals.get(name) ?? module.aliases.get(name);
    if (found) return found;
    const header = this.#aliases.get(name);
    if (!header) return this.lexer.fail(`there is no @${name}`);
    // Not yet resolved: an alias of an alias. Only here does the lexer have to come back.
    const back = this.lexer.start;
    const aliasee = parseAliasee(this, header);
    this.lexer.seek(back);
    module.aliases.set(name, aliasee);
    return aliasee;
  }

  #parseEntity(): void {
    const { lexer, module } = this;
    switch (lexer.kind) {
      case "global":
        return this.#parseVariable();
      case "local":
        return parseStructDefinition(this);
      case "metadata":
        return this.#debugInfo.parseDefinition(this);
      case "comdat":
        return lexer.skipLine();
      case "word":
        break;
      default:
        lexer.fail("expected a definition");
    }
    switch (lexer.text) {
      case "define":
      case "declare":
        return this.#parseFunction();
      case "attributes": {
        lexer.advance();
        const { number, attributes } = parseAttributeGroup(this);
        this.#groups.set(number, attributes);
        return;
      }
      case "source_filename":
        lexer.advance();
        lexer.expect("=");
        module.sourceFile = lexer.take("string");
        return;
      case "target":
        return this.#parseTarget();
      case "module": // `module asm "…"`: PTX at file scope
      case "uselistorder":
        return lexer.skipLine();
      default:
        lexer.fail(`unexpected "${lexer.text}"`);
    }
  }

  #parseTarget(): void {
    const { lexer, module } = this;
    lexer.advance();
    const what = lexer.take("word");
    lexer.expect("=");
    const text = lexer.take("string");
    if (what === "datalayout") module.dataLayout = text;
    else if (what === "triple") module.targetTriple = text;
    else lexer.fail(`unknown target property ${what}`);
  }

  #parseFunction(): void {
    const { lexer, module } = this;
    const isDefinition = lexer.is("define");
    const start = lexer.start;
    const header = parseFunctionHeader(this);
    const { name } = header.fn;
    this.#checkNew(name, start);
    module.functions.set(name, header.fn);
    if (!isDefinition) return;
    if (!lexer.is("{")) lexer.fail("expected the body of the function");
    this.#bodies.push({ header, offset: lexer.start });
    lexer.seek(endOfBody(lexer));
  }

  #parseVariable(): void {
    const { lexer, module } = this;
    const start = lexer.start;
    const header = parseVariableHeader(this);
    this.#checkNew("alias" in header ? header.alias : header.global.name, start);
    if ("alias" in header) {
      this.#aliases.set(header.alias, header);
    } else {
      module.globals.set(header.global.name, header.global);
      this.#variables.push(header);
    }
    // Behind a declaration without clauses the next definition has been reached already.
    const isAtNext = "global" in header && header.isDeclaration && lexer.startsLine;
    if (!isAtNext) lexer.seek(endOfDefinition(lexer, header.rest));
  }

  #checkNew(name: string, offset: number): void {
    const { functions, globals } = this.module;
    if (functions.has(name) || globals.has(name) || this.#aliases.has(name))
      this.lexer.fail(`@${name} is defined twice`, offset);
  }

  /** Fills in what refers to attribute groups and metadata. */
  #settle(): void {
    for (const { number, target } of this.groupUses) {
      const group = this.#groups.get(number);
      if (!group) continue; // left out of hand-written text
      target.attributes = target.attributes.length === 0 ? group : [...target.attributes, ...group];
    }
    for (const { node, target } of this.locationUses) target.location = this.#debugInfo.locationOf(node);
    for (const { node, target } of this.variableUses) target.variable = this.#debugInfo.variableOf(node);
    for (const { node, target } of this.subprograms) target.sourceName = this.#debugInfo.subprogramName(node);
    if (this.unsupported.length === 0) return;
    throw new CompileError(
      this.unsupported.map(({ what, node, target }): Diagnostic => {
        const location = node === undefined ? undefined : this.#debugInfo.locationOf(node);
        return {
          code: "unsupported-device-code",
          severity: "error",
          message: `device function ${target.sourceName ?? target.name} uses ${what}, which is not supported`,
          ...(location && { location }),
        };
      }),
    );
  }
}

/** Finds the brace that closes a body without reading the instructions; they come in the second round. */
function endOfBody(lexer: Lexer): number {
  const { source, start } = lexer;
  const interesting = /[{}";]/g;
  let depth = 0;
  for (let at = start; ;) {
    interesting.lastIndex = at;
    const match = interesting.exec(source);
    if (!match) return lexer.fail("function without end");
    at = match.index + 1;
    if (match[0] === "{") depth++;
    else if (match[0] === '"') at = source.indexOf('"', at) + 1;
    else if (match[0] === ";") at = source.indexOf("\n", at);
    else if (--depth === 0) return at;
    if (at <= 0) return lexer.fail("function without end");
  }
}

/** Finds the end of the line, or of the last of several lines that a bracket joins. */
function endOfDefinition({ source }: Lexer, start: number): number {
  const interesting = /[[\](){}"\n]/g;
  let depth = 0;
  for (let at = start; ;) {
    interesting.lastIndex = at;
    const match = interesting.exec(source);
    if (!match) return source.length;
    at = match.index + 1;
    if (match[0] === '"') at = source.indexOf('"', at) + 1 || source.length;
    else if (match[0] === "\n") {
      if (depth === 0) return at;
    } else depth += "[({".includes(match[0]) ? 1 : -1;
  }
}
