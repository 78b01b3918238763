/** Runs Clang over a source and reads its tree: the source's own declarations and those of the project's headers. */
import { devicePassFlags, hostPassFlags } from "../../toolchain/clang-flags.ts";
import type { CompileOptions, SourceLanguage } from "../../toolchain/compile-options.ts";
import type { FileTree } from "../../toolchain/clang.ts";
import { latin1 } from "../../toolchain/latin1.ts";
import { baseName } from "../../toolchain/paths.ts";
import {
  type HeadersInTheMaking,
  type PrecompiledHeader,
  precompiledHeader,
  preambleText,
  useHeader,
} from "../../toolchain/precompiled-header.ts";
import { type ReadSource, readSource } from "../../toolchain/read-source.ts";
import { runCompiler } from "../../toolchain/run-compiler.ts";
import type { Services } from "../../toolchain/services.ts";
import { sourceTree } from "../../toolchain/source-tree.ts";
import type { JsonNode } from "./json.ts";
import type { Node } from "./node.ts";
import { readAst } from "./read-ast.ts";

export interface DumpedAst {
  /** Undefined when Clang could not read the source. */
  readonly root: Node | undefined;
  /** The source and all files of the project that it may include. */
  readonly source: ReadSource;
  /** Clang's own words. */
  readonly messages: string;
}

export interface DumpRequest {
  /** As clang shall name it: relative to the services' working folder. */
  readonly path: string;
  readonly language: SourceLanguage;
  readonly options: CompileOptions;
  /** Which of CUDA's two passes: they differ where the source asks for `__CUDA_ARCH__`. */
  readonly pass: "host" | "device";
  readonly headers: HeadersInTheMaking;
  /** Includes that all sources share: see `commonHeaders`. */
  readonly common: string;
}

/**
 * System and CUDA headers come precompiled, so their declarations stay out of the tree, which would otherwise take
 * gigabytes: a reference to one has a name and a type, but no declaration among the nodes.
 */
export async function dumpAst(request: DumpRequest, services: Services): Promise<DumpedAst> {
  const shared = request.common === "" ? undefined : await dumpWith(request, services);
  return shared?.root ? shared : await dumpWith({ ...request, common: "" }, services);
}

async function dumpWith(request: DumpRequest, services: Services): Promise<DumpedAst> {
  const { path, language, options, pass, headers, common: shared } = request;
  const source = readSource({ path, language }, options, services);
  const { tree, flags } = sourceTree(source.files, services);
  const common =
    pass === "device" && language === "cuda"
      ? devicePassFlags(source.options)
      : hostPassFlags(language, source.options);
  const passFlags = [...common, ...flags];
  const header = await findHeader(source, passFlags, { tree, services, headers, shared });
  const forced = [...(language === "cuda" ? ["cuda_runtime.h"] : []), ...source.options.forcedIncludes];
  const includes = header ? useHeader(header, source) : forced.flatMap((file) => ["-include", file]);
  // Without its headers compiled beforehand the tree would be too large: then there is only an error to be told.
  const output = header ? "-ast-dump=json" : "-fsyntax-only";
  const argv = [
    ...passFlags.map((flag) => (flag === "-emit-llvm" || flag === "-emit-obj" ? output : flag)),
    ...includes,
    path,
  ];
  const result = await runCompiler(services.clang, argv, { ...tree, ...header?.files });
  if (result.exitCode !== 0) return { root: undefined, source, messages: result.messages };
  if (output === "-fsyntax-only") {
    return { root: undefined, source, messages: "its headers do not compile by themselves\n" };
  }
  const json: unknown = JSON.parse(new TextDecoder().decode(result.output));
  return { root: readAst(json as JsonNode), source, messages: result.messages };
}

interface HeaderContext {
  readonly tree: FileTree;
  readonly services: Services;
  readonly headers: HeadersInTheMaking;
  readonly shared: string;
}

/** With the headers that come after declarations, where that compiles, else with those that the source begins with. */
async function findHeader(
  source: ReadSource,
  passFlags: readonly string[],
  { tree, services, headers, shared }: HeaderContext,
): Promise<PrecompiledHeader | undefined> {
  const first = preambleText(source, services) || "\n";
  // A macro in front of a header may be meant for it.
  if (shared !== "" && !first.includes("#define") && source.options.forcedIncludes.length === 0) {
    const text = source.language === "cuda" ? `#include "cuda_runtime.h"\n${shared}` : shared;
    const all = await precompiledHeader(text, passFlags, tree, services, headers);
    if (all) return all;
  }
  const later = laterHeaders(source, first);
  if (later !== "") {
    const all = await precompiledHeader(first + later, passFlags, tree, services, headers);
    if (all) return all;
  }
  return precompiledHeader(first, passFlags, tree, services, headers);
}

/** Includes of libraries' headers that no condition surrounds, but for a file's guard. */
function laterHeaders({ files }: ReadSource, first: string): string {
  const own = new Set(files.map(({ path }) => baseName(path)));
  const found = new Set<string>();
  for (const { content } of files) {
    const text = latin1(content).replaceAll(/\/\*[^]*?\*\//g, "");
    let depth = /^\s*(?:\/\/.*\s*)*#\s*ifndef\s+(\w+)\s+#\s*define\s+\1\b/.test(text) ? -1 : 0;
    for (const [, word = "", rest = ""] of text.matchAll(/^[ \t]*#[ \t]*(\w+)(.*)$/gm)) {
      if (word.startsWith("if")) depth += 1;
      else if (word === "endif") depth -= 1;
      const name = /^\s*<([^>]+)>/.exec(rest)?.[1];
      if (word === "include" && depth === 0 && name !== undefined && !own.has(baseName(name)))
        found.add(name);
    }
  }
  return [...found]
    .map((name) => `#include <${name}>\n`)
    .filter((line) => !first.includes(line))
    .join("");
}
