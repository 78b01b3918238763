/**
 * What to do first: of all that could be begun tomorrow, what opens most places on most targets for the least effort.
 * A step is worth the places it opens times the targets it opens them on, for each day that it takes.
 */
import type { Days } from "./effort-table.ts";
import { canBeMended, shortReason } from "./kernels/compile-notes.ts";
import { formatDays } from "./format-days.ts";
import { groupBy } from "./group-by.ts";
import {
  type Effort,
  type FileNote,
  type Finding,
  type NextStep,
  type Rule,
  type Target,
  targets as allTargets,
} from "./model.ts";
import { portCommands } from "./port-command.ts";
import { isWhereProved } from "./rules/verdicts.ts";
import { targetNames } from "./target-names.ts";
import { count, plural } from "./words.ts";
import { staysAsItIs, verdictOf, withRules } from "./ways.ts";

export interface StepFacts {
  readonly findings: readonly Finding[];
  readonly rules: readonly Rule[];
  readonly notes: readonly FileNote[];
  /** Whether kernels were compiled, as far as they could be. */
  readonly compiled: boolean;
  readonly singlePoints: readonly string[];
  readonly effort: readonly Effort[];
  /** What the user may leave for. */
  readonly targets: readonly Target[];
}

interface Candidate extends NextStep {
  /** Places times targets. */
  readonly opens: number;
  readonly days: Days;
}

/** More than this nobody begins at once. */
const mostSteps = 8;
/** Of steps of one kind, so that ten libraries do not hide all else. */
const mostOfAKind = 2;

/** Targets with chips of their own; on the other two unwarp runs the program as it is. */
const allChips: readonly Target[] = ["ascend-950", "ascend-910b", "hip", "musa"];
const chipsOf = (targets: readonly Target[]) => allChips.filter((chip) => targets.includes(chip));

export function firstSteps(facts: StepFacts): NextStep[] {
  const uses = withRules(facts.findings, facts.rules);
  if (uses.length === 0) return [];
  const kinds = [
    runOnCpus(uses, facts),
    rewriteByTool(uses, facts),
    showTheCompiler(uses, facts),
    askForSources(uses, facts),
    writeWithoutIt(uses, facts),
    oneModule(uses, facts),
    decideReplacement(uses, facts),
    openBaseImage(uses, facts),
  ];
  return kinds
    .flatMap((candidates) => candidates.toSorted(byWorth).slice(0, mostOfAKind))
    .toSorted(byWorth)
    .slice(0, mostSteps)
    .map(({ what, why }) => ({ what, why }));
}

const byWorth = (a: Candidate, b: Candidate) => worth(b) - worth(a);
const worth = ({ opens, days: [lowest, highest] }: Candidate) => opens / ((lowest + highest) / 2);

type Use = ReturnType<typeof withRules>[number];

/** C++ and CUDA C++: scripts and containers name NCCL and cuDNN, too. */
const isSource = /\.(?:cuh?|c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|h\+\+|inl|ipp|tpp|inc|ixx|cppm)$/i;

/** A port needs something to be compared with, and unwarp gives it without a card. */
function runOnCpus(uses: readonly Use[], { effort }: StepFacts): Candidate[] {
  const code = uses.filter(
    ({ finding: { file }, rule }) =>
      ["language", "runtime", "library"].includes(rule.layer) && isSource.test(file),
  );
  const stays = code.filter(({ finding, rule }) => staysAsItIs(verdictOf(finding, rule, "cpu"))).length;
  const days = effort
    .find(({ target }) => target === "cpu")
    ?.items.find(({ subject }) => subject === "set up")?.daysEach;
  if (stays === 0 || days === undefined) return [];
  return [
    {
      what: "Run the tests on CPUs with unwarp, in CI, and keep their output",
      why: `${count(stays)} of ${places(code.length)} of CUDA C++ run there as they stand, and every port is compared with what they print; ${formatDays(days)} days`,
      opens: stays,
      days,
    },
  ];
}

