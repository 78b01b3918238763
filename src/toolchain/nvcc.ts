/** `unwarp nvcc`: what nvcc does, for Makefiles and CMake. */
import { encodeExecutable } from "../artifact/executable.ts";
import { formatDiagnostic } from "../source/diagnostic.ts";
import { writeArchive } from "./archive.ts";
import { type BuildInput, buildProgram, InputError, requireFile, requireSource } from "./build-program.ts";
import { type Action, type CommandLine, parseCommandLine } from "./command-line.ts";
import type { SourceLanguage } from "./compile-options.ts";
import { dependencyRule } from "./dependency-file.ts";
import { languageOption } from "./kernel-languages.ts";
import { findLibraries } from "./libraries.ts";
import { environmentText, helpText, type NvccStep, stepText, versionText } from "./nvcc-texts.ts";
import { OptionError } from "./nvcc-options.ts";
import { baseName, joinPath, toSystemPath, withExtension } from "./paths.ts";
import { type ReadSource, readSource } from "./read-source.ts";
import type { Services } from "./services.ts";
import { systemReason } from "./system-reason.ts";
import { type Stage, Stages } from "./stages.ts";

export interface NvccHost {
  readonly services: Services;
  readonly version: string;
  write(text: string): void;
  writeError(text: string): void;
  readonly color: boolean;
  /** What the launcher line calls: unwarp's own file. */
  readonly commandFile: string;
  /** The folder that stands for NVIDIA's toolkit, as a tool path. */
  readonly toolkitFolder: string;
  readonly isWindows: boolean;
  readonly onStage?: (name: string) => void;
}

export interface NvccResult {
  readonly exitCode: number;
  /** With `--run`: the program that was built. */
  readonly run?: { readonly app: Uint8Array; readonly path: string; readonly args: readonly string[] };
}

/** Never throws for what the user did wrong: that is printed, and the exit code is 1. */
export async function runNvcc(argv: readonly string[], host: NvccHost): Promise<NvccResult> {
  try {
    // Before the words are looked at: CMake asks with an input that does not exist.
    if (argv.some((word) => /^--?(v|verbose|dryrun)$/.test(word))) {
      host.writeError(environmentText(host.toolkitFolder, host.isWindows ? ";" : ":"));
    }
    const line = parseCommandLine(argv, {
      readText: (path) => {
        const bytes = host.services.files.read(path);
        return bytes && new TextDecoder().decode(bytes);
      },
      color: host.color,
      isWindows: host.isWindows,
    });
    for (const warning of line.warnings) host.writeError(`nvcc: ${warning}\n`);
    return await perform(line, host);
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof InputError || error instanceof OutputError))
      throw error;
    host.writeError(`nvcc: error: ${error.message}\n`);
    return { exitCode: 1 };
  }
}

class OutputError extends Error {
  override readonly name = "OutputError";
}

async function perform(line: CommandLine, host: NvccHost): Promise<NvccResult> {
  const answer = answers[line.action as keyof typeof answers];
  if (answer) {
    host.write(answer(host.version));
    return { exitCode: 0 };
  }
  if (line.inputs.length === 0) throw new OptionError("no input files");
  if (line.verbose || line.dryRun) {
    for (const step of stepsOf(line)) host.writeError(stepText(step, host.toolkitFolder));
  }
  if (line.dryRun) return { exitCode: 0 };
  switch (line.action) {
    case "compile":
      return { exitCode: (await compileAll(line, host)) ? 0 : 1 };
    case "device-link":
      return deviceLink(line, host);
    case "archive":
      return archive(line, host);
    case "preprocess":
      return preprocess(line, host);
    case "dependencies":
      return dependencies(line, host);
    case "link":
      return link(line, host);
    case "version":
    case "help":
    case "list-architectures":
    case "list-codes":
      return { exitCode: 0 }; // answered above
  }
}

/** What is asked for without any input. */
const answers = {
  version: versionText,
  help: () => `Usage: unwarp nvcc [options] FILES\n\n${helpText}`,
  "list-architectures": () => "compute_80\n",
  "list-codes": () => "sm_80\n",
} satisfies Partial<Record<Action, (version: string) => string>>;

