/** What a device function must not do as a whole, whatever it calls. */
import { isKernel, withinFunction } from "../ast/functions.ts";
import { nameReferredTo, type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { lowerExits } from "./exits.ts";
import { isBlock } from "./groups.ts";
import { Level } from "./levels.ts";
import type { Uniformity } from "./uniformity.ts";

type Refuse = (node: Node, code: string, reason: string, help?: string, construct?: string) => void;

export function checkDeviceFunction(facts: Facts, uniformity: Uniformity, functionNode: Node): void {
  const refuse: Refuse = (node, code, reason, help, construct) =>
    facts.refuse(node, functionNode, {
      code,
      reason,
      ...(help !== undefined && { help }),
      ...(construct !== undefined && { construct }),
    });
  checkSignature(facts, functionNode, refuse);
  checkDoubles(functionNode, refuse);
  checkExits(facts, uniformity, functionNode, refuse);
}

function checkSignature(facts: Facts, functionNode: Node, refuse: Refuse): void {
  const { name } = functionNode;
  if (functionNode.isVirtual)
    refuse(
      functionNode,
      "virtual",
      "SIMT code has no virtual functions",
      "choose by a switch or a template",
      name,
    );
  if (
    isKernel(functionNode) &&
    facts.usesOf(functionNode).some(({ caller }) => facts.deviceFunctions.includes(caller))
  )
    refuse(
      functionNode,
      "dynamic-parallelism",
      "kernels cannot start kernels",
      "launch it from the host",
      name,
    );
  const recursive = [...facts.reachableFrom(functionNode)].some((one) =>
    [...withinFunction(one)].some((node) => facts.functionCalled(node) === functionNode),
  );
  if (recursive)
    refuse(
      functionNode,
      "recursion",
      "SIMT code cannot call itself",
      "use a loop with a stack of its own",
      name,
    );
}

/** Constants may be written as double where they are converted on the spot, and printf takes nothing else. */
function checkDoubles(functionNode: Node, refuse: Refuse): void {
  const found = [functionNode, ...withinFunction(functionNode)].find(
    (node) => isDouble(node) && !isHarmlessDouble(node),
  );
  if (!found) return;
  // One of a parameter pack lies below the pack.
  const isOwnArgument = found.parent === functionNode || found.parent?.parent === functionNode;
  if (found.kind === "TemplateArgument" && isOwnArgument) return refuseInstance(functionNode, refuse);
  const shown = found.kind.endsWith("Decl") ? found : outermostDouble(found);
  refuse(
    shown,
    "double",
    "Ascend 950's SIMT has no double precision",
    "compute in float, if that is exact enough: a constant such as 0.5 is a double, 0.5f is not",
    found === functionNode ? found.name : undefined,
  );
}

/** The text is that of all instances: what is to be changed is who asks for this one. */
function refuseInstance(functionNode: Node, refuse: Refuse): void {
  const types = functionNode.inner.flatMap(({ kind, type, value, name }) =>
    kind === "TemplateArgument" ? [type ?? value ?? name ?? "…"] : [],
  );
  refuse(
    functionNode,
    "double",
    "Ascend 950's SIMT has no double precision",
    `instances with double are refused: ${isKernel(functionNode) ? "launch" : "call"} it with float`,
    `${functionNode.name ?? ""}<${types.join(", ")}>`,
  );
}

/** A thread that returns while others go on to a barrier leaves them waiting for it. */
function checkExits(facts: Facts, uniformity: Uniformity, functionNode: Node, refuse: Refuse): void {
  const nodes = [...withinFunction(functionNode)];
  const barriers = nodes.filter((node) => isBarrier(facts, functionNode, node));
  if (barriers.length === 0) return;
  const returns = nodes.filter((node) => {
    if (node.kind !== "ReturnStmt" || uniformity.contextLevel(node, functionNode) === Level.block)
      return false;
    const offset = node.begin?.offset ?? 0;
    return barriers.some(
      (barrier) => (barrier.begin?.offset ?? 0) > offset || shareLoop(barrier, node, functionNode),
    );
  });
  const [first] = returns;
  if (!first) return;
  const reason = isKernel(functionNode)
    ? lowerExits({
        facts,
        uniformity,
        kernel: functionNode,
        returns,
        isBarrier: (node) => isBarrier(facts, functionNode, node),
      })
    : "it returns to its caller";
  if (reason === undefined) {
    facts.remark(first, "exits", "threads that returned here stay now, and only come to the barriers");
    return;
  }
  for (const node of returns)
    refuse(
      node,
      "return-before-barrier",
      `a thread that returns here leaves the others waiting at the barrier below; CUDA lets it go. It cannot be made to stay: ${reason}`,
      "put the code in a condition, and let all threads come to the barrier",
      "return",
    );
}

function isBarrier(facts: Facts, functionNode: Node, node: Node): boolean {
  if (node.kind !== "DeclRefExpr" && node.kind !== "MemberExpr") return false;
  if ((node.reference?.name ?? "").startsWith("__syncthreads")) return true;
  if (isBlockBarrier(node)) return true;
  const called = facts.functionCalled(node);
  if (!called || called === functionNode) return false;
  return [...facts.reachableFrom(called)].some((one) =>
    [...withinFunction(one)].some(
      (inner) => (nameReferredTo(inner) ?? "").startsWith("__syncthreads") || isBlockBarrier(inner),
    ),
  );
}

/** `block.sync()`. */
function isBlockBarrier(node: Node): boolean {
  const object = node.inner[0] && withoutImplicit(node.inner[0]);
  return (
    node.kind === "MemberExpr" && node.name === "sync" && object !== undefined && isBlock(typeOf(object))
  );
}

function isDouble(node: Node): boolean {
  const type = node.desugaredType ?? node.type ?? "";
  return /\bdouble\b/.test(type) && !/\(/.test(type) && node.kind !== "DeclRefExpr";
}

function isHarmlessDouble(node: Node): boolean {
  if (node.kind === "UnaryExprOrTypeTraitExpr") return true;
  if (isLiteralDouble(node)) return true;
  // `printf("%f", x)` of a float: the language converts it.
  const isConversion = node.kind === "ImplicitCastExpr" && node.castKind === "FloatingCast";
  const call = node.parent;
  const isConstant = node.kind === "FloatingLiteral";
  return (
    (isConversion || isConstant) &&
    call?.kind === "CallExpr" &&
    /^printf$/.test((call.inner[0] && withoutImplicit(call.inner[0]).reference?.name) ?? "")
  );
}

/** Made of literals only, and converted to another type at once. */
function isLiteralDouble(node: Node): boolean {
  let top = node;
  while (top.parent && isDouble(top.parent) && /Operator$|ParenExpr|Literal/.test(top.parent.kind))
    top = top.parent;
  const onlyLiterals = [...walk(top)].every((one) => /Literal$|Operator$|ParenExpr|CastExpr$/.test(one.kind));
  const { parent } = top;
  return onlyLiterals && parent !== undefined && parent.kind.endsWith("CastExpr") && !isDouble(parent);
}

function outermostDouble(node: Node): Node {
  return node.parent && isDouble(node.parent) && !node.parent.kind.endsWith("Decl")
    ? outermostDouble(node.parent)
    : node;
}

function shareLoop(a: Node, b: Node, within: Node): boolean {
  for (let at = a.parent; at && at !== within; at = at.parent) {
    if (!/^(?:For|While|Do)Stmt$/.test(at.kind)) continue;
    for (let other = b.parent; other && other !== within; other = other.parent) if (other === at) return true;
  }
  return false;
}
