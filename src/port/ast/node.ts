import type { JsonReference } from "./json.ts";

/** Where a token is written, and where the outermost macro that brought it here is used. */
export interface Place {
  /** As Clang was told it: the path as the source or its includes spell it. */
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  readonly line: number;
  /** In bytes. */
  readonly length: number;
  readonly expansion?: {
    readonly file: string;
    readonly offset: number;
    readonly line: number;
    /** The token stands in the macro's arguments, not in its definition. */
    readonly isArgument: boolean;
  };
}

/** A node of Clang's tree with absolute places. Children that Clang leaves out (an absent `for` condition) have kind "". */
export interface Node {
  readonly id: string;
  readonly kind: string;
  readonly name: string | undefined;
  readonly mangledName: string | undefined;
  /** As written, and without typedefs where that differs. */
  readonly type: string | undefined;
  readonly desugaredType: string | undefined;
  readonly loc: Place | undefined;
  readonly begin: Place | undefined;
  /** The last token. */
  readonly end: Place | undefined;
  readonly castKind: string | undefined;
  readonly opcode: string | undefined;
  readonly isPostfix: boolean;
  readonly isImplicit: boolean;
  readonly isVirtual: boolean;
  readonly storageClass: string | undefined;
  readonly hasElse: boolean;
  readonly value: string | undefined;
  /** What a DeclRefExpr names, and the template that it was chosen from. */
  readonly reference: JsonReference | undefined;
  readonly foundReference: JsonReference | undefined;
  /** What a MemberExpr names, by id. */
  readonly memberId: string | undefined;
  readonly previousId: string | undefined;
  /** Candidates of a call in a template, before its types are known. */
  readonly lookups: readonly JsonReference[];
  /** The types that a class derives from. */
  readonly bases: readonly string[];
  readonly inner: readonly Node[];
  /** Undefined only for the root. */
  parent: Node | undefined;
}

/** The node itself and all below it, outside first, in the order of the source. */
export function* walk(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.inner) yield* walk(child);
}

/** The nearest node above that satisfies a test. */
export function ancestor(node: Node, test: (node: Node) => boolean): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** The expression below casts that nobody wrote, parentheses and the like. */
export function withoutImplicit(node: Node): Node {
  const transparent =
    /^(?:ImplicitCastExpr|ParenExpr|ExprWithCleanups|MaterializeTemporaryExpr|ConstantExpr|FullExpr|SubstNonTypeTemplateParmExpr|CXXBindTemporaryExpr)$/;
  const [only] = node.inner;
  return transparent.test(node.kind) && only ? withoutImplicit(node.inner.at(-1) as Node) : node;
}

export function typeOf(node: Node): string {
  return node.desugaredType ?? node.type ?? "";
}

/** The DeclRefExpr (or the like) that a call names its function by. */
export function calleeOf(call: Node): Node | undefined {
  const [callee] = call.inner;
  return callee && withoutImplicit(callee);
}

/** The name that an expression refers to, be it known which function of that name is meant or not yet. */
export function nameReferredTo(node: Node): string | undefined {
  if (node.kind === "DeclRefExpr") return node.reference?.name;
  return node.kind === "UnresolvedLookupExpr" ? node.name : undefined;
}

export function argumentsOf(call: Node): readonly Node[] {
  return call.kind === "CUDAKernelCallExpr" ? call.inner.slice(2) : call.inner.slice(1);
}
