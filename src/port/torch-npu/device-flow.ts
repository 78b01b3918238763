/**
 * Finds out whether a string is a device (or a communication backend): it is an argument that PyTorch reads so, or
 * it goes to a variable, a parameter, an attribute or an option that ends in one. Follows simple assignments within
 * one file; attributes and dictionary keys are told apart by their names alone. Errs on the side of "unclear",
 * which is reported and not changed.
 */
import { familyOf } from "./library-families.ts";
import type { Scope, Scopes } from "./python/scopes.ts";
import {
  argumentsOf,
  assignmentsOf,
  childrenOf,
  entriesOf,
  isSame,
  keyOf,
  parametersOf,
  partsOf,
  stringValue,
  type Argument,
  type PythonFile,
  type SyntaxNode,
} from "./python/syntax.ts";

export type LiteralKind = "device" | "backend";

export interface Decision {
  readonly verdict: "used" | "named" | "foreign" | "unclear";
  readonly comparison: boolean;
  /** A key of a dictionary that is a device argument. */
  readonly key: boolean;
}

/** Where a value goes. */
type Context =
  | { readonly kind: "sink"; readonly accepts: LiteralKind; readonly key?: boolean }
  | { readonly kind: "foreign" }
  | { readonly kind: "named"; readonly accepts: LiteralKind }
  | { readonly kind: "slot"; readonly slot: string; readonly name: string }
  | { readonly kind: "compare"; readonly other: SyntaxNode };

interface Evidence {
  readonly device: boolean;
  readonly backend: boolean;
  readonly foreign: boolean;
}

const deviceName =
  /(?:^|_)(?:dev|devices?|device_(?:type|name|str|string|map|ids?))$|^map_location$|^device/i;
const backendName = /backend/i;
/** A function that answers with a device: `get_device`, `pick_device`. */
const deviceFunction = /device/i;

/** Functions of PyTorch whose argument at this place is a device or a backend. */
const positions: Readonly<Record<string, readonly [number, LiteralKind]>> = {
  "torch.device": [0, "device"],
  "torch.autocast": [0, "device"],
  "torch.amp.autocast": [0, "device"],
  "torch.amp.GradScaler": [0, "device"],
  "torch.amp.autocast_mode.autocast": [0, "device"],
  "torch.set_default_device": [0, "device"],
  "torch.get_device_module": [0, "device"],
  "torch.Generator": [0, "device"],
  "torch.load": [1, "device"],
  "torch.jit.load": [1, "device"],
  "safetensors.torch.load_file": [1, "device"],
  "torch.distributed.device_mesh.init_device_mesh": [0, "device"],
  "torch.distributed.init_device_mesh": [0, "device"],
  "torch.distributed.device_mesh.DeviceMesh": [0, "device"],
  "torch.distributed.DeviceMesh": [0, "device"],
  "torch.distributed.init_process_group": [0, "backend"],
  "torch.distributed.new_group": [2, "backend"],
  "torch.distributed.Backend": [0, "backend"],
  "deepspeed.init_distributed": [0, "backend"],
  "torch.is_autocast_enabled": [0, "device"],
  "torch.get_autocast_dtype": [0, "device"],
};

/** Methods whose first argument is a device, whatever they are called on. */
const deviceMethods = new Set(["to", "to_empty", "cuda", "to_device", "set_default_device"]);

export class DeviceFlow {
  readonly #file: PythonFile;
  readonly #scopes: Scopes;
  readonly #ownModules: ReadonlySet<string>;
  readonly #uses = new Map<string, SyntaxNode[]>();
  readonly #methods = new Map<string, SyntaxNode[]>();
  readonly #evidence = new Map<string, Evidence>();
  /** Entries of dictionaries that are being followed: settings are made of settings. */
  readonly #entriesSeen = new Set<string>();
  readonly #importsTorch: boolean;
  /** A library with devices of its own, and no PyTorch: names of variables say nothing. */
  readonly #isForeign: boolean;

