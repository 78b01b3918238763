/**
 * Shuffles of a few lanes that warps of any size do alike: `if (threadIdx.x < 8) v += __shfl_down_sync(0xff, v, offset)` with
 * offsets 4, 2 and 1 stays among a block's first 32 threads, which are the first lanes of its first warp on every chip. Not so
 * where the lanes are those of every warp: a wider warp has other threads in them.
 */
import { constantValue } from "../ast/constant-value.ts";
import { ancestor, argumentsOf, calleeOf, type Node, walk, withoutImplicit } from "../ast/node.ts";
import { bodyOf, isFunction } from "../ast/functions.ts";
import type { Unit } from "../unit.ts";

/** A shuffle without a width, as CUDA 9 has them. */
export function isOfFirstLanes(call: Node, unit: Unit): boolean {
  const name = calleeOf(call)?.reference?.name ?? "";
  if (!name.endsWith("_sync")) return false;
  const [mask, , by] = argumentsOf(call);
  const lanes = mask && constantValue(unit, mask);
  const largest = by && largestValue(by, call, unit);
  if (lanes === undefined || lanes <= 0n || lanes > 0xffff_ffffn || largest === undefined) return false;
  if (largest < 0n || largest > 31n) return false;
  const last = BigInt(lanes.toString(2).length - 1);
  // What leaves 32 lanes upwards meets others in a wider warp; downwards, there are none before the first.
  if (name === "__shfl_down_sync" && last + largest > 31n) return false;
  return isOnlyForFirst32(call, unit);
}

/** A constant, or a loop's variable that begins with one and only becomes smaller. */
function largestValue(by: Node, call: Node, unit: Unit): bigint | undefined {
  const constant = constantValue(unit, by);
  if (constant !== undefined) return constant;
  const id = withoutImplicit(by).reference?.id;
  const variable = unit.declaration(id);
  const loop =
    id === undefined
      ? undefined
      : ancestor(call, (one) => one.kind === "ForStmt" && one === variable?.parent?.parent);
  const begin = variable?.inner.find(({ kind }) => /(?:Expr|Literal|Operator)$/.test(kind));
  if (!loop || !begin) return undefined;
  const writes = [...walk(loop)].filter((one) => one.reference?.id === id && !isRead(one));
  const isShrinking = writes.every(({ parent }) => {
    const factor = parent?.inner[1] && constantValue(unit, parent.inner[1]);
    return /^(?:\/=|>>=)$/.test(parent?.opcode ?? "") && factor !== undefined && factor > 0n;
  });
  return isShrinking ? constantValue(unit, begin) : undefined;
}

function isRead({ parent }: Node): boolean {
  return parent?.kind === "ImplicitCastExpr" && parent.castKind === "LValueToRValue";
}

/** Within `if (threadIdx.x < 8)`, in a function that does not ask for a thread's row. */
function isOnlyForFirst32(call: Node, unit: Unit): boolean {
  const within = ancestor(call, isFunction);
  const body = within && bodyOf(within);
  const range = body && unit.range(body);
  if (!range || /\bthreadIdx\s*\.\s*[yz]\b/.test(range.file.slice(range.span))) return false;
  for (let at = call; at.parent && at !== within; at = at.parent) {
    const [condition, then] = at.parent.inner;
    if (at.parent.kind === "IfStmt" && at === then && condition && isFirst32(condition, unit)) return true;
  }
  return false;
}

function isFirst32(condition: Node, unit: Unit): boolean {
  const plain = withoutImplicit(condition);
  const [left, right] = plain.inner;
  if (!left || !right) return false;
  if (plain.opcode === "&&") return isFirst32(left, unit) || isFirst32(right, unit);
  const bound = constantValue(unit, right);
  if (bound === undefined || !isThread(left, unit)) return false;
  if (plain.opcode === "<") return bound <= 32n;
  return (plain.opcode === "<=" || plain.opcode === "==") && bound < 32n;
}

/** `threadIdx.x` itself, or a constant that is. */
function isThread(node: Node, unit: Unit): boolean {
  const range = unit.range(node);
  if (range && /^threadIdx\s*\.\s*x$/.test(range.file.slice(range.span))) return true;
  const variable = unit.declaration(withoutImplicit(node).reference?.id);
  const begin = variable?.inner.find(({ kind }) => /(?:Expr|Literal|Operator)$/.test(kind));
  return (
    variable?.kind === "VarDecl" &&
    /^const\b/.test(variable.type ?? "") &&
    begin !== undefined &&
    isThread(begin, unit)
  );
}
