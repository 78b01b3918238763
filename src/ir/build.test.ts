import { expect, test } from "vitest";
import { Builder, constBool, constFloat, constInt, constZero, poison, undef } from "./build.ts";
import { BasicBlock, IrFunction } from "./function.ts";
import { parseModule } from "./parse.ts";
import { printFunction, printInstruction } from "./print.ts";
import { printTypedConstant } from "./print-constants.ts";
import {
  arrayType,
  f32,
  f64,
  floatType,
  functionType,
  i1,
  i32,
  i8,
  ptr,
  structType,
  vectorType,
  voidType,
} from "./types.ts";
import { Argument, ConstantInt } from "./values.ts";
import { verifyFunction } from "./verify.ts";

test("builds every common instruction", () => {
  const fn = new IrFunction("f", functionType(voidType, [ptr, i32, f32]));
  const [p, n, x] = [new Argument(ptr, "p"), new Argument(i32, "n"), new Argument(f32, "x")];
  fn.args = [p, n, x];
  const entry = fn.appendBlock(new BasicBlock("entry"));
  const loop = fn.appendBlock(new BasicBlock("loop"));
  const end = fn.appendBlock(new BasicBlock("end"));
  let at = Builder.atEnd(entry);
  const slot = at.alloca(arrayType(4, f32), { name: "slot", align: 16 });
  at.store(at.binary("fadd", x, constFloat(f32, 1), "y"), slot);
  const vector = at.insertElement(poison(vectorType(4, f32)), x, 0, "v");
  const all = at.shuffle(vector, vector, [0, 0, 0, 0], "all");
  at.extractElement(all, n, "lane");
  const pair = at.insertValue(undef(structType([i32, f32])), n, 0, "pair");
  at.extractValue(pair, 1, "second");
  at.atomicRmw("add", p, n, { ordering: "seq_cst", scope: "block" }, "old");
  at.call(p, [n], "called", functionType(i32, [i32]));
  at.br(loop);
  at = Builder.atEnd(loop);
  const i = at.phi(i32, [[constInt(i32, 0), entry]], "i");
  const next = at.add(i, constInt(i32, 1), "next");
  i.addIncoming(next, loop);
  at.load(f32, at.gep(f32, p, [i], "here"), "value");
  at.byteOffset(p, 8, "there");
  const more = at.icmp("slt", next, n, "more");
  at.select(at.not(more, "enough"), n, i, "which");
  at.cast("zext", more, i32, "wide");
  at.condBr(more, loop, end);
  at = Builder.atEnd(end);
  at.switch(n, end, []).erase();
  at.ret();
  expect(verifyFunction(fn)).toEqual([]);
  expect(printFunction(fn)).toBe(`define void @f(ptr %p, i32 %n, float %x) {
entry:
  %slot = alloca [4 x float], align 16
  %y = fadd float %x, 1.000000e+00
  store float %y, ptr %slot, align 4
  %v = insertelement <4 x float> poison, float %x, i32 0
  %all = shufflevector <4 x float> %v, <4 x float> %v, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
  %lane = extractelement <4 x float> %all, i32 %n
  %pair = insertvalue { i32, float } undef, i32 %n, 0
  %second = extractvalue { i32, float } %pair, 1
  %old = atomicrmw add ptr %p, i32 %n syncscope("block") seq_cst, align 4
  %called = call i32 %p(i32 %n)
  br label %loop

loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %next = add i32 %i, 1
  %here = getelementptr float, ptr %p, i32 %i
  %value = load float, ptr %here, align 4
  %there = getelementptr i8, ptr %p, i32 8
  %more = icmp slt i32 %next, %n
  %enough = xor i1 %more, true
  %which = select i1 %enough, i32 %n, i32 %i
  %wide = zext i1 %more to i32
  br i1 %more, label %loop, label %end

end:
  ret void
}
`);
});

test("inserts in front of an instruction, with its location", () => {
  const fn = parseModule("define void @f(i32 %x) {\n  fence seq_cst\n  ret void\n}").functions.get("f");
  const [fence] = fn?.entry.instructions ?? [];
  if (!fence || !fn?.args[0]) throw new Error("not parsed");
  fence.location = { file: "a.cu", line: 3, column: 1 };
  const sum = Builder.before(fence).add(fn.args[0], fn.args[0]);
  expect(sum.location).toBe(fence.location);
  expect(fn.entry.instructions.map(printInstruction)).toEqual([
    "%1 = add i32 %x, %x",
    "fence seq_cst",
    "ret void",
  ]);
});

test.each([
  [constInt(i8, 255), "i8 -1"],
  [constInt(vectorType(2, i32), 3), "<2 x i32> splat (i32 3)"],
  [constFloat(f64, 0.1), "double 1.000000e-01"],
  [constFloat(f32, 0.1), "float 0x3FB99999A0000000"],
  [constFloat(floatType("half"), 1.5), "half 0xH3E00"],
  [constFloat(floatType("half"), 65520), "half 0xH7C00"],
  [constFloat(floatType("half"), 2 ** -25), "half 0xH0000"],
  [constFloat(floatType("half"), 2 ** -24 * 1.5), "half 0xH0002"],
  [constFloat(floatType("bfloat"), -2), "bfloat 0xRC000"],
  [constBool(true), "i1 true"],
  [constZero(ptr), "ptr null"],
  [constZero(f32), "float 0.000000e+00"],
  [constZero(structType([i1])), "{ i1 } zeroinitializer"],
  [new ConstantInt(i1, -1), "i1 true"],
])("%# is the constant %s", (constant, text) => {
  expect(printTypedConstant(constant)).toBe(text);
});
