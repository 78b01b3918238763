/**
 * nvcc's options, once: `unwarp nvcc` and `unwarp run` read the same table. An option that is not here
 * is a warning that names it; one whose meaning cannot be kept is an error.
 */
import { type GangWidth, gangWidths, parseGangWidth } from "../artifact/gang-width.ts";
import type { CommandLineState } from "./command-line.ts";
import { applyHostCompilerOptions } from "./host-compiler-options.ts";
import { kernelLanguageNamed } from "./kernel-languages.ts";
import { splitWords } from "./split-words.ts";

export interface NvccOption {
  /** With their dashes, the long name last. */
  readonly names: readonly string[];
  /**
   * none: a switch, `-name=value` is refused. value: `-name value` or `-name=value`. joined: also `-nameVALUE`.
   * attached: `-name=value` or nothing, or the next word where it is one of `values`.
   */
  readonly takes: "none" | "value" | "joined" | "attached";
  readonly values?: readonly string[];
  apply(state: CommandLineState, value: string): void;
}

/** The option line makes no sense, or asks for what unwarp cannot do. One line for the user. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

const ignore = () => {};

function accepted(takes: NvccOption["takes"], ...names: string[]): NvccOption {
  return { names, takes, apply: ignore };
}

function refused(reason: string, takes: NvccOption["takes"], ...names: string[]): NvccOption {
  return {
    names,
    takes,
    apply: () => {
      throw new OptionError(`${names[0]}: ${reason}`);
    },
  };
}

const truths = ["true", "false"];

/** `-ftz=true` and `-ftz true`. */
function acceptedTruth(...names: string[]): NvccOption {
  return { names, takes: "attached", values: truths, apply: ignore };
}

const list = (value: string) => splitList(value);
const isTrue = (value: string) => value === "" || value === "true";

