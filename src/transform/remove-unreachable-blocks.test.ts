import { test } from "vitest";
import { removeUnreachableBlocks } from "./remove-unreachable-blocks.ts";
import { expectPass } from "./testing.ts";

test("blocks that cannot be reached go, and what phis got from them", () => {
  expectPass(
    removeUnreachableBlocks,
    `
    define i32 @f(i32 %x) {
    entry:
      br label %join
    dead:
      %d = add i32 %x, 1
      br label %join
    self:
      br label %self
    join:
      %r = phi i32 [ %x, %entry ], [ %d, %dead ]
      ret i32 %r
    }
    `,
  ).toPrint(`
    define i32 @f(i32 %x) {
    entry:
      br label %join
    join:
      %r = phi i32 [ %x, %entry ]
      ret i32 %r
    }
  `);
});

test("a function without dead blocks stays as it is", () => {
  expectPass(removeUnreachableBlocks, `define void @f() {\n  ret void\n}`).toLeaveAlone();
});
