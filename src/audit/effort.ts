/**
 * Effort for each target, as a list of items that a reader can multiply and add up again: count × days each, with the
 * basis of the figure. What a tool rewrites costs a look in review, what a person rewrites costs by kind and by place,
 * what has no counterpart costs a design, and every kernel costs a comparison with the original.
 */
import {
  type ByHandRate,
  type Days,
  defaultEffort,
  type EffortTable,
  type KernelSize,
} from "./effort-table.ts";
import { describeFalling, meanCost, roundDays } from "./falling-cost.ts";
import {
  type Effort,
  type EffortItem,
  type Finding,
  type KernelFacts,
  type Layer,
  type Rule,
  type Target,
  targets,
} from "./model.ts";
import { isWhereProved } from "./rules/verdicts.ts";
import { staysAsItIs, verdictOf, withRules } from "./ways.ts";

/** The rule whose findings are kernels, each once. */
export const kernelRule = "language/kernel";

export interface EffortFacts {
  readonly findings: readonly Finding[];
  readonly rules: readonly Rule[];
  readonly kernels: readonly KernelFacts[];
}

export function estimateEffort(facts: EffortFacts, table: EffortTable = defaultEffort): Effort[] {
  const uses = withRules(facts.findings, facts.rules);
  const kernels = sourceKernels(facts);
  return targets.map((target) => effortFor(target, uses, kernels, table));
}

type Use = ReturnType<typeof withRules>[number];

function effortFor(
  target: Target,
  uses: readonly Use[],
  kernels: readonly SourceKernel[],
  table: EffortTable,
): Effort {
  const onTarget = kernelsOn(target, uses, kernels);
  const inNewDesign = (use: Use) =>
    use.rule.layer === "language" && onTarget.allAnew
      ? true
      : use.finding.kernel !== undefined && onTarget.anew.has(use.finding.kernel);
  const rest = uses.filter((use) => !inNewDesign(use));
  const wayOf = ({ finding, rule }: Use) => verdictOf(finding, rule, target);

  const items = [
    ...setUpItems(target, uses, table),
    ...unchangedItems(rest.filter((use) => staysAsItIs(wayOf(use)))),
    ...reviewItems(
      rest.filter(
        (use) => wayOf(use).way === "mechanical" && !staysAsItIs(wayOf(use)) && !isWhereProved(wayOf(use)),
      ),
      table,
    ),
    ...provedItems(
      rest.filter((use) => isWhereProved(wayOf(use))),
      table,
    ),
    ...byHandItems(
      rest.filter((use) => wayOf(use).way === "by hand"),
      table,
    ),
    ...noCounterpartItems(
      rest.filter((use) => wayOf(use).way === "no counterpart"),
      table,
    ),
    ...kernelItems(kernels, onTarget, table),
  ];
  return { target, items, days: sum(items) };
}

function sum(items: readonly EffortItem[]): Days {
  const total = (end: 0 | 1) =>
    roundDays(items.reduce((days, { count, daysEach }) => days + count * daysEach[end], 0));
  return [total(0), total(1)];
}

/** A repository without findings needs no second toolchain. */
function setUpItems(target: Target, uses: readonly Use[], { setUp }: EffortTable): EffortItem[] {
  if (uses.length === 0) return [];
  const { days, basis } = setUp[target];
  return [
    {
      what: "Set up the target: machines, toolchain, test runs",
      count: 1,
      daysEach: days,
      basis,
      subject: "set up",
    },
  ];
}

function unchangedItems(uses: readonly Use[]): EffortItem[] {
  if (uses.length === 0) return [];
  const basis = "nothing is rewritten: the target takes these as they stand";
  return [
    {
      what: "Uses that stay as they are",
      count: uses.length,
      daysEach: [0, 0],
      basis,
      subject: "mechanical",
    },
  ];
}

function reviewItems(uses: readonly Use[], { mechanicalUse: { days, basis } }: EffortTable): EffortItem[] {
  if (uses.length === 0) return [];
  return [
    { what: "Review what a tool rewrites", count: uses.length, daysEach: days, basis, subject: "mechanical" },
  ];
}

