import { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import type { ExecutionOrder } from "./execution-order.ts";
import type { Dim3, Fault } from "./fault.ts";
import { type Launch, interpretCall, interpretLaunch } from "./interpret-launch.ts";
import { LinearMemory } from "./linear-memory.ts";
import { abiAlign, alignUp, allocBytes } from "../ir/layout.ts";
import { memoryAccess } from "./memory-access.ts";
import { formatPrintf } from "./format-printf.ts";
import { Program } from "./program.ts";
import type { RuntimeValue } from "./runtime-value.ts";

/**
 * Runs kernels in tests. To see that a pass keeps what a kernel does, run both modules and
 * compare the outcomes:
 *
 *     expect(runKernel(after, run)).toEqual(runKernel(before, run));
 */
export function runKernel(module: Module | string, run: KernelRun): KernelOutcome {
  const machine = createTestMachine(module);
  const { program } = machine;
  const kernel = run.kernel ?? onlyKernel(program.module);
  const buffers: { readonly address: number; readonly content: Buffer }[] = [];
  const values = run.arguments.map((argument) => {
    if (!isBuffer(argument)) return argument;
    const address = machine.allocate(argument.byteLength, 256);
    program.memory.bytes.set(bytesOf(argument), address);
    buffers.push({ address, content: argument });
    return address;
  });
  const printed: string[] = [];
  const result = interpretLaunch(program, {
    kernel,
    gridDim: toDim3(run.grid),
    blockDim: toDim3(run.block),
    dynamicSharedBytes: run.dynamicSharedBytes ?? 0,
    cooperative: run.cooperative ?? false,
    arguments: writeParameters(machine, kernel, values),
    hooks: {
      printf: (format, args) => {
        printed.push(formatPrintf(program.memory, format, args));
        return 0;
      },
      allocate: (bytes) => machine.allocate(bytes, 16),
      release: () => undefined,
      ...run.hooks,
    },
    stepLimit: run.stepLimit ?? 10_000_000,
    ...(run.blockOrder ? { blockOrder: run.blockOrder } : {}),
    ...(run.threadOrder ? { threadOrder: run.threadOrder } : {}),
  });
  return {
    status: result.status,
    fault: result.fault && describe(result.fault),
    buffers: buffers.map(({ address, content }) => copyOut(program.memory, address, content)),
    printed: printed.join(""),
  };
}

export interface KernelRun {
  /** May be left out when the module has just one. */
  readonly kernel?: string;
  readonly grid: number | Dim3;
  readonly block: number | Dim3;
  readonly dynamicSharedBytes?: number;
  readonly cooperative?: boolean;
  /** A typed array is memory whose address the kernel gets; other values go by the parameter's type. */
  readonly arguments: readonly (Buffer | RuntimeValue)[];
  readonly hooks?: Launch["hooks"];
  readonly blockOrder?: ExecutionOrder;
  readonly threadOrder?: ExecutionOrder;
  readonly stepLimit?: number;
}

export interface KernelOutcome {
  readonly status: "done" | "fault" | "stopped";
  /** "illegal-address in block 0,0,0 thread 1,0,0"; source places and wording may change in passes. */
  readonly fault: string | undefined;
  /** The typed arrays among the arguments, as the kernel left them. */
  readonly buffers: readonly Buffer[];
  /** What the kernel printed. */
  readonly printed: string;
}

/** Calls a device function and returns its result; a fault becomes its message. */
export function callFunction(
  module: Module | string,
  name: string,
  args: readonly RuntimeValue[] = [],
): RuntimeValue | undefined | string {
  const machine = createTestMachine(module);
  const { result, fault, status } = interpretCall(machine.program, name, args, {
    allocate: (bytes) => machine.allocate(bytes, 16),
    release: () => undefined,
  });
  return status === "done" ? result : ((fault && `${fault.kind}: ${fault.message}`) ?? status);
}

type Buffer =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

function isBuffer(argument: Buffer | RuntimeValue): argument is Buffer {
  return ArrayBuffer.isView(argument);
}

function bytesOf(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function copyOut(memory: LinearMemory, address: number, like: Buffer): Buffer {
  const copy = like.slice();
  bytesOf(copy).set(memory.bytes.subarray(address, address + copy.byteLength));
  return copy;
}

export interface TestMachine {
  readonly program: Program;
  readonly allocate: (bytes: number, align: number) => number;
}

/** 4 MiB: 64 KiB null page, 1 MiB for the running block, the rest for variables and buffers. */
export function createTestMachine(source: Module | string): TestMachine {
  const module = source instanceof Module ? source : parseModule(source);
  const buffer = new ArrayBuffer(4 << 20);
  const memory = new LinearMemory(() => buffer);
  const arena = { address: 65536, bytes: 1 << 20 };
  let top = arena.address + arena.bytes;
  const allocate = (bytes: number, align: number) => {
    const address = alignUp(top, align);
    top = address + bytes;
    if (top > memory.byteLength) throw new Error("the test's memory is used up");
    return address;
  };
  return { program: new Program(module, { memory, arena, allocate }), allocate };
}

function onlyKernel(module: Module): string {
  const [kernel, second] = module.kernels;
  if (!kernel || second) throw new Error("say which kernel to run");
  return kernel.name;
}

/** As the host does: each parameter at its natural alignment. Structs come as arrays of their fields. */
export function writeParameters(
  { program, allocate }: TestMachine,
  kernel: string,
  values: readonly RuntimeValue[],
): number {
  const block = allocate(4096, 16);
  let end = 0;
  program.module.functions.get(kernel)?.args.forEach(({ type, attributes: { byval } }, index) => {
    const passed = byval ?? type;
    const bytes = allocBytes(passed);
    const offset = alignUp(end, abiAlign(passed));
    memoryAccess(passed).write(program.memory.view, block + offset, values[index] ?? 0);
    end = offset + bytes;
  });
  return block;
}

function toDim3(size: number | Dim3): Dim3 {
  return typeof size === "number" ? { x: size, y: 1, z: 1 } : size;
}

function describe({ kind, block, thread }: Fault): string {
  const place = ({ x, y, z }: Dim3) => `${x},${y},${z}`;
  return `${kind} in block ${place(block)} thread ${place(thread)}`;
}

/**
 * Computes one instruction: `evaluate("i32", "sdiv i32 %a, %b", { a: ["i32", -7], b: ["i32", 2] })`
 * is -3.
 */
export function evaluate(
  resultType: string,
  instruction: string,
  values: Readonly<Record<string, readonly [type: string, value: RuntimeValue]>> = {},
  declarations = "",
): RuntimeValue | undefined | string {
  const parameters = Object.entries(values).map(([name, [type]]) => `${type} %${name}`);
  const text = `${declarations}
    define ${resultType} @evaluate(${parameters.join(", ")}) {
      %result = ${instruction}
      ret ${resultType} %result
    }`;
  return callFunction(
    text,
    "evaluate",
    Object.values(values).map(([, value]) => value),
  );
}
