import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeExecutable } from "../artifact/executable.ts";
import { type Diagnostic, formatDiagnostic } from "../source/diagnostic.ts";
import { buildProgram, InputError } from "../toolchain/build-program.ts";
import type { Clang } from "../toolchain/clang.ts";
import { parseCommandLine } from "../toolchain/command-line.ts";
import type { PassOptions } from "../toolchain/device-compiler.ts";
import { findLibraries } from "../toolchain/libraries.ts";
import { OptionError } from "../toolchain/nvcc-options.ts";
import { packageFolder } from "../toolchain/package-folder.node.ts";
import type { Services } from "../toolchain/services.ts";
import { nodeServices } from "../toolchain/services.node.ts";
import { makeFolder } from "../toolchain/make-folder.node.ts";
import { systemReason } from "../toolchain/system-reason.ts";
import type { Stage } from "../toolchain/stages.ts";

export interface BuildSettings {
  readonly workingFolder?: string | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly useCache?: boolean | undefined;
  readonly color?: boolean;
  /** Gets the files between the stages. */
  readonly keepFolder?: string | undefined;
  readonly passes?: PassOptions | undefined;
  readonly onStage?: ((name: string) => void) | undefined;
  /** One that stays, for other builds: what it has loaded once need not be loaded again. */
  readonly clang?: Clang | undefined;
}

export interface Build {
  /** Undefined when there were errors, or the passes were stopped early. */
  readonly app: Uint8Array | undefined;
  /** False when there were errors. */
  readonly ok: boolean;
  /** True when a file that the command line names cannot be read, or written. */
  readonly isWrongFile?: boolean;
  /** All that is to be said: warnings, errors of clang and of the linker, diagnostics with their source lines. */
  readonly output: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly stages: readonly Stage[];
  /** The first input, by which the program knows itself. */
  readonly programName: string;
  /** What followed `--`. */
  readonly programArguments: readonly string[];
}

/**
 * Builds what a command line of files and nvcc flags says.
 * @throws {OptionError} when the command line makes no sense
 */
export async function buildFromCommandLine(
  words: readonly string[],
  settings: BuildSettings,
): Promise<Build> {
  let output = "";
  const services = nodeServices({
    ...(settings.workingFolder === undefined ? {} : { workingFolder: settings.workingFolder }),
    ...(settings.environment ? { environment: settings.environment } : {}),
    useCache: settings.useCache ?? true,
    ...(settings.clang ? { clang: settings.clang } : {}),
    onWarning: (line) => void (output += `unwarp: ${line}\n`),
  });
  const readText = (path: string) => {
    const bytes = services.files.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  const isWindows = process.platform === "win32";
  const line = parseCommandLine(words, { readText, color: settings.color ?? false, isWindows });
  for (const warning of line.warnings) output += `unwarp: ${warning}\n`;
  if (line.action !== "link") throw new OptionError(`${actionWords[line.action]} is work for unwarp nvcc`);
  const [first] = line.inputs;
  if (!first) throw new OptionError("which file? For example: unwarp run app.cu");
  const found = findLibraries(line.inputs, line.libraryFolders, services.files);
  for (const warning of found.warnings) output += `unwarp: ${warning}\n`;
  const about = { programName: first.path, programArguments: line.programArguments };
  try {
    const { app, ok, messages, diagnostics, stages } = await buildProgram(
      {
        inputs: found.inputs,
        options: line.compile,
        code: line.code,
        ...(settings.passes ? { passes: settings.passes } : {}),
        ...(settings.keepFolder === undefined ? {} : { onIntermediate: keepIn(settings.keepFolder) }),
        ...(settings.onStage ? { onStage: settings.onStage } : {}),
      },
      services,
    );
    output += messages;
    if (app && line.output !== undefined) writeExecutable(line.output, app, services);
    for (const diagnostic of diagnostics) output += `${formatDiagnostic(diagnostic, readText)}\n`;
    return { ...about, app, ok, output, diagnostics, stages };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    output += `unwarp: ${error.message}\n`;
    return { ...about, app: undefined, ok: false, isWrongFile: true, output, diagnostics: [], stages: [] };
  } finally {
    // Before the program starts: clang's threads hold hundreds of megabytes.
    if (!settings.clang) services.clang.dispose();
  }
}

const actionWords = {
  compile: "compiling to an object (-c)",
  "device-link": "-dlink",
  archive: "making an archive (-lib)",
  preprocess: "preprocessing (-E)",
  dependencies: "listing dependencies (-M)",
  version: "--version",
  "list-architectures": "--list-gpu-arch",
  "list-codes": "--list-gpu-code",
  help: "--help",
} as const;

/** @throws {InputError} when the file cannot be written. */
function writeExecutable(path: string, app: Uint8Array, { files }: Services): void {
  const commandFile = join(packageFolder(), "dist", "unwarp.js");
  try {
    files.write(path, encodeExecutable(app, commandFile), { executable: true });
  } catch (error) {
    throw new InputError(`cannot write ${path}: ${systemReason(error)}`);
  }
}

/** @throws {InputError} when the folder cannot be written. */
function keepIn(folder: string) {
  return (name: string, content: string | Uint8Array) => {
    try {
      makeFolder(folder);
      writeFileSync(join(folder, name), content);
    } catch (error) {
      throw new InputError(`--keep ${folder}: ${systemReason(error)}`);
    }
  };
}