/** The target that is the least work, because it proves the way for the others. */
function rewriteByTool(uses: readonly Use[], { effort, targets }: StepFacts): Candidate[] {
  const chips = chipsOf(targets);
  const [nearest] = nearestFirst(effort, chips);
  if (!nearest) return [];
  const { target } = nearest;
  const mechanical = uses
    .map(({ finding, rule }) => verdictOf(finding, rule, target))
    .filter(({ way }) => way === "mechanical");
  const stays = mechanical.filter(staysAsItIs).length;
  const proved = mechanical.filter(isWhereProved).length;
  const rewritten = mechanical.length - stays - proved;
  const review = nearest.items.find(({ subject, daysEach }) => subject === "mechanical" && daysEach[1] > 0);
  if (rewritten === 0 || !review) return [];
  const days: Days = [rewritten * review.daysEach[0], rewritten * review.daysEach[1]];
  const commands = portCommands(target, uses);
  const parts = [
    `${count(rewritten)} rewritten and to be looked at in review (${formatDays(days)} days)`,
    ...(stays > 0 ? [`${count(stays)} that stay as they are`] : []),
    ...(proved > 0 ? [`${count(proved)} that the port rewrites where it can prove them`] : []),
  ];
  return [
    {
      what: `Let a tool do the mechanical part for ${targetNames[target]}${nearestOf(chips)}${commands.length === 0 ? "" : `: ${commands.join(", ")}`}`,
      why: `${count(mechanical.length)} of ${places(uses.length)} are mechanical there: ${parts.join(", ")}; what is left is the real list`,
      opens: rewritten,
      days,
    },
  ];
}

/** Which of these are the least work, first. */
export function nearestFirst(effort: readonly Effort[], targets: readonly Target[]): Effort[] {
  return effort
    .filter(({ target }) => targets.includes(target))
    .toSorted((a, b) => a.days[0] + a.days[1] - b.days[0] - b.days[1]);
}

function nearestOf(chips: readonly Target[]): string {
  if (chips.length === 1) return "";
  return chips.length === allChips.length
    ? ", the nearest of the four chips"
    : ", the nearest of the chosen chips";
}

/** Of those notes that are said in the step itself. */
const mostReasons = 2;

/** Sources that the compiler could say more about, if the user did something. */
function showTheCompiler(uses: readonly Use[], { notes, compiled }: StepFacts): Candidate[] {
  const device = uses.filter(({ rule }) => rule.layer === "language");
  const mendable = notes.filter(canBeMended);
  const wanted = new Set(mendable.map(({ file }) => file));
  const byTokens = device.filter(({ finding: { file } }) =>
    compiled ? wanted.has(file) : file.endsWith(".cu"),
  );
  const files = countFiles(byTokens);
  if (files === 0) return [];
  const read = `${places(byTokens.length)} ${byTokens.length === 1 ? "was" : "were"} read by tokens only; what is really live in kernels, the compiler says`;
  const named = new Set(byTokens.map(({ finding }) => finding.file));
  const reasons = mendable.filter(({ file }) => named.has(file)).map(shortReason);
  const rest = reasons.length - mostReasons;
  const shown = `${reasons.slice(0, mostReasons).join("; ")}${rest > 0 ? `; and ${count(rest)} more, in the notes` : ""}`;
  const noun = files === 1 ? "file" : "files";
  return [
    {
      what: compiled
        ? `Let the audit compile ${files} more CUDA ${noun}`
        : `Let the audit compile the ${files} CUDA ${noun}: this one was made with --no-compile`,
      why: compiled ? `${read}. ${shown}` : read,
      opens: byTokens.length,
      days: [0.1, 0.5],
    },
  ];
}

function askForSources(uses: readonly Use[], { targets }: StepFacts): Candidate[] {
  const binaries = uses.filter(({ rule }) => rule.layer === "binary");
  const [first] = binaries;
  if (!first) return [];
  const many = binaries.length > 1;
  return [
    {
      what: many
        ? `Ask for the sources of ${binaries.length} binaries, ${first.finding.file} and others`
        : `Ask for the source of ${first.finding.file}`,
      why: `${many ? "nobody can read them, so no port can begin with them" : "nobody can read it, so no port can begin with it"}; asking costs an hour and the answer takes weeks`,
      opens: binaries.length * targets.length,
      days: [0.1, 0.25],
    },
  ];
}

/** What hardly any target takes is cheaper to replace in CUDA, once, than in each port. */
function writeWithoutIt(uses: readonly Use[], { targets }: StepFacts): Candidate[] {
  return groupsOf(uses, ({ rule }) => (rule.layer === "language" ? rule.id : undefined)).flatMap((group) => {
    const stopped = stoppedTargets(group, targets);
    if (stopped.length * 3 < targets.length * 2) return [];
    const [{ rule }] = group;
    return {
      what: `Give ${rule.title} a twin in plain CUDA C++`,
      why: `${places(group.length)}, which ${whoDoNot(stopped, targets)}; written once in CUDA itself it is solved for all targets, and today's tests check it`,
      opens: group.length * stopped.length,
      days: [0.25 * group.length, group.length],
    };
  });
}

