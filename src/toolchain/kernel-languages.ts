/** The languages that have kernels. To clang all are CUDA: the header that each source begins with makes the difference. */
import type { KernelLanguage, SourceLanguage } from "./compile-options.ts";

interface KernelLanguageRow {
  /** Of files in it, with the dot. */
  readonly extension: string;
  /** As `nvcc --dryrun` writes it and `-x` takes it, besides the language's own name. */
  readonly option: string;
  /** What nvcc, hipcc or mcc include before every source. */
  readonly header: string;
}

const kernelLanguages: Readonly<Record<KernelLanguage, KernelLanguageRow>> = {
  cuda: { extension: ".cu", option: "cu", header: "cuda_runtime.h" },
  hip: { extension: ".hip", option: "hip", header: "unwarp/hip/prelude.h" },
  musa: { extension: ".mu", option: "musa", header: "unwarp/musa/prelude.h" },
};

export function hasKernels(language: SourceLanguage): language is KernelLanguage {
  return language !== "c" && language !== "c++";
}

/** The header that is included before every source of a language, if any. */
export function languageHeader(language: SourceLanguage): string | undefined {
  return hasKernels(language) ? kernelLanguages[language].header : undefined;
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

const rows: readonly (readonly [KernelLanguage, KernelLanguageRow])[] = [
  ["cuda", kernelLanguages.cuda],
  ["hip", kernelLanguages.hip],
  ["musa", kernelLanguages.musa],
];
