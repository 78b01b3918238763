import type { IrFunction } from "../ir/function.ts";
import { abiAlign, alignUp, allocBytes } from "../ir/layout.ts";
import type { Module } from "../ir/module.ts";
import { AddressSpace, type Type } from "../ir/types.ts";
import { GlobalVariable, type GlobalValue } from "../ir/values.ts";
import { evaluateConstant, hasAddresses, writeInitializer } from "./constants.ts";
import { decodeFunction } from "./decode-function.ts";
import { KernelFault } from "./fault.ts";
import type { LinearMemory } from "./linear-memory.ts";
import { type Code, idleMachine, type Machine } from "./machine.ts";
import { javaScriptMath, type MathLibrary } from "./math-library.ts";
import type { RuntimeValue } from "./runtime-value.ts";
import type { Constant } from "../ir/values.ts";

export interface ProgramOptions {
  readonly memory: LinearMemory;
  /**
   * Memory that the running block works in: static shared variables first, then dynamic shared
   * memory, then the local variables of its threads in equal parts. 64 MiB is plenty.
   */
  readonly arena: { readonly address: number; readonly bytes: number };
  /** Finds room for variables that `globalAddress` does not know. */
  readonly allocate: (bytes: number, align: number) => number;
  /**
   * The address of a variable that already lives in memory, with its initial value, because the
   * host can name it; undefined for all others. Pointers in its initial value are written anew,
   * since functions have numbers here that differ from the compiled program's.
   */
  readonly globalAddress?: (name: string) => number | undefined;
  readonly math?: MathLibrary;
}

/** A module in memory, ready to run kernels one after the other. */
export class Program {
  readonly memory: LinearMemory;
  readonly math: MathLibrary;
  readonly machine: Machine = idleMachine();
  /** Where dynamic shared memory begins. */
  readonly dynamicShared: number;
  /** The address that shared memory starts at, and the end of the arena. */
  readonly arena: { readonly start: number; readonly end: number };
  /** The clock of launches that bring none; it advances whenever it is read. */
  ticks = 0;
  readonly #addresses = new Map<GlobalValue, number>();
  readonly #functions: readonly IrFunction[];
  readonly #codes = new Map<IrFunction, Code>();
  readonly #constantRanges: { readonly start: number; readonly end: number }[] = [];

  constructor(
    readonly module: Module,
    options: ProgramOptions,
  ) {
    this.memory = options.memory;
    this.math = options.math ?? javaScriptMath;
    const start = alignUp(options.arena.address, 16);
    this.arena = { start, end: options.arena.address + options.arena.bytes };
    this.#functions = [...module.functions.values()];
    this.#functions.forEach((fn, index) => this.#addresses.set(fn, firstFunctionNumber + 2 * index));
    this.dynamicShared = this.#placeShared(start);
    this.#placeGlobals(options);
  }

  /** A variable's address, or a function's number. */
  addressOf(global: GlobalValue): number {
    const address = this.#addresses.get(global);
    if (address === undefined)
      throw new KernelFault("unsupported", `the variable ${global.name}, which nobody defines`);
    return address;
  }

  evaluate(constant: Constant): RuntimeValue {
    return evaluateConstant(constant, (global) => this.addressOf(global));
  }

  /** The function that a function pointer stands for. */
  functionAt(number: number): IrFunction | undefined {
    return this.#functions[(number - firstFunctionNumber) / 2];
  }

  codeOf(fn: IrFunction): Code {
    const known = this.#codes.get(fn);
    if (known) return known;
    const code = decodeFunction(fn, this);
    this.#codes.set(fn, code);
    return code;
  }

  isConstantMemory(address: number): boolean {
    return this.#constantRanges.some(({ start, end }) => address >= start && address < end);
  }

  /** Static shared variables of all kernels, one after the other; dynamic ones share one address. */
  #placeShared(start: number): number {
    const shared = [...this.module.globals.values()].filter(isShared);
    let top = start;
    for (const variable of shared.filter((global) => !isDynamicShared(global))) {
      top = alignUp(top, alignOf(variable));
      this.#addresses.set(variable, top);
      top += allocBytes(variable.valueType);
    }
    top = alignUp(top, 16);
    for (const variable of shared.filter(isDynamicShared)) this.#addresses.set(variable, top);
    return top;
  }

  #placeGlobals({ globalAddress, allocate }: ProgramOptions): void {
    const own: GlobalVariable[] = [];
    const toPatch: GlobalVariable[] = [];
    for (const variable of this.module.globals.values()) {
      if (isShared(variable)) continue;
      const known = globalAddress?.(variable.name);
      if (known === undefined && !variable.initializer) continue; // a fault when it is used
      const bytes = allocBytes(variable.valueType);
      const address = known ?? allocate(Math.max(bytes, 1), alignOf(variable));
      this.#addresses.set(variable, address);
      if (addressSpaceOf(variable.type) === AddressSpace.constant)
        this.#constantRanges.push({ start: address, end: address + bytes });
      if (known === undefined) own.push(variable);
      else if (!variable.isManaged) toPatch.push(variable);
    }
    this.memory.refresh();
    for (const variable of own) this.#initialize(variable);
    for (const variable of toPatch)
      if (variable.initializer && hasAddresses(variable.initializer)) this.#initialize(variable);
  }

  #initialize(variable: GlobalVariable): void {
    if (!variable.initializer) return;
    const addressOf = (global: GlobalValue) => this.addressOf(global);
    const target = { view: this.memory.view, addressOf };
    writeInitializer(target, this.addressOf(variable), variable.initializer);
  }
}

/**
 * Function pointers are small numbers: not null, and in the null page, so that reading one faults. They are even,
 * because in C++'s pointers to members the lowest bit says that the function is virtual.
 */
const firstFunctionNumber = 256;

function isShared(global: GlobalVariable): boolean {
  return addressSpaceOf(global.type) === AddressSpace.shared;
}

/** `extern __shared__ T x[]`: its size is said at the launch. */
function isDynamicShared(global: GlobalVariable): boolean {
  return !global.initializer;
}

function addressSpaceOf(type: Type): number {
  return type.kind === "pointer" ? type.addressSpace : AddressSpace.generic;
}

function alignOf({ align, valueType }: GlobalVariable): number {
  return Math.max(align ?? 1, abiAlign(valueType));
}
