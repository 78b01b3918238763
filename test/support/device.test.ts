import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { supportImports } from "../../src/artifact/support-interface.ts";
import { readMemoryImport } from "../../src/artifact/wasm-sections.ts";
import { loadWasi } from "../../src/runtime/wasi.node.ts";
import { build } from "./build-and-run.ts";

/** The kernels of programs/device.c. */
const work = { record: 0, print: 1, assert: 2, heap: 3, longLines: 4, freeTwice: 5, fillHeap: 6 } as const;

const folder = mkdtempSync(join(tmpdir(), "unwarp-test-"));
const files = [join(folder, "stdout"), join(folder, "stderr")] as const;
const [stdout, stderr] = [openSync(files[0], "w"), openSync(files[1], "w")];
let memory: WebAssembly.Memory;
let call: (name: string, ...args: number[]) => number;

beforeAll(async () => {
  const app = await build("device.c");
  const limits = readMemoryImport(app);
  memory = new WebAssembly.Memory({ initial: limits?.initial ?? 0, maximum: 57344, shared: true });
  const { WASI } = loadWasi();
  const wasi = new WASI({ version: "preview1", returnOnExit: true, stdout, stderr });
  const support: Record<keyof typeof supportImports, (...args: number[]) => number | void> = {
    __unwarp_now_ns: () => performance.now() * 1e6,
    __unwarp_exit: () => {},
  };
  const module = new WebAssembly.Module(app);
  const imports = { env: { memory, ...support }, wasi_snapshot_preview1: wasi.wasiImport };
  const { exports } = new WebAssembly.Instance(module, imports);
  wasi.start({ exports: { ...exports, memory } });
  call = (name, ...args) => Number((exports[name] as (...args: number[]) => unknown)(...args));
});

afterAll(() => {
  closeSync(stdout);
  closeSync(stderr);
  rmSync(folder, { recursive: true });
});

/** The Launch and Worker blocks of lib/support/launch.h. */
function launch(what: number, blocks: number, { chunk = 4, order = 0, index = 1 } = {}) {
  call("reset");
  const address = (call("malloc", 256) + 15) & ~15;
  const words = new Uint32Array(memory.buffer, address, 56);
  const worker = address + 128;
  words.fill(0);
  words.set([blocks, 1, 1, 1, 1, 1, 0, call("kernel_index"), address + 120, order, blocks], 0);
  words[14] = chunk;
  words[30] = what;
  words[32 + 10] = index;
  return {
    run: (maxChunks = 0xffffffff) => call("__unwarp_run", address, worker, maxChunks),
    fault: () => [...words.slice(15, 20)],
  };
}

function recordedOrder(): number[] {
  return [...new Uint32Array(memory.buffer, call("orders"), call("recorded"))];
}

/** What the program has written since the last call, as the host sees it after a flush. */
function takeOutput(): { stdout: string; stderr: string } {
  call("__unwarp_printf_flush");
  // Ends C's buffering of stdout, which is a file here.
  call("flush");
  const [out, error] = files.map((file, i) => readFileSync(file, "utf8").slice(taken[i]));
  taken = files.map((file) => readFileSync(file, "utf8").length);
  return { stdout: out ?? "", stderr: error ?? "" };
}
let taken = [0, 0];

test("blocks are handed out in order, so many chunks at a time", () => {
  const { run } = launch(work.record, 10);
  expect(run(2)).toBe(1);
  expect(recordedOrder()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(run(2)).toBe(0);
  expect(recordedOrder()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(run()).toBe(0);
});

test.each([1, 2, 7, 12345, 0xffffffff])("a shuffled order has every block once (seed %d)", (order) => {
  const ascending = Array.from({ length: 997 }, (_, i) => i);
  launch(work.record, 997, { order }).run();
  expect(recordedOrder()).not.toEqual(ascending);
  expect(recordedOrder().toSorted((a, b) => a - b)).toEqual(ascending);
  launch(work.record, 1, { order }).run();
  expect(recordedOrder()).toEqual([0]);
});

test("device printf takes packed arguments and returns their number", () => {
  launch(work.print, 2).run();
  expect(call("failures")).toBe(0);
  expect(takeOutput()).toEqual({
    stdout: "text 0 0    -1 (null) %\ntext 0.5 1099511627776    -1 (null) %\n",
    stderr: "",
  });
});

test("a failed assert prints CUDA's message, sets the fault and stops the launch", () => {
  const { run, fault } = launch(work.assert, 100);
  expect(() => run()).toThrow(WebAssembly.RuntimeError);
  expect(fault()).toEqual([710, 3, 0, 0, 0]);
  expect(run()).toBe(0);
  expect(takeOutput()).toEqual({
    stdout: "",
    stderr: "a.cu:12: void k(int *): block: [3,0,0], thread: [0,0,0] Assertion `x > 0` failed.\n",
  });
});

test("what does not fit in the buffer is counted; the host thread empties it itself", () => {
  launch(work.longLines, 3000).run();
  const lost = takeOutput();
  const kept = lost.stdout.split("\n").length - 1;
  expect(kept).toBeGreaterThan(2000);
  expect(lost.stderr).toBe(
    `unwarp: ${3000 - kept} messages of device printf were lost: its buffer was full\n`,
  );
  launch(work.longLines, 3000, { index: 0 }).run();
  const all = takeOutput();
  expect(all.stderr).toBe("");
  const numbers = all.stdout
    .trim()
    .split("\n")
    .map((line) => Number(line.trim().slice(2)));
  expect(numbers).toEqual(Array.from({ length: 3000 }, (_, i) => i));
});

test("the device heap gives distinct aligned memory, and null when it is used up", () => {
  launch(work.heap, 1000).run();
  expect(call("failures")).toBe(0);
  launch(work.fillHeap, 1).run();
  // All pieces were joined again: 8 MiB less its bookkeeping.
  expect(call("recorded")).toBe(7);
  expect(call("__unwarp_device_heap_size")).toBe(8 << 20);
  expect(call("__unwarp_device_heap_limit", 1 << 20)).toBe(0);
});

test("freeing twice is a launch failure", () => {
  call("__unwarp_device_heap_init", call("malloc", 4096), 4096);
  const { run, fault } = launch(work.freeTwice, 1);
  expect(() => run()).toThrow(WebAssembly.RuntimeError);
  expect(fault()[0]).toBe(719);
});
