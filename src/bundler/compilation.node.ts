import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { KernelModule } from "../artifact/kernel-module.ts";
import { parseCommandLine } from "../toolchain/command-line.ts";
import { toToolPath } from "../toolchain/paths.ts";
import type { Services } from "../toolchain/services.ts";
import { nodeServices } from "../toolchain/services.node.ts";
import { compileKernelFile } from "./compile-kernel-file.ts";
import { generateTypes } from "./generate-types.ts";
import { makeKernelModule } from "./make-kernel-module.ts";
import type { Problem } from "./problems.ts";

export interface CompilationOptions {
  readonly flags?: readonly string[];
  readonly root: string;
  readonly types?: boolean;
  readonly cache?: boolean;
}

export interface Compilation {
  readonly module: KernelModule | undefined;
  readonly problems: readonly Problem[];
  /** All that it was made of. */
  readonly files: readonly string[];
  /** TypeScript's declarations of the module. */
  readonly types: string | undefined;
  readonly callsMath: boolean;
}

const isWindows = process.platform === "win32";
/** The compiler holds hundreds of megabytes, and takes half a second to come back. */
const restMs = 10_000;

/** Compiles files for as long as a bundler runs. */
export class KernelCompilation {
  readonly #options: CompilationOptions;
  #services: Services | undefined;
  #running = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CompilationOptions) {
    this.#options = options;
  }

  /**
   * Compiles a file, and writes its types beside it.
   * @throws {OptionError} when the flags make no sense
   */
  async compile(path: string): Promise<Compilation> {
    const { root, flags = [], types = true, cache = true } = this.#options;
    this.#services ??= nodeServices({ workingFolder: root, useCache: cache });
    const services = this.#services;
    clearTimeout(this.#timer);
    this.#running += 1;
    try {
      const name = toToolPath(relative(root, path), isWindows);
      const readText = (file: string) => {
        const bytes = services.files.read(file);
        return bytes && new TextDecoder().decode(bytes);
      };
      const line = parseCommandLine([...flags, name], { readText, color: false, isWindows });
      const compiled = await compileKernelFile(name, { options: line.compile, code: line.code }, services);
      const { files } = compiled;
      const failed = { module: undefined, files, types: undefined, callsMath: false };
      if (!compiled.code) return { ...failed, problems: compiled.problems };
      const made = makeKernelModule(name, compiled.code);
      const problems = [...compiled.problems, ...made.problems];
      if (!made.module) return { ...failed, problems };
      const declarations = generateTypes(made.module, compiled.code.signatures, readText);
      if (types) writeIfNew(`${path}.d.ts`, declarations);
      const { callsMath } = compiled.code;
      return { module: made.module, problems, files, types: declarations, callsMath };
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#timer = setTimeout(() => this.rest(), restMs).unref();
    }
  }

  /** Gives the compiler's memory back, if it is not at work. */
  rest(): void {
    clearTimeout(this.#timer);
    if (this.#running > 0) return;
    this.#services?.clang.dispose();
    this.#services = undefined;
  }
}

/** Whoever watches the file need not look at it again. */
function writeIfNew(path: string, text: string): void {
  let old: string | undefined;
  try {
    old = readFileSync(path, "utf8");
  } catch {
    // There is none yet.
  }
  if (old !== text) writeFileSync(path, text);
}
