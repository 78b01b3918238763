/** The device code of a tree's sources through our own front end, as many as a budget of time allows. */
import { parseModule } from "../../ir/parse.ts";
import { CompileError } from "../../source/compile-error.ts";
import { devicePassFlags } from "../../toolchain/clang-flags.ts";
import { messageBlocks } from "../../toolchain/clang-messages.ts";
import { defaultCompileOptions } from "../../toolchain/compile-options.ts";
import { type CompileContext, runPass } from "../../toolchain/run-pass.ts";
import type { FileTree, ToolResult } from "../../toolchain/clang.ts";
import { absolutePath, toToolPath } from "../../toolchain/paths.ts";
import { precompiledHeader, useHeader } from "../../toolchain/precompiled-header.ts";
import { type ReadSource, readSource } from "../../toolchain/read-source.ts";
import { runCompiler } from "../../toolchain/run-compiler.ts";
import type { Services } from "../../toolchain/services.ts";
import { nodeServices } from "../../toolchain/services.node.ts";
import { sourceTree } from "../../toolchain/source-tree.ts";
import { Stages } from "../../toolchain/stages.ts";
import type { FileNote } from "../model.ts";
import { notCompiled, notReached } from "./compile-notes.ts";
import { devicePart } from "./device-part.ts";
import { HeaderIndex, includeFolders } from "./include-folders.ts";
import { type ModuleFacts, moduleFacts } from "./kernel-facts.ts";

export interface CompileKernelsOptions {
  readonly root: string;
  /** All files of the tree, relative to it. */
  readonly paths: readonly string[];
  readonly budgetMs: number;
  readonly jobs: number;
  readonly useCache: boolean;
  readonly onProgress: (done: number) => void;
}

export interface CompiledKernels {
  /** By source. */
  readonly facts: ReadonlyMap<string, ModuleFacts>;
  readonly notes: readonly FileNote[];
}

/** What most sources include anyway. */
const usualHeaders = [
  "cuda_runtime.h",
  "algorithm",
  "cassert",
  "chrono",
  "cmath",
  "cstdint",
  "cstdio",
  "cstdlib",
  "cstring",
  "fstream",
  "iostream",
  "limits",
  "map",
  "memory",
  "string",
  "vector",
]
  .map((name) => (name.endsWith(".h") ? `#include "${name}"\n` : `#include <${name}>\n`))
  .join("");

/** Changes with what facts are, so that older ones in the cache are not taken for them. */
const factsVersion = "audit facts 2";

/** Small ones first, so that the budget covers as many as it can. @param sources with their sizes */
export async function compileKernels(
  sources: readonly { readonly path: string; readonly bytes: number }[],
  options: CompileKernelsOptions,
): Promise<CompiledKernels> {
  const { root, paths, budgetMs, jobs, useCache, onProgress } = options;
  const services = nodeServices({ workingFolder: root, useCache });
  const compiler = new KernelFileCompiler(services, new HeaderIndex(paths));
  const facts = new Map<string, ModuleFacts>();
  const notes: FileNote[] = [];
  const waiting = sources.toSorted((a, b) => a.bytes - b.bytes).map(({ path }) => path);
  const end = performance.now() + budgetMs;
  const late: string[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (performance.now() > end) {
        late.push(path);
        continue;
      }
      const result = await compiler.compile(path);
      if (result.facts) facts.set(path, result.facts);
      const { error, hostError } = result;
      if (error !== undefined) notes.push(notCompiled(path, error));
      if (hostError !== undefined)
        notes.push({
          file: path,
          what: `was compiled without its host code, which does not compile here: ${hostError}`,
        });
      onProgress(++done);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  } finally {
    services.clang.dispose();
  }
  const seconds = Math.round(budgetMs / 1000);
  notes.push(...late.map((file) => notReached(file, seconds)));
  return { facts, notes };
}

/** Facts, or why there are none. */
interface Outcome {
  readonly facts?: ModuleFacts;
  /** The compiler's first error. */
  readonly error?: string;
  /** The same, of host code that was left out then. */
  readonly hostError?: string;
}

/** Headers that may be missing before a source is given up. */
const mostMissing = 12;

function addFile(tree: FileTree, [name = "", ...rest]: readonly string[]): void {
  if (rest.length === 0) {
    tree[name] = "";
    return;
  }
  const folder = tree[name];
  const inner: FileTree = typeof folder === "object" && !(folder instanceof Uint8Array) ? folder : {};
  tree[name] = inner;
  addFile(inner, rest);
}

class KernelFileCompiler {
  readonly #services: Services;
  readonly #index: HeaderIndex;
  readonly #context: CompileContext;

  constructor(services: Services, index: HeaderIndex) {
    this.#services = services;
    this.#index = index;
    const stages = new Stages(services.now);
    this.#context = { services, stages, onIntermediate: undefined, headers: new Map() };
  }

