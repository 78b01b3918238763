/**
 * Declarations of kernels that are defined elsewhere, behind them or in another source: what a definition gets as a parameter, they get too.
 */
import { bodyOf, isFunction, isKernel, parametersOf } from "../ast/functions.ts";
import type { Node } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Facts } from "../facts.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket } from "../tokens.ts";

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

/** Of the same types as a definition: an overload is another kernel. Of a template, as both are written. */
export function declares(declaration: Node, definition: Node): boolean {
  const isOfTemplate = (node: Node) => node.parent?.kind === "FunctionTemplateDecl";
  if (isOfTemplate(declaration) !== isOfTemplate(definition)) return false;
  const written =
    definition.parent?.kind === "FunctionTemplateDecl" ? definition.parent.inner.find(isFunction) : undefined;
  return declaration.type === (written ?? definition).type;
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