export const nvccOptions: readonly NvccOption[] = [
  // What to do.
  { names: ["-c", "-compile", "--compile"], takes: "none", apply: (s) => void (s.action = "compile") },
  {
    names: ["-dc", "-device-c", "--device-c"],
    takes: "none",
    apply: (s) => {
      s.action = "compile";
      s.rdc = true;
    },
  },
  {
    names: ["-dlink", "-device-link", "--device-link"],
    takes: "none",
    apply: (s) => void (s.action = "device-link"),
  },
  { names: ["-link", "--link"], takes: "none", apply: (s) => void (s.action = "link") },
  { names: ["-lib", "--lib"], takes: "none", apply: (s) => void (s.action = "archive") },
  { names: ["-run", "--run"], takes: "none", apply: (s) => void (s.run = true) },
  {
    names: ["-run-args", "--run-args"],
    takes: "value",
    apply: (s, v) => void s.runArguments.push(...list(v)),
  },
  {
    names: ["-E", "-preprocess", "--preprocess"],
    takes: "none",
    apply: (s) => void (s.action = "preprocess"),
  },
  {
    names: ["-M", "-MM", "--generate-dependencies", "--generate-nonsystem-dependencies"],
    takes: "none",
    apply: (s) => void (s.action = "dependencies"),
  },
  {
    names: [
      "-MD",
      "-MMD",
      "--generate-dependencies-with-compile",
      "--generate-nonsystem-dependencies-with-compile",
    ],
    takes: "none",
    apply: (s) => void (s.writesDependencies = true),
  },
  { names: ["-MF", "--dependency-output"], takes: "value", apply: (s, v) => void (s.dependencyFile = v) },
  {
    names: ["-MT", "-MQ", "--dependency-target-name"],
    takes: "value",
    apply: (s, v) => void s.dependencyTargets.push(v),
  },
  {
    names: ["-MP", "--generate-dependency-targets"],
    takes: "none",
    apply: (s) => void (s.phonyTargets = true),
  },
  { names: ["-V", "-version", "--version"], takes: "none", apply: (s) => void (s.action = "version") },
  {
    names: ["-arch-ls", "--list-gpu-arch"],
    takes: "none",
    apply: (s) => void (s.action = "list-architectures"),
  },
  { names: ["-code-ls", "--list-gpu-code"], takes: "none", apply: (s) => void (s.action = "list-codes") },
  { names: ["-h", "-help", "--help"], takes: "none", apply: (s) => void (s.action = "help") },
  { names: ["-dryrun", "--dryrun"], takes: "none", apply: (s) => void (s.dryRun = true) },
  { names: ["-v", "-verbose", "--verbose"], takes: "none", apply: (s) => void (s.verbose = true) },
  {
    names: ["-keep", "-save-temps", "--keep", "--save-temps"],
    takes: "none",
    apply: (s) => void (s.keepFolder ??= "."),
  },
  { names: ["-keep-dir", "--keep-dir"], takes: "value", apply: (s, v) => void (s.keepFolder = v) },
  refused("unwarp translates device code when it links and makes no PTX or cubin", "none", "-ptx", "--ptx"),
  refused(
    "unwarp translates device code when it links and makes no PTX or cubin",
    "none",
    "-cubin",
    "--cubin",
  ),
  refused(
    "unwarp translates device code when it links and makes no PTX or cubin",
    "none",
    "-fatbin",
    "--fatbin",
  ),
  refused(
    "unwarp translates device code when it links and makes no PTX or cubin",
    "none",
    "-optix-ir",
    "--optix-ir",
  ),
  refused("there is no C++ form of a CUDA file here; -E preprocesses it", "none", "-cuda", "--cuda"),
  // CMake gives it to -dlink as well, where it means nothing.
  { names: ["-shared", "--shared"], takes: "none", apply: (s) => void (s.shared = true) },

  // Files and folders.
  { names: ["-o", "-output-file", "--output-file"], takes: "value", apply: (s, v) => void (s.output = v) },
  {
    names: ["-odir", "-output-directory", "--output-directory"],
    takes: "value",
    apply: (s, v) => void (s.outputFolder = v),
  },
  {
    names: ["-I", "-include-path", "--include-path"],
    takes: "joined",
    apply: (s, v) => void s.folders.push(...list(v).map((path) => ({ path, kind: "user" as const }))),
  },
  {
    names: ["-isystem", "-system-include", "--system-include"],
    takes: "joined",
    apply: (s, v) => void s.folders.push(...list(v).map((path) => ({ path, kind: "system" as const }))),
  },
  { names: ["-iquote"], takes: "joined", apply: (s, v) => void s.folders.push({ path: v, kind: "quote" }) },
  {
    names: ["-include", "-pre-include", "--pre-include"],
    takes: "value",
    apply: (s, v) => void s.forcedIncludes.push(...list(v)),
  },
  {
    names: ["-L", "-library-path", "--library-path"],
    takes: "joined",
    apply: (s, v) => void s.libraryFolders.push(...list(v)),
  },
  {
    names: ["-l", "-library", "--library"],
    takes: "joined",
    apply: (s, v) => void s.inputs.push(...list(v).map((path) => ({ path, kind: "library" as const }))),
  },
  {
    names: ["-x", "-x-lang", "--x"],
    takes: "joined",
    apply: (s, v) => void (s.language = languageNamed(v)),
  },
  accepted("value", "-ccbin", "--compiler-bindir"),
  accepted("value", "-arbin", "--archiver-binary"),
  accepted("value", "-cudart", "--cudart"),
  accepted("value", "-cudadevrt", "--cudadevrt"),
  accepted("value", "-ldir", "--libdevice-directory"),
  accepted("value", "-target-dir", "--target-directory"),
  accepted("value", "-idp", "--input-drive-prefix"),
  accepted("none", "-allow-unsupported-compiler", "--allow-unsupported-compiler"),

  // The language.
  {
    names: ["-D", "-define-macro", "--define-macro"],
    takes: "joined",
    apply: (s, v) => void s.macros.push(`-D${v}`),
  },
  {
    names: ["-U", "-undefine-macro", "--undefine-macro"],
    takes: "joined",
    apply: (s, v) => void s.macros.push(`-U${v}`),
  },
  { names: ["-std", "--std"], takes: "value", apply: (s, v) => void (s.standard = v) },
  {
    names: ["-rdc", "-relocatable-device-code", "--relocatable-device-code"],
    takes: "attached",
    values: truths,
    apply: (s, v) => void (s.rdc = isTrue(v)),
  },
  {
    names: ["-default-stream", "--default-stream"],
    takes: "value",
    apply: (s, v) => void (v === "per-thread" && s.macros.push("-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1")),
  },
  {
    names: ["-noeh", "-no-exceptions", "--no-exceptions"],
    takes: "none",
    apply: (s) => void s.hostFlags.push("-fno-exceptions"),
  },
  accepted("none", "-expt-relaxed-constexpr", "--expt-relaxed-constexpr"),
  accepted("none", "-extended-lambda", "--extended-lambda"),
  accepted("none", "-expt-extended-lambda", "--expt-extended-lambda"),
  accepted("none", "-nohdinitlist", "--no-host-device-initializer-list"),
  accepted("none", "-nohdmoveforward", "--no-host-device-move-forward"),
  accepted("none", "-restrict", "--restrict"),
  acceptedTruth("-builtin-move-forward", "--builtin-move-forward"),
  acceptedTruth("-builtin-initializer-list", "--builtin-initializer-list"),
  accepted("value", "-ftemplate-depth", "--ftemplate-depth"),
  accepted("value", "-ftemplate-backtrace-limit", "--ftemplate-backtrace-limit"),

  // Code generation. There is one device, so every architecture is the one there is.
  {
    names: ["-O", "-optimize", "--optimize"],
    takes: "joined",
    apply: (s, v) => void (s.optimization = v || "2"),
  },
  { names: ["-g", "-debug", "--debug"], takes: "none", apply: (s) => void (s.debug = true) },
  accepted("none", "-G", "-device-debug", "--device-debug"),
  accepted("none", "-lineinfo", "-generate-line-info", "--generate-line-info"),
  accepted("value", "-arch", "-gpu-architecture", "--gpu-architecture"),
  accepted("value", "-code", "-gpu-code", "--gpu-code"),
  accepted("value", "-gencode", "-generate-code", "--generate-code"),
  {
    names: ["-use_fast_math", "--use_fast_math"],
    takes: "none",
    apply: (s) => void (s.fastMath = true),
  },
  { names: ["--steppable"], takes: "none", apply: (s) => void (s.steppable = true) },
  { names: ["--gang-width"], takes: "value", apply: (s, v) => void (s.gangWidth = gangWidthNamed(v)) },
  acceptedTruth("-ftz", "--ftz"),
  acceptedTruth("-prec-div", "--prec-div"),
  acceptedTruth("-prec-sqrt", "--prec-sqrt"),
  {
    names: ["-fmad", "--fmad"],
    takes: "attached",
    values: truths,
    apply: (s, v) => void (s.contract = isTrue(v)),
  },
  accepted("value", "-maxrregcount", "--maxrregcount"),
  accepted("none", "-extra-device-vectorization", "--extra-device-vectorization"),
  accepted("none", "-dlto", "-dlink-time-opt", "--dlink-time-opt"),
  accepted("none", "-lto", "--lto"),
  accepted("value", "-split-compile", "--split-compile"),
  accepted("joined", "-Ofc", "--ofast-compile"),
  accepted("none", "-pg", "--profile"),
  accepted("joined", "-m", "--machine"),
  accepted("none", "-m64", "--m64"),
  accepted("none", "-m32", "--m32"),
  accepted("value", "-t", "--threads"),
  accepted("none", "-src-in-ptx", "--source-in-ptx"),
  accepted("none", "-keep-device-functions", "--keep-device-functions"),
  accepted("value", "-e", "--entries"),

  // Other tools' options.
  {
    names: ["-Xcompiler", "-compiler-options", "--compiler-options"],
    takes: "value",
    apply: (s, v) => applyHostCompilerOptions(s, list(v).flatMap(splitWords)),
  },
  accepted("value", "-Xptxas", "-ptxas-options", "--ptxas-options"),
  accepted("value", "-Xnvlink", "-nvlink-options", "--nvlink-options"),
  accepted("value", "-Xcudafe", "--cudafe-options"),
  accepted("value", "-Xarchive", "--archive-options"),
  {
    names: ["-Xlinker", "-linker-options", "--linker-options"],
    takes: "value",
    apply: (s, v) => {
      // Only paths and grouping: programs here have one address space and no shared libraries.
      const harmless =
        /^(-rpath.*|--?(start|end)-group|--?(no-)?as-needed|--?(no-)?whole-archive|-z|.*\/.*)$/;
      for (const option of list(v))
        if (!harmless.test(option)) s.warnings.push(unknownOption(`-Xlinker ${option}`));
    },
  },
  accepted("none", "-forward-unknown-to-host-compiler", "--forward-unknown-to-host-compiler"),
  accepted("none", "-forward-unknown-to-host-linker", "--forward-unknown-to-host-linker"),
  accepted("attached", "-forward-unknown-opts", "--forward-unknown-opts"),

  // Warnings.
  {
    names: ["-w", "-disable-warnings", "--disable-warnings"],
    takes: "none",
    apply: (s) => void s.warningFlags.push("-w"),
  },
  {
    names: ["-Werror", "--Werror"],
    takes: "attached",
    values: [
      ...["all-warnings", "cross-execution-space-call", "reorder", "default-stream-launch"],
      ...["missing-launch-bounds", "ext-lambda-captures-this", "deprecated-declarations"],
    ],
    apply: (s, v) => void (/^$|all-warnings/.test(v) && s.warningFlags.push("-Werror")),
  },
  accepted("none", "-Wno-deprecated-gpu-targets", "--Wno-deprecated-gpu-targets"),
  accepted("none", "-Wreorder", "--Wreorder"),
  accepted("none", "-Wdefault-stream-launch", "--Wdefault-stream-launch"),
  accepted("none", "-Wmissing-launch-bounds", "--Wmissing-launch-bounds"),
  accepted("none", "-Wext-lambda-captures-this", "--Wext-lambda-captures-this"),
  accepted("none", "-err-no", "--display-error-number"),
  accepted("none", "-no-err-no", "--no-display-error-number"),
  accepted("value", "-diag-suppress", "--diag-suppress"),
  accepted("value", "-diag-error", "--diag-error"),
  accepted("value", "-diag-warn", "--diag-warn"),
  accepted("none", "-res-usage", "--resource-usage"),
  accepted("none", "-clean", "--clean-targets"),
  accepted("value", "-time", "--time"),
  accepted("none", "-use-local-env", "--use-local-env"),
  accepted("value", "-objtemp", "--objdir-as-tempdir"),
  accepted("none", "-pthread"),
];

