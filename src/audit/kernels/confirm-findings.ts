/** Joins what tokens found with what the compiler saw. */
import type { Finding, KernelFacts } from "../model.ts";
import type { ScannedFunction } from "../scan/cuda/scan-cuda.ts";
import type { KernelUse, ModuleFacts } from "./kernel-facts.ts";

/** Uses that only the compiler sees: tokens do not show that a call is recursive, or whose atomics are on double. */
const addedByCompiler = new Set([
  ...["language/double", "language/atomic-double", "language/atomic-half", "language/atomic-64-shared"],
  ...["language/recursion", "language/indirect-call", "language/inline-ptx", "language/device-heap"],
  ...["language/dynamic-parallelism", "language/tensor-core", "language/texture", "language/surface"],
]);

/** What `atomicAdd` is, once its type is known. */
const specialAtomics = ["language/atomic-64-shared", "language/atomic-double", "language/atomic-half"];

export interface Confirmed {
  readonly findings: readonly Finding[];
  readonly kernels: readonly KernelFacts[];
}

/**
 * @param functions device functions by file
 * @param excerptOf a line of a file, as reports quote it
 */
export function confirmFindings(
  findings: readonly Finding[],
  compiled: readonly ModuleFacts[],
  functions: ReadonlyMap<string, readonly ScannedFunction[]>,
  excerptOf: (file: string, line: number) => string,
): Confirmed {
  const uses = new Map<string, KernelUse>();
  for (const use of compiled.flatMap((facts) => facts.uses)) {
    const key = keyOf(use.rule, use.file, use.line);
    if (!uses.has(key)) uses.set(key, use);
  }
  const seen = new Set(compiled.flatMap(({ lines }) => lines));
  const kernels = placeKernels(
    compiled.flatMap((facts) => facts.kernels),
    functions,
  );
  const kernelAt = new Map(kernels.map(({ file, line, name }) => [`${file}:${line}`, name]));
  const functionAt = (file: string, line: number) =>
    functions.get(file)?.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  /** Whether any line of the function became code. */
  const isSeen = (file: string, { firstLine, lastLine }: ScannedFunction) => {
    for (let line = firstLine; line <= lastLine; line++) if (seen.has(`${file}:${line}`)) return true;
    return false;
  };

  const taken = new Set<string>();
  const kept = findings.flatMap((finding): Finding[] => {
    const { rule, file, line } = finding;
    if (!rule.startsWith("language/")) return [finding];
    if (rule === "language/kernel") {
      const kernel = kernelAt.get(`${file}:${line}`);
      return [kernel === undefined ? finding : { ...finding, evidence: "compiler", kernel }];
    }
    // To the compiler all assembly is the same.
    const key = keyOf(rule === "language/lane-register" ? "language/inline-ptx" : rule, file, line);
    const use = uses.get(key);
    if (use) {
      taken.add(key);
      return [{ ...finding, evidence: "compiler", kernel: use.kernel }];
    }
    const special =
      rule === "language/atomic"
        ? specialAtomics.find((other) => uses.has(keyOf(other, file, line)))
        : undefined;
    const specialUse = special && uses.get(keyOf(special, file, line));
    if (specialUse) {
      taken.add(keyOf(specialUse.rule, file, line));
      return [{ ...finding, rule: specialUse.rule, evidence: "compiler", kernel: specialUse.kernel }];
    }
    // Double that the compiler has seen and made nothing of: a constant, or a type that is only named.
    const around = rule === "language/double" ? functionAt(file, line) : undefined;
    return around && isSeen(file, around) ? [] : [finding];
  });
  const added = [...uses].flatMap(([key, use]): Finding[] => {
    if (taken.has(key) || !addedByCompiler.has(use.rule)) return [];
    const { rule, file, line, column, name, kernel } = use;
    const excerpt = excerptOf(file, line);
    return [{ rule, file, line, column, name, excerpt, evidence: "compiler", kernel }];
  });
  return { findings: [...kept, ...added], kernels };
}

/** A kernel stands where its qualifier does, not where its first instruction came from; seen twice it is one. */
function placeKernels(
  kernels: readonly KernelFacts[],
  functions: ReadonlyMap<string, readonly ScannedFunction[]>,
): readonly KernelFacts[] {
  const all = new Map<string, KernelFacts>();
  for (const kernel of kernels) {
    const { file, line, name } = kernel;
    const inside = functions
      .get(file)
      ?.find((fn) => fn.isKernel && fn.firstLine <= line && line <= fn.lastLine);
    const placed = inside ? { ...kernel, line: inside.firstLine } : kernel;
    all.set(`${file} ${placed.line} ${name}`, placed);
  }
  return [...all.values()];
}

const keyOf = (rule: string, file: string, line: number) => `${rule} ${file} ${line}`;
