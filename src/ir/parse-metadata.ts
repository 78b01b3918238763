import type { SourceLocation } from "../source/diagnostic.ts";
import { isOwnHeader } from "../source/user-location.ts";
import type { Lexer } from "./lexer.ts";
import { type DebugNode, type DebugNodes, sourceTypeOf } from "./debug-types.ts";
import type { ParseContext } from "./parse-context.ts";
import { decodeSourceVariable, type SourceVariable, variableMetadata } from "./source-variable.ts";

/**
 * Debug information, as far as source positions and variables need it: locations, the functions and files
 * they lie in, and types. Every other metadata node is skipped.
 */
export class DebugInfo implements DebugNodes {
  /** By number, unparsed offsets of nodes: most are never asked for. */
  readonly #nodes = new Map<string, DebugNode>();
  /** `!{!1, !2}`, as written. */
  readonly #lists = new Map<string, string>();
  readonly #locations = new Map<string, SourceLocation | undefined>();
  #directory: string | undefined;

  /** `!12 = distinct !DILocation(line: 1, …)`; the current token is the number. */
  parseDefinition({ lexer }: ParseContext): void {
    const number = lexer.take("metadata");
    if (lexer.accept("=")) {
      lexer.accept("distinct");
      if (lexer.kind === "metadata" && wanted.has(lexer.text)) this.#nodes.set(number, parseNode(lexer));
      else if (lexer.accept("!")) {
        if (lexer.is("{")) this.#lists.set(number, lexer.takeBalanced());
      } else lexer.skipLine();
    }
  }

  /** The position that `!dbg !number` means; undefined for compiler-made code without a line. */
  locationOf(number: string): SourceLocation | undefined {
    if (this.#locations.has(number)) return this.#locations.get(number);
    const location = this.#resolve(this.#nodes.get(number));
    this.#locations.set(number, location);
    return location;
  }

  /** The unqualified name of the function that a DISubprogram describes. */
  subprogramName(number: string): string | undefined {
    const node = this.#nodes.get(number);
    return node?.kind === "DISubprogram" ? node.fields.get("name") : undefined;
  }

  node(number: string | undefined): DebugNode | undefined {
    return number === undefined ? undefined : this.#nodes.get(number);
  }

  list(number: string | undefined): readonly DebugNode[] {
    const text = number === undefined ? "" : (this.#lists.get(number) ?? "");
    return Array.from(text.matchAll(/!(\d+)/g), ([, member]) => this.node(member)).filter(
      (node) => node !== undefined,
    );
  }

  /** What a DILocalVariable, or the expression around a DIGlobalVariable, tells; undefined for variables of unwarp's headers. */
  variableOf(number: string): SourceVariable | undefined {
    const found = this.node(number);
    const node = found?.kind === "DIGlobalVariableExpression" ? this.node(found.fields.get("var")) : found;
    const name = node?.fields.get("name");
    const file = node && this.#fileOf(node);
    if (!node || name === undefined || (file !== undefined && isOwnHeader(file))) return undefined;
    return { name, type: sourceTypeOf(this, node.fields.get("type")) };
  }

  #resolve(node: DebugNode | undefined): SourceLocation | undefined {
    if (node?.kind !== "DILocation") return undefined;
    const file = this.#fileOf(node);
    const inlinedAt = node.fields.get("inlinedAt");
    const caller = inlinedAt === undefined ? undefined : this.locationOf(inlinedAt);
    const line = Number(node.fields.get("line") ?? 0);
    // Line 0 marks code that no single line stands for; where it was inlined still helps.
    if (file === undefined || line === 0) return caller;
    const location = { file, line, column: Number(node.fields.get("column") ?? 0) };
    return caller ? { ...location, inlinedAt: caller } : location;
  }

  #fileOf(location: DebugNode): string | undefined {
    let node: DebugNode | undefined = location;
    while (node) {
      const file = this.#nodes.get(node.fields.get("file") ?? "");
      if (file) return this.#pathOf(file);
      node = this.#nodes.get(node.fields.get("scope") ?? "");
    }
    return undefined;
  }

  /** The path as the user wrote it; files outside the directory of the compilation get their directory in front. */
  #pathOf(file: DebugNode): string {
    const name = file.fields.get("filename") ?? "";
    const directory = file.fields.get("directory") ?? "";
    if (name.startsWith("/") || directory === "" || directory === this.#compilationDirectory()) return name;
    return `${directory}/${name}`;
  }

  #compilationDirectory(): string {
    if (this.#directory === undefined) {
      const unit = [...this.#nodes.values()].find(({ kind }) => kind === "DICompileUnit");
      const file = this.#nodes.get(unit?.fields.get("file") ?? "");
      this.#directory = file?.fields.get("directory") ?? "";
    }
    return this.#directory;
  }
}

const wanted = new Set([
  "DILocation",
  "DISubprogram",
  "DILexicalBlock",
  "DILexicalBlockFile",
  "DIFile",
  "DICompileUnit",
  "DILocalVariable",
  "DIGlobalVariable",
  "DIGlobalVariableExpression",
  "DIBasicType",
  "DIDerivedType",
  "DICompositeType",
  "DISubrange",
]);

const plainFields: ReadonlySet<string> = new Set(["metadata", "integer", "string", "word"]);

/** `!DILocation(line: 1, scope: !2)`; the current token is the kind. */
function parseNode(lexer: Lexer): DebugNode {
  const kind = lexer.take("metadata");
  const fields = new Map<string, string>();
  lexer.expect("(");
  while (!lexer.is(")")) {
    const field = lexer.take("label");
    if (plainFields.has(lexer.kind)) fields.set(field, lexer.text);
    // Enumerators may be joined: `flags: DIFlagA | DIFlagB`; nodes may be nested: `types: !{null}`.
    while (!lexer.is(",") && !lexer.is(")") && lexer.kind !== "end") lexer.takeBalanced();
    if (!lexer.accept(",")) break;
  }
  lexer.expect(")");
  return { kind, fields };
}

export interface Attachments {
  /** The number at `!dbg`. */
  readonly location: string | undefined;
  /** What the printer of this IR kept of a variable. */
  readonly variable: SourceVariable | undefined;
}

/** `, !dbg !5, !tbaa !{…}` behind an instruction, or without commas behind a signature. */
export function parseAttachments({ lexer }: ParseContext): Attachments {
  let location: string | undefined;
  let variable: SourceVariable | undefined;
  lexer.accept(",");
  while (lexer.kind === "metadata") {
    const kind = lexer.take("metadata");
    if (kind === "dbg" && lexer.kind === "metadata") location = lexer.text;
    if (kind === variableMetadata) variable = takeVariable(lexer);
    else skipNode(lexer);
    lexer.accept(",");
  }
  return { location, variable };
}

/** `!{!"…"}` */
function takeVariable(lexer: Lexer): SourceVariable {
  lexer.expect("!");
  lexer.expect("{");
  lexer.expect("!");
  const text = lexer.take("string");
  lexer.expect("}");
  return decodeSourceVariable(text);
}

/** `!5`, `!DIExpression(…)` or `!{…}`. */
function skipNode(lexer: Lexer): void {
  if (!lexer.accept("!")) lexer.take("metadata");
  else if (lexer.is("{")) lexer.takeBalanced();
  if (lexer.is("(")) lexer.takeBalanced();
}
