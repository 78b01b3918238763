/**
 * Which sources a program is linked of: those that define what it declares only, and what those declare. By names alone, so that
 * rather one too many is linked. A source that nobody asks for may still do its work, as by objects that register themselves: it is linked to all.
 */
import { bodyOf, isFunction } from "./ast/functions.ts";
import { walk } from "./ast/node.ts";
import type { Unit } from "./unit.ts";

export class NeededSources {
  readonly #defined = new Map<string, Set<string>>();
  readonly #declared = new Map<string, Set<string>>();

  /** Notes what a source defines and what it leaves to others. */
  read(unit: Unit): void {
    const { path } = unit.file;
    const defined = this.#defined.get(path) ?? new Set();
    const declared = this.#declared.get(path) ?? new Set();
    this.#defined.set(path, defined);
    this.#declared.set(path, declared);
    for (const node of walk(unit.tree)) {
      if (node.name === undefined || node.isImplicit || !unit.text(node.loc)) continue;
      const isVariable = node.kind === "VarDecl";
      if (!isVariable && !isFunction(node)) continue;
      const isDefined = isVariable ? node.storageClass !== "extern" : bodyOf(node) !== undefined;
      if (isDefined) defined.add(node.name);
      // A member of a class is defined outside of it, or elsewhere.
      if (!isDefined || node.parent?.kind === "CXXRecordDecl") declared.add(node.name);
    }
  }

  /** @returns for each main, the others that it needs, in the order given */
  of(mains: readonly string[], others: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const needed = new Map(mains.map((main) => [main, this.#reach(main, others)]));
    const isNeeded = new Set([...needed.values()].flatMap((sources) => [...sources]));
    return new Map(
      [...needed].map(([main, sources]) => [
        main,
        others.filter((other) => sources.has(other) || !isNeeded.has(other)),
      ]),
    );
  }

  #reach(main: string, others: readonly string[]): ReadonlySet<string> {
    const reached = new Set([main]);
    for (const source of reached) {
      const wanted = [...(this.#declared.get(source) ?? [])];
      for (const other of others) {
        const defined = this.#defined.get(other);
        if (wanted.some((name) => defined?.has(name))) reached.add(other);
      }
    }
    return reached;
  }
}
