/** What the uses of a place say about the values in it. */
import type { Scopes } from "../python/scopes.ts";
import {
  argumentsOf,
  childrenOf,
  keyOf,
  partsOf,
  type PythonFile,
  type SyntaxNode,
} from "../python/syntax.ts";
import type { Context } from "./context.ts";
import type { Contexts } from "./contexts.ts";
import { nameSays, type LiteralKind } from "./device-names.ts";
import type { OtherFiles } from "./other-files.ts";
import { variableSlot, type Places } from "./places.ts";

export interface Evidence {
  readonly device: boolean;
  readonly backend: boolean;
  readonly foreign: boolean;
}

export const noEvidence: Evidence = { device: false, backend: false, foreign: false };

export class EvidenceOfPlaces {
  readonly #file: PythonFile;
  readonly #scopes: Scopes;
  readonly #places: Places;
  readonly #contexts: Contexts;
  readonly #others: OtherFiles | undefined;
  readonly #evidence = new Map<string, Evidence>();
  /** What other files can import, by the place that holds it. */
  readonly #exported = new Map<string, { readonly name: string; readonly as: "value" | "result" }>();

  constructor(
    file: PythonFile,
    scopes: Scopes,
    places: Places,
    contexts: Contexts,
    others: OtherFiles | undefined,
  ) {
    this.#file = file;
    this.#scopes = scopes;
    this.#places = places;
    this.#contexts = contexts;
    this.#others = others;
    for (const [name, [binding]] of scopes.module.names) {
      this.#exported.set(variableSlot(scopes.module, name), { name, as: "value" });
      if (binding?.kind === "function" && binding.value)
        this.#exported.set(`result ${keyOf(binding.value)}`, { name, as: "result" });
    }
  }

  /** What the uses of a place say; a cycle adds nothing. */
  of(slot: string): Evidence {
    const known = this.#evidence.get(slot);
    if (known) return known;
    this.#evidence.set(slot, noEvidence);
    let evidence: Evidence = noEvidence;
    for (const use of this.#places.usesOf(slot)) evidence = merged(evidence, this.ofValue(use));
    const exported = this.#exported.get(slot);
    if (exported && this.#others)
      evidence = merged(evidence, this.#others.usesOf(this.#file.path, exported.name, exported.as));
    this.#evidence.set(slot, evidence);
    return evidence;
  }

  /** What becomes of the value of an expression. */
  ofValue(node: SyntaxNode): Evidence {
    return this.#contexts
      .contextsOf(node)
      .reduce((evidence, context) => merged(evidence, this.#evidenceIn(context)), noEvidence);
  }

  #evidenceIn(context: Context): Evidence {
    switch (context.kind) {
      case "sink":
        return {
          device: context.accepts === "device",
          backend: context.accepts === "backend",
          foreign: false,
        };
      case "foreign":
        return { device: false, backend: false, foreign: true };
      case "slot":
        return this.of(context.slot);
      case "named":
      case "compare":
        return noEvidence;
    }
  }

  /** Whether an expression that a string is compared with is a device, or a backend. */
  isDevice(node: SyntaxNode, kind: LiteralKind): boolean {
    switch (node.name) {
      case "ParenthesizedExpression": {
        const [inner] = partsOf(node);
        return inner !== undefined && this.isDevice(inner, kind);
      }
      case "CallExpression": {
        const callee = node.firstChild;
        if (!callee) return false;
        const path = this.#scopes.dotted(callee);
        if (path === "torch.device") return kind === "device";
        const method = callee.name === "MemberExpression" ? this.#places.propertyOf(callee) : undefined;
        if (method === "get_backend" || path?.endsWith(".get_backend")) return kind === "backend";
        const [argument] = argumentsOf(node);
        if (this.#file.textOf(callee) === "str" && argument) return this.isDevice(argument.value, kind);
        if (
          method !== undefined &&
          ["lower", "strip", "split", "get"].includes(method) &&
          callee.firstChild
        ) {
          return this.isDevice(callee.firstChild, kind);
        }
        const definition = this.#places.definitionOf(callee, method);
        const scope = definition && this.#scopes.scopeOf(definition.node);
        return scope !== undefined && this.of(`result ${scope.key}`)[kind];
      }
      case "MemberExpression": {
        const property = this.#places.propertyOf(node);
        if (property === "type" && kind === "device" && node.firstChild)
          return this.isDevice(node.firstChild, kind);
        const base = node.firstChild;
        if (property === undefined && base && childrenOf(node)[2]?.name === "Number")
          return this.isDevice(base, kind);
        break;
      }
      default:
    }
    const imported = this.#others && this.#scopes.dotted(node);
    if (imported !== undefined && this.#others?.valueOf(imported, this.#file.path)[kind]) return true;
    const slot = this.#places.slotOf(node);
    // A name that another module binds, by `import *` or as a global.
    if (!slot) return node.name === "VariableName" && nameSays(this.#file.textOf(node), kind);
    return nameSays(slot.name, kind) || this.of(slot.slot)[kind];
  }
}

export function merged(one: Evidence, other: Evidence): Evidence {
  return {
    device: one.device || other.device,
    backend: one.backend || other.backend,
    foreign: one.foreign || other.foreign,
  };
}