  constructor(file: PythonFile, scopes: Scopes, ownModules: ReadonlySet<string>) {
    this.#file = file;
    this.#scopes = scopes;
    this.#ownModules = ownModules;
    const families = scopes.imports.flatMap(({ module, names }) =>
      (module === undefined ? names.map(({ text }) => text) : [module]).map((path) =>
        familyOf(path, ownModules),
      ),
    );
    this.#importsTorch = families.includes("torch");
    this.#isForeign = !this.#importsTorch && families.includes("foreign");
    this.#index(file.tree.topNode);
    this.#joinMethods();
  }

  decide(literal: SyntaxNode, kind: LiteralKind): Decision {
    const contexts = this.#contextsOf(literal);
    let used = false;
    let named = false;
    let foreign = false;
    let comparison = false;
    let key = false;
    for (const context of contexts) {
      if (context.kind === "sink" && context.accepts === kind) {
        used = true;
        key ||= context.key === true;
      } else if (context.kind === "named" && context.accepts === kind) named = true;
      else if (context.kind === "foreign") foreign = true;
      else if (context.kind === "compare") {
        const is = this.#isDevice(context.other, kind);
        comparison ||= is;
        used ||= is;
      } else if (context.kind === "slot") {
        const evidence = this.#evidenceOf(context.slot);
        used ||= evidence[kind];
        foreign ||= evidence.foreign;
        named ||= !this.#isForeign && nameSays(context.name, kind);
      }
    }
    const verdict = foreign ? "foreign" : used ? "used" : named ? "named" : "unclear";
    return { verdict, comparison, key };
  }

