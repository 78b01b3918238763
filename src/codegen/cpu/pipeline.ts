import type { GangWidth } from "../../artifact/gang-width.ts";
import { staticSharedLimit } from "../../artifact/shared-memory-limits.ts";
import type { Rules } from "../../artifact/rules.ts";
import { guardNullPages } from "../../transform/guard-null-pages.ts";
import { inferAddressSpaces } from "../../transform/infer-address-spaces.ts";
import { inlineBarrierCalls } from "../../transform/inline-barrier-calls.ts";
import { legalizeAtomics } from "../../transform/legalize-atomics.ts";
import { legalizeDivision } from "../../transform/legalize-division.ts";
import { legalizeFloatToInt } from "../../transform/legalize-float-to-int.ts";
import { legalizeShifts } from "../../transform/legalize-shifts.ts";
import { lowerFloatMinmax } from "../../transform/lower-float-minmax.ts";
import { lowerRounding } from "../../transform/lower-rounding.ts";
import { lowerSharedAtomics } from "../../transform/lower-shared-atomics.ts";
import type { Pass } from "../../transform/pass.ts";
import { promoteLocals } from "../../transform/promote-locals.ts";
import { rejectUnsupported } from "../../transform/reject-unsupported.ts";
import { removeUnreachableBlocks } from "../../transform/remove-unreachable-blocks.ts";
import { removeUnreachableFunctions } from "../../transform/remove-unreachable-functions.ts";
import { addModuleTable } from "./add-module-table.ts";
import { copyByvalParameters } from "./copy-byval-parameters.ts";
import { expandRegisters } from "./expand-registers.ts";
import { flattenAddressSpaces } from "./flatten-address-spaces.ts";
import { foldOffsets } from "./fold-offsets.ts";
import { formGangs } from "./form-gangs.ts";
import { guardRecursion } from "./guard-recursion.ts";
import { inlineCalls } from "./inline-calls.ts";
import { layOutSharedMemoryWithin } from "./lay-out-shared-memory.ts";
import { limitOptimization } from "./limit-optimization.ts";
import { lowerDeviceLibrary } from "./lower-device-library.ts";
import type { NativeNumbers } from "./native/native-numbers.ts";
import { nativePointers } from "./native/native-pointers.ts";
import { passWorker } from "./pass-worker.ts";
import { readWorker } from "./read-worker.ts";
import { recordPosition } from "./record-position.ts";
import { renameSymbols } from "./rename-symbols.ts";
import { runThreadsInLoops } from "./run-threads-in-loops.ts";
import { splitAtBarriers } from "./split-at-barriers.ts";
import type { CpuTarget } from "./target.ts";
import { targetNative } from "./target-native.ts";
import { targetWasm } from "./target-wasm.ts";
import { widenShifts } from "./widen-shifts.ts";
import { yieldInSpins } from "./yield-in-spins.ts";

export interface CpuPipelineOptions {
  /** Default: "wasm". */
  readonly target?: CpuTarget;
  /** For "native": where the module's variables and functions stand among the program's. */
  readonly numbers?: NativeNumbers;
  /** Undefined: chosen per kernel. */
  readonly gangWidth?: GangWidth | undefined;
  /** Lanes of the machine's vectors of float; undefined: those of the target's common machines. */
  readonly floatLanes?: number | undefined;
  /** Of the language that the program is written in. */
  readonly rules?: Rules | undefined;
}

/**
 * All passes of the CPU target, in order. `id` is the module's: symbols are named after it.
 */
export function cpuPipeline(id: string, options: CpuPipelineOptions = {}): readonly Pass[] {
  const {
    target = "wasm",
    gangWidth,
    floatLanes,
    numbers = { firstVariable: 0, firstFunction: 0 },
  } = options;
  return [
    // What is there at all, and can it be translated?
    removeUnreachableFunctions,
    removeUnreachableBlocks,
    rejectUnsupported,
    inlineBarrierCalls,
    inlineCalls,
    promoteLocals,

    // CUDA's meaning of instructions, in terms of LLVM's.
    inferAddressSpaces,
    legalizeDivision,
    legalizeFloatToInt,
    legalizeShifts,
    lowerFloatMinmax,
    lowerRounding,
    guardNullPages,
    ...(target === "wasm" ? [widenShifts] : []),

    // CUDA's surroundings, in terms of the worker's.
    copyByvalParameters,
    lowerDeviceLibrary,

    // Threads become lanes. Atomics are single ones from here on, so that they can be lowered.
    formGangs({ target, gangWidth, floatLanes }),
    yieldInSpins,
    lowerSharedAtomics,
    legalizeAtomics,

    layOutSharedMemoryWithin(staticSharedLimit(options.rules)),
    expandRegisters,
    passWorker,
    guardRecursion,
    recordPosition,
    readWorker,

    // Threads and gangs become loops.
    splitAtBarriers,
    runThreadsInLoops,

    // The machine.
    flattenAddressSpaces,
    foldOffsets,
    ...(target === "native"
      ? [nativePointers(id, numbers), renameSymbols(id), targetNative]
      : [addModuleTable(id), renameSymbols(id), targetWasm]),
    limitOptimization,
  ];
}
