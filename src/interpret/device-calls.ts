import type { DeviceFunction } from "../ir/device-library.ts";
import type { FunctionType } from "../ir/types.ts";
import { scalarType } from "../ir/types.ts";
import { floatToInteger, intBits } from "./casts.ts";
import { floatOperation } from "./float-operations.ts";
import { exactFunction } from "./exact-functions.ts";
import { KernelFault } from "./fault.ts";
import { integerFunction } from "./integer-functions.ts";
import { type IntegerOpcode, integerOperation } from "./integer-operations.ts";
import { lanewise } from "./lanes.ts";
import { type CallBody, mathCall, mathCallWithPointers } from "./math-calls.ts";
import { memoryCall } from "./memory-calls.ts";
import type { Program } from "./program.ts";
import { asElements, asNumber, integerFromBigInt, type RuntimeValue } from "./runtime-value.ts";
import { readSpecialRegister } from "./special-registers.ts";

/** What a call of a device library function means, but for those that control the thread. */
export interface DeviceCall {
  readonly name: string;
  readonly function: DeviceFunction;
  readonly type: FunctionType;
  readonly program: Program;
}

/** The body of a call that only computes, or undefined for barriers and the end of a thread. */
export function deviceCall(call: DeviceCall): CallBody | undefined {
  const { program, type, function: callee } = call;
  const { machine, memory } = program;
  switch (callee.kind) {
    case "barrier":
    case "barrier-reduce":
    case "grid-barrier":
    case "exit":
    case "warp":
      return undefined;
    case "special-register": {
      const read = readSpecialRegister(callee.register);
      return read ? () => read(machine) : unsupported(call.name);
    }
    case "math":
      return decodeMath(callee.operation, callee.effect, call);
    case "integer":
      return decodeInteger(callee.operation, call);
    case "vector-reduce":
      return decodeReduce(callee.operation, type);
    case "memory":
      return memoryCall(callee.operation, memory);
    case "ignored":
    case "fence":
    case "nanosleep":
    case "breakpoint":
      return () => 0;
    case "identity":
      return ([value = 0]) => value;
    case "clock":
      return decodeClock(callee.clock, program);
    case "address-space-query":
      return ([pointer]) => (isInSpace(callee.space, asNumber(pointer), program) ? 1 : 0);
    case "device-heap":
      return callee.operation === "malloc" ? decodeMalloc(program) : decodeFree(program);
    case "printf":
      return decodePrintf(program);
    case "assert":
      return (args) => failAssertion(args, program);
    case "trap":
      return () => {
        throw new KernelFault("trap", "the kernel called __trap()");
      };
    case "wild-call":
      return () => {
        throw new KernelFault("invalid-function", "a call through a pointer that is no function's");
      };
    case "no-grid-barrier":
      return () => {
        throw new KernelFault(
          "trap",
          "grid.sync() in a kernel that was not launched with cudaLaunchCooperativeKernel",
        );
      };
    case "stack-save":
      return () => machine.thread.localTop;
    case "stack-restore":
      return ([top]) => {
        machine.thread.localTop = asNumber(top);
        return 0;
      };
    case "object-size":
      return decodeObjectSize(type);
    case "is-constant":
      return () => 0;
    case "pointer-mask":
      return ([pointer, mask]) => (asNumber(pointer) & asNumber(mask)) >>> 0;
  }
}

function unsupported(name: string): never {
  throw new KernelFault("unsupported", `the function ${name}`);
}

function decodeMath(operation: string, effect: "none" | "writes", call: DeviceCall): CallBody {
  const { type, program } = call;
  const [argument = type.result] = type.parameters;
  if (operation === "fptosi.sat" || operation === "fptoui.sat") {
    const bits = intBits(scalarType(type.result));
    const convert = floatToInteger(bits, operation === "fptosi.sat", bits);
    return lanewise(argument, ([value = 0]) => convert(value));
  }
  const scalar = { operation, argument: scalarType(argument), result: scalarType(type.result) };
  return effect === "writes"
    ? mathCallWithPointers(scalar, program.math, program.memory)
    : lanewise(argument, mathCall(scalar, program.math));
}

function decodeInteger(operation: string, { name, type }: DeviceCall): CallBody {
  const [argument = type.result] = type.parameters;
  const result = scalarType(type.result);
  const resultBits = result.kind === "int" ? result.bits : 0;
  const body = integerFunction(operation, intBits(scalarType(argument)), resultBits);
  if (!body || (argument.kind === "vector" && type.result.kind === "struct")) return unsupported(name);
  return lanewise(argument, body);
}

