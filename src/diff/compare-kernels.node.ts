/** Kernels of files without `main`: a program is made around them that runs them on made-up input. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AppInfo, KernelInfo } from "../artifact/app-info.ts";
import { decodeExecutable } from "../artifact/executable.ts";
import { parseModule } from "../ir/parse.ts";
import type { Type } from "../ir/types.ts";
import { readAppInfo } from "../runtime/read-app-info.ts";
import { extensionOf } from "../toolchain/paths.ts";
import { readableKernelName } from "./readable-kernel-name.ts";
import { buildCompared, type BuildComparedSettings } from "./build-compared.ts";
import { type ComparedProgram, type CompareOptions, comparePrograms } from "./compare-programs.node.ts";
import { type Comparison, ComparisonError, NeitherEndedError } from "./comparison.ts";
import type { ElementType } from "./element-type.ts";
import { mergeComparisons } from "./merge-comparisons.ts";
import { type HarnessKernel, type HarnessParameter, kernelHarness } from "./kernel-harness.ts";
import { parameterElement } from "./parameter-elements.ts";

export interface CompareKernelsOptions extends CompareOptions {
  readonly flags: readonly string[];
  readonly flagsOfB: readonly string[];
  readonly build: BuildComparedSettings;
}

/**
 * Compares the kernels that two files have in common, by name. Each run has input of its own.
 * @throws {ComparisonError} when a file does not compile, or they have no kernel in common that can be run
 */
