/**
 * `blockIdx` and `gridDim` where a kernel walks over its blocks in a loop: the number of the block that is computed, not of the one
 * that the chip runs. Functions that the kernel calls get both in front of their own parameters, and macros that name them are
 * written anew.
 *
 *     #define ROW (blockIdx.y + 1)                          #define ROW (unwarpBlock.y + 1)
 *     __device__ int at() { return blockIdx.x * n; }   =>   … int at(dim3 unwarpBlock, dim3 unwarpGrid) { return unwarpBlock.x * n; }
 *     … at() …                                              … at(unwarpBlock, unwarpGrid) …
 */
import { bodyOf, isFunction, isKernel, parametersOf, withinFunction } from "../ast/functions.ts";
import { type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import { type CallText, callText } from "../call-text.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Facts } from "../facts.ts";
import type { SourceText } from "../source-text.ts";
import type { Span } from "../tokens.ts";
import { isBlock } from "./groups.ts";
import type { Symbols } from "./symbols.ts";
import { callOf } from "./uniformity.ts";

/** What functions and the inner kernel get. */
export const blockParameters = "dim3 unwarpBlock, dim3 unwarpGrid";
const names = "unwarpBlock, unwarpGrid";
/** Of the block that the chip runs, in kernels that do not loop. */
const ownBlock = "dim3(blockIdx.x, blockIdx.y, blockIdx.z)";
const ownGrid = "dim3(gridDim.x, gridDim.y, gridDim.z)";

export class BlockNumbers {
  readonly #facts: readonly Facts[];
  /** Places of functions that ask, or call one that does. */
  readonly #asking = new Set<string>();
  /** Of them, and of kernels, those whose blocks a loop numbers. */
  readonly #numbered = new Set<string>();

  constructor(facts: readonly Facts[]) {
    this.#facts = facts;
    for (const one of facts)
      for (const functionNode of one.deviceFunctions)
        if ([...numbersIn(one, functionNode)].length > 0) this.#spread(one, functionNode);
  }

  /** Who calls one that asks, asks. */
  #spread(facts: Facts, functionNode: Node): void {
    const place = facts.placeOf(functionNode);
    if (isKernel(functionNode) || this.#asking.has(place)) return;
    this.#asking.add(place);
    for (const { caller } of facts.usesOf(functionNode)) this.#spread(facts, caller);
  }

  /** Why the blocks of a kernel cannot be numbered by a loop. */
  whyNot(facts: Facts, kernel: Node): string | undefined {
    for (const one of facts.reachableFrom(kernel)) {
      const reason =
        whyNotWithin(facts, one) ?? (one === kernel ? undefined : this.#whyNoFunction(facts, one));
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  #whyNoFunction(facts: Facts, functionNode: Node): string | undefined {
    if (!this.#asking.has(facts.placeOf(functionNode))) return undefined;
    const reason = this.#whyNoParameters(facts, functionNode);
    const { name = "a function" } = functionNode;
    return (
      reason &&
      `${name}, which the kernel calls, asks for the block's number itself, and cannot be given it: ${reason}`
    );
  }

  #whyNoParameters(facts: Facts, functionNode: Node): string | undefined {
    if (functionNode.previousId !== undefined) return "it is declared elsewhere";
    if (!/^(?:FunctionDecl|CXXMethodDecl)$/.test(functionNode.kind) || !opening(facts, functionNode))
      return "its parameters do not stand behind its name";
    if (functionNode.inner.some(({ kind }) => kind === "OverrideAttr") || functionNode.isVirtual)
      return "it is virtual";
    for (const one of this.#facts)
      for (const { caller, call } of one.deviceFunctions.flatMap((other) =>
        one.placeOf(other) === facts.placeOf(functionNode) ? one.usesOf(other) : [],
      )) {
        if (!one.deviceFunctions.includes(caller)) return "the host calls it as well";
        if (!callOf(call) || !callText(one.unit, call)) return "not all of its uses are calls by its name";
      }
    return undefined;
  }

  /** Says that a loop numbers the kernel's blocks. */
  number(facts: Facts, kernel: Node): void {
    this.#numbered.add(facts.placeOf(kernel));
    for (const one of facts.reachableFrom(kernel)) {
      const place = facts.placeOf(one);
      if (this.#asking.has(place)) this.#numbered.add(place);
    }
  }

  /** Makes the edits, behind those of device variables, which come last among the parameters. */
  finish(symbols: Symbols, sink: EditSink): void {
    if (this.#numbered.size === 0) return;
    const macros = new Set<string>();
    for (const facts of this.#facts)
      for (const functionNode of facts.deviceFunctions) {
        const isNumbered = this.#numbered.has(facts.placeOf(functionNode));
        if (isNumbered) this.#renumber(facts, functionNode, macros, sink);
        if (!isKernel(functionNode)) this.#giveTo(facts, functionNode, isNumbered, symbols, sink);
      }
    for (const facts of this.#facts)
      for (const functionNode of facts.deviceFunctions)
        if (!this.#numbered.has(facts.placeOf(functionNode))) declareOwn(facts, functionNode, macros, sink);
  }

  #renumber(facts: Facts, functionNode: Node, macros: Set<string>, sink: EditSink): void {
    for (const one of numbersIn(facts, functionNode)) {
      if (one.isOfMacro) macros.add(keyOf(one));
      sink.replace(one.file, one.span, one.to);
    }
  }

  /** Parameters for the function, and arguments for its calls. */
  #giveTo(facts: Facts, functionNode: Node, isNumbered: boolean, symbols: Symbols, sink: EditSink): void {
    const uses = facts.usesOf(functionNode).filter(({ caller }) => facts.deviceFunctions.includes(caller));
    const more = symbols.parametersOf(functionNode).length > 0;
    const own = parametersOf(functionNode).length > 0;
    const at = opening(facts, functionNode);
    if (isNumbered && at) sink.insert(at.file, at.offset, joined(blockParameters, own, more));
    for (const { caller, call } of uses) {
      const text = callOf(call) && callText(facts.unit, call);
      if (!text) continue;
      // Instances of a template may call overloads by the same words.
      sink.treat(text.file, treated(text), `the block's number: ${isNumbered ? "given" : "asked for"}`);
      if (!isNumbered) continue;
      const knows = this.#numbered.has(facts.placeOf(caller));
      const given = knows ? names : `${ownBlock}, ${ownGrid}`;
      sink.insert(text.file, text.inside.start, joined(given, text.args.length > 0, more));
    }
  }
}

/** Symbols' parameters are last: they stand where the brackets close, which is here when there are no others. */
function joined(words: string, own: boolean, more: boolean): string {
  if (own) return `${words}, `;
  return more ? `, ${words}` : words;
}

/** A span of its own: symbols treat the name. */
function treated({ name, inside }: CallText): Span {
  return { start: name.start, end: inside.start };
}

/** A word or an expression that stands for the block's number or the grid's size. */
interface NumberWord {
  readonly file: SourceText;
  readonly span: Span;
  readonly to: string;
  /** Written in the definition of a macro, which others may use as well. */
  readonly isOfMacro: boolean;
}

/** A template as it is written as well: branches that no instance takes are part of the one text. */
function* numbersIn(facts: Facts, functionNode: Node): Iterable<NumberWord> {
  const pattern =
    functionNode.parent?.kind === "FunctionTemplateDecl"
      ? functionNode.parent.inner.find(isFunction)
      : undefined;
  for (const one of new Set([functionNode, ...(pattern ? [pattern] : [])]))
    for (const node of withinFunction(one)) {
      const word = numberOf(facts, node);
      if (word) yield word;
    }
}

function numberOf(facts: Facts, node: Node): NumberWord | undefined {
  const isGroup = isGroupIndex(facts, node);
  if (!isGroup && !asksForBlock(facts, node)) return undefined;
  const whole = isGroup ? callOf(node) : undefined;
  const found = whole ? facts.unit.range(whole) : facts.unit.token(node.begin);
  const isOfMacro = node.begin?.expansion !== undefined && !node.begin.expansion.isArgument;
  if (!found || (isGroup && (!whole || isOfMacro))) return undefined;
  return { ...found, to: node.reference?.name === "gridDim" ? "unwarpGrid" : "unwarpBlock", isOfMacro };
}

/** Not a member or a variable of one's own that has the name. */
function asksForBlock(facts: Facts, node: Node): boolean {
  return /^(?:blockIdx|gridDim)$/.test(node.reference?.name ?? "") && !facts.isOwn(node);
}

/** `block.group_index()` of a variable. */
function isGroupIndex(facts: Facts, node: Node): boolean {
  if (node.kind !== "MemberExpr" || node.name !== "group_index" || facts.unit.declaration(node.memberId))
    return false;
  const object = node.inner[0] && withoutImplicit(node.inner[0]);
  return object?.kind === "DeclRefExpr" && isBlock(typeOf(object));
}

/** Any other way to ask. */
function asksOtherwise(facts: Facts, node: Node): boolean {
  if (node.kind !== "MemberExpr" && node.kind !== "CXXDependentScopeMemberExpr") return false;
  if (facts.unit.declaration(node.memberId)) return false;
  const object = node.inner[0];
  return (
    /^(?:group_index|block_index|block_rank)$/.test(node.name ?? "") ||
    /\bgrid_group\b/.test(object ? typeOf(object) : "")
  );
}

function whyNotWithin(facts: Facts, functionNode: Node): string | undefined {
  const own = new Set(withinFunction(functionNode));
  // Lambdas and classes in a function do not see its parameters.
  if ([...walk(functionNode)].some((one) => !own.has(one) && asksForBlock(facts, one)))
    return "a function within the kernel asks for the block's number itself";
  for (const node of own) {
    const word = numberOf(facts, node);
    if (!word && asksOtherwise(facts, node))
      return "the kernel asks a cooperative group for the block's number";
    if (!word && asksForBlock(facts, node)) return "a library's macro asks for the block's number";
  }
  return undefined;
}

/** A macro that loops use finds its words in other functions, too. */
function declareOwn(facts: Facts, functionNode: Node, macros: ReadonlySet<string>, sink: EditSink): void {
  const uses = [...numbersIn(facts, functionNode)].filter((one) => one.isOfMacro && macros.has(keyOf(one)));
  const begin = facts.unit.token(bodyOf(functionNode)?.begin);
  if (uses.length === 0 || !begin) return;
  const declarations = new Set(
    uses.map(({ to }) => ` const dim3 ${to} = ${to === "unwarpGrid" ? ownGrid : ownBlock};`),
  );
  for (const words of declarations) sink.insert(begin.file, begin.span.end, words);
}

/** Behind the bracket that opens a function's parameters. */
function opening(
  facts: Facts,
  { loc }: Node,
): { readonly file: SourceText; readonly offset: number } | undefined {
  const file = facts.unit.text(loc);
  const at = loc && !loc.expansion ? file?.tokenIndexAt(loc.offset) : undefined;
  if (!file || at === undefined) return undefined;
  const [name, open] = [file.tokens[at], file.tokens[at + 1]];
  return open?.text === "(" && name?.text !== "operator" ? { file, offset: open.end } : undefined;
}

const keyOf = ({ file, span }: NumberWord): string => `${file.path}:${span.start}`;
