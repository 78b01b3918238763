import type { KernelFacts } from "./model.ts";

export interface KernelCount {
  /** As written in the source: what ports count as well. */
  readonly kernels: number;
  /** As compiled: each instance of a template is one. */
  readonly instances: number;
}

/** How many kernels the compiler has seen. Instances of a template are one kernel; those that a macro defines in one line are several. */
export function countKernels(compiled: readonly KernelFacts[]): KernelCount {
  const written = new Set(compiled.map(({ file, line, name }) => `${file}:${line}:${stemOf(name)}`));
  return { kernels: written.size, instances: compiled.length };
}

/** `reduce<float, 32u>` is reduce. */
function stemOf(name: string): string {
  return /^[^<(]*/.exec(name)?.[0].trim() ?? name;
}
