/**
 * What becomes of a place that an expression names: it is read, written, or escapes, which is to say that it may get any value by a
 * reference or pointer. Errs on the side of "escapes": what is not known to do no more than read or write does.
 */
import { type Node, typeOf } from "../ast/node.ts";
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
