/**
 * Volatile shared memory: code from before lanes of a warp could run apart counts on them running in step, each statement
 * by all before the next. Around each store the lanes that come to it wait for each other, so that all have read what they read
 * before, and see behind it what was written:
 *
 *     v[t] += v[t + 16];   =>   unwarpStoreInStep(&(v[t]), (v[t]) + (v[t + 16]));
 *
 * What is done with such memory otherwise than to read it and to store to it in a statement of its own is refused.
 */
import { withinFunction } from "../ast/functions.ts";
import { type Node, typeOf, walk } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { spaceOf, spaceOfPlace } from "./memory-space.ts";

export const stepsHeaderName = "unwarp_steps.h";

export const stepsHeader = `// Written by unwarp port. Stores of code that counts on the lanes of a warp running in step, each statement by all before the next.
#pragma once

#include "simt_api/asc_simt.h"
#include "simt_api/cooperative_groups.h"

// The lanes that run together wait for each other, and see what was written.
__aicore__ inline void unwarpStep() {
  asc_threadfence_block();
  cooperative_groups::coalesced_threads().sync();
}
template <class T, class Value> __aicore__ inline void unwarpStoreInStep(volatile T* place, Value value) {
  unwarpStep();
  *place = (T)value;
  unwarpStep();
}
`;

export interface Steps {
  readonly facts: Facts;
  readonly functionNode: Node;
  readonly refuse: (node: Node, code: string, reason: string, help?: string) => void;
  /** Says that the header is needed. */
  readonly needHeader: () => void;
}

const help =
  "write each step s[t] += s[t + 16] as x = s[t + 16]; __syncwarp(); s[t] += x; __syncwarp(); without volatile; or add by __shfl_down_sync";

export function keepInStep(steps: Steps): void {
  const { facts, functionNode } = steps;
  for (const node of withinFunction(functionNode)) {
    if (losesVolatile(node) && mayBeShared(facts, node.inner[0]))
      steps.refuse(
        node,
        "warp-synchronous",
        "shared memory is volatile here, and is no more where this pointer goes: whether lanes of a warp must keep in step there is not known",
        help,
      );
    if (isVolatilePlace(node) && isPlaceOfOthers(facts, node)) keepPlaceInStep(steps, node);
  }
}

/** Names, elements and members of volatile numbers; the whole, not what it is made of. */
function isVolatilePlace(node: Node): boolean {
  const type = typeOf(node);
  const isPlace =
    /^(?:ArraySubscriptExpr|MemberExpr|DeclRefExpr)$/.test(node.kind) ||
    (node.kind === "UnaryOperator" && node.opcode === "*");
  return (
    isPlace && /\bvolatile\b/.test(type) && !/[\])]$/.test(type) && !/\*\s*(?:const|__restrict)?$/.test(type)
  );
}

function isPlaceOfOthers(facts: Facts, place: Node): boolean {
  return !/^(?:global|local)$/.test(spaceOfPlace(facts, place));
}

function keepPlaceInStep(steps: Steps, place: Node): void {
  let child = place;
  while (
    child.parent?.kind === "ParenExpr" ||
    (child.parent?.kind === "ImplicitCastExpr" && child.parent.castKind === "NoOp")
  )
    child = child.parent;
  const user = child.parent;
  if (!user) return;
  // What is read is read in step where all stores are.
  if (user.castKind === "LValueToRValue" || user.kind === "UnaryExprOrTypeTraitExpr") return;
  // A part of it, which is looked at by itself; an address, which keeps the word.
  if (user.kind === "MemberExpr" || (user.kind === "UnaryOperator" && user.opcode === "&")) return;
  const isStore =
    (user.kind === "BinaryOperator" && user.opcode === "=") || user.kind === "CompoundAssignOperator";
  const isCount = user.kind === "UnaryOperator" && /^(?:\+\+|--)$/.test(user.opcode ?? "");
  if ((isStore || isCount) && user.inner[0] === child && isDiscarded(user) && isSimple(place))
    return storeInStep(steps, user, child);
  // The left side of a comma, or a statement of nothing but the name.
  if (!isStore && !isCount && isDiscarded(child)) return;
  steps.refuse(
    user,
    "warp-synchronous",
    "volatile shared memory counts on the lanes of a warp running in step, which nobody promises, and this is no plain store or load that could be kept in step",
    help,
  );
}

function storeInStep({ facts, refuse, needHeader }: Steps, store: Node, place: Node): void {
  const range = facts.unit.range(store);
  const left = facts.unit.range(place);
  const value = store.inner[1];
  const right = value && facts.unit.range(value);
  const isWritten = range && left?.file === range.file && (!value || right?.file === range.file);
  if (!isWritten || !left || store.begin?.expansion)
    return refuse(
      store,
      "macro",
      "a store to volatile shared memory is put together by a macro",
      "write it out",
    );
  const operator = (store.opcode ?? "").replace(/=$/, "");
  const to = ["unwarpStoreInStep(&(", left.span, "), "];
  needHeader();
  if (!right) facts.sink.replace(range.file, range.span, ...to, "(", left.span, `) ${operator.charAt(0)} 1)`);
  else if (operator === "") facts.sink.replace(range.file, range.span, ...to, right.span, ")");
  else facts.sink.replace(range.file, range.span, ...to, "(", left.span, `) ${operator} (`, right.span, "))");
  facts.remark(
    store,
    "in-step",
    "lanes of a warp that come here together wait for each other around the store, for whoever counts on lanes that run in step",
  );
}

/** Nothing is done with its value. */
function isDiscarded(node: Node): boolean {
  const { parent } = node;
  switch (parent?.kind) {
    case "CompoundStmt":
    case "LabelStmt":
    case "DefaultStmt":
      return true;
    case "CaseStmt":
    case "WhileStmt":
      return parent.inner.at(-1) === node;
    case "IfStmt":
      return (
        parent.inner.indexOf(node) >= (parent.hasElse ? parent.inner.length - 2 : parent.inner.length - 1)
      );
    case "DoStmt":
      return parent.inner[0] === node;
    case "ForStmt":
      return [0, 3, 4].includes(parent.inner.indexOf(node));
    case "ParenExpr":
    case "ExprWithCleanups":
      return isDiscarded(parent);
    case "BinaryOperator":
      return parent.opcode === "," && (parent.inner[0] === node || isDiscarded(parent));
    default:
      return false;
  }
}

/** May be written twice: it changes nothing. */
function isSimple(node: Node): boolean {
  return [...walk(node)].every(
    ({ kind, opcode, parent }) =>
      (!/Call(?:Expr)?$|^CompoundAssignOperator$|^LambdaExpr$/.test(kind) ||
        parent?.kind === "PseudoObjectExpr") &&
      !/^(?:\+\+|--|=)$/.test(opcode ?? ""),
  );
}

/** A cast of a pointer to volatile numbers to one to others. */
function losesVolatile(node: Node): boolean {
  const from = node.inner[0] && typeOf(node.inner[0]);
  return (
    node.kind.endsWith("CastExpr") &&
    node.castKind !== "LValueToRValue" &&
    node.castKind !== "ArrayToPointerDecay" &&
    from !== undefined &&
    /\bvolatile\b[^*]*[*\]]/.test(from) &&
    !/\bvolatile\b/.test(typeOf(node)) &&
    typeOf(node) !== "bool"
  );
}

function mayBeShared(facts: Facts, pointer: Node | undefined): boolean {
  return pointer === undefined || !/^(?:global|local)$/.test(spaceOf(facts, pointer));
}
