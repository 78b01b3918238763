import { test } from "vitest";
import { narrowSwitches } from "./narrow-switches.ts";
import { expectPass } from "./testing.ts";

const wide = `
  define i32 @f(i64 %x) {
  entry:
    switch i64 %x, label %other [
      i64 5, label %five
      i64 4294967301, label %far
    ]
  five:
    ret i32 1
  far:
    ret i32 2
  other:
    ret i32 0
  }
`;

test("cases of a wide integer are numbered", () => {
  expectPass(narrowSwitches, wide).toPrint(`
    define i32 @f(i64 %x) {
    entry:
      %0 = icmp eq i64 %x, 5
      %1 = select i1 %0, i32 0, i32 2
      %2 = icmp eq i64 %x, 4294967301
      %3 = select i1 %2, i32 1, i32 %1
      switch i32 %3, label %other [
        i32 0, label %five
        i32 1, label %far
      ]
    five:
      ret i32 1
    far:
      ret i32 2
    other:
      ret i32 0
    }
  `);
});

test("others stay", () => {
  expectPass(narrowSwitches, wide.replaceAll("i64", "i32").replace("4294967301", "7")).toLeaveAlone();
});
