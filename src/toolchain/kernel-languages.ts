/**
 * The languages that have kernels. To clang all are CUDA: the header that each source begins with makes the difference.
 *
 * A language may bring a folder of headers that comes before all others, and rules of its own, which the compiler and the
 * runtime then hold the program to.
 */
import type { Rules } from "../artifact/rules.ts";
import type { KernelLanguage, SourceLanguage } from "./compile-options.ts";
import { joinPath } from "./paths.ts";

interface KernelLanguageRow {
  /** Of files in it, with the dot. */
  readonly extension: string;
  /** As `nvcc --dryrun` writes it and `-x` takes it, besides the language's own name. */
  readonly option: string;
  /** What nvcc, hipcc, mcc or bisheng include before every source. */
  readonly header: string;
  /** Folder of its headers within `include/`, looked into first. */
  readonly folder?: string;
  /** What its programs are held to. */
  readonly rules?: Rules;
}

const kernelLanguages: Readonly<Record<KernelLanguage, KernelLanguageRow>> = {
  cuda: { extension: ".cu", option: "cu", header: "cuda_runtime.h" },
  hip: { extension: ".hip", option: "hip", header: "unwarp/hip/prelude.h", folder: "rocm" },
  musa: { extension: ".mu", option: "musa", header: "unwarp/musa/prelude.h" },
  "ascend-c": {
    extension: ".asc",
    option: "asc",
    header: "unwarp/prelude.h",
    folder: "ascend",
    rules: "ascend",
  },
};

const rows = Object.entries(kernelLanguages) as readonly (readonly [KernelLanguage, KernelLanguageRow])[];

/** Endings of files with kernels, with the dot. */
export const kernelExtensions: readonly string[] = rows.map(([, { extension }]) => extension);

export function hasKernels(language: SourceLanguage): language is KernelLanguage {
  return language !== "c" && language !== "c++";
}

/** The header that is included before every source of a language, if any. */
export function languageHeader(language: SourceLanguage): string | undefined {
  return hasKernels(language) ? kernelLanguages[language].header : undefined;
}

/** What programs in a language are held to, if anything. */
export function languageRules(language: SourceLanguage): Rules | undefined {
  return hasKernels(language) ? kernelLanguages[language].rules : undefined;
}

/**
 * Options of `clang -cc1` by which a language's own headers are found: before all others in its own files, after all others
 * in C and C++, whose host code may call the language's runtime.
 */
export function languageFolderFlags(language: SourceLanguage, headerFolder: string): readonly string[] {
  if (hasKernels(language)) {
    const { folder } = kernelLanguages[language];
    return folder === undefined ? [] : ["-isystem", joinPath(headerFolder, folder)];
  }
  const folders = rows.flatMap(([, { folder }]) => folder ?? []);
  return folders.flatMap((name) => ["-internal-isystem", joinPath(headerFolder, name)]);
}

/** How `-x` names a language. */
export function languageOption(language: SourceLanguage): string {
  return hasKernels(language) ? kernelLanguages[language].option : language;
}

/** The language that `-x NAME` means. */
export function kernelLanguageNamed(name: string): KernelLanguage | undefined {
  return rows.find(([language, { option }]) => name === language || name === option)?.[0];
}

/** The language of files that end so. */
export function kernelLanguageOf(extension: string): KernelLanguage | undefined {
  return rows.find(([, row]) => row.extension === extension)?.[0];
}
