import { readFileSync } from "node:fs";
import { commands, runLLVM, type Tree } from "@yowasp/clang";
import { beforeAll, describe, expect, test } from "vitest";
import type { KernelInfo } from "../../artifact/app-info.ts";
import { compileForTest } from "./testing.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";

/**
 * Lowered kernels as WASM: that clang takes the IR, keeps its meaning at -O3, and that the
 * calling convention fits lib/support. Slow, so there are few; the interpreter tests the rest.
 */
const ir = `
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
  declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
  declare void @llvm.trap() noreturn
  @data = internal addrspace(3) global [64 x i32] undef, align 4
  @counter = addrspace(1) externally_initialized global i32 5, align 4
  @table = internal addrspace(4) constant [2 x ptr] [ptr @fibonacci, ptr @position], align 4

  define i32 @fibonacci(i32 %n) {
    %small = icmp slt i32 %n, 2
    br i1 %small, label %one, label %more
  one:
    ret i32 1
  more:
    %a = sub i32 %n, 1
    %b = sub i32 %n, 2
    %fa = call i32 @fibonacci(i32 %a)
    %fb = call i32 @fibonacci(i32 %b)
    %f = add i32 %fa, %fb
    ret i32 %f
  }
  define i32 @position(i32 %n) {
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    %b100 = mul i32 %b, 100
    %p = add i32 %b100, %t
    ret i32 %p
  }

  ; Sums each block by halves; threads from %n on return at once.
  define ptx_kernel void @reduce(ptr %out, ptr %in, i32 %n) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %size = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    %outside = icmp uge i32 %t, %n
    br i1 %outside, label %end, label %start
  start:
    %base = mul i32 %b, %size
    %i = add i32 %base, %t
    %p = getelementptr i32, ptr %in, i32 %i
    %x = load i32, ptr %p
    %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %t
    store i32 %x, ptr %mine
    %odd = trunc i32 %x to i1
    %count = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %odd)
    %half = lshr i32 %n, 1
    br label %loop
  loop:
    %s = phi i32 [ %half, %start ], [ %next, %latch ]
    %more = icmp ne i32 %s, 0
    br i1 %more, label %body, label %done
  body:
    %active = icmp ult i32 %t, %s
    br i1 %active, label %add, label %latch
  add:
    %other = add i32 %t, %s
    %q = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %other
    %y = load i32, ptr %q
    %z = load i32, ptr %mine
    %sum = add i32 %y, %z
    store i32 %sum, ptr %mine
    br label %latch
  latch:
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    %next = lshr i32 %s, 1
    br label %loop
  done:
    %first = icmp eq i32 %t, 0
    br i1 %first, label %write, label %end
  write:
    %total = load i32, ptr addrspacecast (ptr addrspace(3) @data to ptr)
    %o = getelementptr { i32, i32 }, ptr %out, i32 %b
    store i32 %total, ptr %o
    %o1 = getelementptr i32, ptr %o, i32 1
    store i32 %count, ptr %o1
    %old = atomicrmw add ptr addrspacecast (ptr addrspace(1) @counter to ptr), i32 1 monotonic
    br label %end
  end:
    ret void
  }

  define ptx_kernel void @through(ptr %out) {
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    %bit = and i32 %t, 1
    %entry = getelementptr ptr, ptr addrspacecast (ptr addrspace(4) @table to ptr), i32 %bit
    %f = load ptr, ptr %entry
    %v = call i32 %f(i32 %t)
    %bn = mul i32 %b, %n
    %i = add i32 %bn, %t
    %o = getelementptr i32, ptr %out, i32 %i
    store i32 %v, ptr %o
    ret void
  }

  define ptx_kernel void @fail(i32 %bad) {
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %hit = icmp eq i32 %t, %bad
    br i1 %hit, label %trap, label %end
  trap:
    call void @llvm.trap()
    unreachable
  end:
    ret void
  }

  define ptx_kernel void @endless(i32 %n) {
    br label %loop
  loop:
    br label %loop
  }
  define ptx_kernel void @null(ptr %p) {
    store i32 1, ptr %p
    ret void
  }`;

interface Program {
  readonly memory: WebAssembly.Memory;
  readonly table: WebAssembly.Table;
  readonly run: (launch: number, worker: number, chunks: number) => number;
  readonly slots: readonly number[];
  readonly kernels: readonly KernelInfo[];
}

const features = ["+simd128", "+atomics", "+bulk-memory"].flatMap((feature) => ["-target-feature", feature]);
const quiet = { stdout: null, stderr: null, fetchProgress: () => undefined };

const decoder = new TextDecoder();

/** What clang makes of IR text: an object, or IR again. */
async function compileIr(llvmIr: string, action: "-emit-obj" | "-emit-llvm"): Promise<Uint8Array> {
  const args = ["clang", "-cc1", "-triple", "wasm32-unknown-wasip1", "-O3", action, ...features];
  return fileOf(
    await runLLVM([...args, "-x", "ir", "in.ll", "-o", "out"], { "in.ll": llvmIr }, quiet),
    "out",
  );
}

async function compileC(file: string, headers: readonly string[]): Promise<Uint8Array> {
  const support = new URL("../../../lib/support/", import.meta.url);
  const read = (name: string) => readFileSync(new URL(name, support), "utf8");
  const files = Object.fromEntries([file, ...headers].map((name) => [name, read(name)]));
  const args = ["--target=wasm32-wasip1", "-O2", "-matomics", "-mbulk-memory", "-c", file, "-o", "out"];
  return fileOf(await commands.clang(args, files, quiet), "out");
}

