/** Words of a command line to what is to be done: the flags that `unwarp nvcc` and `unwarp run` share. */
import type { GangWidth } from "../artifact/gang-width.ts";
import type { CompileOptions, SourceLanguage } from "./compile-options.ts";
import type { CodeOptions } from "./device-compiler.ts";
import { tryHostCompilerOption } from "./host-compiler-options.ts";
import type { IncludeFolder } from "./include-scan.ts";
import { findOption, OptionError, unknownOption } from "./nvcc-options.ts";
import { kernelLanguageOf } from "./kernel-languages.ts";
import { isAlwaysThere } from "./libraries.ts";
import { baseName, extensionOf, toToolPath } from "./paths.ts";
import { splitWords } from "./split-words.ts";

export type Action =
  | "link"
  | "compile"
  | "device-link"
  | "archive"
  | "preprocess"
  | "dependencies"
  | "version"
  | "list-architectures"
  | "list-codes"
  | "help";

export type CommandInput =
  | { readonly path: string; readonly kind: SourceLanguage | "object" }
  /** `-lNAME`: `path` is NAME. */
  | { readonly path: string; readonly kind: "library" };

/** What the options write to while they are read. */
export interface CommandLineState {
  action: Action;
  run: boolean;
  shared: boolean;
  dryRun: boolean;
  verbose: boolean;
  output: string | undefined;
  outputFolder: string | undefined;
  keepFolder: string | undefined;
  /** Set by `-x`, for the inputs that follow. */
  language: SourceLanguage | undefined;
  readonly inputs: CommandInput[];
  readonly folders: IncludeFolder[];
  readonly forcedIncludes: string[];
  readonly macros: string[];
  readonly libraryFolders: string[];
  readonly warningFlags: string[];
  readonly hostFlags: string[];
  readonly runArguments: string[];
  standard: string | undefined;
  optimization: string;
  debug: boolean;
  steppable: boolean;
  fastMath: boolean;
  contract: boolean;
  gangWidth: GangWidth | undefined;
  rdc: boolean;
  openmp: boolean;
  writesDependencies: boolean;
  dependencyFile: string | undefined;
  readonly dependencyTargets: string[];
  phonyTargets: boolean;
  /** Lines to print, without the program's name. */
  readonly warnings: string[];
}

/** A command line that was understood. */
export interface CommandLine extends Readonly<CommandLineState> {
  readonly compile: CompileOptions;
  readonly code: CodeOptions;
  /** What follows `--`. */
  readonly programArguments: readonly string[];
}

export interface ParseContext {
  /** Reads a file of options (`--options-file`, `@file`); undefined when there is none. */
  readText(path: string): string | undefined;
  readonly color?: boolean;
  /** Paths are typed with backslashes there. */
  readonly isWindows?: boolean;
}

/**
 * @throws {OptionError} for an option without its value or one whose meaning unwarp cannot keep.
 *   Unknown options are `warnings` instead.
 */
export function parseCommandLine(argv: readonly string[], context: ParseContext): CommandLine {
  const end = argv.indexOf("--");
  const typed = initialState();
  readWords(typed, end < 0 ? argv : argv.slice(0, end), context, 0);
  const state = context.isWindows ? withToolPaths(typed) : typed;
  if (state.shared && state.action === "link") {
    throw new OptionError("-shared: shared libraries are not supported yet; make an archive with -lib or ar");
  }
  const compile: CompileOptions = {
    folders: state.folders,
    forcedIncludes: state.forcedIncludes,
    macros: state.macros,
    ...(state.standard === undefined ? {} : { standard: state.standard }),
    optimization: state.optimization,
    debug: state.debug,
    steppable: state.steppable,
    fastMath: state.fastMath,
    contract: state.contract,
    rdc: state.rdc,
    openmp: state.openmp,
    warnings: state.warningFlags,
    hostFlags: state.hostFlags,
    color: context.color ?? false,
  };
  const code: CodeOptions = state.gangWidth === undefined ? {} : { gangWidth: state.gangWidth };
  return { ...state, compile, code, programArguments: end < 0 ? [] : argv.slice(end + 1) };
}

function initialState(): CommandLineState {
  return {
    action: "link",
    run: false,
    shared: false,
    dryRun: false,
    verbose: false,
    output: undefined,
    outputFolder: undefined,
    keepFolder: undefined,
    language: undefined,
    inputs: [],
    folders: [],
    forcedIncludes: [],
    macros: [],
    libraryFolders: [],
    warningFlags: [],
    hostFlags: [],
    runArguments: [],
    standard: undefined,
    optimization: "2",
    debug: false,
    steppable: false,
    fastMath: false,
    contract: false,
    gangWidth: undefined,
    rdc: false,
    openmp: false,
    writesDependencies: false,
    dependencyFile: undefined,
    dependencyTargets: [],
    phonyTargets: false,
    warnings: [],
  };
}

