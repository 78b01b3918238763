/** Which types may hold pointers: all of which it is not known that they do not. */
import { type Node, typeOf } from "../ast/node.ts";
import type { Facts } from "../facts.ts";

const numbers =
  /^(?:(?:unsigned|signed|long|short|int|char|float|double|bool|_Bool|__half2?(?:_raw)?|half2?|(?:__)?nv_bfloat16[2]?|wchar_t|u?(?:char|short|int|long)|s?size_t|ptrdiff_t|u?intptr_t|u?int(?:8|16|32|64)_t)\s*)+$/;
const vectors =
  /^(?:u?(?:char|short|int|long|longlong)|float|double)[1-4]$|^dim3$|^cu(?:Float|Double)?Complex$/;

/** What a pointer leads to; undefined for other types. */
export function pointeeOf(type: string): string | undefined {
  const [, element, sizes] =
    /^(.*)\(\*(?:const|volatile|__restrict(?:__)?|\s)*\)((?:\[\d+\])+)$/.exec(type) ?? [];
  if (element !== undefined && sizes !== undefined) return `${element}${sizes}`;
  return /^(.*)\*(?:\s*(?:const|volatile|__restrict(?:__)?))*$/.exec(type)?.[1];
}

export class PointerTypes {
  readonly #named = new Map<string, Node[]>();
  readonly #known = new Map<string, boolean>();

  constructor(facts: Facts) {
    for (const node of facts.nodes()) {
      if (node.name === undefined || (!/^(?:Enum|Typedef|TypeAlias)Decl$/.test(node.kind) && !isRecord(node)))
        continue;
      this.#named.set(node.name, [...(this.#named.get(node.name) ?? []), node]);
    }
  }

  /** Whether a value of a type may hold a pointer: yes, where it is not known. */
  holdsPointers(type: string): boolean {
    const known = this.#known.get(type) ?? this.#find(type, 0);
    this.#known.set(type, known);
    return known;
  }

  /** A type of numbers alone, whose name means the same everywhere. */
  isPlain(type: string): boolean {
    const plain = withoutQualifiers(type);
    return numbers.test(plain) || vectors.test(plain);
  }

  #find(given: string, depth: number): boolean {
    const type = withoutQualifiers(given);
    if (/[*&()]/.test(type) || depth > 8) return true;
    if (this.isPlain(type)) return false;
    const name = /(\w+)(?:<.*>)?$/.exec(type)?.[1];
    if (name === undefined) return true;
    let isKnown = false;
    for (const node of this.#named.get(name) ?? []) {
      if (node.kind === "EnumDecl") isKnown = true;
      const record = isRecord(node) ? node : namedByTypedef(node);
      if (record) {
        if (record.parent?.kind === "ClassTemplateDecl" && record.kind === "CXXRecordDecl") continue;
        isKnown ||= record.inner.length > 0;
        const fields = record.inner.filter(({ kind }) => kind === "FieldDecl").map((field) => typeOf(field));
        if ([...record.bases, ...fields].some((part) => this.#find(part, depth + 1))) return true;
        if (record.inner.some(({ isVirtual }) => isVirtual)) return true;
      } else if (/^(?:Typedef|TypeAlias)Decl$/.test(node.kind)) return this.#find(typeOf(node), depth + 1);
    }
    return !isKnown;
  }
}

function withoutQualifiers(type: string): string {
  return type
    .replaceAll(/\b(?:const|volatile|struct|class|enum)\b/g, " ")
    .replaceAll(/\[\d*\]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function isRecord({ kind }: Node): boolean {
  return /^(?:CXXRecord|ClassTemplate(?:Partial)?Specialization)Decl$/.test(kind);
}

/** `typedef struct { … } Body;`: the struct stands in front of the name. */
function namedByTypedef(node: Node): Node | undefined {
  if (node.kind !== "TypedefDecl" || /[*&([]/.test(node.type ?? "")) return undefined;
  const siblings = node.parent?.inner ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before && isRecord(before) && before.name === undefined ? before : undefined;
}
