/** Which function a node belongs to, and on which side it runs. */
import type { Node } from "./node.ts";

const functionKinds = new Set([
  "FunctionDecl",
  "CXXMethodDecl",
  "CXXConstructorDecl",
  "CXXDestructorDecl",
  "CXXConversionDecl",
]);

export function isFunction(node: Node): boolean {
  return functionKinds.has(node.kind);
}

export function hasAttribute(node: Node, kind: string): boolean {
  return node.inner.some((child) => child.kind === kind);
}

/** As a person wrote it: Clang makes `const` variables constants of the device by itself. */
export function hasWrittenAttribute(node: Node, kind: string): boolean {
  return node.inner.some((child) => child.kind === kind && !child.isImplicit);
}

export function isKernel(node: Node): boolean {
  return hasAttribute(node, "CUDAGlobalAttr");
}

export function bodyOf(functionNode: Node): Node | undefined {
  const body = functionNode.inner.find(({ kind }) => kind === "CompoundStmt" || kind === "CXXTryStmt");
  // `int main() try { … } catch …`: what is tried.
  return body?.kind === "CXXTryStmt" ? body.inner[0] : body;
}

export function parametersOf(functionNode: Node): readonly Node[] {
  return functionNode.inner.filter(({ kind }) => kind === "ParmVarDecl");
}

/**
 * A template as it is written, before its types are known. Its instances come with types, and with places in the same
 * text, so they are what is looked at.
 */
export function isTemplatePattern(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (parent.kind === "FunctionTemplateDecl" && isFunction(node))
    return parent.inner.find(isFunction) === node;
  if (parent.kind === "ClassTemplateDecl") return node.kind === "CXXRecordDecl";
  return node.kind === "ClassTemplatePartialSpecializationDecl";
}

/**
 * All functions with a body. Of a template its instances, which know their types; the template itself only where it has none:
 * there, names are known, and types are not.
 */
export function functionsOf(root: Node): Node[] {
  const found: { readonly node: Node; readonly isPattern: boolean }[] = [];
  const visit = (node: Node, isPattern: boolean) => {
    for (const child of node.inner) {
      const below = isPattern || isTemplatePattern(child);
      if (isFunction(child) && bodyOf(child)) found.push({ node: child, isPattern: below });
      visit(child, below);
    }
  };
  visit(root, false);
  const place = ({ loc }: Node) => `${loc?.file ?? ""}:${loc?.offset ?? ""}`;
  const instances = new Set(found.flatMap(({ node, isPattern }) => (isPattern ? [] : [place(node)])));
  return found.flatMap(({ node, isPattern }) => (isPattern && instances.has(place(node)) ? [] : [node]));
}

/** All below a function, without the functions within, such as those of lambdas. */
export function* withinFunction(node: Node): Iterable<Node> {
  for (const child of node.inner) {
    if (isFunction(child) || child.kind === "CXXRecordDecl") continue;
    yield child;
    // A lambda's body is printed twice: as its call operator's, and below the expression.
    if (child.kind !== "LambdaExpr") yield* withinFunction(child);
  }
}
