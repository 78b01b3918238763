import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { KernelModule } from "../artifact/kernel-module.ts";
import { parseCommandLine } from "../toolchain/command-line.ts";
import { toToolPath } from "../toolchain/paths.ts";
import type { Services } from "../toolchain/services.ts";
import { nodeServices } from "../toolchain/services.node.ts";
import { type CompiledKernelFile, compileKernelFile } from "./compile-kernel-file.ts";
import { generateTypes } from "./generate-types.ts";
import { makeKernelModule } from "./make-kernel-module.ts";
import type { Problem } from "./problems.ts";

export interface CompilationOptions {
  readonly flags?: readonly string[];
  readonly root: string;
  /** Where TypeScript's declarations go: `a.cu.d.ts`, or `a.d.cu.ts`. Default: "beside". */
  readonly types?: "beside" | "arbitrary-extensions" | false;
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
    const { types = "beside" } = this.#options;
    const { code, problems: found, files } = await this.compileCode(path);
    const failed = { module: undefined, files, types: undefined, callsMath: false };
    if (!code) return { ...failed, problems: found };
    const made = makeKernelModule(this.#nameOf(path), code);
    const problems = [...found, ...made.problems];
    if (!made.module) return { ...failed, problems };
    const declarations = generateTypes(made.module, code.signatures, (file) =>
      readIfThere(resolve(this.#options.root, file)),
    );
    if (types !== false)
      writeIfNew(types === "beside" ? `${path}.d.ts` : path.replace(/\.cu$/, ".d.cu.ts"), declarations);
    return { module: made.module, problems, files, types: declarations, callsMath: code.callsMath };
  }

  /**
   * The same, without what only imports need.
   * @throws {OptionError} when the flags make no sense
   */
  async compileCode(path: string): Promise<CompiledKernelFile> {
    const { root, flags = [], cache = true } = this.#options;
    this.#services ??= nodeServices({ workingFolder: root, useCache: cache });
    const services = this.#services;
    clearTimeout(this.#timer);
    this.#running += 1;
    try {
      if (services.files.kind(toToolPath(path, isWindows)) !== "file") return noFile(path);
      const name = this.#nameOf(path);
      const readText = (file: string) => readIfThere(resolve(root, file));
      const line = parseCommandLine([...flags, name], { readText, color: false, isWindows });
      return await compileKernelFile(name, { options: line.compile, code: line.code }, services);
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#timer = setTimeout(() => this.rest(), restMs).unref();
    }
  }

  #nameOf(path: string): string {
    return toToolPath(relative(this.#options.root, path), isWindows);
  }

  /** Gives the compiler's memory back, if it is not at work. */
  rest(): void {
    clearTimeout(this.#timer);
    if (this.#running > 0) return;
    this.#services?.clang.dispose();
    this.#services = undefined;
  }
}

function noFile(path: string): CompiledKernelFile {
  const message = `${path}: no such file`;
  const problem = { severity: "error", message, text: `error: ${message}` } as const;
  return { code: undefined, problems: [problem], files: [path] };
}

/** Whoever watches the file need not look at it again. */
function writeIfNew(path: string, text: string): void {
  if (readIfThere(path) !== text) writeFileSync(path, text);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