function whoDoNot(stopped: readonly Target[], targets: readonly Target[]): string {
  if (targets.length === allTargets.length)
    return `${stopped.length} of ${targets.length} targets do not take`;
  const names = stopped.map((target) => targetNames[target]).join(", ");
  return `${names} ${stopped.length === 1 ? "does" : "do"} not take`;
}

/** Places of one library, spread over many files, become one place to port. */
function oneModule(uses: readonly Use[], { targets }: StepFacts): Candidate[] {
  const spread = (use: Use) =>
    ["library", "framework", "runtime"].includes(use.rule.layer) ? use.rule.component : undefined;
  return groupsOf(uses, spread).flatMap((group) => {
    const files = countFiles(group);
    const stopped = stoppedTargets(group, targets);
    if (files < 3 || stopped.length === 0) return [];
    const days: Days = [0.5 + files * 0.05, 1 + files * 0.25];
    return {
      what: `Put ${group[0].rule.component} behind one module of your own`,
      why: `${places(group.length)} in ${files} files become one place that each target fills in; ${formatDays(days)} days, while CUDA still runs`,
      opens: group.length * stopped.length,
      days,
    };
  });
}

/** What has no counterpart decides whether a port is possible, so it is decided before work is spent on the rest. */
function decideReplacement(uses: readonly Use[], { targets }: StepFacts): Candidate[] {
  const chips = chipsOf(targets);
  const missing = (use: Use) =>
    chips.some((target) => verdictOf(use.finding, use.rule, target).way === "no counterpart")
      ? `${use.rule.layer}\n${use.rule.component}`
      : undefined;
  return groupsOf(uses, missing).map((group) => {
    const on = chips.filter((target) =>
      group.some(({ finding, rule }) => verdictOf(finding, rule, target).way === "no counterpart"),
    );
    const [{ rule }] = group;
    return {
      what: `Decide what replaces ${group.length === 1 ? rule.title : `these uses of ${rule.component}`} on ${on.map((target) => targetNames[target]).join(", ")}`,
      why: `${places(group.length)} in ${countFiles(group)} ${countFiles(group) === 1 ? "file" : "files"} ${group.length === 1 ? "has" : "have"} no counterpart there (${kindsOf(group)}); until it is decided, nobody knows whether that port is possible`,
      opens: group.length * on.length,
      days: [0.5, 3],
    };
  });
}

function openBaseImage(uses: readonly Use[], { singlePoints, targets }: StepFacts): Candidate[] {
  const chips = chipsOf(targets);
  const images = uses.filter(({ rule }) => rule.layer === "container" && rule.control.source !== "open");
  const [first] = images;
  if (!first || chips.length === 0) return [];
  const only = singlePoints.includes(first.rule.component);
  return [
    {
      what: "Make the base image a build argument, with an open one as the default",
      why: `${places(images.length)} ${images.length === 1 ? "names" : "name"} ${first.rule.component}${only ? ", and every image of the repository is built on it" : ""}; an image for another chip is then one line`,
      opens: images.length * chips.length,
      days: [0.25, 1],
    },
  ];
}

/** Groups by a key; those without one are left out. */
function groupsOf(uses: readonly Use[], keyOf: (use: Use) => string | undefined): [Use, ...Use[]][] {
  const keyed = uses.filter((use) => keyOf(use) !== undefined);
  return [...groupBy(keyed, keyOf).values()];
}

/** Targets on which a person has to do something about some of these. */
function stoppedTargets(uses: readonly Use[], targets: readonly Target[]): Target[] {
  return targets.filter((target) =>
    uses.some(({ finding, rule }) => verdictOf(finding, rule, target).way !== "mechanical"),
  );
}

function kindsOf(uses: readonly Use[]): string {
  const titles = [...new Set(uses.map(({ rule }) => rule.title))];
  return titles.length <= 3
    ? titles.join(", ")
    : `${titles.slice(0, 3).join(", ")} and ${titles.length - 3} more`;
}

const countFiles = (uses: readonly Use[]) => new Set(uses.map(({ finding }) => finding.file)).size;
const places = (number: number) => plural(number, "place");
