import { CompileError } from "../source/compile-error.ts";
import type { Diagnostic, SourceLocation } from "../source/diagnostic.ts";
import { IrFunction } from "./function.ts";
import { replaceGlobals } from "./map-constants.ts";
import { Module } from "./module.ts";
import { parseModule } from "./parse.ts";
import { printModule } from "./print.ts";
import { arrayType, sameType } from "./types.ts";
import {
  type Constant,
  ConstantAggregate,
  type GlobalValue,
  GlobalVariable,
  type Linkage,
} from "./values.ts";

/**
 * Makes one module of several, as `nvcc -rdc=true` does at link time: declarations become the
 * definitions of other modules, of equal weak definitions one stays, and what is internal to a
 * module gets a name of its own. The given modules are used up.
 *
 * What stays declared is no error here: only what a kernel reaches has to be defined, and the
 * pass that rejects unsupported code looks at that.
 *
 * @throws {CompileError} when two modules define one symbol, or mean different things by it
 */
export function linkModules(modules: readonly Module[]): Module {
  const [first, ...others] = withDistinctStructs(modules);
  if (!first) return new Module();
  const linked = new Module();
  linked.sourceFile = first.sourceFile;
  linked.dataLayout = first.dataLayout;
  linked.targetTriple = first.targetTriple;
  const all = [first, ...others];
  for (const module of all) {
    dropUseLists(module);
    for (const [name, type] of module.structs) linked.structs.set(name, type);
  }
  renameInternals(all);
  const diagnostics: Diagnostic[] = [];
  const replaced = new Map<GlobalValue, Constant>();
  for (const [name, candidates] of collectSymbols(all)) {
    const winner = chooseDefinition(candidates, diagnostics);
    if (winner instanceof IrFunction) linked.functions.set(name, winner);
    else linked.globals.set(name, winner);
    for (const { value } of candidates) if (value !== winner) replaced.set(value, winner);
  }
  if (diagnostics.length > 0) throw new CompileError(diagnostics);
  resolveAliases(all, linked, replaced);
  replaceGlobals(linked, replaced);
  return linked;
}

interface Candidate {
  readonly value: IrFunction | GlobalVariable;
  readonly module: Module;
}

/** Lists that keep symbols alive have done their work when all modules are at hand. */
function dropUseLists({ globals }: Module): void {
  globals.delete("llvm.used");
  globals.delete("llvm.compiler.used");
}

/**
 * Two files may use one name for different structs, if it is internal to each. Names are part of
 * types for good, so a module with such a name is read anew under other names.
 */
function withDistinctStructs(modules: readonly Module[]): Module[] {
  const taken = new Map<string, string>();
  return modules.map((module, position) => {
    const clashes = new Set<string>();
    for (const [name, type] of module.structs) {
      const body = `${type.packed} ${type.fields?.map(({ text }) => text).join(", ") ?? "opaque"}`;
      if (taken.has(name) && taken.get(name) !== body) clashes.add(name);
      else taken.set(name, body);
    }
    if (clashes.size === 0) return module;
    // A struct that holds a renamed one is another type, too: rename all, so that no such chain is missed.
    const renameStruct = (name: string) => `${name}.module${position}`;
    return parseModule(printModule(module, { locations: true }), { renameStruct });
  });
}

function isInternal({ linkage }: GlobalValue): boolean {
  return linkage === "internal" || linkage === "private";
}

function symbolsOf(module: Module): (IrFunction | GlobalVariable)[] {
  return [...module.globals.values(), ...module.functions.values()];
}

function renameInternals(modules: readonly Module[]): void {
  const taken = new Set<string>();
  for (const module of modules) {
    for (const symbol of symbolsOf(module)) if (!isInternal(symbol)) taken.add(symbol.name);
    for (const alias of module.aliases.keys()) taken.add(alias);
  }
  for (const module of modules) {
    for (const symbol of symbolsOf(module)) {
      if (!isInternal(symbol)) continue;
      const { name } = symbol;
      for (let suffix = 1; taken.has(symbol.name); suffix++) symbol.name = `${name}.${suffix}`;
      taken.add(symbol.name);
    }
  }
}

function collectSymbols(modules: readonly Module[]): Map<string, Candidate[]> {
  const symbols = new Map<string, Candidate[]>();
  for (const module of modules) {
    for (const value of symbolsOf(module)) {
      const known = symbols.get(value.name);
      if (known) known.push({ value, module });
      else symbols.set(value.name, [{ value, module }]);
    }
  }
  return symbols;
}

