/** What a comparison of a port with its original allows the report to say: no more than what ran. */
import type { ComparedKernel, Comparison } from "../diff/comparison.ts";
import type { FileReport, KernelReport, PortReport } from "../port/report.ts";

/** Why a comparison that found no difference checks nothing; undefined where it does. */
export function whyUnchecked({ a, verdict, compared, exitCodes, notes }: Comparison): string | undefined {
  if (verdict === "not decided") return `${a}: ${notes.at(-1) ?? "the comparison decided nothing"}`;
  if (exitCodes.a !== 0)
    return `${a} and its port both ended with exit code ${exitCodes.a}; run "unwarp diff" with the arguments and input that they need`;
  if (compared.launches === 0 && compared.failedLaunches > 0)
    return `no launch of ${a} came about, since each failed; run "unwarp diff" with the arguments and input that make one`;
  if (compared.launches === 0)
    return `${a} launched no kernel; run "unwarp diff" with the arguments and input that make it`;
  return undefined;
}

const checked = "ported, checked on CPU, never run on the target";

/**
 * Kernels are checked when memory that they leave was compared, files when all their kernels are. What has no kernels is checked with the
 * whole, which is when every kernel is, and every file could be read.
 *
 * @param isAll whether all programs of the port were compared
 */
export function checkedReport(
  report: PortReport,
  launched: readonly ComparedKernel[],
  isAll = true,
): PortReport {
  const kernels = report.kernels.map((kernel) =>
    isPorted(kernel) && isAmong(kernel, report.kernels, launched) ? { ...kernel, status: checked } : kernel,
  ) as readonly KernelReport[];
  const isWhole = isAll && kernels.length > 0 && !kernels.some(isPorted) && !report.files.some(isUnread);
  const isChecked = (file: FileReport) => {
    const { path } = file;
    if (isUnread(file)) return false;
    const own = kernels.filter(({ file }) => file === path);
    return own.length === 0 ? isWhole : !own.some(isPorted);
  };
  return {
    ...report,
    status: isPorted(report) && isWhole ? checked : report.status,
    files: report.files.map((file) =>
      isPorted(file) && isChecked(file) ? { ...file, status: checked } : file,
    ),
    kernels,
  };
}

/** Which kernels the check did not reach; nothing where it reached all. */
export function describeChecked({ kernels, status, files }: PortReport): string {
  const unread = files.filter(isUnread);
  if (unread.length > 0)
    return `not checked, since they cannot be compiled here:\n${unread.map(({ path }) => `  ${path}\n`).join("")}`;
  const left = kernels.filter(isPorted);
  if (left.length > 0) {
    const places = left.map(({ name, file, line }) => `  ${name} (${file}:${line})\n`);
    return `not checked, since this run launched them on no side or on one alone, left no memory of theirs to compare, or did not tell them from others of their name:\n${places.join("")}`;
  }
  return isPorted({ status }) ? "not checked: the port has no kernels of its own\n" : "";
}

/** Ported by its words alone, so nobody knows which kernels it has; no program that runs here has it. */
function isUnread(file: FileReport): boolean {
  return isPorted(file) && file.reason !== undefined;
}

function isPorted({ status }: Pick<PortReport, "status">): boolean {
  return status === "ported, not checked";
}

/** By name; where several have it, by the place of the definition as well. Errs to "no". */
function isAmong(
  kernel: KernelReport,
  all: readonly KernelReport[],
  launched: readonly ComparedKernel[],
): boolean {
  const namesakes = all.filter(({ name }) => stemOf(name) === stemOf(kernel.name));
  const found = launched.filter(({ name }) => name === stemOf(kernel.name));
  if (namesakes.length === 1) return found.length > 0;
  return found.some((one) => kernelAt(one, namesakes) === kernel);
}

/** Which kernel of several with one name was launched; undefined where that is not told. */
function kernelAt(
  { file, line }: ComparedKernel,
  kernels: readonly KernelReport[],
): KernelReport | undefined {
  if (file === undefined) return undefined;
  const here = kernels.filter((one) => isSameFile(file, one.file));
  const [only] = here;
  if (here.length === 1 || line === undefined) return here.length === 1 ? only : undefined;
  // A report may name the line on which the definition begins, and the compiler that of the name.
  const start = Math.max(...here.map((one) => one.line).filter((start) => start <= line));
  const nearest = here.filter((one) => one.line === start);
  return nearest.length === 1 ? nearest[0] : undefined;
}

function stemOf(name: string): string {
  return (/^[^<(]*/.exec(name)?.[0] ?? name).replace(/^.*::/, "").trim();
}

/** The file as the compiler was given it is, or ends in, the one that the report names. */
function isSameFile(compiled: string, reported: string): boolean {
  const path = compiled.replaceAll("\\", "/");
  return path === reported || path.endsWith(`/${reported}`);
}
