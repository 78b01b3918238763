import { beforeAll, expect, test } from "vitest";
import { LinearMemory } from "../runtime/memory/linear-memory.ts";
import { growFilesByDoubling } from "./file-growth.ts";
import { createPageSystem } from "./page-system.ts";

beforeAll(growFilesByDoubling);

type Call = (...args: (number | bigint)[]) => number;
const pathAt = 64;
const dataAt = 1024;
const vectorAt = 128;
const resultAt = 192;
const folder = 3;
const create = 1;
const truncate = 8;

function start(files: { name: string; text: string }[] = [], args = ["a", "b"]) {
  const linear = new LinearMemory(new WebAssembly.Memory({ initial: 4, maximum: 4, shared: true }));
  const written: string[] = [];
  const write = (bytes: Uint8Array, stream: string) =>
    void written.push(`${stream}: ${new TextDecoder().decode(bytes)}`);
  const system = createPageSystem({ args, files, write }, linear);
  system.start({ exports: { memory: linear.memory, _start() {} } });
  const call = (name: string, ...args: (number | bigint)[]) => (system.imports[name] as Call)(...args);
  const bytes = new Uint8Array(linear.memory.buffer);
  const words = new DataView(linear.memory.buffer);
  const put = (text: string, at: number): number => {
    const encoded = new TextEncoder().encode(text);
    bytes.set(encoded, at);
    return encoded.length;
  };
  const openFile = (path: string, flags: number): number => {
    const code = call("path_open", folder, 0, pathAt, put(path, pathAt), flags, 0n, 0n, 0, resultAt);
    return code === 0 ? words.getUint32(resultAt, true) : -code;
  };
  const writeTo = (fd: number, text: string): number => {
    words.setUint32(vectorAt, dataAt, true);
    words.setUint32(vectorAt + 4, put(text, dataAt), true);
    return call("fd_write", fd, vectorAt, 1, resultAt);
  };
  const changed = () =>
    system.changedFiles().map(({ name, content }) => `${name}: ${new TextDecoder().decode(content)}`);
  return { system, call, words, written, openFile, writeTo, changed };
}

test("output goes to the page, with its stream", () => {
  const { writeTo, written } = start();
  writeTo(1, "hello\n");
  writeTo(2, "oops\n");
  expect(written).toEqual(["stdout: hello\n", "stderr: oops\n"]);
});

test("files that the program writes are found, given ones only when they have changed", () => {
  const { openFile, writeTo, changed } = start([
    { name: "in.txt", text: "given" },
    { name: "data/b.txt", text: "more" },
  ]);
  expect(changed()).toEqual([]);
  const fd = openFile("out.ppm", create);
  for (let piece = 0; piece < 3; piece++) writeTo(fd, "abc");
  writeTo(openFile("data/b.txt", 0), "M");
  expect(changed()).toEqual(["data/b.txt: More", "out.ppm: abcabcabc"]);
});

test("what is written behind a cut does not bring back what was cut", () => {
  const { openFile, writeTo, call, changed } = start();
  const fd = openFile("x", create);
  writeTo(fd, "123456789");
  call("fd_filestat_set_size", fd, 2n);
  call("fd_seek", fd, 4n, 0, resultAt);
  writeTo(fd, "z");
  expect(changed()).toEqual(["x: 12\0\0z"]);
  writeTo(openFile("x", truncate), "n");
  expect(changed()).toEqual(["x: n"]);
});

test("many small writes do not copy the file each time", () => {
  const { openFile, writeTo, system } = start();
  const fd = openFile("big", create);
  const begin = performance.now();
  const piece = "x".repeat(4096);
  for (let written = 0; written < 32 << 20; written += piece.length) writeTo(fd, piece);
  expect(system.changedFiles()[0]?.content.length).toBe(32 << 20);
  // Copying would be 128 GB.
  expect(performance.now() - begin).toBeLessThan(10_000);
});

test("arguments are counted in the bytes that are written", () => {
  const { call, words } = start([], ["ä", "b"]);
  expect(call("args_sizes_get", 256, 260)).toBe(0);
  expect(words.getUint32(256, true)).toBe(3);
  const total = "program".length + 1 + 3 + 2;
  expect(words.getUint32(260, true)).toBe(total);
  words.setUint8(1024 + total, 99);
  expect(call("args_get", 300, 1024)).toBe(0);
  expect(words.getUint8(1024 + total)).toBe(99);
});

test("random bytes are random", () => {
  const { call, words } = start();
  expect(call("random_get", 1024, 70_000)).toBe(0);
  const sum = Array.from({ length: 64 }, (_, at) => words.getUint8(1024 + 69_000 + at)).reduce(
    (a, b) => a + b,
    0,
  );
  expect(sum).toBeGreaterThan(0);
});

test("standard input is at its end", () => {
  const { call, words } = start();
  words.setUint32(vectorAt, dataAt, true);
  words.setUint32(vectorAt + 4, 100, true);
  expect(call("fd_read", 0, vectorAt, 1, resultAt)).toBe(0);
  expect(words.getUint32(resultAt, true)).toBe(0);
});

test("sleeping takes its time, and says who was woken", () => {
  const { call, words } = start();
  words.setBigUint64(256, 77n, true);
  words.setUint8(264, 0);
  words.setBigUint64(280, 20_000_000n, true);
  const begin = performance.now();
  expect(call("poll_oneoff", 256, 512, 1, resultAt)).toBe(0);
  expect(performance.now() - begin).toBeGreaterThan(15);
  expect(words.getBigUint64(512, true)).toBe(77n);
});

test("who shows the output is told before a program sleeps, and when it looks at the clock", () => {
  const linear = new LinearMemory(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }));
  const told: string[] = [];
  const system = createPageSystem(
    {
      ...{ args: [], files: [], write: () => {} },
      beforeSleep: () => told.push("sleep"),
      onClock: () => told.push("clock"),
    },
    linear,
  );
  system.start({ exports: { memory: linear.memory, _start() {} } });
  (system.imports["clock_time_get"] as Call)(1, 0n, resultAt);
  new Uint8Array(linear.memory.buffer).fill(0, dataAt, dataAt + 48);
  (system.imports["poll_oneoff"] as Call)(dataAt, resultAt, 1, pathAt);
  expect(told).toEqual(["clock", "sleep"]);
});