interface SourceInput {
  readonly path: string;
  readonly kind: SourceLanguage;
}

function sourcesOf(line: CommandLine): SourceInput[] {
  return line.inputs.flatMap(({ path, kind }) =>
    kind === "object" || kind === "library" ? [] : [{ path, kind }],
  );
}

function read(line: CommandLine, { path, kind }: SourceInput, host: NvccHost): ReadSource {
  requireSource(path, host.services);
  return readSource({ path, language: kind }, line.compile, host.services);
}

function outputFor(line: CommandLine, source: string, extension: string): string {
  const name = line.output ?? withExtension(baseName(source), extension);
  return line.outputFolder === undefined ? name : joinPath(line.outputFolder, name);
}

/** False when one did not compile; the others are compiled all the same. */
async function compileAll(line: CommandLine, host: NvccHost): Promise<boolean> {
  const sources = sourcesOf(line);
  if (sources.length > 1 && line.output !== undefined)
    throw new OptionError("-o with -c and several sources");
  let good = true;
  for (const input of sources) {
    const output = outputFor(line, input.path, ".o");
    const object = await compileOne(line, input, host);
    if (!object) good = false;
    else {
      writeOutput(output, object, host);
      if (line.writesDependencies) writeDependencies(line, [read(line, input, host)], output, host);
    }
  }
  return good;
}

async function compileOne(
  line: CommandLine,
  input: SourceInput,
  host: NvccHost,
): Promise<Uint8Array | undefined> {
  const { compileSource } = await import("./compile-source.ts");
  const { services } = host;
  const stages = new Stages(services.now, host.onStage);
  const onIntermediate = keeper(line, host);
  const { object, messages } = await compileSource(read(line, input, host), {
    services,
    stages,
    onIntermediate,
    headers: new Map(),
  });
  host.writeError(messages);
  if (line.verbose) host.writeError(formatStages(stages));
  return object;
}

async function link(line: CommandLine, host: NvccHost): Promise<NvccResult> {
  const { services } = host;
  const onIntermediate = keeper(line, host);
  const output = outputFor({ ...line, output: line.output ?? "a.out" }, "a.out", ".out");
  const { app, messages, diagnostics, stages } = await buildProgram(
    {
      inputs: linkInputs(line, host),
      options: line.compile,
      code: line.code,
      ...(onIntermediate ? { onIntermediate } : {}),
      ...(host.onStage ? { onStage: host.onStage } : {}),
    },
    services,
  );
  host.writeError(messages);
  const readText = (path: string) => {
    const bytes = services.files.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  for (const diagnostic of diagnostics) host.writeError(`${formatDiagnostic(diagnostic, readText)}\n`);
  if (line.verbose) host.writeError(formatStages({ done: stages }));
  if (!app) return { exitCode: 1 };
  writeOutput(output, encodeExecutable(app, host.commandFile), host, true);
  const sources = sourcesOf(line);
  if (line.writesDependencies && sources.length > 0) {
    writeDependencies(
      line,
      sources.map((input) => read(line, input, host)),
      output,
      host,
    );
  }
  return line.run ? { exitCode: 0, run: { app, path: output, args: line.runArguments } } : { exitCode: 0 };
}

/** Device code is linked with the program; this step of nvcc's needs only to leave its file. */
function deviceLink(line: CommandLine, host: NvccHost): NvccResult {
  for (const { path } of linkInputs(line, host)) requireFile(path, host.services);
  writeOutput(
    outputFor({ ...line, output: line.output ?? "a_dlink.o" }, "a_dlink.o", ".o"),
    emptyObject,
    host,
  );
  return { exitCode: 0 };
}

/** A WebAssembly object with nothing but the linker's section, version 2. */
const emptyObject = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x00, 0x09, 0x07, 0x6c, 0x69, 0x6e, 0x6b, 0x69, 0x6e, 0x67, 0x02],
);

