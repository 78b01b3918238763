/**
 * Python's syntax tree as @lezer/python makes it, and the questions the rewriter asks of it. Offsets are those
 * of the source, so an edit touches nothing but what it replaces.
 */
import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import { codeOnly, maskSource } from "./mask-source.ts";

export type { SyntaxNode } from "@lezer/common";

export interface PythonFile {
  readonly path: string;
  readonly source: string;
  readonly tree: Tree;
  /** Where the text stops being Python 3; absent for a file that parses. */
  readonly problem?: { readonly line: number; readonly what: string };
  textOf(node: SyntaxNode): string;
  /** From 1. */
  lineAt(offset: number): number;
  columnAt(offset: number): number;
}

export function parsePython(source: string, path: string): PythonFile {
  const tree = parser.parse(maskSource(source));
  const lineStarts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const lineAt = (offset: number) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const problem = findProblem(tree, source, lineAt);
  return {
    path,
    source,
    tree,
    ...(problem ? { problem } : {}),
    textOf: (node) => source.slice(node.from, node.to),
    lineAt,
    columnAt: (offset) => offset - (lineStarts[lineAt(offset) - 1] ?? 0) + 1,
  };
}

function findProblem(tree: Tree, source: string, lineAt: (offset: number) => number) {
  let problem: { line: number; what: string } | undefined;
  // Python 3.14 takes `except A, B:`; a second name in small letters is Python 2's variable.
  const oldExcept = /^[ \t]*except\s+[\w.]+\s*,\s*[a-z_]\w*\s*:/m.exec(codeOnly(source));
  if (oldExcept)
    problem = {
      line: lineAt(oldExcept.index + oldExcept[0].search(/\S/)),
      what: "Python 2 (except with a comma)",
    };
  tree.iterate({
    enter(node) {
      if (problem) return false;
      const python2 = node.name === "PrintStatement" && !/^print\s*\(/.test(source.slice(node.from, node.to));
      if (python2) problem = { line: lineAt(node.from), what: "Python 2 (print without parentheses)" };
      else if (node.type.isError) {
        const line = source.split("\n")[lineAt(node.from) - 1] ?? "";
        const old = python2Forms.find(([form]) => form.test(line));
        const what = old ? `Python 2 (${old[1]})` : "not Python 3 as unwarp reads it";
        problem = { line: lineAt(node.from), what };
      }
      return true;
    },
  });
  return problem;
}

const python2Forms: readonly (readonly [RegExp, string])[] = [
  [/\bexcept\b[^:(]*,\s*\w+\s*:/, "except with a comma"],
  [/\bprint\b\s*(?:>>|["'\w])/, "print without parentheses"],
  [/\bexec\s+["'\w]/, "exec without parentheses"],
  [/\braise\s+\w+\s*,/, "raise with a comma"],
  [/<>/, "the operator <>"],
  [/\b0\d+\b/, "octal numbers without an o"],
  [/\bur["']/, "ur strings"],
  [/`/, "backticks"],
];

const punctuation = new Set(["(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "Comment", "@", "At"]);

/** All children, tokens included. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The children that mean something: no brackets, commas and comments. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => !punctuation.has(name));
}

export interface Argument {
  /** Of a keyword argument. */
  readonly name?: SyntaxNode;
  readonly value: SyntaxNode;
  /** `*args` or `**options`. */
  readonly unpacked: boolean;
}

export function argumentsOf(call: SyntaxNode): Argument[] {
  const list = call.name === "ArgList" ? call : call.getChild("ArgList");
  if (!list) return [];
  return splitAtCommas(childrenOf(list).filter(({ name }) => name !== "(" && name !== ")")).flatMap(
    (group) => {
      const assign = group.findIndex(({ name }) => name === "AssignOp");
      const value = group.at(-1);
      const first = group[0];
      if (!value || !first) return [];
      // `f(x for x in y)` is one argument of several children.
      if (assign < 0 && group.length > 1 && first.name !== "*" && first.name !== "**") return [];
      const unpacked = first.name === "*" || first.name === "**";
      return [assign > 0 ? { name: first, value, unpacked } : { value, unpacked }];
    },
  );
}

export interface Parameter {
  readonly name: SyntaxNode;
  readonly annotation?: SyntaxNode;
  readonly value?: SyntaxNode;
}

/** Parameters in order, `*` and `/` left out. */
export function parametersOf(definition: SyntaxNode): Parameter[] {
  const list = definition.getChild("ParamList");
  if (!list) return [];
  return splitAtCommas(childrenOf(list).filter(({ name }) => name !== "(" && name !== ")")).flatMap(
    (group) => {
      const name = group.find((node) => node.name === "VariableName");
      if (!name) return [];
      const assign = group.findIndex((node) => node.name === "AssignOp");
      const value = assign >= 0 ? group[assign + 1] : undefined;
      const annotation = group.find((node) => node.name === "TypeDef");
      return [{ name, ...(annotation ? { annotation } : {}), ...(value ? { value } : {}) }];
    },
  );
}

export interface Assignment {
  readonly targets: readonly SyntaxNode[];
  /** Absent for `a: int`. */
  readonly value?: SyntaxNode;
}

/** `a = b = c`, `a: t = c`, and `a, b = c, d` as two assignments. */
export function assignmentsOf(statement: SyntaxNode): Assignment[] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of childrenOf(statement)) {
    if (child.name === "AssignOp") groups.push([]);
    else if (child.name !== "TypeDef" && child.name !== "Comment") groups.at(-1)?.push(child);
  }
  const sides = groups.map((group) =>
    splitAtCommas(group).flatMap((part) => (part.length === 1 ? part : [])),
  );
  if (sides.length === 1) return [{ targets: sides[0] ?? [] }];
  const values = sides.pop() ?? [];
  const single = values[0];
  if (values.length === 1 && single) {
    const elements = elementsOf(single);
    return sides.flatMap((targets) => {
      const [only] = targets;
      const names = targets.length === 1 && only ? (elementsOf(only) ?? targets) : targets;
      if (names.length > 1 && elements?.length === names.length) return pairs(names, elements);
      return names.map((target) =>
        names.length === 1 ? { targets: [target], value: single } : { targets: [target] },
      );
    });
  }
  return sides.flatMap((targets) =>
    targets.length === values.length
      ? pairs(targets, values)
      : targets.map((target) => ({ targets: [target] })),
  );
}

function pairs(targets: readonly SyntaxNode[], values: readonly SyntaxNode[]): Assignment[] {
  return targets.flatMap((target, index) => {
    const value = values[index];
    return value ? [{ targets: [target], value }] : [{ targets: [target] }];
  });
}

/** The elements of a tuple or list display. */
export function elementsOf(node: SyntaxNode): SyntaxNode[] | undefined {
  if (!["TupleExpression", "ArrayExpression", "SetExpression"].includes(node.name)) return undefined;
  return partsOf(node);
}

export interface Entry {
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
}

export function entriesOf(dictionary: SyntaxNode): Entry[] {
  const inner = childrenOf(dictionary).filter(({ name }) => name !== "{" && name !== "}");
  return splitAtCommas(inner).flatMap(([key, colon, value]) =>
    key && colon?.name === ":" && value ? [{ key, value }] : [],
  );
}

function splitAtCommas(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ",") groups.push([]);
    else if (node.name !== "Comment") groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

/** Whether two nodes are the same place of one tree: the tree's nodes have no identity. */
export function isSame(one: SyntaxNode, other: SyntaxNode): boolean {
  return one.from === other.from && one.to === other.to && one.name === other.name;
}

/** A key for maps. */
export function keyOf(node: SyntaxNode): string {
  return `${node.from}:${node.to}:${node.name}`;
}

/** What stands between the quotes, or undefined for bytes and for text that has escapes or replacements. */
export function stringValue(file: PythonFile, node: SyntaxNode): string | undefined {
  const content = stringContent(file, node);
  return content && node.name === "String" && !content.text.includes("\\") ? content.text : undefined;
}

/** The text between the quotes with its offset. */
export function stringContent(
  file: PythonFile,
  node: SyntaxNode,
): { text: string; from: number } | undefined {
  if (node.name !== "String" && node.name !== "FormatString") return undefined;
  const match = /^([A-Za-z]*)("""|'''|"|')([^]*)\2$/.exec(file.textOf(node));
  const [, prefix = "", quote = "", text = ""] = match ?? [];
  if (!match || /b/i.test(prefix)) return undefined;
  return { text, from: node.from + prefix.length + quote.length };
}
