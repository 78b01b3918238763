/**
 * Who each name is: Python's scopes, what binds names in them, and the dotted path that an expression stands
 * for (`t.cuda.amp` is `torch.cuda.amp` after `import torch as t`). Errs on the side of "unknown": a name that
 * is bound in more than one way stands for nothing.
 */
import {
  argumentsOf,
  assignmentsOf,
  childrenOf,
  elementsOf,
  isSame,
  keyOf,
  parametersOf,
  stringValue,
  type PythonFile,
  type SyntaxNode,
} from "./syntax.ts";

export type BindingKind = "import" | "assignment" | "parameter" | "function" | "class" | "other";

export interface Binding {
  readonly kind: BindingKind;
  readonly name: SyntaxNode;
  /** Of an import: `torch.cuda.amp` for `from torch.cuda import amp`; `.model.Net` for a relative one. */
  readonly dotted?: string;
  /** Of an assignment with one value, of a parameter its default, of a function or class the definition. */
  readonly value?: SyntaxNode;
}

export interface Scope {
  readonly kind: "module" | "class" | "function" | "inner";
  readonly key: string;
  readonly node: SyntaxNode;
  readonly parent?: Scope;
  readonly names: Map<string, Binding[]>;
}

export interface Name {
  readonly scope: Scope;
  readonly text: string;
  readonly bindings: readonly Binding[];
}

export interface ImportedName {
  /** Where the name stands in the statement. */
  readonly name: SyntaxNode;
  readonly alias?: SyntaxNode;
  readonly text: string;
}

export interface ImportStatement {
  readonly node: SyntaxNode;
  readonly scope: Scope;
  /** Of `from M import …`: M with its dots; absent for `import M`. */
  readonly module?: string;
  /** The range of M in the source. */
  readonly moduleRange?: { readonly from: number; readonly to: number };
  readonly names: readonly ImportedName[];
  readonly star: boolean;
}

const hasPath = new Set([
  "MemberExpression",
  "Decorator",
  "VariableName",
  "CallExpression",
  "ParenthesizedExpression",
]);
const opensScope = /^(?:FunctionDefinition|ClassDefinition|LambdaExpression|\w*ComprehensionExpression)$/;

export class Scopes {
  readonly file: PythonFile;
  readonly imports: ImportStatement[] = [];
  readonly scopes: Scope[] = [];
  readonly module: Scope;
  readonly #byNode = new Map<string, Scope>();
  readonly #dotted = new Map<string, string | undefined>();
  readonly #globals = new Map<string, Set<string>>();

  constructor(file: PythonFile) {
    this.file = file;
    this.module = this.#open("module", file.tree.topNode, undefined);
    this.#visitChildren(file.tree.topNode, this.module);
  }

  /** The scope whose names an expression sees. */
  scopeAt(node: SyntaxNode): Scope {
    let child = node;
    for (let at = node.parent; at; at = at.parent) {
      const scope = opensScope.test(at.name) ? this.#byNode.get(keyOf(at)) : undefined;
      // Defaults, annotations, decorators and base classes are evaluated outside.
      const outside = child.name === "ArgList" || (child.name === "ParamList" && !isParameterName(node));
      const ownName = at.name.endsWith("Definition") && child.name === "VariableName";
      if (scope && !outside && !ownName && child.name !== "TypeDef") return scope;
      child = at;
    }
    return this.module;
  }

  /** The scope that a function, class or lambda opens. */
  scopeOf(definition: SyntaxNode): Scope | undefined {
    return this.#byNode.get(keyOf(definition));
  }

  lookup(node: SyntaxNode): Name | undefined {
    return this.find(this.file.textOf(node), this.scopeAt(node));
  }

  find(text: string, from: Scope): Name | undefined {
    let skipsClasses = false;
    for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
      if (scope.kind === "class" && skipsClasses) continue;
      if (scope.kind !== "class") skipsClasses = true;
      if (this.#globals.get(scope.key)?.has(text)) return this.find(text, this.module);
      const bindings = scope.names.get(text);
      if (bindings) return { scope, text, bindings };
    }
    return undefined;
  }

