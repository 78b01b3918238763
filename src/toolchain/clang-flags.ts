/**
 * The options of `clang -cc1`, the compiler behind clang's driver: without the driver each pass starts
 * 0.1 s sooner, and the driver's device pass asserts for a wasm32 host.
 */
import type { CompileOptions, SourceLanguage } from "./compile-options.ts";
import type { KernelCode } from "./device-compiler.ts";
import { hasKernels } from "./kernel-languages.ts";
import { longWarningFlags } from "./long-warnings.ts";
import { headerFolder } from "./source-tree.ts";

/** ILP32 like the host, so that both passes agree about every type's layout. */
const deviceTriple = "nvptx-nvidia-cuda";
const hostTriple = "wasm32-unknown-wasip1";

/** Chooses the registration calls of CUDA 9.2 and later. */
const cudaVersion = "-target-sdk-version=12.0";

/**
 * `int x; if (lane == 0) x = atomicAdd(…); x = __shfl_sync(mask, x, 0);` hands an uninitialized value to a
 * function in 31 lanes. nvcc and gcc pass on what is there; clang may take it for a promise that the
 * branch is always taken, and then every lane adds.
 */
const uninitializedArguments = ["-no-enable-noundef-analysis"];

/**
 * `*(int*)&x` and float arrays read as integers are everyday CUDA. nvcc's device compiler never concludes from types
 * that two pointers differ, and nor do MSVC and gcc without `-O`, which is how nvcc runs them by default.
 */
const noTypeBasedAliasing = ["-relaxed-aliasing"];

const diagnostics = ["-ferror-limit", "19", "-fgnuc-version=4.2.1", "-fskip-odr-check-in-gmf"];

/** What gcc takes in silence: `rand() / (float)RAND_MAX` and `while (atomicCAS(lock, 0, 1) != 0);`. */
const quietAsGcc = ["-Wno-implicit-const-int-float-conversion", "-Wno-empty-body"];

/**
 * gcc, nvcc's host compiler, takes these or warns where clang refuses. Pragmas of other compilers and of
 * OpenMP are no news. `extern __shared__` in an unnamed namespace has internal linkage, and is defined by the launch.
 */
const asGccDoes = [
  ...["-Wno-error=c++11-narrowing", "-Wno-error=reserved-user-defined-literal", "-Wno-register"],
  ...["-Wno-unknown-pragmas", "-Wno-source-uses-openmp", "-Wno-undefined-internal"],
  ...quietAsGcc,
];

/** Errors of clang for C that were warnings when the programs were written. */
const asGccDoesForC = [
  ...["-Wno-error=implicit-function-declaration", "-Wno-error=int-conversion", "-Wno-error=implicit-int"],
  ...["-Wno-error=incompatible-function-pointer-types", "-Wno-error=return-mismatch"],
  ...quietAsGcc,
];

/** Code for Node 20: exceptions in the legacy encoding, clang's default. */
const hostTarget = [
  ...["-triple", hostTriple, "-target-cpu", "generic", "-target-feature", "+exception-handling"],
  ...["-target-feature", "+multivalue", "-target-feature", "+reference-types", "-target-feature", "+simd128"],
  ...[
    "-target-feature",
    "+bulk-memory",
    "-target-feature",
    "+nontrapping-fptoint",
    "-target-feature",
    "+sign-ext",
  ],
  ...["-exception-model=wasm", "-mllvm", "-wasm-enable-eh", "-mllvm", "-wasm-enable-sjlj"],
];

const hostCode = [
  ...["-emit-obj", "-disable-free", "-clear-ast-before-backend", "-mrelocation-model", "static"],
  ...["-mframe-pointer=none", "-mconstructor-aliases", "-ffp-contract=off", "-fvisibility=hidden"],
];

/** As the driver orders them. The paths are the package's. */
function systemFolders(language: SourceLanguage): string[] {
  const cpp = language === "c" ? [] : ["/usr/include/wasm32-wasip1/c++/v1", "/usr/include/c++/v1"];
  const folders = [
    `${headerFolder}/host`,
    headerFolder,
    ...cpp,
    "/usr/include",
    "/usr/include/wasm32-wasip1",
  ];
  return [
    "-resource-dir",
    "/usr",
    "-isysroot",
    "/usr",
    ...folders.flatMap((path) => ["-internal-isystem", path]),
  ];
}

function languageFlags(language: SourceLanguage, options: CompileOptions): string[] {
  const standard = standardFor(language, options.standard);
  const exceptions = options.hostFlags.includes("-fno-exceptions")
    ? []
    : ["-fcxx-exceptions", "-fexceptions"];
  const cpp = language === "c" ? [] : ["-fdeprecated-macro", ...exceptions];
  return ["-x", hasKernels(language) ? "cuda" : language, `-std=${standard}`, ...cpp];
}

/**
 * libc++ does not compile as CUDA before C++14: functions that become constexpr there are on the device as
 * well then, and their declarations disagree. C++14 takes what was C++11.
 */
const beforeCpp14 = /^((?:c|gnu)\+\+)(?:98|03|0x|11)$/;

/** The one standard of a command line is for C++, or for C; the other language keeps its default. */
function standardFor(language: SourceLanguage, given: string | undefined): string {
  const isForC = given !== undefined && !given.includes("++");
  if (given !== undefined && isForC === (language === "c")) return given.replace(beforeCpp14, "$114");
  return language === "c" ? "gnu17" : "gnu++17";
}

