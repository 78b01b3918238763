import { expect, test } from "vitest";
import { parseModule } from "../../../ir/parse.ts";
import { printFunction } from "../../../ir/print.ts";
import { dropNewerPromises } from "./drop-newer-promises.ts";

test("flags and attributes that clang 16 does not read go, older ones stay", () => {
  const module = parseModule(`define range(i32 0, 9) i32 @f(i8 %x, i32 %y) {
    %a = zext nneg i8 %x to i32
    %b = or disjoint i32 %a, %y
    %c = icmp samesign ult i32 %a, %b
    %d = trunc nuw nsw i32 %b to i8
    %e = add nuw nsw i32 %a, %b
    ret i32 %e
  }`);
  const fn = module.functions.get("f");
  if (!fn) throw new Error("f is gone");
  dropNewerPromises(fn);
  expect(printFunction(fn)).toMatchInlineSnapshot(`
    "define i32 @f(i8 %x, i32 %y) {
      %a = zext i8 %x to i32
      %b = or i32 %a, %y
      %c = icmp ult i32 %a, %b
      %d = trunc i32 %b to i8
      %e = add nuw nsw i32 %a, %b
      ret i32 %e
    }
    "
  `);
});
