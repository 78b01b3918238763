/** Every place that gives a variable of a function a value. */
import { walk, withoutImplicit, calleeOf, type Node } from "../ast/node.ts";
import { withinFunction } from "../ast/functions.ts";
import type { Facts } from "../facts.ts";

export interface Gift {
  /** By id. */
  readonly variable: string;
  readonly value: Node | undefined;
  readonly at: Node;
  /** Its address is taken, or a reference to it: it may get any value. */
  readonly escapes: boolean;
}

const assignment = /^(?:[-+*/%&|^]|<<|>>)?=$/;

export function* giftsOf(facts: Facts, within: Node): Iterable<Gift> {
  const escape = (variable: string, at: Node): Gift => ({ variable, value: undefined, at, escapes: true });
  for (const node of withinFunction(within)) {
    if (node.kind === "VarDecl" || node.kind === "DecompositionDecl") {
      const value = node.inner.find(({ kind }) => !kind.endsWith("Attr"));
      const isReference = (node.type ?? "").endsWith("&");
      const isArray = /\[/.test(node.type ?? "");
      if (value) yield { variable: node.id, value, at: node, escapes: isReference };
      else if (isArray && !isShared(node))
        yield { variable: node.id, value: undefined, at: node, escapes: true };
      const target = isReference && value ? baseOf(value) : undefined;
      if (target) yield { variable: target, value: undefined, at: node, escapes: true };
    } else if (
      (node.kind === "BinaryOperator" || node.kind === "CompoundAssignOperator") &&
      assignment.test(node.opcode ?? "")
    ) {
      const target = node.inner[0] && baseOf(node.inner[0]);
      if (target) yield { variable: target, value: node.inner[1], at: node, escapes: false };
    } else if (node.kind === "UnaryOperator" && /^(?:\+\+|--|&)$/.test(node.opcode ?? "")) {
      const target = node.inner[0] && baseOf(node.inner[0]);
      if (target) yield { variable: target, value: undefined, at: node, escapes: node.opcode === "&" };
    } else if (/Call(?:Expr)?$|^CXXConstructExpr$/.test(node.kind)) {
      for (const argument of node.inner.slice(node.kind === "CXXConstructExpr" ? 0 : 1)) {
        const target = lentBy(argument);
        if (target !== undefined) yield escape(target, node);
      }
      const callee = node.kind === "CXXMemberCallExpr" ? calleeOf(node) : undefined;
      const object = callee?.kind === "MemberExpr" ? callee.inner[0] : undefined;
      const target = object && facts.functionCalled(callee ?? node) ? lentBy(object) : undefined;
      if (target !== undefined) yield escape(target, node);
    } else if (node.kind === "GCCAsmStmt") {
      for (const operand of node.inner) {
        const target = lentBy(operand);
        if (target !== undefined) yield escape(target, node);
      }
    } else if (node.kind === "LambdaExpr") {
      for (const inner of walk(node))
        if (inner.kind === "DeclRefExpr" && inner.reference && inner.parent?.castKind !== "LValueToRValue")
          yield escape(inner.reference.id, node);
    }
  }
}

/** The variable that a reference to an expression, or a pointer into it, may change: none for a value that was loaded. */
function lentBy(node: Node): string | undefined {
  const [first] = node.inner;
  switch (node.kind) {
    case "DeclRefExpr":
      return /^(?:Parm)?VarDecl$/.test(node.reference?.kind ?? "") ? node.reference?.id : undefined;
    case "ParenExpr":
    case "ConditionalOperator":
      return first && lentBy(node.inner.at(-1) ?? first);
    case "ImplicitCastExpr":
      return first && node.castKind !== "LValueToRValue" && !/^const\b/.test(node.type ?? "")
        ? lentBy(first)
        : undefined;
    case "MemberExpr":
      return first && !(first.type ?? "").endsWith("*") ? lentBy(first) : undefined;
    case "ArraySubscriptExpr":
      return first && lentBy(first);
    default:
      return undefined;
  }
}

/** The variable that an expression writes to a part of. */
function baseOf(given: Node): string | undefined {
  const node = withoutImplicit(given);
  if (node.kind === "DeclRefExpr") return node.reference?.id;
  if (node.kind === "MemberExpr" || node.kind === "ArraySubscriptExpr")
    return node.inner[0] && baseOf(node.inner[0]);
  return undefined;
}

export function isShared(variable: Node): boolean {
  return variable.inner.some(({ kind }) => kind === "CUDASharedAttr");
}
