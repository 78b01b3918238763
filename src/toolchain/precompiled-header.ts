/**
 * Precompiled headers: most of a compile is reading the standard library's headers, which do not change.
 * They are kept by the flags and the preamble that they were made of.
 */
import type { FileTree } from "./clang.ts";
import { searchPath } from "./include-scan.ts";
import { languageHeader } from "./kernel-languages.ts";
import { latin1 } from "./latin1.ts";
import { absolutePath, baseName, folderOf, joinPath } from "./paths.ts";
import { preambleOf } from "./preamble.ts";
import type { ReadSource } from "./read-source.ts";
import type { Services } from "./services.ts";
import { treeParts } from "./support-objects.ts";

export interface PrecompiledHeader {
  /** To be added to the file tree. */
  readonly files: FileTree;
  /** See `useHeader`. */
  readonly flags: readonly string[];
  /** What was precompiled. */
  readonly text: string;
}

/**
 * Clang opens each header that is included again after the precompiled one and, as its guard keeps it out,
 * never closes it: more than some 120 are too many for the package's file system ("Out of memory").
 * With this option it looks at all of them beforehand, and need not open them.
 */
const knowingAllHeaders = ["-fmodules-validate-system-headers"];
const fewIncludes = 40;

/**
 * The options by which a source uses its precompiled header, in place of the forced includes. Looking at all headers
 * beforehand is an eighth of the time in which a small source is read. It is left out where the source has few includes, and
 * its precompiled header has all headers of libraries: one that it has not would include many of the others again.
 */
export function useHeader({ flags, text }: PrecompiledHeader, { files }: ReadSource): readonly string[] {
  const includes = files.flatMap(({ content }) => [
    ...latin1(content).matchAll(/^[ \t]*#[ \t]*include\b[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)?/gm),
  ]);
  const precompiled = new Set(text.split("\n"));
  const own = new Set(files.map(({ path }) => baseName(path)));
  const isCovered = includes.every(([, quoted, name = quoted]) => {
    if (name === undefined) return false;
    const isOwn = quoted !== undefined && own.has(baseName(quoted));
    return isOwn || precompiled.has(`#include <${name}>`) || precompiled.has(`#include "${name}"`);
  });
  const isPlain = isCovered && includes.length <= fewIncludes && !/#[ \t]*if/.test(text);
  return isPlain ? flags : [...flags, ...knowingAllHeaders];
}

/** By what they are made of. */
export type HeadersInTheMaking = Map<string, Promise<Uint8Array | undefined>>;

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
  const header = languageHeader(language);
  return header === undefined ? text : `#include "${header}"\n${text}`;
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
  inTheMaking: HeadersInTheMaking,
): Promise<PrecompiledHeader | undefined> {
  const { resources, cache, digest } = services;
  const argv = headerFlags(passFlags);
  const key = digest([
    resources.clangVersion,
    ...treeParts(resources.include, ""),
    JSON.stringify(argv),
    preamble,
  ]);
  let header = inTheMaking.get(key);
  if (!header) {
    const cached = cache.read("headers", key);
    header = cached ? Promise.resolve(cached) : makeHeader(preamble, argv, tree, services, key);
    inTheMaking.set(key, header);
  }
  const pch = await header;
  if (!pch) return undefined;
  return {
    files: { "preamble.h": preamble, "preamble.pch": pch },
    flags: ["-include-pch", "/preamble.pch"],
    text: preamble,
  };
}

/**
 * The templates that the headers' own functions use are instantiated once and kept, or every compile
 * would do it again: that is most of its time. The headers are the libraries', so nothing that comes
 * after them may change what a template of theirs means.
 */
function headerFlags(passFlags: readonly string[]): string[] {
  return [
    ...passFlags.map((flag) => (flag === "-emit-obj" || flag === "-emit-llvm" ? "-emit-pch" : flag)),
    "-fpch-instantiate-templates",
  ];
}

async function makeHeader(
  preamble: string,
  argv: readonly string[],
  tree: FileTree,
  { clang, cache }: Services,
  key: string,
): Promise<Uint8Array | undefined> {
  const { exitCode, output } = await clang.run([...argv, "/preamble.h", "-o", "-"], {
    ...tree,
    "preamble.h": preamble,
  });
  if (exitCode !== 0) return undefined;
  cache.write("headers", key, output);
  return output;
}
