/** What a user may do after a port: nothing where nothing was ported, and first what was left to them. */
import type { PortReport } from "./report.ts";

export function withHonestSteps(report: PortReport): PortReport {
  const isPorted = report.files.some(
    ({ status }) => status === "ported, not checked" || status === "refused",
  );
  if (!isPorted) return { ...report, nextSteps: [] };
  const count = report.refusals.length;
  if (count === 0) return report;
  const places = count === 1 ? "the place" : `the ${count} places`;
  const first =
    report.target === "torch-npu" ? `port ${places} above by hand` : `mend ${places} above, and port again`;
  return { ...report, nextSteps: [first, ...report.nextSteps] };
}
