/**
 * Which launches start which kernels. Where Clang knows what a launch names, that is a function of one mangled name: the definition in
 * the launch's own source, and only where that has none, those of all others (programs of one folder often name their kernels alike).
 * Where it depends on a template's parameters there is only a word: all that it may mean. Definitions in headers are shared by the
 * sources that include them. What one launch may start is decided as one: a group.
 */
import { isFunction } from "../ast/functions.ts";
import { ancestor, type Node } from "../ast/node.ts";
import type { Facts } from "../facts.ts";

interface Definition {
  readonly facts: Facts;
  readonly node: Node;
  /** By file and offset, so that sources which include it, and instances of a template, have the same. */
  readonly key: string;
}

/** Keys of definitions by identity, and by bare name. */
class Definitions {
  readonly byIdentity = new Map<string, Set<string>>();
  readonly byName = new Map<string, Set<string>>();

  add(node: Node, key: string): void {
    for (const identity of identitiesOf(node)) addTo(this.byIdentity, identity, key);
    addTo(this.byName, node.name ?? "", key);
  }

  /** By the first identity that is known. */
  of(identities: readonly string[]): readonly string[] {
    for (const identity of identities) {
      const keys = this.byIdentity.get(identity);
      if (keys) return [...keys];
    }
    return [];
  }
}

export class KernelGroups {
  readonly #inSource = new Map<Facts, Definitions>();
  /** Without those that only their own sources can name. */
  readonly #everywhere = new Definitions();
  /** Declarations apart from definitions, by name. */
  readonly #declared = new Map<Facts, Map<string, Node[]>>();
  /** Towards the group's own key. */
  readonly #parents = new Map<string, string>();

  define({ facts, node, key }: Definition): void {
    const own = this.#inSource.get(facts) ?? new Definitions();
    this.#inSource.set(facts, own);
    own.add(node, key);
    if (!isInternal(node)) this.#everywhere.add(node, key);
  }

  declare(facts: Facts, node: Node): void {
    const names = this.#declared.get(facts) ?? new Map<string, Node[]>();
    this.#declared.set(facts, names);
    const name = node.name ?? "";
    names.set(name, [...(names.get(name) ?? []), node]);
  }

  /** What is decided as one. */
  join(keys: readonly string[]): void {
    const [first, ...others] = keys;
    if (first === undefined) return;
    for (const other of others) this.#parents.set(this.groupOf(other), this.groupOf(first));
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

  /** Every definition that an expression may name, at least one: a kernel that no source defines has a key of its own. */
  meaningsOf(facts: Facts, named: Node): readonly [string, ...string[]] {
    const { reference } = named;
    if (/^(?:ParmVar|Var|Field|Binding|NonTypeTemplateParm)Decl$/.test(reference?.kind ?? ""))
      return [`pointer ${reference?.name ?? ""}`];
    const declaration = facts.unit.declaration(reference?.id);
    if (declaration && isFunction(declaration)) return this.definitionsOf(facts, declaration);
    return this.#meaningsOfWord(facts, reference?.name ?? named.name ?? "");
  }

  /** The definitions that a declaration in a source is of. */
  definitionsOf(facts: Facts, declaration: Node): readonly [string, ...string[]] {
    const identities = identitiesOf(declaration);
    const own = this.#inSource.get(facts)?.of(identities) ?? [];
    const [first, ...others] = own.length > 0 ? own : this.#everywhere.of(identities);
    return [first ?? `undefined ${identities[0]}`, ...others];
  }

  /** Of its own source, and what declarations there mean. */
  #meaningsOfWord(facts: Facts, name: string): readonly [string, ...string[]] {
    const own = this.#inSource.get(facts)?.byName.get(name) ?? [];
    const declared = (this.#declared.get(facts)?.get(name) ?? []).flatMap((node) =>
      this.definitionsOf(facts, node),
    );
    const visible = new Set([...own, ...declared]);
    const [first = `undefined ${name}`, ...others] =
      visible.size > 0 ? visible : (this.#everywhere.byName.get(name) ?? []);
    return [first, ...others];
  }
}

/** Its mangled name, and for templates what is written: a definition that has no instance in its source has no other. */
function identitiesOf(node: Node): readonly [string, ...string[]] {
  const { name = "", mangledName } = node;
  const template = node.parent?.kind === "FunctionTemplateDecl" ? node.parent : undefined;
  const pattern = template?.inner.find(isFunction) ?? node;
  const written = `${template ? "template " : ""}${qualifiedName(node)} ${typeWithoutNames(pattern, template)}`;
  if (mangledName === undefined) return [written];
  // Clang's pass for the host names the function that launches the kernel.
  const stub = `__device_stub__${name}`;
  const plain = mangledName.replace(`${stub.length}${stub}`, `${name.length}${name}`);
  return template ? [plain, written] : [plain];
}

/** Of a template, whose declarations may name its parameters otherwise. */
function typeWithoutNames({ type = "" }: Node, template: Node | undefined): string {
  const names = (template?.inner ?? []).filter(({ kind }) => /Parm\w*Decl$/.test(kind));
  return names.reduce(
    (words, { name }, index) =>
      name === undefined ? words : words.replaceAll(new RegExp(`\\b${name}\\b`, "g"), `#${index}`),
    type,
  );
}

function qualifiedName(node: Node): string {
  const names = [node.name ?? ""];
  for (let at = node.parent; at; at = at.parent)
    if (at.kind === "NamespaceDecl") names.unshift(at.name ?? "");
  return names.join("::");
}

function isInternal(node: Node): boolean {
  const isUnnamed = ({ kind, name }: Node) => kind === "NamespaceDecl" && name === undefined;
  return node.storageClass === "static" || ancestor(node, isUnnamed) !== undefined;
}

function addTo(map: Map<string, Set<string>>, name: string, key: string): void {
  map.set(name, (map.get(name) ?? new Set()).add(key));
}
