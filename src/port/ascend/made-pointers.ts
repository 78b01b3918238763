/**
 * Pointers that a program with managed memory makes of something else, and what it makes of pointers. A kernel that takes a pointer out
 * of a number, or out of bytes, takes the host's address; what lies as far from a buffer as another one did on the host is not
 * that other one on the device. Neither is seen in a launch, so both are refused where they are made.
 */
import { constantValue } from "../ast/constant-value.ts";
import { withinFunction } from "../ast/functions.ts";
import { calleeOf, nameReferredTo, type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { pointeeOf, type PointerTypes } from "./pointer-types.ts";

export function refuseMadePointers(facts: Facts, types: PointerTypes): void {
  for (const within of facts.deviceFunctions) {
    for (const node of withinFunction(within)) {
      const reason = whyMade(facts, types, node);
      if (reason !== undefined) refuse(facts, node, within, reason);
      refuseNumber(facts, node, within);
    }
  }
  for (const within of facts.hostFunctions)
    for (const node of withinFunction(within)) {
      refuseNumber(facts, node, within);
      refuseDistance(facts, node, within);
    }
  for (const variable of facts.unit.tree.inner) {
    if (variable.kind !== "VarDecl" || !facts.unit.text(variable.loc)) continue;
    for (const node of walk(variable)) {
      refuseNumber(facts, node, undefined);
      refuseDistance(facts, node, undefined);
    }
  }
}

/** `end - begin`. */
export function isPointerDifference(node: Node): boolean {
  return (
    node.kind === "BinaryOperator" &&
    node.opcode === "-" &&
    node.inner.length === 2 &&
    node.inner.every((one) => /[*\]]\s*(?:const|volatile|__restrict|\s)*$/.test(typeOf(one)))
  );
}

/** How device code may come to a pointer that is of no argument. */
function whyMade(facts: Facts, types: PointerTypes, node: Node): string | undefined {
  const type = typeOf(node);
  switch (node.castKind) {
    case "IntegralToPointer":
      return "a number that becomes a pointer may be the host's address of it";
    case "BitCast":
    case "BaseToDerived":
    case "LValueBitCast":
    case "LValueToRValueBitCast": {
      const from = node.inner[0] ? typeOf(node.inner[0]) : "";
      const isPointer = node.castKind === "BitCast" || node.castKind === "BaseToDerived";
      for (const one of [from, type]) {
        const seen = isPointer ? (pointeeOf(one) ?? one) : one;
        if (!/^(?:const |volatile )*void\s*$/.test(seen) && types.holdsPointers(seen))
          return `a cast from ${from} to ${type} may read a pointer out of other data, which is the host's address of it`;
      }
      return undefined;
    }
    default:
  }
  if (node.kind !== "MemberExpr") return undefined;
  const field = facts.unit.declaration(node.memberId);
  const record = field?.kind === "FieldDecl" ? field.parent : undefined;
  const word = record && facts.unit.token(record.begin);
  if (
    !record ||
    !types.holdsPointers(type) ||
    (word && /^(?:struct|class)$/.test(word.file.slice(word.span)))
  )
    return undefined;
  return "a union may make a pointer of other data, which is the host's address of it";
}

/** Numbers of pointers, which differ between the sides: not those that are shown, or asked for an alignment. */
function refuseNumber(facts: Facts, node: Node, within: Node | undefined): void {
  if (node.castKind === "PointerToIntegral" && !isHarmless(facts, node))
    refuse(facts, node, within, "a pointer that becomes a number is followed no further");
}

/** Of pointers to anything: those of one type are of one buffer, as C++ says. */
function refuseDistance(facts: Facts, node: Node, within: Node | undefined): void {
  const isCast = (one: Node) =>
    /^C(?:StyleCast|XXReinterpretCast|XXStaticCast)Expr$/.test(unwrapped(one).kind);
  if (isPointerDifference(node) && node.inner.some(isCast))
    refuse(
      facts,
      node,
      within,
      "how far buffers are apart on the host is not how far they are apart on the device",
    );
}

function isHarmless(facts: Facts, number: Node): boolean {
  let at = number;
  while (at.parent && /CastExpr$|^ParenExpr$/.test(at.parent.kind)) at = at.parent;
  const user = at.parent;
  if (user?.kind === "BinaryOperator" && (user.opcode === "%" || user.opcode === "&"))
    return user.inner[0] === at && user.inner[1] !== undefined && isSmall(facts, user.inner[1]);
  const callee = user?.kind === "CallExpr" ? calleeOf(user) : undefined;
  return callee !== undefined && /^(?:f|s|sn)?printf$/.test(nameReferredTo(callee) ?? "");
}

/** Up to a page, or made of sizes of types: of an address the rest, and not the address. */
function isSmall(facts: Facts, given: Node): boolean {
  const value = constantValue(facts.unit, given);
  if (value !== undefined) return value >= 0n && value <= 4096n;
  const node = withoutImplicit(given);
  if (node.kind === "UnaryExprOrTypeTraitExpr") return true;
  const isMade = node.kind === "BinaryOperator" && (node.opcode === "-" || node.opcode === "*");
  return isMade && node.inner.every((part) => isSmall(facts, part));
}

function unwrapped(node: Node): Node {
  const [only] = node.inner;
  return /^(?:ImplicitCastExpr|ParenExpr)$/.test(node.kind) && only ? unwrapped(only) : node;
}

function refuse(facts: Facts, node: Node, within: Node | undefined, reason: string): void {
  facts.refuse(node, within, {
    code: "managed-memory",
    reason: `the program has managed memory, and ${reason}`,
    help: "give kernels the pointers themselves, or allocate device memory with cudaMalloc, and copy",
  });
}
