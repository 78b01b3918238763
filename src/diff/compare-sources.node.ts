import type { Clang } from "../toolchain/clang.ts";
import { createClangPool } from "../toolchain/clang-pool.node.ts";
import type { BuildComparedSettings } from "./build-compared.ts";
import { buildNeeded, describeLeftOut, type NeededSources } from "./build-needed.ts";
import { compareKernels } from "./compare-kernels.node.ts";
import { type CompareOptions, comparePrograms } from "./compare-programs.node.ts";
import { type Comparison, ComparisonError, ImpatienceError, type Uncompared } from "./comparison.ts";
import { counterpart, haveKernelsAlone, isFolder, placeIn, programsOf } from "./source-programs.node.ts";

export interface CompareSourcesOptions extends CompareOptions {
  /** nvcc's flags, for both. */
  readonly flags?: readonly string[];
  /** nvcc's flags for the second, where they are not the same. */
  readonly flagsOfB?: readonly string[];
  readonly build?: BuildComparedSettings;
  /** Why a program of the first folder need not be built, by the source with its `main`. Default: each is. */
  readonly whyNot?: (main: string, isOneOfSeveral: boolean) => string | undefined;
}

export interface ComparedSources {
  readonly comparisons: readonly Comparison[];
  /** Programs of a folder with several that could not be compared, and why. */
  readonly uncompared: readonly Uncompared[];
}

/**
 * Builds and compares two files, or two folders. The sources of a folder are one program when one of them defines
 * `main`; otherwise each that does is a program of its own, with those without `main` where it needs them, and is compared with
 * the one of the same name. Sources that cannot be compiled here are left out where the programs link without them.
 *
 * @throws {ComparisonError} when a program does not build or has no counterpart, unless there are others
 */
export async function compareSources(
  a: string,
  b: string,
  options: CompareSourcesOptions = {},
): Promise<ComparedSources> {
  const { build = {} } = options;
  // All builds use one compiler: what it has loaded for one it need not load for the next.
  const clang = build.clang ?? createClangPool();
  try {
    return await compareWith({ ...options, build: { ...build, clang } }, a, b, clang);
  } finally {
    clang.dispose();
  }
}

async function compareWith(
  options: CompareSourcesOptions,
  a: string,
  b: string,
  clang: Clang,
): Promise<ComparedSources> {
  const { flags = [], flagsOfB = flags, build = {}, whyNot = () => undefined, ...compare } = options;
  if (await haveKernelsAlone(a, b)) {
    const comparison = await compareKernels(a, b, { ...compare, flags, flagsOfB, build });
    return { comparisons: [comparison], uncompared: [] };
  }
  const [left, right] = [await programsOf(a), await programsOf(b)];
  const folder = compare.folder ?? (isFolder(a) ? a : (build.workingFolder ?? process.cwd()));
  const comparisons: Comparison[] = [];
  const uncompared: Uncompared[] = [];
  for (const one of left) {
    try {
      const reason = whyNot(one.main, one.isOneOfSeveral);
      if (reason !== undefined) throw new ComparisonError(reason);
      const other = counterpart(one, left, right, a, b);
      const pair: Pair = {
        first: { ...one, words: [...one.includes, ...flags] },
        second: { ...other, words: [...other.includes, ...flagsOfB] },
        placeOf: (source, isOfB) => placeIn(isOfB ? b : a, source),
        // Its threads hold hundreds of megabytes, and the last programs need none of them.
        onBuilt: () => one === left.at(-1) && clang.dispose(),
      };
      comparisons.push(await comparePair(pair, { ...compare, folder }, build));
    } catch (error) {
      if (left.length === 1 || !(error instanceof ComparisonError)) throw error;
      uncompared.push({ name: one.name, reason: error.message });
    }
  }
  return { comparisons, uncompared };
}

interface Pair {
  readonly first: NeededSources;
  readonly second: NeededSources;
  /** What a source and its port have in common. */
  readonly placeOf: (source: string, isOfB: boolean) => string;
  readonly onBuilt: () => void;
}

/** Programs that take longer are built once more, for speed. */
const patienceMs = 5_000;
const threadByThread = ["--gang-width", "1"];

/**
 * Code for gangs takes longer to make than most programs run, and computes the same. So it is made only for programs that
 * run for long, and then for both: threads in another order add floats in another order.
 */
async function comparePair(
  pair: Pair,
  options: CompareOptions,
  build: BuildComparedSettings,
): Promise<Comparison> {
  const compare = async (flags: readonly string[], settings: CompareOptions) => {
    const { first, second, leftOut } = await buildBoth(pair, flags, build);
    pair.onBuilt();
    const comparison = await comparePrograms(first, second, settings);
    return { ...comparison, notes: [...describeLeftOut(leftOut), ...comparison.notes] };
  };
  const words = [...pair.first.words, ...pair.second.words];
  if (words.some((word) => word.startsWith("--gang-width"))) return await compare([], options);
  try {
    return await compare(threadByThread, { ...options, patienceMs });
  } catch (error) {
    if (!(error instanceof ImpatienceError)) throw error;
  }
  return await compare([], options);
}

/** Side by side, as most steps of a build take one thread alone. */
async function buildBoth(
  { first, second, placeOf }: Pair,
  flags: readonly string[],
  settings: BuildComparedSettings,
) {
  const withFlags = (sources: NeededSources) => ({ ...sources, words: [...sources.words, ...flags] });
  const building = buildNeeded(withFlags(first), async () => true, settings);
  // What the original does without, the port does, too.
  const mayLack = async (source: string) => {
    const { leftOut } = await building;
    const without = new Set([...leftOut.keys()].map((path) => placeOf(path, false)));
    return without.has(placeOf(source, true));
  };
  const [one, other] = await Promise.allSettled([
    building,
    buildNeeded(withFlags(second), mayLack, settings),
  ]);
  if (one.status === "rejected") throw one.reason;
  if (other.status === "rejected") throw other.reason;
  return { first: one.value.program, second: other.value.program, leftOut: one.value.leftOut };
}
