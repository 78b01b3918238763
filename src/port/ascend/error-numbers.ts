/**
 * Errors that programs take for numbers. AscendCL's codes are others than CUDA's, so a number that is no name asks for something else,
 * and codes that are kept as numbers are only equal to codes that the same call would give.
 */
import { constantValue } from "../ast/constant-value.ts";
import { type Node, typeOf } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { conditionOf } from "./statements.ts";

/** A comparison, a case or a conversion. */
export function portErrorNumber(facts: Facts, node: Node, within: Node | undefined): void {
  if (node.kind === "BinaryOperator" && /^(?:[!=]=|[<>]=?)$/.test(node.opcode ?? "")) {
    const [left, right] = node.inner;
    if (left && right) compare(facts, node, [left, right], within);
  }
  if (node.kind === "SwitchStmt") {
    const condition = conditionOf(node);
    if (!condition || !errorWithin(condition)) return;
    for (const value of casesOf(node)) if (isOtherNumber(facts, value)) refuse(facts, value, within);
  }
  if (node.castKind === "IntegralCast") convert(facts, node, within);
}

function compare(
  facts: Facts,
  node: Node,
  [left, right]: readonly [Node, Node],
  within: Node | undefined,
): void {
  if (isNamed(left) || isNamed(right) || (!errorWithin(left) && !errorWithin(right))) return;
  if (isOtherNumber(facts, left) || isOtherNumber(facts, right)) return refuse(facts, node, within);
  if (isConstant(facts, left) || isConstant(facts, right)) return;
  facts.remark(
    node,
    "error-code",
    "codes of errors are compared as they are: AscendCL has several where CUDA has one, so they may differ where CUDA's are the same",
  );
}

function convert(facts: Facts, node: Node, within: Node | undefined): void {
  const [from] = node.inner;
  if (!from) return;
  if (isErrorType(node)) {
    if (!isNamed(from) && isOtherNumber(facts, from)) refuse(facts, node, within);
    return;
  }
  if (!isErrorType(from) || isNamed(from) || isConstant(facts, from)) return;
  let user = node.parent;
  while (user && isTransparent(user)) {
    // Several casts on top of each other are one conversion.
    if (user.castKind === "IntegralToBoolean") return;
    user = user.parent;
  }
  // Shown to people, or looked at by the rules above.
  if (!user || /Call(?:Expr)?$|^(?:SwitchStmt|CaseStmt)$/.test(user.kind)) return;
  if (user.kind === "BinaryOperator" && /^(?:[!=]=|[<>]=?)$/.test(user.opcode ?? "")) return;
  facts.remark(
    node,
    "error-code",
    "the code of an error becomes a number: it is AscendCL's number, and no number of CUDA's errors may be compared with it",
  );
}

function refuse(facts: Facts, node: Node, within: Node | undefined): void {
  facts.refuse(node, within, {
    code: "particular-error",
    reason: "the number of an error of CUDA's has no counterpart: AscendCL has other numbers",
    help: "write the error's name",
  });
}

function* casesOf(node: Node): Iterable<Node> {
  for (const child of node.inner) {
    if (child.kind === "SwitchStmt") continue;
    if (child.kind === "CaseStmt" && child.inner[0]) yield child.inner[0];
    yield* casesOf(child);
  }
}

function isTransparent({ kind }: Node): boolean {
  return /CastExpr$|^(?:ParenExpr|ConstantExpr|ExprWithCleanups|FullExpr)$/.test(kind);
}

function isErrorType(node: Node): boolean {
  return /^(?:const )?(?:enum )?cudaError(?:_t)?$/.test(typeOf(node));
}

/** Whether an expression is an error below its casts. */
function errorWithin(expression: Node): boolean {
  for (let at: Node | undefined = expression; at; at = at.inner.at(-1)) {
    if (isErrorType(at)) return true;
    if (!isTransparent(at)) return false;
  }
  return false;
}

/** `cudaSuccess`, `cudaError…`: names are another file's (error-classes.ts). */
function isNamed(expression: Node): boolean {
  let at: Node | undefined = expression;
  while (at && isTransparent(at)) at = at.inner.at(-1);
  return at?.reference?.kind === "EnumConstantDecl" && at.reference.name?.startsWith("cuda") === true;
}

function isConstant(facts: Facts, expression: Node): boolean {
  return constantValue(facts.unit, expression) !== undefined;
}

/** No name, and not the 0 of success. */
function isOtherNumber(facts: Facts, expression: Node): boolean {
  if (isNamed(expression)) return false;
  const value = constantValue(facts.unit, expression);
  return value !== undefined && value !== 0n;
}
