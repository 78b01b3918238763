/** A source of the project as a target sees it: its tree, and the texts that their places mean. */
import { absolutePath } from "../toolchain/paths.ts";
import type { Node, Place } from "./ast/node.ts";
import { walk } from "./ast/node.ts";
import type { Project } from "./project.ts";
import type { SourceText } from "./source-text.ts";
import type { Span } from "./tokens.ts";

export class Unit {
  readonly #project: Project;
  readonly #declarations = new Map<string, Node>();
  /** By the file of a place. */
  readonly #texts = new Map<string, SourceText | undefined>();

  constructor(
    readonly file: SourceText,
    readonly tree: Node,
    /** The device pass reads host code, too; the host pass comes as well where the two differ, as by `__CUDA_ARCH__`. */
    readonly pass: "host" | "device",
    project: Project,
  ) {
    this.#project = project;
    for (const node of walk(tree)) {
      if (!node.kind.endsWith("Decl")) continue;
      // Builtins that the source uses are declared without words; libraries' templates may be among the nodes.
      const isForeign = node.loc !== undefined && this.text(node.loc) === undefined && !node.loc.expansion;
      if (isForeign || (node.kind === "FunctionDecl" && node.isImplicit)) continue;
      this.#declarations.set(node.id, node);
      if (node.name !== undefined) project.ownNames.add(node.name);
    }
  }

  /** The declaration that a reference names, where the project declares it; libraries' are not in the tree. */
  declaration(id: string | undefined): Node | undefined {
    return id === undefined ? undefined : this.#declarations.get(id);
  }

  /** The project's file that a place lies in; undefined for libraries, and for text that pasted tokens make. */
  text(place: Place | undefined): SourceText | undefined {
    if (!place) return undefined;
    const known = this.#texts.get(place.file);
    if (known) return known;
    const text = this.#project.textAt(absolutePath(place.file, this.#project.root));
    this.#texts.set(place.file, text);
    return text;
  }

  /** The token at a place, in the file where it is written: in a macro's definition for what stands there. */
  token(place: Place | undefined): { readonly file: SourceText; readonly span: Span } | undefined {
    const file = this.text(place);
    if (!file || !place) return undefined;
    return { file, span: { start: place.offset, end: place.offset + place.length } };
  }

  /** Where a person looks: the use of the macro, not its definition. */
  placeForPeople(place: Place | undefined): { readonly file: string; readonly line: number } {
    if (!place) return { file: this.file.path, line: 0 };
    const inProject = this.text(place);
    if (inProject && (!place.expansion || place.expansion.isArgument))
      return { file: inProject.path, line: place.line };
    const used = place.expansion && this.text({ ...place, file: place.expansion.file });
    if (used && place.expansion) return { file: used.path, line: place.expansion.line };
    return { file: inProject?.path ?? this.file.path, line: inProject ? place.line : 0 };
  }

  /**
   * Where a person looks for a node. What Clang adds to a program (the types that a template is instantiated with) is written nowhere,
   * and what a library's macro brings is not of the project: then it is the nearest node around it that has a place here.
   */
  placeOfNode(node: Node): { readonly file: string; readonly line: number } {
    for (let at: Node | undefined = node; at; at = at.parent) {
      const place = this.placeForPeople(at.kind.endsWith("Decl") ? (at.loc ?? at.begin) : at.begin);
      if (place.line !== 0) return place;
    }
    return { file: this.file.path, line: 0 };
  }

  /** A statement or expression that is written out in one file, outside of macros or in one's arguments. */
  range(node: Node): { readonly file: SourceText; readonly span: Span } | undefined {
    const { begin, end } = node;
    if (!begin || !end) return undefined;
    const file = this.text(begin);
    if (!file || file !== this.text(end) || end.offset < begin.offset) return undefined;
    if (begin.expansion?.offset !== end.expansion?.offset) return undefined;
    return { file, span: { start: begin.offset, end: end.offset + end.length } };
  }
}
