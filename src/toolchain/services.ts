import type { Cache } from "./cache.ts";
import type { Clang, FileTree } from "./clang.ts";

/** Files of the machine, by tool path (see paths.ts). */
export interface FileSource {
  /** Undefined when there is no such file, or it is a folder, or it cannot be read. */
  read(path: string): Uint8Array | undefined;
  kind(path: string): "file" | "folder" | undefined;
  /** The names in a folder; empty when it cannot be read. */
  list(folder: string): readonly string[];
  /**
   * Writes the whole file or leaves the old one, creating no folders.
   * @throws {Error} with a message in one line.
   */
  write(path: string, content: string | Uint8Array, options?: { readonly executable?: boolean }): void;
  /** Equal for two paths of one file, as with symbolic links. */
  identity(path: string): string;
}

/** What ships beside the code: the headers and the support library. */
export interface Resources {
  readonly include: FileTree;
  readonly lib: FileTree;
  /** Support objects made when the package was built, by cache key. */
  prebuilt(key: string): Uint8Array | undefined;
  /** Version of the package @yowasp/clang that this unwarp depends on. */
  readonly clangVersion: string;
  /** Changes whenever unwarp's code, headers or libraries do: part of every program's cache key. */
  readonly fingerprint: string;
}

/** All that the toolchain needs of its host, Node or a browser. */
export interface Services {
  readonly files: FileSource;
  /** Absolute tool path that relative ones start from. */
  readonly workingFolder: string;
  readonly resources: Resources;
  readonly cache: Cache;
  /** Hexadecimal SHA-256 of the parts, each marked off from the next. */
  readonly digest: (parts: readonly (string | Uint8Array)[]) => string;
  /** Loads itself at the first run: a program found in the cache never needs it. */
  readonly clang: Clang;
  readonly now: () => number;
}
