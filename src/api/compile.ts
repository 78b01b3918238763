import type { GangWidth } from "../artifact/gang-width.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { OptionError } from "../toolchain/nvcc-options.ts";
import { buildFromCommandLine } from "./build-from-command-line.ts";

export interface CompileRequest {
  /** CUDA, C++ and C sources, objects and archives, relative to `cwd`. */
  readonly inputs: readonly string[];
  /**
   * nvcc's flags, as `unwarp nvcc -h` lists them: `["-O3", "-Iinclude", "-DN=4", "-std=c++20"]`. With `-o FILE` the
   * executable file is written as well.
   */
  readonly flags?: readonly string[];
  /**
   * How many threads along x run as one, in vectors: 1, 4, 8, 16 or 32. Default: chosen per kernel. The flag
   * `--gang-width` says the same.
   */
  readonly gangWidth?: GangWidth;
  /** Default: the working folder of the process. */
  readonly cwd?: string;
  /** False neither reads nor writes the cache in the user's cache folder. Default: true. */
  readonly cache?: boolean;
  /** Called when a step begins, with its name, such as `compile a.cu (device)`. */
  readonly onStage?: (name: string) => void;
}

interface CompileReport {
  /**
   * Everything there is to say, as text ready to print: warnings, clang's and the linker's messages and the
   * diagnostics with their source lines. Empty when there is nothing.
   */
  readonly output: string;
  /** What unwarp itself found in device code, warnings included; clang's messages are in `output` only. */
  readonly diagnostics: readonly Diagnostic[];
  /** The steps taken and how long each took. */
  readonly stages: readonly { readonly name: string; readonly milliseconds: number }[];
}

export interface CompiledProgram extends CompileReport {
  readonly ok: true;
  /** The linked program, for `run`. Written to a file, it is what `unwarp exec FILE` runs. */
  readonly app: Uint8Array;
}

export interface FailedCompile extends CompileReport {
  readonly ok: false;
  readonly app: undefined;
}

/**
 * Compiles and links a CUDA program, or takes it from the cache when nothing has changed. Runs on threads of
 * its own; needs up to 1 GB of memory, and gives it back before it returns.
 *
 * Whatever is wrong with the program, its files or the flags is told in the result with `ok: false`.
 * @throws {InternalError} for a bug in unwarp
 */
export async function compile(request: CompileRequest): Promise<CompiledProgram | FailedCompile> {
  const { inputs, flags = [], gangWidth, cwd, cache, onStage } = request;
  const width = gangWidth === undefined ? [] : ["--gang-width", String(gangWidth)];
  const words = [...flags, ...width, ...inputs];
  try {
    const { app, output, diagnostics, stages } = await buildFromCommandLine(words, {
      workingFolder: cwd,
      useCache: cache,
      onStage,
    });
    const report = { output, diagnostics, stages };
    return app ? { ok: true, app, ...report } : { ok: false, app, ...report };
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    return { ok: false, app: undefined, output: `unwarp: ${error.message}\n`, diagnostics: [], stages: [] };
  }
}
