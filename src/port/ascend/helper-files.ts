/** Headers that come with a port which calls what they define: what CUDA has in device code and SIMT does not. */
import { halfFunctions, halfHeader, halfHeaderName } from "./half-helpers.ts";
import { roundedFunctions, roundingHeader, roundingHeaderName } from "./rounding-helpers.ts";
import { stepsHeader, stepsHeaderName } from "./warp-steps.ts";
import { dotProducts, ownHeaderBody, simdFunctions } from "../own-headers.ts";

export const simdHeaderName = "unwarp_simd.h";

export interface HelperFile {
  /** @param ownHeader the text of one of unwarp's own headers, by its path in include/ */
  content(ownHeader: (path: string) => string): string;
}

/** `__vadd4` is `unwarpVadd4` in the port, and `__dp4a` is `unwarpDp4a`. */
export function wordFunctionName(name: string): string {
  const [first = "", ...rest] = name.replace(/^__/, "").split("_");
  return `unwarp${[first, ...rest].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}`;
}

/** Functions of bytes and of 16-bit integers within a word. */
export const wordFunctions: readonly string[] = [...simdFunctions, ...dotProducts];

const qualifiers = `#include "simt_api/asc_simt.h"

#define __UNWARP_DEVICE __aicore__ inline
`;

function simdText(ownHeader: (path: string) => string): string {
  const simd = ownHeaderBody(ownHeader("unwarp/simd-in-a-word.h"), qualifiers);
  const products = ownHeaderBody(ownHeader("unwarp/dot-products.h"), "").replace(
    '#include "../vector_types.h"\n',
    "",
  );
  const body = `${simd}\n\n${products.trim()}`.replaceAll(
    /\b__(?:v[a-z]+|dp[24]a(?:_\w+)?)(?=[24]\b|\W|##)/g,
    wordFunctionName,
  );
  return `// Written by unwarp port. CUDA's functions of the bytes and of the 16-bit integers in a word, which SIMT does not have.
#pragma once

${body}

#undef UNWARP_PORT_DEVICE
`;
}

export const helperFiles: Readonly<Record<string, HelperFile>> = {
  [simdHeaderName]: { content: simdText },
  [halfHeaderName]: { content: () => halfHeader },
  [roundingHeaderName]: { content: () => roundingHeader },
  [stepsHeaderName]: { content: () => stepsHeader },
};

/** What the device functions of the port need, by the names that the table gives them. */
const headersOfNames: ReadonlyMap<string, string> = new Map([
  ...wordFunctions.map((name) => [wordFunctionName(name), simdHeaderName] as const),
  ...halfFunctions.map((name) => [wordFunctionName(name), halfHeaderName] as const),
  ...[...roundedFunctions.values()].map((name) => [name, roundingHeaderName] as const),
]);

export function helperHeaderOf(name: string): string | undefined {
  return headersOfNames.get(name);
}
