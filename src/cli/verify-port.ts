/** `unwarp port --verify`: runs the original and the port, and says whether they compute the same. */
import { statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Io } from "./command.ts";
import type { PortReport } from "../port/report.ts";

export interface PortVerification {
  /** "unknown": there was nothing that could be run. */
  readonly verdict: "same" | "different" | "unknown";
  readonly text: string;
}

/**
 * @param path the project, or its one file
 * @param out the folder of its port
 * @param flags nvcc's, as typed for the original
 */
export async function verifyPort(
  path: string,
  out: string,
  flags: readonly string[],
  report: PortReport,
  io: Io,
): Promise<PortVerification> {
  if (report.status === "refused")
    return { verdict: "unknown", text: "not verified: what was refused does not compile\n" };
  const { compareSources } = await import("../diff/compare-sources.node.ts");
  const { ComparisonError } = await import("../diff/comparison.ts");
  const { WorkingCopyError } = await import("../diff/working-copy.node.ts");
  const { formatComparison } = await import("../diff/format-comparison.ts");
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : resolve(path, "..");
  const output = isFolder ? out : join(out, report.files[0]?.output ?? "");
  try {
    const comparisons = await compareSources(path, output, {
      folder,
      flags,
      flagsOfB: flags.map((flag) => inOutput(flag, folder, out)),
      build: { environment: io.environment },
    });
    const isSame = comparisons.every(({ verdict }) => verdict === "same");
    return { verdict: isSame ? "same" : "different", text: comparisons.map(formatComparison).join("") };
  } catch (error) {
    if (!(error instanceof ComparisonError || error instanceof WorkingCopyError)) throw error;
    return { verdict: "unknown", text: `not verified: ${error.message}\n` };
  }
}

/** Folders of the project are looked up in its port. */
function inOutput(flag: string, folder: string, out: string): string {
  const [, option, value] = /^(-I|-isystem)(.+)$/.exec(flag) ?? [];
  if (option === undefined || value === undefined) return flag;
  const inside = relative(folder, resolve(value));
  return inside.startsWith("..") ? flag : `${option}${join(out, inside)}`;
}

/** The report of a port that was found to compute the same. */
export function checkedReport(report: PortReport): PortReport {
  const checked = "ported, checked on CPU, never run on the target";
  const isPorted = ({ status }: { readonly status: string }) => status === "ported, not checked";
  return {
    ...report,
    status: isPorted(report) ? checked : report.status,
    files: report.files.map((file) => (isPorted(file) ? { ...file, status: checked } : file)),
    kernels: report.kernels.map((kernel) => (isPorted(kernel) ? { ...kernel, status: checked } : kernel)),
  };
}
