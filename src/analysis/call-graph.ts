import { IrFunction } from "../ir/function.ts";
import type { CallInst } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import type { FunctionType } from "../ir/types.ts";
import type { Value } from "../ir/values.ts";
import { synchronizes } from "./barriers.ts";
import { referencedGlobals, stripConstantCasts } from "./constant-references.ts";
import { stronglyConnectedComponents } from "./strongly-connected.ts";

/**
 * Who calls whom. A call through a pointer is taken to reach every function of the same type
 * whose address is taken anywhere in the module, so it errs on the side of "may call".
 */
export interface CallGraph {
  /** The calls in `fn`, in textual order. */
  callsIn(fn: IrFunction): readonly CallInst[];
  /** Every function the call may enter; exactly one for a direct call. */
  targets(call: CallInst): readonly IrFunction[];
  /** Every function that a call in `fn` may enter, declarations included, each once. */
  callees(fn: IrFunction): readonly IrFunction[];
  /** Direct calls of `fn`. */
  directCallsOf(fn: IrFunction): readonly CallInst[];
  /** Whether its address is stored, passed or compared, or sits in the initializer of a variable. */
  isAddressTaken(fn: IrFunction): boolean;
  /** Whether the function may be entered again while it runs. */
  isRecursive(fn: IrFunction): boolean;
  /** Functions that may call each other in a cycle share a component; callees' components come first. */
  readonly components: readonly (readonly IrFunction[])[];
  /** Whether a barrier or a warp operation may run inside the function, calls included. */
  mayReachBarrier(fn: IrFunction): boolean;
}

/** The function a call names; undefined for a call through a pointer. */
export function directCallee(call: CallInst): IrFunction | undefined {
  const callee = stripConstantCasts(call.callee);
  return callee instanceof IrFunction ? callee : undefined;
}

/** Looks at the whole module once; what is asked for afterwards is as of then. */
export function analyzeCallGraph(module: Module): CallGraph {
  const functions = [...module.functions.values()];
  const { calls, directCalls, addressTaken } = collectCalls(module);
  const targets = (call: CallInst): readonly IrFunction[] => {
    const callee = directCallee(call);
    if (callee) return [callee];
    return [...addressTaken].filter((fn) => mayMatch(fn.functionType, call.functionType));
  };
  const callees = new Map(functions.map((fn) => [fn, [...new Set((calls.get(fn) ?? []).flatMap(targets))]]));
  const calleesOf = (fn: IrFunction) => callees.get(fn) ?? [];
  const components = stronglyConnectedComponents(functions, calleesOf);

  const recursive = new Set<IrFunction>();
  const barrier = new Set<IrFunction>();
  for (const component of components) {
    for (const fn of component) {
      if (component.length > 1 || calleesOf(fn).includes(fn)) recursive.add(fn);
    }
    // Callees' components are done already.
    const reaches = component.some(
      (fn) => (calls.get(fn) ?? []).some(synchronizes) || calleesOf(fn).some((callee) => barrier.has(callee)),
    );
    if (reaches) for (const fn of component) barrier.add(fn);
  }

  return {
    callsIn: (fn) => calls.get(fn) ?? [],
    targets,
    callees: calleesOf,
    directCallsOf: (fn) => directCalls.get(fn) ?? [],
    isAddressTaken: (fn) => addressTaken.has(fn),
    isRecursive: (fn) => recursive.has(fn),
    components,
    mayReachBarrier: (fn) => barrier.has(fn),
  };
}

interface Calls {
  /** By the function they stand in. */
  readonly calls: ReadonlyMap<IrFunction, readonly CallInst[]>;
  /** By the function they name. */
  readonly directCalls: ReadonlyMap<IrFunction, readonly CallInst[]>;
  readonly addressTaken: ReadonlySet<IrFunction>;
}

function collectCalls(module: Module): Calls {
  const calls = new Map<IrFunction, CallInst[]>();
  const directCalls = new Map<IrFunction, CallInst[]>();
  const addressTaken = new Set<IrFunction>();
  const takeAddress = (value: Value | undefined) => {
    for (const global of referencedGlobals(value)) if (global instanceof IrFunction) addressTaken.add(global);
  };
  for (const global of module.globals.values()) takeAddress(global.initializer);
  for (const fn of module.functions.values()) {
    const callsHere: CallInst[] = [];
    calls.set(fn, callsHere);
    for (const instruction of fn.instructions()) {
      const callee = instruction.opcode === "call" ? directCallee(instruction) : undefined;
      if (instruction.opcode === "call") callsHere.push(instruction);
      if (instruction.opcode === "call" && callee) {
        const others = directCalls.get(callee);
        if (others) others.push(instruction);
        else directCalls.set(callee, [instruction]);
        instruction.args.forEach(takeAddress);
      } else instruction.operands.forEach(takeAddress);
    }
  }
  return { calls, directCalls, addressTaken };
}

/**
 * Whether a call with type `called` can enter a function of type `actual`. WASM traps on a
 * mismatch and the pointers of all address spaces look the same there.
 */
function mayMatch(actual: FunctionType, called: FunctionType): boolean {
  const shape = (type: FunctionType) => type.text.replaceAll(/ addrspace\(\d+\)/g, "");
  return shape(actual) === shape(called);
}