function fileOf(files: Tree | undefined, name: string): Uint8Array<ArrayBuffer> {
  const file = files?.[name];
  // The package hands out text as a string.
  if (typeof file === "string") return new TextEncoder().encode(file);
  if (!(file instanceof Uint8Array)) throw new Error(`${name} was not made`);
  return new Uint8Array(file);
}

async function build(): Promise<Program> {
  const { llvmIr, info } = compileForTest(ir);
  const objects = {
    "kernels.o": await compileIr(llvmIr ?? "", "-emit-obj"),
    "driver.o": await compileC("driver.c", ["launch.h"]),
    "cooperative.o": await compileC("cooperative.c", ["launch.h"]),
  };
  const exports = ["__unwarp_run", "__unwarp_module_test"].map((name) => `--export=${name}`);
  const memoryOptions = ["--shared-memory", "--import-memory", "--max-memory=16777216"];
  const args = ["--no-entry", "--no-check-features", "--export-table", ...memoryOptions, ...exports];
  const linked = await commands["wasm-ld"](
    [...args, ...Object.keys(objects), "-o", "app.wasm"],
    objects,
    quiet,
  );
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 256, shared: true });
  const compiled = new WebAssembly.Module(fileOf(linked, "app.wasm"));
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  const { __unwarp_run, __unwarp_module_test, __indirect_function_table } = instance.exports;
  const at = (__unwarp_module_test as WebAssembly.Global).value;
  const kernels = info?.kernels ?? [];
  return {
    memory,
    table: __indirect_function_table as WebAssembly.Table,
    run: __unwarp_run as Program["run"],
    slots: [...new Uint32Array(memory.buffer, at, kernels.length + (info?.globals.length ?? 0))],
    kernels,
  };
}

let program: Program;
beforeAll(async () => {
  program = await build();
}, 60_000);

const megabyte = 1 << 20;
const launchAt = megabyte;
const workerAt = megabyte + 256;
const argumentsAt = megabyte + 512;

/** Runs a kernel on this thread and returns the Launch's fault. */
function launch(name: string, grid: number, block: number, args: readonly number[]): number {
  const slot = program.kernels.findIndex((kernel) => kernel.name === name);
  const words = new Uint32Array(program.memory.buffer);
  words.fill(0, launchAt / 4, argumentsAt / 4);
  words.set([grid, 1, 1, block, 1, 1], launchAt / 4);
  words[(launchAt + 28) / 4] = program.slots[slot] ?? 0;
  words[(launchAt + launchBlock.arguments) / 4] = argumentsAt;
  words[(launchAt + 40) / 4] = grid;
  words[(launchAt + 56) / 4] = 2;
  words[(workerAt + workerBlock.sharedBase) / 4] = 2 * megabyte;
  words[(workerAt + workerBlock.contextBase) / 4] = 2 * megabyte + 65536;
  words.set(args, argumentsAt / 4);
  try {
    expect(program.run(launchAt, workerAt, 1000)).toBe(0);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    if (words[(launchAt + 60) / 4] === 0) return -1;
  }
  return words[(launchAt + 60) / 4] ?? 0;
}

describe("in WASM", () => {
  test("a reduction with barriers, votes and threads that return early", () => {
    const words = new Int32Array(program.memory.buffer);
    const [out, input] = [3 * megabyte, 3 * megabyte + 65536];
    for (let index = 0; index < 320; index++) words[input / 4 + index] = index;
    expect(launch("reduce", 5, 64, [out, input, 64])).toBe(0);
    expect([...words.slice(out / 4, out / 4 + 4)]).toEqual([2016, 32, 6112, 32]);
    expect(launch("reduce", 5, 64, [out, input, 16])).toBe(0);
    expect([...words.slice(out / 4, out / 4 + 4)]).toEqual([120, 8, 1144, 8]);
    const [, , , , , counter = 0] = program.slots;
    expect(words[counter / 4]).toBe(15);
  });

  test("recursion through a pointer, and a function that reads threadIdx", () => {
    const words = new Int32Array(program.memory.buffer);
    const out = 3 * megabyte;
    expect(launch("through", 2, 6, [out])).toBe(0);
    expect([...words.slice(out / 4 + 6, out / 4 + 12)]).toEqual([1, 101, 2, 103, 5, 105]);
  });

  test("a trap leaves the launch with a fault and the thread's place", () => {
    expect(launch("fail", 3, 8, [6])).toBe(719);
    const words = new Uint32Array(program.memory.buffer);
    expect([...words.slice((launchAt + 64) / 4, (launchAt + 88) / 4)]).toEqual([0, 0, 0, 6, 0, 0]);
    expect(launch("fail", 3, 8, [8])).toBe(0);
  });

  test("a null pointer traps", () => {
    expect(launch("null", 1, 1, [0])).toBe(-1);
  });

  test("an endless loop stays one", async () => {
    const { llvmIr } = compileForTest(ir);
    const text = decoder.decode(await compileIr(llvmIr ?? "", "-emit-llvm"));
    const body = text.slice(text.indexOf("@endless.dev.test("));
    expect(body.slice(0, body.indexOf("\n}"))).toMatch(/(\S+):[^:]*br label %\1/);
  });
});
