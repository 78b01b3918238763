/**
 * The languages beside CUDA that are close enough to be read as CUDA behind other headers, by the extension of their files.
 *
 * A dialect may bring a folder of headers that comes before all others, and takes the place of `cuda_runtime.h` as what
 * every file begins with. It may also have rules of its own, which the compiler and the runtime then hold the program to.
 */
import type { Rules } from "../artifact/rules.ts";
import type { SourceLanguage } from "./compile-options.ts";
import { extensionOf, joinPath } from "./paths.ts";

export interface Dialect {
  /** As people call it. */
  readonly name: string;
  /** What every file begins with. */
  readonly prelude: string;
  /** Folder of its headers within `include/`, looked into first. */
  readonly folder?: string;
  /** What its programs are held to. */
  readonly rules?: Rules;
}

export const cudaDialect: Dialect = { name: "CUDA", prelude: "cuda_runtime.h" };

/** By extension. */
const dialects: Readonly<Record<string, Dialect>> = {
  ".asc": { name: "Ascend C", prelude: "unwarp/prelude.h", folder: "ascend", rules: "ascend" },
};

/** Extensions that are read as CUDA, besides `.cu`. */
export const dialectExtensions: readonly string[] = Object.keys(dialects);

export function dialectOf(path: string): Dialect {
  return dialects[extensionOf(path)] ?? cudaDialect;
}

/**
 * Options of `clang -cc1` that let a dialect's headers be found: before all others in its own files, after all others in C
 * and C++, whose host code may call the dialect's runtime.
 */
export function dialectFlags(
  path: string,
  language: SourceLanguage,
  headerFolder: string,
): readonly string[] {
  const { folder } = dialectOf(path);
  if (folder !== undefined) return ["-isystem", joinPath(headerFolder, folder)];
  if (language === "cuda") return [];
  const folders = Object.values(dialects).flatMap((dialect) => dialect.folder ?? []);
  return folders.flatMap((name) => ["-internal-isystem", joinPath(headerFolder, name)]);
}