export async function compareKernels(
  a: string,
  b: string,
  options: CompareKernelsOptions,
): Promise<Comparison> {
  const { flags, flagsOfB, build, runs = 1, seed = 0, ...compare } = options;
  const folder = await mkdtemp(join(tmpdir(), "unwarp-kernels-"));
  try {
    const main = join(folder, "empty-main.cpp");
    await writeFile(main, "int main() { return 0; }\n");
    const [left, right] = await Promise.all([
      kernelsOf(a, [a, main, ...flags], build),
      kernelsOf(b, [b, main, ...flagsOfB], build),
    ]);
    const { kernels, notes } = inCommon(left, right, a, b);
    if (kernels.length === 0)
      throw new ComparisonError(
        [`${a} and ${b} have no kernel in common that can be run alone`, ...notes].join("\n"),
      );
    const written = async (path: string, side: string, run: number) => {
      const file = join(folder, `${side}${extensionOf(path)}`);
      await writeFile(file, kernelHarness(kernels, { source: resolve(path), seed: seed + run }));
      return file;
    };
    let comparison: Comparison | undefined;
    for (let run = 0; run < runs && comparison?.verdict !== "different"; run++) {
      const [one, other] = await Promise.all([
        buildCompared(a, [await written(a, "a", run), ...flags], build),
        buildCompared(b, [await written(b, "b", run), ...flagsOfB], build),
      ]);
      const { folder: _, ...without } = compare;
      const found = await compareAll(kernels, one, other, { ...without, seed: seed + run });
      comparison = comparison ? mergeComparisons(comparison, found) : found;
    }
    if (!comparison) throw new ComparisonError("no runs were asked for");
    return { ...comparison, notes: [...ranNote(kernels, comparison), ...notes, ...comparison.notes] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * All kernels in one run, which is fast. Where that fails on both sides, each in a run of its own, since the first one that
 * fails ends the program and would hide the others.
 */
async function compareAll(
  kernels: readonly HarnessKernel[],
  one: ComparedProgram,
  other: ComparedProgram,
  options: CompareOptions,
): Promise<Comparison> {
  const together = await compareInTime(one, other, { ...options, args: [] });
  if (together instanceof NeitherEndedError && kernels.length === 1) throw together;
  const isDone =
    !(together instanceof NeitherEndedError) &&
    (together.verdict === "different" || together.exitCodes.a === 0);
  if (isDone) return together;
  let all: Comparison | undefined;
  const late: string[] = [];
  for (const [index, { name }] of kernels.entries()) {
    const alone = await compareInTime(one, other, { ...options, args: [String(index)] });
    if (alone instanceof NeitherEndedError) {
      late.push(`${name} was not compared: it does not end on made-up input in either`);
      continue;
    }
    const found = alone.exitCodes.a === 0 || alone.verdict === "different" ? alone : notRun(alone, name);
    all = all ? mergeComparisons(all, found) : found;
    if (all.verdict === "different") break;
  }
  if (!all) {
    if (together instanceof NeitherEndedError) throw together;
    all = together;
  }
  // Kernels share the runs that were asked for.
  return {
    ...all,
    verdict: late.length > 0 && all.verdict === "same" ? "not decided" : all.verdict,
    notes: [...all.notes, ...late],
    compared: { ...all.compared, runs: 1 },
  };
}

async function compareInTime(
  one: ComparedProgram,
  other: ComparedProgram,
  options: CompareOptions,
): Promise<Comparison | NeitherEndedError> {
  try {
    return await comparePrograms(one, other, options);
  } catch (error) {
    if (error instanceof NeitherEndedError) return error;
    throw error;
  }
}

/** A kernel that fails on made-up input in both shows nothing. */
function notRun(comparison: Comparison, name: string): Comparison {
  return {
    ...comparison,
    verdict: "not decided",
    notes: [`${name} was not compared: it fails on made-up input in both (${comparison.notes.at(-1) ?? ""})`],
    compared: { launches: 0, failedLaunches: 0, neverRan: [], contents: 0, kernels: [], runs: 1 },
  };
}

/** Names only those that ran to their end. */
function ranNote(kernels: readonly HarnessKernel[], { compared }: Comparison): readonly string[] {
  const stems = new Set(compared.kernels.map(({ name }) => name));
  const ran = kernels.map(({ name }) => name).filter((name) => stems.has(name.replace(/^.*::/, "")));
  return ran.length === 0
    ? []
    : [`${ran.length} ${ran.length === 1 ? "kernel" : "kernels"} ran on made-up input: ${ran.join(", ")}`];
}

/** By name; a string says why a kernel cannot be run alone. */
type FoundKernels = ReadonlyMap<string, HarnessKernel | string>;

async function kernelsOf(
  name: string,
  words: readonly string[],
  build: BuildComparedSettings,
): Promise<FoundKernels> {
  const { app } = await buildCompared(name, words, build);
  const info = readAppInfo(decodeExecutable(app));
  const found = new Map<string, HarnessKernel | string>();
  for (const { kernels, ir } of info.modules) {
    const module = parseModule(ir);
    for (const kernel of kernels) {
      const readable = readableKernelName(kernel.name);
      if (readable === undefined) {
        found.set(kernel.displayName, "templates and overloads are not run alone");
        continue;
      }
      const types = module.functions.get(kernel.name)?.args.map(({ type, attributes }) => {
        return attributes.byval === undefined ? type : undefined;
      });
      const parameters = parametersOf(kernel, types ?? [], info);
      const isKnown = found.has(readable);
      found.set(
        readable,
        isKnown
          ? "templates and overloads are not run alone"
          : typeof parameters === "string"
            ? parameters
            : { name: readable, parameters },
      );
    }
  }
  return found;
}

function parametersOf(
  kernel: KernelInfo,
  types: readonly (Type | undefined)[],
  info: AppInfo,
): readonly HarnessParameter[] | string {
  const parameters: HarnessParameter[] = [];
  for (const index of kernel.parameters.keys()) {
    const type = types[index];
    const element = type && scalarElement(type);
    if (type?.kind === "pointer")
      parameters.push({ kind: "pointer", element: parameterElement(info, kernel.name, index) ?? "i8" });
    else if (element) parameters.push({ kind: "value", element });
    else return "a parameter is a structure";
  }
  return parameters;
}

function scalarElement(type: Type): ElementType | undefined {
  if (type.kind === "float") {
    const elements: Readonly<Record<string, ElementType>> = {
      half: "f16",
      bfloat: "bf16",
      float: "f32",
      double: "f64",
    };
    return elements[type.format];
  }
  if (type.kind !== "int") return undefined;
  return type.bits <= 8 ? "i8" : type.bits <= 16 ? "i16" : type.bits <= 32 ? "i32" : "i64";
}

function inCommon(
  left: FoundKernels,
  right: FoundKernels,
  a: string,
  b: string,
): { readonly kernels: readonly HarnessKernel[]; readonly notes: readonly string[] } {
  const kernels: HarnessKernel[] = [];
  const notes: string[] = [];
  for (const [name, kernel] of left) {
    const other = right.get(name);
    if (typeof kernel === "string") notes.push(`${name} of ${a} was not run: ${kernel}`);
    else if (other === undefined) notes.push(`${name} of ${a} was not run: ${b} has no such kernel`);
    else if (typeof other === "string") notes.push(`${name} of ${b} was not run: ${other}`);
    else if (shapeOf(kernel) !== shapeOf(other))
      notes.push(`${name} was not run: it has other parameters in ${b}`);
    else kernels.push(kernel);
  }
  return { kernels, notes };
}

/** Whether both take the same arguments. What their pointers point to, the first one says. */
function shapeOf({ parameters }: HarnessKernel): string {
  return parameters.map(({ kind, element }) => (kind === "pointer" ? kind : element)).join(" ");
}
