import { expect, test } from "vitest";
import { applyPass, expectPass } from "../../transform/testing.ts";
import { printModule } from "../../ir/print.ts";
import { switchOverCallees } from "./switch-over-callees.ts";

const numbers = new Map([
  ["up", 256],
  ["down", 257],
  ["other", 258],
]);
const pass = switchOverCallees((name) => numbers.get(name));

test("a call through a pointer chooses among the functions of its type", () => {
  expectPass(
    pass,
    `@table = addrspace(1) constant [2 x ptr] [ptr @up, ptr @down]
    define i32 @up(i32 %x) {
      ret i32 %x
    }
    define i32 @down(i32 %x) {
      ret i32 0
    }
    define void @other(i32 %x) {
      ret void
    }
    define ptx_kernel void @k(ptr %p, ptr %f) {
      store ptr @other, ptr %p
      %g = load ptr, ptr addrspace(1) @table
      %r = call i32 %f(i32 3)
      store i32 %r, ptr %p
      ret void
    }`,
  ).toPrint(
    `@table = addrspace(1) constant [2 x ptr] [ptr inttoptr (i32 256 to ptr), ptr inttoptr (i32 257 to ptr)]
    define i32 @up(i32 %x) {
      ret i32 %x
    }
    define i32 @down(i32 %x) {
      ret i32 0
    }
    define void @other(i32 %x) {
      ret void
    }
    define ptx_kernel void @k(ptr %p, ptr %f) {
      store ptr inttoptr (i32 258 to ptr), ptr %p
      %g = load ptr, ptr addrspace(1) @table
      %number = ptrtoint ptr %f to i32
      switch i32 %number, label %none [
        i32 256, label %is.up
        i32 257, label %is.down
      ]
    is.up:
      %from.up = call i32 @up(i32 3)
      br label %called
    is.down:
      %from.down = call i32 @down(i32 3)
      br label %called
    none:
      call void @unwarp.wild.call()
      unreachable
    called:
      %r = phi i32 [ %from.up, %is.up ], [ %from.down, %is.down ]
      store i32 %r, ptr %p
      ret void
    }
    declare void @unwarp.wild.call()`,
  );
});

test("a virtual call reaches its own slot only", () => {
  const { module } = applyPass(
    pass,
    `@_ZTV1A = addrspace(1) constant { [4 x ptr] } { [4 x ptr] [ptr null, ptr null, ptr @up, ptr @down] }
    define i32 @up(ptr %this) {
      ret i32 1
    }
    define i32 @down(ptr %this) {
      ret i32 2
    }
    define ptx_kernel void @k(ptr %object, ptr %p) {
      store ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(1) @_ZTV1A to ptr), i32 8), ptr %object
      %table = load ptr, ptr %object
      %slot = getelementptr i8, ptr %table, i32 4
      %f = load ptr, ptr %slot
      %r = call i32 %f(ptr %object)
      store i32 %r, ptr %p
      ret void
    }`,
  );
  const text = printModule(module);
  expect(text).toContain("call i32 @down(ptr %object)");
  expect(text).not.toContain("call i32 @up");
});