  /** The facts, or the compiler's first error. */
  async compile(path: string): Promise<Outcome> {
    const { files, cache, digest } = this.#services;
    const readText = (file: string) => {
      const bytes = files.read(file);
      return bytes && new TextDecoder().decode(bytes);
    };
    const folders = includeFolders(path, this.#index, readText);
    const options = {
      ...defaultCompileOptions,
      folders: folders.map((folder) => ({ path: folder, kind: "user" as const })),
    };
    const source = readSource({ path, language: "cuda" }, options, this.#services);
    const key = digest([source.key, factsVersion]);
    const cached = cache.read("objects", key);
    if (cached) return JSON.parse(new TextDecoder().decode(cached)) as Outcome;
    const { tree, flags } = sourceTree(source.files, this.#services);
    const passFlags = [...devicePassFlags(options), ...flags];
    const quick = await this.#compileQuickly(source, passFlags, tree);
    const { exitCode, output, messages } = quick ?? (await this.#compileAsWritten(source, passFlags, tree));
    const result: Outcome =
      exitCode === 0
        ? this.#read(output)
        : await this.#compileDevicePart(source, passFlags, firstError(messages));
    cache.write("objects", key, new TextEncoder().encode(JSON.stringify(result)));
    return result;
  }

  /**
   * With one precompiled header for all sources, which has the usual headers already. Undefined where that may be the
   * reason why it does not compile: a name of the library that the source did not ask for.
   */
  async #compileQuickly(
    source: ReadSource,
    passFlags: readonly string[],
    tree: FileTree,
  ): Promise<ToolResult | undefined> {
    const { headers } = this.#context;
    const ownFlags = devicePassFlags(defaultCompileOptions);
    const header = await precompiledHeader(usualHeaders, ownFlags, tree, this.#services, headers);
    if (!header) return undefined;
    const argv = [...passFlags, ...useHeader(header, source), source.path, "-o", "-"];
    const result = await runCompiler(this.#services.clang, argv, { ...tree, ...header.files });
    const isMissing = /fatal error: .* file not found/.test(result.messages);
    return result.exitCode === 0 || isMissing ? result : undefined;
  }

  #compileAsWritten(source: ReadSource, passFlags: readonly string[], tree: FileTree): Promise<ToolResult> {
    return runPass({ name: "device", source, context: this.#context, tree, passFlags });
  }

  /** Without the host code, and with empty files for the headers that only it needs. */
  async #compileDevicePart(
    source: ReadSource,
    passFlags: readonly string[],
    error: string,
  ): Promise<Outcome> {
    const parts = source.files.map((file) => ({
      file,
      part: devicePart(new TextDecoder().decode(file.content)),
    }));
    const files = parts.map(({ file, part }, index) => {
      const uses = part.instances.map((one) => `(void)(void*)${one};`).join(" ");
      const text = index === 0 && uses !== "" ? `${part.text} void unwarp_uses() { ${uses} }\n` : part.text;
      return { ...file, content: new TextEncoder().encode(text) };
    });
    const { tree } = sourceTree(files, this.#services);
    const empty: FileTree = {};
    const flags = [...passFlags, "-idirafter", "/missing"];
    for (let attempt = 0; attempt < mostMissing; attempt++) {
      const result = await this.#compileQuickly(source, flags, { ...tree, missing: empty });
      if (result?.exitCode === 0) {
        const facts = this.#read(result.output);
        return facts.facts ? { ...facts, hostError: error } : { error };
      }
      const [, missing] = /fatal error: '([^'\n]+)' file not found/.exec(result?.messages ?? "") ?? [];
      if (missing === undefined || missing.startsWith("/")) break;
      addFile(
        empty,
        missing.split("/").filter((part) => part !== ".."),
      );
    }
    return { error };
  }

  #read(output: Uint8Array): Outcome {
    try {
      return {
        facts: moduleFacts(parseModule(new TextDecoder().decode(output)), (file) => this.#inTree(file)),
      };
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      return { error: error.diagnostics[0]?.message ?? error.message };
    }
  }

  #inTree(file: string): string | undefined {
    const folder = this.#services.workingFolder;
    const path = absolutePath(toToolPath(file, process.platform === "win32"), folder);
    const relative = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
    return relative !== undefined && this.#index.has(relative) ? relative : undefined;
  }
}

function firstError(messages: string): string {
  for (const block of messageBlocks(messages)) {
    const [, file, line, text] = /^(.+?):(\d+):\d+: (?:fatal )?error: (.*)$/m.exec(block) ?? [];
    if (text !== undefined) return `${file}:${line}: ${text}`;
  }
  return messages.trim().split("\n")[0] || "clang failed without a word";
}
