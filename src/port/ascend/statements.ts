/** Parts of statements, by what they are for. */
import { isFunction } from "../ast/functions.ts";
import type { Node } from "../ast/node.ts";

export function conditionOf(statement: Node): Node | undefined {
  switch (statement.kind) {
    case "ForStmt":
      return statement.inner[2];
    case "DoStmt":
      return statement.inner[1];
    case "IfStmt":
    case "SwitchStmt":
    case "WhileStmt":
      // In front of it may stand an initializer or a declaration.
      return statement.inner.slice(0, statement.hasElse ? -2 : -1).at(-1);
    default:
      return statement.inner[0];
  }
}

export function isLoop(node: Node): boolean {
  return /^(?:For|While|Do|CXXForRange)Stmt$/.test(node.kind);
}

export function* below(node: Node): Iterable<Node> {
  for (const child of node.inner) {
    if (isFunction(child)) continue;
    yield child;
    yield* below(child);
  }
}
