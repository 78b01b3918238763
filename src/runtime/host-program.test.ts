import { expect, test } from "vitest";
import { InternalError } from "../source/invariant.ts";
import { hostProgram } from "./host-program.ts";

const report = () => undefined;

test("the heap of kernels reaches from its base over its size", () => {
  const exports = { __unwarp_device_heap_base: () => -4096, __unwarp_device_heap_size: () => 64 };
  const program = hostProgram({ exports }, report);
  const base = 2 ** 32 - 4096;
  expect([base - 1, base, base + 63, base + 64].map((at) => program.isInDeviceHeap(at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("a program without what lib/support exports is a bug of ours", () => {
  const program = hostProgram({ exports: {} }, report);
  expect(() => program.isInDeviceHeap(5)).toThrow(InternalError);
  expect(() => program.flushDeviceOutput()).toThrow("the program does not export __unwarp_printf_flush");
  expect(() => program.setDeviceHeapLimit(5)).toThrow(InternalError);
});

test("a call through a null pointer is the program's fault", () => {
  const program = hostProgram({ exports: {} }, report);
  expect(() => program.call(0)).toThrow(WebAssembly.RuntimeError);
});