/** `clang` takes what gcc's family writes; cc1 only knows the levels themselves. */
/**
 * Without vectorizing: LLVM's back end for WebAssembly gets `0xffff >> n` and the like wrong in vectors of 8 and 16 bits, without a word
 * (see `widen-shifts`, which kernels have).
 */
function optimizationFlags(level: string): string[] {
  if (level === "0") return ["-O0"];
  if (level === "g" || level === "1") return ["-O1"];
  return [level === "2" || level === "s" || level === "z" ? `-O${level}` : "-O3"];
}

function commonFlags(language: SourceLanguage, options: CompileOptions): string[] {
  return [
    ...diagnostics,
    ...uninitializedArguments,
    ...noTypeBasedAliasing,
    ...systemFolders(language),
    ...languageFlags(language, options),
    ...options.folders.flatMap(({ path, kind }) => [
      { quote: "-iquote", user: "-I", system: "-isystem" }[kind],
      path,
    ]),
    ...options.macros,
    ...longWarningFlags,
    ...(language === "c" ? asGccDoesForC : asGccDoes),
    ...options.warnings,
    ...(options.color ? ["-fcolor-diagnostics"] : []),
  ];
}

/** Without the input, the output and the forced includes. */
export function hostPassFlags(language: SourceLanguage, options: CompileOptions): string[] {
  const cuda = ["-aux-triple", deviceTriple, cudaVersion];
  return [
    ...["clang", "-cc1", ...hostTarget, ...hostCode, ...optimizationFlags(options.optimization)],
    ...(hasKernels(language) ? cuda : []),
    ...(hasKernels(language) && options.rdc ? ["-fgpu-rdc"] : []),
    ...commonFlags(language, options),
    ...(options.debug ? ["-debug-info-kind=line-tables-only", "-dwarf-version=4"] : []),
    ...options.hostFlags.filter((flag) => flag !== "-fno-exceptions"),
  ];
}

/** The middle end wants small tidy IR, not loops already vectorized for one thread: -O1. */
const tidyCode = [
  "-O1",
  // Loops of few turns, known at compile time: the distances of shuffles and indices of local arrays become constants.
  "-funroll-loops",
  ...["-mllvm", "-unroll-runtime=0", "-mllvm", "-unroll-allow-partial=0"],
  "-debug-info-kind=line-tables-only",
];

const deviceTarget = [
  ...["-triple", deviceTriple, "-aux-triple", hostTriple, "-fcuda-is-device"],
  ...["-target-cpu", "sm_80", "-target-feature", "+ptx80", cudaVersion, "-emit-llvm", "-disable-free"],
];

/** LLVM IR of the device pass with `-disable-llvm-passes` to what it would have been without. */
export const deviceOptimizerFlags: readonly string[] = [
  "clang",
  "-cc1",
  ...deviceTarget,
  ...tidyCode,
  "-x",
  "ir",
];

/** Every line and every variable as written. Without optnone, so that our passes may work on it as on any code. */
const steppableCode = ["-O0", "-disable-O0-optnone", "-debug-info-kind=constructor"];

export function devicePassFlags(options: CompileOptions): string[] {
  return [
    ...["clang", "-cc1", ...deviceTarget],
    ...(options.steppable ? steppableCode : tidyCode),
    // The pragmas are those of our headers, whose functions round as they say.
    ...(options.contract
      ? ["-ffp-contract=fast-honor-pragmas", "-D__UNWARP_CONTRACT__=1"]
      : ["-ffp-contract=off"]),
    "-dwarf-version=4",
    ...(options.rdc ? ["-fgpu-rdc"] : []),
    // Not -ffast-math: nvcc's flag loses precision but keeps infinities, NaNs and the order of additions.
    ...(options.fastMath ? ["-fgpu-approx-transcendentals", "-D__USE_FAST_MATH__=1"] : []),
    ...commonFlags("cuda", options),
  ];
}

/**
 * LLVM's pass that looks for cycles with several entries, which WebAssembly does not have, takes time by the square of
 * a loop's blocks, and all of a kernel is the body of a loop. Where LLVM's optimizer makes such a cycle of code
 * without any, clang crashes, and `runCompiler` runs it with the pass.
 */
export const withoutIrreducible = "-wasm-disable-fix-irreducible-control-flow-pass";

/** Characters of LLVM IR from which on what LLVM does beyond linear time is left out. */
const longIr = 400_000;

/**
 * Constants and the like are not hoisted out of loops: back at their uses, where WebAssembly wants them, LLVM only
 * brings them one at a time, and looks at all other uses each time.
 */
const forLongCode = ["-mllvm", "-disable-machine-licm"];

/** LLVM IR of kernels to an object. Kernels run on threads, on memory that they share. */
export function kernelObjectFlags(
  { llvmIr, isReducible }: KernelCode,
  { isLibrary = false }: { readonly isLibrary?: boolean } = {},
): readonly string[] {
  return [
    ...["clang", "-cc1", ...hostTarget, "-target-feature", "+atomics", "-O3", ...hostCode],
    // The last one counts.
    ...(isLibrary ? ["-mrelocation-model", "pic", "-pic-level", "2"] : []),
    ...["-vectorize-loops", "-vectorize-slp"],
    ...(isReducible ? ["-mllvm", withoutIrreducible] : []),
    ...(llvmIr.length > longIr ? forLongCode : []),
    ...["-x", "ir"],
  ];
}
