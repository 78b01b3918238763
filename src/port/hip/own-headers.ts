/**
 * Functions of CUDA's that unwarp's own headers write in plain C++, and that HIP does not have: ports take them along, under
 * names that do not meet those of the headers when unwarp itself compiles the port.
 */
import { ownHeaderBody } from "../own-headers.ts";
import type { HelperText } from "../rename/dialect.ts";

export const simdHelper = "unwarp_hip_simd.h";
export const roundingHelper = "unwarp_hip_rounding.h";
export const groupCopiesHelper = "unwarp_hip_group_copies.h";
export const pipelineHelper = "unwarp_hip_pipeline.h";

const directed = ["rz", "ru", "rd"];
const operations = "add sub mul div rcp sqrt".split(" ");
export const roundingFunctions: readonly string[] = directed.flatMap((mode) => [
  ...operations.flatMap((name) => [`__f${name}_${mode}`, `__d${name}_${mode}`]),
  ...[`__fmaf_${mode}`, `__fma_${mode}`],
]);

export const simdText: HelperText = {
  from: "unwarp/simd-in-a-word.h",
  convert: (text) => asHelper("SIMD", text),
};

/** CUDA allows copies to shared memory that have ended when the call returns; waiting for them is then a barrier, or nothing. */
export const groupCopiesText: HelperText = {
  from: "cooperative_groups/memcpy_async.h",
  convert: (text) =>
    asHelper(
      "GROUP_COPIES",
      text.replace(
        '#include "../cooperative_groups.h"\n',
        "#include <hip/hip_cooperative_groups.h>\n#include <hip/hip_runtime.h>\n",
      ),
    ),
};

export const pipelineText: HelperText = {
  from: "cuda_pipeline_primitives.h",
  convert: (text) => asHelper("PIPELINE", text.replace('"unwarp/qualifiers.h"', '"qualifiers.h"')),
};

/**
 * Without what HIP has itself: rounding to nearest, and conversions from double to float. hipcc merges products and sums, also
 * across statements, unless a pragma forbids it; what it warns about on some targets, `float_control`, is not enough.
 */
export const roundingText: HelperText = {
  from: "unwarp/rounding-arithmetic.h",
  convert(text) {
    const lines = text.split("\n");
    const conversions = lines.findIndex((line) => line.includes("__frsqrt_rn"));
    const end = lines.findIndex((line) => line.startsWith("#pragma float_control(pop)"));
    const kept = lines.filter((_, at) => at < conversions || at >= end);
    const exact = kept
      .join("\n")
      .replace("#pragma float_control(precise, on, push)\n", exactBegin)
      .replace("#pragma float_control(pop)", "#pragma STDC FP_CONTRACT DEFAULT");
    return asHelper("ROUNDING", withoutNearest(exact));
  },
};

const exactBegin = `#if defined(__FAST_MATH__)
#error "directed rounding needs exact arithmetic: compile this source without -ffast-math"
#endif
#pragma STDC FP_CONTRACT OFF
`;

function withoutNearest(text: string): string {
  return text
    .replace(/#define __UNWARP_ROUNDED_NEAREST[^]*?[^\\]\n/, "")
    .replaceAll(/^(?:__UNWARP_ROUNDED_NEAREST\(.*|#undef __UNWARP_ROUNDED_NEAREST)\n/gm, "")
    .replaceAll(/^(?:\/\* "ieee" .*|.*\b__fmaf?(?:_ieee_\w+|_rn)\(.*)\n/gm, "");
}

function asHelper(guard: string, text: string): string {
  const macro = `UNWARP_PORT_HIP_${guard}_H`;
  return [
    "// Written by unwarp port. Functions of CUDA's that HIP does not have.",
    `#ifndef ${macro}`,
    `#define ${macro}`,
    "",
    ownHeaderBody(text, qualifiers),
    "",
    "#undef UNWARP_PORT_DEVICE_CALL",
    "#undef UNWARP_PORT_DEVICE",
    "#endif",
    "",
  ].join("\n");
}

const qualifiers = `#include <hip/hip_runtime.h>

#define __UNWARP_DEVICE static __device__ inline __attribute__((always_inline, unused))
#define __UNWARP_DEVICE_CALL static __device__ inline __attribute__((unused))
`;
