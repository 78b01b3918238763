import { buildCompared, type BuildComparedSettings } from "./build-compared.ts";
import type { ComparedProgram } from "./compare-programs.node.ts";
import { ComparisonError } from "./comparison.ts";

/** The sources of one program, and those beside it that may be parts of it. */
export interface NeededSources {
  /** For people. */
  readonly name: string;
  readonly main: string;
  /** Sources without `main`. */
  readonly others: readonly string[];
  /** Whether the folder has other programs, so that the sources without `main` need not be parts of this one. */
  readonly isOneOfSeveral: boolean;
  /** Flags. */
  readonly words: readonly string[];
}

export interface BuiltOfNeeded {
  readonly program: ComparedProgram;
  /** Sources that cannot be compiled here and that the program does not need, and what they lack. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/**
 * Builds a program without those sources that include a header which is not there, such as extensions of PyTorch: it is complete
 * if it links. Other errors are the program's.
 *
 * @param mayLack whether a source without `main` may be left out
 * @throws {ComparisonError} when the program does not build
 */
export async function buildNeeded(
  { name, main, others, isOneOfSeveral, words }: NeededSources,
  mayLack: (source: string) => Promise<boolean>,
  settings: BuildComparedSettings,
): Promise<BuiltOfNeeded> {
  const leftOut = new Map<string, string>();
  const build = async (sources: readonly string[]) =>
    ({ program: await buildCompared(name, [...sources, ...words], settings), leftOut }) as const;
  let alone: ComparisonError | undefined;
  if (isOneOfSeveral)
    try {
      return await build([main]);
    } catch (error) {
      if (!(error instanceof ComparisonError) || !isIncomplete(error.message)) throw error;
      alone = error;
    }
  for (;;) {
    const sources = [main, ...others.filter((source) => !leftOut.has(source))];
    try {
      return await build(sources);
    } catch (error) {
      if (!(error instanceof ComparisonError)) throw error;
      const lacking: [string, string][] = [];
      for (const [source, header] of lackingHeaders(error.message))
        if (others.includes(source) && !leftOut.has(source) && (await mayLack(source)))
          lacking.push([source, header]);
      if (lacking.length === 0) throw alone ?? withLeftOut(error, leftOut);
      for (const [source, header] of lacking) leftOut.set(source, header);
    }
  }
}

export function describeLeftOut(leftOut: ReadonlyMap<string, string>): readonly string[] {
  if (leftOut.size === 0) return [];
  return [`left out, as the program does not need them: ${listed(leftOut)}`];
}

function withLeftOut(error: ComparisonError, leftOut: ReadonlyMap<string, string>): ComparisonError {
  if (leftOut.size === 0) return error;
  return new ComparisonError(`${error.message}\nwhich may be in what cannot be compiled: ${listed(leftOut)}`);
}

function listed(leftOut: ReadonlyMap<string, string>): string {
  return [...leftOut].map(([source, header]) => `${source} ('${header}' is not here)`).join(", ");
}

/** What the linker says of functions and variables that no source defines. */
function isIncomplete(message: string): boolean {
  return /\berror: undefined (?:reference|symbol)/.test(message);
}

/** Which source lacks which header, from what the compiler says. */
export function lackingHeaders(output: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  // The source that includes the file that includes it, the source first.
  let outermost: string | undefined;
  for (const line of output.split("\n")) {
    const from = /^In file included from (.+?):\d+:$/.exec(line)?.[1];
    if (from !== undefined) {
      outermost ??= from;
      continue;
    }
    const [, file = "", header = ""] = /^(.+?):\d+:\d+: fatal error: '(.+)' file not found$/.exec(line) ?? [];
    if (header !== "") found.set(outermost ?? file, header);
    outermost = undefined;
  }
  return found;
}
