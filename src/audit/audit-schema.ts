/**
 * The audit's JSON as a JSON Schema, with a sentence for each field. The types below make the compiler say when it and
 * `model.ts` part: every field must be described, and as what it is.
 */
import {
  type Audit,
  type ChainLink,
  type Control,
  type Controller,
  type Effort,
  type EffortItem,
  type Evidence,
  type FileCount,
  type FileNote,
  type Finding,
  type KernelFacts,
  layers,
  type NextStep,
  type Rule,
  targets,
  type Verdict,
} from "./model.ts";
import { ways } from "./ways.ts";

/** A schema of values of type T. */
export interface Schema<T> {
  readonly json: Readonly<Record<string, unknown>>;
  /** Only for the type checker. */
  readonly of?: (value: T) => void;
}

interface Field<T> {
  readonly about: string;
  readonly schema: Schema<T>;
  readonly optional: boolean;
}

type Fields<T> = {
  readonly [Key in keyof T]-?: Field<Exclude<T[Key], undefined>> & {
    readonly optional: undefined extends T[Key] ? true : false;
  };
};

const field = <T>(about: string, schema: Schema<T>) => ({ about, schema, optional: false }) as const;
const maybe = <T>(about: string, schema: Schema<T>) => ({ about, schema, optional: true }) as const;

const text: Schema<string> = { json: { type: "string" } };
const truth: Schema<boolean> = { json: { type: "boolean" } };
const natural: Schema<number> = { json: { type: "integer", minimum: 0 } };
const days: Schema<readonly [number, number]> = {
  json: { type: "array", items: { type: "number", minimum: 0 }, minItems: 2, maxItems: 2 },
};
const oneOf = <T extends string>(...values: readonly T[]): Schema<T> => ({ json: { enum: values } });
const list = <T>(items: Schema<T>): Schema<readonly T[]> => ({ json: { type: "array", items: items.json } });

function byTarget<T>(value: Schema<T>): Schema<Readonly<Record<(typeof targets)[number], T>>> {
  const properties = Object.fromEntries(targets.map((target) => [target, value.json]));
  return { json: { type: "object", properties, required: targets, additionalProperties: false } };
}

function bySomeTargets<T>(value: Schema<T>): Schema<Readonly<Partial<Record<(typeof targets)[number], T>>>> {
  const properties = Object.fromEntries(targets.map((target) => [target, value.json]));
  return { json: { type: "object", properties, additionalProperties: false } };
}

/** An object with a name, which the document has a table of. */
export interface Definition {
  readonly name: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, Field<unknown>>>;
}

interface Defined<T> extends Schema<T> {
  readonly definition: Definition;
}

function define<T>(name: string, about: string, fields: Fields<T>): Defined<T> {
  const definition = { name, about, fields: fields as unknown as Definition["fields"] };
  return { json: { $ref: `#/$defs/${name}` }, definition };
}

const way = oneOf(...ways);

const verdict = define<Verdict>("Verdict", "How a use moves to one target.", {
  way: field("A tool rewrites it, a person does, or there is nothing to move to.", way),
  counterpart: maybe(
    "The name at the target: `hipMalloc`, `aclrtMalloc`. Absent where nothing is rewritten, or nothing is there.",
    text,
  ),
  reason: field("Why, in words.", text),
});

const controller = define<Controller>("Controller", "Who can cut a link.", {
  id: field("As `Control.controller` names it.", text),
  name: field("NVIDIA, the PyTorch Foundation, …", text),
  country: maybe(
    "ISO 3166 code of the country whose law binds the controller; absent for a community without one.",
    text,
  ),
});

const control = define<Control>("Control", "Who holds a component, and how tightly.", {
  controller: field("The `id` of a controller.", text),
  licence: field("An SPDX expression, or the licence's name where SPDX has none.", text),
  source: field("Whether others could go on without the controller.", oneOf("open", "closed", "partly open")),
});

const rule = define<Rule>("Rule", "One kind of dependency, as the audit's tables know it.", {
  id: field("`cuda-runtime/cudaMalloc`, `python/flash-attn`; what `--fail-on` names.", text),
  title: field("A short phrase: inline PTX.", text),
  layer: field("Where in the stack it sits.", oneOf(...layers)),
  component: field("What a bill of materials would name: cuBLAS, flash-attention.", text),
  control: field("Who holds it.", control),
  verdicts: field("How uses of the kind move, for each target.", byTarget(verdict)),
});

