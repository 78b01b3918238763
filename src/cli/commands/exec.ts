import { readFileSync } from "node:fs";
import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";
import { programOptions, readProgramOptions } from "../program-options.ts";
import { ArtifactError } from "../../artifact/app-info.ts";

/** `unwarp exec [options] app [arguments]`: what the launcher line of `./app` calls. */
export const exec: Command = {
  name: "exec",
  summary: "run a program that unwarp nvcc built",
  usage: "[options] APP [ARGUMENTS]",
  help: formatOptions(programOptions),
  takesHelp: (argv) => argv[0] === "--help" || argv[0] === "-h",
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, programOptions, { stopAtPositional: true });
    const [app, ...args] = rest[0] === "--" ? rest.slice(1) : rest;
    if (app === undefined) throw new UsageError("which program?");
    if (app.startsWith("-")) throw new UsageError(`there is no option ${app}`);
    const runOptions = await readProgramOptions(options);
    return await runApp(readApp(app), { programName: app, ...runOptions, args }, app, io);
  },
};

/** @throws {UsageError} in one line when the file cannot be read. */
function readApp(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new UsageError(`${path}: no such file`);
    if (code === "EISDIR") throw new UsageError(`${path}: is a folder, not a program`);
    throw new UsageError(`${path}: cannot be read (${String(code)})`);
  }
}

/** Runs a program and turns "this file is not a program of ours" into a message. Shared with `run`. */
export async function runApp(
  app: Uint8Array,
  options: import("../../runtime/program.node.ts").RunOptions,
  name: string,
  io: Io,
): Promise<number> {
  const { runProgram } = await import("../../runtime/program.node.ts");
  try {
    return runProgram(app, options).exitCode;
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    io.writeError(`unwarp: ${name}: ${error.message}\n`);
    return 126;
  }
}
