import { expect, test } from "vitest";
import { analyzeControlFlow } from "./cfg.ts";
import { analyzeDominators } from "./dominators.ts";
import { analyzeLoops } from "./loops.ts";
import { registerPressure } from "./register-pressure.ts";
import { parseNamed } from "./testing.ts";

function pressure(body: string): number {
  const cfg = analyzeControlFlow(parseNamed(`define void @f(ptr %p, i32 %n, i1 %c) {\n${body}\n}`).fn());
  const loops = analyzeLoops(cfg, analyzeDominators(cfg));
  return registerPressure(cfg, loops, ({ type }) => type.text === "float");
}

const loads = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => `%${name}${at} = load float, ptr %p`).join("\n");
const sums = (count: number, name: string) =>
  Array.from(
    { length: count - 1 },
    (_, at) =>
      `%${name}.s${at} = fadd float ${at === 0 ? `%${name}0` : `%${name}.s${at - 1}`}, %${name}${at + 1}`,
  ).join("\n");

test("values that are needed at the same time, of the kind that counts", () => {
  expect(
    pressure(`${loads(5, "a")}\n${sums(5, "a")}\nstore float %a.s3, ptr %p\n%i = add i32 %n, 1\nret void`),
  ).toBe(5);
  expect(pressure("ret void")).toBe(0);
});

test("in the innermost loop only", () => {
  expect(
    pressure(`
    entry:
      ${loads(6, "a")}
      ${sums(6, "a")}
      store float %a.s4, ptr %p
      br label %loop
    loop:
      %x = phi float [ 0.0, %entry ], [ %y, %loop ]
      %l = load float, ptr %p
      %y = fadd float %x, %l
      br i1 %c, label %loop, label %exit
    exit:
      ret void`),
  ).toBe(2);
});
