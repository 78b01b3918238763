/** Which memory a pointer points into, as far as the source tells. */
import { hasAttribute, hasWrittenAttribute, isFunction, isKernel, parametersOf } from "../ast/functions.ts";
import { argumentsOf, type Node, walk, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { callOf } from "./uniformity.ts";

export type Space = "global" | "shared" | "local" | "unknown";

/** @param pointer an expression of pointer type, or an array */
export function spaceOf(facts: Facts, pointer: Node, seen: Set<Node> = new Set()): Space {
  const node = withoutImplicit(pointer);
  if (seen.has(node)) return "unknown";
  seen.add(node);
  const of = (child: Node | undefined) => (child ? spaceOf(facts, child, seen) : "unknown");
  switch (node.kind) {
    case "UnaryOperator":
      return node.opcode === "&"
        ? spaceOfPlace(facts, node.inner[0], seen)
        : /^(?:\+\+|--)$/.test(node.opcode ?? "")
          ? of(node.inner[0])
          : "unknown";
    case "CStyleCastExpr":
    case "CXXReinterpretCastExpr":
    case "CXXStaticCastExpr":
    case "CXXFunctionalCastExpr":
      return of(node.inner.at(-1));
    case "BinaryOperator":
      return /^[-+]$/.test(node.opcode ?? "")
        ? of(node.inner.find((child) => /[*\]]$/.test(child.type ?? "")))
        : "unknown";
    case "DeclRefExpr":
      return spaceOfVariable(facts, node, seen);
    case "ArraySubscriptExpr":
    case "MemberExpr":
      // A row of an array of arrays, or an array within a struct.
      return (node.type ?? "").endsWith("]") ? spaceOfPlace(facts, node, seen) : memberSpace(facts, node);
    default:
      return "unknown";
  }
}

/** Of what an lvalue names. */
export function spaceOfPlace(facts: Facts, place: Node | undefined, seen: Set<Node> = new Set()): Space {
  if (!place) return "unknown";
  const node = withoutImplicit(place);
  if (node.kind === "ArraySubscriptExpr")
    return node.inner[0] ? spaceOf(facts, node.inner[0], seen) : "unknown";
  if (node.kind === "UnaryOperator" && node.opcode === "*")
    return node.inner[0] ? spaceOf(facts, node.inner[0], seen) : "unknown";
  if (node.kind === "MemberExpr") {
    const object = node.inner[0];
    if (!object) return "unknown";
    return (object.type ?? "").endsWith("*")
      ? spaceOf(facts, object, seen)
      : spaceOfPlace(facts, object, seen);
  }
  return node.kind === "DeclRefExpr" ? spaceOfVariable(facts, node, seen, true) : "unknown";
}

/** A pointer in a struct that a kernel was given holds what the host could name: global memory. */
function memberSpace(facts: Facts, node: Node): Space {
  const object = node.inner[0] && withoutImplicit(node.inner[0]);
  const declaration = facts.unit.declaration(object?.reference?.id);
  return declaration?.kind === "ParmVarDecl" && declaration.parent && isKernel(declaration.parent)
    ? "global"
    : "unknown";
}

function spaceOfVariable(facts: Facts, node: Node, seen: Set<Node>, itself = false): Space {
  const variable = facts.unit.declaration(node.reference?.id);
  if (!variable) return "unknown";
  if (hasAttribute(variable, "CUDASharedAttr")) return "shared";
  if (hasWrittenAttribute(variable, "CUDADeviceAttr") || hasWrittenAttribute(variable, "CUDAConstantAttr"))
    return itself || (variable.type ?? "").endsWith("]") ? "global" : "unknown";
  const owner = owningFunction(variable);
  const isReference = isReferenceType(variable);
  if (itself && !isReference) return owner ? "local" : "unknown";
  // What a pointer points to that a reference names.
  if (!itself && /\*\s*\w*\s*&$/.test(variable.type ?? "")) return "unknown";
  if (variable.kind === "ParmVarDecl")
    return owner ? spaceOfParameter(facts, variable, owner, seen) : "unknown";
  if ((variable.type ?? "").endsWith("]") && !isReference) return owner ? "local" : "unknown";
  return owner ? spaceOfValues(facts, variable, owner, seen) : "unknown";
}

function spaceOfParameter(facts: Facts, parameter: Node, owner: Node, seen: Set<Node>): Space {
  const later = valuesOf(parameter, owner);
  if (!later) return "unknown";
  const own = later.map((value) => spaceOf(facts, value, seen));
  if (isKernel(owner)) return agreed(["global", ...own]);
  const index = parametersOf(owner).indexOf(parameter);
  const spaces = facts.usesOf(owner).map(({ call }): Space => {
    const argument = callOf(call) && argumentsOf(callOf(call) as Node)[index];
    if (!argument) return "unknown";
    return isReferenceType(parameter) ? spaceOfPlace(facts, argument, seen) : spaceOf(facts, argument, seen);
  });
  return agreed([...spaces, ...own]);
}

function spaceOfValues(facts: Facts, variable: Node, owner: Node, seen: Set<Node>): Space {
  const isReference = isReferenceType(variable);
  const later = isReference ? [] : valuesOf(variable, owner);
  if (!later) return "unknown";
  const init = variable.inner.find(({ kind }) => !kind.endsWith("Attr"));
  const values = init ? [init, ...later] : later;
  return isReference
    ? agreed(values.map((value) => spaceOfPlace(facts, value, seen)))
    : agreed(values.map((value) => spaceOf(facts, value, seen)));
}

/** What a pointer is assigned; undefined where it may be changed in another way, such as by a reference to it. */
function valuesOf(variable: Node, owner: Node): readonly Node[] | undefined {
  if (
    !(variable.type ?? "").endsWith("*") &&
    !/\*\s*(?:const|__restrict__|__restrict|restrict)*$/.test(variable.type ?? "")
  )
    return [];
  const values: Node[] = [];
  for (const node of walk(owner)) {
    if (node.kind !== "DeclRefExpr" || node.reference?.id !== variable.id) continue;
    let child = node;
    while (child.parent?.kind === "ParenExpr") child = child.parent;
    const { parent } = child;
    if (parent?.kind === "BinaryOperator" && parent.opcode === "=" && parent.inner[0] === child) {
      if (parent.inner[1]) values.push(parent.inner[1]);
      continue;
    }
    const isHarmless =
      parent?.castKind === "LValueToRValue" ||
      (parent?.castKind === "NoOp" && /\bconst$/.test(parent.type ?? "")) ||
      /^(?:CompoundAssignOperator|UnaryExprOrTypeTraitExpr|ArraySubscriptExpr)$/.test(parent?.kind ?? "") ||
      (parent?.kind === "BinaryOperator" && parent.opcode !== ",") ||
      (parent?.kind === "UnaryOperator" && parent.opcode !== "&");
    if (!isHarmless) return undefined;
  }
  return values;
}

/** `int &`, and `int (&)[4]`. */
function isReferenceType({ type = "" }: Node): boolean {
  return type.endsWith("&") || /\(&+\)/.test(type);
}

function agreed(spaces: readonly Space[]): Space {
  const [first] = spaces;
  return first !== undefined && spaces.every((space) => space === first) ? first : "unknown";
}

function owningFunction(variable: Node): Node | undefined {
  for (let at = variable.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}
