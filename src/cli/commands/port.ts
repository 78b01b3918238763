import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";
import { createProgress } from "../progress.ts";
import type { PortResult } from "../../port/port-project.ts";
import type { TorchOptions } from "../../port/torch-npu/port-torch.ts";

const table = {
  to: { value: "TARGET", summary: "ascend-c, hip, musa or torch-npu" },
  out: { value: "FOLDER", summary: "where the port goes: a new folder, or that of an earlier port" },
  diff: { summary: "print a patch instead" },
  "in-place": { summary: "change the files where they are; the git tree must be clean" },
  chip: { value: "CHIP", summary: "for torch-npu: warn for 910b, 910c or 950 only" },
  torch: { value: "VERSION", summary: "for torch-npu: the version of PyTorch that will be used" },
  verify: { summary: "with --out: run both on the CPU and compare them" },
  report: { value: "FILE", summary: "write the report as JSON into this file, too" },
} as const;

/** `unwarp port DIR --to ascend-c --out OUT` */
export const port: Command = {
  name: "port",
  summary: "translate a CUDA project for other chips, or say what cannot be",
  usage: "DIR|FILE --to TARGET (--out FOLDER | --diff | --in-place) [options] [nvcc flags]",
  help: `${formatOptions(table)}

Comments and layout stay. What cannot be ported is refused with its line and the reason, and marked
in the output by #error, so that nothing wrong compiles in silence; CMake files and makefiles get
an error of their own (hip, musa). nvcc's flags (-I, -D, -std …) say how the sources are read. The
exit code is 1 when something was refused, or when --verify finds a difference or cannot compare.

Examples
  unwarp port app --to ascend-c --out app-ascend
  unwarp port kernel.cu --to hip --diff`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const { targets } = await import("../../port/targets.ts");
    const names = targets.map(({ name }) => name).join(", ");
    const target = targets.find(({ name }) => name === options.value("to"));
    if (!target) throw new UsageError(`--to TARGET is needed, one of: ${names}`);
    const torch = await torchOptions(options.value("chip"), options.value("torch"));
    const { path, flags } = onlyPath(rest);
    const way = chooseWay(options.value("out"), options.has("diff"), options.has("in-place"));
    if (options.has("verify") && way.out === undefined)
      throw new UsageError("--verify goes with --out FOLDER");
    if (options.has("verify") && target.name === "torch-npu")
      throw new UsageError("--verify compares CUDA programs; nothing here can run Python on an NPU");
    return await reportingErrors(io, async () => {
      const output = await import("../../port/write-output.node.ts");
      if (way.out !== undefined) output.checkOutput(path, way.out);
      if (way.name === "in-place") output.checkCleanTree(path);
      const ported = await portPath(path, flags, target, io, torch);
      if (way.name === "in-place") output.checkRoot(path, ported.root);
      await deliver(ported, way, io, options.has("verify"));
      const result: Verified = options.has("verify")
        ? await verifiedAndTold(ported, path, flags, way, io)
        : ported;
      const file = options.value("report");
      if (file !== undefined) writeFileSync(file, reportText(result));
      return result.report.status === "refused" || result.isFailed === true ? 1 : 0;
    });
  },
};

async function torchOptions(
  chip: string | undefined,
  torchVersion: string | undefined,
): Promise<TorchOptions> {
  const { chips } = await import("../../vendors/torch-npu-support.ts");
  const asked = chips.find((known) => known === chip);
  if (chip !== undefined && asked === undefined)
    throw new UsageError(`--chip is one of: ${chips.join(", ")}`);
  return {
    ...(asked === undefined ? {} : { chips: [asked] }),
    ...(torchVersion === undefined ? {} : { torchVersion }),
  };
}

interface Way {
  readonly name: "out" | "diff" | "in-place";
  readonly out?: string;
}

function chooseWay(out: string | undefined, diff: boolean, inPlace: boolean): Way {
  const chosen = [out !== undefined, diff, inPlace].filter(Boolean).length;
  if (chosen !== 1) throw new UsageError("one of --out FOLDER, --diff and --in-place is needed");
  if (out !== undefined) return { name: "out", out };
  return { name: diff ? "diff" : "in-place" };
}

function onlyPath(rest: readonly string[]): { readonly path: string; readonly flags: readonly string[] } {
  const isValueOf = (at: number) =>
    /^-(?:I|D|U|isystem|include|std|Xcompiler|gencode|arch)$/.test(rest[at - 1] ?? "");
  const at = rest.findIndex((word, index) => !word.startsWith("-") && !isValueOf(index));
  const path = rest[at];
  if (path === undefined) throw new UsageError("port needs a folder or a .cu file");
  if (!existsSync(path)) throw new UsageError(`${path}: no such file or folder`);
  return { path, flags: rest.filter((_, index) => index !== at) };
}

