import { existsSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";
import { readTimeout } from "../program-options.ts";
import { createProgress } from "../progress.ts";
import type { PortResult } from "../../port/port-project.ts";
import type { Clang } from "../../toolchain/clang.ts";
import type { TorchOptions } from "../../port/torch-npu/port-torch.ts";

const table = {
  to: { value: "TARGET", summary: "ascend-c, hip, musa or torch-npu" },
  out: { value: "FOLDER", summary: "where the port goes: a new folder, or that of an earlier port" },
  diff: { summary: "print a patch instead" },
  "in-place": { summary: "change the files where they are; the git tree must be clean" },
  chip: { value: "CHIP", summary: "for torch-npu: warn for 910b, 910c or 950 only" },
  torch: { value: "VERSION", summary: "for torch-npu: the version of PyTorch that will be used" },
  verify: { summary: "with --out: run both on the CPU and compare them" },
  timeout: { value: "SECONDS", summary: "with --verify: for each run (default: 60)" },
  report: { value: "FILE", summary: "write the report as JSON into this file, too" },
} as const;

/** `unwarp port DIR --to ascend-c --out OUT` */
export const port: Command = {
  name: "port",
  summary: "translate a CUDA project for other chips, or say what cannot be",
  usage: "DIR|FILE --to TARGET (--out FOLDER | --diff | --in-place) [options] [-- ARGUMENTS]",
  help: `${formatOptions(table)}

Comments and layout stay. What cannot be ported is refused with its line and the reason, and marked
in the output by #error, so that nothing wrong compiles in silence; CMake files and makefiles get
an error of their own (hip, musa). nvcc's flags (-I, -D, -std …) say how the sources are read,
and arguments behind -- are for the programs that --verify runs. The exit code is 1 when
something was refused, or when --verify finds a difference or cannot compare.

Examples
  unwarp port app --to ascend-c --out app-ascend
  unwarp port app --to hip --out app-hip --verify --timeout 300 -- 1000 input.txt
  unwarp port kernel.cu --to hip --diff`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const { targets } = await import("../../port/targets.ts");
    const names = targets.map(({ name }) => name);
    const target = targets.find(({ name }) => name === options.value("to"));
    if (!target) throw new UsageError(await noTarget(options.value("to"), names));
    for (const name of ["chip", "torch"] as const)
      if (options.has(name) && target.name !== "torch-npu")
        throw new UsageError(`--${name} goes with --to torch-npu`);
    const torch = await torchOptions(options.value("chip"), options.value("torch"));
    const { readPortWords } = await import("../port-words.ts");
    const { path, flags, args } = readPortWords(rest);
    if (!existsSync(path)) throw new UsageError(`${path}: no such file or folder`);
    const way = chooseWay(options.value("out"), options.has("diff"), options.has("in-place"));
    if (args !== undefined && !options.has("verify"))
      throw new UsageError("arguments behind -- go with --verify, which runs the programs");
    const timeoutMs = readTimeout(options.value("timeout"));
    if (timeoutMs !== undefined && !options.has("verify"))
      throw new UsageError("--timeout goes with --verify");
    if (options.has("verify") && way.out === undefined)
      throw new UsageError("--verify goes with --out FOLDER");
    if (options.has("verify") && target.name === "torch-npu")
      throw new UsageError("--verify compares CUDA programs; nothing here can run Python on an NPU");
    const file = options.value("report");
    const { checkReportFile, writeReportFile } = await import("../report-file.ts");
    if (file !== undefined) checkReportFile(file, way.out);
    return await reportingErrors(io, async () => {
      const output = await import("../../port/write-output.node.ts");
      if (way.out !== undefined) {
        const { checkEarlierOutput } = await import("../../port/earlier-output.node.ts");
        output.checkOutput(path, way.out);
        checkEarlierOutput(way.out, target.name);
      }
      if (way.name === "in-place") output.checkCleanTree(path);
      const { createClangPool } = await import("../../toolchain/clang-pool.node.ts");
      const clang = createClangPool();
      let result: Verified;
      try {
        const ported = await withHashes(await portPath(path, flags, target, io, torch, way.out, clang), way);
        if (way.name === "in-place") output.checkRoot(path, ported.root);
        await deliver(ported, way, io, options.has("verify"));
        const asked = { path, flags, way, args: args ?? [], timeoutMs, clang };
        result = options.has("verify") ? await verifiedAndTold(ported, asked, io) : ported;
      } finally {
        clang.dispose();
      }
      if (file !== undefined) writeReportFile(file, reportText(result));
      return result.report.status === "refused" || result.isFailed === true ? 1 : 0;
    });
  },
};

