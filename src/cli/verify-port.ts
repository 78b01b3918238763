/** `unwarp port --verify`: runs the original and the port, and says whether they compute the same. */
import { readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Io } from "./command.ts";
import type { ComparedKernel } from "../diff/comparison.ts";
import type { PortReport } from "../port/report.ts";
import type { Clang } from "../toolchain/clang.ts";
import { usesForeignLibraries } from "../port/foreign-libraries.ts";
import { whyUnchecked } from "./checked-report.ts";

export interface PortVerification {
  /** "unknown": there was something that could not be run, or nothing at all. */
  readonly verdict: "same" | "different" | "unknown";
  readonly text: string;
  /** Those that were launched on both sides and left the same. */
  readonly kernels: readonly ComparedKernel[];
}

export interface PortedPlaces {
  /** The project, or its one file. */
  readonly path: string;
  /** The folder that the report's paths are relative to. */
  readonly root: string;
  /** The folder of the port. */
  readonly out: string;
}

export interface VerifySettings {
  /** nvcc's, as typed for the original. */
  readonly flags: readonly string[];
  /** For the programs. */
  readonly args: readonly string[];
  /** Of each run. */
  readonly timeoutMs: number | undefined;
  /** Which the port has used: it has loaded what builds need. */
  readonly clang: Clang;
}

export async function verifyPort(
  { path, root, out }: PortedPlaces,
  { flags, args, timeoutMs, clang }: VerifySettings,
  report: PortReport,
  io: Io,
): Promise<PortVerification> {
  const { compareSources } = await import("../diff/compare-sources.node.ts");
  const { ComparisonError } = await import("../diff/comparison.ts");
  const { WorkingCopyError } = await import("../diff/working-copy.node.ts");
  const { formatComparison, formatUncompared } = await import("../diff/format-comparison.ts");
  const isFolder = statSync(path).isDirectory();
  const refused = new Set(report.refusals.map(({ file }) => resolve(root, file)));
  // Refused without a refusal: sources that cannot be read here, which the program may do without.
  const whyNot = (main: string, isOneOfSeveral: boolean) =>
    report.status === "refused" && (isOneOfSeveral ? refused.has(resolve(main)) : refused.size > 0)
      ? "what was refused does not compile"
      : undefined;
  // The report names the headers of a file as well.
  const name = relative(root, resolve(path)).replaceAll("\\", "/");
  const own = report.files.find((file) => file.path === name);
  // With headers from outside of the folder, the port begins at the folder that holds both.
  const output = isFolder ? join(out, name) : join(out, own?.output ?? "");
  const told = (message: string) =>
    isForeign(message, output, out, report)
      ? "unwarp runs Thrust, CUB and cuRAND in CUDA and HIP programs only"
      : message;
  try {
    const { comparisons, uncompared } = await compareSources(path, output, {
      folder: isFolder ? path : resolve(path, ".."),
      args,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      flags,
      flagsOfB: flags.map((flag) => inOutput(flag, root, out)),
      build: { environment: io.environment, clang },
      whyNot,
    });
    const left = uncompared.map((program) => ({ ...program, reason: told(program.reason) }));
    const text = [...comparisons.map(formatComparison), ...left.map(formatUncompared)].join("");
    // Of one name they are told apart by their files, and the port's report names these from further above than `.` does.
    const kernels = comparisons
      .filter((comparison) => whyUnchecked(comparison) === undefined)
      .flatMap(({ compared }) => compared.kernels)
      .map((kernel) => (kernel.file === undefined ? kernel : { ...kernel, file: resolve(kernel.file) }));
    if (comparisons.some(({ verdict }) => verdict === "different"))
      return { verdict: "different", text, kernels: [] };
    const why = comparisons.map(whyUnchecked).find((reason) => reason !== undefined);
    if (why !== undefined) return { verdict: "unknown", text: `${text}not verified: ${why}\n`, kernels };
    return { verdict: uncompared.length > 0 ? "unknown" : "same", text, kernels };
  } catch (error) {
    if (!(error instanceof ComparisonError || error instanceof WorkingCopyError)) throw error;
    return { verdict: "unknown", text: `not verified: ${told(error.message)}\n`, kernels: [] };
  }
}

/** Whether a port does not build for its libraries, which its original has here. What the compiler says is about headers of ours then. */
function isForeign(message: string, output: string, out: string, { target, files }: PortReport): boolean {
  const isPortUnbuilt =
    [output, join(out)].some((name) => message.startsWith(name)) && message.includes(" does not build:");
  if (!isPortUnbuilt || target !== "musa") return false;
  const outputs = files
    .map((file) => file.output)
    .filter((path) => /\.(?:hip|mu|cuh?|c|cc|cpp|cxx|h|hh|hpp|hxx|inl|inc)$/.test(path));
  const isOwn = (header: string) => outputs.some((path) => path === header || path.endsWith(`/${header}`));
  return outputs.some((path) => usesForeignLibraries(readFileSync(join(out, path), "utf8"), isOwn));
}

/** Folders of the project are looked up in its port. */
function inOutput(flag: string, folder: string, out: string): string {
  const [, option, value] = /^(-I|-isystem)(.+)$/.exec(flag) ?? [];
  if (option === undefined || value === undefined) return flag;
  const inside = relative(folder, resolve(value));
  return inside.startsWith("..") ? flag : `${option}${join(out, inside)}`;
}
