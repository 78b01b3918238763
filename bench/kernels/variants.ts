/** How a program is run: what it was built by, and on how many threads. */
import type { BuilderName } from "./builders.ts";

export const variants = {
  wasm: { builder: "unwarp", device: "cpu", threads: "one", title: "unwarp" },
  "wasm-all": { builder: "unwarp", device: "cpu", threads: "all", title: "unwarp" },
  "wasm-w1": { builder: "unwarp-w1", device: "cpu", threads: "one", title: "unwarp, W = 1" },
  native: { builder: "unwarp", device: "native", threads: "one", title: "unwarp native" },
  "native-all": { builder: "unwarp", device: "native", threads: "all", title: "unwarp native" },
  "native-w1": { builder: "unwarp-w1", device: "native", threads: "one", title: "unwarp native, W = 1" },
  avx2: { builder: "avx2", threads: "one", title: "AVX2 by hand" },
  "avx2-all": { builder: "avx2", threads: "all", title: "AVX2 by hand" },
  gcc: { builder: "plain", threads: "one", title: "gcc -O3" },
  "gcc-all": { builder: "plain", threads: "all", title: "gcc -O3" },
  pocl: { builder: "opencl", threads: "one", title: "PoCL" },
  "pocl-all": { builder: "opencl", threads: "all", title: "PoCL" },
} as const satisfies Record<string, Variant>;

export type VariantName = keyof typeof variants;

export interface Variant {
  readonly builder: BuilderName;
  /** unwarp's device; the peers run on the CPU itself. */
  readonly device?: "cpu" | "native";
  readonly threads: "one" | "all";
  readonly title: string;
}
