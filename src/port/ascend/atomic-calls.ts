/** Which atomics Ascend has: by the type of what is pointed to, and by what is done with the old value; others are made of those. */
import { argumentsOf, calleeOf, type Node, typeOf, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import type { AtomicType, DeviceFunction } from "./device-functions.ts";
import { type Space, spaceOf } from "./memory-space.ts";

export interface NoAtomic {
  readonly code: string;
  readonly reason: string;
  readonly help?: string;
}

/** Why what is meant for the whole system is not the same for the device. */
export const otherMemory: NoAtomic = {
  code: "system-scope",
  reason:
    "nothing of Ascend's reaches beyond the device, and it is not shown that no memory is shared with the host or another device: the program has a name of such memory, or no main",
  help: "use the device's scope, if the memory is the device's own",
};

/** @param sharesMemory see `mayShareMemory`. @returns undefined for those that Ascend has */
export function whyNoAtomic(
  call: Node,
  { to, types, isOfSystem }: Extract<DeviceFunction, { kind: "atomic" }>,
  sharesMemory: boolean,
): NoAtomic | undefined {
  if (isOfSystem === true && sharesMemory) return otherMemory;
  const [pointer] = argumentsOf(call);
  const type = atomicTypeOf(call);
  if (!pointer || type === undefined || type === "double" || !types.includes(type)) {
    const name = pointer ? typeOf(withoutImplicit(pointer)).replace(/\s*\*$/, "") : "";
    return { code: type === "double" ? "double" : "atomic-type", reason: `${to} does not take ${name}` };
  }
  if (type !== "half" || isDiscarded(call)) return undefined;
  return {
    code: "atomic-half-result",
    reason: "what an atomic of a half returns is not valid on Ascend",
    help: "do not use the old value",
  };
}

/** Of 64 bits; Ascend has such atomics for global memory alone. */
export function spaceOfWideAtomic(facts: Facts, call: Node): Space | undefined {
  const [pointer] = argumentsOf(call);
  return pointer !== undefined && atomicTypeOf(call) === "long" ? spaceOf(facts, pointer) : undefined;
}

export const unknownSpace: NoAtomic = {
  code: "atomic-64-shared",
  reason:
    "atomics of 64 bits work on global memory only, and are put under a lock of the block on shared memory; which of the two this is is not shown",
  help: "write the atomic where the variable is named, or count in 32 bits",
};

/** Of 16 bits that are an integer: `atomicCAS` alone. */
export function isOfShorts(call: Node): boolean {
  return atomicTypeOf(call) === "short";
}

/** By the function that was chosen: the program's own names for types are resolved there. */
function atomicTypeOf(call: Node): AtomicType | "double" | undefined {
  const type = /^(.*?) \(/.exec(calleeOf(call)?.reference?.type?.qualType ?? "")?.[1] ?? "";
  if (/^(?:unsigned )?int$|^u?int32_t$|^unsigned$/.test(type)) return "int";
  if (/^(?:unsigned )?long(?: long)?$|^u?int64_t$/.test(type)) return "long";
  if (type === "unsigned short") return "short";
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
