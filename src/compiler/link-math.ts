import { declareFunction, replaceInstruction } from "../transform/insert.ts";
import { Builder } from "../ir/build.ts";
import { lookUpDeviceFunction } from "../ir/device-library.ts";
import type { IrFunction } from "../ir/function.ts";
import { linkModules } from "../ir/link.ts";
import { replaceGlobals } from "../ir/map-constants.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import type { Type } from "../ir/types.ts";
import type { GlobalValue } from "../ir/values.ts";

/** lib/math as device IR. */
export interface MathLibraryIr {
  /** LLVM IR by the name of the source. */
  readonly files: Readonly<Record<string, string>>;
  /** The file that defines a function, by the function's name. */
  readonly definedIn: Readonly<Record<string, string>>;
}

/** Library functions have names that no program uses: a program may define an `expf` of its own. */
const prefix = "__unwarp_math_";

/** And of these, where a program asks for less exact functions, those that are faster. */
const fastPrefix = `${prefix}fast_`;

/** One translation unit. */
export interface MathUser {
  readonly module: Module;
  /** -use_fast_math: `__sinf` for `sinf`. */
  readonly fastMath: boolean;
}

/**
 * Gives the mathematical functions that the program calls, by C's names or as LLVM's intrinsics, the
 * definitions that the library has for them, and links its modules with them. What the library lacks stays as it is.
 *
 *     call float @llvm.exp.f32(float %x)   =>   call float @__unwarp_math_expf(float %x)
 *     call float @expf(float %x)                call float @__unwarp_math_expf(float %x)
 *
 * At the link and not among the passes of a target, so that the interpreter runs the same code: there is one
 * result, to the last bit.
 *
 * @returns all modules as one; the given ones are used up, if they are not a single one that calls nothing
 */
export function linkMath(users: readonly MathUser[], library: MathLibraryIr): Module {
  const defined = new Set(users.flatMap(({ module }) => namesOfDefined(module)));
  const wanted = users.flatMap((user) => bind(user, library, defined));
  const libraries = new Map<string, Module>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const file = library.definedIn[name];
    if (file === undefined || libraries.has(file)) continue;
    const module = parseModule(library.files[file] ?? "");
    libraries.set(file, module);
    wanted.push(...bind({ module, fastMath: false }, library, defined));
  }
  const modules = [...users.map(({ module }) => module), ...libraries.values()];
  const [only] = modules;
  if (modules.length === 1 && only) return only;
  const linked = linkModules(modules);
  // Nobody outside calls them; those that are inlined everywhere go.
  for (const fn of linked.functions.values())
    if (!fn.isDeclaration && fn.name.startsWith(prefix)) fn.linkage = "internal";
  return linked;
}

function namesOfDefined({ functions }: Module): string[] {
  return [...functions.values()].filter((fn) => !fn.isDeclaration).map(({ name }) => name);
}

/** Makes declarations those of the library's functions; returns the names of all that are wanted. */
function bind(
  { module, fastMath }: MathUser,
  library: MathLibraryIr,
  defined: ReadonlySet<string>,
): string[] {
  callRemainders(module, library);
  const wanted: string[] = [];
  const replaced = new Map<GlobalValue, IrFunction>();
  for (const fn of [...module.functions.values()]) {
    const name = fn.isDeclaration && !defined.has(fn.name) ? libraryName(fn, library, fastMath) : undefined;
    if (name === undefined) continue;
    wanted.push(name);
    if (name === fn.name) continue;
    module.functions.delete(fn.name);
    const known = module.functions.get(name);
    if (known) replaced.set(fn, known);
    else {
      // Uses know the function itself, not its name.
      fn.name = name;
      module.functions.set(name, fn);
    }
  }
  replaceGlobals(module, replaced);
  return wanted;
}

/** `frem` is C's fmod, which LLVM would call, one lane at a time. */
function callRemainders(module: Module, { definedIn }: MathLibraryIr): void {
  for (const fn of module.functions.values()) {
    for (const instruction of [...fn.instructions()]) {
      const { opcode, type } = instruction;
      if (opcode !== "frem" || !isScalar(type)) continue;
      const name = `${prefix}${type.text === "float" ? "fmodf" : "fmod"}`;
      if (definedIn[name] === undefined) continue;
      const callee = declareFunction(module, name, type, [type, type]);
      replaceInstruction(instruction, Builder.before(instruction).call(callee, instruction.operands));
    }
  }
}

/** What the library calls the function: C's name, which ends in f for float. Undefined when it has none such. */
function libraryName(fn: IrFunction, { definedIn }: MathLibraryIr, fastMath: boolean): string | undefined {
  const has = (name: string) => definedIn[name] !== undefined;
  if (fn.name.startsWith(prefix)) return has(fn.name) ? fn.name : undefined;
  const known = lookUpDeviceFunction(fn.name);
  if (known?.kind !== "math") return undefined;
  const { parameters, result } = fn.functionType;
  const [first] = parameters;
  if (!isScalar(first) || first.text !== result.text) return undefined;
  const name = `${known.operation}${first.text === "float" ? "f" : ""}`;
  const candidates = fastMath ? [`${fastPrefix}${name}`, `${prefix}${name}`] : [`${prefix}${name}`];
  return candidates.find(has);
}

function isScalar(type: Type | undefined): type is Type {
  return type?.text === "float" || type?.text === "double";
}
