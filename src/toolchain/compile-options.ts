import type { IncludeFolder } from "./include-scan.ts";

/** Languages with kernels; see `kernel-languages.ts`. */
export type KernelLanguage = "cuda" | "hip" | "musa" | "ascend-c";

export type SourceLanguage = KernelLanguage | "c++" | "c";

/** What the command line says about compiling one source. */
export interface CompileOptions {
  readonly folders: readonly IncludeFolder[];
  /** `-include FILE`, as typed. */
  readonly forcedIncludes: readonly string[];
  /** `-DNAME=VALUE` and `-UNAME`, in order. */
  readonly macros: readonly string[];
  /** `c++17`; undefined for the default of the language. */
  readonly standard?: string;
  /** `0` to `3`, `s`, `z`, `g`, `fast`. */
  readonly optimization: string;
  readonly debug: boolean;
  /** Device code as written, with its variables, for `unwarp step`: not optimized. */
  readonly steppable: boolean;
  readonly fastMath: boolean;
  /** `-fmad=true`: device code may round `a * b + c` once. Unlike nvcc's, the default is that all devices compute the same. */
  readonly contract: boolean;
  /** Separate compilation of device code: `-rdc=true`, `-dc`. */
  readonly rdc: boolean;
  readonly openmp: boolean;
  /** Warning options for clang, in order. */
  readonly warnings: readonly string[];
  /** Other options that clang itself understands the same way, host pass only. */
  readonly hostFlags: readonly string[];
  readonly color: boolean;
}

export const defaultCompileOptions: CompileOptions = {
  folders: [],
  forcedIncludes: [],
  macros: [],
  optimization: "2",
  debug: false,
  steppable: false,
  fastMath: false,
  contract: false,
  rdc: false,
  openmp: false,
  warnings: [],
  hostFlags: [],
  color: false,
};
