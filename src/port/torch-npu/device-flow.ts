/**
 * Finds out whether a string is a device (or a communication backend): it is an argument that PyTorch reads so, or
 * it goes to a variable, a parameter, an attribute or an option that ends in one. Follows simple assignments, and names
 * that other files import; attributes and dictionary keys are told apart by their names alone. Errs on the side of "unclear",
 * which is reported and not changed.
 */
import { Contexts } from "./flow/contexts.ts";
import { nameSays, type LiteralKind } from "./flow/device-names.ts";
import { EvidenceOfPlaces, type Evidence } from "./flow/evidence.ts";
import type { OtherFiles } from "./flow/other-files.ts";
import { Places, variableSlot } from "./flow/places.ts";
import { Positions } from "./flow/positions.ts";
import { familyOf } from "./library-families.ts";
import type { Scope, Scopes } from "./python/scopes.ts";
import type { PythonFile, SyntaxNode } from "./python/syntax.ts";

export interface Decision {
  readonly verdict: "used" | "named" | "foreign" | "unclear";
  readonly comparison: boolean;
  /** A key of a dictionary that is a device argument. */
  readonly key: boolean;
}

export class DeviceFlow {
  readonly #contexts: Contexts;
  readonly #evidence: EvidenceOfPlaces;
  readonly #positions: Positions;
  /** A library with devices of its own, and no PyTorch: names of variables say nothing. */
  readonly #isForeign: boolean;

  /** @param others without them a value is followed to the file's end */
  constructor(file: PythonFile, scopes: Scopes, ownModules: ReadonlySet<string>, others?: OtherFiles) {
    const families = scopes.imports.flatMap(({ module, names }) =>
      (module === undefined ? names.map(({ text }) => text) : [module]).map((path) =>
        familyOf(path, ownModules),
      ),
    );
    const importsTorch = families.includes("torch");
    this.#isForeign = !importsTorch && families.includes("foreign");
    const places = new Places(file, scopes, importsTorch);
    this.#contexts = new Contexts(file, scopes, places, ownModules, others);
    this.#evidence = new EvidenceOfPlaces(file, scopes, places, this.#contexts, others);
    this.#positions = new Positions(file, scopes, places, this.#contexts);
  }

  decide(literal: SyntaxNode, kind: LiteralKind): Decision {
    const contexts = this.#contexts.contextsOf(literal);
    let used = false;
    let named = false;
    let foreign = false;
    let comparison = false;
    let key = false;
    for (const context of contexts) {
      if (context.kind === "sink" && context.accepts === kind) {
        used = true;
        key ||= context.key === true;
      } else if (context.kind === "named" && context.accepts === kind) named = true;
      else if (context.kind === "foreign") foreign = true;
      else if (context.kind === "compare") {
        const is = this.#evidence.isDevice(context.other, kind);
        comparison ||= is;
        used ||= is;
      } else if (context.kind === "slot") {
        const evidence = this.#evidence.of(context.slot);
        used ||= evidence[kind];
        foreign ||= evidence.foreign;
        named ||= !this.#isForeign && nameSays(context.name, kind);
      }
    }
    const verdict = foreign ? "foreign" : used ? "used" : named ? "named" : "unclear";
    return { verdict, comparison, key };
  }

  /** What becomes of the value of an expression. */
  evidenceOf(node: SyntaxNode): Evidence {
    return this.#evidence.ofValue(node);
  }

  /** What the uses of a variable say, wherever they are. */
  evidenceOfVariable(scope: Scope, name: string): Evidence {
    return this.#evidence.of(variableSlot(scope, name));
  }

  /** Uses of a string, along the places that it goes to, that depend on which letters it has. */
  positionsOf(literal: SyntaxNode): SyntaxNode[] {
    return this.#positions.of(literal);
  }
}
