/** What the audit says of sources that it could not compile, and what of that its user can mend. */
import type { FileNote } from "../model.ts";
import { apiFamilies } from "../rules/all-rules.ts";

const byTokensOnly = "was read by tokens only";

export const notCompiled = (file: string, error: string): FileNote => ({
  file,
  what: `${byTokensOnly}, because it does not compile here: ${error}`,
});

export const notReached = (file: string, seconds: number): FileNote => ({
  file,
  what: `${byTokensOnly}: the ${seconds} s for compiling were over (--compile-budget)`,
});

/** `a.cu: does not compile here: …` */
export function shortReason({ file, what }: FileNote): string {
  return `${file}: ${what.replace(/^was read by tokens only(?:, because it|:) /, "")}`;
}

/** PyTorch's, and Python's: they are of no use without the libraries. */
const frameworkHeaders = /^(?:torch|ATen|c10|caffe2|THC?|pybind11|nanobind|tensorflow|xla)\/|^Python\.h$/;

/** Whether something can be done about it: not where a header is missing that unwarp cannot have. */
export function canBeMended({ what }: FileNote): boolean {
  if (!what.startsWith(byTokensOnly)) return false;
  const [, header] = /'([^'\n]+)' file not found/.exec(what) ?? [];
  if (header === undefined) return true;
  if (frameworkHeaders.test(header)) return false;
  const family = apiFamilies.find(({ headers }) => headers?.test(header));
  return family === undefined || family.control.source === "open";
}
