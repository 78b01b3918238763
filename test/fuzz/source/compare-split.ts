/** What splitting long functions and taming gotos makes of random CUDA C++, against the same without. */
import { defaultCompileOptions } from "../../../src/toolchain/compile-options.ts";
import { deviceOptimizerFlags, devicePassFlags } from "../../../src/toolchain/clang-flags.ts";
import {
  splitLongFunctions,
  type SplitLimits,
} from "../../../src/toolchain/long-functions/split-long-functions.ts";
import type { Clang } from "../../../src/toolchain/clang.ts";
import { runCompiler } from "../../../src/toolchain/run-compiler.ts";
import { difference, type Tools } from "../compare.ts";
import type { FuzzKernel } from "../random-kernel.ts";
import { compileKernels, type Width } from "../run-compiled.ts";
import { interpretKernels, type Outcome } from "../run-interpreted.ts";
import { randomSource, sourceHeader, type SourceKernel } from "./random-source.ts";

export interface SplitBatch {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  /** For which gangs the code that has all done to it is compiled as well; none for the interpreter alone. */
  readonly widths: readonly Width[];
}

export interface SplitResult {
  readonly kernels: number;
  /** What took too many steps to be compared. */
  readonly skipped: readonly string[];
  /** Parts and switches, over all limits. */
  readonly parts: number;
  readonly tamed: number;
  readonly findings: readonly string[];
}

/** Small enough that most functions are split, in several ways. */
const limits: Readonly<Record<string, SplitLimits>> = {
  "tiny parts": { loops: 1, gotoLines: Number.POSITIVE_INFINITY, least: 4, most: 40 },
  "large parts": { loops: 1, gotoLines: Number.POSITIVE_INFINITY, least: 40, most: 400 },
  "gotos and parts": { loops: 1, gotoLines: 1, least: 8, most: 120 },
};

export async function compareSplit(
  { seed, first, count, widths }: SplitBatch,
  tools: Pick<Tools, "clang" | "support">,
): Promise<SplitResult> {
  const kernels = Array.from({ length: count }, (_, at) =>
    randomSource(`k${first + at}`, Math.imul(seed, 1_000_003) + first + at),
  );
  const source = [sourceHeader, ...kernels.map((kernel) => kernel.source)].join("\n");
  const written = await frontEnd(source, tools.clang);
  const interpret = interpretKernels(await optimize(written, tools.clang));
  const expected = kernels.map((kernel) => interpret(asFuzzKernel(kernel)));
  const skipped: string[] = [];
  const findings: string[] = [];
  let [parts, tamed] = [0, 0];
  for (const [name, limit] of Object.entries(limits)) {
    const split = splitLongFunctions(written, limit);
    parts += countOf(split, /^define internal void .*\.part\.\d+"?\(/gm);
    tamed += countOf(split, /^unwarp\.goto\.on:/gm);
    const text = await optimize(split, tools.clang);
    const runSplit = interpretKernels(text);
    const compiledWidths = limit.gotoLines === 1 ? widths : [];
    const compiled = await compileKernels(text, compiledWidths, { ...tools, optimization: "1" });
    for (const [at, kernel] of kernels.entries()) {
      const fuzz = asFuzzKernel(kernel);
      const [right, interpreted] = [expected[at], runSplit(fuzz)];
      if (!right || tookTooLong(right) || tookTooLong(interpreted)) {
        skipped.push(`${kernel.name}, ${name}`);
        continue;
      }
      if ("failure" in right) {
        findings.push(`${kernel.name} itself fails: ${right.failure}`);
        continue;
      }
      const outcomes = [
        ["interpreted", interpreted] as const,
        ...compiledWidths.map((width) => [`width ${width ?? "chosen"}`, compiled.run(fuzz, width)] as const),
      ];
      for (const [how, outcome] of outcomes) {
        const message = difference(right.output, outcome);
        if (message !== undefined) findings.push(`${kernel.name}, ${name}, ${how}: ${message}`);
      }
    }
  }
  return { kernels: count, skipped, parts, tamed, findings };
}

/** Split code takes more steps than the same in one piece. */
function tookTooLong(outcome: Outcome): boolean {
  return "failure" in outcome && outcome.failure === "too many steps";
}

/** As clang's front end leaves it. */
async function frontEnd(source: string, clang: Clang): Promise<string> {
  const flags = [...devicePassFlags(defaultCompileOptions), "-disable-llvm-passes"];
  return compile(clang, [...flags, "/kernels.cu", "-o", "-"], { "kernels.cu": source });
}

function optimize(ir: string, clang: Clang): Promise<string> {
  return compile(clang, [...deviceOptimizerFlags, "/kernels.ll", "-o", "-"], { "kernels.ll": ir });
}

async function compile(
  clang: Clang,
  argv: readonly string[],
  files: Record<string, string>,
): Promise<string> {
  const { exitCode, output, messages } = await runCompiler(clang, argv, files);
  if (exitCode !== 0) throw new Error(messages);
  return new TextDecoder().decode(output);
}

function asFuzzKernel(kernel: SourceKernel): FuzzKernel {
  return { ...kernel, text: "", declarations: new Set() };
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
