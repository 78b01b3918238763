/**
 * What a port costs in person-days, as a table that its readers can replace: `unwarp audit --print-effort` writes it,
 * `--effort FILE` reads it back. All figures are our own estimates, and each says what it was estimated from.
 */
import type { Layer, Target } from "./model.ts";

/** Person-days, lowest and highest. */
export type Days = readonly [number, number];

export interface Rate {
  readonly days: Days;
  /** Where the figure comes from, in words. */
  readonly basis: string;
}

/** What uses cost that a person moves, in one layer. */
export interface ByHandRate {
  /** To learn what replaces a component, with the first function, option or construct of it. */
  readonly component: Days;
  /** Each further kind of use of the component: another function, another option. */
  readonly kind: Days;
  /** Each further place of a kind that was moved before. */
  readonly use: Days;
  readonly basis: string;
}

/** Work of one kind gets quicker: what the nth piece costs, as a share of the first. */
export interface FallingStep {
  /** Up to this piece; null for all further ones. */
  readonly upTo: number | null;
  readonly share: number;
}

/** Kernels by the instructions that the compiler counts in them with all that they call. */
export interface KernelSize {
  readonly name: string;
  readonly upToInstructions: number | null;
  /** To design it anew for a machine that works differently, and to test that. */
  readonly rewrite: Days;
  /** To run it beside the original and look at the differences. */
  readonly check: Days;
}

export interface EffortTable {
  readonly schema: "unwarp-effort/1";
  readonly setUp: Readonly<Record<Target, Rate>>;
  readonly mechanicalUse: Rate;
  readonly byHand: Readonly<Record<Layer, ByHandRate>>;
  readonly falling: readonly FallingStep[];
  /** For each file that uses what has no counterpart: the design around it changes. */
  readonly noCounterpart: Readonly<Record<Layer, Rate>>;
  readonly kernels: {
    readonly sizes: readonly KernelSize[];
    /** To run one that stays as it is, and look at what it gives. */
    readonly unchanged: Days;
    readonly basis: string;
  };
}

const adjust = "adjust it in the file";

const setUp: Record<Target, Rate> = {
  "ascend-950": {
    days: [5, 15],
    basis: `our estimate: get cards and CANN, learn Ascend C's SIMT rules, one build and one test run of it in CI; ${adjust} if your team has them`,
  },
  "ascend-910b": {
    days: [8, 20],
    basis: `our estimate: get cards and CANN, learn to write programs over tiles instead of threads, build and test runs in CI; ${adjust} if your team has them`,
  },
  hip: {
    days: [2, 6],
    basis: `our estimate: ROCm on a machine with an AMD card, a second build configuration and its test run in CI; ${adjust} if your team has them`,
  },
  musa: {
    days: [3, 10],
    basis: `our estimate: the MUSA toolkit and a card, a second build configuration and its test run in CI; ${adjust} if your team has them`,
  },
  webgpu: {
    days: [0.5, 2],
    basis: `our estimate: unwarp in the build and one test run with --device webgpu; ${adjust}`,
  },
  cpu: {
    days: [0.5, 1],
    basis: `our estimate: unwarp in the build and one test run on CPUs; ${adjust}`,
  },
};

