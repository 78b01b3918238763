/** The report as text for a terminal. */
import type { PortReport } from "./report.ts";

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
  if (refusals.length > 0) {
    // C++ is marked by #error; Python has nothing that stops a compiler and is left as it was.
    const what =
      report.target === "torch-npu" ? "Not ported, to be done by hand" : "Refused, and marked in the output";
    lines.push("", `${what} (${refusals.length}):`);
    for (const { file, line, construct, reason, help, within, code } of refusals) {
      const inside = within === undefined ? "" : ` in ${within}`;
      lines.push(`  ${file}:${line}: ${construct}${inside}: ${reason} [${code}]`);
      if (help !== undefined) lines.push(`    ${help}`);
    }
  }
  if (remarks.length > 0) {
    lines.push("", "Ported, and worth a look:");
    for (const { file, line, text } of remarks) lines.push(`  ${file}:${line}: ${text}`);
  }
  if (nextSteps.length > 0) lines.push("", "To go further:", ...nextSteps.map((step) => `  ${step}`));
  return `${lines.join("\n")}\n`;
}
