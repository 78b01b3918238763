import { buildFromCommandLine } from "../api/build-from-command-line.ts";
import type { Clang } from "../toolchain/clang.ts";
import { OptionError } from "../toolchain/nvcc-options.ts";
import type { ComparedProgram } from "./compare-programs.node.ts";
import { ComparisonError } from "./comparison.ts";

export interface BuildComparedSettings {
  readonly workingFolder?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly useCache?: boolean;
  readonly onStage?: (name: string) => void;
  readonly clang?: Clang;
}

/**
 * Builds one of the programs.
 * @param words its sources, and nvcc's flags for both
 * @throws {ComparisonError} with all that the compiler says, when it does not build
 */
export async function buildCompared(
  name: string,
  words: readonly string[],
  settings: BuildComparedSettings = {},
): Promise<ComparedProgram> {
  try {
    const { app, output } = await buildFromCommandLine(words, settings);
    if (!app) throw new ComparisonError(`${name} does not build:\n${output.trimEnd()}`);
    return { name, app };
  } catch (error) {
    throw error instanceof OptionError ? new ComparisonError(`${name}: ${error.message}`) : error;
  }
}
