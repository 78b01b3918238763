import { expect } from "vitest";
import { contextBytes } from "../../artifact/context-bytes.ts";
import type { GangWidth } from "../../artifact/gang-width.ts";
import type { KernelInfo } from "../../artifact/app-info.ts";
import { compileModule, type CompileModuleResult } from "../../compiler/compile-module.ts";
import type { Dim3 } from "../../interpret/fault.ts";
import { formatPrintf } from "../../interpret/format-printf.ts";
import { type CallResult, interpretCall } from "../../interpret/interpret-launch.ts";
import { memoryAccess } from "../../interpret/memory-access.ts";
import type { RuntimeValue } from "../../interpret/runtime-value.ts";
import {
  createTestMachine,
  type KernelOutcome,
  type KernelRun,
  runKernel,
  type TestMachine,
} from "../../interpret/testing.ts";
import { parseModule } from "../../ir/parse.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";

/**
 * Runs a kernel as it stands and as the pipeline lowers it, both in the interpreter, and expects
 * the same outcome. A lowered kernel has no CUDA left in it, so the interpreter runs it like any
 * function, given the two blocks of memory that the runtime would make.
 */
export function expectSameOutcome(
  ir: string,
  run: KernelRun,
  gangWidths: readonly GangWidth[] = [1, 4],
): KernelOutcome {
  const expected = runKernel(ir, run);
  for (const gangWidth of gangWidths) {
    expect(runLowered(ir, run, gangWidth), `in gangs of ${gangWidth}`).toEqual(expected);
  }
  return expected;
}

/** The outcome of the lowered kernel; faults come without block and thread. */
export function runLowered(ir: string, run: KernelRun, gangWidth: GangWidth): KernelOutcome {
  const { llvmIr, info } = compileForTest(ir, gangWidth);
  const machine = createTestMachine(withSupportLibrary(llvmIr ?? ""));
  const slot = run.kernel ? info?.kernels.findIndex(({ name }) => name === run.kernel) : 0;
  const kernel = info?.kernels[slot ?? 0];
  if (!kernel) throw new Error("the kernel is not in the module");

  const buffers: { readonly address: number; readonly content: ArrayBufferView & { slice(): unknown } }[] =
    [];
  const values = run.arguments.map((argument): RuntimeValue => {
    if (!ArrayBuffer.isView(argument)) return argument;
    const address = machine.allocate(argument.byteLength, 256);
    machine.program.memory.bytes.set(bytesOf(argument), address);
    buffers.push({ address, content: argument });
    return address;
  });
  const { launch, worker } = prepare(machine, run, kernel, writeArguments(machine, ir, kernel, values));
  const printed: string[] = [];
  const grid = toDim3(run.grid);
  const blocks = grid.x * grid.y * grid.z;
  const runBlocks = (first: number, end: number) =>
    interpretCall(machine.program, `${kernel.name}.dev.test`, [launch, worker, BigInt(first), BigInt(end)], {
      printf: (format, args) => {
        printed.push(formatPrintf(machine.program.memory, format, args));
        return 0;
      },
      allocate: (bytes) => machine.allocate(bytes, 16),
      release: () => undefined,
    });
  const result = run.cooperative
    ? runInPhases(machine, { run, kernel, launch, worker, blocks }, (block) => runBlocks(block, block + 1))
    : runBlocks(0, blocks);
  const { view } = machine.program.memory;
  const place = (at: number) => [0, 4, 8].map((offset) => view.getUint32(at + offset, true)).join(",");
  const thread = `block ${place(worker + workerBlock.blockIdx)} thread ${place(worker + workerBlock.threadIdx)}`;
  return {
    status: result.status,
    fault: result.fault && `${result.fault.kind} in ${thread}`,
    buffers: buffers.map(({ address, content }) => {
      const copy = content.slice() as KernelOutcome["buffers"][number];
      bytesOf(copy).set(machine.program.memory.bytes.subarray(address, address + copy.byteLength));
      return copy;
    }),
    printed: printed.join(""),
  };
}

/** Compiles with the verifier on; a diagnostic fails the test. */
export function compileForTest(ir: string, gangWidth?: GangWidth): CompileModuleResult {
  const result = compileModule(ir, { id: "test", verify: true, gangWidth });
  expect(result.diagnostics).toEqual([]);
  return result;
}

/**
 * The functions of lib/support, in terms of the device functions that the interpreter knows. What
 * it does not know, the lowered code must not contain.
 */
