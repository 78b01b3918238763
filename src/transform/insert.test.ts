import { expect, test } from "vitest";
import { parseNamed } from "../analysis/testing.ts";
import { Builder } from "../ir/build.ts";
import { printModule } from "../ir/print.ts";
import { f32, f64, i1, i32, pointerType, ptr, type Type, vectorType } from "../ir/types.ts";
import { verifyModule } from "../ir/verify.ts";
import {
  firstAfterAllocas,
  firstUseAfter,
  insertIntrinsic,
  intrinsicSuffix,
  replaceInstruction,
} from "./insert.ts";

const named = () =>
  parseNamed(`
    define float @f(float %x) {
    entry:
      %v = alloca i32, align 4
      %w = alloca i32, align 4
      br label %loop
    loop:
      %a = phi float [ %x, %entry ], [ %d, %loop ]
      %b = phi float [ 0.0, %entry ], [ %a, %loop ]
      %d = fadd float %a, %b
      br label %loop
    }`);

test("a phi may be used behind all phis, another instruction from the next on", () => {
  const { instruction, block } = named();
  expect(firstUseAfter(instruction("a"))).toBe(instruction("d"));
  expect(firstUseAfter(instruction("b"))).toBe(instruction("d"));
  expect(firstUseAfter(instruction("d"))).toBe(block("loop").terminator);
});

test("behind the variables of the entry", () => {
  const { fn, block } = named();
  expect(firstAfterAllocas(fn())).toBe(block("entry").terminator);
});

test("the replacement takes over uses and name", () => {
  const { module, instruction, fn } = named();
  const old = instruction("d");
  replaceInstruction(
    old,
    insertIntrinsic(Builder.before(old), module, "minnum", old.operand(0), old.operand(1)),
  );
  expect(verifyModule(module)).toEqual([]);
  expect([...fn("f").instructions()].map(({ name }) => name)).toContain("d");
  expect(printModule(module)).toContain("%d = call float @llvm.minnum.f32(float %a, float %b)");
  expect(printModule(module)).toContain("declare float @llvm.minnum.f32(float, float)");
});

test.each<readonly [string, Type]>([
  ["i1", i1],
  ["f16", { kind: "float", format: "half", text: "half" }],
  ["f32", f32],
  ["f64", f64],
  ["p0", ptr],
  ["p3", pointerType(3)],
  ["v4f32", vectorType(4, f32)],
  ["v2p0", vectorType(2, ptr)],
  ["v8i32", vectorType(8, i32)],
])("LLVM's suffix %s", (suffix, type) => {
  expect(intrinsicSuffix(type)).toBe(suffix);
});
