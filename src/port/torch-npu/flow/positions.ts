/** Uses of a string that count its letters, or take it apart: with "npu" in it they do something else. */
import type { Scopes } from "../python/scopes.ts";
import {
  argumentsOf,
  childrenOf,
  isSame,
  stringValue,
  type PythonFile,
  type SyntaxNode,
} from "../python/syntax.ts";
import type { Contexts } from "./contexts.ts";
import type { Places } from "./places.ts";

export class Positions {
  readonly #file: PythonFile;
  readonly #scopes: Scopes;
  readonly #places: Places;
  readonly #contexts: Contexts;

  constructor(file: PythonFile, scopes: Scopes, places: Places, contexts: Contexts) {
    this.#file = file;
    this.#scopes = scopes;
    this.#places = places;
    this.#contexts = contexts;
  }

  /**
   * Uses of a string, along the places that it goes to, that count its letters or take it apart by what it was: with another
   * name in it, they do something else.
   */
  of(literal: SyntaxNode): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const seen = new Set<string>();
    const follow = (node: SyntaxNode): void => {
      for (const context of this.#contexts.contextsOf(node)) {
        if (context.kind !== "slot" || seen.has(context.slot)) continue;
        seen.add(context.slot);
        for (const use of this.#places.usesOf(context.slot)) {
          const counted = this.#countedIn(use, isInDisplay(literal));
          if (counted) found.push(counted);
          follow(use);
        }
      }
    };
    follow(literal);
    return found;
  }

  #countedIn(use: SyntaxNode, isList: boolean): SyntaxNode | undefined {
    const parent = use.parent;
    if (parent?.name === "ParenthesizedExpression") return this.#countedIn(parent, isList);
    if (parent?.name === "MemberExpression" && isSame(parent.firstChild ?? parent, use)) {
      const call = this.#places.methodCall(use, parent);
      if (call) return this.#isTakenApart(call.method, call.node) ? call.node : undefined;
      const inside = childrenOf(parent).slice(2, -1);
      const isSlice = inside.some(({ name }) => name === ":");
      return isSlice || (!isList && inside[0]?.name === "Number") ? parent : undefined;
    }
    const call = parent?.name === "ArgList" ? parent.parent : undefined;
    const callee = call?.firstChild;
    if (!call || !callee) return undefined;
    const word = this.#file.textOf(callee);
    if (word === "str") return this.#countedIn(call, isList);
    const isCounting = (word === "len" && !isList) || this.#scopes.dotted(callee)?.startsWith("re.") === true;
    return isCounting ? call : undefined;
  }

  /** Not `split(":")`, which does not ask what stands before. */
  #isTakenApart(method: string, call: SyntaxNode): boolean {
    if (!takingApart.has(method)) return false;
    const [first] = argumentsOf(call.lastChild ?? call);
    const by = first && stringValue(this.#file, first.value);
    return first !== undefined && by !== ":";
  }
}

const takingApart = new Set(
  `replace removeprefix removesuffix strip lstrip rstrip index rindex find rfind split rsplit partition rpartition
  ljust rjust center translate`.split(/\s+/),
);

function isInDisplay(node: SyntaxNode): boolean {
  for (let at = node.parent; at && !at.name.endsWith("Statement"); at = at.parent)
    if (/^(?:Array|Tuple|Set|Dictionary)Expression$/.test(at.name)) return true;
  return false;
}