/** Between a look at all of them and work by hand on all of them: which ones are refused, only the port says. */
function provedItems(uses: readonly Use[], table: EffortTable): EffortItem[] {
  const [look] = table.mechanicalUse.days;
  return byComponent(uses).flatMap(({ component, layer, uses: ofComponent }) => {
    const rate = table.byHand[layer];
    const kinds = new Set(ofComponent.map((use) => use.rule.id)).size;
    const item = (what: string, count: number, byHand: Days): EffortItem => {
      const [, dearest] = meanCost(count, byHand, table.falling);
      const falling = describeFalling(count, table.falling);
      const basis = `from a look in review, where the port can prove it, to work by hand on all, as it refuses the rest: run unwarp port to know; by hand: ${rate.basis}`;
      return {
        what: `${component}: ${what}, which a tool rewrites or refuses`,
        count,
        daysEach: [look, dearest],
        basis: falling === "" ? basis : `${basis}; ${falling}`,
        subject: component,
      };
    };
    const places = ofComponent.length - kinds;
    return [
      item("kinds of warp operation, device variable and barrier behind a return", kinds, rate.kind),
      ...(places > 0 ? [item("further places of those", places, rate.use)] : []),
    ];
  });
}

/** By component: learn what replaces it, then its further kinds of use, then the places. */
function byHandItems(uses: readonly Use[], table: EffortTable): EffortItem[] {
  return byComponent(uses).flatMap(({ component, layer, uses: ofComponent }) => {
    const rate: ByHandRate = table.byHand[layer];
    const kinds = new Set(ofComponent.map((use) => use.rule.id)).size;
    const places = ofComponent.length - kinds;
    const item = (what: string, count: number, days: Days): EffortItem => {
      const falling = describeFalling(count, table.falling);
      const basis = falling === "" ? rate.basis : `${rate.basis}; ${falling}`;
      return { what, count, daysEach: meanCost(count, days, table.falling), basis, subject: component };
    };
    return [
      item(`${component}: learn what replaces it, with its first use`, 1, rate.component),
      ...(kinds > 1 ? [item(`${component}: further kinds of use by hand`, kinds - 1, rate.kind)] : []),
      ...(places > 0 ? [item(`${component}: further places by hand`, places, rate.use)] : []),
    ];
  });
}

/** A design is made for each file, however often the file says it. */
function noCounterpartItems(uses: readonly Use[], table: EffortTable): EffortItem[] {
  return byComponent(uses).map(({ component, layer, uses: ofComponent }) => {
    const files = new Set(ofComponent.map((use) => use.finding.file)).size;
    const { days, basis } = table.noCounterpart[layer];
    const falling = describeFalling(files, table.falling);
    return {
      what: `${component}: design files anew that use what has no counterpart`,
      count: files,
      daysEach: meanCost(files, days, table.falling),
      basis: falling === "" ? basis : `${basis}; ${falling}`,
      subject: component,
    };
  });
}

interface ComponentUses {
  readonly component: string;
  readonly layer: Layer;
  readonly uses: Use[];
}

