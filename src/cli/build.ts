import { join } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
import { formatDiagnostic } from "../source/diagnostic.ts";
import { buildProgram, InputError } from "../toolchain/build-program.ts";
import { parseCommandLine } from "../toolchain/command-line.ts";
import type { PassOptions } from "../toolchain/device-compiler.ts";
import { findLibraries } from "../toolchain/libraries.ts";
import { OptionError } from "../toolchain/nvcc-options.ts";
import { nodeServices } from "../toolchain/services.node.ts";
import { type Io, UsageError } from "./command.ts";
import { createProgress } from "./progress.ts";

export interface BuildSettings {
  readonly useCache: boolean;
  readonly verbose: boolean;
  readonly keepFolder: string | undefined;
  readonly passes: PassOptions | undefined;
}

export interface BuiltProgram {
  /** Undefined when there were errors, which are printed then, or the passes were stopped early. */
  readonly app: Uint8Array | undefined;
  readonly exitCode: number;
  /** What the program sees as its own name. */
  readonly programName: string;
  readonly args: readonly string[];
}

/**
 * Builds what a command line of files and nvcc flags says, and prints what there is to say about it.
 * @throws {UsageError} when the command line makes no sense
 */
export async function buildFromCommandLine(
  words: readonly string[],
  io: Io,
  settings: BuildSettings,
): Promise<BuiltProgram> {
  const progress = createProgress(io);
  const print = (text: string) => {
    progress.done();
    io.writeError(text);
  };
  const services = nodeServices({
    environment: io.environment,
    useCache: settings.useCache,
    onWarning: (line) => print(`unwarp: ${line}\n`),
  });
  const readText = (path: string) => {
    const bytes = services.files.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  try {
    const line = parseCommandLine(words, { readText, color: io.isTerminal });
    for (const warning of line.warnings) print(`unwarp: ${warning}\n`);
    if (line.action !== "link")
      throw new OptionError(`this only builds objects or prints: unwarp nvcc ${words.join(" ")}`);
    const [first] = line.inputs;
    if (!first) throw new OptionError("which file? For example: unwarp run app.cu");
    const { app, messages, diagnostics, stages } = await buildProgram(
      {
        inputs: findLibraries(line.inputs, line.libraryFolders, services.files),
        options: line.compile,
        ...(settings.passes ? { passes: settings.passes } : {}),
        ...(settings.keepFolder === undefined ? {} : { onIntermediate: keepIn(settings.keepFolder) }),
        onStage: (name) => progress.stage(name),
      },
      services,
    );
    print(messages);
    for (const diagnostic of diagnostics) print(`${formatDiagnostic(diagnostic, readText)}\n`);
    if (settings.verbose) print(stages.map(formatStage).join(""));
    const failed = !app && (messages !== "" || diagnostics.some(({ severity }) => severity === "error"));
    return { app, exitCode: failed ? 1 : 0, programName: first.path, args: line.programArguments };
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.message);
    if (!(error instanceof InputError)) throw error;
    print(`unwarp: ${error.message}\n`);
    return { app: undefined, exitCode: 1, programName: "", args: [] };
  } finally {
    progress.done();
    // Before the program starts: clang's threads hold hundreds of megabytes.
    services.clang.dispose();
  }
}

function formatStage({ name, milliseconds }: { name: string; milliseconds: number }): string {
  return `${milliseconds.toFixed(0).padStart(7)} ms  ${name}\n`;
}

function keepIn(folder: string) {
  return (name: string, content: string | Uint8Array) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), content);
  };
}
