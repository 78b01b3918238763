import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Clang, loadClang } from "../../src/toolchain/clang.ts";
import type { Width } from "./run-compiled.ts";
import { compareSplit } from "./source/compare-split.ts";
import { supportObjects } from "./tools.ts";

/** A fixed part of what `npm run fuzz -- --split` runs. Half of these kernels were wrong when every unmarked variable moved. */

const root = fileURLToPath(new URL("../..", import.meta.url));
let clang: Clang;
let support: Record<string, Uint8Array>;
beforeAll(async () => {
  clang = await loadClang(() => import("@yowasp/clang"));
  support = await supportObjects(clang, root);
});

const batches: [first: number, count: number, widths: Width[]][] = [
  [0, 6, [8]],
  [12, 8, []],
];
test.each(batches)(
  "from number %i on, %i random kernels in parts do as in one piece",
  async (first, count, widths) => {
    const { findings, skipped, parts, tamed } = await compareSplit(
      { seed: 1, first, count, widths },
      { clang, support },
    );
    expect(findings).toEqual([]);
    expect(skipped).toEqual([]);
    // Or nothing would be tested.
    expect(parts).toBeGreaterThan(100);
    expect(tamed).toBeGreaterThan(0);
  },
);