  /** `torch.cuda.Stream` for what `t.cuda.Stream` or an imported `Stream` stands for. */
  dotted(node: SyntaxNode, depth = 0): string | undefined {
    if (depth > 8 || !hasPath.has(node.name)) return undefined;
    const key = keyOf(node);
    if (this.#dotted.has(key)) return this.#dotted.get(key);
    const path = this.#findDotted(node, depth);
    // Cut short at the end of a long chain of aliases, the answer is not the one that others would get.
    if (depth === 0 || path !== undefined) this.#dotted.set(key, path);
    return path;
  }

  #findDotted(node: SyntaxNode, depth: number): string | undefined {
    if (node.name === "MemberExpression") {
      const property = node.getChild("PropertyName");
      const base = node.firstChild;
      if (!property || !base || base.name === "PropertyName") return undefined;
      const path = this.dotted(base, depth + 1);
      return path === undefined ? undefined : `${path}.${this.file.textOf(property)}`;
    }
    if (node.name === "ParenthesizedExpression") {
      const inner = node.firstChild?.nextSibling;
      return inner ? this.dotted(inner, depth + 1) : undefined;
    }
    if (node.name === "Decorator") {
      // Its names are siblings: `@`, `torch`, `.`, `no_grad`.
      const [root, ...names] = node.getChildren("VariableName");
      const path = root && this.dotted(root, depth + 1);
      return path === undefined
        ? undefined
        : [path, ...names.map((name) => this.file.textOf(name))].join(".");
    }
    if (node.name === "CallExpression") return this.#importedByCall(node, depth);
    if (node.name !== "VariableName") return undefined;
    const name = this.lookup(node);
    if (!name) return undefined;
    const imported = name.bindings.filter(({ dotted }) => dotted !== undefined);
    if (imported.length > 0) {
      // `try: import torch` / `except ImportError: torch = None` is an import all the same.
      const others = name.bindings.filter(
        ({ dotted, value }) => dotted === undefined && value?.name !== "None",
      );
      const paths = new Set(imported.map(({ dotted }) => dotted));
      return others.length === 0 && paths.size === 1 ? imported[0]?.dotted : undefined;
    }
    const [binding] = name.bindings;
    if (name.bindings.length !== 1 || binding?.kind !== "assignment" || !binding.value) return undefined;
    return isSame(binding.value, node) ? undefined : this.dotted(binding.value, depth + 1);
  }