function withSupportLibrary(llvmIr: string): string {
  const bodies: Record<string, string> = {
    vprintf:
      "declare i32 @vprintf(ptr, ptr)\ndefine i32 @__unwarp_dev_vprintf(ptr %f, ptr %a, ptr %w) {\n  %r = call i32 @vprintf(ptr %f, ptr %a)\n  ret i32 %r\n}",
    malloc:
      "declare ptr @malloc(i32)\ndefine ptr @__unwarp_dev_malloc(i32 %n, ptr %w) {\n  %r = call ptr @malloc(i32 %n)\n  ret ptr %r\n}",
    free: "declare void @free(ptr)\ndefine void @__unwarp_dev_free(ptr %p, ptr %w) {\n  call void @free(ptr %p)\n  ret void\n}",
    grid_not_cooperative:
      "declare void @__unwarp_grid_not_cooperative()\ndefine void @__unwarp_dev_grid_not_cooperative(ptr %w) {\n  call void @__unwarp_grid_not_cooperative()\n  unreachable\n}",
    fault:
      "declare void @llvm.trap()\ndefine void @__unwarp_dev_fault(i32 %code, ptr %w) {\n  call void @llvm.trap()\n  unreachable\n}",
    clock64:
      "declare i64 @llvm.nvvm.read.ptx.sreg.clock64()\ndefine i64 @__unwarp_dev_clock64(ptr %w) {\n  %r = call i64 @llvm.nvvm.read.ptx.sreg.clock64()\n  ret i64 %r\n}",
    assert_fail:
      "declare void @__unwarp_assert_fail(ptr, ptr, i32, ptr)\ndefine void @__unwarp_dev_assert_fail(ptr %e, ptr %f, i32 %l, ptr %n, ptr %w) {\n  call void @__unwarp_assert_fail(ptr %e, ptr %f, i32 %l, ptr %n)\n  unreachable\n}",
  };
  return llvmIr.replaceAll(
    /^declare .*@__unwarp_dev_(\w+)\(.*$/gm,
    (line, name: string) => bodies[name] ?? line,
  );
}

/** Does what lib/support/cooperative.c and the workers device do together. */
function runInPhases(
  { program, allocate }: TestMachine,
  of: { run: KernelRun; kernel: KernelInfo; launch: number; worker: number; blocks: number },
  runBlock: (block: number) => CallResult,
): CallResult {
  const { view } = program.memory;
  const { run, kernel, launch, worker } = of;
  view.setUint32(launch + launchBlock.slabs, 1, true);
  const slabs = Array.from({ length: of.blocks }, () => allocateBlockMemory(allocate, run, kernel));
  const results: CallResult[] = [];
  let waiting = slabs.map((slab, block) => ({ slab, block, resume: 0 }));
  while (waiting.length > 0) {
    for (const one of waiting) {
      view.setUint32(worker + workerBlock.sharedBase, one.slab.shared, true);
      view.setUint32(worker + workerBlock.contextBase, one.slab.context, true);
      view.setUint32(worker + workerBlock.resume, one.resume, true);
      const result = runBlock(one.block);
      if (result.status !== "done") return result;
      results.push(result);
      one.resume = view.getUint32(worker + workerBlock.resume, true);
    }
    waiting = waiting.filter(({ resume }) => resume !== 0);
  }
  const last = results.at(-1);
  if (!last) throw new Error("the grid has no blocks");
  return last;
}

function allocateBlockMemory(
  allocate: TestMachine["allocate"],
  run: KernelRun,
  kernel: KernelInfo,
): { readonly shared: number; readonly context: number } {
  const { x, y, z } = toDim3(run.block);
  const sharedBytes = Math.ceil(kernel.staticSharedBytes / 16) * 16 + (run.dynamicSharedBytes ?? 0);
  return {
    shared: allocate(sharedBytes + 16, 16),
    context: allocate(contextBytes(kernel, { x, y, z }) + 16, 16),
  };
}

function prepare(
  { program, allocate }: TestMachine,
  run: KernelRun,
  kernel: KernelInfo,
  argumentBlock: number,
): { readonly launch: number; readonly worker: number } {
  const block = toDim3(run.block);
  const dynamicSharedBytes = run.dynamicSharedBytes ?? 0;
  const { shared, context } = allocateBlockMemory(allocate, run, kernel);
  const launch = allocate(launchBlock.size, 8);
  const worker = allocate(64, 16);
  const { view } = program.memory;
  // What is in memory before must not matter.
  for (let at = shared; at < launch; at += 4) view.setUint32(at, 0xdeadbeef, true);
  const write = (at: number, words: readonly number[]) =>
    words.forEach((word, index) => view.setUint32(at + 4 * index, word, true));
  write(launch + launchBlock.gridDim, Object.values(toDim3(run.grid)));
  write(launch + launchBlock.blockDim, Object.values(block));
  write(launch + launchBlock.dynamicSharedBytes, [dynamicSharedBytes]);
  write(launch + launchBlock.arguments, [argumentBlock]);
  write(worker + workerBlock.sharedBase, [shared]);
  write(worker + workerBlock.contextBase, [context]);
  write(worker + workerBlock.launch, [launch]);
  return { launch, worker };
}

function writeArguments(
  { program, allocate }: TestMachine,
  ir: string,
  kernel: KernelInfo,
  values: readonly RuntimeValue[],
): number {
  const block = allocate(kernel.parameterBytes + 16, 16);
  const original = parseModule(ir).functions.get(kernel.name);
  original?.args.forEach(({ type, attributes }, index) => {
    const offset = kernel.parameters[index]?.offset ?? 0;
    memoryAccess(attributes.byval ?? type).write(program.memory.view, block + offset, values[index] ?? 0);
  });
  return block;
}

function bytesOf(buffer: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function toDim3(size: number | Dim3): Dim3 {
  return typeof size === "number" ? { x: size, y: 1, z: 1 } : { x: size.x, y: size.y, z: size.z };
}
