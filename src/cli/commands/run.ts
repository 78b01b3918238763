import type { Command } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";
import { programOptions, readProgramOptions } from "../program-options.ts";
import { runApp } from "./exec.ts";
import { createProgress } from "../progress.ts";

const buildOptions = {
  verbose: { summary: "show each stage of the build with its time" },
  "no-cache": { summary: "neither read nor write the cache" },
} as const;
const table = { ...programOptions, ...buildOptions };

/** `unwarp run app.cu [compiler flags] [-- arguments]` */
export const run: Command = {
  name: "run",
  summary: "compile a CUDA program and run it",
  usage: "FILES [options] [nvcc flags] [-- ARGUMENTS]",
  help: formatOptions(table),
  takesHelp: (argv) => argv.length === 0 || argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const runOptions = await readProgramOptions(options);
    const { buildProgram } = await import("../../toolchain/build-program.ts");
    const { nodeServices } = await import("../../toolchain/services.node.ts");
    const { defaultCompileOptions } = await import("../../toolchain/compile-options.ts");
    const files = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
    const args = rest.includes("--") ? rest.slice(rest.indexOf("--") + 1) : [];
    const progress = createProgress(io);
    const built = await buildProgram(
      { inputs: files.map((path) => ({ path, kind: "cuda" })), options: defaultCompileOptions, onStage: (name) => progress.stage(name) },
      nodeServices({ useCache: !options.has("no-cache"), onWarning: (line) => io.writeError(line + "\n") }),
    );
    progress.done();
    io.writeError(built.messages);
    for (const d of built.diagnostics) io.writeError(JSON.stringify(d) + "\n");
    if (options.has("verbose")) for (const s of built.stages) io.writeError(`${s.name} ${s.milliseconds.toFixed(0)} ms\n`);
    if (!built.app) return 1;
    return await runApp(built.app, { ...runOptions, programName: files[0] ?? "program", args }, files[0] ?? "program", io);
  },
};
