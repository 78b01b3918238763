/**
 * What an audit says: findings, the chain of control, effort. Scanners write it, reports only read it.
 * The JSON report is this shape; docs/support/audit-json.md describes it for its readers.
 */

/** Where in the stack a dependency sits: the links of the chain of control, from source to chip. */
export const layers = [
  "language",
  "compiler",
  "runtime",
  "library",
  "framework",
  "build",
  "container",
  "ci",
  "binary",
  "chip",
] as const;
export type Layer = (typeof layers)[number];

/** Chips, not brands: a SIMT port runs on Ascend 950 and not on 910B. */
export const targets = ["ascend-950", "ascend-910b", "hip", "musa", "webgpu", "cpu"] as const;
export type Target = (typeof targets)[number];

/** How a use moves: a tool rewrites it, a person does, or there is nothing to move to. */
export type Way = "mechanical" | "by hand" | "no counterpart";

export interface Verdict {
  readonly way: Way;
  /** The name at the target: `hipMalloc`, `aclrtMalloc`. */
  readonly counterpart?: string;
  readonly reason: string;
}

/** Who can cut a link: the vendor, its law, and whether others could go on without it. */
export interface Controller {
  readonly id: string;
  /** NVIDIA, the PyTorch Foundation, … */
  readonly name: string;
  /** ISO 3166 code of the country whose export rules bind the controller; absent for a community without one. */
  readonly country?: string;
}

export interface Control {
  /** A `Controller.id`. */
  readonly controller: string;
  /** An SPDX expression, or the licence's name where SPDX has none. */
  readonly licence: string;
  readonly source: "open" | "closed" | "partly open";
}

/** One kind of dependency, as the tables know it: `cuda-runtime/cudaMalloc`, `python/flash-attn`. */
export interface Rule {
  readonly id: string;
  /** A short phrase: "CUDA runtime memory", "inline PTX". */
  readonly title: string;
  readonly layer: Layer;
  /** The component that a bill of materials would name: cuBLAS, flash-attn, nvidia/cuda image. */
  readonly component: string;
  readonly control: Control;
  readonly verdicts: Readonly<Record<Target, Verdict>>;
}

/** How sure a finding is: seen by the compiler, by tokens alone, or by a file's being there. */
export type Evidence = "compiler" | "tokens" | "file";

export interface Finding {
  /** A `Rule.id`. */
  readonly rule: string;
  /** Relative to the audited folder, with forward slashes. */
  readonly file: string;
  /** From 1; 0 for a whole file. */
  readonly line: number;
  readonly column: number;
  /** The name as written: `cudaMallocAsync`, `--gpus all`. */
  readonly name: string;
  /** The source line, cut at 200 characters. */
  readonly excerpt: string;
  readonly evidence: Evidence;
  /** The kernel that it is live in, where the compiler says so. */
  readonly kernel?: string;
  /** What the target's verdict becomes here, where this use differs from the rule. */
  readonly verdicts?: Readonly<Partial<Record<Target, Verdict>>>;
}

/** A kernel as the compiler sees it: what is live in its device code after inlining. */
export interface KernelFacts {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly usesDouble: boolean;
  readonly usesInlineAssembly: boolean;
  readonly usesTextures: boolean;
  readonly usesWarpOperations: boolean;
  readonly usesAtomics: boolean;
  readonly usesBarriers: boolean;
  readonly sharedBytes: number;
  readonly usesDynamicShared: boolean;
  /** Instructions of the kernel with all that it calls. */
  readonly instructions: number;
}

/** A file or folder that could not be read as it should: said, and the rest goes on. */
export interface FileNote {
  readonly file: string;
  readonly what: string;
}

export interface FileCount {
  /** "CUDA C++", "C++", "Python", "CMake", "Dockerfile", … */
  readonly kind: string;
  readonly files: number;
  readonly lines: number;
}

/** One link of the chain of control, for the picture: who holds it and how much of the code hangs on it. */
export interface ChainLink {
  readonly layer: Layer;
  readonly component: string;
  readonly control: Control;
  readonly findings: number;
  readonly files: number;
  /** No counterpart on at least one target that the user might leave for, by target. */
  readonly worst: Readonly<Record<Target, Way>>;
}

/** A part of the effort with its basis, so that a reader can check and adjust it. */
export interface EffortItem {
  readonly what: string;
  readonly count: number;
  /** Person-days for each, lowest and highest, and where the figure comes from. */
  readonly daysEach: readonly [number, number];
  readonly basis: string;
  /** What it is the effort of: a rule, a file kind. */
  readonly subject: string;
}

export interface Effort {
  readonly target: Target;
  readonly items: readonly EffortItem[];
  readonly days: readonly [number, number];
}

export interface NextStep {
  readonly what: string;
  readonly why: string;
}

export interface Audit {
  readonly schema: "unwarp-audit/1";
  /** The audited folder's own name, no path of the machine. */
  readonly root: string;
  readonly unwarpVersion: string;
  readonly counts: readonly FileCount[];
  /** Only the rules and controllers that findings name. */
  readonly rules: readonly Rule[];
  readonly controllers: readonly Controller[];
  readonly findings: readonly Finding[];
  readonly kernels: readonly KernelFacts[];
  readonly notes: readonly FileNote[];
  readonly chain: readonly ChainLink[];
  /** Components that every path goes through and that one closed vendor controls. */
  readonly singlePoints: readonly string[];
  readonly effort: readonly Effort[];
  readonly firstSteps: readonly NextStep[];
}
