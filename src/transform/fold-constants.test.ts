import { test } from "vitest";
import { foldConstants } from "./fold-constants.ts";
import { expectPass } from "./testing.ts";

test("arithmetic on constants, decided branches, and what is left over", () => {
  expectPass(
    foldConstants,
    `
    define i32 @f(i32 %x) {
    entry:
      %n = mul i32 16, 4
      %c = icmp ult i32 %n, 64
      br i1 %c, label %a, label %b
    a:
      br label %end
    b:
      %sum = add i32 %x, %n
      %unused = sub i32 %sum, 3
      br label %end
    end:
      %r = phi i32 [ 1, %a ], [ %sum, %b ]
      ret i32 %r
    }`,
  ).toPrint(`
    define i32 @f(i32 %x) {
    entry:
      br label %b
    b:
      %sum = add i32 %x, 64
      br label %end
    end:
      ret i32 %sum
    }`);
});