/** Strictly from the first element on, which is one of the orders LLVM allows. */
function decodeReduce(operation: string, type: FunctionType): CallBody {
  const combine = reduction(operation, type);
  return (args) => {
    // fadd and fmul have a start value before the vector.
    const [start, vector] = args.length === 2 ? args : [undefined, args[0]];
    const elements = asElements(vector);
    return start === undefined ? elements.reduce(combine) : elements.reduce(combine, start);
  };
}

function reduction(
  operation: string,
  { result }: FunctionType,
): (a: RuntimeValue, b: RuntimeValue) => RuntimeValue {
  if (result.kind === "float" && result.format !== "fp128") {
    if (operation === "fadd" || operation === "fmul") return floatOperation(operation, result.format);
    const choose = exactFunction(operation, result.format);
    if (choose) return (a, b) => choose(asNumber(a), asNumber(b));
  }
  if (/^[su](min|max)$/.test(operation)) {
    const choose = integerFunction(operation, intBits(result), intBits(result));
    if (choose) return (a, b) => choose([a, b]);
  }
  return integerOperation(operation as IntegerOpcode, intBits(result));
}

/** So that a kernel that waits for time to pass gets there. */
const ticksPerReading = 100;

function decodeClock(clock: "clock" | "clock64" | "globaltimer", program: Program): CallBody {
  const counter = clock === "clock" ? "clock64" : clock;
  return () => {
    const own = () => BigInt((program.ticks += ticksPerReading));
    const ticks = program.machine.launch.hooks.clock?.(counter) ?? own();
    return integerFromBigInt(clock === "clock" ? 32 : 64, ticks);
  };
}

function isInSpace(
  space: "global" | "shared" | "constant" | "local",
  pointer: number,
  program: Program,
): boolean {
  const { start, end } = program.arena;
  const { thread, launch } = program.machine;
  const inArena = pointer >= start && pointer < end;
  switch (space) {
    case "shared":
      return inArena && pointer < launch.localsStart;
    case "local":
      return pointer >= thread.localBase && pointer < thread.localEnd;
    case "constant":
      return program.isConstantMemory(pointer);
    case "global":
      return pointer !== 0 && !inArena && !program.isConstantMemory(pointer);
  }
}

function decodeMalloc(program: Program): CallBody {
  return ([bytes]) => {
    const { hooks } = program.machine.launch;
    if (!hooks.allocate) throw new KernelFault("unsupported", "malloc in device code");
    const size = typeof bytes === "bigint" ? Number(bytes) : asNumber(bytes) >>> 0;
    return hooks.allocate(size) >>> 0;
  };
}

function decodeFree(program: Program): CallBody {
  return ([pointer]) => {
    const address = asNumber(pointer);
    const { hooks } = program.machine.launch;
    if (address !== 0 && !hooks.release) throw new KernelFault("unsupported", "free in device code");
    if (address !== 0) hooks.release?.(address);
    return 0;
  };
}

function decodePrintf(program: Program): CallBody {
  return ([format, args]) => {
    const { hooks } = program.machine.launch;
    if (!hooks.printf) throw new KernelFault("unsupported", "printf in device code");
    return hooks.printf(asNumber(format), asNumber(args)) | 0;
  };
}

/** In the words of CUDA's own message. */
function failAssertion(args: readonly RuntimeValue[], program: Program): never {
  const { memory, machine } = program;
  const [expression = 0, file = 0, line = 0, fn = 0] = args.map(asNumber);
  const text = (address: number) => (address === 0 ? "?" : memory.readString(address));
  const { block } = machine;
  const thread = machine.thread.index;
  throw new KernelFault(
    "assert",
    `${text(file)}:${line}: ${text(fn)}: block: [${block.x},${block.y},${block.z}], ` +
      `thread: [${thread.x},${thread.y},${thread.z}] Assertion \`${text(expression)}\` failed.`,
  );
}

/** "Unknown": the largest size, or 0 where the second argument asks for the smallest. */
function decodeObjectSize({ result }: FunctionType): CallBody {
  const bits = intBits(result);
  return ([, smallest]) => integerFromBigInt(bits, smallest === 1 ? 0n : -1n);
}
