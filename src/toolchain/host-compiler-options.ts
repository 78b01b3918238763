/**
 * Options of the host compiler, gcc's and clang's by habit, MSVC's in projects for Windows: what
 * follows `-Xcompiler`, and the warning options that unwarp takes directly.
 */
import type { CommandLineState } from "./command-line.ts";
import { findOption, OptionError, unknownOption } from "./nvcc-options.ts";

/** About the machine, the shape of the object or the linker: they mean nothing for WebAssembly. */
const withoutEffect = [
  /^-f(no-)?(pic|PIC|pie|PIE|lto|lto=.*|plt|common|stack-protector.*|omit-frame-pointer|use-linker-plugin)$/,
  /^-f(no-)?(inline.*|tree-.*|prefetch.*|align-.*|asynchronous-unwind-tables|diagnostics-color.*|permissive)$/,
  /^-f(no-)?(exceptions|openmp-simd|strict-aliasing|strict-overflow|math-errno|trapping-math|gnu-unique|visibility.*|PIC|pic)$/,
  /^-(march|mtune|mcpu|mfpmath|mcmodel|masm)=.*$/,
  /^-m(no-)?(sse|avx|fma|f16c|bmi|popcnt|aes|lzcnt|abm|32|64|pclmul|xsave|rdrnd|fsgsbase|adx|mmx|3dnow).*$/,
  /^-(pthread|pipe|static|static-libgcc|static-libstdc\+\+|rdynamic|s|p|pg|no-pie|pie|dynamic|v|H|ansi)$/,
  /^-(Wl|Wa|Wp),.*$/,
  /^--?param[= ].*$/,
  /^-(ggdb|gdwarf|gsplit-dwarf).*$/,
  /^\/(nologo|W[0-4X]|wd\d+|O[0-3dxist]+|EH\w*|M[DT]d?|Z[i7I]|FS|GR-?|bigobj|utf-8|RTC\w*|Fd.*|MP\d*|sdl-?|GS-?|openmp.*|arch:.*|Zc:.*|permissive-?)$/,
];

/** They would change the layout of data or the meaning of the language, which every library here is built for. */
const changesMeaning =
  /^-(f(pack-struct.*|short-enums|short-wchar|abi-version=.*)|malign-double|mlong-double.*|mms-bitfields)$/;

/** The same for clang -cc1, after translation. */
const translations: Readonly<Record<string, readonly string[]>> = {
  "-ffast-math": fastMath(),
  "-Ofast": fastMath(),
  "-funsafe-math-optimizations": [
    "-funsafe-math-optimizations",
    "-mreassociate",
    "-freciprocal-math",
    "-fno-signed-zeros",
  ],
  "-ffinite-math-only": ["-menable-no-infs", "-menable-no-nans", "-ffinite-math-only"],
  "-fwrapv": ["-fwrapv"],
  "-fno-rtti": ["-fno-rtti"],
  "-funsigned-char": ["-fno-signed-char"],
  "-fsigned-char": [],
  "-funroll-loops": ["-funroll-loops"],
  "-fms-extensions": ["-fms-extensions"],
  "-ffp-contract=fast": ["-ffp-contract=fast"],
  "-ffp-contract=off": ["-ffp-contract=off"],
  "-ffp-contract=on": ["-ffp-contract=on"],
};

function fastMath(): string[] {
  return [
    ...["-menable-no-infs", "-menable-no-nans", "-fapprox-func", "-funsafe-math-optimizations"],
    ...["-fno-signed-zeros", "-mreassociate", "-freciprocal-math", "-ffp-contract=fast", "-ffast-math"],
    "-ffinite-math-only",
  ];
}

/** True when the option was known. */
export function tryHostCompilerOption(state: CommandLineState, option: string): boolean {
  const translated = translations[option];
  if (changesMeaning.test(option))
    throw new OptionError(`${option}: is not supported, and would not mean the same without`);
  if (translated) state.hostFlags.push(...translated);
  else if (/^[-/]f?openmp$/.test(option)) state.openmp = true;
  else if (/^-W(?![alp],)/.test(option)) state.warningFlags.push(option);
  else if (/^[-/]D\w/.test(option)) state.macros.push(`-D${option.slice(2)}`);
  else if (/^-(U|I|O|std=|isystem|iquote|include|g\d?$|w$|l|L)/.test(option))
    return applySharedOption(state, option);
  else return withoutEffect.some((pattern) => pattern.test(option));
  return true;
}

/** Words after `-Xcompiler`. */
export function applyHostCompilerOptions(state: CommandLineState, words: readonly string[]): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    // Its value may be the next word: `-Xcompiler "-include x.h"`.
    const next = /^-(I|D|U|L|l|include|isystem|iquote)$/.test(word) ? words[++at] : undefined;
    if (next !== undefined) findOption(word)?.option.apply(state, next);
    else if (!tryHostCompilerOption(state, word)) state.warnings.push(unknownOption(`-Xcompiler ${word}`));
  }
}

/** Options that nvcc and host compilers have in common; with the value in the same word here. */
function applySharedOption(state: CommandLineState, option: string): boolean {
  if (/^-g\d?$/.test(option)) {
    state.debug = true;
    return true;
  }
  const found = findOption(option);
  if (!found) return false;
  if (found.value === undefined && found.option.takes !== "none") return false;
  found.option.apply(state, found.value ?? "");
  return true;
}
