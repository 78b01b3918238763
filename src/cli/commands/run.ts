import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";
import { programOptions, readProgramOptions } from "../program-options.ts";
import { createProgress } from "../progress.ts";
import type { Build, BuildSettings } from "../../api/build-from-command-line.ts";
import { runApp } from "./exec.ts";

const buildOptions = {
  verbose: { summary: "show each stage of the build with its time" },
  "no-cache": { summary: "neither read nor write the cache" },
  keep: { value: "DIR", summary: "write the files between the stages into this folder" },
  "print-after": { value: "PASS", summary: "print the device code after this pass (or after all)" },
  "stop-after": { value: "PASS", summary: "stop after this pass" },
  verify: { summary: "check the device code after every pass", hidden: true },
} as const;
const table = { ...programOptions, ...buildOptions };

/** `unwarp run app.cu [compiler flags] [-- arguments]` */
export const run: Command = {
  name: "run",
  summary: "compile a CUDA program and run it",
  usage: "FILES [options] [nvcc flags] [-- ARGUMENTS]",
  help: `${formatOptions(table)}

FILES are CUDA (.cu), C++ (.cpp, .cc, .cxx) and C (.c) sources, objects and archives of unwarp nvcc.
The flags are nvcc's: -I, -D, -std=, -O, -l, -Xcompiler … ; unwarp nvcc -h lists them all.
-o FILE leaves the executable file as well. --gang-width N: threads that run as one, in vectors.

Examples
  unwarp run a.cu
  unwarp run a.cu b.cu util.cpp -Iinclude -DN=4 -std=c++20 -O3 -- 1000 input.txt
  unwarp run a.cu --threads 2 --timeout 60 --dir data --dir .

The exit code is the program's; 1 when it does not compile, 2 for a wrong command line or a file
that is not there, 124 after --timeout, 134, 136 or 139 when it crashes. A kernel that never ends is
stopped with Ctrl-C.
Programs that were built before come from the cache, in ~/.cache/unwarp, ~/Library/Caches/unwarp or
%LOCALAPPDATA%\\unwarp\\Cache; the environment variable UNWARP_CACHE_DIR names another folder.`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const runOptions = await readProgramOptions(options, !options.has("no-cache"));
    const printAfter = options.value("print-after");
    const stopAfter = options.value("stop-after");
    await requirePasses([printAfter === "all" ? undefined : printAfter, stopAfter]);
    const debugs = printAfter !== undefined || stopAfter !== undefined || options.has("verify");
    const { app, ok, isWrongFile, programName, programArguments } = await build(rest, io, {
      useCache: !options.has("no-cache"),
      verbose: options.has("verbose"),
      keepFolder: options.value("keep"),
      passes: debugs
        ? { printAfter, stopAfter, verify: options.has("verify"), onAfterPass: printPass(io) }
        : undefined,
    });
    if (!app) return ok ? 0 : isWrongFile ? 2 : 1;
    return await runApp(app, { programName, ...runOptions, args: programArguments }, programName, io);
  },
};

/** Builds with progress on a terminal, and prints what there is to say. Shared with `step`. */
export async function build(
  words: readonly string[],
  io: Io,
  settings: BuildSettings & { readonly verbose: boolean },
): Promise<Build> {
  // Loaded only here: `unwarp exec` needs none of it.
  const { buildFromCommandLine } = await import("../../api/build-from-command-line.ts");
  const { OptionError } = await import("../../toolchain/nvcc-options.ts");
  const progress = createProgress(io);
  try {
    const built = await buildFromCommandLine(words, {
      ...settings,
      environment: io.environment,
      color: io.isTerminal,
      onStage: (name) => progress.stage(name),
    });
    progress.done();
    io.writeError(built.output);
    if (settings.verbose) io.writeError(built.stages.map(formatStage).join(""));
    return built;
  } catch (error) {
    throw error instanceof OptionError ? new UsageError(error.message) : error;
  } finally {
    progress.done();
  }
}

function formatStage({ name, milliseconds, details = "" }: Build["stages"][number]): string {
  return `${milliseconds.toFixed(0).padStart(7)} ms  ${name}\n${details}`;
}

/** @throws {UsageError} that lists the passes when one of these is not among them. */
async function requirePasses(names: readonly (string | undefined)[]): Promise<void> {
  if (names.every((name) => name === undefined)) return;
  const { listPasses } = await import("../../compiler/compile-module.ts");
  const passes = listPasses();
  const unknown = names.find((name) => name !== undefined && !passes.some((pass) => pass.name === name));
  if (unknown === undefined) return;
  const width = Math.max(...passes.map(({ name }) => name.length));
  const list = passes.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  throw new UsageError(`there is no pass "${unknown}". The passes, in order:\n${list}`);
}

function printPass(io: Io) {
  return (pass: string, text: string) => io.write(`; after ${pass}\n${text}\n`);
}
