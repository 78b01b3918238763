/**
 * What the launches of a project say about its kernels: how large the blocks are, and whether a grid may have more blocks than the
 * 65535 of Ascend. Kernels of such grids walk over the blocks in a loop (decision 31).
 */
import { ascendLimits } from "../../artifact/ascend-limits.ts";
import { bodyOf, isKernel, parametersOf, withinFunction } from "../ast/functions.ts";
import { nameReferredTo, type Node, typeOf } from "../ast/node.ts";
import type { LaunchText } from "../call-text.ts";
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket, tokenAt } from "../tokens.ts";
import type { Facts } from "../facts.ts";
import type { Symbols } from "./symbols.ts";
import { callOf } from "./uniformity.ts";

export interface Launch {
  readonly facts: Facts;
  readonly text: LaunchText;
  readonly node: Node;
  readonly within: Node | undefined;
  readonly kernel: Node | undefined;
  readonly kernelName: string;
  readonly grid: readonly bigint[] | undefined;
  readonly block: readonly bigint[] | undefined;
  /** How many axes of the block, the first one first, may be longer than 1. */
  readonly blockAxes: number;
  readonly gridHasEffects: boolean;
}

const mostBlocks = BigInt(ascendLimits.blocks);
const threadsWithoutBound = BigInt(ascendLimits.threads);

interface KernelPlace {
  readonly facts: Facts;
  readonly node: Node;
  readonly file: SourceText;
}

interface LaunchGroup {
  readonly name: string;
  readonly launches: readonly Launch[];
  readonly kernels: readonly KernelPlace[];
}

/** Of its text, which all sources that include it share, and all instances of a template. */
function placeOf({ node, file }: KernelPlace): string {
  return `${file.path}:${node.loc?.offset ?? ""}`;
}

export class Launches {
  readonly #launches: Launch[] = [];
  readonly #kernels = new Map<string, KernelPlace[]>();
  readonly #launched = new Map<Launch, readonly KernelPlace[]>();
  /** Functions that are named otherwise than by a launch. */
  readonly #named = new Set<string>();
  readonly #symbols: Symbols;

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  add(launch: Launch): void {
    this.#launches.push(launch);
  }

  /** All kernels of a source, each instance of a template for itself. */
  addKernels(facts: Facts): void {
    for (const node of facts.nodes()) {
      const name = nameReferredTo(node);
      if (name !== undefined && facts.isOwn(node) && callOf(node)?.kind !== "CUDAKernelCallExpr")
        this.#named.add(name);
    }
    for (const node of facts.deviceFunctions) {
      const file = facts.unit.text(node.loc);
      if (!isKernel(node) || !file) continue;
      const list = this.#kernels.get(node.name ?? "") ?? [];
      list.push({ facts, node, file });
      this.#kernels.set(node.name ?? "", list);
    }
  }

  /** Whether a kernel's address is taken: then launches may be unknown. */
  isNamedElsewhere(name: string): boolean {
    return this.#named.has(name);
  }

  /** Launches that may be of a kernel. */
  of(facts: Facts, kernel: Node): readonly Launch[] {
    const file = facts.unit.text(kernel.loc);
    const place = file && placeOf({ facts, node: kernel, file });
    return this.#launches.filter((launch) => this.#kernelsOf(launch).some((one) => placeOf(one) === place));
  }