  /** Where the value of an expression goes. */
  #contextsOf(node: SyntaxNode): Context[] {
    const found: Context[] = [];
    let at = node;
    for (;;) {
      const parent: SyntaxNode | null = at.parent;
      if (!parent) return found;
      switch (parent.name) {
        case "ParenthesizedExpression":
        case "ContinuedString":
        case "FormatString":
        case "FormatReplacement":
        case "ArrayExpression":
        case "TupleExpression":
        case "SetExpression":
        case "AwaitExpression":
          at = parent;
          continue;
        case "ConditionalExpression":
          if (partsOf(parent)[2] && isSame(partsOf(parent)[2] ?? at, at)) return found;
          at = parent;
          continue;
        case "NamedExpression":
          found.push(...this.#targetSlots(parent.firstChild));
          at = parent;
          continue;
        case "BinaryExpression": {
          const next = this.#throughOperator(at, parent, found);
          if (!next) return found;
          at = next;
          continue;
        }
        case "MemberExpression": {
          if (this.#isLiteralType(at, parent)) {
            at = parent;
            continue;
          }
          const call = this.#methodCall(at, parent);
          if (!call || call.method !== "format") {
            if (call && comparingMethods.has(call.method)) break;
            return found;
          }
          at = call.node;
          continue;
        }
        case "ArgList": {
          const next = this.#throughArgument(at, parent, found);
          if (!next) return found;
          at = next;
          continue;
        }
        case "AssignStatement":
          for (const { targets, value } of assignmentsOf(parent)) {
            if (!value || !isWithin(at, value)) continue;
            for (const target of targets) found.push(...this.#targetSlots(target));
          }
          return found;
        case "ForStatement":
          for (const child of childrenOf(parent)) {
            if (child.name === "in") break;
            if (child.name === "VariableName") found.push(...this.#targetSlots(child));
          }
          return found;
        case "TypeDef":
          if (parent.prevSibling) found.push(...this.#targetSlots(parent.prevSibling));
          return found;
        case "ParamList":
          found.push(...this.#parameterSlots(at, parent));
          return found;
        case "ReturnStatement":
          found.push(...this.#returnSlots(parent));
          return found;
        case "DictionaryExpression": {
          const entry = entriesOf(parent).find(({ key, value }) => isSame(key, at) || isSame(value, at));
          if (!entry) return found;
          const isKey = isSame(entry.key, at);
          const name = isKey ? undefined : stringValue(this.#file, entry.key);
          if (name !== undefined) found.push(...this.#entryContexts(parent, [name]));
          for (const outer of this.#contextsOf(parent)) {
            if (outer.kind === "sink") found.push(isKey ? { ...outer, key: true } : outer);
            else if (outer.kind === "foreign" || (outer.kind === "slot" && !isKey)) found.push(outer);
          }
          return found;
        }
        case "LiteralPattern": {
          let match: SyntaxNode | null = parent;
          while (match && match.name !== "MatchStatement") match = match.parent;
          const subject = match?.getChild("match")?.nextSibling;
          if (subject) found.push({ kind: "compare", other: subject });
          return found;
        }
        default:
          return found;
      }
      return found;
    }
  }

  /**
   * Where the value of a dictionary's entry goes: to what reads this entry of this dictionary, or is called with `**` of it. A key's
   * name alone says nothing: a file of settings, a message and a log have such keys, too.
   *
   * @param path keys, from the dictionary inwards
   */
  #entryContexts(dictionary: SyntaxNode, path: readonly string[]): Context[] {
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
      rest.length === 0 ? this.#contextsOf(node) : this.#entryContexts(node, rest);
    const following = (contexts: readonly Context[]) =>
      contexts.flatMap((context) =>
        context.kind === "slot"
          ? (this.#uses.get(context.slot) ?? []).flatMap((use) => this.#entryContexts(use, path))
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
        return this.#entryContexts(parent, path);
      case "AssignStatement":
      case "ForStatement":
      case "TypeDef":
      case "ParamList":
      case "ReturnStatement":
      case "NamedExpression":
        return following(this.#contextsOf(dictionary));
      case "DictionaryExpression": {
        const entry = entriesOf(parent).find(({ value }) => isSame(value, dictionary));
        const outer = entry && stringValue(this.#file, entry.key);
        return outer === undefined ? [] : this.#entryContexts(parent, [outer, ...path]);
      }
      case "MemberExpression": {
        const call = this.#methodCall(dictionary, parent);
        const [first] = call ? argumentsOf(call.node.lastChild ?? call.node) : [];
        if (call?.method === "copy") return this.#entryContexts(call.node, path);
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
    const method = callee.name === "MemberExpression" ? this.#propertyOf(callee) : undefined;
    const word = this.#file.textOf(callee);
    const isCopy = word === "dict" || dotted === "copy.copy" || dotted === "copy.deepcopy";
    if (isCopy) return this.#entryContexts(call, path);
    // What makes attributes of keys: they are told apart by their names alone.
    if (rest.length === 0 && attributesOfKeys.test(word))
      return [{ kind: "slot", slot: `attribute ${key}`, name: "" }];
    if (argument.unpacked) {
      const contexts = this.#calleeContexts(callee, dotted, method, key, index);
      return rest.length === 0 ? contexts : [];
    }
    const keyword = argument.name ? this.#file.textOf(argument.name) : undefined;
    return following(this.#calleeContexts(callee, dotted, method, keyword, index));
  }

  /**
   * Uses of a string, along the places that it goes to, that count its letters or take it apart by what it was: with another
   * name in it, they do something else.
   */
  positionsOf(literal: SyntaxNode): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const seen = new Set<string>();
    const follow = (node: SyntaxNode): void => {
      for (const context of this.#contextsOf(node)) {
        if (context.kind !== "slot" || seen.has(context.slot)) continue;
        seen.add(context.slot);
        for (const use of this.#uses.get(context.slot) ?? []) {
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
      const call = this.#methodCall(use, parent);
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

  /** `a or b` and `a + b` go on, a comparison ends here. */
  #throughOperator(at: SyntaxNode, parent: SyntaxNode, found: Context[]): SyntaxNode | undefined {
    const parts = partsOf(parent);
    const operators = parts.slice(1, -1).map((part) => this.#file.textOf(part));
    const [left, right] = [parts[0], parts.at(-1)];
    if (!left || !right) return undefined;
    const operator = operators.join(" ");
    if (operator === "or" || operator === "and") return parent;
    const isLeft = isSame(left, at);
    if (operator === "+" || operator === "%") return isLeft ? parent : undefined;
    if (["==", "!=", "in", "not in", "is", "is not"].includes(operator)) {
      found.push({ kind: "compare", other: isLeft ? right : left });
    }
    return undefined;
  }

  /** `Literal["cuda", "cpu"]`, which says what a variable may be, and `Optional[…]` around it. */
  #isLiteralType(at: SyntaxNode, member: SyntaxNode): boolean {
    const base = member.firstChild;
    if (!base || isSame(base, at) || member.getChild("PropertyName")) return false;
    const name = this.#file.textOf(base).split(".").at(-1) ?? "";
    return (
      name === "Literal" ||
      (at.name === "MemberExpression" && /^(?:Optional|Union|Final|ClassVar|Annotated)$/.test(name))
    );
  }

  #methodCall(base: SyntaxNode, member: SyntaxNode): { method: string; node: SyntaxNode } | undefined {
    const property = member.getChild("PropertyName");
    const call = member.parent;
    if (!property || call?.name !== "CallExpression" || !isSame(member.firstChild ?? base, base))
      return undefined;
    return isSame(call.firstChild ?? base, member)
      ? { method: this.#file.textOf(property), node: call }
      : undefined;
  }

  /** Where an argument goes; the call itself when its value is the argument's. */
  #throughArgument(at: SyntaxNode, list: SyntaxNode, found: Context[]): SyntaxNode | undefined {
    const call = list.parent;
    if (!call) return undefined;
    const args = argumentsOf(list);
    const index = args.findIndex(({ value }) => isSame(value, at));
    const argument = args[index];
    if (!argument) return undefined;
    if (call.name === "Decorator") {
      found.push(...this.#optionSlots(call, args, argument, call));
      return undefined;
    }
    if (call.name !== "CallExpression" || argument.unpacked) return undefined;
    const callee = call.firstChild;
    if (!callee) return undefined;
    const keyword = argument.name ? this.#file.textOf(argument.name) : undefined;
    const path = this.#scopes.dotted(callee);
    const method = callee.name === "MemberExpression" ? this.#propertyOf(callee) : undefined;
    const isBuiltin = callee.name === "VariableName" && !this.#scopes.lookup(callee);
    const word = this.#file.textOf(callee);

    if (isBuiltin && (word === "str" || word === "list" || word === "tuple")) return call;
    if (isBuiltin && (word === "getattr" || word === "setattr") && index === 2) {
      const [, second] = args;
      const name = second && stringValue(this.#file, second.value);
      if (name !== undefined) found.push({ kind: "slot", slot: `attribute ${name}`, name });
      return word === "getattr" ? call : undefined;
    }
    if (isBuiltin && (word === "hasattr" || word === "getattr") && index === 1) {
      const owner = args[0] && this.#scopes.dotted(args[0].value);
      if (owner === "torch") found.push({ kind: "sink", accepts: "device" });
      return undefined;
    }
    if (isBuiltin && word === "dict" && keyword !== undefined) {
      found.push(...this.#entryContexts(call, [keyword]));
      return undefined;
    }
    if (path === "os.environ.get" || path === "os.getenv")
      return index === 1 || keyword === "default" ? call : undefined;
    if (method !== undefined && ["get", "pop", "setdefault"].includes(method) && index === 1) {
      const name = args[0] && stringValue(this.#file, args[0].value);
      if (name !== undefined) found.push({ kind: "slot", slot: `attribute ${name}`, name });
      return call;
    }
    if (method !== undefined && comparingMethods.has(method) && callee.firstChild) {
      found.push({ kind: "compare", other: callee.firstChild });
      return undefined;
    }
    const isOption = method === "add_argument" || path === "click.option" || path === "click.argument";
    if (isOption) {
      found.push(...this.#optionSlots(call, args, argument, call.parent ?? call));
      return undefined;
    }
    if (
      path !== undefined &&
      /^(?:typer\.(?:Option|Argument)|pydantic\.Field|dataclasses\.field|attr\.ib|click\.Choice)$/.test(path)
    )
      return call;
    if (path === "pytest.mark.parametrize") {
      const name = args[0] && stringValue(this.#file, args[0].value);
      if (name !== undefined && deviceName.test(name)) found.push({ kind: "named", accepts: "device" });
      return undefined;
    }
    found.push(...this.#calleeContexts(callee, path, method, keyword, index));
    return undefined;
  }

  #calleeContexts(
    callee: SyntaxNode,
    path: string | undefined,
    method: string | undefined,
    keyword: string | undefined,
    index: number,
  ): Context[] {
    const definition = this.#definitionOf(callee, method);
    if (definition) {
      const { node, skipsSelf } = definition;
      const parameters = parametersOf(node);
      const parameter =
        keyword === undefined
          ? parameters[index + (skipsSelf ? 1 : 0)]
          : parameters.find(({ name }) => this.#file.textOf(name) === keyword);
      const scope = this.#scopes.scopeOf(node);
      if (parameter && scope) {
        const name = this.#file.textOf(parameter.name);
        return [{ kind: "slot", slot: variableSlot(scope, name), name }];
      }
      return keyword !== undefined ? sinksByName(keyword) : [];
    }
    const family = path === undefined ? undefined : familyOf(path, this.#ownModules);
    if (family === "foreign") return [{ kind: "foreign" }];
    if (path !== undefined && path.startsWith("torch.cuda.")) return [{ kind: "sink", accepts: "device" }];
    const position = path === undefined ? undefined : positions[path];
    if (position && keyword === undefined && position[0] === index)
      return [{ kind: "sink", accepts: position[1] }];
    if (method !== undefined && deviceMethods.has(method) && index === 0 && keyword === undefined) {
      return [{ kind: "sink", accepts: "device" }];
    }
    if (method === "init_process_group" && index === 0 && keyword === undefined)
      return [{ kind: "sink", accepts: "backend" }];
    if (keyword === undefined || family === "unknown") return [];
    return sinksByName(keyword);
  }

  /** A function or class of this file that a call names. */
  #definitionOf(
    callee: SyntaxNode,
    method: string | undefined,
  ): { node: SyntaxNode; skipsSelf: boolean } | undefined {
    if (callee.name === "VariableName") {
      const bindings = this.#scopes.lookup(callee)?.bindings ?? [];
      const [binding] = bindings;
      if (bindings.length !== 1 || !binding?.value) return undefined;
      if (binding.kind === "function") return { node: binding.value, skipsSelf: false };
      if (binding.kind !== "class") return undefined;
      const scope = this.#scopes.scopeOf(binding.value);
      const init = scope?.names.get("__init__")?.[0]?.value;
      return init ? { node: init, skipsSelf: true } : undefined;
    }
    if (method === undefined || deviceMethods.has(method)) return undefined;
    const own = this.#methods.get(method) ?? [];
    const [only] = own;
    if (own.length !== 1 || !only || this.#scopes.dotted(callee) !== undefined) return undefined;
    const [first] = parametersOf(only);
    const skipsSelf = first !== undefined && ["self", "cls"].includes(this.#file.textOf(first.name));
    return { node: only, skipsSelf };
  }

  /** `add_argument("--device", default="cuda")` is the attribute `device` of what parse_args gives. */
  #optionSlots(
    call: SyntaxNode,
    args: readonly Argument[],
    argument: Argument,
    decorator: SyntaxNode,
  ): Context[] {
    const keyword = argument.name && this.#file.textOf(argument.name);
    if (!["default", "choices", "const", "type"].includes(keyword ?? "")) return [];
    const destination = args.find(({ name }) => name && this.#file.textOf(name) === "dest");
    const flags = args.flatMap(({ name, value }) => (name ? [] : [stringValue(this.#file, value) ?? ""]));
    const explicit = destination && stringValue(this.#file, destination.value);
    const flag = flags.find((text) => text.startsWith("--")) ?? flags.at(0) ?? "";
    const name = explicit ?? flag.replace(/^-+/, "").replaceAll("-", "_");
    const contexts: Context[] = [{ kind: "slot", slot: `attribute ${name}`, name }];
    const decorated =
      decorator.name === "Decorator" ? decorator.parent?.getChild("FunctionDefinition") : undefined;
    const scope = decorated ? this.#scopes.scopeOf(decorated) : undefined;
    if (scope) contexts.push({ kind: "slot", slot: variableSlot(scope, name), name });
    return call ? contexts : [];
  }

  #targetSlots(target: SyntaxNode | null): Context[] {
    if (!target) return [];
    const slot = this.#slotOf(target);
    if (!slot) return [];
    const contexts: Context[] = [{ kind: "slot", ...slot }];
    // `device = "cuda"` in a class body is what `self.device` reads.
    if (target.name === "VariableName" && this.#scopes.scopeAt(target).kind === "class") {
      contexts.push({ kind: "slot", slot: `attribute ${slot.name}`, name: slot.name });
    }
    return contexts;
  }

  /** What a place is called: a variable of a scope, an attribute, a dictionary's key. */
  #slotOf(node: SyntaxNode): { slot: string; name: string } | undefined {
    if (node.name === "VariableName") {
      const name = this.#scopes.lookup(node);
      return name && { slot: variableSlot(name.scope, name.text), name: name.text };
    }
    if (node.name !== "MemberExpression") return undefined;
    const property = this.#propertyOf(node);
    if (property !== undefined) return { slot: `attribute ${property}`, name: property };
    const index = childrenOf(node)[2];
    const key = index && stringValue(this.#file, index);
    return key === undefined ? undefined : { slot: `attribute ${key}`, name: key };
  }

  #propertyOf(member: SyntaxNode): string | undefined {
    const property = member.getChild("PropertyName");
    return property ? this.#file.textOf(property) : undefined;
  }

  #parameterSlots(value: SyntaxNode, list: SyntaxNode): Context[] {
    const definition = list.parent;
    const parameter =
      definition && parametersOf(definition).find((one) => one.value && isSame(one.value, value));
    const scope = definition && this.#scopes.scopeOf(definition);
    if (!parameter || !scope) return [];
    const name = this.#file.textOf(parameter.name);
    return [{ kind: "slot", slot: variableSlot(scope, name), name }];
  }

  #returnSlots(statement: SyntaxNode): Context[] {
    const scope = this.#scopes.scopeAt(statement);
    const name = scope.node.getChild("VariableName");
    if (scope.kind !== "function" || !name) return [];
    // `get_device` says something only where PyTorch is at hand.
    const isDevice = deviceFunction.test(this.#file.textOf(name)) && this.#importsTorch;
    return [{ kind: "slot", slot: `result ${scope.key}`, name: isDevice ? "device" : "" }];
  }

  /** What the uses of a place say; a cycle adds nothing. */
  #evidenceOf(slot: string): Evidence {
    const known = this.#evidence.get(slot);
    if (known) return known;
    this.#evidence.set(slot, { device: false, backend: false, foreign: false });
    let evidence: Evidence = { device: false, backend: false, foreign: false };
    for (const use of this.#uses.get(slot) ?? []) {
      for (const context of this.#contextsOf(use)) evidence = merged(evidence, this.#evidenceIn(context));
    }
    this.#evidence.set(slot, evidence);
    return evidence;
  }

  #evidenceIn(context: Context): Evidence {
    switch (context.kind) {
      case "sink":
        return {
          device: context.accepts === "device",
          backend: context.accepts === "backend",
          foreign: false,
        };
      case "foreign":
        return { device: false, backend: false, foreign: true };
      case "slot":
        return this.#evidenceOf(context.slot);
      case "named":
      case "compare":
        return { device: false, backend: false, foreign: false };
    }
  }

  /** Whether an expression that a string is compared with is a device, or a backend. */
  #isDevice(node: SyntaxNode, kind: LiteralKind): boolean {
    switch (node.name) {
      case "ParenthesizedExpression": {
        const [inner] = partsOf(node);
        return inner !== undefined && this.#isDevice(inner, kind);
      }
      case "CallExpression": {
        const callee = node.firstChild;
        if (!callee) return false;
        const path = this.#scopes.dotted(callee);
        if (path === "torch.device") return kind === "device";
        const method = callee.name === "MemberExpression" ? this.#propertyOf(callee) : undefined;
        if (method === "get_backend" || path?.endsWith(".get_backend")) return kind === "backend";
        const [argument] = argumentsOf(node);
        if (this.#file.textOf(callee) === "str" && argument) return this.#isDevice(argument.value, kind);
        if (
          method !== undefined &&
          ["lower", "strip", "split", "get"].includes(method) &&
          callee.firstChild
        ) {
          return this.#isDevice(callee.firstChild, kind);
        }
        const definition = this.#definitionOf(callee, method);
        const scope = definition && this.#scopes.scopeOf(definition.node);
        return scope !== undefined && this.#evidenceOf(`result ${scope.key}`)[kind];
      }
      case "MemberExpression": {
        const property = this.#propertyOf(node);
        if (property === "type" && kind === "device" && node.firstChild)
          return this.#isDevice(node.firstChild, kind);
        const base = node.firstChild;
        if (property === undefined && base && childrenOf(node)[2]?.name === "Number")
          return this.#isDevice(base, kind);
        break;
      }
      default:
    }
    const slot = this.#slotOf(node);
    // A name that another module binds, by `import *` or as a global.
    if (!slot) return node.name === "VariableName" && nameSays(this.#file.textOf(node), kind);
    return nameSays(slot.name, kind) || this.#evidenceOf(slot.slot)[kind];
  }

  /** `self.pick()` is what `def pick` of the file returns, where only one class has it. */
  #joinMethods(): void {
    for (const [name, definitions] of this.#methods) {
      const [only] = definitions;
      if (definitions.length !== 1 || !only) continue;
      for (const call of this.#uses.get(`method ${name}`) ?? [])
        push(this.#uses, `result ${keyOf(only)}`, call);
    }
  }

  #index(node: SyntaxNode): void {
    const slot = this.#slotOf(node);
    if (slot) push(this.#uses, slot.slot, node);
    if (node.name === "CallExpression" && node.firstChild) {
      const callee = node.firstChild;
      const method = callee.name === "MemberExpression" ? this.#propertyOf(callee) : undefined;
      if (method !== undefined) push(this.#uses, `method ${method}`, node);
      if (callee.name === "VariableName") {
        const value = this.#scopes.lookup(callee)?.bindings[0]?.value;
        if (value?.name === "FunctionDefinition") push(this.#uses, `result ${keyOf(value)}`, node);
      }
    }
    if (node.name === "FunctionDefinition") {
      const name = node.getChild("VariableName");
      if (name && this.#scopes.scopeAt(node).kind === "class")
        push(this.#methods, this.#file.textOf(name), node);
    }
    for (const child of childrenOf(node)) this.#index(child);
  }
}

/** Dictionaries in dictionaries; a loop may put one into itself without end. */
const deepest = 5;

/** `SimpleNamespace(**settings)`, `EasyDict(settings)`, `OmegaConf.create(settings)` */
const attributesOfKeys =
  /(?:^|\.)(?:SimpleNamespace|Namespace|EasyDict|AttrDict|DotDict|Box|Munch|ConfigDict|OmegaConf\.create)$/;

const takingApart = new Set(
  `replace removeprefix removesuffix strip lstrip rstrip index rindex find rfind split rsplit partition rpartition
  ljust rjust center translate`.split(/\s+/),
);

function isInDisplay(node: SyntaxNode): boolean {
  for (let at = node.parent; at && !at.name.endsWith("Statement"); at = at.parent)
    if (/^(?:Array|Tuple|Set|Dictionary)Expression$/.test(at.name)) return true;
  return false;
}

const comparingMethods = new Set(["startswith", "endswith", "find", "count", "__contains__"]);

function sinksByName(keyword: string): Context[] {
  if (deviceName.test(keyword)) return [{ kind: "sink", accepts: "device" }];
  if (backendName.test(keyword)) return [{ kind: "sink", accepts: "backend" }];
  return [];
}

function nameSays(name: string, kind: LiteralKind): boolean {
  return (kind === "device" ? deviceName : backendName).test(name);
}

function variableSlot(scope: Scope, name: string): string {
  return `variable ${scope.key} ${name}`;
}

function merged(one: Evidence, other: Evidence): Evidence {
  return {
    device: one.device || other.device,
    backend: one.backend || other.backend,
    foreign: one.foreign || other.foreign,
  };
}

function isWithin(node: SyntaxNode, outer: SyntaxNode): boolean {
  return node.from >= outer.from && node.to <= outer.to;
}

function push(map: Map<string, SyntaxNode[]>, key: string, node: SyntaxNode): void {
  const list = map.get(key);
  if (list) list.push(node);
  else map.set(key, [node]);
}
