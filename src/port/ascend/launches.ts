/**
 * What the launches of a project say about its kernels: how large the blocks are, and whether a grid may have more blocks than the
 * 65535 of Ascend.
 */
import { ascendLimits } from "../../artifact/ascend-limits.ts";
import { isFunction, isKernel } from "../ast/functions.ts";
import { ancestor, calleeOf, nameReferredTo, type Node, typeOf } from "../ast/node.ts";
import type { LaunchText } from "../call-text.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Facts } from "../facts.ts";
import { BlockNumbers } from "./block-numbers.ts";
import { globalWord, type KernelPlace, loopOverBlocks, whyNoLoop } from "./block-loops.ts";
import { declareMore, type KernelDeclaration, kernelDeclarations, whyNoMore } from "./kernel-declarations.ts";
import {
  type ExplicitInstantiation,
  explicitInstantiations,
  instantiateWithMore,
} from "./explicit-instantiations.ts";
import { KernelGroups } from "./kernel-groups.ts";
import type { SourceText } from "../source-text.ts";
import type { Symbols } from "./symbols.ts";
import { callOf } from "./uniformity.ts";

export interface Launch {
  readonly facts: Facts;
  readonly text: LaunchText;
  readonly node: Node;
  readonly within: Node | undefined;
  readonly callee: Node;
  readonly kernelName: string;
  readonly grid: readonly bigint[] | undefined;
  readonly block: readonly bigint[] | undefined;
  /** How many axes of the block, the first one first, may be longer than 1. */
  readonly blockAxes: number;
  readonly gridHasEffects: boolean;
}

const mostBlocks = BigInt(ascendLimits.blocks);
const threadsWithoutBound = BigInt(ascendLimits.threads);

interface Known {
  readonly groups: KernelGroups;
  /** By group. */
  readonly launches: ReadonlyMap<string, readonly Launch[]>;
  /** Definitions that each launch may start: all that launches of the same text may. */
  readonly started: ReadonlyMap<Launch, ReadonlySet<string>>;
  /** Groups with a kernel whose address is taken. */
  readonly named: ReadonlySet<string>;
  /** Of them, those that something else than a question of the runtime's gets, and may launch. */
  readonly lent: ReadonlySet<string>;
}

/** A name of a function otherwise than in a launch. */
interface Naming {
  readonly facts: Facts;
  readonly node: Node;
}

/** Functions of the runtime that ask or say something about a kernel, and launch nothing. */
const questions = /^cuda(?:Func|Occupancy)\w+$/;

export class Launches {
  readonly #launches: Launch[] = [];
  readonly #kernels: KernelPlace[] = [];
  /** Where each is defined: sources that include a kernel have a node each. */
  readonly #keys = new Map<Node, string>();
  readonly #declarations: KernelDeclaration[] = [];
  readonly #namings: Naming[] = [];
  readonly #instantiations: ExplicitInstantiation[] = [];
  readonly #symbols: Symbols;
  #known: Known | undefined;

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  get all(): readonly Launch[] {
    return this.#launches;
  }

  add(launch: Launch): void {
    this.#launches.push(launch);
    this.#known = undefined;
  }

  /** All kernels of a source, each instance of a template for itself. */
  addKernels(facts: Facts): void {
    for (const node of facts.nodes())
      if (
        nameReferredTo(node) !== undefined &&
        !/^(?:ParmVar|Var|Binding|EnumConstant)Decl$/.test(node.reference?.kind ?? "") &&
        callOf(node)?.kind !== "CUDAKernelCallExpr" &&
        facts.isOwn(node)
      )
        this.#namings.push({ facts, node });
    this.#declarations.push(...kernelDeclarations(facts));
    for (const node of facts.deviceFunctions) {
      const file = facts.unit.text(node.loc);
      if (!isKernel(node) || !file) continue;
      this.#kernels.push({ facts, node, file });
      this.#keys.set(node, `${file.path}:${node.loc?.offset ?? ""}`);
    }
    this.#known = undefined;
  }

