/** What the build packs for browsers beside the workers' scripts, and how it is read. */
import { fromBase64 } from "../source/base64.ts";
import type { FileTree } from "../toolchain/clang.ts";
import type { Resources } from "../toolchain/services.ts";

/** `resources.json.gz`: headers, libraries and the support objects that the build has made. */
export interface PackedResources {
  readonly include: FileTree;
  readonly lib: FileTree;
  /** By cache key, in base64. */
  readonly prebuilt: Readonly<Record<string, string>>;
  readonly clangVersion: string;
  readonly fingerprint: string;
}

export const resourcesFile = "resources.json.gz";

/** The parts of the package @yowasp/clang, as the build puts them: each with gzip, whatever the server does. */
export const clangModules = [
  "llvm.core.wasm",
  "llvm.core2.wasm",
  "llvm.core3.wasm",
  "llvm.core4.wasm",
] as const;
export const clangResources = "llvm-resources.tar";
export const clangFolder = "clang/";

/**
 * Sizes of the files in bytes, unpacked, by name without `.gz`: `sizes.json`. What a server says of the length of a file
 * is not to be relied on, and progress needs it. How many bytes travel differs where a browser unpacks them by itself.
 */
export type FileSizes = Readonly<Record<string, number>>;
export const sizesFile = "sizes.json";

export function unpackResources(packed: PackedResources): Resources {
  const prebuilt = new Map<string, Uint8Array>();
  for (const [key, text] of Object.entries(packed.prebuilt)) {
    prebuilt.set(key, fromBase64(text));
  }
  const { include, lib, clangVersion, fingerprint } = packed;
  return { include, lib, clangVersion, fingerprint, prebuilt: (key) => prebuilt.get(key) };
}
