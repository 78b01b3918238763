import { expect, test } from "vitest";
import { parseNamed } from "../../analysis/testing.ts";
import { stackBytes } from "./stack-bytes.ts";

const named = parseNamed(`
  @table = constant [1 x ptr] [ptr @pointee]
  define void @k(ptr %f) {
    %small = alloca i8, align 1
    call void @deep()
    call void @flat()
    call void %f()
    ret void
  }
  define void @deep() {
    %a = alloca [100 x i32], align 4
    call void @flat()
    ret void
  }
  define void @flat() {
    %a = alloca i64, i32 5, align 8
    ret void
  }
  define void @pointee() {
    %a = alloca [1000 x i8], align 1
    ret void
  }
  define void @even() {
    call void @odd()
    ret void
  }
  define void @odd() {
    call void @even()
    call void @flat()
    ret void
  }
  declare void @other()`);
const bytesOf = stackBytes(named.module);
const reserve = 256;

test("a function needs its own variables, in units of 16, and the deepest of its callees", () => {
  expect(bytesOf(named.fn("flat"))).toBe(reserve + 48);
  expect(bytesOf(named.fn("deep"))).toBe(reserve + 400 + bytesOf(named.fn("flat")));
  // The function behind the pointer is the deepest.
  expect(bytesOf(named.fn("pointee"))).toBe(reserve + 1008);
  expect(bytesOf(named.fn("k"))).toBe(reserve + 16 + bytesOf(named.fn("pointee")));
});

test("a cycle counts once, what nobody defines does not count", () => {
  const cycle = 2 * reserve + bytesOf(named.fn("flat"));
  expect(bytesOf(named.fn("even"))).toBe(cycle);
  expect(bytesOf(named.fn("odd"))).toBe(cycle);
  expect(bytesOf(named.fn("other"))).toBe(0);
});
