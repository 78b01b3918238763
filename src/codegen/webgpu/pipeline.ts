import { expandMemoryCalls } from "../../transform/expand-memory-calls.ts";
import { foldConstants } from "../../transform/fold-constants.ts";
import type { IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { legalizeDivision } from "../../transform/legalize-division.ts";
import { legalizeFloatToInt } from "../../transform/legalize-float-to-int.ts";
import { narrowSwitches } from "../../transform/narrow-switches.ts";
import { legalizeShifts } from "../../transform/legalize-shifts.ts";
import { lowerFloatMinmax } from "../../transform/lower-float-minmax.ts";
import { lowerRounding } from "../../transform/lower-rounding.ts";
import { functionPass, type Pass } from "../../transform/pass.ts";
import { promoteLocals } from "../../transform/promote-locals.ts";
import { rejectUnsupported } from "../../transform/reject-unsupported.ts";
import { removeUnreachableBlocks } from "../../transform/remove-unreachable-blocks.ts";
import { removeUnreachableFunctions } from "../../transform/remove-unreachable-functions.ts";
import { scalarizeVectors } from "../../transform/scalarize-vectors.ts";
import { splitAggregates } from "../../transform/split-aggregates.ts";
import { copyByvalParameters } from "../cpu/copy-byval-parameters.ts";
import { splitAtBarriers } from "../cpu/split-at-barriers.ts";
import { inlineAllCalls } from "./inline-all-calls.ts";
import { keepFma } from "./keep-fma.ts";
import { keepKernel } from "./keep-kernel.ts";
import { recomputeBehindBarriers } from "./recompute-behind-barriers.ts";
import { type LaunchKind, specializeLaunch } from "./specialize-launch.ts";
import { switchOverCallees } from "./switch-over-callees.ts";

/** All passes for one kernel and one kind of launches, in order. What is left only has to be spelled. */
export function webGpuPipeline(
  kernel: string,
  launch: LaunchKind,
  maxInvocations: number,
  functionNumber: (name: string) => number | undefined,
): readonly Pass[] {
  return [
    // What is there at all, and can it be translated?
    removeUnreachableFunctions,
    removeUnreachableBlocks,
    // Another kernel may have stored the pointers that this one calls through.
    switchOverCallees(functionNumber),
    keepKernel(kernel),
    keepFma,
    rejectUnsupported,
    inlineAllCalls,
    copyByvalParameters,
    promoteLocals,
    expandMemoryCalls,

    // The size of the blocks is known, and with it some branches.
    specializeLaunch(launch),

    narrowSwitches,

    // Only scalars.
    splitVectors,
    splitAggregates,

    // CUDA's meaning of instructions.
    legalizeDivision,
    legalizeFloatToInt,
    legalizeShifts,
    lowerFloatMinmax,
    lowerRounding,
    foldConstants,

    // Threads wait between regions.
    splitAtBarriers,
    recomputeBehindBarriers(launch, maxInvocations),
  ];
}

const splitVectors = functionPass({
  name: "split-vectors",
  summary: "make elements of vectors values of their own",
  run: (fn: IrFunction, module: Module) => scalarizeVectors(fn, module),
});
