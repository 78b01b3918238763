/**
 * Places that hold values in one file, by name: variables of a scope, parameters, attributes, results of functions. Which
 * object an attribute is of is not asked: attributes and dictionary keys are told apart by their names alone.
 */
import type { Scope, Scopes } from "../python/scopes.ts";
import {
  childrenOf,
  isSame,
  keyOf,
  parametersOf,
  stringValue,
  type PythonFile,
  type SyntaxNode,
} from "../python/syntax.ts";
import type { Context } from "./context.ts";
import { deviceFunction, deviceMethods } from "./device-names.ts";

export class Places {
  readonly #file: PythonFile;
  readonly #scopes: Scopes;
  readonly #uses = new Map<string, SyntaxNode[]>();
  readonly #methods = new Map<string, SyntaxNode[]>();
  readonly #importsTorch: boolean;

  constructor(file: PythonFile, scopes: Scopes, importsTorch: boolean) {
    this.#file = file;
    this.#scopes = scopes;
    this.#importsTorch = importsTorch;
    this.#index(file.tree.topNode);
    this.#joinMethods();
  }

  /** Where a place is read or written. */
  usesOf(slot: string): readonly SyntaxNode[] {
    return this.#uses.get(slot) ?? [];
  }

  /** What a place is called: a variable of a scope, an attribute, a dictionary's key. */
  slotOf(node: SyntaxNode): { slot: string; name: string } | undefined {
    if (node.name === "VariableName") {
      const name = this.#scopes.lookup(node);
      return name && { slot: variableSlot(name.scope, name.text), name: name.text };
    }
    if (node.name !== "MemberExpression") return undefined;
    const property = this.propertyOf(node);
    if (property !== undefined) return { slot: `attribute ${property}`, name: property };
    const index = childrenOf(node)[2];
    const key = index && stringValue(this.#file, index);
    return key === undefined ? undefined : { slot: `attribute ${key}`, name: key };
  }

  propertyOf(member: SyntaxNode): string | undefined {
    const property = member.getChild("PropertyName");
    return property ? this.#file.textOf(property) : undefined;
  }

  targetSlots(target: SyntaxNode | null): Context[] {
    if (!target) return [];
    const slot = this.slotOf(target);
    if (!slot) return [];
    const contexts: Context[] = [{ kind: "slot", ...slot }];
    // `device = "cuda"` in a class body is what `self.device` reads.
    if (target.name === "VariableName" && this.#scopes.scopeAt(target).kind === "class") {
      contexts.push({ kind: "slot", slot: `attribute ${slot.name}`, name: slot.name });
    }
    return contexts;
  }

  parameterSlots(value: SyntaxNode, list: SyntaxNode): Context[] {
    const definition = list.parent;
    const parameter =
      definition && parametersOf(definition).find((one) => one.value && isSame(one.value, value));
    const scope = definition && this.#scopes.scopeOf(definition);
    if (!parameter || !scope) return [];
    const name = this.#file.textOf(parameter.name);
    return [{ kind: "slot", slot: variableSlot(scope, name), name }];
  }

  returnSlots(statement: SyntaxNode): Context[] {
    const scope = this.#scopes.scopeAt(statement);
    const name = scope.node.getChild("VariableName");
    if (scope.kind !== "function" || !name) return [];
    // `get_device` says something only where PyTorch is at hand.
    const isDevice = deviceFunction.test(this.#file.textOf(name)) && this.#importsTorch;
    return [{ kind: "slot", slot: `result ${scope.key}`, name: isDevice ? "device" : "" }];
  }

  /** A function or class of this file that a call names. */
  definitionOf(
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

  methodCall(base: SyntaxNode, member: SyntaxNode): { method: string; node: SyntaxNode } | undefined {
    const property = member.getChild("PropertyName");
    const call = member.parent;
    if (!property || call?.name !== "CallExpression" || !isSame(member.firstChild ?? base, base))
      return undefined;
    return isSame(call.firstChild ?? base, member)
      ? { method: this.#file.textOf(property), node: call }
      : undefined;
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
    const slot = this.slotOf(node);
    if (slot) push(this.#uses, slot.slot, node);
    if (node.name === "CallExpression" && node.firstChild) {
      const callee = node.firstChild;
      const method = callee.name === "MemberExpression" ? this.propertyOf(callee) : undefined;
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

export function variableSlot(scope: Scope, name: string): string {
  return `variable ${scope.key} ${name}`;
}

function push(map: Map<string, SyntaxNode[]>, key: string, node: SyntaxNode): void {
  const list = map.get(key);
  if (list) list.push(node);
  else map.set(key, [node]);
}
