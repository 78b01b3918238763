import { test } from "vitest";
import { splitAggregates } from "./split-aggregates.ts";
import { expectPass } from "./testing.ts";

test("members become values", () => {
  expectPass(
    splitAggregates,
    `define i32 @f(i32 %x, i32 %y) {
      %p = insertvalue { float, [2 x i32] } poison, i32 %x, 1, 0
      %q = insertvalue { float, [2 x i32] } %p, i32 %y, 1, 1
      %a = extractvalue { float, [2 x i32] } %q, 1
      %r = extractvalue [2 x i32] %a, 1
      ret i32 %r
    }`,
  ).toPrintFunction("f", "define i32 @f(i32 %x, i32 %y) {\n ret i32 %y\n }");
});

test("phis, selects, loads and stores are taken apart", () => {
  expectPass(
    splitAggregates,
    `define void @f(ptr %p, i1 %c) {
    entry:
      %a = load { i32, float }, ptr %p, align 8
      br i1 %c, label %one, label %two
    one:
      br label %two
    two:
      %m = phi { i32, float } [ %a, %entry ], [ zeroinitializer, %one ]
      %s = select i1 %c, { i32, float } %m, { i32, float } %a
      store { i32, float } %s, ptr %p, align 8
      ret void
    }`,
  ).toPrintFunction(
    "f",
    `define void @f(ptr %p, i1 %c) {
    entry:
      %0 = load i32, ptr %p, align 8
      %1 = getelementptr i8, ptr %p, i32 4
      %2 = load float, ptr %1, align 4
      br i1 %c, label %one, label %two
    one:
      br label %two
    two:
      %m.0 = phi i32 [ %0, %entry ], [ 0, %one ]
      %m.1 = phi float [ %2, %entry ], [ 0.000000e+00, %one ]
      %3 = select i1 %c, i32 %m.0, i32 %0
      %4 = select i1 %c, float %m.1, float %2
      store i32 %3, ptr %p, align 8
      %5 = getelementptr i8, ptr %p, i32 4
      store float %4, ptr %5, align 4
      ret void
    }`,
  );
});

test("pairs that an instruction makes are left", () => {
  expectPass(
    splitAggregates,
    `define i32 @f(ptr %p, i32 %x) {
      %pair = cmpxchg ptr %p, i32 %x, i32 1 monotonic monotonic
      %old = extractvalue { i32, i1 } %pair, 0
      ret i32 %old
    }`,
  ).toLeaveAlone();
});
