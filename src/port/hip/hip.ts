import type { EditSink } from "../edit-sink.ts";
import type { Dialect } from "../rename/dialect.ts";
import { spellAlignments } from "./alignments.ts";
import { castKernels, markSymbols } from "../rename/kernel-handles.ts";
import { buildLine, runHere } from "../rename/next-steps.ts";
import { renameTarget } from "../rename/rename-target.ts";
import type { SourceText } from "../source-text.ts";
import { hipBuildRules } from "./build-rules.ts";
import { portDevicePointers } from "./device-pointers.ts";
import { fixGraphs } from "./graphs.ts";
import { hipHelpers } from "./helper-headers.ts";
import { hipHeader, hipRuntimeHeader } from "./headers.ts";
import { type HipName, makeHipNames } from "./hip-names.ts";
import { remarkLaunchBounds } from "./launch-bounds.ts";
import { widenMasks } from "./warp-masks.ts";
import { nameSource } from "./names/name-table.ts";
import { renameThrustSystems } from "./thrust.ts";
import { sixteenBitAtomics, sixteenBitHelper } from "./sixteen-bit-helper.ts";
import { hipWords } from "./words.ts";

let names: ReadonlyMap<string, HipName> | undefined;

const dialect: Dialect = {
  name: "hip",
  title: "HIP",
  summary: "HIP, for AMD's GPUs (ROCm 7)",
  extension: ".hip",
  runtimeHeader: hipRuntimeHeader,
  nameOf: (cuda) => (names ??= makeHipNames()).get(cuda),
  headerRule: hipHeader,
  words: hipWords,
  helpers: hipHelpers,
  sixteenBitAtomics: { helper: sixteenBitHelper, names: sixteenBitAtomics },
  source: nameSource,
  unknownError: "hipErrorUnknown",
  deviceMacro: "__HIP_DEVICE_COMPILE__",
  warps: {
    of32: "RDNA chips (gfx10, gfx11, gfx12)",
    wider: "CDNA chips (MI100 to MI350: gfx908, gfx90a, gfx942, gfx950), where it has 64",
  },
  portUnit: portDevicePointers,
  portText(file: SourceText, sink: EditSink, all: readonly SourceText[]) {
    castKernels(file, sink);
    markSymbols(file, sink);
    widenMasks(file, sink, all);
    fixGraphs(file, sink);
    renameThrustSystems(file, sink);
    spellAlignments(file, sink);
    remarkLaunchBounds(file, sink);
  },
  extensions: "torch's hipify translates it when a PyTorch for ROCm builds the extension",
  build: hipBuildRules,
  librariesRunHere: true,
  nextSteps: (program) => [
    "with ROCm 7 and an AMD GPU:",
    `  ${buildLine("hipcc", program, [])}`,
    ...runHere(program),
  ],
};

export const hip = renameTarget(dialect);
