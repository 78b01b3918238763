import type { IrFunction } from "../../ir/function.ts";

/**
 * What passes found out about a kernel and the runtime must know. Kept as LLVM string attributes
 * of the function, so that dumps show it: `"unwarp-context-bytes"="16"`.
 */
export type KernelFact =
  | "static-shared-bytes"
  /** 1 when dynamic shared memory is used. */
  | "dynamic-shared"
  /** Bytes of context per thread of the block. */
  | "context-bytes"
  /** Bytes of local arrays per thread, on the stack or in the context. */
  | "local-bytes"
  /** W of a kernel that works for W threads at once, or has a version that does. */
  | "gang-width"
  /** blockDim.x below which it is not worth while. */
  | "gang-least-threads"
  /** 1 when its gangs must be warps. */
  | "gang-is-warp"
  /** Number of the kernel in its module; marks lowered kernels. */
  | "kernel-slot";

/** Replaces what was said before. */
export function setFact(kernel: IrFunction, fact: KernelFact, value: number): void {
  const others = kernel.attributes.filter((attribute) => !attribute.startsWith(`"unwarp-${fact}"`));
  kernel.attributes = [...others, `"unwarp-${fact}"="${value}"`];
}

/** Whether a pass said anything, also 0. */
export function hasFact(kernel: IrFunction, fact: KernelFact): boolean {
  return stringAttribute(kernel, `unwarp-${fact}`) !== undefined;
}

/** 0 when no pass said anything. */
export function getFact(kernel: IrFunction, fact: KernelFact): number {
  return stringAttribute(kernel, `unwarp-${fact}`)?.[0] ?? 0;
}

/** The numbers in a string attribute: `"nvvm.maxntid"="256,1,1"`. */
export function stringAttribute(fn: IrFunction, name: string): readonly number[] | undefined {
  const prefix = `"${name}"="`;
  const found = fn.attributes.find((attribute) => attribute.startsWith(prefix));
  return found?.slice(prefix.length, -1).split(",").map(Number);
}