  /**
   * What a launch may start: the kernels of that name in its own source, or those of others where it only declares one. Two
   * programs of a project may each have a kernel of one name.
   */
  #kernelsOf(launch: Launch): readonly KernelPlace[] {
    const known = this.#launched.get(launch);
    if (known) return known;
    const named = this.#kernels.get(launch.kernelName) ?? [];
    const own = named.filter(({ facts }) => facts === launch.facts);
    const places = new Set((own.length > 0 ? own : named).map(placeOf));
    const kernels = named.filter((one) => places.has(placeOf(one)));
    this.#launched.set(launch, kernels);
    return kernels;
  }

  finish(sink: EditSink): void {
    for (const { name, launches, kernels } of this.#groups()) {
      if (launches.some(({ grid }) => !isSmall(grid))) this.#loopOverBlocks(sink, name, launches, kernels);
      else if (!this.isNamedElsewhere(name)) this.#boundThreads(sink, launches, kernels);
    }
  }

  /** Launches that share a kernel, which is ported once for all of them. */
  #groups(): readonly LaunchGroup[] {
    let groups: LaunchGroup[] = [];
    for (const launch of this.#launches) {
      const kernels = this.#kernelsOf(launch);
      const places = new Set(kernels.map(placeOf));
      const shares = (group: LaunchGroup) =>
        group.name === launch.kernelName &&
        (group.kernels.some((one) => places.has(placeOf(one))) ||
          group.kernels.length + kernels.length === 0);
      const joined = groups.filter(shares);
      groups = [
        ...groups.filter((group) => !shares(group)),
        {
          name: launch.kernelName,
          launches: [...joined.flatMap((group) => group.launches), launch],
          kernels: [...new Set([...joined.flatMap((group) => group.kernels), ...kernels])],
        },
      ];
    }
    return groups;
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
    name: string,
    launches: readonly Launch[],
    kernels: readonly KernelPlace[],
  ): void {
    const refuse = (launch: Launch, reason: string, help: string) =>
      launch.facts.refuse(launch.node, launch.within, { code: "large-grid", reason, help });
    const reasons = kernels.map(whyNoLoop).filter((reason) => reason !== undefined);
    for (const launch of launches) {
      if (kernels.length === 0)
        refuse(
          launch,
          `the grid may have more than ${mostBlocks} blocks, and ${name} is in none of the sources`,
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
    const bounds = this.isNamedElsewhere(name) ? "" : threadBounds(launches);
    for (const kernel of kernels)
      loopOverBlocks(sink, kernel, this.#symbols.parametersOf(kernel.node), bounds);
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

/** `<T, N>`, since not all can be deduced. */
function templateArguments(kernel: Node): string {
  if (kernel.parent?.kind !== "FunctionTemplateDecl") return "";
  const names = kernel.parent.inner.filter(({ kind }) =>
    /^(?:Template\w+|NonType)TemplateParmDecl$|^TemplateTypeParmDecl$/.test(kind),
  );
  return names.some(({ name }) => name === undefined) ? "" : `<${names.map(({ name }) => name).join(", ")}>`;
}

function isSmall(grid: readonly bigint[] | undefined): boolean {
  return grid !== undefined && grid.reduce((product, one) => product * one, 1n) <= mostBlocks;
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

/** Functions that a kernel calls ask for blockIdx themselves, and would get the number of the real block. */
function whyNoLoop({ facts, node, file }: KernelPlace): string | undefined {
  const body = rangeOfBody(facts, node);
  if (!body || body.file !== file) return "the kernel is written by a macro";
  for (const one of facts.reachableFrom(node)) {
    for (const inner of withinFunction(one)) {
      if (isGroupNumber(facts, inner)) return "the kernel asks a cooperative group for the block's number";
      if (!asksForBlock(inner)) continue;
      if (one !== node)
        return `${one.name ?? "a function"}, which the kernel calls, asks for the block's number itself`;
      const token = facts.unit.token(inner.begin);
      const isInBody =
        token?.file === file && token.span.start >= body.span.start && token.span.end <= body.span.end;
      if (!isInBody) return "a macro asks for the block's number";
    }
  }
  return undefined;
}

function asksForBlock(node: Node): boolean {
  return /^(?:blockIdx|gridDim)$/.test(node.reference?.name ?? "");
}

/** `this_thread_block().group_index()`, and all of a grid. */
function isGroupNumber(facts: Facts, node: Node): boolean {
  if (node.kind !== "MemberExpr" && node.kind !== "CXXDependentScopeMemberExpr") return false;
  if (facts.unit.declaration(node.memberId)) return false;
  const object = node.inner[0];
  return (
    /^(?:group_index|block_index|block_rank)$/.test(node.name ?? "") ||
    /\bgrid_group\b/.test(object ? typeOf(object) : "")
  );
}

function rangeOfBody({ unit }: Facts, node: Node) {
  const body = bodyOf(node);
  return body && unit.range(body);
}

/** Index in the text behind the word `__global__` of a kernel. */
function globalWord(file: SourceText, kernel: Node): number | undefined {
  const name = kernel.loc && file.tokenIndexAt(kernel.loc.offset);
  if (name === undefined) return undefined;
  for (let at = name - 1; at >= 0 && !/^[;{}]$/.test(file.tokens[at]?.text ?? ";"); at -= 1)
    if (file.tokens[at]?.text === "__global__") return file.tokens[at]?.end;
  return undefined;
}

/**
 *     __global__ void k(int* p) { … return; … }
 * =>
 *     __aicore__ inline void kBlock(int* p, dim3 unwarpBlock, dim3 unwarpGrid) { … return; … }
 *     __global__ void k(int* p, unsigned int gridX, unsigned int gridY, unsigned int gridZ) {
 *       for (… the block's number …) kBlock(p, …);
 *     }
 *
 * As a function, a block ends where it returns, and the loop goes on.
 */
function loopOverBlocks(
  sink: EditSink,
  { facts, node, file }: KernelPlace,
  added: readonly { readonly name: string; readonly parameter: string }[],
  knownBounds: string,
): void {
  const { unit } = facts;
  const body = rangeOfBody(facts, node);
  const nameAt = node.loc && file.tokenIndexAt(node.loc.offset);
  if (!body || nameAt === undefined) return;
  const { tokens } = file;
  const name = tokens[nameAt];
  const globalEnd = globalWord(file, node);
  const open = tokens[nameAt + 1];
  const end = unit.token(node.inner.find(({ kind }) => kind === "CompoundStmt")?.end)?.span.end;
  if (!name || globalEnd === undefined || open?.text !== "(" || end === undefined) return;
  const parameters = parametersOf(node);
  const head = headOf(file, node, name.start);
  const words = parametersWords(file, nameAt + 1);
  if (words === undefined) return;
  const hasParameters = parameters.length + added.length > 0;
  sink.replace(file, { start: globalEnd - "__global__".length, end: globalEnd }, "__aicore__ inline");
  dropBounds(sink, file, globalEnd, name.start);
  sink.replace(file, { start: name.start, end: name.end }, `${name.text}Block`);
  sink.replace(
    file,
    { start: words.end, end: words.end + 1 },
    `${hasParameters ? ", " : ""}dim3 unwarpBlock, dim3 unwarpGrid)`,
  );
  for (const token of tokens) {
    if (token.start < words.end || token.end > end || token.kind !== "name") continue;
    if (token.text === "blockIdx") sink.replace(file, token, "unwarpBlock");
    if (token.text === "gridDim") sink.replace(file, token, "unwarpGrid");
  }
  const names = [...parameters, ...added].map((one) => one.name ?? "");
  const call = [
    ...names,
    "dim3(block % gridX, block / gridX % gridY, block / gridX / gridY)",
    "dim3(gridX, gridY, gridZ)",
  ].join(", ");
  const bounds = /__launch_bounds__\s*\([^()]*\)/.exec(file.bytes.slice(globalEnd, name.start))?.[0];
  const bound = bounds === undefined ? knownBounds : ` ${bounds.replace(/,[^)]*\)/, ")")}`;
  const usesShared = [...facts.reachableFrom(node)].some((one) =>
    [...withinFunction(one)].some(
      (inner) => inner.kind === "CUDASharedAttr" || inner.inner.some(({ kind }) => kind === "CUDASharedAttr"),
    ),
  );
  const barrier = usesShared
    ? "\n    asc_syncthreads();  // before the next block uses the shared memory"
    : "";
  sink.insert(
    file,
    end,
    `\n\n${head}__global__${bound} void ${name.text}(`,
    words,
    added
      .map(({ parameter }, index) => (parameters.length + index > 0 ? `, ${parameter}` : parameter))
      .join(""),
    `${hasParameters ? ", " : ""}unsigned int gridX, unsigned int gridY, unsigned int gridZ) {
  // The grid may have more blocks than the ${mostBlocks} that Ascend launches.
  const unsigned long long blocks = (unsigned long long)gridX * gridY * gridZ;
  for (unsigned long long block = blockIdx.x; block < blocks; block += gridDim.x) {
    ${name.text}Block${templateArguments(node)}(${call});${barrier}
  }
}`,
  );
}

/** `template <…>` in front of a kernel, as written. */
function headOf(file: SourceText, kernel: Node, nameStart: number): string {
  const template = kernel.parent?.kind === "FunctionTemplateDecl" ? kernel.parent.begin : undefined;
  if (!template) return "";
  const words = file.bytes.slice(template.offset, nameStart);
  const end = words.indexOf("__global__");
  return end < 0 ? "" : words.slice(0, end).replace(/\b(?:static|inline)\s+/g, "");
}

function parametersWords(file: SourceText, open: number) {
  let depth = 0;
  for (let at = open; at < file.tokens.length; at += 1) {
    const text = file.tokens[at]?.text;
    if (text === "(") depth += 1;
    if (text === ")" && (depth -= 1) === 0) {
      const [first, last] = [file.tokens[open], file.tokens[at]];
      return first && last && { start: first.end, end: last.start };
    }
  }
  return undefined;
}

/** Bounds are for what is launched. */
function dropBounds(sink: EditSink, file: SourceText, from: number, to: number): void {
  const { tokens } = file;
  for (let at = tokenAt(tokens, from); (tokens[at]?.start ?? to) < to; at += 1) {
    if (tokens[at]?.text !== "__launch_bounds__") continue;
    const close = matchingBracket(tokens, at + 1);
    const [before, last] = [tokens[at - 1], close === undefined ? undefined : tokens[close]];
    if (before && last) sink.replace(file, { start: before.end, end: last.end }, "");
  }
}