/** Inside, paths have slashes on every system; only `isWindows` knows how they were typed. */
function withToolPaths(state: CommandLineState): CommandLineState {
  const path = (typed: string) => toToolPath(typed, true);
  const optional = (typed: string | undefined) => (typed === undefined ? undefined : path(typed));
  return {
    ...state,
    output: optional(state.output),
    outputFolder: optional(state.outputFolder),
    keepFolder: optional(state.keepFolder),
    dependencyFile: optional(state.dependencyFile),
    inputs: state.inputs.map((input) => ({ ...input, path: path(input.path) })),
    folders: state.folders.map((folder) => ({ ...folder, path: path(folder.path) })),
    forcedIncludes: state.forcedIncludes.map(path),
    libraryFolders: state.libraryFolders.map(path),
  };
}

/** Option files may name others; deeper than this they name themselves. */
const maximumNesting = 10;

function readWords(
  state: CommandLineState,
  words: readonly string[],
  context: ParseContext,
  depth: number,
): void {
  let unknown: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const before = unknown;
    unknown = undefined;
    const optionFile = /^(?:@|--?options-file=|-optf=)(.+)$/s.exec(word)?.[1];
    if (optionFile !== undefined) readOptionFiles(state, optionFile, context, depth);
    else if (/^(--?options-file|-optf)$/.test(word))
      readOptionFiles(state, words[++at] ?? "", context, depth);
    else if (isInput(word)) addInput(state, word, before);
    else {
      const used = readOption(state, word, words[at + 1]);
      if (used === "unknown") unknown = word;
      else at += used;
    }
  }
}

/** MSVC's `/W3` is an option only where the file system has no such path; it follows -Xcompiler. */
function isInput(word: string): boolean {
  return !word.startsWith("-") || word === "-";
}

/** Returns how many more words it used. */
function readOption(state: CommandLineState, word: string, next: string | undefined): number | "unknown" {
  const found = findOption(word);
  if (!found) {
    if (tryHostCompilerOption(state, word)) return 0;
    state.warnings.push(unknownOption(word));
    return "unknown";
  }
  const { option, name, value } = found;
  if (value !== undefined || option.takes === "none") {
    option.apply(state, value ?? "");
    return 0;
  }
  if (option.takes === "attached") {
    const follows = next !== undefined && option.values?.includes(next);
    option.apply(state, follows ? next : "");
    return follows ? 1 : 0;
  }
  // `-O` alone is the one joined option whose value may be missing.
  if (name === "-O") {
    option.apply(state, "");
    return 0;
  }
  if (next === undefined) throw new OptionError(`${name} needs a value`);
  option.apply(state, next);
  return 1;
}

function readOptionFiles(state: CommandLineState, paths: string, context: ParseContext, depth: number): void {
  for (const path of paths.split(",")) {
    const text = context.readText(toToolPath(path, context.isWindows ?? false));
    if (text === undefined) throw new OptionError(`options file ${path}: no such file`);
    if (depth >= maximumNesting) throw new OptionError(`options file ${path} names itself`);
    readWords(state, splitWords(text), context, depth + 1);
  }
}

const languages: Readonly<Record<string, SourceLanguage>> = {
  ".c": "c",
  ".cpp": "c++",
  ".cc": "c++",
  ".cxx": "c++",
  ".C": "c++",
  ".c++": "c++",
};
const objectExtensions = [".o", ".a", ".obj", ".lib"];

const isSharedLibrary = (path: string) => /\.so(\.\d+)*$|\.dll$|\.dylib$/.test(path);

/** `/usr/lib/libm.so` is what `-lm` is. */
function addSharedLibrary(state: CommandLineState, path: string): void {
  const name = /^(?:lib)?([\w+]+)/.exec(baseName(path))?.[1] ?? "";
  if (!isAlwaysThere(name)) {
    throw new OptionError(
      `${path}: shared libraries are not supported; link the library's objects or an archive`,
    );
  }
  state.inputs.push({ path: name, kind: "library" });
}

/** `unknown`: the option in front of it that is none. */
function addInput(state: CommandLineState, path: string, unknown: string | undefined): void {
  if (path === "-") throw new OptionError("-: a source cannot come from standard input; put it into a file");
  const extension = extensionOf(path);
  // Whatever -x says: an object is no text.
  const isObject = objectExtensions.includes(extension);
  const kind = isObject ? "object" : (state.language ?? kernelLanguageOf(extension) ?? languages[extension]);
  if (kind) state.inputs.push({ path, kind });
  else if (isSharedLibrary(path)) addSharedLibrary(state, path);
  else if (extension === ".ptx" || extension === ".cubin" || extension === ".fatbin") {
    throw new OptionError(
      `${path}: compiled device code of NVIDIA's tools cannot run here; give the CUDA source`,
    );
  } else {
    const advice = unknown
      ? `if it is the value of ${unknown}: there is no such option`
      : "arguments for the program go behind --";
    throw new OptionError(`${baseName(path)}: do not know what to do with this kind of file; ${advice}`);
  }
}
