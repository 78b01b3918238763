import { type AccuracyBound, type MathAccuracy, mathAccuracy } from "../../src/cuda-api/math-accuracy.ts";
import { tableName } from "./measure.ts";
import type { ReferenceFunction } from "./references.ts";

/**
 * docs/support/math.md: how far each function is from the correctly rounded result, and how far CUDA's may be.
 *
 * @param dense what a million floats showed, by function
 */
export function accuracyTable(
  functions: readonly ReferenceFunction[],
  dense: ReadonlyMap<string, number>,
  worstUlp: (fn: ReferenceFunction, index: number) => number,
): string {
  const worst = new Map(Array.from(dense, ([name, ulp]) => [`${name} float`, ulp]));
  for (const [index, fn] of functions.entries()) {
    const key = `${tableName(fn.name)} ${fn.parameters.includes("f") ? "float" : "double"}`;
    worst.set(key, Math.max(worst.get(key) ?? 0, worstUlp(fn, index)));
  }
  const rows = Object.entries<MathAccuracy>(mathAccuracy).map(([name, bounds]) => {
    const cells = (["float", "double"] as const).map((type) => {
      const measured = worst.get(`${name} ${type}`);
      return `${measured === undefined ? "" : measured} | ${describe(bounds[type])}`;
    });
    return `| \`${name}\` | ${cells.join(" | ")} |`;
  });
  const isExact = ({ name }: ReferenceFunction) => name.startsWith("__");
  const exact = functions.filter(isExact).map(({ name }) => `\`${name}\``);
  const compared = functions.reduce((count, { rows: { length } }) => count + length, 0);
  return [
    "# Accuracy of the math functions",
    "",
    "Printed by `test/math/math.test.ts`, which compares results in kernels, on the host and in the interpreter with",
    `correctly rounded ones (\`scripts/math-references.py\`, ${compared} values); do not edit. A number is the largest`,
    "difference found, in units in the last place; beside it stands the largest that CUDA's documentation allows. Special",
    "values (zeros of both signs, infinities, NaN, numbers below the normal ones) are among the arguments, and are exact.",
    "The float functions of one argument are compared with those of double as well, a million arguments of all sizes each.",
    "",
    "| Function | float | CUDA's bound | double | CUDA's bound |",
    "|---|---|---|---|---|",
    ...rows,
    "",
    "`sincos` and `sincospi` are `sin`, `cos`, `sinpi` and `cospi`.",
    "",
    "In kernels the functions down to `erfc`, but for the norms of several numbers, and `fma`, `fmod`, `remainder`, `ldexp`, `scalbn`,",
    "`scalbln`, `logb`, `fdim` and `nextafter`, are those of `lib/math`: plain arithmetic, inlined into the kernel. The others are calls",
    "of the C library.",
    "",
    "Every device computes the same bits, the interpreter included: `a * b + c` rounds twice. With `-fmad=true`, which is nvcc's default and not",
    "unwarp's, `--device native` makes one `fma` of it in the program's own code, as fast as a product alone. `fma` itself is exact. Numbers below the normal ones",
    "are kept (`-ftz=false`), division and square root are correctly rounded (`-prec-div=true`, `-prec-sqrt=true`), whatever the flags say.",
    "",
    "`__sinf`, `__cosf`, `__tanf`, `__sincosf` and `__powf` are faster forms, within the bounds that CUDA documents for them; the",
    "other fast intrinsics (`__expf`, `__logf`, `__fdividef` …) are the exact functions, which cost no more here. `-use_fast_math` makes",
    "`sinf`, `cosf`, `tanf` and `powf` the faster ones, and nothing else.",
    "",
    "These are correctly rounded in every mode, and compared in the same way:",
    "",
    exact.join(" "),
    "",
  ].join("\n");
}

function describe({ ulp, absolute }: AccuracyBound): string {
  if (!absolute) return String(ulp);
  return absolute.from === 0
    ? `${absolute.error} absolute`
    : `${ulp} below ${absolute.from}, then ${absolute.error} absolute`;
}