const byName = new Map(nvccOptions.flatMap((option) => option.names.map((name) => [name, option] as const)));

export interface FoundOption {
  readonly option: NvccOption;
  /** As it is called in the table. */
  readonly name: string;
  /** What the word itself carries: `-DN=4`, `-o=x`. */
  readonly value: string | undefined;
}

/** The option that a word names, long names before the short ones with a value attached. */
export function findOption(word: string): FoundOption | undefined {
  const exact = byName.get(word);
  if (exact) return { option: exact, name: word, value: undefined };
  const equals = word.indexOf("=");
  const before = equals < 0 ? undefined : byName.get(word.slice(0, equals));
  if (before && before.takes !== "none") {
    return { option: before, name: word.slice(0, equals), value: word.slice(equals + 1) };
  }
  // The longest first: -isystemDIR is not -i with a value.
  for (let length = word.length - 1; length >= 2; length--) {
    const name = word.slice(0, length);
    const option = byName.get(name);
    if (option?.takes === "joined" && !name.startsWith("--"))
      return { option, name, value: word.slice(length) };
  }
  return undefined;
}

export function unknownOption(word: string): string {
  return `warning: unknown option ${word} is ignored`;
}

/** nvcc's lists are separated by commas; a backslash keeps one. */
export function splitList(value: string): string[] {
  return value
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll("\\,", ","))
    .filter((part) => part !== "");
}

function gangWidthNamed(text: string): GangWidth {
  const width = parseGangWidth(text);
  if (width !== undefined) return width;
  throw new OptionError(`--gang-width: ${text} is none of ${gangWidths.join(", ")}`);
}

function languageNamed(name: string): CommandLineState["language"] {
  const withKernels = kernelLanguageNamed(name);
  if (withKernels) return withKernels;
  if (name === "c" || name === "c++") return name;
  if (name === "none") return undefined;
  throw new OptionError(`-x: unknown language ${name}: cu, hip, musa, c++ or c`);
}
