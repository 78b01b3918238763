import { expect, test } from "vitest";
import { parseNamed } from "../../analysis/testing.ts";
import { printFunction } from "../../ir/print.ts";
import type { Value } from "../../ir/values.ts";
import { verifyModule } from "../../ir/verify.ts";
import { expandConstant, useAt } from "./expand-constant.ts";

/** Replaces @tile by %base in the operand of an instruction. */
function expanded(body: string, instruction: string, index = 0) {
  const named = parseNamed(`
    @tile = addrspace(3) global [8 x i32] undef, align 4
    @other = global [8 x i32] zeroinitializer, align 4
    define void @f(ptr addrspace(3) %base, i1 %c) {
    entry:
      ${body}
    }`);
  const target = named.instruction(instruction);
  const replace = (global: Value) => (global === named.value("tile") ? named.value("base") : undefined);
  const operand = target.operand(index);
  const result = expandConstant(useAt(target, index), operand, replace);
  target.setOperand(index, result);
  expect(verifyModule(named.module)).toEqual([]);
  return { text: printFunction(named.fn("f")), isSame: result === operand };
}

test("casts, offsets and arithmetic around the global become instructions, innermost first", () => {
  const { text } = expanded(
    `%x = load i32, ptr getelementptr inbounds (i32, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 3)
    ret void`,
    "x",
  );
  expect(text).toContain(
    [
      "  %0 = addrspacecast ptr addrspace(3) %base to ptr",
      "  %1 = getelementptr inbounds i32, ptr %0, i32 3",
      "  %x = load i32, ptr %1",
    ].join("\n"),
  );
  const sum = expanded(
    "%x = sub i32 add (i32 ptrtoint (ptr addrspace(3) @tile to i32), i32 8), 1\nret void",
    "x",
  );
  expect(sum.text).toContain("  %1 = add i32 %0, 8\n");
});

test("the operand of a phi is computed at the end of the block it comes from", () => {
  const { text } = expanded(
    `br i1 %c, label %then, label %end
    then:
      br label %end
    end:
      %p = phi ptr [ null, %entry ], [ addrspacecast (ptr addrspace(3) @tile to ptr), %then ]
      ret void`,
    "p",
    1,
  );
  expect(text).toContain("then:\n  %0 = addrspacecast ptr addrspace(3) %base to ptr\n  br label %end\n");
});

test("what does not name the global stays the same object", () => {
  expect(expanded("%x = load i32, ptr getelementptr (i32, ptr @other, i32 3)\nret void", "x").isSame).toBe(
    true,
  );
});
