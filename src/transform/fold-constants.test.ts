import { expect, test } from "vitest";
import { callFunction } from "../interpret/testing.ts";
import { foldConstants } from "./fold-constants.ts";
import { applyPass, expectPass } from "./testing.ts";

test("what constants determine is computed", () => {
  expectPass(
    foldConstants,
    `define i32 @f(i32 %x) {
      %n = mul i32 16, 4
      %c = icmp ult i32 %n, 100
      %z = zext i1 %c to i32
      %r = add i32 %x, %z
      ret i32 %r
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f(i32 %x) {
      %r = add i32 %x, 1
      ret i32 %r
    }`,
  );
});

test("decided branches are taken, and what they skip goes", () => {
  expectPass(
    foldConstants,
    `define i32 @f(i32 %x) {
    entry:
      %c = icmp eq i32 1, 1
      br i1 %c, label %yes, label %no
    yes:
      br label %end
    no:
      br label %end
    end:
      %r = phi i32 [ %x, %yes ], [ 7, %no ]
      ret i32 %r
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f(i32 %x) {
    entry:
      br label %yes
    yes:
      br label %end
    end:
      ret i32 %x
    }`,
  );
});

test("a switch over a constant keeps one of its edges", () => {
  expectPass(
    foldConstants,
    `define i32 @f() {
    entry:
      switch i32 3, label %end [
        i32 1, label %end
        i32 3, label %end
      ]
    end:
      %r = phi i32 [ 5, %entry ], [ 5, %entry ], [ 5, %entry ]
      ret i32 %r
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f() {
    entry:
      br label %end
    end:
      ret i32 5
    }`,
  );
});

test("floats are rounded to float, and what would be NaN is left", () => {
  const { module } = applyPass(
    foldConstants,
    `define float @f() {
      %a = fdiv float 1.0, 3.0
      %b = fadd float %a, 1.0
      ret float %b
    }
    define float @g() {
      %a = fdiv float 0.0, 0.0
      ret float %a
    }`,
  );
  expect(module.functions.get("f")?.entry.instructions).toHaveLength(1);
  expect(callFunction(module, "f")).toBe(Math.fround(Math.fround(1 / 3) + 1));
  expect(module.functions.get("g")?.entry.instructions).toHaveLength(2);
});

test("unused values go, and stores and volatile loads stay", () => {
  expectPass(
    foldConstants,
    `define void @f(ptr %p) {
      %a = load i32, ptr %p
      %b = add i32 %a, 1
      %c = load volatile i32, ptr %p
      store i32 0, ptr %p
      ret void
    }`,
  ).toPrintFunction(
    "f",
    `define void @f(ptr %p) {
      %c = load volatile i32, ptr %p
      store i32 0, ptr %p
      ret void
    }`,
  );
});
