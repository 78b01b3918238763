/**
 * Runs LLVM's tools, which come as one WebAssembly module in the package @yowasp/clang: each run is a
 * fresh instance over a tree of files in memory.
 */
import type { RunOptions, Tree } from "@yowasp/clang";
import { ByteSink } from "./byte-sink.ts";
import { withDirectOutput } from "./direct-output.ts";

/** Folders and files by name. */
export type FileTree = { [name: string]: FileTree | string | Uint8Array };

export interface ToolResult {
  readonly exitCode: number;
  /** What the tool wrote to standard output: with `-o -` the file it made. A tree as JSON comes without its indentation. */
  readonly output: Uint8Array;
  /** What it wrote to standard error. */
  readonly messages: string;
}

export interface Clang {
  /**
   * @param argv the tool's name first: `clang -cc1 …`, `wasm-ld …`. Files are best written to `-o -`: files
   *   in the tree grow by 4 KiB a step, and each step copies the whole file.
   */
  run(argv: readonly string[], files: FileTree): Promise<ToolResult>;
  /** Gives the memory back, hundreds of megabytes. */
  dispose(): void;
}

/** How much of the package is loaded, 0 to 1. */
export type LoadProgress = (done: number) => void;

/** What this file needs of the package. */
export interface ClangPackage {
  readonly runLLVM: (
    argv: string[] | undefined,
    files: Tree,
    options: RunOptions,
  ) => Promise<Tree> | Tree | undefined;
}

/** Runs on the calling thread. Compiles the package's module, 75 MB, once: half a second. */
export async function loadClang(
  importPackage: () => Promise<ClangPackage>,
  onProgress: LoadProgress = () => {},
): Promise<Clang> {
  const { runLLVM } = await importPackage();
  // Its default is to print the progress to standard output.
  const fetchProgress: NonNullable<RunOptions["fetchProgress"]> = ({ doneLength, totalLength }) =>
    onProgress(doneLength / totalLength);
  // An absent list of arguments means: only load.
  await runLLVM(undefined, {}, { fetchProgress });
  return {
    run: async (argv, files) => runTool(runLLVM, argv, files),
    dispose() {},
  };
}

function runTool(runLLVM: ClangPackage["runLLVM"], argv: readonly string[], files: FileTree): ToolResult {
  const output = new ByteSink(argv.includes("-ast-dump=json"));
  const messages = new ByteSink();
  const collect = (sink: ByteSink) => (bytes: Uint8Array | null) => {
    if (bytes) sink.push(bytes, 0, bytes.length);
  };
  let exitCode = 0;
  let crash = "";
  try {
    // Nothing to wait for: it runs synchronously, and the files it returns are not asked for.
    const options: RunOptions = {
      synchronously: true,
      decodeASCII: false,
      stdin: null,
      stdout: collect(output),
      stderr: collect(messages),
    };
    void withDirectOutput(output, () => runLLVM([...argv], files, options));
  } catch (error) {
    exitCode = exitCodeOf(error) ?? crashExitCode;
    if (exitCode === crashExitCode) crash = `${argv[0]}: error: the tool crashed (${String(error)})\n`;
  }
  return { exitCode, output: output.bytes(), messages: new TextDecoder().decode(messages.bytes()) + crash };
}

/** The exit code of a tool that trapped, ran out of memory or failed an assertion of its own. */
export const crashExitCode = 70;

/** The package throws an `Exit` with a `code`; a trap or a stack overflow has none. */
function exitCodeOf(error: unknown): number | undefined {
  const isExit = typeof error === "object" && error !== null && "files" in error && "code" in error;
  return isExit && typeof error.code === "number" ? error.code : undefined;
}
