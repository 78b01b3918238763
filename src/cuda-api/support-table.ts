import type { ApiFunction } from "./api-function.ts";
import { runtimeFunctions, runtimeSections } from "./runtime-functions.ts";

/** docs/support/runtime-api.md, from the tables. */
export function runtimeSupportTable(): string {
  const rows = Object.entries<ApiFunction & { readonly section: string }>(runtimeFunctions);
  const implemented = rows.filter(([, { state }]) => state === "implemented").length;
  const sections = Object.entries(runtimeSections).map(([section, title]) => {
    const own = rows.filter(([, row]) => row.section === section);
    return [`## ${title}`, "", ...tableHead, ...own.map(([name, row]) => tableRow(name, row)), ""].join("\n");
  });
  return [
    "# CUDA runtime API",
    "",
    "Printed from `src/cuda-api/runtime-functions.ts` by `scripts/support-table.mjs`; do not edit.",
    "",
    `${implemented} of ${rows.length} functions are implemented. The others are linked, and declared as far as CUDA 12.0's`,
    "headers have them: a program that calls one gets `cudaErrorNotSupported`, and a line on standard error names it.",
    "",
    ...sections,
  ].join("\n");
}

const tableHead = ["| Function | State | Notes |", "|---|---|---|"];

function tableRow(name: string, { state, deprecated, notes }: ApiFunction): string {
  const remarks = [...(deprecated ? ["deprecated"] : []), ...(notes === undefined ? [] : [notes])];
  return `| \`${name}\` | ${state === "implemented" ? "yes" : "not yet"} | ${remarks.join("; ")} |`;
}
