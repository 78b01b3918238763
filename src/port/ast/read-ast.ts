/** Clang's JSON to nodes with absolute places. */
import type { JsonNode, JsonPlace, JsonReference } from "./json.ts";
import type { Node, Place } from "./node.ts";

export function readAst(json: JsonNode): Node {
  return new Reader().node(json, undefined);
}

/**
 * Clang leaves out the file and the line of a place where they are those of the place printed before, so places must be
 * read in the order in which they were printed.
 *
 * The trees of all sources are in memory at once, and they repeat themselves: a call begins where its callee does, and
 * the same types and names come again and again. Each is kept once.
 */
class Reader {
  #file = "";
  #line = 0;
  readonly #words = new Map<string, string>();
  readonly #references = new Map<string, JsonReference>();
  /** The places read last. */
  #recent: readonly Place[] = [];

  node(json: JsonNode, parent: Node | undefined): Node {
    const loc = this.#place(json.loc);
    const begin = this.#place(json.range?.begin);
    const end = this.#place(json.range?.end);
    const inner: Node[] = [];
    const node: Node = {
      // Expressions and statements are never referred to.
      id: json.kind?.endsWith("Decl") === true ? (json.id ?? "") : "",
      kind: this.#word(json.kind) ?? "",
      name: this.#word(json.name),
      mangledName: json.mangledName,
      type: this.#word(json.type?.qualType),
      desugaredType: this.#word(json.type?.desugaredQualType),
      loc,
      begin,
      end,
      castKind: this.#word(json.castKind),
      opcode: this.#word(json.opcode),
      isPostfix: json.isPostfix === true,
      isImplicit: json.isImplicit === true || json.implicit === true,
      isVirtual: json.virtual === true,
      storageClass: this.#word(json.storageClass),
      hasElse: json.hasElse === true,
      value: json.value === undefined ? undefined : this.#word(String(json.value)),
      reference: this.#reference(json.referencedDecl),
      foundReference: this.#reference(json.foundReferencedDecl),
      memberId: json.referencedMemberDecl,
      previousId: json.previousDecl,
      lookups: json.lookups ?? none,
      bases: json.bases?.map(({ type }) => type?.desugaredQualType ?? type?.qualType ?? "") ?? none,
      inner,
      parent,
    };
    for (const child of json.inner ?? none) inner.push(this.node(child, node));
    return node;
  }

  #word(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const known = this.#words.get(text);
    if (known === undefined) this.#words.set(text, text);
    return known ?? text;
  }

  #reference(json: JsonReference | undefined): JsonReference | undefined {
    if (!json) return undefined;
    const known = this.#references.get(json.id);
    if (!known) this.#references.set(json.id, json);
    return known ?? json;
  }

  #place(json: JsonPlace | undefined): Place | undefined {
    const place = json && this.#read(json);
    if (!place) return undefined;
    const same = this.#recent.find((one) => isSame(one, place));
    if (!same) this.#recent = [place, ...this.#recent.slice(0, 3)];
    return same ?? place;
  }

  #read(json: JsonPlace): Place | undefined {
    if (!json.spellingLoc) return this.#bare(json);
    const spelling = this.#bare(json.spellingLoc);
    const expansion = json.expansionLoc && this.#bare(json.expansionLoc);
    if (!spelling || !expansion) return undefined;
    const isArgument = json.expansionLoc?.isMacroArgExpansion === true;
    const { file, offset, line } = expansion;
    return { ...spelling, expansion: { file, offset, line, isArgument } };
  }

  #bare(json: JsonPlace): Place | undefined {
    if (json.file !== undefined) this.#file = this.#word(json.file) ?? "";
    if (json.line !== undefined) this.#line = json.line;
    if (json.offset === undefined) return undefined;
    return { file: this.#file, offset: json.offset, line: this.#line, length: json.tokLen ?? 0 };
  }
}

const none: readonly never[] = [];

function isSame(a: Place, b: Place): boolean {
  return (
    a.offset === b.offset &&
    a.length === b.length &&
    a.line === b.line &&
    a.file === b.file &&
    a.expansion?.offset === b.expansion?.offset &&
    a.expansion?.line === b.expansion?.line &&
    a.expansion?.file === b.expansion?.file &&
    a.expansion?.isArgument === b.expansion?.isArgument
  );
}
