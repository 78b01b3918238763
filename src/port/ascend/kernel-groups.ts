/**
 * Which launches start which kernels. Programs of one folder often name their kernels alike, and each launches its own: a name means
 * the definitions of its source, and only where that has none, those of all others. Definitions in headers are shared by the sources
 * that include them. What one launch may start is decided as one: a group.
 */
import type { Facts } from "../facts.ts";

interface Definition {
  readonly facts: Facts;
  readonly name: string;
  /** By file and offset, so that sources which include it, and instances of a template, have the same. */
  readonly key: string;
}

export class KernelGroups {
  /** Keys by name, of a source and of all. */
  readonly #inSource = new Map<Facts, Map<string, Set<string>>>();
  readonly #everywhere = new Map<string, Set<string>>();
  /** Towards the group's own key. */
  readonly #parents = new Map<string, string>();

  define({ facts, name, key }: Definition): void {
    const own = this.#inSource.get(facts) ?? new Map<string, Set<string>>();
    this.#inSource.set(facts, own);
    for (const names of [own, this.#everywhere]) names.set(name, (names.get(name) ?? new Set()).add(key));
  }

  /** What a name in a source may mean becomes one group. To be called when all kernels are defined. */
  join(facts: Facts, name: string): void {
    const [first, ...others] = this.#meanings(facts, name);
    for (const other of others) this.#parents.set(this.groupOf(other), this.groupOf(first));
  }

  /** The group of what a name means that was joined. */
  groupNamed(facts: Facts, name: string): string {
    return this.groupOf(this.#meanings(facts, name)[0]);
  }

  /** The groups of all that a name may mean. */
  groupsNamed(facts: Facts, name: string): readonly string[] {
    return this.#meanings(facts, name).map((key) => this.groupOf(key));
  }

  groupOf(key: string): string {
    let group = key;
    for (
      let above = this.#parents.get(group);
      above !== undefined && above !== group;
      above = this.#parents.get(group)
    )
      group = above;
    return group;
  }

  /** Every definition of the name, at least one: a kernel that no source defines has a group of its name. */
  #meanings(facts: Facts, name: string): readonly [string, ...string[]] {
    const keys = this.#inSource.get(facts)?.get(name) ?? this.#everywhere.get(name) ?? [];
    const [first = `undefined ${name}`, ...others] = keys;
    return [first, ...others];
  }
}