function chooseDefinition(
  candidates: readonly Candidate[],
  diagnostics: Diagnostic[],
): IrFunction | GlobalVariable {
  let best = candidates[0] as Candidate; // a symbol comes from at least one module
  for (const candidate of candidates.slice(1)) {
    const problem = conflict(best, candidate);
    if (problem) {
      diagnostics.push(problem);
    } else if (candidate.value.linkage === "appending" && isAppendable(best, candidate)) {
      best = { ...best, value: concatenate(best.value, candidate.value) };
    } else if (strength(candidate.value) > strength(best.value)) {
      best = candidate;
    }
  }
  return best.value;
}

const weakStrength: Readonly<Record<Linkage, number>> = {
  external: 4,
  appending: 4,
  internal: 4,
  private: 4,
  common: 3,
  weak: 3,
  weak_odr: 3,
  linkonce: 3,
  linkonce_odr: 3,
  available_externally: 2,
  extern_weak: 0,
};

/** Which definition wins; declarations have the lowest two. */
function strength(value: IrFunction | GlobalVariable): number {
  if (isDeclaration(value)) return value.linkage === "extern_weak" ? 0 : 1;
  return weakStrength[value.linkage];
}

function isDeclaration(value: IrFunction | GlobalVariable): boolean {
  return value instanceof IrFunction ? value.isDeclaration : value.initializer === undefined;
}

function conflict(a: Candidate, b: Candidate): Diagnostic | undefined {
  const name = readableName(a.value);
  const files = `${a.module.sourceFile} and ${b.module.sourceFile}`;
  const report = (code: string, message: string): Diagnostic => {
    const location = locationOf(b.value);
    return { code, severity: "error", message, ...(location && { location }) };
  };
  const areFunctions = [a.value instanceof IrFunction, b.value instanceof IrFunction];
  if (areFunctions[0] !== areFunctions[1])
    return report("conflicting-device-symbol", `${name} is a function and a variable in ${files}`);
  if (a.value.linkage === "appending") return undefined;
  if (strength(a.value) === 4 && strength(b.value) === 4)
    return report("duplicate-device-symbol", `${name} is defined in both ${files}`);
  if (!sameType(a.value.type, b.value.type))
    return report("conflicting-device-symbol", `${name} lies in different memory spaces in ${files}`);
  if (
    a.value instanceof IrFunction &&
    b.value instanceof IrFunction &&
    !sameType(a.value.functionType, b.value.functionType)
  )
    return report("conflicting-device-symbol", `${name} has different parameters or results in ${files}`);
  return undefined;
}

function isAppendable(a: Candidate, b: Candidate): boolean {
  return a.value instanceof GlobalVariable && b.value instanceof GlobalVariable;
}

/** `llvm.global_ctors` of both; kept so that what a program must not have can be seen. */
function concatenate(
  a: IrFunction | GlobalVariable,
  b: IrFunction | GlobalVariable,
): IrFunction | GlobalVariable {
  if (a instanceof IrFunction || b instanceof IrFunction) return a;
  const elements = [a, b].flatMap(({ initializer }) =>
    initializer instanceof ConstantAggregate ? initializer.elements : [],
  );
  const [element] = elements;
  if (!element) return a;
  const type = arrayType(elements.length, element.type);
  const joined = new GlobalVariable(a.type, a.name, type);
  joined.linkage = "appending";
  joined.section = a.section;
  joined.initializer = new ConstantAggregate(type, elements);
  return joined;
}

/** An alias of one module is the definition of what another declares. */
function resolveAliases(
  modules: readonly Module[],
  linked: Module,
  replaced: Map<GlobalValue, Constant>,
): void {
  for (const module of modules) {
    for (const [name, aliasee] of module.aliases) {
      linked.aliases.set(name, aliasee);
      const declared = linked.functions.get(name) ?? linked.globals.get(name);
      if (!declared || !isDeclaration(declared)) continue;
      replaced.set(declared, aliasee);
      for (const [from, to] of replaced) if (to === declared) replaced.set(from, aliasee);
      linked.functions.delete(name);
      linked.globals.delete(name);
    }
  }
}

/** The first place in a function, the best there is for a definition; nothing is known of variables. */
function locationOf(value: IrFunction | GlobalVariable): SourceLocation | undefined {
  if (!(value instanceof IrFunction)) return undefined;
  for (const { location } of value.instructions()) if (location) return location;
  return undefined;
}

/** `ns::f` for `_ZN2ns1fEi`: good enough for a message, without parameters and template arguments. */
function readableName(value: GlobalValue): string {
  if (value instanceof IrFunction && value.sourceName !== undefined) return value.sourceName;
  let rest = value.name.replace(/^_ZL?(?:N[KVrRO]*)?/, "");
  if (rest === value.name) return value.name;
  const parts: string[] = [];
  for (let match = /^L?(\d+)/.exec(rest); match; match = /^L?(\d+)/.exec(rest)) {
    const start = match[0].length;
    const end = start + Number(match[1]);
    parts.push(rest.slice(start, end));
    rest = rest.slice(end);
  }
  return parts.length > 0 ? parts.join("::") : value.name;
}
