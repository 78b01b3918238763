/**
 * Which words of the project are its own, though they look like CUDA's: a class with a member `cudaFree`, a local variable
 * `cuSize`, a macro `cudaCheck`. Clang's tree knows: all declarations in it are the project's, as libraries' are left out.
 */
import { type Node, walk } from "../ast/node.ts";
import type { SourceText } from "../source-text.ts";
import type { Unit } from "../unit.ts";

export class DeclaredNames {
  readonly #declared = new Set<string>();
  readonly #macros = new Set<string>();
  /** Places at which a name is used that the project does not declare. */
  readonly #foreign = new Map<SourceText, Set<number>>();
  /** Where Clang has seen anything at all, by file. */
  readonly #seen = new Map<SourceText, Set<number>>();

  addUnit(unit: Unit): void {
    for (const node of walk(unit.tree)) {
      this.#see(unit, node);
      if (node.name !== undefined && node.kind.endsWith("Decl") && !node.isImplicit)
        this.#declared.add(node.name);
      if (node.reference && !unit.declaration(node.reference.id))
        this.#addForeign(unit, node, node.reference.name);
    }
  }

  addMacros(file: SourceText): void {
    for (const [index, { text, directive }] of file.tokens.entries()) {
      const before = file.tokens[index - 1];
      if (directive === "define" && before?.text === "define" && before.directive === "define")
        this.#macros.add(text);
    }
  }

  /** Whether a word is the project's at this place. */
  isOwn(file: SourceText, word: string, offset: number): boolean {
    if (this.#macros.has(word)) return true;
    return this.#declared.has(word) && !this.#foreign.get(file)?.has(offset);
  }

  /** Whether Clang has seen something that begins between two places. */
  hasSeen(file: SourceText, start: number, end: number): boolean {
    for (const offset of this.#seen.get(file) ?? []) if (offset >= start && offset < end) return true;
    return false;
  }

  #see(unit: Unit, node: Node): void {
    const token = unit.token(node.begin);
    if (!token) return;
    addTo(this.#seen, token.file, token.span.start);
  }

  #addForeign(unit: Unit, node: Node, name: string | undefined): void {
    for (const place of [node.begin, node.end]) {
      const token = unit.token(place);
      if (token && token.file.slice(token.span) === name) addTo(this.#foreign, token.file, token.span.start);
    }
  }
}

function addTo(map: Map<SourceText, Set<number>>, file: SourceText, offset: number): void {
  const set = map.get(file);
  if (set) set.add(offset);
  else map.set(file, new Set([offset]));
}