async function archive(line: CommandLine, host: NvccHost): Promise<NvccResult> {
  if (line.output === undefined) throw new OptionError("-lib needs -o FILE");
  const members: { name: string; content: Uint8Array }[] = [];
  for (const { path, kind } of linkInputs(line, host)) {
    if (kind === "object") requireFile(path, host.services);
    const content =
      kind === "object" ? host.services.files.read(path) : await compileOne(line, { path, kind }, host);
    if (!content) return { exitCode: 1 };
    members.push({ name: withExtension(baseName(path), ".o"), content });
  }
  writeOutput(outputFor(line, line.output, ".a"), writeArchive(members), host);
  return { exitCode: 0 };
}

async function preprocess(line: CommandLine, host: NvccHost): Promise<NvccResult> {
  const { preprocessSource } = await import("./preprocess.ts");
  let exitCode = 0;
  for (const input of sourcesOf(line)) {
    const { text, messages } = await preprocessSource(read(line, input, host), host.services);
    host.writeError(messages);
    if (text === undefined) exitCode = 1;
    else if (line.output === undefined) host.write(text);
    else writeOutput(outputFor(line, input.path, ".i"), text, host);
  }
  return { exitCode };
}

function dependencies(line: CommandLine, host: NvccHost): NvccResult {
  const rules = sourcesOf(line).map((input) =>
    ruleFor(line, [read(line, input, host)], withExtension(baseName(input.path), ".o"), host),
  );
  const file = line.output ?? line.dependencyFile;
  if (file === undefined) host.write(rules.join(""));
  else writeOutput(file, rules.join(""), host);
  return { exitCode: 0 };
}

function writeDependencies(
  line: CommandLine,
  sources: readonly ReadSource[],
  output: string,
  host: NvccHost,
): void {
  const file = line.dependencyFile ?? withExtension(output, ".d");
  writeOutput(file, ruleFor(line, sources, output, host), host);
}

function ruleFor(line: CommandLine, sources: readonly ReadSource[], output: string, host: NvccHost): string {
  const targets = line.dependencyTargets.length > 0 ? line.dependencyTargets : [output];
  const files = sources.flatMap((source) =>
    source.files.map((file) => toSystemPath(file.path, host.isWindows)),
  );
  return dependencyRule(targets, [...new Set(files)], line.phonyTargets);
}

/** Archives in the place of their -l. */
function linkInputs(line: CommandLine, host: NvccHost): BuildInput[] {
  const { inputs, warnings } = findLibraries(line.inputs, line.libraryFolders, host.services.files);
  for (const warning of warnings) host.writeError(`nvcc: ${warning}\n`);
  return inputs;
}

function stepsOf(line: CommandLine): NvccStep[] {
  const compiles = sourcesOf(line).map(({ path, kind }): NvccStep & { kind: "compile" } => ({
    kind: "compile",
    language: languageOption(kind),
    input: path,
    output: line.action === "compile" ? outputFor(line, path, ".o") : withExtension(baseName(path), ".o"),
  }));
  if (line.action !== "link") return compiles;
  const objects = line.inputs.flatMap(({ path, kind }) => (kind === "object" ? [path] : []));
  const inputs = [...compiles.map((step) => step.output), ...objects];
  return [...compiles, { kind: "link", inputs, output: line.output ?? "a.out" }];
}

/** `--keep`: writes the files between the stages into the folder. */
function keeper(line: CommandLine, host: NvccHost) {
  const folder = line.keepFolder;
  if (folder === undefined) return undefined;
  return (name: string, content: string | Uint8Array) => writeOutput(joinPath(folder, name), content, host);
}

function formatStages({ done }: { readonly done: readonly Stage[] }): string {
  return done
    .map(({ name, milliseconds, details = "" }) => `#$ ${name}: ${milliseconds.toFixed(0)} ms\n${details}`)
    .join("");
}

function writeOutput(path: string, content: string | Uint8Array, host: NvccHost, executable = false): void {
  try {
    host.services.files.write(path, content, { executable });
  } catch (error) {
    throw new OutputError(`cannot write ${path}: ${systemReason(error)}`);
  }
}
