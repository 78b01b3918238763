/** Which atomics Ascend has: by the type of what is pointed to, by where that lies, and by what is done with the old value. */
import { argumentsOf, calleeOf, type Node, typeOf, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import type { AtomicType, DeviceFunction } from "./device-functions.ts";
import { spaceOf } from "./memory-space.ts";

export interface NoAtomic {
  readonly code: string;
  readonly reason: string;
  readonly help?: string;
}

/** @returns undefined for those that Ascend has */
export function whyNoAtomic(
  facts: Facts,
  call: Node,
  { to, types }: Extract<DeviceFunction, { kind: "atomic" }>,
): NoAtomic | undefined {
  const [pointer] = argumentsOf(call);
  const type = atomicTypeOf(call);
  if (!pointer || type === undefined || type === "double" || !types.includes(type)) {
    const name = pointer ? typeOf(withoutImplicit(pointer)).replace(/\s*\*$/, "") : "";
    return { code: type === "double" ? "double" : "atomic-type", reason: `${to} does not take ${name}` };
  }
  const space = type === "long" ? spaceOf(facts, pointer) : "global";
  if (space !== "global") {
    const where =
      space === "unknown" ? "it is not shown that it is global memory here" : "this is shared memory";
    return {
      code: "atomic-64-shared",
      reason: `atomics of 64 bits work on global memory only, and ${where}`,
      help: "count in 32 bits, or in global memory",
    };
  }
  if (type !== "half" || isDiscarded(call)) return undefined;
  return {
    code: "atomic-half-result",
    reason: "what an atomic of a half returns is not valid on Ascend",
    help: "do not use the old value",
  };
}

/** By the function that was chosen: the program's own names for types are resolved there. */
function atomicTypeOf(call: Node): AtomicType | "double" | undefined {
  const type = /^(.*?) \(/.exec(calleeOf(call)?.reference?.type?.qualType ?? "")?.[1] ?? "";
  if (/^(?:unsigned )?int$|^u?int32_t$|^unsigned$/.test(type)) return "int";
  if (/^(?:unsigned )?long(?: long)?$|^u?int64_t$/.test(type)) return "long";
  if (type === "float") return "float";
  if (type === "double") return "double";
  if (/^(?:struct )?(?:__half|__nv_bfloat16)$/.test(type)) return "half";
  return /^(?:struct )?(?:__half2|__nv_bfloat162)$/.test(type) ? "half2" : undefined;
}

/** Nothing is done with the value of an expression. */
function isDiscarded(expression: Node): boolean {
  const { parent } = expression;
  if (!parent) return false;
  if (/^(?:ExprWithCleanups|ParenExpr)$/.test(parent.kind)) return isDiscarded(parent);
  if (parent.kind.endsWith("CastExpr") && parent.castKind === "ToVoid") return true;
  if (parent.kind === "CompoundStmt") return true;
  if (parent.kind === "IfStmt") return parent.inner[0] !== expression;
  return parent.kind === "ForStmt" && (parent.inner[3] === expression || parent.inner[4] === expression);
}
