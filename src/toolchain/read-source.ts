import type { CompileOptions, SourceLanguage } from "./compile-options.ts";
import { scanIncludes, type ScannedFile } from "./include-scan.ts";
import { withoutNvidiaToolkit } from "./nvidia-toolkit.ts";
import type { Services } from "./services.ts";

export interface Source {
  /** As typed. */
  readonly path: string;
  readonly language: SourceLanguage;
}

/** A source with all that its object depends on. */
export interface ReadSource extends Source {
  /** The source first. */
  readonly files: readonly ScannedFile[];
  readonly options: CompileOptions;
  /** Names the object in the cache. */
  readonly key: string;
}

/** Reads a source and every file that it may include. */
export function readSource(source: Source, given: CompileOptions, services: Services): ReadSource {
  const { workingFolder, resources, digest } = services;
  const options = { ...given, folders: withoutNvidiaToolkit(given.folders, services.files) };
  const files = scanIncludes({
    roots: [source.path, ...options.forcedIncludes],
    folders: options.folders,
    macros: options.macros,
    workingFolder,
    files: services.files,
  });
  const key = digest([
    resources.fingerprint,
    workingFolder,
    JSON.stringify([source.path, source.language, options]),
    ...files.flatMap((file) => [file.path, file.content]),
  ]);
  return { ...source, files, options, key };
}
