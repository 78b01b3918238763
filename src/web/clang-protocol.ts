import type { ClangRequest } from "../toolchain/clang-pool.ts";

/** The compiler's files, fetched and compiled once for all threads that run it. */
export interface ClangAssets {
  /** WebAssembly modules by file name. */
  readonly modules: ReadonlyMap<string, WebAssembly.Module>;
  /** The archive of its headers and libraries. */
  readonly resources: ArrayBuffer;
  /** Of the package's script. */
  readonly scriptUrl: string;
}

export type ClangWorkerMessage = { readonly assets: ClangAssets } | { readonly request: ClangRequest };
