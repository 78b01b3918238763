import { expect, test } from "vitest";
import { BinaryInst } from "../../ir/instruction.ts";
import { parseModule } from "../../ir/parse.ts";
import { invitesReassociation } from "./reassociation.ts";

/** Which operands of the last operation are to be hidden. */
function hidden(...lines: string[]): boolean[] {
  const text = `define void @f(float %a, float %b, float %c, float %d) {\n  ${lines.join("\n  ")}\n  ret void\n}`;
  const last = [...(parseModule(text).functions.get("f")?.instructions() ?? [])].at(-2);
  if (!(last instanceof BinaryInst)) throw new Error("no operation");
  return [invitesReassociation(last, 0), invitesReassociation(last, 1)];
}

test("a constant is added, and another", () => {
  expect(hidden("%x = fadd float %a, 1.0e8", "%y = fadd float %x, -1.0e8")).toEqual([true, false]);
  expect(hidden("%x = fmul float %a, 3.0", "%y = fadd float %x, 1.0")).toEqual([true, false]);
});

test("a value comes twice", () => {
  expect(hidden("%x = fadd float %a, %b", "%y = fsub float %x, %a")).toEqual([true, false]);
  expect(hidden("%x = fsub float %a, %b", "%y = fsub float %a, %x")).toEqual([false, true]);
  expect(hidden("%x = fmul float %a, %b", "%y = fmul float %c, %a", "%z = fadd float %x, %y")).toEqual([
    true,
    true,
  ]);
});

test("a constant 0, which compilers take for one that makes no difference", () => {
  expect(hidden("%x = fmul float %a, 0.0")).toEqual([false, true]);
  expect(hidden("%x = fadd float %a, -0.0")).toEqual([false, true]);
});

test("a division by a constant, whose reciprocal is not exact", () => {
  expect(hidden("%x = fdiv float %a, 0.75")).toEqual([false, true]);
  expect(hidden("%x = fdiv float %a, 0.25")).toEqual([false, false]);
  expect(hidden("%x = fdiv float 3.0, %a")).toEqual([false, false]);
  // 2^127: its reciprocal is subnormal.
  expect(hidden("%x = fdiv float %a, 0x47E0000000000000")).toEqual([false, true]);
});

test("what is safe stays as it is", () => {
  expect(hidden("%x = fmul float %a, %b", "%y = fadd float %x, %c")).toEqual([false, false]);
  expect(hidden("%x = fmul float %a, 2.0", "%y = fadd float %x, %c")).toEqual([false, false]);
  expect(hidden("%x = fadd float %a, 1.0")).toEqual([false, false]);
});
