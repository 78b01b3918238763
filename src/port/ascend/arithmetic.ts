/**
 * What a program assumes of floating-point arithmetic beyond its types: small numbers that are kept or flushed, products that are
 * not fused into sums. Ascend 950 flushes subnormal numbers in division, expf and others, and documents no way to forbid fusing.
 */
import type { EditSink } from "../edit-sink.ts";
import type { Project } from "../project.ts";
import type { SourceText } from "../source-text.ts";

const subnormal =
  "Ascend 950 flushes subnormal numbers to zero in division, expf, powf and others; results that small may differ";

const names: ReadonlyMap<string, string> = new Map([
  ["FLT_TRUE_MIN", subnormal],
  ["__FLT_DENORM_MIN__", subnormal],
  ["denorm_min", subnormal],
  ["FP_SUBNORMAL", subnormal],
  ["fpclassify", subnormal],
  ["isnormal", subnormal],
  ["FP_CONTRACT", "no way to forbid that a product and a sum are fused is documented for Ascend's SIMT"],
]);

const flags: readonly { readonly pattern: RegExp; readonly text: string }[] = [
  {
    pattern: /--?use_fast_math\b/,
    text: "--use_fast_math has no counterpart: the accurate functions are called, and subnormal numbers are flushed in some of them only",
  },
  { pattern: /--?ftz[= ]\w+/, text: `the flag has no counterpart: ${subnormal}` },
  {
    pattern: /--?fmad[= ]false/,
    text: "-fmad=false has no counterpart: a product and a sum may be fused, and rounded once",
  },
];

/** The least normal float; smaller ones are subnormal. */
const leastNormal = 2 ** -126;

export function remarkArithmetic(texts: readonly SourceText[], project: Project, sink: EditSink): void {
  for (const text of texts) remarkWords(text, sink);
  for (const { path, role, content } of project.files) {
    const isBuildFile =
      /(?:^|\/)(?:CMakeLists\.txt|[Mm]akefile[^/]*|GNUmakefile|BUILD(?:\.bazel)?|setup\.py)$|\.(?:cmake|mk|sh|bzl)$/.test(
        path,
      );
    if (role !== "other" || !isBuildFile || content.length > 1 << 20) continue;
    for (const [index, line] of new TextDecoder().decode(content).split("\n").entries())
      for (const { pattern, text } of flags)
        if (pattern.test(line)) sink.remark({ code: "arithmetic", file: path, line: index + 1, text });
  }
}

function remarkWords(file: SourceText, sink: EditSink): void {
  for (const { kind, text: word, start } of file.tokens) {
    const text =
      kind === "name" ? names.get(word) : kind === "number" && isSubnormal(word) ? subnormal : undefined;
    if (text !== undefined)
      sink.remark({
        code: "arithmetic",
        file: file.path,
        line: file.lineOf(start),
        text: `${word}: ${text}`,
      });
  }
}

/** `1e-40f`. */
function isSubnormal(word: string): boolean {
  if (!/^[\d.][\d.']*[eE][+-]?\d+[fF]$/.test(word)) return false;
  const value = Number(word.slice(0, -1).replaceAll("'", ""));
  return value > 0 && value < leastNormal;
}
