/** Where the value of a dictionary's entry goes: `kw = {"device": "cuda"}`, and later `torch.ones(2, **kw)`. */
import type { Scopes } from "../python/scopes.ts";
import {
  argumentsOf,
  childrenOf,
  entriesOf,
  isSame,
  keyOf,
  stringValue,
  type PythonFile,
  type SyntaxNode,
} from "../python/syntax.ts";
import type { Context, Following } from "./context.ts";
import type { Places } from "./places.ts";

/** Dictionaries in dictionaries; a loop may put one into itself without end. */
const deepest = 5;

/** `SimpleNamespace(**settings)`, `EasyDict(settings)`, `OmegaConf.create(settings)` */
const attributesOfKeys =
  /(?:^|\.)(?:SimpleNamespace|Namespace|EasyDict|AttrDict|DotDict|Box|Munch|ConfigDict|OmegaConf\.create)$/;

export class DictionaryEntries {
  readonly #file: PythonFile;
  readonly #scopes: Scopes;
  readonly #places: Places;
  readonly #following: Following;
  /** Entries of dictionaries that are being followed: settings are made of settings. */
  readonly #entriesSeen = new Set<string>();

  constructor(file: PythonFile, scopes: Scopes, places: Places, following: Following) {
    this.#file = file;
    this.#scopes = scopes;
    this.#places = places;
    this.#following = following;
  }

  /**
   * Where the value of a dictionary's entry goes: to what reads this entry of this dictionary, or is called with `**` of it. A key's
   * name alone says nothing: a file of settings, a message and a log have such keys, too.
   *
   * @param path keys, from the dictionary inwards
   */
  entryContexts(dictionary: SyntaxNode, path: readonly string[]): Context[] {
    const isOutermost = this.#entriesSeen.size === 0;
    const place = `${keyOf(dictionary)} ${path.join(" ")}`;
    if (this.#entriesSeen.has(place) || path.length > deepest) return [];
    this.#entriesSeen.add(place);
    try {
      return this.#contextsOfEntry(dictionary, path);
    } finally {
      if (isOutermost) this.#entriesSeen.clear();
    }
  }

  #contextsOfEntry(dictionary: SyntaxNode, path: readonly string[]): Context[] {
    const [key = "", ...rest] = path;
    const { parent } = dictionary;
    if (!parent) return [];
    const read = (node: SyntaxNode) =>
      rest.length === 0 ? this.#following.contextsOf(node) : this.entryContexts(node, rest);
    const following = (contexts: readonly Context[]) =>
      contexts.flatMap((context) =>
        context.kind === "slot"
          ? this.#places.usesOf(context.slot).flatMap((use) => this.entryContexts(use, path))
          : context.kind === "foreign"
            ? [context]
            : [],
      );
    switch (parent.name) {
      case "ParenthesizedExpression":
      case "ConditionalExpression":
      case "BinaryExpression":
      case "ArrayExpression":
      case "TupleExpression":
        return this.entryContexts(parent, path);
      case "AssignStatement":
      case "ForStatement":
      case "TypeDef":
      case "ParamList":
      case "ReturnStatement":
      case "NamedExpression":
        return following(this.#following.contextsOf(dictionary));
      case "DictionaryExpression": {
        const entry = entriesOf(parent).find(({ value }) => isSame(value, dictionary));
        const outer = entry && stringValue(this.#file, entry.key);
        return outer === undefined ? [] : this.entryContexts(parent, [outer, ...path]);
      }
      case "MemberExpression": {
        const call = this.#places.methodCall(dictionary, parent);
        const [first] = call ? argumentsOf(call.node.lastChild ?? call.node) : [];
        if (call?.method === "copy") return this.entryContexts(call.node, path);
        const index = call ? first?.value : childrenOf(parent)[2];
        const isRead = !call || ["get", "pop", "setdefault"].includes(call.method);
        const isKey = index !== undefined && stringValue(this.#file, index) === key;
        return isRead && isKey ? read(call?.node ?? parent) : [];
      }
      case "ArgList":
        return this.#entryOfArgument(dictionary, parent, path, following);
      default:
        return [];
    }
  }

  /** A dictionary that a function is called with: as it is, or as its keyword arguments. */
  #entryOfArgument(
    dictionary: SyntaxNode,
    list: SyntaxNode,
    path: readonly string[],
    following: (contexts: readonly Context[]) => Context[],
  ): Context[] {
    const call = list.parent;
    const callee = call?.firstChild;
    const args = argumentsOf(list);
    const index = args.findIndex(({ value }) => isSame(value, dictionary));
    const argument = args[index];
    if (!call || call.name !== "CallExpression" || !callee || !argument) return [];
    const [key = "", ...rest] = path;
    const dotted = this.#scopes.dotted(callee);
    const method = callee.name === "MemberExpression" ? this.#places.propertyOf(callee) : undefined;
    const called = { callee, path: dotted, method, index };
    const word = this.#file.textOf(callee);
    const isCopy = word === "dict" || dotted === "copy.copy" || dotted === "copy.deepcopy";
    if (isCopy) return this.entryContexts(call, path);
    // What makes attributes of keys: they are told apart by their names alone.
    if (rest.length === 0 && attributesOfKeys.test(word))
      return [{ kind: "slot", slot: `attribute ${key}`, name: "" }];
    if (argument.unpacked) {
      const contexts = this.#following.calleeContexts({ ...called, keyword: key });
      return rest.length === 0 ? contexts : [];
    }
    const keyword = argument.name ? this.#file.textOf(argument.name) : undefined;
    return following(this.#following.calleeContexts({ ...called, keyword }));
  }
}
