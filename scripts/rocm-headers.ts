/**
 * ROCm's libraries of device code in HIP programs: headers that read ours for CUDA under ROCm's names.
 *
 *     include/rocm/thrust/sort.h       thrust/sort.h, whose namespace thrust::cuda is thrust::hip
 *     include/rocm/hipcub/hipcub.hpp   cub/cub.cuh, whose namespace cub is hipcub
 *     include/rocm/hiprand/hiprand.h   curand.h, whose names are hiprand's
 */
import { headers } from "../src/cuda-api/headers.ts";

/** Texts by their path in include/. */
export function rocmHeaders(): ReadonlyMap<string, string> {
  const present = Object.entries(headers).flatMap(([name, { state }]) => (state === "later" ? [] : [name]));
  return new Map(
    present.flatMap((name) => {
      const path = rocmPath(name);
      return path === undefined ? [] : [[`rocm/${path}`, reading(name, path)] as const];
    }),
  );
}

/** What ROCm calls a header of Thrust, CUB or cuRAND; undefined for all others. */
function rocmPath(name: string): string | undefined {
  if (name.startsWith("thrust/")) return name.replace(/^thrust\/system\/cuda\//, "thrust/system/hip/");
  if (name === "cub/cub.cuh") return "hipcub/hipcub.hpp";
  if (name.startsWith("cub/")) return `hip${name.replace(/\.cuh$/, ".hpp")}`;
  return /^curand(?:_kernel)?\.h$/.test(name) ? `hiprand/${name.replace("curand", "hiprand")}` : undefined;
}

/**
 * One header may include another of its folder: the first one spells the names for all. Of the same name in the next folder is
 * the one for CUDA.
 */
function reading(name: string, path: string): string {
  const include = `#include${path === name ? "_next" : ""} <${name}>`;
  const spelling = name.startsWith("curand") ? "random-names" : "library-names";
  return `/* Written by scripts/dialect-names.mjs. */
#pragma once
#include <hip/hip_runtime.h>
#if defined(__UNWARP_HIP_LIBRARY__)
${include}
#else
#define __UNWARP_HIP_LIBRARY__
#include "unwarp/hip/names-begin.h"
#include "unwarp/hip/${spelling}-begin.h"
${include}
#include "unwarp/hip/${spelling}-end.h"
#include "unwarp/hip/names-end.h"
#undef __UNWARP_HIP_LIBRARY__
#endif
`;
}
