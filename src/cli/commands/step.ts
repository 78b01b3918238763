import { readFileSync } from "node:fs";
import { type Command, UsageError } from "../command.ts";
import { formatOptions, integerOption, takeOptions } from "../options.ts";
import { programOptions, readProgramOptions } from "../program-options.ts";
import type { BlockTrace, Triple } from "../../trace/block-trace.ts";
import { runApp } from "./exec.ts";
import { build } from "./run.ts";

const { dir, timeout } = programOptions;
const table = {
  kernel: {
    value: "NAME",
    summary: "the kernel, by its name in the source (default: the first that is launched)",
  },
  launch: { value: "N", summary: "which launch of this kernel (default: 1, the first)" },
  block: { value: "X[,Y,Z]", summary: "which block of the grid, counted from 0 (default: 0,0,0)" },
  json: { summary: "the trace as JSON, for programs" },
  dir,
  timeout,
} as const;

/** `unwarp step app.cu [--kernel NAME] [--launch N] [--block X,Y,Z]` */
export const step: Command = {
  name: "step",
  summary: "show what the warps of a block do, line by line",
  usage: "FILES [options] [nvcc flags] [-- ARGUMENTS]",
  help: `${formatOptions(table)}

Compiles a program without optimizing its kernels, runs it on the interpreter and prints a table
for one block: the line each warp is at, which of its 32 lanes are active (■) or not (□), what they
read and write, where they wait for each other. Made for small grids; the table ends after 20,000
steps. What the program prints comes first; its standard error is separate.

Examples
  unwarp step reduce.cu
  unwarp step reduce.cu --kernel reduce --launch 2 --block 3 | less
  unwarp step matmul.cu --block 1,2 --json > trace.json

The exit code is the program's; 1 when it does not compile or never launches such a block.`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const kernel = options.value("kernel");
    const launch = integerOption("launch", options.value("launch"), { min: 1, max: 1e9 }) ?? 1;
    const block = readIndex(options.value("block") ?? "0");
    const runOptions = await readProgramOptions({
      has: () => false,
      value: (name) => (name === "timeout" ? options.value(name) : undefined),
      values: (name) => (name === "dir" ? options.values(name) : []),
    });
    const { app, isWrongFile, programName, programArguments } = await build(["--steppable", ...rest], io, {
      verbose: false,
    });
    if (!app) return isWrongFile ? 2 : 1;
    const { createTracingDevice } = await import("../../devices/interpreter/create.ts");
    const { formatTrace } = await import("../../trace/format-trace.ts");
    let trace: BlockTrace | undefined;
    const createDevice = createTracingDevice(
      { launch, block, ...(kernel === undefined ? {} : { kernel }) },
      (written) => void (trace = written),
    );
    const exitCode = await runApp(
      app,
      { programName, ...runOptions, createDevice, args: programArguments },
      programName,
      io,
    );
    if (!trace) {
      const what = `launch ${launch} of ${kernel === undefined ? "a kernel" : `the kernel ${kernel}`}`;
      io.writeError(`unwarp step: the program ran no block (${block.join(", ")}) in ${what}\n`);
      return exitCode || 1;
    }
    io.write(options.has("json") ? `${JSON.stringify(trace)}\n` : formatTrace(trace, lineReader()));
    return exitCode;
  },
};

function readIndex(text: string): Triple {
  const [x = 0, y = 0, z = 0, ...more] = text.split(",").map(Number);
  if (more.length > 0 || ![x, y, z].every((index) => Number.isSafeInteger(index) && index >= 0))
    throw new UsageError(`--block takes the block's index as X, X,Y or X,Y,Z, from 0, not "${text}"`);
  return [x, y, z];
}

/** Files are read once; one that is gone has no text. */
function lineReader(): (file: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? readLines(file);
    files.set(file, lines);
    return lines[line - 1];
  };
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}
