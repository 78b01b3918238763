import { expect, test } from "vitest";
import { namesOf, parseNamed } from "../analysis/testing.ts";
import { Builder } from "../ir/build.ts";
import { printFunction } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { splitBlockBefore } from "./split-block.ts";

test("the rest of the block moves, and the phis behind it know", () => {
  const { module, fn, instruction, block } = parseNamed(`
    define i32 @f(i32 %n) {
    entry:
      %a = add i32 %n, 1
      %b = add i32 %a, 1
      switch i32 %b, label %end [
        i32 1, label %end
      ]
    end:
      %r = phi i32 [ %b, %entry ], [ %b, %entry ]
      ret i32 %r
    }`);
  const rest = splitBlockBefore(instruction("b"), "rest");
  expect(instruction("b").block).toBe(rest);
  expect(namesOf(fn().blocks)).toEqual(["entry", "rest", "end"]);
  Builder.atEnd(block("entry")).br(rest);
  expect(verifyModule(module)).toEqual([]);
  expect(printFunction(fn())).toContain("%r = phi i32 [ %b, %rest ], [ %b, %rest ]");
});

test("a loop of one block becomes a loop of two", () => {
  const { module, fn, instruction, block } = parseNamed(`
    define void @f(i1 %c) {
    entry:
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %loop ]
      %next = add i32 %i, 1
      br i1 %c, label %loop, label %exit
    exit:
      ret void
    }`);
  const rest = splitBlockBefore(instruction("next"), "rest");
  Builder.atEnd(block("loop")).br(rest);
  expect(verifyModule(module)).toEqual([]);
  expect(printFunction(fn())).toContain("%i = phi i32 [ 0, %entry ], [ %next, %rest ]");
});

test("split in front of the terminator, only that moves", () => {
  const { fn } = parseNamed("define void @f() {\nentry:\n  ret void\n}");
  const { entry } = fn();
  const rest = splitBlockBefore(entry.terminator, "rest");
  expect(entry.instructions).toEqual([]);
  expect(rest.instructions.map(({ opcode }) => opcode)).toEqual(["ret"]);
});
