/**
 * Values that cross from one file of a project to another: `DEV = "cuda"` in a module of settings that others import and
 * hand to PyTorch, and `build(1, "cuda")` of a function that another file defines. Files are read when somebody asks.
 */
import { Scopes } from "../python/scopes.ts";
import { childrenOf, parametersOf, parsePython, type PythonFile, type SyntaxNode } from "../python/syntax.ts";
import { DeviceFlow } from "../device-flow.ts";
import { merged, noEvidence, type Evidence } from "./evidence.ts";
import { ModulePaths } from "./module-paths.ts";
import type { NamedEvidence, OtherFiles } from "./other-files.ts";

interface FollowedFile {
  readonly file: PythonFile;
  readonly scopes: Scopes;
  readonly flow: DeviceFlow;
}

/** Trees are large, and who asks about a file asks again soon. */
const keptFiles = 64;
/** Packages hand on what their modules define, at most so often. */
const deepestReExport = 4;

export class ProjectFlow implements OtherFiles {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #ownModules: ReadonlySet<string>;
  readonly #modules: ModulePaths;
  readonly #files = new Map<string, FollowedFile>();
  readonly #known = new Map<string, Evidence>();

  /** @param texts of the project's Python files, by their paths */
  constructor(texts: ReadonlyMap<string, string>, ownModules: ReadonlySet<string>) {
    this.#texts = texts;
    this.#ownModules = ownModules;
    this.#modules = new ModulePaths([...texts.keys()]);
  }

  usesOf(path: string, name: string, as: "value" | "result"): Evidence {
    const key = `${as} ${path} ${name}`;
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, noEvidence); // a cycle adds nothing
    let evidence = noEvidence;
    const word = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`);
    for (const [other, text] of this.#texts) {
      if (other === path || !text.includes("import") || !word.test(text)) continue;
      const followed = this.#read(other);
      for (const use of followed ? this.#usesIn(followed, path, name) : []) {
        const call =
          use.parent?.name === "CallExpression" && use.parent.firstChild?.to === use.to
            ? use.parent
            : undefined;
        const value = as === "value" ? use : call;
        if (value && followed) evidence = merged(evidence, followed.flow.evidenceOf(value));
      }
    }
    this.#known.set(key, evidence);
    return evidence;
  }

  valueOf(dotted: string, from: string): Evidence {
    const found = this.#definition(dotted, from);
    return found
      ? found.followed.flow.evidenceOfVariable(found.followed.scopes.module, found.name)
      : noEvidence;
  }

  parameterOf(dotted: string, from: string, argument: number | string): NamedEvidence | undefined {
    const found = this.#definition(dotted, from);
    if (!found) return undefined;
    const { followed, name } = found;
    const [binding, ...more] = followed.scopes.module.names.get(name) ?? [];
    if (!binding?.value || more.length > 0) return undefined;
    const { scopes, file, flow } = followed;
    const isClass = binding.kind === "class";
    const definition = isClass
      ? scopes.scopeOf(binding.value)?.names.get("__init__")?.[0]?.value
      : binding.kind === "function"
        ? binding.value
        : undefined;
    const scope = definition && scopes.scopeOf(definition);
    if (!definition || !scope) return undefined;
    const parameters = parametersOf(definition).map((parameter) => file.textOf(parameter.name));
    const parameter =
      typeof argument === "string"
        ? parameters.find((one) => one === argument)
        : parameters[argument + (isClass ? 1 : 0)];
    return parameter === undefined
      ? undefined
      : { name: parameter, evidence: flow.evidenceOfVariable(scope, parameter) };
  }

  /** Where a name is bound by something else than an import. */
  #definition(dotted: string, from: string, depth = 0): { followed: FollowedFile; name: string } | undefined {
    const at = dotted.lastIndexOf(".");
    const module = dotted.slice(0, at);
    const name = dotted.slice(at + 1);
    // `.config` of `from . import config` is a module itself.
    const path = at < 0 ? undefined : this.#modules.find(/^\.*$/.test(module) ? `${module}.` : module, from);
    const followed = path === undefined ? undefined : this.#read(path);
    if (!followed || path === undefined) return undefined;
    const bindings = followed.scopes.module.names.get(name) ?? [];
    const imported = bindings.find((binding) => binding.dotted !== undefined)?.dotted;
    if (imported === undefined) return bindings.length > 0 ? { followed, name } : undefined;
    return depth < deepestReExport ? this.#definition(imported, path, depth + 1) : undefined;
  }

  /** The expressions of a file that stand for a name of a module, however it was imported. */
  #usesIn({ file, scopes }: FollowedFile, path: string, name: string): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const star = scopes.imports.some(
      ({ star: all, module }) =>
        all && module !== undefined && this.#modules.find(module, file.path) === path,
    );
    const aliases = scopes.imports.flatMap(({ names }) =>
      names.flatMap(({ text, alias }) => (text === name && alias ? [file.textOf(alias)] : [])),
    );
    const leadsThere = (node: SyntaxNode): boolean => {
      const dotted = scopes.dotted(node);
      if (dotted === undefined) return star && node.name === "VariableName" && !scopes.lookup(node);
      const definition = dotted.endsWith(`.${name}`) ? this.#definition(dotted, file.path) : undefined;
      return definition?.followed.file.path === path && definition.name === name;
    };
    const visit = (node: SyntaxNode): void => {
      if (node.name === "ImportStatement") return;
      const isName = node.name === "VariableName" || node.name === "MemberExpression";
      const last = isName ? file.textOf(node).split(".").at(-1)?.trim() : undefined;
      if (last !== undefined && [name, ...aliases].includes(last) && leadsThere(node)) found.push(node);
      else for (const child of childrenOf(node)) visit(child);
    };
    visit(file.tree.topNode);
    return found;
  }

  #read(path: string): FollowedFile | undefined {
    const known = this.#files.get(path);
    if (known) return known;
    const text = this.#texts.get(path);
    if (text === undefined) return undefined;
    const file = parsePython(text, path);
    const scopes = new Scopes(file);
    const followed = { file, scopes, flow: new DeviceFlow(file, scopes, this.#ownModules, this) };
    this.#files.set(path, followed);
    const [oldest] = this.#files.keys();
    if (this.#files.size > keptFiles && oldest !== undefined) this.#files.delete(oldest);
    return followed;
  }
}