function byComponent(uses: readonly Use[]): ComponentUses[] {
  const groups = new Map<string, ComponentUses>();
  for (const use of uses) {
    const { layer, component } = use.rule;
    const key = `${layer}\n${component}`;
    const group = groups.get(key) ?? { component, layer, uses: [] };
    group.uses.push(use);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const inSeveralLayers = ({ component, layer }: ComponentUses) =>
    all.some((other) => other.component === component && other.layer !== layer);
  return all
    .map((group) =>
      inSeveralLayers(group) ? { ...group, component: `${group.component} (${group.layer})` } : group,
    )
    .toSorted((a, b) => b.uses.length - a.uses.length);
}

/** A kernel as a person wrote it: instances of a template are one. */
interface SourceKernel {
  readonly names: readonly string[];
  /** Of the largest instance; undefined where no compiler saw it. */
  readonly instructions: number | undefined;
}

/** Those that the compiler saw, and of each file as many more as tokens show there. */
function sourceKernels({ findings, kernels }: EffortFacts): SourceKernel[] {
  const seen = new Map<string, { file: string; names: string[]; instructions: number }>();
  for (const { file, line, name, instructions } of kernels) {
    const key = `${file}\n${line}`;
    const kernel = seen.get(key) ?? { file, names: [], instructions: 0 };
    kernel.names.push(name);
    kernel.instructions = Math.max(kernel.instructions, instructions);
    seen.set(key, kernel);
  }
  const unseen = new Map<string, number>();
  for (const { rule, file } of findings)
    if (rule === kernelRule) unseen.set(file, (unseen.get(file) ?? 0) + 1);
  for (const { file } of seen.values()) unseen.set(file, (unseen.get(file) ?? 0) - 1);

  const byTokens = [...unseen.values()].reduce((all, count) => all + Math.max(0, count), 0);
  return [
    ...seen.values(),
    ...Array.from({ length: byTokens }, () => ({ names: [], instructions: undefined })),
  ];
}

interface KernelsOnTarget {
  /** The target has no such thing as a kernel of threads: all of them are written anew. */
  readonly allAnew: boolean;
  readonly anew: ReadonlySet<string>;
  /** The others stay as they are. */
  readonly restStays: boolean;
}

function kernelsOn(target: Target, uses: readonly Use[], kernels: readonly SourceKernel[]): KernelsOnTarget {
  const verdict = uses.find((use) => use.rule.id === kernelRule)?.rule.verdicts[target];
  if (verdict !== undefined && verdict.way !== "mechanical")
    return { allAnew: true, anew: new Set(kernels.flatMap((kernel) => kernel.names)), restStays: false };
  const names = uses
    .filter(({ finding, rule }) => verdictOf(finding, rule, target).way === "no counterpart")
    .flatMap(({ finding }) => finding.kernel ?? []);
  return { allAnew: false, anew: new Set(names), restStays: verdict !== undefined && staysAsItIs(verdict) };
}

function kernelItems(
  kernels: readonly SourceKernel[],
  { allAnew, anew, restStays }: KernelsOnTarget,
  { kernels: rates, falling }: EffortTable,
): EffortItem[] {
  const isAnew = (kernel: SourceKernel) => allAnew || kernel.names.some((name) => anew.has(name));
  const item = (what: string, ofItem: readonly SourceKernel[], daysEach: Days, basis: string): EffortItem[] =>
    ofItem.length === 0 ? [] : [{ what, count: ofItem.length, daysEach, basis, subject: "kernels" }];
  const checked = (what: string, ofItem: readonly SourceKernel[], check: Days, basis: string) => {
    const cheaper = describeFalling(ofItem.length, falling);
    const mean = meanCost(ofItem.length, check, falling);
    return item(what, ofItem, mean, cheaper === "" ? basis : `${basis}; ${cheaper}`);
  };
  const bySize = rates.sizes.flatMap((size) => {
    const ofSize = kernels.filter((kernel) => sizeOf(kernel, rates.sizes) === size);
    const unseen = ofSize.filter((kernel) => kernel.instructions === undefined).length;
    const basis =
      unseen === 0 ? rates.basis : `${rates.basis}; ${unseen} that no compiler saw count as ${size.name}`;
    const changed = ofSize.filter((kernel) => isAnew(kernel) || !restStays);
    return [
      ...item(`Design ${size.name} kernels anew`, ofSize.filter(isAnew), size.rewrite, basis),
      ...checked(`Compare ${size.name} kernels with the original`, changed, size.check, basis),
    ];
  });
  const unchanged = kernels.filter((kernel) => restStays && !isAnew(kernel));
  return [
    ...bySize,
    ...checked("Run kernels that stay as they are", unchanged, rates.unchanged, rates.basis),
  ];
}

/** What no compiler saw is taken for the middle of the table. */
function sizeOf({ instructions }: SourceKernel, sizes: readonly KernelSize[]): KernelSize | undefined {
  if (instructions === undefined) return sizes[Math.floor((sizes.length - 1) / 2)];
  return sizes.find(({ upToInstructions }) => upToInstructions === null || instructions <= upToInstructions);
}
