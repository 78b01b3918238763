import { barrierReduction, warpFunction } from "../../analysis/barriers.ts";
import type { CallInst } from "../../ir/instruction.ts";
import type { Value } from "../../ir/values.ts";
import type { Region, Regions } from "../cpu/barrier-regions.ts";
import type { ValueNames } from "./emit-body.ts";
import { isDouble, isFloat, isLong } from "./wgsl-types.ts";

/** What the threads of a kernel wait for, and the workgroup memory that it takes. */
export interface Synchronization {
  readonly kind: "none" | "block" | "warps";
  readonly hasVotes: boolean;
  readonly hasWarps: boolean;
  readonly workgroupBytes: number;
  readonly workgroupBytesPerThread: number;
}

/** Of all barriers at which regions end. */
export function synchronizationOf(regions: Regions): Synchronization {
  const barriers = regions.all.flatMap(({ barrier }) => barrier ?? []);
  const hasWarps = barriers.some((barrier) => warpFunction(barrier) !== undefined);
  const hasVotes = barriers.some((barrier) => barrierReduction(barrier) !== undefined);
  return {
    kind: hasWarps ? "warps" : barriers.length > 0 ? "block" : "none",
    hasVotes,
    hasWarps,
    workgroupBytes: (barriers.length > 0 ? 4 : 0) + (hasVotes ? 24 : 0) + (hasWarps ? 4 : 0),
    workgroupBytesPerThread: hasWarps ? 16 : 0,
  };
}

/** The mask, and what the lane brings. */
export function warpOperands(
  call: CallInst,
  maskOperand: number | undefined,
): readonly (Value | undefined)[] {
  const mask = maskOperand === undefined ? undefined : call.operand(maskOperand);
  return [mask, ...call.args.filter((_, index) => index !== maskOperand)];
}

/** A value as bits: what workgroup memory holds. */
export function bitsText(value: Value, text: string): string {
  if (isFloat(value.type)) return `bitcast<u32>(${text})`;
  if (value.type.kind === "int" && value.type.bits === 1) return `select(0u, 1u, ${text})`;
  return isLong(value.type) || isDouble(value.type) ? `(${text}).xy` : text;
}

/** A value of up to 64 bits in two words. */
export function asPair(text: string | undefined): string {
  if (text === undefined) return "vec2(0u, 0u)";
  return text.endsWith(".xy") ? text : `vec2(${text}, 0u)`;
}

/** The second and third operands of warp operations have one word. */
export const low = (text: string | undefined) => text ?? "0u";

/** Gives the result of a barrier or warp operation the name that it has behind it. */
export function receivedLines({ barrier }: Region, values: ValueNames, slots: number): string[] {
  if (!barrier || barrier.users.size === 0) return [];
  const slot = slots > 1 ? "[slot]" : "";
  const name = values.ref(barrier);
  const reduction = barrierReduction(barrier);
  if (reduction) {
    const results = { and: "no_votes == 0u", or: "yes_votes != 0u", popc: "yes_votes" };
    return [`${name} = ${results[reduction]};`];
  }
  const { type } = barrier;
  if (type.kind === "struct") return [`${name} = WordAndFlag(warp_result${slot}, warp_flag${slot});`];
  if (isFloat(type)) return [`${name} = bitcast<f32>(warp_result${slot});`];
  const isTruth = type.kind === "int" && type.bits === 1;
  return [`${name} = warp_result${slot}${isTruth ? " != 0u" : ""};`];
}