  addText(file: SourceText): void {
    this.#instantiations.push(...explicitInstantiations(file));
  }

  /** Whether a kernel's address is taken: then launches may be unknown. */
  isNamedElsewhere(kernel: Node): boolean {
    const { groups, named } = this.#groups();
    return named.has(groups.groupOf(this.#keyOf(kernel)));
  }

  /** Whether a kernel's address is taken by something that may launch it. */
  isLent(kernel: Node): boolean {
    const { groups, lent } = this.#groups();
    return lent.has(groups.groupOf(this.#keyOf(kernel)));
  }

  /** All launches in the sources that may start a kernel. */
  of(kernel: Node): readonly Launch[] {
    const { groups, launches } = this.#groups();
    return launches.get(groups.groupOf(this.#keyOf(kernel))) ?? [];
  }

  /** The kernels that launches of this text may start, each reading of each. */
  startedBy(launch: Launch): readonly KernelPlace[] {
    const keys = this.#groups().started.get(launch);
    return this.#kernels.filter(({ node }) => keys?.has(this.#keyOf(node)));
  }

  /** The declarations of a kernel apart from its definition, in all sources, each text once. */
  declarationsOf(kernel: Node): readonly KernelDeclaration[] {
    const { groups } = this.#groups();
    const key = this.#keyOf(kernel);
    const found = new Map<string, KernelDeclaration>();
    for (const one of this.#declarations)
      if (groups.definitionsOf(one.facts, one.node).includes(key))
        found.set(`${one.file.path}:${one.node.loc?.offset ?? ""}`, one);
    return [...found.values()];
  }

  /** Gives declarations and explicit instantiations of a kernel what it gets itself. */
  declareMore(kernel: Node, parameters: string, sink: EditSink): void {
    for (const one of this.declarationsOf(kernel)) declareMore(one, parameters, sink);
    if (kernel.parent?.kind !== "FunctionTemplateDecl") return;
    for (const one of this.#instantiations) {
      const { file, name, end } = one;
      if (name !== kernel.name) continue;
      const isOfSource = this.#kernels.some(({ facts }) => facts.unit.file === file);
      const meant = this.#kernels.filter(
        ({ facts, node }) => node.name === name && (!isOfSource || facts.unit.file === file),
      );
      const keys = new Set(meant.map(({ node }) => this.#keyOf(node)));
      if (!keys.has(this.#keyOf(kernel))) continue;
      if (keys.size === 1) instantiateWithMore(one, parameters, sink);
      else
        sink.refuse({
          code: "explicit-instantiation",
          file: file.path,
          line: file.lineOf(end),
          construct: name,
          reason:
            "several kernels have the name, one of which gets further parameters, and which is meant is not known here",
          help: "give them different names",
        });
    }
  }

  #keyOf(kernel: Node): string {
    return this.#keys.get(kernel) ?? "";
  }

  /** What is known when all sources were read. */
  #groups(): Known {
    if (this.#known) return this.#known;
    const groups = new KernelGroups();
    for (const { facts, node } of this.#kernels) groups.define({ facts, node, key: this.#keyOf(node) });
    for (const { facts, node } of this.#declarations) groups.declare(facts, node);
    for (const family of this.#families()) groups.join(family);
    const meanings = new Map<Launch, readonly string[]>();
    // Instances of a template, and sources that include a launch, have one text: it starts all that any of them does.
    const byText = new Map<string, Set<string>>();
    for (const launch of this.#launches) {
      const keys = groups.meaningsOf(launch.facts, launch.callee);
      meanings.set(launch, keys);
      const place = placeOf(launch);
      byText.set(place, new Set([...(byText.get(place) ?? []), ...keys]));
    }
    for (const keys of byText.values()) groups.join([...keys]);
    const launches = new Map<string, Launch[]>();
    const started = new Map<Launch, ReadonlySet<string>>();
    for (const [launch, [first = ""]] of meanings) {
      const group = groups.groupOf(first);
      launches.set(group, [...(launches.get(group) ?? []), launch]);
      started.set(launch, byText.get(placeOf(launch)) ?? new Set());
    }
    const named = new Set<string>();
    const lent = new Set<string>();
    const note = (facts: Facts, node: Node, isQuestion: boolean) => {
      for (const key of groups.meaningsOf(facts, node)) {
        named.add(groups.groupOf(key));
        if (!isQuestion) lent.add(groups.groupOf(key));
      }
    };
    for (const { facts, node } of this.#namings) note(facts, node, isAsked(facts, node));
    // By a template's parameter, whose type says which parameters the kernel has.
    for (const { facts, callee, text, kernelName } of this.#launches)
      if (text.file.slice(text.name) !== kernelName) note(facts, callee, false);
    return (this.#known = { groups, launches, started, named, lent });
  }

  /** Definitions of one template: what is added to its parameters is added to its specializations'. */
  *#families(): Iterable<readonly string[]> {
    for (const { facts, node } of this.#kernels) {
      if (node.parent?.kind !== "FunctionTemplateDecl") continue;
      const members = node.parent.inner.filter(isFunction).flatMap(({ id }) => facts.functionNamed(id) ?? []);
      yield [node, ...members].map((one) => this.#keyOf(one)).filter((key) => key !== "");
    }
  }

  finish(facts: readonly Facts[], sink: EditSink): void {
    const { groups, launches, named, lent } = this.#groups();
    const numbers = new BlockNumbers(facts);
    for (const [group, own] of launches) {
      const kernels = this.#kernels.filter(({ node }) => groups.groupOf(this.#keyOf(node)) === group);
      const isNamed = named.has(group);
      if (own.some(({ grid }) => !isSmall(grid)))
        this.#loopOverBlocks(sink, own, kernels, numbers, { isNamed, isLent: lent.has(group) });
      else if (!isNamed) this.#boundThreads(sink, own, kernels);
    }
    numbers.finish(this.#symbols, sink);
  }

  /** More registers for each thread, where the blocks are known to be small. */
  #boundThreads(sink: EditSink, launches: readonly Launch[], kernels: readonly KernelPlace[]): void {
    const words = threadBounds(launches);
    for (const { node, file } of kernels) {
      const at = hasBounds(node) ? undefined : globalWord(file, node);
      if (at !== undefined && words !== "") sink.insert(file, at, words);
    }
  }

  #loopOverBlocks(
    sink: EditSink,
    launches: readonly Launch[],
    kernels: readonly KernelPlace[],
    numbers: BlockNumbers,
    { isNamed, isLent }: { readonly isNamed: boolean; readonly isLent: boolean },
  ): void {
    const refuse = (launch: Launch, reason: string, help: string) =>
      launch.facts.refuse(launch.node, launch.within, { code: "large-grid", reason, help });
    const declarations = new Set(kernels.flatMap(({ node }) => this.declarationsOf(node)));
    const reasons = [
      ...kernels.map((kernel) => whyNoLoop(kernel) ?? numbers.whyNot(kernel.facts, kernel.node)),
      ...[...declarations].map(({ file, node }) => whyNoMore(file, node)),
      isLent
        ? "the kernel's address is taken: launches through it would not say how large their grids are"
        : undefined,
    ].filter((reason) => reason !== undefined);
    for (const launch of launches) {
      if (kernels.length === 0)
        refuse(
          launch,
          `the grid may have more than ${mostBlocks} blocks, and ${launch.kernelName} is in none of the sources`,
          "launch fewer blocks, or port it together with the kernel",
        );
      else if (reasons[0] !== undefined)
        refuse(
          launch,
          `the grid may have more than ${mostBlocks} blocks, and ${reasons[0]}`,
          "launch fewer blocks, each of which does more",
        );
      else if (launch.gridHasEffects)
        refuse(
          launch,
          "the size of the grid is needed twice, and computing it twice would do something twice",
          "compute it beforehand",
        );
    }
    if (kernels.length === 0 || reasons.length > 0 || launches.some(({ gridHasEffects }) => gridHasEffects))
      return;
    const bounds = isNamed ? "" : threadBounds(launches);
    for (const { facts, node } of kernels) numbers.number(facts, node);
    for (const kernel of kernels)
      loopOverBlocks(sink, kernel, this.#symbols.parametersOf(kernel.node), bounds);
    const given = new Set<string>();
    for (const { node } of kernels) {
      // Instances of one text are declared by the same words.
      if (given.has(this.#keyOf(node))) continue;
      given.add(this.#keyOf(node));
      this.declareMore(node, "unsigned int, unsigned int, unsigned int", sink);
    }
    for (const { text, node } of launches) {
      const hasArguments =
        text.args.length > 0 || kernels.some((kernel) => this.#symbols.parametersOf(kernel.node).length > 0);
      const [span] = text.config;
      if (!span) continue;
      const words = text.file.slice(span);
      const isName = /^(?:\w+|dim3\s*\([^()]*\))$/.test(words);
      // Pieces of the text, not its words: what else is changed in them must be changed in the copies.
      const [before, behind] = isName ? ["", ""] : ["dim3(", ")"];
      const [front, end] = isInteger(node)
        ? [[], ", 1, 1"]
        : [[before, span, `${behind}.x, ${before}`, span, `${behind}.y, ${before}`], `${behind}.z`];
      sink.insert(text.file, span.start, "unwarpGridSize(", ...front);
      sink.insert(text.file, span.end, `${end})`);
      sink.insert(
        text.file,
        text.args.at(-1)?.end ?? text.inside.end,
        hasArguments ? ", " : "",
        ...front,
        span,
        end,
      );
    }
  }
}

/** Empty where the size of a block is not known, or is one that needs no word. */
function threadBounds(launches: readonly Launch[]): string {
  const sizes = launches.map(({ block }) => block?.reduce((product, one) => product * one, 1n));
  if (sizes.some((size) => size === undefined)) return "";
  const most = sizes.reduce<bigint>((a, b) => (b !== undefined && b > a ? b : a), 1n);
  return most > threadsWithoutBound ? "" : ` __launch_bounds__(${most})`;
}

function hasBounds(kernel: Node): boolean {
  return kernel.inner.some(({ kind }) => kind === "CUDALaunchBoundsAttr");
}

function isSmall(grid: readonly bigint[] | undefined): boolean {
  return grid !== undefined && grid.reduce((product, one) => product * one, 1n) <= mostBlocks;
}

/** Where it is written. */
function placeOf({ facts, node, text }: Launch): string {
  // A macro's text makes launches of several uses.
  if (node.begin?.expansion)
    return `${facts.unit.file.path}:${node.begin.expansion.file}:${node.begin.expansion.offset}`;
  return `${text.file.path}:${text.name.start}`;
}

/** Whether a name stands in a question about the kernel. */
function isAsked(facts: Facts, node: Node): boolean {
  const call = ancestor(node, ({ kind }) => kind === "CallExpr");
  const callee = call && calleeOf(call);
  return callee !== undefined && questions.test(nameReferredTo(callee) ?? "") && !facts.isOwn(callee);
}

/** Whether the grid is a number rather than a dim3: then its conversion is nobody's writing. */
function isInteger(launch: Node): boolean {
  for (let at = launch.inner[1]?.inner[1]; at; at = at.inner[0]) {
    if (!/dim3/.test(typeOf(at))) return true;
    if (
      !/^(?:ImplicitCastExpr|CXXConstructExpr|MaterializeTemporaryExpr|CXXBindTemporaryExpr|ExprWithCleanups)$/.test(
        at.kind,
      )
    )
      return false;
  }
  return false;
}
