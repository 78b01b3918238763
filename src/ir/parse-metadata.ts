import type { SourceLocation } from "../source/diagnostic.ts";
import type { Lexer } from "./lexer.ts";
import type { ParseContext } from "./parse-context.ts";

/**
 * Debug information, as far as source positions need it: locations, the functions and files
 * they lie in. Every other metadata node is skipped.
 */
export class DebugInfo {
  /** By number, unparsed offsets of nodes: most are never asked for. */
  readonly #nodes = new Map<string, Node>();
  readonly #locations = new Map<string, SourceLocation | undefined>();
  #directory: string | undefined;

  /** `!12 = distinct !DILocation(line: 1, …)`; the current token is the number. */
  parseDefinition({ lexer }: ParseContext): void {
    const number = lexer.take("metadata");
    if (lexer.accept("=")) {
      lexer.accept("distinct");
      if (lexer.kind === "metadata" && wanted.has(lexer.text)) this.#nodes.set(number, parseNode(lexer));
      else lexer.skipLine();
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

  #resolve(node: Node | undefined): SourceLocation | undefined {
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

  #fileOf(location: Node): string | undefined {
    let node: Node | undefined = location;
    while (node) {
      const file = this.#nodes.get(node.fields.get("file") ?? "");
      if (file) return this.#pathOf(file);
      node = this.#nodes.get(node.fields.get("scope") ?? "");
    }
    return undefined;
  }

  /** The path as the user wrote it; files outside the directory of the compilation get their directory in front. */
  #pathOf(file: Node): string {
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

interface Node {
  readonly kind: string;
  /** Numbers of nodes, numbers and strings alike; fields of other forms are left out. */
  readonly fields: ReadonlyMap<string, string>;
}

const wanted = new Set([
  "DILocation",
  "DISubprogram",
  "DILexicalBlock",
  "DILexicalBlockFile",
  "DIFile",
  "DICompileUnit",
]);

/** `!DILocation(line: 1, scope: !2)`; the current token is the kind. */
function parseNode(lexer: Lexer): Node {
  const kind = lexer.take("metadata");
  const fields = new Map<string, string>();
  lexer.expect("(");
  while (!lexer.is(")")) {
    const field = lexer.take("label");
    if (lexer.kind === "metadata" || lexer.kind === "integer" || lexer.kind === "string")
      fields.set(field, lexer.text);
    // Enumerators may be joined: `flags: DIFlagA | DIFlagB`; nodes may be nested: `types: !{null}`.
    while (!lexer.is(",") && !lexer.is(")") && lexer.kind !== "end") lexer.takeBalanced();
    if (!lexer.accept(",")) break;
  }
  lexer.expect(")");
  return { kind, fields };
}

/** `, !dbg !5, !tbaa !{…}` behind an instruction, or without commas behind a signature; returns the number at `!dbg`. */
export function parseAttachments({ lexer }: ParseContext): string | undefined {
  let location: string | undefined;
  lexer.accept(",");
  while (lexer.kind === "metadata") {
    const kind = lexer.take("metadata");
    if (kind === "dbg" && lexer.kind === "metadata") location = lexer.text;
    skipNode(lexer);
    lexer.accept(",");
  }
  return location;
}

/** `!5`, `!DIExpression(…)` or `!{…}`. */
function skipNode(lexer: Lexer): void {
  if (!lexer.accept("!")) lexer.take("metadata");
  else if (lexer.is("{")) lexer.takeBalanced();
  if (lexer.is("(")) lexer.takeBalanced();
}
