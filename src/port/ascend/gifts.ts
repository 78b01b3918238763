/** Every place that gives a variable of a function a value. */
import { type Node, walk } from "../ast/node.ts";
import { withinFunction } from "../ast/functions.ts";
import { effectsOn, isReference } from "./effects.ts";

export interface Gift {
  /** By id. */
  readonly variable: string;
  readonly value: Node | undefined;
  readonly at: Node;
  /** Its address is taken, or a reference to it: it may get any value. */
  readonly escapes: boolean;
}

export function* giftsOf(within: Node): Iterable<Gift> {
  for (const node of withinFunction(within)) {
    if (node.kind === "VarDecl" || node.kind === "DecompositionDecl") {
      const value = node.inner.find(({ kind }) => !kind.endsWith("Attr"));
      const isArray = /\[/.test(node.type ?? "");
      if (value) yield { variable: node.id, value, at: node, escapes: isReference(node) };
      else if (isArray && !isShared(node))
        yield { variable: node.id, value: undefined, at: node, escapes: true };
    } else if (node.kind === "LambdaExpr") {
      for (const inner of walk(node))
        if (inner.reference && isVariable(inner) && inner.parent?.castKind !== "LValueToRValue")
          yield { variable: inner.reference.id, value: undefined, at: node, escapes: true };
    } else if (node.reference && isVariable(node)) {
      yield* giftsBy(node, node.reference.id);
    }
  }
}

function* giftsBy(name: Node, variable: string): Iterable<Gift> {
  for (const { kind, at, value, indices } of effectsOn(name)) {
    yield { variable, value, at, escapes: kind === "escapes" };
    // Threads that write to different parts have different wholes.
    if (kind === "writes") for (const index of indices) yield { variable, value: index, at, escapes: false };
  }
}

function isVariable(node: Node): boolean {
  return node.kind === "DeclRefExpr" && /^(?:Parm)?VarDecl$/.test(node.reference?.kind ?? "");
}

export function isShared(variable: Node): boolean {
  return variable.inner.some(({ kind }) => kind === "CUDASharedAttr");
}
