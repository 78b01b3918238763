/**
 * Errors that programs ask for by name. Where CUDA has one code AscendCL has several, of the layers that may notice: a comparison
 * is with all that are documented to mean the same. Codes without such a set are refused (host-names.ts).
 */
import { ancestor, type Node, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { conditionOf } from "./statements.ts";

interface ErrorClass {
  /** The one that stands for all, where a program makes or returns such an error. */
  readonly to: string;
  readonly others: readonly string[];
}

export const errorClasses: Readonly<Record<string, ErrorClass>> = {
  cudaErrorMemoryAllocation: {
    to: "ACL_ERROR_RT_MEMORY_ALLOCATION",
    others: ["ACL_ERROR_BAD_ALLOC", "ACL_ERROR_STORAGE_OVER_LIMIT"],
  },
  cudaErrorInvalidValue: { to: "ACL_ERROR_RT_PARAM_INVALID", others: ["ACL_ERROR_INVALID_PARAM"] },
  cudaErrorInvalidDevice: { to: "ACL_ERROR_RT_INVALID_DEVICEID", others: ["ACL_ERROR_INVALID_DEVICE"] },
  // Ours: a launch is checked before it is made (launch-checks.ts).
  cudaErrorInvalidConfiguration: { to: "unwarpInvalidConfiguration", others: [] },
  cudaErrorNoDevice: { to: "ACL_ERROR_RT_NO_DEVICE", others: [] },
  cudaErrorInvalidResourceHandle: {
    to: "ACL_ERROR_RT_INVALID_HANDLE",
    others: ["ACL_ERROR_INVALID_RESOURCE_HANDLE"],
  },
  cudaErrorNotSupported: {
    to: "ACL_ERROR_RT_FEATURE_NOT_SUPPORT",
    others: ["ACL_ERROR_FEATURE_UNSUPPORTED", "ACL_ERROR_API_NOT_SUPPORT"],
  },
};

/** A name of an error, in a comparison, a case or anywhere else. */
export function portErrorName(facts: Facts, node: Node, within: Node | undefined): void {
  const found = node.kind === "DeclRefExpr" ? classOf(facts, node) : undefined;
  const token = found && facts.unit.token(node.begin);
  if (!found || !token || token.file.slice(token.span) !== node.reference?.name) return;
  const { user, child } = userOf(node);
  const other = otherSide(user, child);
  if (other) {
    if (!classify(facts, other)) return;
  } else if (user?.kind === "CaseStmt") {
    const statement = switchOf(user);
    const condition = statement && conditionOf(statement);
    if (condition && isDeclaration(condition))
      return facts.refuse(node, within, {
        code: "particular-error",
        reason:
          "the switch declares what it asks for, and the set of AscendCL's codes cannot be asked for there",
        help: "declare it in front of the switch",
      });
    if (!condition || !classify(facts, condition)) return;
  }
  facts.sink.replace(token.file, token.span, found.to);
  facts.remark(
    node,
    "error-code",
    `${node.reference?.name ?? ""} is ${[found.to, ...found.others].join(" or ")}${other || user?.kind === "CaseStmt" ? "" : ", and here the first of them"}; which call reports which is for AscendCL to say`,
  );
}

function classOf(facts: Facts, node: Node): ErrorClass | undefined {
  const name = node.reference?.name ?? "";
  return Object.hasOwn(errorClasses, name) && !facts.isOwn(node) ? errorClasses[name] : undefined;
}

/** The node above casts and brackets, and its child that the name is in. */
function userOf(node: Node): { readonly user: Node | undefined; readonly child: Node } {
  let child = node;
  while (child.parent && /^(?:ImplicitCastExpr|ParenExpr|ConstantExpr)$/.test(child.parent.kind))
    child = child.parent;
  return { user: child.parent, child };
}

function otherSide(user: Node | undefined, child: Node): Node | undefined {
  if (user?.kind !== "BinaryOperator" || !/^[!=]=$/.test(user.opcode ?? "")) return undefined;
  return user.inner.find((one) => one !== child);
}

function switchOf(caseNode: Node): Node | undefined {
  return ancestor(caseNode, ({ kind }) => kind === "SwitchStmt");
}

/** `switch (cudaError_t e = f())`: what is asked is no expression that is written. */
function isDeclaration(condition: Node): boolean {
  const { begin, parent } = condition;
  for (const node of parent?.inner[0]?.kind === "DeclStmt" ? parent.inner[0].inner : [])
    if (node.loc && node.loc.file === begin?.file && node.loc.offset === begin.offset) return true;
  return false;
}

/** `e` becomes `unwarpErrorClass(e)`; false where it is not written out in one place. */
function classify(facts: Facts, expression: Node): boolean {
  // Another name of an error is the first of its class already.
  if (Object.hasOwn(errorClasses, withoutImplicit(expression).reference?.name ?? "")) return true;
  const range = facts.unit.range(expression);
  if (!range) return false;
  facts.sink.insert(range.file, range.span.start, "unwarpErrorClass(");
  facts.sink.insert(range.file, range.span.end, ")");
  return true;
}

export const errorClassesHeader = `
// CUDA has one code where AscendCL has those of several layers: the one that stands for all.
static inline aclError unwarpErrorClass(aclError code) {
  switch (code) {
${Object.values(errorClasses)
  .filter(({ others }) => others.length > 0)
  .map(({ to, others }) => `${others.map((one) => `    case ${one}:\n`).join("")}      return ${to};`)
  .join("\n")}
    default:
      return code;
  }
}
`;
