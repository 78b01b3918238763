import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runKernel } from "../interpret/testing.ts";
import { fuzzLayout } from "../ir/arbitrary-kernel.ts";
import { arbitraryModule } from "../ir/arbitrary.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { expandMemoryCalls } from "./expand-memory-calls.ts";
import { foldConstants } from "./fold-constants.ts";
import { guardNullPages } from "./guard-null-pages.ts";
import { inferAddressSpaces } from "./infer-address-spaces.ts";
import { inlineBarrierCalls } from "./inline-barrier-calls.ts";
import { legalizeAtomics } from "./legalize-atomics.ts";
import { legalizeDivision } from "./legalize-division.ts";
import { legalizeFloatToInt } from "./legalize-float-to-int.ts";
import { legalizeShifts } from "./legalize-shifts.ts";
import { lowerFloatMinmax } from "./lower-float-minmax.ts";
import { lowerRounding } from "./lower-rounding.ts";
import { lowerSharedAtomics } from "./lower-shared-atomics.ts";
import { splitAggregates } from "./split-aggregates.ts";
import { runPasses } from "./pass.ts";
import { promoteLocals } from "./promote-locals.ts";
import { removeUnreachableBlocks } from "./remove-unreachable-blocks.ts";
import { removeUnreachableFunctions } from "./remove-unreachable-functions.ts";

const passes = [
  removeUnreachableFunctions,
  removeUnreachableBlocks,
  inlineBarrierCalls,
  promoteLocals,
  inferAddressSpaces,
  lowerSharedAtomics,
  legalizeAtomics,
  legalizeDivision,
  legalizeFloatToInt,
  legalizeShifts,
  lowerFloatMinmax,
  lowerRounding,
  guardNullPages,
  expandMemoryCalls,
  splitAggregates,
];

const [grid, block] = [2, 3];
const bytes = grid * block * fuzzLayout.bytesPerThread;
const run = () => ({ grid, block, arguments: [Uint8Array.from({ length: bytes }, (_, i) => i * 37), 5] });

// What it folds, passes before it would take for something else than what they wrote themselves.
test.each([
  ...[...passes, foldConstants].map((pass) => [pass.name, [pass]] as const),
  ["all of them", passes] as const,
])("%s: a random kernel does the same and a second run changes nothing", (_, list) => {
  fc.assert(
    fc.property(arbitraryModule({ barriers: true }), (module) => {
      const text = printModule(module);
      const changed = parseModule(text);
      runPasses(changed, list, { verify: verifyModule });
      expect(runKernel(changed, run())).toEqual(runKernel(text, run()));
      for (const pass of list) expect(runPasses(changed, [pass]).changed, pass.name).toBe(false);
    }),
    { numRuns: list.length > 1 ? 60 : 20 },
  );
});