  /** `importlib.import_module("torch")`, `pytest.importorskip("torch")`. */
  #importedByCall(call: SyntaxNode, depth: number): string | undefined {
    const callee = call.firstChild;
    const [first] = argumentsOf(call);
    const path =
      callee && this.file.textOf(callee) === "__import__"
        ? "__import__"
        : callee && this.dotted(callee, depth + 1);
    if (path === undefined || path === null || !first) return undefined;
    if (!["importlib.import_module", "pytest.importorskip", "__import__"].includes(path)) return undefined;
    return stringValue(this.file, first.value);
  }

  #open(kind: Scope["kind"], node: SyntaxNode, parent: Scope | undefined): Scope {
    const key = keyOf(node);
    const scope: Scope = { kind, key, node, ...(parent ? { parent } : {}), names: new Map() };
    this.#byNode.set(key, scope);
    this.scopes.push(scope);
    return scope;
  }

  #bind(scope: Scope, kind: BindingKind, name: SyntaxNode, more: Partial<Binding> = {}, text?: string): void {
    const own = text ?? this.file.textOf(name);
    const target = this.#globals.get(scope.key)?.has(own) ? this.module : bindingScope(scope, name);
    const bindings = target.names.get(own) ?? [];
    bindings.push({ kind, name, ...more });
    target.names.set(own, bindings);
  }

  #visitChildren(node: SyntaxNode, scope: Scope): void {
    for (const child of childrenOf(node)) this.#visit(child, scope);
  }

  #visit(node: SyntaxNode, scope: Scope): void {
    switch (node.name) {
      case "FunctionDefinition":
      case "LambdaExpression": {
        const name = node.name === "FunctionDefinition" ? node.getChild("VariableName") : null;
        if (name) this.#bind(scope, "function", name, { value: node });
        const inner = this.#open("function", node, scope);
        this.#collectGlobals(node, inner);
        for (const { name, value, annotation } of parametersOf(node)) {
          this.#bind(inner, "parameter", name, value ? { value } : {});
          if (value) this.#visit(value, scope);
          if (annotation) this.#visitChildren(annotation, scope);
        }
        for (const child of childrenOf(node))
          if (child.name !== "ParamList" && child.name !== "TypeDef") this.#visit(child, inner);
        return;
      }
      case "ClassDefinition": {
        const name = node.getChild("VariableName");
        if (name) this.#bind(scope, "class", name, { value: node });
        const bases = node.getChild("ArgList");
        if (bases) this.#visitChildren(bases, scope);
        const inner = this.#open("class", node, scope);
        const body = node.getChild("Body");
        if (body) this.#visitChildren(body, inner);
        return;
      }
      case "ArrayComprehensionExpression":
      case "SetComprehensionExpression":
      case "DictionaryComprehensionExpression":
      case "ComprehensionExpression": {
        const inner = this.#open("inner", node, scope);
        this.#bindBetween(node, "for", "in", inner);
        this.#visitChildren(node, inner);
        return;
      }
      case "ImportStatement":
        this.#import(node, scope);
        return;
      case "AssignStatement":
        for (const { targets, value } of assignmentsOf(node)) {
          for (const target of targets) this.#bindTarget(target, scope, value);
        }
        break;
      case "NamedExpression": {
        const name = node.getChild("VariableName");
        if (name) this.#bind(scope, "assignment", name, node.lastChild ? { value: node.lastChild } : {});
        break;
      }
      case "UpdateStatement":
      case "DeleteStatement":
        for (const child of childrenOf(node)) {
          if (
            child.name === "VariableName" &&
            (node.name === "DeleteStatement" || isSame(child, node.firstChild ?? child))
          )
            this.#bind(scope, "other", child);
        }
        break;
      case "ForStatement":
        this.#bindBetween(node, "for", "in", scope);
        break;
      case "WithStatement":
      case "TryStatement":
        for (const child of childrenOf(node)) {
          if (child.name === "as" && child.nextSibling) this.#bindTarget(child.nextSibling, scope);
        }
        break;
      case "CapturePattern":
      case "AsPattern":
        for (const child of childrenOf(node))
          if (child.name === "VariableName") this.#bind(scope, "other", child);
        break;
      default:
    }
    this.#visitChildren(node, scope);
  }

  #bindTarget(target: SyntaxNode, scope: Scope, value?: SyntaxNode): void {
    if (target.name === "VariableName") {
      this.#bind(scope, value ? "assignment" : "other", target, value ? { value } : {});
      return;
    }
    for (const element of elementsOf(target) ?? []) this.#bindTarget(element, scope);
    if (target.name === "ParenthesizedExpression") {
      for (const inner of childrenOf(target))
        if (inner.name === "VariableName") this.#bindTarget(inner, scope);
    }
  }

  /** The names between `for` and `in`. */
  #bindBetween(node: SyntaxNode, start: string, end: string, scope: Scope): void {
    let inside = false;
    for (const child of childrenOf(node)) {
      if (child.name === start) inside = true;
      else if (child.name === end) inside = false;
      else if (inside) this.#bindTarget(child, scope);
    }
  }

  #collectGlobals(definition: SyntaxNode, scope: Scope): void {
    const body = definition.getChild("Body");
    const names = new Set<string>();
    const collect = (node: SyntaxNode): void => {
      for (const child of childrenOf(node)) {
        if (child.name === "FunctionDefinition" || child.name === "ClassDefinition") continue;
        if (child.name === "ScopeStatement" && child.firstChild?.name === "global") {
          for (const name of child.getChildren("VariableName")) names.add(this.file.textOf(name));
        } else collect(child);
      }
    };
    if (body) collect(body);
    if (names.size > 0) this.#globals.set(scope.key, names);
  }

  #import(node: SyntaxNode, scope: Scope): void {
    const children = childrenOf(node).filter(({ name }) => name !== "Comment");
    const isFrom = children[0]?.name === "from";
    const importAt = children.findIndex(({ name }) => name === "import");
    const moduleNodes = isFrom ? children.slice(1, importAt) : [];
    const first = moduleNodes[0];
    const last = moduleNodes.at(-1);
    const moduleRange = first && last ? { from: first.from, to: last.to } : undefined;
    const module =
      moduleRange && this.file.source.slice(moduleRange.from, moduleRange.to).replaceAll(/\s/g, "");
    const names: ImportedName[] = [];
    let path = "";
    let pending: { first: SyntaxNode; alias?: SyntaxNode } | undefined;
    const finish = () => {
      if (!pending) return;
      const { first, alias } = pending;
      names.push({ name: first, text: path, ...(alias ? { alias } : {}) });
      const text = this.file.textOf(alias ?? first);
      if (module !== undefined) this.#bind(scope, "import", alias ?? first, { dotted: joined(module, path) });
      else if (alias) this.#bind(scope, "import", alias, { dotted: path });
      else this.#bind(scope, "import", first, { dotted: text }, text);
      pending = undefined;
      path = "";
    };
    for (const child of children.slice(importAt + 1)) {
      if (child.name === ",") finish();
      else if (child.name === "as" || child.name === "(" || child.name === ")") continue;
      else if (child.name === ".") path += ".";
      else if (child.name === "VariableName") {
        if (child.prevSibling?.name === "as" && pending) pending.alias = child;
        else {
          pending ??= { first: child };
          path += this.file.textOf(child);
        }
      }
    }
    finish();
    const star = children.some(({ name }) => name === "*");
    this.imports.push({
      node,
      scope,
      ...(module !== undefined && moduleRange ? { module, moduleRange } : {}),
      names,
      star,
    });
  }
}

function joined(module: string, name: string): string {
  return module.endsWith(".") ? `${module}${name}` : `${module}.${name}`;
}

/** A walrus in a comprehension binds outside of it. */
function bindingScope(scope: Scope, name: SyntaxNode): Scope {
  let target = scope;
  while (name.parent?.name === "NamedExpression" && target.kind === "inner" && target.parent)
    target = target.parent;
  return target;
}

function isParameterName(node: SyntaxNode): boolean {
  return node.parent?.name === "ParamList" && node.prevSibling?.name !== "AssignOp";
}
