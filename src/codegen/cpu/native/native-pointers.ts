import { Argument, ConstantAggregate, GlobalVariable } from "../../../ir/values.ts";
import { IrFunction } from "../../../ir/function.ts";
import type { Module } from "../../../ir/module.ts";
import { constInt } from "../../../ir/build.ts";
import { arrayType, functionType, i32, ptr, structType } from "../../../ir/types.ts";
import { declareFunction } from "../../../transform/insert.ts";
import type { Pass } from "../../../transform/pass.ts";
import { invariant } from "../../../source/invariant.ts";
import { tableName } from "../add-module-table.ts";
import { isForeign, runtimeFunctions } from "./native-call.ts";
import { NativeFunction, type NativeModule } from "./native-function.ts";
import {
  functionNumber,
  nativeFunctions,
  type NativeNumbers,
  nativeVariables,
  signatureNumber,
} from "./native-numbers.ts";
import { nativeSignature, nativeType } from "./native-types.ts";

/**
 * Makes code for a machine with 64-bit pointers of code for the program's memory: pointers become
 * the numbers of 32 bits that they are there, and every access adds the place where the memory
 * begins. Each function gets the block of its thread as first parameter, which knows that place,
 * the stack and the addresses of variables.
 *
 *     define float @f(ptr %p)            define float @f(ptr %thread, i32 %p)
 *       %q = getelementptr float,          %base = load ptr, ptr %thread
 *              ptr %p, i32 %i       =>     %offset = mul i32 %i, 4
 *       %x = load float, ptr %q            %q = add i32 %p, %offset
 *                                          %wide = zext i32 %q to i64
 *                                          %at = getelementptr i8, ptr %base, i64 %wide
 *                                          %x = load float, ptr %at
 *
 * Variables of the device stay where the program has them; variables of functions lie on the
 * worker's stack in the program's memory, unless nobody takes their address. Function pointers are
 * numbers that the native library knows.
 */
export function nativePointers(id: string, numbers: NativeNumbers): Pass {
  return {
    name: "native-pointers",
    summary: "make pointers numbers that count from where the program's memory begins",
    after: ["flatten-address-spaces", "run-threads-in-loops"],
    run(module) {
      if (module.globals.has(tableName(id))) return false;
      new Rewriting(module, id, numbers).run();
      return true;
    },
  };
}

class Rewriting implements NativeModule {
  readonly #module: Module;
  readonly #id: string;
  readonly #numbers: NativeNumbers;
  readonly #places: ReadonlyMap<GlobalVariable, number>;
  readonly #called: readonly IrFunction[];
  readonly #functions = new Map<IrFunction, IrFunction>();

  constructor(module: Module, id: string, numbers: NativeNumbers) {
    this.#module = module;
    this.#id = id;
    this.#numbers = numbers;
    this.#places = new Map(nativeVariables(module).map((variable, index) => [variable, index]));
    this.#called = nativeFunctions(module);
  }

  run(): void {
    const sources = [...this.#module.functions.values()];
    for (const source of sources) this.#functions.set(source, nativeShell(source));
    for (const [source, result] of this.#functions) this.#module.functions.set(source.name, result);
    for (const [source, result] of this.#functions)
      if (!source.isDeclaration) new NativeFunction(source, result, this).write();
    this.#module.globals.clear();
    this.#addTable();
  }

  functionOf(fn: IrFunction): IrFunction {
    const found = this.#functions.get(fn);
    invariant(found, `${fn.name} has no native version`);
    return found;
  }

  functionNumber(fn: IrFunction): number {
    const index = this.#called.indexOf(fn);
    // A library function's address: what is called through it is a fault.
    return index < 0 ? 0 : functionNumber(index, this.#numbers);
  }

  variablePlace(variable: GlobalVariable): number {
    const place = this.#places.get(variable);
    invariant(place !== undefined, `the variable ${variable.name} has no place`);
    return this.#numbers.firstVariable + place;
  }

  runtimeFunction(name: keyof typeof runtimeFunctions): IrFunction {
    const { result, parameters } = runtimeFunctions[name];
    return declareFunction(this.#module, name, result, parameters);
  }

  intrinsic(...[name, result, args]: Parameters<NativeModule["intrinsic"]>): IrFunction {
    return declareFunction(
      this.#module,
      name,
      result,
      args.map(({ type }) => type),
    );
  }

  /** Of each function that is called by its number, its code and its signature. */
  #addTable(): void {
    const entry = structType([ptr, i32]);
    const type = arrayType(this.#called.length, entry);
    const table = new GlobalVariable(ptr, tableName(this.#id), type);
    const entries = this.#called.map((fn) => {
      const signature = constInt(i32, signatureNumber(fn.functionType));
      return new ConstantAggregate(entry, [this.functionOf(fn), signature]);
    });
    table.initializer = new ConstantAggregate(type, entries);
    table.isConstant = true;
    table.align = 8;
    this.#module.globals.set(table.name, table);
  }
}

/** A function without its body yet. */
function nativeShell(fn: IrFunction): IrFunction {
  const isC = fn.isDeclaration && isForeign(fn);
  const { result, parameters } = fn.functionType;
  const type = isC
    ? functionType(result, parameters, fn.functionType.variadic)
    : nativeSignature(fn.functionType);
  const shell = new IrFunction(fn.name, type);
  shell.linkage = fn.linkage;
  shell.attributes = fn.attributes;
  shell.sourceName = fn.sourceName;
  if (nativeType(result) === result) shell.resultAttributes = fn.resultAttributes;
  shell.args = type.parameters.map((parameter) => new Argument(parameter, ""));
  return shell;
}
