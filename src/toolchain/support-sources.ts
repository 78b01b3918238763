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

export const supportSources: readonly SupportSource[] = [
  { file: "support/driver.c", language: "c", flags: device },
  { file: "support/device-output.c", language: "c", flags: device },
  { file: "support/device-assert.c", language: "c", flags: device },
  { file: "support/device-heap.c", language: "c", flags: device },
  { file: "support/device-clock.c", language: "c", flags: device },
];
