/**
 * Precompiled headers: most of a compile is reading the standard library's headers, which do not change.
 * They are kept by the flags and the preamble that they were made of.
 */
import type { FileTree } from "./clang.ts";
import { searchPath } from "./include-scan.ts";
import { absolutePath, folderOf, joinPath } from "./paths.ts";
import { preambleOf } from "./preamble.ts";
import type { ReadSource } from "./read-source.ts";
import type { Services } from "./services.ts";
import { treeParts } from "./support-objects.ts";

export interface PrecompiledHeader {
  /** To be added to the file tree. */
  readonly files: FileTree;
  /** Takes the place of the forced includes. */
  readonly flags: readonly string[];
}

/**
 * Clang opens each header that is included again after the precompiled one and, as its guard keeps it out,
 * never closes it: more than some 120 are too many for the package's file system ("Out of memory").
 * With this option it looks at all of them beforehand, and need not open them.
 */
const knowingAllHeaders = ["-fmodules-validate-system-headers"];

/** The preamble of a source together with what is always included before it. */
export function preambleText(source: ReadSource, services: Services): string {
  if (source.options.forcedIncludes.length > 0) return "";
  const { files, options, language } = source;
  const byPath = new Map(files.map((file) => [file.absolutePath, file]));
  const text = preambleOf({
    files,
    macros: options.macros,
    resolve(name, quoted, from) {
      for (const folder of searchPath(options.folders, quoted, folderOf(from.path))) {
        const found = byPath.get(absolutePath(joinPath(folder, name), services.workingFolder));
        if (found) return found;
      }
      return undefined;
    },
  });
  return language === "cuda" ? `#include "cuda_runtime.h"\n${text}` : text;
}

/**
 * Takes it from the cache, or makes it.
 * @param passFlags of the pass that will use it, with its output kind
 * @returns undefined when the headers do not compile by themselves: then the source is compiled as it is
 */
export async function precompiledHeader(
  preamble: string,
  passFlags: readonly string[],
  tree: FileTree,
  services: Services,
): Promise<PrecompiledHeader | undefined> {
  const { resources, cache, digest, clang } = services;
  const key = digest([
    resources.clangVersion,
    ...treeParts(resources.include, ""),
    JSON.stringify(passFlags),
    preamble,
  ]);
  const header = { "preamble.h": preamble };
  const flags = ["-include-pch", "/preamble.pch", ...knowingAllHeaders];
  const cached = cache.read("headers", key);
  if (cached) return { files: { ...header, "preamble.pch": cached }, flags };
  const argv = passFlags.map((flag) => (flag === "-emit-obj" || flag === "-emit-llvm" ? "-emit-pch" : flag));
  const made = await clang.run([...argv, "/preamble.h", "-o", "-"], { ...tree, ...header });
  if (made.exitCode !== 0) return undefined;
  cache.write("headers", key, made.output);
  return { files: { ...header, "preamble.pch": made.output }, flags };
}