async function noTarget(word: string | undefined, names: readonly string[]): Promise<string> {
  if (word === undefined) return `--to TARGET is needed, one of: ${names.join(", ")}`;
  const { noPortTarget } = await import("../target-names.ts");
  return noPortTarget(word, names);
}

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

async function portPath(
  path: string,
  flags: readonly string[],
  target: (typeof import("../../port/targets.ts"))["targets"][number],
  io: Io,
  torch: TorchOptions,
  out: string | undefined,
  clang: Clang,
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
  for (const warning of line.warnings) io.writeError(`unwarp: ${warning}\n`);
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
  const services = nodeServices({ workingFolder: root, environment: io.environment, clang });
  const progress = createProgress(io);
  try {
    const onProgress = (done: number, of: number, file: string) =>
      progress.stage(`${done} of ${of}: ${file}`);
    const options = { ...line.compile, folders };
    const folder = toToolPath(out ?? (relative(process.cwd(), root) || "."), isWindows);
    const request = { project, options, displayName: path, folder, onProgress, torch };
    const result = await target.port(request, services);
    return { ...result, root };
  } finally {
    progress.done();
  }
}

/** Where the port has a folder of its own, so that a later one sees what was changed there. */
async function withHashes(result: Ported, { out }: Way): Promise<Ported> {
  if (out === undefined) return result;
  const { hashesOf } = await import("../../port/earlier-output.node.ts");
  const written = hashesOf([...result.files, ...result.added]);
  return { ...result, report: { ...result.report, written } };
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

/** What was asked for, for the comparison. */
interface Verifying {
  readonly path: string;
  readonly flags: readonly string[];
  readonly way: Way;
  /** For the programs. */
  readonly args: readonly string[];
  readonly timeoutMs: number | undefined;
  readonly clang: Clang;
}

/** The report comes first and says what was found out; how it was found out follows. */
async function verifiedAndTold(ported: Ported, asked: Verifying, io: Io): Promise<Verified> {
  const { describeReport } = await import("../../port/describe-report.ts");
  const found: string[] = [];
  const result = await verified(ported, asked, { ...io, write: (text) => void found.push(text) });
  io.write(`${describeReport(result.report)}\n${found.join("")}`);
  return result;
}

/** The result with what running it has shown, which the report in the port's folder then says, too. */
async function verified(result: Ported, { path, way, ...asked }: Verifying, io: Io): Promise<Verified> {
  const { verifyPort } = await import("../verify-port.ts");
  const { checkedReport, describeChecked } = await import("../checked-report.ts");
  const { reportName } = await import("../../port/write-output.node.ts");
  const out = way.out ?? "";
  const places = { path, root: result.root, out };
  const { verdict, text, kernels } = await verifyPort(places, asked, result.report, io);
  io.write(text);
  if (kernels.length === 0 && verdict !== "same") return { ...result, isFailed: true };
  const isAll = verdict === "same";
  const checked = { ...result, report: checkedReport(result.report, kernels, isAll) };
  io.write(describeChecked(checked.report));
  writeFileSync(join(out, reportName), reportText(checked));
  return isAll ? checked : { ...checked, isFailed: true };
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
