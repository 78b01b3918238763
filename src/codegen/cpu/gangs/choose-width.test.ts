import { describe, expect, test } from "vitest";
import { parseModule } from "../../../ir/parse.ts";
import { invariant } from "../../../source/invariant.ts";
import { formGangs } from "../form-gangs.ts";
import { getFact } from "../kernel-facts.ts";

const lanesOfAvx512 = 16;
const index = "%i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";
const indexInRows = `
  %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %i = add i32 %x, %y`;
const load = `
  %at = getelementptr float, ptr %p, i32 %i
  %v0 = load float, ptr %at`;

/** So many operations, each of which waits for the last. */
function chain(length: number): string {
  const steps = Array.from({ length }, (_, step) => `%v${step + 1} = fadd float %v${step}, 1.0`);
  return `${steps.join("\n")}\nstore float %v${length}, ptr %at`;
}

function chosenWidth(body: string, floatLanes?: number): number {
  const module = parseModule(`
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
    define ptx_kernel void @k(ptr %p, i32 %n) {
    entry:
      ${body}
      ret void
    }`);
  formGangs({ target: "native", floatLanes }).run(module, { report: () => undefined });
  const gang = module.functions.get("k.gang");
  invariant(gang, "the kernel has a version for gangs");
  return getFact(gang, "gang-width");
}

describe("with vectors of sixteen floats", () => {
  test("a long kernel without loops gets two vectors: one works while the other waits", () => {
    expect(chosenWidth(index + load + chain(70), lanesOfAvx512)).toBe(32);
  });
  test("a short one waits for memory anyway", () => {
    expect(chosenWidth(index + load + chain(10), lanesOfAvx512)).toBe(16);
  });
  test("blocks of several rows may have rows of sixteen", () => {
    expect(chosenWidth(indexInRows + load + chain(70), lanesOfAvx512)).toBe(16);
  });
  test("in a loop, the next round works while this one waits", () => {
    const loop = `
      br label %work
      work:
      %round = phi i32 [ 0, %entry ], [ %next, %work ]
      ${load}
      ${chain(70)}
      %next = add i32 %round, 1
      %more = icmp slt i32 %next, %n
      br i1 %more, label %work, label %end
      end:`;
    expect(chosenWidth(index + loop, lanesOfAvx512)).toBe(16);
  });
});

test("with vectors of eight floats, two are there at sixteen threads", () => {
  expect(chosenWidth(index + load + chain(70))).toBe(16);
});
