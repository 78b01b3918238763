/** What the figures are to reach. */
import type { VariantName } from "./variants.ts";

/** Speed against a peer, on one thread: the geometric mean over all programs. */
export const speedTargets = [
  { of: "wasm", against: "avx2", atLeast: 0.55 },
  { of: "wasm", against: "gcc", atLeast: 1.2 },
  { of: "wasm", against: "pocl", atLeast: 3 },
  { of: "native", against: "avx2", atLeast: 1 },
  { of: "native", against: "gcc", atLeast: undefined },
  { of: "native", against: "pocl", atLeast: 5 },
] as const satisfies readonly { of: VariantName; against: VariantName; atLeast: number | undefined }[];

/** Speed against the same kernel run thread by thread: for each program, "no slower by more than 10 %". */
export const gangTargets = [
  { of: "wasm", against: "wasm-w1", atLeast: 1 / 1.1 },
  { of: "native", against: "native-w1", atLeast: 1 / 1.1 },
] as const satisfies readonly { of: VariantName; against: VariantName; atLeast: number }[];

/** Wall time of one thread over that of all, for each program that is bound by computing. */
export const threadTargets = [
  { of: "wasm-all", against: "wasm", atLeast: 1.8 },
  { of: "native-all", against: "native", atLeast: 1.8 },
  { of: "avx2-all", against: "avx2", atLeast: undefined },
  { of: "gcc-all", against: "gcc", atLeast: undefined },
  { of: "pocl-all", against: "pocl", atLeast: undefined },
] as const satisfies readonly { of: VariantName; against: VariantName; atLeast: number | undefined }[];
