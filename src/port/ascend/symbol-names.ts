/**
 * Whether a device variable may become a parameter of its own name. Where the name means something else as well, or is written in
 * a way that a pointer does not allow, it may not: the port would compute something else, or not compile.
 */
import { type Node, walk } from "../ast/node.ts";
import type { Unit } from "../unit.ts";

/** Places where declarations of variables begin: that of `int a, b` is one for both. */
export function sharedDeclarations(variables: Iterable<Node>): ReadonlySet<Node> {
  const byBegin = new Map<string, Node[]>();
  for (const node of variables) {
    // The qualifiers are macros.
    const begin = node.begin?.expansion ?? node.begin;
    const key = `${begin?.file ?? ""}:${begin?.offset ?? ""}`;
    byBegin.set(key, [...(byBegin.get(key) ?? []), node]);
  }
  const several = [...byBegin.values()].filter(
    (nodes) => new Set(nodes.map(({ loc }) => loc?.offset)).size > 1,
  );
  return new Set(several.flat());
}

/** `outer::inner::` of a variable, from the outside; unnamed namespaces are no part of it. */
export function qualifierOf(variable: Node): string {
  const names: string[] = [];
  for (let at = variable.parent; at; at = at.parent)
    if (at.kind === "NamespaceDecl" && at.name !== undefined) names.unshift(at.name);
  return names.length === 0 ? "" : `::${names.join("::")}::`;
}

/** Why a reference cannot name a parameter instead. */
export function reasonOfReference(unit: Unit, reference: Node, isArray: boolean): string | undefined {
  const name = reference.reference?.name;
  const range = unit.range(reference);
  // With what qualifies it, which goes.
  const words = range?.file.slice(range.span).replaceAll(/\s/g, "") ?? "";
  if (
    name === undefined ||
    !/^(?:(?:\w+)?::)*\w+$/.test(words) ||
    !new RegExp(`(?:^|::)${name}$`).test(words)
  )
    return "the name is made by a macro";
  if (isArray && !isElement(reference))
    return "it is used as a whole array, and becomes a pointer, which knows no size";
  return undefined;
}

/** An array that becomes a pointer to its first element, or is indexed; one of two arrays may be chosen before. */
function isElement(reference: Node): boolean {
  let child = reference;
  let at = reference.parent;
  while (at?.kind === "ParenExpr" || (at?.kind === "ConditionalOperator" && at.inner[0] !== child)) {
    child = at;
    at = at.parent;
  }
  if (at?.kind === "ArraySubscriptExpr") return true;
  return at?.kind === "ImplicitCastExpr" && at.castKind === "ArrayToPointerDecay";
}

/** What else a name means in a function; undefined where it means the variable only. */
export function otherMeaning(
  functionNode: Node,
  name: string,
  isVariable: (reference: Node) => boolean,
): Node | undefined {
  const template = functionNode.parent?.kind === "FunctionTemplateDecl" ? functionNode.parent.inner : [];
  const parameters = template.filter((one) => one.name === name && one.kind.startsWith("NonType"));
  if (parameters[0]) return parameters[0];
  for (const node of walk(functionNode)) {
    if (node === functionNode) continue;
    if (node.name === name && /^(?:VarDecl|ParmVarDecl|BindingDecl|FunctionDecl)$/.test(node.kind))
      return node;
    if (node.kind === "UnresolvedLookupExpr" && node.name === name) return node;
    if (node.kind === "MemberExpr" && node.name === name && isBareMember(node)) return node;
    if (node.kind === "DeclRefExpr" && node.reference?.name === name && !isVariable(node)) return node;
  }
  return undefined;
}

/** `w` for `this->w`. */
function isBareMember(node: Node): boolean {
  const object = node.inner[0];
  return object === undefined || object.begin?.offset === node.end?.offset;
}
