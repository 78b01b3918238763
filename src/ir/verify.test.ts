import { expect, test } from "vitest";
import { Builder, constInt } from "./build.ts";
import { BasicBlock, type IrFunction } from "./function.ts";
import { BinaryInst, BranchInst, LoadInst, PhiInst, ReturnInst } from "./instruction.ts";
import { parseModule } from "./parse.ts";
import { i32, i64, i8 } from "./types.ts";
import { Argument } from "./values.ts";
import { assertValid, verifyFunction, verifyModule } from "./verify.ts";

function diamond(): IrFunction {
  const fn = parseModule(`define i32 @f(i32 %a, i1 %c, ptr %p) {
entry:
  %x = add i32 %a, 1
  br i1 %c, label %left, label %right
left:
  %l = mul i32 %x, 2
  br label %end
right:
  %r = load i32, ptr %p, align 4
  br label %end
end:
  %m = phi i32 [ %l, %left ], [ %r, %right ]
  ret i32 %m
}`).functions.get("f");
  if (!fn) throw new Error("not parsed");
  expect(verifyFunction(fn)).toEqual([]);
  return fn;
}

/** Breaks a valid function and gives what the verifier says. */
function problemsAfter(edit: (fn: IrFunction, blocks: Record<string, BasicBlock>) => void): string[] {
  const fn = diamond();
  edit(fn, Object.fromEntries(fn.blocks.map((block) => [block.name, block])));
  return verifyFunction(fn).map((problem) => problem.replace(/^@f: /, ""));
}

test("a block needs exactly one terminator, at its end", () => {
  expect(problemsAfter((_, { left }) => left?.terminator.erase())).toContain(
    "block left does not end in a terminator",
  );
  expect(problemsAfter((_, { left, end }) => end && left?.append(new BranchInst(end)))).toContain(
    'a terminator in the middle of a block, in "br label %end"',
  );
});

test("operands have the types that the opcode wants", () => {
  const add =
    (type: typeof i32) =>
    (fn: IrFunction, { end }: Record<string, BasicBlock>) => {
      const left = fn.args[0];
      if (left) end?.insert(1, new BinaryInst("add", left, constInt(type, 1)));
    };
  expect(problemsAfter(add(i32))).toEqual([]);
  expect(problemsAfter(add(i64))).toEqual([
    'the types of operands or result do not fit, in "%0 = add i32 %a, 1"',
  ]);
  expect(
    problemsAfter((fn, { end }) => fn.args[0] && end?.insert(1, new LoadInst(i8, fn.args[0], 1))),
  ).toHaveLength(1);
  expect(
    problemsAfter((_, { end }) => {
      end?.terminator.erase();
      end?.append(new ReturnInst());
    }),
  ).toEqual(['the types of operands or result do not fit, in "ret void"']);
});

test("a phi has one value per edge from a predecessor", () => {
  const phi = (block: BasicBlock | undefined) => block?.instructions[0] as PhiInst;
  expect(problemsAfter((_, { end }) => phi(end).removeIncoming(1))).toEqual([
    'a phi has no value from right, in "%m = phi i32 [ %l, %left ]"',
  ]);
  expect(
    problemsAfter((_, { end, entry }) => entry && phi(end).addIncoming(constInt(i32, 0), entry)),
  ).toEqual([expect.stringContaining("a phi has a value from entry, which is no predecessor")]);
  expect(
    problemsAfter((fn, { end }) => {
      if (fn.args[0]) end?.insertBefore(end.terminator, new PhiInst(i32));
    }),
  ).toContain('a phi has no value from left, in "%0 = phi i32 "');
});

test("definitions dominate uses", () => {
  expect(
    problemsAfter((_, { left, end }) => {
      const value = left?.instructions[0];
      if (value) end?.terminator.setOperand(0, value);
    }),
  ).toEqual(['%l does not dominate its use, in "ret i32 %l"']);
  expect(
    problemsAfter((_, { entry, left }) => {
      const x = entry?.instructions[0];
      x?.detach();
      if (x) left?.insert(1, x);
    }),
  ).toEqual(['%x does not dominate its use, in "%l = mul i32 %x, 2"']);
});

