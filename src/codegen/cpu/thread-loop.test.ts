import { expect, test } from "vitest";
import { callFunction } from "../../interpret/testing.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { BasicBlock, IrFunction } from "../../ir/function.ts";
import { parseModule } from "../../ir/parse.ts";
import { printModule } from "../../ir/print.ts";
import { functionType, i32, voidType } from "../../ir/types.ts";
import { verifyModule } from "../../ir/verify.ts";
import { invariant } from "../../source/invariant.ts";
import { makeThreadLoop } from "./thread-loop.ts";

/** What a loop over a block writes: `1xyz` in decimal for each thread, at the thread's number. */
function writtenBy(x: number, y: number, z: number): unknown[] {
  const threads = x * y * z;
  const module = parseModule(`
    @out = global [${threads + 1} x i32] zeroinitializer, align 4
    define i32 @at(i32 %i) {
      call void @loop()
      %p = getelementptr i32, ptr @out, i32 %i
      %r = load i32, ptr %p
      ret i32 %r
    }
    declare void @loop()`);
  const [declared, out] = [module.functions.get("loop"), module.globals.get("out")];
  invariant(declared && out, "the frame was parsed");
  const fn = new IrFunction("loop", functionType(voidType, []));
  module.functions.get("at")?.entry.instructions[0]?.replaceUsesOf(declared, fn);
  module.functions.set("loop", fn);

  const entry = Builder.atEnd(fn.appendBlock(new BasicBlock("entry")));
  const blockDim = { x: constInt(i32, x), y: constInt(i32, y), z: constInt(i32, z) };
  const loop = makeThreadLoop(fn, "t", { blockDim, width: 1, turnsPerRow: blockDim.x });
  entry.br(loop.start);
  const at = Builder.atEnd(loop.body);
  const number = [loop.tid.x, loop.tid.y, loop.tid.z].reduce(
    (digits, digit) => at.add(at.mul(digits, constInt(i32, 10)), digit),
    constInt(i32, 1),
  );
  const place = at.gep(i32, out, [loop.thread]);
  at.store(at.add(at.load(i32, place), number), place);
  at.br(loop.next);
  Builder.atEnd(loop.after).ret();
  expect(verifyModule(module)).toEqual([]);
  const text = printModule(module);
  return Array.from({ length: threads + 1 }, (_, index) => callFunction(text, "at", [index]));
}

test.each([
  [1, 1, 1],
  [4, 1, 1],
  [1, 3, 1],
  [1, 1, 2],
  [3, 2, 2],
])("a block of %i x %i x %i threads: each once, x fastest", (x, y, z) => {
  const expected = Array.from({ length: x * y * z }, (_, thread) =>
    Number(`1${thread % x}${Math.floor(thread / x) % y}${Math.floor(thread / (x * y))}`),
  );
  // And nothing behind the last thread.
  expect(writtenBy(x, y, z)).toEqual([...expected, 0]);
});
