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

/**
 * Gives the mathematical functions that the module calls, by C's names or as LLVM's intrinsics, the
 * definitions that the library has for them. What it lacks stays as it is.
 *
 *     call float @llvm.exp.f32(float %x)   =>   call float @__unwarp_math_expf(float %x)
 *     call float @expf(float %x)                call float @__unwarp_math_expf(float %x)
 *
 * At the link and not among the passes of a target, so that the interpreter runs the same code: there is one
 * result, to the last bit.
 *
 * @returns the module, or the one it became part of; the given one is used up then
 */
export function linkMath(module: Module, library: MathLibraryIr): Module {
  const libraries = new Map<string, Module>();
  for (let pending = bind([module], library); pending.length > 0;) {
    const added = [...new Set(pending.map((name) => library.definedIn[name] ?? ""))]
      .filter((file) => !libraries.has(file))
      .map((file): [string, Module] => [file, parseModule(library.files[file] ?? "")]);
    for (const [file, text] of added) libraries.set(file, text);
    pending =
      added.length > 0
        ? bind(
            added.map(([, text]) => text),
            library,
          )
        : [];
  }
  if (libraries.size === 0) return module;
  const linked = linkModules([module, ...libraries.values()]);
  // Nobody outside calls them; those that are inlined everywhere go.
  for (const fn of linked.functions.values())
    if (!fn.isDeclaration && fn.name.startsWith(prefix)) fn.linkage = "internal";
  return linked;
}

/** Makes declarations those of the library's functions; returns the names of all that are wanted. */
function bind(modules: readonly Module[], library: MathLibraryIr): string[] {
  const wanted: string[] = [];
  for (const module of modules) {
    callRemainders(module, library);
    const replaced = new Map<GlobalValue, IrFunction>();
    for (const fn of [...module.functions.values()]) {
      const name = fn.isDeclaration ? libraryName(fn) : undefined;
      if (name === undefined || library.definedIn[name] === undefined) continue;
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
  }
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

/** What the library calls the function: C's name, which ends in f for float. */
function libraryName(fn: IrFunction): string | undefined {
  if (fn.name.startsWith(prefix)) return fn.name;
  const known = lookUpDeviceFunction(fn.name);
  if (known?.kind !== "math") return undefined;
  const { parameters, result } = fn.functionType;
  const [first] = parameters;
  if (!isScalar(first) || first.text !== result.text) return undefined;
  return `${prefix}${known.operation}${first.text === "float" ? "f" : ""}`;
}

function isScalar(type: Type | undefined): type is Type {
  return type?.text === "float" || type?.text === "double";
}
