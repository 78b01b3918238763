/**
 * The sources under lib/ that are compiled once and linked into every program, in link order: before
 * libc++ and libc, whose archive members of the same names are then not pulled in.
 */
export interface SupportSource {
  /** Relative to lib/. */
  readonly file: string;
  readonly language: "c" | "c++";
  /** Options for clang or clang++ besides `--target=wasm32-wasip1 -c`. */
  readonly flags: readonly string[];
}

/** Device functions run on many threads; the kernels they are linked with use the same features. */
const device = ["-std=c17", "-O2", "-matomics", "-mbulk-memory"] as const;

/** The legacy encoding of exceptions, clang's default, is the one that Node 20 runs. */
const exceptions = ["-std=c++17", "-O2", "-fwasm-exceptions"] as const;

const libc = ["-std=gnu17", "-O2", "-D_GNU_SOURCE"] as const;

/** Not linked: native code is made of it. Our passes read no vectors that LLVM made, and no CPU needs them here. */
export const nativeSupport: SupportSource = {
  file: "native/support.c",
  language: "c",
  flags: [...device, "-fno-vectorize", "-fno-slp-vectorize", "-emit-llvm", "-S", "-I."],
};

/** Not linked where `isMainUsual`: it would be a second main. */
export const mainOfThree = "libc/main-of-three.c";

/** `exceptions/start.cpp` defines `_start`: a program is linked without wasi-libc's crt1-command.o. */
export const supportSources: readonly SupportSource[] = [
  { file: "support/driver.c", language: "c", flags: device },
  { file: "support/cooperative.c", language: "c", flags: device },
  { file: "support/device-output.c", language: "c", flags: device },
  { file: "support/device-assert.c", language: "c", flags: device },
  { file: "support/device-heap.c", language: "c", flags: device },
  { file: "support/device-clock.c", language: "c", flags: device },
  { file: "support/warp.c", language: "c", flags: device },
  { file: "exceptions/start.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/throw.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/catch.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/personality.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/terminate.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/type-name.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/library-throws.cpp", language: "c++", flags: exceptions },
  { file: "exceptions/library-throws-detailed.cpp", language: "c++", flags: exceptions },
  { file: "libc/acosh.c", language: "c", flags: libc },
  // Or clang makes a call of exp10 from pow(10, x).
  { file: "libc/exp10.c", language: "c", flags: [...libc, "-fno-builtin"] },
  { file: "libc/exit.c", language: "c", flags: libc },
  { file: "libc/assert.c", language: "c", flags: libc },
  { file: "libc/clocks.c", language: "c", flags: libc },
  { file: "libc/err.c", language: "c", flags: libc },
  { file: "libc/files.c", language: "c", flags: libc },
  { file: "libc/main.c", language: "c", flags: libc },
  { file: mainOfThree, language: "c", flags: libc },
  { file: "libc/memory.c", language: "c", flags: libc },
  { file: "libc/program-name.c", language: "c", flags: libc },
  { file: "libc/processes.c", language: "c", flags: libc },
  { file: "libc/signals.c", language: "c", flags: libc },
  { file: "libc/sleep.c", language: "c", flags: libc },
  { file: "libc/system.c", language: "c", flags: libc },
  { file: "libc/thread-local.c", language: "c", flags: libc },
  { file: "libc/threads.cpp", language: "c++", flags: exceptions },
];
