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
/** A value is followed through so many files: longer chains than a stack has room for are not unheard of. */
const deepestFile = 8;

interface Definition {
  readonly path: string;
  readonly name: string;
}

export class ProjectFlow implements OtherFiles {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #ownModules: ReadonlySet<string>;
  readonly #modules: ModulePaths;
  readonly #files = new Map<string, FollowedFile>();
  readonly #importers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #uses = new Map<string, ReadonlyMap<string, Evidence>>();
  readonly #definitions = new Map<string, Definition | undefined>();
  readonly #parameters = new Map<string, NamedEvidence | undefined>();
  readonly #values = new Map<string, Evidence>();
  #depth = 0;

  /** @param texts of the project's Python files, by their paths */
  constructor(texts: ReadonlyMap<string, string>, ownModules: ReadonlySet<string>) {
    this.#texts = texts;
    this.#ownModules = ownModules;
    this.#modules = new ModulePaths([...texts.keys()]);
    this.#importers = importersByWord(texts);
  }

  usesOf(path: string, name: string, as: "value" | "result"): Evidence {
    const module =
      path
        .replace(/(?:\/__init__)?\.py$/, "")
        .split("/")
        .at(-1) ?? "";
    const files = new Set([...(this.#importers.get(module) ?? []), ...(this.#importers.get(name) ?? [])]);
    files.delete(path);
    const key = keyOfUse({ path, name }, as);
    return [...files].reduce(
      (evidence, file) => merged(evidence, this.#usesIn(file).get(key) ?? noEvidence),
      noEvidence,
    );
  }

  valueOf(dotted: string, from: string): Evidence {
    const found = this.#definition(dotted, from);
    return found
      ? this.#remembered(this.#values, `${found.path} ${found.name}`, noEvidence, () => {
          const followed = this.#read(found.path);
          return followed?.flow.evidenceOfVariable(followed.scopes.module, found.name) ?? noEvidence;
        })
      : noEvidence;
  }

  parameterOf(dotted: string, from: string, argument: number | string): NamedEvidence | undefined {
    const found = this.#definition(dotted, from);
    return found
      ? this.#remembered(this.#parameters, `${found.path} ${found.name} ${argument}`, undefined, () =>
          this.#parameter(found, argument),
        )
      : undefined;
  }

  #parameter({ path, name }: Definition, argument: number | string): NamedEvidence | undefined {
    const followed = this.#read(path);
    const [binding, ...more] = followed?.scopes.module.names.get(name) ?? [];
    if (!followed || !binding?.value || more.length > 0) return undefined;
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

  /** An answer is looked for once; who asks again meanwhile, or from too deep, hears nothing. */
  #remembered<T>(known: Map<string, T>, key: string, nothing: T, find: () => T): T {
    if (known.has(key)) return known.get(key) ?? nothing;
    if (this.#depth >= deepestFile) return nothing;
    known.set(key, nothing);
    this.#depth += 1;
    try {
      const found = find();
      known.set(key, found);
      return found;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Where a name is bound by something else than an import. */
  #definition(dotted: string, from: string, depth = 0): Definition | undefined {
    const root = dotted.split(".")[0] ?? "";
    if (root !== "" && !this.#ownModules.has(root)) return undefined;
    const key = `${from.slice(0, from.lastIndexOf("/") + 1)} ${dotted}`;
    if (!this.#definitions.has(key)) this.#definitions.set(key, this.#findDefinition(dotted, from, depth));
    return this.#definitions.get(key);
  }

  #findDefinition(dotted: string, from: string, depth: number): Definition | undefined {
    const at = dotted.lastIndexOf(".");
    const module = dotted.slice(0, at);
    const name = dotted.slice(at + 1);
    // `.config` of `from . import config` is a module itself.
    const path = at < 0 ? undefined : this.#modules.find(/^\.*$/.test(module) ? `${module}.` : module, from);
    const bindings = path === undefined ? undefined : this.#read(path)?.scopes.module.names.get(name);
    if (path === undefined || !bindings) return undefined;
    const imported = bindings.find((binding) => binding.dotted !== undefined)?.dotted;
    if (imported === undefined) return { path, name };
    return depth < deepestReExport ? this.#definition(imported, path, depth + 1) : undefined;
  }

  /** What a file does with the names of others, each for all of its uses there. */
  #usesIn(path: string): ReadonlyMap<string, Evidence> {
    return this.#remembered<ReadonlyMap<string, Evidence>>(this.#uses, path, new Map(), () => {
      const followed = this.#read(path);
      const found = new Map<string, Evidence>();
      if (!followed) return found;
      const { flow } = followed;
      const add = (key: string, node: SyntaxNode) =>
        found.set(key, merged(found.get(key) ?? noEvidence, flow.evidenceOf(node)));
      for (const { node, definition } of this.#namesOfOthers(followed)) {
        add(keyOfUse(definition, "value"), node);
        const call =
          node.parent?.name === "CallExpression" && node.parent.firstChild?.to === node.to
            ? node.parent
            : null;
        if (call) add(keyOfUse(definition, "result"), call);
      }
      return found;
    });
  }

  /** The expressions of a file that stand for a name of another, however it was imported. */
  #namesOfOthers({ file, scopes }: FollowedFile): { node: SyntaxNode; definition: Definition }[] {
    const found: { node: SyntaxNode; definition: Definition }[] = [];
    const stars = scopes.imports.flatMap(({ star, module }) =>
      star && module !== undefined ? [module] : [],
    );
    const definitionOf = (node: SyntaxNode): Definition | undefined => {
      const dotted = scopes.dotted(node);
      if (dotted !== undefined) return this.#definition(dotted, file.path);
      if (stars.length === 0 || node.name !== "VariableName" || scopes.lookup(node)) return undefined;
      const all = stars.flatMap(
        (module) => this.#definition(`${module.replace(/\.$/, "")}.${file.textOf(node)}`, file.path) ?? [],
      );
      return all[0];
    };
    const visit = (node: SyntaxNode): void => {
      if (node.name === "ImportStatement") return;
      const isName = node.name === "VariableName" || node.name === "MemberExpression";
      const definition = isName ? definitionOf(node) : undefined;
      if (definition && definition.path !== file.path) found.push({ node, definition });
      else for (const child of childrenOf(node)) visit(child);
    };
    visit(file.tree.topNode);
    return found;
  }

  #read(path: string): FollowedFile | undefined {
    const known = this.#files.get(path);
    if (known) {
      this.#files.delete(path);
      this.#files.set(path, known); // the newest stands last
      return known;
    }
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

function keyOfUse({ path, name }: Definition, as: "value" | "result"): string {
  return `${as} ${path} ${name}`;
}

/** Files by the words of their import statements: only those can use what is defined elsewhere. */
function importersByWord(texts: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [path, text] of texts) {
    for (const [statement] of text.matchAll(
      /^[ \t]*(?:from|import)\b(?:[^\n(]*\([^)]*\)|(?:[^\n\\]|\\\r?\n)*)/gm,
    )) {
      for (const [word] of statement.matchAll(/\w+/g)) {
        const files = found.get(word);
        if (files) files.add(path);
        else found.set(word, new Set([path]));
      }
    }
  }
  return found;
}
