import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Clang, loadClang } from "../../src/toolchain/clang.ts";
import type { Width } from "./run-compiled.ts";
import { compareSplit } from "./source/compare-split.ts";
import { supportObjects } from "./tools.ts";

/** A fixed part of what `npm run fuzz -- --split` runs. Of these kernels, 9 were wrong when a variable moved whose life nothing marks. */

const root = fileURLToPath(new URL("../..", import.meta.url));
let clang: Clang;
let support: Record<string, Uint8Array>;
beforeAll(async () => {
  clang = await loadClang(() => import("@yowasp/clang"));
  support = await supportObjects(clang, root);
});

const batches: [first: number, count: number, widths: Width[]][] = [
  [0, 3, [8]],
  [3, 17, []],
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
    expect(parts).toBeGreaterThan(50);
    expect(tamed).toBeGreaterThan(0);
  },
  // Half a minute, on a machine that does nothing else.
  400_000,
);