const finding = define<Finding>("Finding", "One use, at its place.", {
  rule: field("The `id` of its rule.", text),
  file: field("Relative to the audited folder, with forward slashes.", text),
  line: field("From 1; 0 for a whole file.", natural),
  column: field("From 1, in UTF-16 units; 0 for a whole line or file.", natural),
  name: field("The name as written: `cudaMallocAsync`, `--gpus all`.", text),
  excerpt: field("The source line, cut at 200 characters.", text),
  evidence: field(
    "Seen by the compiler, by tokens alone, or by a file's being there.",
    oneOf<Evidence>("compiler", "tokens", "file"),
  ),
  kernel: maybe("The kernel that it is live in, where the compiler says so.", text),
  verdicts: maybe("Where this use differs from its rule.", bySomeTargets(verdict)),
});

const kernel = define<KernelFacts>("Kernel", "A kernel as the compiler sees it, with all that it calls.", {
  name: field("As in the source; instances of templates with their arguments.", text),
  file: field("Where it is defined.", text),
  line: field("From 1.", natural),
  usesDouble: field("Arithmetic in double is live.", truth),
  usesInlineAssembly: field("Inline PTX is live.", truth),
  usesTextures: field("Textures or surfaces are live.", truth),
  usesWarpOperations: field("Shuffles, votes and the like are live.", truth),
  usesAtomics: field("Atomic operations are live.", truth),
  usesBarriers: field("Barriers of the block are live.", truth),
  sharedBytes: field("Shared memory of fixed size, in bytes.", natural),
  usesDynamicShared: field("It has shared memory whose size the launch says.", truth),
  instructions: field("Instructions after optimization.", natural),
});

const note = define<FileNote>("Note", "A file or folder that could not be read as it should.", {
  file: field("Which.", text),
  what: field("What happened, and what was done instead.", text),
});

const fileCount = define<FileCount>("FileCount", "How much of one kind of file was read.", {
  kind: field("CUDA C++, Python, Dockerfile, …", text),
  files: field("How many.", natural),
  lines: field("Their lines.", natural),
});

const chainLink = define<ChainLink>("ChainLink", "One component in one layer.", {
  layer: field("Its layer.", oneOf(...layers)),
  component: field("Its name.", text),
  control: field("Who holds it; of several rules, the tightest hold.", control),
  findings: field("Uses.", natural),
  files: field("Files with uses.", natural),
  worst: field("The worst verdict of its uses, for each target.", byTarget(way)),
});

const effortItem = define<EffortItem>("EffortItem", "A part of the effort: `count` times `daysEach`.", {
  what: field("What is to be done.", text),
  count: field("How often.", natural),
  daysEach: field("Person-days for each, lowest and highest.", days),
  basis: field("Where the figure comes from.", text),
  subject: field("What it is the effort of: a component, `kernels`, `mechanical`, `set up`.", text),
});

const effort = define<Effort>("Effort", "What it costs to leave for one target.", {
  target: field("The target.", oneOf(...targets)),
  items: field("Its parts.", list(effortItem)),
  days: field("Their sum in person-days, lowest and highest.", days),
});

const step = define<NextStep>("Step", "Something to do first.", {
  what: field("What.", text),
  why: field("Why it is worth more than what stands below it.", text),
});

const audit = define<Audit>("Audit", "The whole report.", {
  schema: field(
    "The version of this shape. A change that breaks readers changes it; new fields do not.",
    oneOf("unwarp-audit/1"),
  ),
  root: field("The audited folder's own name.", text),
  unwarpVersion: field("Which unwarp made it.", text),
  counts: field("What was read.", list(fileCount)),
  rules: field("The rules that findings name.", list(rule)),
  controllers: field("The controllers that rules name.", list(controller)),
  findings: field("Every use, by file and line.", list(finding)),
  kernels: field("Every kernel that was compiled, and of a template each instance.", list(kernel)),
  notes: field("What could not be read as it should.", list(note)),
  chain: field("The chain of control, from language to chip.", list(chainLink)),
  singlePoints: field(
    "Components that everything goes through and that one vendor could take away.",
    list(text),
  ),
  effort: field("The effort for each target.", list(effort)),
  firstSteps: field("What to do first, in order.", list(step)),
});

/** The audit first, then what it consists of. */
export const definitions: readonly Definition[] = [
  ...[
    audit,
    fileCount,
    rule,
    verdict,
    control,
    controller,
    finding,
    kernel,
    note,
    chainLink,
    effort,
    effortItem,
    step,
  ],
].map(({ definition }) => definition);

export function auditJsonSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "unwarp-audit/1",
    $ref: "#/$defs/Audit",
    $defs: Object.fromEntries(definitions.map((definition) => [definition.name, objectSchema(definition)])),
  };
}

function objectSchema({ about, fields }: Definition): object {
  const entries = Object.entries(fields);
  return {
    description: about,
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, { about, schema }]) => [name, { description: about, ...schema.json }]),
    ),
    required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
  };
}
