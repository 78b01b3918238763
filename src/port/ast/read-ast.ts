/** Clang's JSON to nodes with absolute places. */
import type { JsonNode, JsonPlace } from "./json.ts";
import type { Node, Place } from "./node.ts";

export function readAst(json: JsonNode): Node {
  return new Reader().node(json, undefined);
}

/**
 * Clang leaves out the file and the line of a place where they are those of the place printed before, so places must be
 * read in the order in which they were printed.
 */
class Reader {
  #file = "";
  #line = 0;

  node(json: JsonNode, parent: Node | undefined): Node {
    const loc = this.#place(json.loc);
    const begin = this.#place(json.range?.begin);
    const end = this.#place(json.range?.end);
    const inner: Node[] = [];
    const node: Node = {
      id: json.id ?? "",
      kind: json.kind ?? "",
      name: json.name,
      mangledName: json.mangledName,
      type: json.type?.qualType,
      desugaredType: json.type?.desugaredQualType,
      loc,
      begin,
      end,
      castKind: json.castKind,
      opcode: json.opcode,
      isPostfix: json.isPostfix === true,
      isImplicit: json.isImplicit === true || json.implicit === true,
      isVirtual: json.virtual === true,
      storageClass: json.storageClass,
      hasElse: json.hasElse === true,
      value: json.value === undefined ? undefined : String(json.value),
      reference: json.referencedDecl,
      foundReference: json.foundReferencedDecl,
      memberId: json.referencedMemberDecl,
      previousId: json.previousDecl,
      lookups: json.lookups ?? [],
      bases: (json.bases ?? []).map(({ type }) => type?.desugaredQualType ?? type?.qualType ?? ""),
      inner,
      parent,
    };
    for (const child of json.inner ?? []) inner.push(this.node(child, node));
    return node;
  }

  #place(json: JsonPlace | undefined): Place | undefined {
    if (!json) return undefined;
    if (!json.spellingLoc) return this.#bare(json);
    const spelling = this.#bare(json.spellingLoc);
    const expansion = json.expansionLoc && this.#bare(json.expansionLoc);
    if (!spelling || !expansion) return undefined;
    const isArgument = json.expansionLoc?.isMacroArgExpansion === true;
    return { ...spelling, expansion: { ...expansion, isArgument } };
  }

  #bare(json: JsonPlace): Place | undefined {
    if (json.file !== undefined) this.#file = json.file;
    if (json.line !== undefined) this.#line = json.line;
    if (json.offset === undefined) return undefined;
    return { file: this.#file, offset: json.offset, line: this.#line, length: json.tokLen ?? 0 };
  }
}
