import { expect, test } from "vitest";
import { parseNamed } from "../analysis/testing.ts";
import { accessedOperands } from "./memory-access.ts";

const { fn } = parseNamed(`
  declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
  declare void @llvm.memset.p0.i32(ptr, i8, i32, i1)
  declare ptr @strchr(ptr, i32)
  declare void @g(ptr, ptr)
  define void @memcpy(ptr %to, ptr %from, i32 %n) {
    ret void
  }
  define void @f(ptr %p, ptr %q, i32 %n) {
    %load = load i32, ptr %p
    store ptr %q, ptr %p
    %rmw = atomicrmw add ptr %p, i32 %n monotonic
    %exchange = cmpxchg ptr %p, i32 %n, i32 1 monotonic monotonic
    call void @llvm.memcpy.p0.p0.i32(ptr %p, ptr %q, i32 %n, i1 false)
    call void @llvm.memset.p0.i32(ptr %p, i8 0, i32 %n, i1 false)
    %found = call ptr @strchr(ptr %p, i32 %n)
    call void @g(ptr %p, ptr byval(i64) %q)
    call void @memcpy(ptr %p, ptr %q, i32 %n)
    call void %q(ptr %p)
    %address = getelementptr i8, ptr %p, i32 %n
    ret void
  }`);

test("the operands through which an instruction itself accesses memory", () => {
  expect([...fn("f").instructions()].map((instruction) => accessedOperands(instruction))).toEqual([
    [0], // load
    [1], // store: the address, not what is stored
    [0],
    [0],
    [0, 1], // memcpy
    [0],
    [0], // strchr
    [1], // the call copies what it passes by value
    [], // the user's own function of that name
    [],
    [],
    [],
  ]);
});
