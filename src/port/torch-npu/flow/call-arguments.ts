/** Where an argument of a call goes: to a parameter of this file, to PyTorch, to an option, or back as the call's value. */
import { familyOf } from "../library-families.ts";
import type { Scopes } from "../python/scopes.ts";
import {
  argumentsOf,
  isSame,
  parametersOf,
  stringValue,
  type Argument,
  type PythonFile,
  type SyntaxNode,
} from "../python/syntax.ts";
import { sinksByName, type CalledArgument, type Context, type Following } from "./context.ts";
import type { NamedEvidence, OtherFiles } from "./other-files.ts";
import { deviceMethods, nameSays, positions } from "./device-names.ts";
import { variableSlot, type Places } from "./places.ts";

/** Methods of strings that compare with their argument. */
export const comparingMethods: ReadonlySet<string> = new Set([
  "startswith",
  "endswith",
  "find",
  "count",
  "__contains__",
]);

export class CallArguments {
  readonly #file: PythonFile;
  readonly #scopes: Scopes;
  readonly #places: Places;
  readonly #ownModules: ReadonlySet<string>;
  readonly #following: Following;
  readonly #others: OtherFiles | undefined;

  constructor(
    file: PythonFile,
    scopes: Scopes,
    places: Places,
    ownModules: ReadonlySet<string>,
    following: Following,
    others: OtherFiles | undefined,
  ) {
    this.#file = file;
    this.#scopes = scopes;
    this.#places = places;
    this.#ownModules = ownModules;
    this.#following = following;
    this.#others = others;
  }

  /** Where an argument goes; the call itself when its value is the argument's. */
  throughArgument(at: SyntaxNode, list: SyntaxNode, found: Context[]): SyntaxNode | undefined {
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
    const method = callee.name === "MemberExpression" ? this.#places.propertyOf(callee) : undefined;
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
      found.push(...this.#following.entryContexts(call, [keyword]));
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
      if (name !== undefined && nameSays(name, "device")) found.push({ kind: "named", accepts: "device" });
      return undefined;
    }
    found.push(...this.calleeContexts({ callee, path, method, keyword, index }));
    return undefined;
  }

  calleeContexts({ callee, path, method, keyword, index }: CalledArgument): Context[] {
    const definition = this.#places.definitionOf(callee, method);
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
    const isOwn =
      path !== undefined && (path.startsWith(".") || this.#ownModules.has(path.split(".")[0] ?? ""));
    const elsewhere = isOwn ? this.#others?.parameterOf(path, this.#file.path, keyword ?? index) : undefined;
    if (elsewhere) return [...contextsOfParameter(elsewhere), ...sinksByName(keyword ?? "")];
    if (method !== undefined && deviceMethods.has(method) && index === 0 && keyword === undefined) {
      return [{ kind: "sink", accepts: "device" }];
    }
    if (method === "init_process_group" && index === 0 && keyword === undefined)
      return [{ kind: "sink", accepts: "backend" }];
    if (keyword === undefined || family === "unknown") return [];
    return sinksByName(keyword);
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
}

/** Of a function in another file: as far as its uses show, else by its name. */
function contextsOfParameter({ name, evidence }: NamedEvidence): Context[] {
  const kinds = ["device", "backend"] as const;
  return [
    ...(evidence.foreign ? [{ kind: "foreign" } as const] : []),
    ...kinds.flatMap((kind): Context[] => {
      if (evidence[kind]) return [{ kind: "sink", accepts: kind }];
      return nameSays(name, kind) ? [{ kind: "named", accepts: kind }] : [];
    }),
  ];
}
