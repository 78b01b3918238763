import { type BarrierReduceFunction, lookUpDeviceFunction, type WarpFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type { CallInst } from "../ir/instruction.ts";
import { type DecodeContext, slot } from "./decode-context.ts";
import type { Decoded } from "./decode-function.ts";
import { deviceCall } from "./device-calls.ts";
import { KernelFault } from "./fault.ts";
import { enterFunction } from "./frames.ts";
import type { Exit, Frame, Step, Thread } from "./machine.ts";
import { asNumber, type RuntimeValue } from "./runtime-value.ts";

/** A call of a defined function or of the device library, directly or through a pointer. */
export function decodeCall(call: CallInst, context: DecodeContext): Decoded {
  const { callee } = call;
  if (!(callee instanceof IrFunction)) return { exit: callThroughPointer(call, context) };
  if (!callee.isDeclaration) return { exit: callDefined(call, callee, context) };
  const library = lookUpDeviceFunction(callee.name);
  if (!library) throw new KernelFault("unsupported", `the function ${callee.name}, which nobody defines`);
  if (library.kind === "barrier") return { exit: waitAtBarrier(false) };
  if (library.kind === "grid-barrier") return { exit: waitAtBarrier(true) };
  if (library.kind === "barrier-reduce") return { exit: reduceAtBarrier(call, library, context) };
  if (library.kind === "warp") return { exit: meetInWarp(call, library, context) };
  if (library.kind === "exit") return { exit: endThread };
  if (library.kind === "ignored") return { step: undefined };
  return { step: callLibrary(call, callee, context) };
}

function callDefined(call: CallInst, callee: IrFunction, context: DecodeContext): Exit {
  const { program } = context;
  const args = context.slotsOf(call.args);
  const result = resultSlot(call, context);
  return (frame, thread) => {
    frame.resultSlot = result;
    enterFunction(thread, program.codeOf(callee), argumentsFrom(frame, args), program.memory);
  };
}

function callLibrary(call: CallInst, callee: IrFunction, context: DecodeContext): Step {
  const { program } = context;
  const library = lookUpDeviceFunction(callee.name);
  const body =
    library && deviceCall({ name: callee.name, function: library, type: callee.functionType, program });
  if (!body) throw new KernelFault("unsupported", `the function ${callee.name} here`);
  const args = context.slotsOf(call.args);
  const result = resultSlot(call, context);
  if (result < 0)
    return (r) => {
      body(args.map((from) => slot(r, from)));
    };
  return (r) => {
    r[result] = body(args.map((from) => slot(r, from)));
  };
}

function callThroughPointer(call: CallInst, context: DecodeContext): Exit {
  const { program } = context;
  const pointer = context.slotOf(call.callee);
  const args = context.slotsOf(call.args);
  const result = resultSlot(call, context);
  const libraryCalls = new Map<IrFunction, Step>();
  return (frame, thread) => {
    const callee = program.functionAt(asNumber(frame.registers[pointer]));
    if (!callee) throw new KernelFault("invalid-function", "call through a pointer that is no function");
    if (!callee.isDeclaration) {
      frame.resultSlot = result;
      enterFunction(thread, program.codeOf(callee), argumentsFrom(frame, args), program.memory);
      return;
    }
    const step = libraryCalls.get(callee) ?? callLibrary(call, callee, context);
    libraryCalls.set(callee, step);
    step(frame.registers);
  };
}

function argumentsFrom(frame: Frame, slots: readonly number[]): RuntimeValue[] {
  return slots.map((from) => slot(frame.registers, from));
}

function resultSlot(call: CallInst, context: DecodeContext): number {
  return call.type.kind === "void" ? -1 : context.slotOf(call);
}

const nothing = () => undefined;

function waitAtBarrier(ofGrid: boolean): Exit {
  return (_frame, thread) => {
    thread.state = "waiting";
    thread.arrival = { kind: "barrier", ofGrid, condition: false, release: nothing };
  };
}

function reduceAtBarrier(call: CallInst, { reduction }: BarrierReduceFunction, context: DecodeContext): Exit {
  const condition = call.args.at(-1);
  if (!condition) throw new KernelFault("unsupported", "a barrier without its condition");
  const from = context.slotOf(condition);
  const result = resultSlot(call, context);
  const reduce = reductions[reduction];
  return (frame, thread) => {
    const own = frame.registers[from];
    thread.state = "waiting";
    thread.arrival = {
      kind: "barrier",
      ofGrid: false,
      condition: own !== 0 && own !== 0n,
      release: (trueThreads, threads) => {
        if (result >= 0) frame.registers[result] = reduce(trueThreads, threads);
      },
    };
  };
}

const reductions: Record<
  BarrierReduceFunction["reduction"],
  (trueThreads: number, threads: number) => number
> = {
  and: (trueThreads, threads) => (trueThreads === threads ? 1 : 0),
  or: (trueThreads) => (trueThreads > 0 ? 1 : 0),
  popc: (trueThreads) => trueThreads,
};

function meetInWarp(call: CallInst, known: WarpFunction, context: DecodeContext): Exit {
  const { maskOperand } = known;
  const from = context.slotsOf(call.args);
  const result = resultSlot(call, context);
  return (frame, thread) => {
    const args = argumentsFrom(frame, from);
    thread.state = "waiting";
    thread.arrival = {
      kind: "warp",
      function: known,
      call,
      mask: maskOperand === undefined ? undefined : asNumber(args[maskOperand]) >>> 0,
      args,
      release: (value) => {
        if (result >= 0) frame.registers[result] = value;
      },
    };
  };
}

function endThread(_frame: Frame, thread: Thread): void {
  thread.frame = undefined;
  thread.state = "done";
}
