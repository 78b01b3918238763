/**
 * What becomes of a place that an expression names: it is read, written, or escapes, which is to say that it may get any value by a
 * reference or pointer. Errs on the side of "escapes": what is not known to do no more than read or write does.
 */
import { hasAttribute, withinFunction } from "../ast/functions.ts";
import { type Node, typeOf, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { isGroup } from "./groups.ts";

export interface Effect {
  readonly kind: "writes" | "escapes";
  /** The expression that does it. */
  readonly at: Node;
  /** What is written, where that is written in words. */
  readonly value: Node | undefined;
  /** Subscripts that choose the part that is written. */
  readonly indices: readonly Node[];
}

/** Between a name and what uses it, without a meaning of their own. */
const transparent =
  /^(?:ParenExpr|ConstantExpr|ExprWithCleanups|FullExpr|SubstNonTypeTemplateParmExpr|MaterializeTemporaryExpr)$/;
const sameObject = /^(?:NoOp|DerivedToBase|UncheckedDerivedToBase)$/;
/** Of a template whose types are not known: elsewhere operands are read in words of their own. */
const readingOperator = /^(?:[-+*/%<>&|^]|<=|>=|==|!=|&&|\|\|)$/;

/** @param name a DeclRefExpr of a variable, or another expression that names a place */
export function* effectsOn(name: Node): Iterable<Effect> {
  if (/^const\b[^*&]*$|\bconst$/.test(typeOf(name))) return;
  const indices: Node[] = [];
  let isOneOfTwo = false;
  let child = name;
  for (let at = name.parent; at; child = at, at = at.parent) {
    const escapes = { kind: "escapes", at, value: undefined, indices } as const;
    switch (at.kind) {
      case "ImplicitCastExpr": {
        // A function is a static member, which is called without its object.
        if (/^(?:LValueToRValue|FunctionToPointerDecay)$/.test(at.castKind ?? "") || isMadeConst(at)) return;
        const isPart = at.castKind === "ArrayToPointerDecay" && isSubscripted(at);
        if (isPart || sameObject.test(at.castKind ?? "")) continue;
        yield escapes;
        return;
      }
      case "ArraySubscriptExpr": {
        const index = at.inner.find((one) => one !== child);
        if (index) indices.push(index);
        continue;
      }
      case "MemberExpr":
        if (!(at.type ?? "").includes("<bound member function type>")) continue;
        // What groups do changes no group.
        if (!isGroup(typeOf(child))) yield escapes;
        return;
      case "BinaryOperator":
      case "CompoundAssignOperator":
        if (isAssignment(at) && at.inner[0] === child && !isOneOfTwo) {
          yield { kind: "writes", at, value: at.inner[1], indices };
          continue;
        }
        if (at.opcode === ",") {
          if (at.inner[0] === child) return;
          continue;
        }
        if (isAssignment(at) || !readingOperator.test(at.opcode ?? "")) yield escapes;
        return;
      case "UnaryOperator":
        if (/^(?:[-!~+]|__extension__)$/.test(at.opcode ?? "")) return;
        if (!/^(?:\+\+|--)$/.test(at.opcode ?? "") || isOneOfTwo) {
          yield escapes;
          return;
        }
        yield { kind: "writes", at, value: undefined, indices };
        if (at.isPostfix) return;
        continue;
      case "ConditionalOperator":
        if (at.inner[0] === child) return;
        isOneOfTwo = true;
        continue;
      case "CStyleCastExpr":
      case "CXXStaticCastExpr":
        if (at.castKind !== "ToVoid") yield escapes;
        return;
      case "UnaryExprOrTypeTraitExpr":
      case "CXXNoexceptExpr":
        return;
      case "VarDecl":
        if (isReference(at)) yield escapes;
        return;
      case "ReturnStmt":
      case "GCCAsmStmt":
        yield escapes;
        return;
      default:
        if (transparent.test(at.kind)) continue;
        // A statement asks for the value, or for nothing.
        if (!at.kind.endsWith("Stmt")) yield escapes;
        return;
    }
  }
}

/** A variable or parameter that is another name for something. */
export function isReference(variable: Node): boolean {
  return typeOf(variable).includes("&");
}

export function isAssignment(node: Node): boolean {
  return node.kind === "CompoundAssignOperator" || (node.kind === "BinaryOperator" && node.opcode === "=");
}

/** A variable of one thread alone; of a reference, the reference itself. */
export function isOfThread(variable: Node): boolean {
  return (
    variable.kind === "ParmVarDecl" ||
    (variable.parent?.kind === "DeclStmt" &&
      variable.storageClass !== "static" &&
      !hasAttribute(variable, "CUDASharedAttr"))
  );
}

/**
 * Whether an expression, without its parts, does more than compute with the thread's own variables: it reads memory that may
 * not be there, calls a function, or changes what others see. A thread that should be gone must not do that.
 */
export function reachesOut(facts: Facts, node: Node, seen: Set<Node> = new Set()): boolean {
  switch (node.kind) {
    case "ArraySubscriptExpr":
    case "StmtExpr":
    case "CXXNewExpr":
    case "CXXDeleteExpr":
    case "CXXUnresolvedConstructExpr":
    case "GCCAsmStmt":
      return true;
    case "MemberExpr":
      return (node.inner[0]?.type ?? "").endsWith("*") && !isThis(node.inner[0]);
    case "UnaryOperator":
      if (node.opcode === "*") return true;
      return /^(?:\+\+|--)$/.test(node.opcode ?? "") && !isOwn(facts, node.inner[0]);
    case "BinaryOperator":
    case "CompoundAssignOperator":
      return isAssignment(node) && !isOwn(facts, node.inner[0]);
    case "CXXConstructExpr":
    case "CXXTemporaryObjectExpr":
    case "CXXBindTemporaryExpr":
    case "InitListExpr":
      return makingReachesOut(facts, node, seen);
    default:
      // The accessors of threadIdx and its like are calls as well.
      return /Call(?:Expr)?$/.test(node.kind) && node.parent?.kind !== "PseudoObjectExpr";
  }
}

/**
 * Whether a constructor or the destructor does, that an object of such a type may run.
 *
 * @param node an expression that makes an object, or a variable
 */
export function makingReachesOut(facts: Facts, node: Node, seen: Set<Node> = new Set()): boolean {
  return facts.constructorsRun(node).some((one) => {
    if (one.isImplicit || seen.has(one)) return false;
    seen.add(one);
    return [...withinFunction(one)].some((inner) => reachesOut(facts, inner, seen));
  });
}

function isOwn(facts: Facts, target: Node | undefined): boolean {
  const node = target && withoutImplicit(target);
  if (node?.kind === "MemberExpr") {
    const isArrow = (node.inner[0]?.type ?? "").endsWith("*");
    const field = facts.unit.declaration(node.memberId);
    if (field && isReference(field)) return false;
    return isArrow ? isThis(node.inner[0]) : isOwn(facts, node.inner[0]);
  }
  const variable = node?.kind === "DeclRefExpr" ? facts.unit.declaration(node.reference?.id) : undefined;
  return variable !== undefined && isOfThread(variable) && !isReference(variable);
}

/** The object that is being made. */
function isThis(node: Node | undefined): boolean {
  return node !== undefined && withoutImplicit(node).kind === "CXXThisExpr";
}

/** To a reference or pointer through which nothing is written. */
function isMadeConst(cast: Node): boolean {
  return cast.castKind === "NoOp" && /^const\b|\bconst$/.test(typeOf(cast));
}

/** An array that decays for its subscript. */
function isSubscripted(decay: Node): boolean {
  let at = decay.parent;
  while (at && transparent.test(at.kind)) at = at.parent;
  return at?.kind === "ArraySubscriptExpr";
}