const byHand: Record<Layer, ByHandRate> = {
  language: {
    component: [0.5, 2],
    kind: [0.25, 1],
    use: [0.05, 0.25],
    basis:
      "our estimate: half a day to two days to understand the first construct in its kernel, a quarter to one for another construct, 25 minutes to 2 hours for each further place with its test",
  },
  compiler: {
    component: [0.5, 1.5],
    kind: [0.1, 0.5],
    use: [0.02, 0.1],
    basis:
      "our estimate: half a day to a day and a half for the other compiler's way of building, an hour to half a day for each further option or macro, 10 to 50 minutes for each place",
  },
  runtime: {
    component: [0.5, 2],
    kind: [0.1, 0.5],
    use: [0.02, 0.1],
    basis:
      "our estimate: half a day to two days to learn the other runtime's model, an hour to half a day for each further call that differs in shape, 10 to 50 minutes for each place",
  },
  library: {
    component: [1, 4],
    kind: [0.25, 1],
    use: [0.05, 0.25],
    basis:
      "our estimate: one to four days to get a first call right in another library (layouts, workspaces, numerics), a quarter to one for each further function, 25 minutes to 2 hours for each place",
  },
  framework: {
    component: [0.5, 3],
    kind: [0.1, 0.75],
    use: [0.02, 0.15],
    basis:
      "our estimate: half a day to three days for the other backend of the framework, an hour to most of a day for each further function, 10 minutes to an hour for each place",
  },
  build: {
    component: [0.5, 1.5],
    kind: [0.1, 0.5],
    use: [0.02, 0.1],
    basis:
      "our estimate: half a day to a day and a half for the first target that builds with the other toolchain, an hour to half a day for each further setting, 10 to 50 minutes for each place",
  },
  container: {
    component: [0.5, 2],
    kind: [0.25, 1],
    use: [0.1, 0.25],
    basis:
      "our estimate: half a day to two days for another base image with its drivers, a quarter to one for each further kind of line, one to two hours for each further image",
  },
  ci: {
    component: [0.5, 2],
    kind: [0.1, 0.5],
    use: [0.05, 0.2],
    basis:
      "our estimate: half a day to two days for a runner with the other chip, an hour to half a day for each further kind of step, 25 minutes to 2 hours for each job",
  },
  binary: {
    component: [2, 10],
    kind: [1, 5],
    use: [0.5, 2],
    basis:
      "our estimate: two to ten days to get the source or a build for the other chip from whoever made the first binary, one to five for another kind, half a day to two days for each further one",
  },
  chip: {
    component: [0.5, 2],
    kind: [0.25, 1],
    use: [0.05, 0.25],
    basis:
      "our estimate: half a day to two days to find out what the other chip calls for, a quarter to one for each further property, 25 minutes to 2 hours for each place",
  },
};

/** The files with it are one design: the first is the decision, the rest follow it, as `falling` says. */
const redesign = (days: Days, what: string): Rate => ({
  days,
  basis: `our estimate for one file: ${what}; ${adjust}`,
});

const noCounterpart: Record<Layer, Rate> = {
  language: redesign(
    [1, 5],
    "decide what the code may do instead, change its algorithm, test it; more if results change",
  ),
  compiler: redesign([1, 3], "build the same outcome by other means"),
  runtime: redesign([1, 5], "restructure the calls around what is missing"),
  library: redesign([3, 15], "write what the library did, or change the algorithm so that it is not needed"),
  framework: redesign([2, 10], "replace the component, or do without what it adds"),
  build: redesign([0.5, 2], "build it without the tool"),
  container: redesign([1, 3], "make an image for the other chip from its parts"),
  ci: redesign([0.5, 2], "run the job elsewhere or drop it"),
  binary: redesign(
    [5, 30],
    "write again what the binary does; nobody can read it, so nobody can say it closer",
  ),
  chip: redesign([1, 5], "do without what only this chip has"),
};

const kernelSizes: readonly KernelSize[] = [
  { name: "small", upToInstructions: 200, rewrite: [1, 3], check: [0.05, 0.2] },
  { name: "medium", upToInstructions: 1000, rewrite: [3, 10], check: [0.1, 0.5] },
  { name: "large", upToInstructions: null, rewrite: [8, 30], check: [0.25, 1] },
];

export const defaultEffort: EffortTable = {
  schema: "unwarp-effort/1",
  setUp,
  mechanicalUse: {
    days: [0.001, 0.005],
    basis: `our estimate: half a minute to two and a half minutes to read a changed line in review; ${adjust}`,
  },
  byHand,
  falling: [
    { upTo: 10, share: 1 },
    { upTo: 100, share: 0.3 },
    { upTo: null, share: 0.1 },
  ],
  noCounterpart,
  kernels: {
    sizes: kernelSizes,
    unchanged: [0.01, 0.05],
    basis: `our estimate by size: up to 200 instructions 1 to 3 days to design it anew and test it, up to 1,000 instructions 3 to 10, above 8 to 30; to compare it with the original on the same inputs, 25 minutes to a day, and 5 to 25 minutes where it stays as it is; ${adjust}`,
  },
};
