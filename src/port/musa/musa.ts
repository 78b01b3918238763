import type { Dialect, DialectName, HeaderRule, WordRule } from "../rename/dialect.ts";
import { buildLine, runHere } from "../rename/next-steps.ts";
import { renameTarget } from "../rename/rename-target.ts";
import { makeHipNames } from "../hip/hip-names.ts";
import { musaBuildRules } from "./build-rules.ts";
import { musaHeader, musaRuntimeHeader } from "./headers.ts";
import { musaName } from "./musa-names.ts";

const words: Readonly<Record<string, WordRule>> = {
  __CUDACC__: { to: "__MUSACC__" },
  __NVCC__: { to: "__MUSACC__" },
  CUDART_CB: { to: "MUSART_CB" },
  CUDA_CB: { to: "MUSA_CB" },
  CUDAAPI: { to: "MUSAAPI" },
  CUDARTAPI: { to: "MUSARTAPI" },
  nvcuda: { refused: "MUSA's matrix instructions have an interface of their own", help: "see mutlass" },
};

/** The names that CUDA has: a rule alone would rename `cuSize` of a program, too. */
let known: ReadonlyMap<string, unknown> | undefined;
const byPrefix = /^(?:nccl[A-Z]|NCCL_|nvml[A-Z]|NVML_|cu(?:blasLt|tensor)|__nv_|__NV_|nv_)/;

function nameOf(cuda: string): DialectName | undefined {
  if (!(known ??= makeHipNames()).has(cuda) && !byPrefix.test(cuda)) return undefined;
  const name = musaName(cuda);
  return name === undefined ? undefined : { name, subject: "CUDA" };
}

const dialect: Dialect = {
  name: "musa",
  title: "MUSA",
  summary: "MUSA, for Moore Threads' GPUs",
  extension: ".mu",
  runtimeHeader: musaRuntimeHeader,
  nameOf,
  headerRule: (name): HeaderRule | undefined => musaHeader(name),
  words,
  helpers: {},
  source: "the rule by which MUSA names what CUDA has",
  deviceMacro: "__MUSA_ARCH__",
  warps: { of32: "mp_31 (S5000)", wider: "mp_21 and mp_22 (S80, S4000), where it has 128" },
  portText() {},
  extensions:
    "translate it with torch_musa's SimplePorting (torch_musa.utils.simple_porting) and build it by MUSAExtension (torch_musa.utils.musa_extension)",
  librariesRunHere: false,
  build: musaBuildRules,
  nextSteps: (program) => [
    "with the MUSA SDK and a GPU of Moore Threads:",
    `  ${buildLine("mcc", program, ["-lmusart"])}`,
    ...runHere(program),
  ],
};

export const musa = renameTarget(dialect);
