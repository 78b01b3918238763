/** The report as text for a terminal. */
import { isMarkedBuildFile } from "./rename/build-files.ts";
import type { PortReport, Refusal } from "./report.ts";

/** What nobody has run it on. */
const chips: Readonly<Record<string, string>> = {
  "ascend-c": "Ascend",
  hip: "AMD",
  musa: "Moore Threads",
};

export function describeReport(report: PortReport): string {
  const { files, kernels, refusals, remarks, nextSteps } = report;
  const status = report.status.replace("the target", chips[report.target] ?? "the target");
  const lines = [`${report.source} to ${report.target}: ${status}`, ""];
  const ported = kernels.filter(({ status }) => status !== "refused");
  lines.push(`kernels   ${ported.length} of ${kernels.length} ported`);
  const read = files.filter(({ status }) => status !== "copied");
  const done = read.filter(({ status }) => status !== "refused");
  lines.push(`files     ${done.length} of ${read.length} ported or unchanged`);
  for (const { path, reason } of files) if (reason !== undefined) lines.push(`  ${path}: ${reason}`);
  const marked = refusals.filter((refusal) => isMarked(refusal, report));
  lines.push(...describeRefusals("Refused, and marked in the output", marked));
  const unmarked = refusals.filter((refusal) => !isMarked(refusal, report));
  const what = report.target === "torch-npu" ? "Not ported, to be done by hand" : "Refused, and not marked";
  lines.push(...describeRefusals(what, unmarked));
  if (remarks.length > 0) {
    lines.push("", "Ported, and worth a look:");
    for (const { file, line, text } of remarks) lines.push(`  ${placeOf(file, line)}: ${text}`);
  }
  if (nextSteps.length > 0) lines.push("", "To go further:", ...nextSteps.map((step) => `  ${step}`));
  return `${lines.join("\n")}\n`;
}

/** Whether something in the output stops whoever builds it: `#error` in C++, an error in CMake and make. */
function isMarked({ file, line }: Refusal, { target, files }: PortReport): boolean {
  if (target === "torch-npu" || line === 0) return false;
  if (files.some(({ path, status }) => path === file && status === "copied")) return false;
  if (/\.(?:cuh?|c|cc|cpp|cxx|h|hh|hpp|hxx|inl|inc)$/i.test(file)) return true;
  return target !== "ascend-c" && isMarkedBuildFile(file);
}

function describeRefusals(what: string, refusals: readonly Refusal[]): string[] {
  if (refusals.length === 0) return [];
  const lines = ["", `${what} (${refusals.length}):`];
  for (const { file, line, construct, reason, help, within, code } of refusals) {
    const inside = within === undefined ? "" : ` in ${within}`;
    lines.push(`  ${placeOf(file, line)}: ${construct}${inside}: ${reason} [${code}]`);
    if (help !== undefined) lines.push(`    ${help}`);
  }
  return lines;
}

/** Line 0 stands for the file as a whole. */
function placeOf(file: string, line: number): string {
  return line === 0 ? file : `${file}:${line}`;
}