async function portPath(
  path: string,
  flags: readonly string[],
  target: (typeof import("../../port/targets.ts"))["targets"][number],
  io: Io,
  torch: TorchOptions,
): Promise<Ported> {
  const { nodeFiles, nodeServices } = await import("../../toolchain/services.node.ts");
  const { parseCommandLine } = await import("../../toolchain/command-line.ts");
  const { toSystemPath, toToolPath } = await import("../../toolchain/paths.ts");
  const { readProject } = await import("../../port/project.ts");
  const isWindows = process.platform === "win32";
  const absolute = resolve(path);
  const line = parseCommandLine([...flags, "-c", "none.cu"], {
    readText: () => undefined,
    color: false,
    isWindows,
  });
  // Folders are typed relative to where the command runs, and looked up from the project's root.
  const folders = line.compile.folders.map((folder) => ({
    ...folder,
    path: toToolPath(resolve(folder.path), isWindows),
  }));
  const project = readProject(toToolPath(absolute, isWindows), nodeFiles(process.cwd()), {
    without: [],
    includeFolders: folders.map((folder) => folder.path),
  });
  const root = toSystemPath(project.root, isWindows);
  const services = nodeServices({ workingFolder: root, environment: io.environment });
  const progress = createProgress(io);
  try {
    const onProgress = (done: number, of: number, file: string) =>
      progress.stage(`${done} of ${of}: ${file}`);
    const options = { ...line.compile, folders };
    const result = await target.port({ project, options, displayName: path, onProgress, torch }, services);
    return { ...result, root };
  } finally {
    progress.done();
    services.clang.dispose();
  }
}

/** @param isToldLater the report is printed when it is known what the port computes */
async function deliver(result: Ported, way: Way, io: Io, isToldLater: boolean): Promise<void> {
  const { describeReport } = await import("../../port/describe-report.ts");
  const { unifiedPatch } = await import("../../port/patch.ts");
  const output = await import("../../port/write-output.node.ts");
  const text = describeReport(result.report);
  if (way.name === "diff") {
    io.write(unifiedPatch(result.changes, result.added));
    io.writeError(text);
    return;
  }
  if (way.out !== undefined) {
    const files = [
      ...result.files,
      ...result.added,
      { path: output.reportName, content: reportText(result) },
    ];
    output.writeFolder(way.out, files);
  } else {
    output.writeInPlace(result.root, inPlaceChanges(result));
  }
  if (!isToldLater) io.write(text);
}

interface Ported extends PortResult {
  /** The folder that the paths are relative to: one that holds all headers that it names. */
  readonly root: string;
}

interface Verified extends Ported {
  /** They differ, or could not be compared, although that was asked for. */
  readonly isFailed?: boolean;
}

/** The report comes first and says what was found out; how it was found out follows. */
async function verifiedAndTold(
  ported: Ported,
  path: string,
  flags: readonly string[],
  way: Way,
  io: Io,
): Promise<Verified> {
  const { describeReport } = await import("../../port/describe-report.ts");
  const found: string[] = [];
  const result = await verified(ported, path, flags, way, { ...io, write: (text) => void found.push(text) });
  io.write(`${describeReport(result.report)}\n${found.join("")}`);
  return result;
}

/** The result with what running it has shown, which the report in the port's folder then says, too. */
async function verified(
  result: Ported,
  path: string,
  flags: readonly string[],
  way: Way,
  io: Io,
): Promise<Verified> {
  const { verifyPort } = await import("../verify-port.ts");
  const { checkedReport, describeChecked } = await import("../checked-report.ts");
  const { reportName } = await import("../../port/write-output.node.ts");
  const out = way.out ?? "";
  const { verdict, text, kernels } = await verifyPort(
    { path, root: result.root, out },
    flags,
    result.report,
    io,
  );
  io.write(text);
  if (verdict !== "same") return { ...result, isFailed: true };
  const checked = { ...result, report: checkedReport(result.report, kernels) };
  io.write(describeChecked(checked.report));
  writeFileSync(join(out, reportName), reportText(checked));
  return checked;
}

function inPlaceChanges({ changes, added }: PortResult) {
  return [
    ...changes.map(({ path, output, after }) => ({ path, output, content: after })),
    ...added.map(({ path, content }) => ({ path: "", output: path, content })),
  ];
}

function reportText({ report }: PortResult): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

async function reportingErrors(io: Io, work: () => Promise<number>): Promise<number> {
  const { OutputError } = await import("../../port/write-output.node.ts");
  const { OptionError } = await import("../../toolchain/nvcc-options.ts");
  try {
    return await work();
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.message);
    if (!(error instanceof OutputError)) throw error;
    io.writeError(`unwarp: ${error.message}\n`);
    return 1;
  }
}
