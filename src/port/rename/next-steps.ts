/** Commands that build and run a port whose language is CUDA's under other names. */
import type { ProgramPlace } from "../program-place.ts";

/** @param libraries flags behind the sources */
export function buildLine(
  compiler: string,
  { sources, flags, hasMain, name }: ProgramPlace,
  libraries: readonly string[],
): string {
  if (!hasMain) return [compiler, "-O3", "-c", ...flags, ...sources].join(" ");
  return [compiler, "-O3", ...flags, ...sources, "-o", name, ...libraries, "&&", `./${name}`].join(" ");
}

/** Nothing for what no linker here makes a program of. */
export function runHere({ sources, flags, hasMain, runsHere }: ProgramPlace): readonly string[] {
  if (!hasMain || !runsHere) return [];
  return ["on this machine, without either:", `  ${["unwarp run", ...sources, ...flags].join(" ")}`];
}
