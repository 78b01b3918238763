/**
 * Debug information of LLVM IR in text form: the numbered nodes, with their fields. Only what types and parameters need is understood.
 *
 *     !21 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !22, size: 32)
 *     !20 = !{null, !21}
 */
export interface DebugNode {
  /** `DIDerivedType`; "" for a list. */
  readonly kind: string;
  /** Of a list: its elements, in order. */
  readonly elements: readonly string[];
  field(name: string): string | undefined;
  /** A field in quotes, without them. */
  text(name: string): string | undefined;
  number(name: string): number;
}

export class DebugInfo {
  readonly #lines = new Map<string, string>();
  readonly #nodes = new Map<string, DebugNode>();

  constructor(ir: string) {
    for (const [, name = "", text = ""] of ir.matchAll(/^(!\d+) = (?:distinct )?!(.*)$/gm))
      this.#lines.set(name, text);
  }

  /** The node that a field names; undefined for `null` and for no field. */
  node(name: string | undefined): DebugNode | undefined {
    const line = name === undefined ? undefined : this.#lines.get(name);
    if (name === undefined || line === undefined) return undefined;
    const known = this.#nodes.get(name) ?? parseNode(line);
    this.#nodes.set(name, known);
    return known;
  }

  list(name: string | undefined): readonly (DebugNode | undefined)[] {
    return this.node(name)?.elements.map((element) => this.node(element)) ?? [];
  }

  /** All nodes of a kind, with their names. */
  *all(kind: string): Iterable<readonly [name: string, node: DebugNode]> {
    for (const [name, line] of this.#lines) {
      if (!line.startsWith(`${kind}(`)) continue;
      const node = this.node(name);
      if (node) yield [name, node];
    }
  }
}

function parseNode(line: string): DebugNode {
  const [, kind = "", content = ""] = /^(\w*)[({](.*)[)}]$/.exec(line) ?? [];
  const parts = splitAtCommas(content);
  const fields = new Map<string, string>();
  if (kind !== "") {
    for (const part of parts) {
      const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(part) ?? [];
      fields.set(name, value);
    }
  }
  const text = (name: string) => {
    const [, quoted] = /^"(.*)"$/.exec(fields.get(name) ?? "") ?? [];
    return quoted?.replaceAll(/\\([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  };
  return {
    kind,
    elements: kind === "" ? parts : [],
    field: (name) => fields.get(name),
    text,
    number: (name) => Number(fields.get(name) ?? 0),
  };
}

/** Commas in quotes and in brackets do not count. */
function splitAtCommas(text: string): string[] {
  const parts = text.match(/(?:"[^"]*"|\([^()]*\)|[^,"(])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