test("operands are in the function, and users are known", () => {
  expect(problemsAfter((_, { left }) => left?.instructions[0]?.detach())).toContainEqual(
    expect.stringContaining("an operand is not in the function"),
  );
  expect(problemsAfter((_, { end }) => end?.terminator.setOperand(0, new Argument(i32, "stranger")))).toEqual(
    [`an operand is another function's parameter, in "ret i32 %"<elsewhere>""`],
  );
  expect(problemsAfter((fn, { end }) => end && fn.args[0]?.users.clear())).toEqual([
    'an operand does not know this user, in "%x = add i32 %a, 1"',
  ]);
  expect(problemsAfter((_, { end }) => end?.terminator.setOperand(0, constInt(i32, 0)))).toEqual([]);
});

test("branches stay in the function and out of its entry", () => {
  expect(
    problemsAfter((_, { left }) => {
      left?.terminator.erase();
      left?.append(new BranchInst(new BasicBlock("outside")));
    }),
  ).toContain("block left branches to outside, which is not in the function");
  expect(
    problemsAfter((fn, { left }) => {
      left?.terminator.erase();
      left?.append(new BranchInst(fn.entry));
    }),
  ).toContain("a branch leads to the entry block");
});

test("calls fit their signature, and what is named is in the module", () => {
  const module = parseModule(`declare i32 @g(i32)
define void @f(i64 %x) {
  %r = call i32 @g(i32 1)
  ret void
}`);
  expect(verifyModule(module)).toEqual([]);
  const [fn, g] = [module.functions.get("f"), module.functions.get("g")];
  const call = fn?.entry.instructions[0];
  if (!fn?.args[0] || !g || !call) throw new Error("not parsed");
  Builder.before(call).call(g, []);
  expect(verifyModule(module)).toEqual(['@f: passes 0 arguments for 1 parameters, in "%1 = call i32 @g()"']);
  fn.entry.instructions[0]?.erase();
  call.setOperand(0, fn.args[0]);
  expect(verifyModule(module)).toEqual(['@f: argument 0 has the wrong type, in "%r = call i32 @g(i64 %x)"']);
  call.setOperand(0, constInt(i32, 1));
  module.functions.delete("g");
  expect(() => assertValid(module, "the pass remove-g")).toThrow(
    "broken IR after the pass remove-g:\n  @f: @g is not in the module",
  );
});

test("a function may be called with another signature, as clang calls __cxa_pure_virtual", () => {
  const module = parseModule(`declare void @__cxa_pure_virtual()
define i32 @f(ptr %object) {
  %r = call i32 @__cxa_pure_virtual(ptr %object)
  ret i32 %r
}`);
  expect(verifyModule(module)).toEqual([]);
});

test("code that nothing reaches may use anything", () => {
  const module = parseModule(`define i32 @f(i32 %a) {
  ret i32 %a
dead:
  %x = add i32 %y, 1
  %y = add i32 %x, 1
  br label %dead
}`);
  expect(verifyModule(module)).toEqual([]);
});

test("edges from one block to a phi bring one value; equal constants are one value", () => {
  const problems = (second: string) =>
    verifyModule(
      parseModule(`define i32 @f(i32 %n, i32 %a) {
entry:
  switch i32 %n, label %end [
    i32 1, label %end
  ]
end:
  %m = phi i32 [ 7, %entry ], [ ${second}, %entry ]
  ret i32 %m
}`),
    );
  expect(problems("7")).toEqual([]);
  expect(problems("8")).toEqual([expect.stringContaining("a phi has different values from entry")]);
  expect(problems("%a")).toEqual([expect.stringContaining("a phi has different values from entry")]);
});
