import { readFileSync, statSync } from "node:fs";
import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, integerOption, takeOptions } from "../options.ts";
import { readTimeout } from "../program-options.ts";
import { createProgress } from "../progress.ts";
import type { CompareOptions } from "../../diff/compare-programs.node.ts";
import { floatTypes, parseTolerance, type Tolerance } from "../../diff/tolerance.ts";

const table = {
  runs: { value: "N", summary: "run both N times, in other orders of blocks (default: 1)" },
  seed: { value: "S", summary: "the first order of blocks; 0 is ascending" },
  ulps: {
    value: "N",
    summary: "floats in memory may be N steps apart (default: 0); by type: 2,half=8,double=0",
  },
  "text-tolerance": {
    value: "R",
    summary: "numbers in text may differ by this part, such as 1e-5",
  },
  folder: {
    value: "DIR",
    summary: "copied for each program (default: the one compared, or this)",
  },
  stdin: { value: "FILE", summary: "what both read from standard input (default: nothing)" },
  timeout: { value: "SECONDS", summary: "for each run (default: 60)" },
  format: { value: "FORMAT", summary: "text (default) or json" },
  "no-cache": { summary: "neither read nor write the cache" },
} as const;

/** `unwarp diff A B [nvcc flags] [-- arguments]` */
export const diff: Command = {
  name: "diff",
  summary: "run two programs and compare what they print, write and leave in device memory",
  usage: "A B [options] [nvcc flags] [-- ARGUMENTS]",
  help: `${formatOptions(table)}

A and B are sources (.cu, .asc …), or folders: the sources of a folder are one program, or one for
each file that defines main. The flags are nvcc's, for both.

Both run on the CPU with the same arguments, the same input and their own copies of the folder.
Exit codes, standard output, files, and device memory after each launch and at each copy back are
compared, and the first difference is shown: the kernel, its place in the source, the element,
both values, and how far they are apart. Kernels without a program run on made-up input.

Examples
  unwarp diff saxpy.cu ported/saxpy.asc
  unwarp diff original ported --ulps 2 -- 1000 input.txt

The exit code is 0 when they are the same, 1 when they differ, 2 when they cannot be compared or
when that did not decide it: when both fail before a kernel runs, or do not do the same each time.`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const format = options.value("format") ?? "text";
    if (format !== "text" && format !== "json")
      throw new UsageError(`--format is text or json, not "${format}"`);
    const dashes = rest.indexOf("--");
    const words = dashes < 0 ? rest : rest.slice(0, dashes);
    const [a, b] = programsAmong(words);
    const flags = words.filter((_, index) => index !== a?.index && index !== b?.index);
    if (a === undefined || b === undefined) throw new UsageError("which two programs? unwarp diff A B");
    const folder = options.value("folder");
    if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`--folder ${folder}: no such folder`);
    const compare: CompareOptions = {
      args: dashes < 0 ? [] : rest.slice(dashes + 1),
      tolerance: toleranceOption(options.value("ulps")),
      ...optional("runs", integerOption("runs", options.value("runs"), { min: 1, max: 10_000 })),
      ...optional("seed", integerOption("seed", options.value("seed"), { min: 0, max: 0x7fff_0000 })),
      ...optional("timeoutMs", readTimeout(options.value("timeout"))),
      ...optional("textTolerance", fraction(options.value("text-tolerance"))),
      ...optional("folder", folder),
      ...optional("input", readInput(options.value("stdin"))),
    };
    return await run(a.word, b.word, { flags, compare, format, useCache: !options.has("no-cache") }, io);
  },
};

/** The words that are neither flags nor the value of the flag before them. */
function programsAmong(words: readonly string[]): { readonly word: string; readonly index: number }[] {
  const takesNext = /^-(?:I|D|U|isystem|include|std|Xcompiler|gencode|arch|x)$/;
  return words.flatMap((word, index) =>
    word.startsWith("-") || takesNext.test(words[index - 1] ?? "") ? [] : [{ word, index }],
  );
}

interface Settings {
  readonly flags: readonly string[];
  readonly compare: CompareOptions;
  readonly format: "text" | "json";
  readonly useCache: boolean;
}

async function run(a: string, b: string, settings: Settings, io: Io): Promise<number> {
  const { compareSources } = await import("../../diff/compare-sources.node.ts");
  const { ComparisonError } = await import("../../diff/comparison.ts");
  const { WorkingCopyError } = await import("../../diff/working-copy.node.ts");
  const { formatComparison, formatUncompared } = await import("../../diff/format-comparison.ts");
  const progress = createProgress(io);
  try {
    const { comparisons, uncompared } = await compareSources(a, b, {
      ...settings.compare,
      flags: settings.flags,
      build: {
        environment: io.environment,
        useCache: settings.useCache,
        onStage: (name) => progress.stage(name),
      },
    });
    progress.done();
    if (settings.format === "json")
      io.write(`${JSON.stringify({ version: 1, comparisons, uncompared }, undefined, 2)}\n`);
    else io.write([...comparisons.map(formatComparison), ...uncompared.map(formatUncompared)].join("\n"));
    const verdicts = comparisons.map(({ verdict }) => verdict);
    if (verdicts.includes("different")) return 1;
    return verdicts.includes("not decided") || uncompared.length > 0 ? 2 : 0;
  } catch (error) {
    progress.done();
    if (!(error instanceof ComparisonError || error instanceof WorkingCopyError)) throw error;
    io.writeError(`unwarp diff: ${error.message}\n`);
    return 2;
  }
}

function toleranceOption(text: string | undefined): Tolerance {
  const tolerance = parseTolerance(text ?? "0");
  if (tolerance) return tolerance;
  const types = Object.keys(floatTypes).join(", ");
  throw new UsageError(
    `--ulps takes a whole number, and others for single types (${types}), as in --ulps 2,half=8; not "${text}"`,
  );
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}

function fraction(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value >= 0 && value < 1)) throw new UsageError(`--text-tolerance is from 0 to 1, not "${text}"`);
  return value;
}

function readInput(path: string | undefined): Uint8Array | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`--stdin ${path}: cannot be read`);
  }
}
