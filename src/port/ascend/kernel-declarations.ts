/**
 * Declarations of kernels that are defined elsewhere, behind them or in another source: what a definition gets as a parameter, they get too.
 */
import { bodyOf, isFunction, isKernel, parametersOf } from "../ast/functions.ts";
import type { Node } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Facts } from "../facts.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket, type Token } from "../tokens.ts";

export interface KernelDeclaration {
  readonly facts: Facts;
  readonly node: Node;
  readonly file: SourceText;
}

export function* kernelDeclarations(facts: Facts): Iterable<KernelDeclaration> {
  for (const node of facts.nodes()) {
    if (!isFunction(node) || !isKernel(node) || bodyOf(node)) continue;
    const file = facts.unit.text(node.loc);
    if (file && isWritten(node, file)) yield { facts, node, file };
  }
}

/** Instances of a template stand where the template does, and have bodies where it has. */
function isWritten(node: Node, file: SourceText): boolean {
  const name = node.loc && file.tokenIndexAt(node.loc.offset);
  return name !== undefined && file.tokens[name]?.text === node.name;
}

/** Why a function cannot be given one more parameter behind its own. */
export function whyNoMore(file: SourceText, node: Node): string | undefined {
  const inside = parametersWithin(file, node);
  if (!inside)
    return "its parameters do not stand behind its name: it is a specialization, or written by a macro";
  const words = new Set(inside.map(({ text }) => text));
  if (words.has("=")) return "a parameter has a default argument";
  return words.has("...") ? "a parameter is a pack" : undefined;
}

/** The tokens between the brackets behind a function's name. */
function parametersWithin(file: SourceText, { loc }: Node): readonly Token[] | undefined {
  const { tokens } = file;
  const name = loc && file.tokenIndexAt(loc.offset);
  if (name === undefined || tokens[name + 1]?.text !== "(") return undefined;
  const close = matchingBracket(tokens, name + 1);
  return close === undefined ? undefined : tokens.slice(name + 2, close);
}

/**
 * Adds parameters without names behind those that a declaration has.
 *
 * @returns whether its words could be found
 */
export function declareMore({ node, file }: KernelDeclaration, parameters: string, sink: EditSink): boolean {
  const name = node.loc && file.tokenIndexAt(node.loc.offset);
  const open = name === undefined ? undefined : name + 1;
  const close =
    open !== undefined && file.tokens[open]?.text === "(" ? matchingBracket(file.tokens, open) : undefined;
  const end = close === undefined ? undefined : file.tokens[close];
  if (!end) return false;
  sink.insert(file, end.start, `${parametersOf(node).length > 0 ? ", " : ""}${parameters}`);
  return true;
}
