import { expect, test } from "vitest";
import { callFunction } from "./testing.ts";

test("a loop with phis that feed each other", () => {
  const fibonacci = `
    define i32 @fibonacci(i32 %n) {
    entry:
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %loop ]
      %a = phi i32 [ 0, %entry ], [ %b, %loop ]
      %b = phi i32 [ 1, %entry ], [ %sum, %loop ]
      %sum = add i32 %a, %b
      %next = add i32 %i, 1
      %more = icmp slt i32 %next, %n
      br i1 %more, label %loop, label %done
    done:
      ret i32 %b
    }`;
  expect(callFunction(fibonacci, "fibonacci", [10])).toBe(55);
});

test("switch takes the matching case, or the default", () => {
  const pick = `
    define i32 @pick(i32 %n) {
    entry:
      switch i32 %n, label %other [ i32 -1, label %minus
                                    i32 7, label %seven ]
    minus:
      br label %done
    seven:
      br label %done
    other:
      br label %done
    done:
      %result = phi i32 [ 100, %minus ], [ 700, %seven ], [ 0, %other ]
      ret i32 %result
    }`;
  expect([-1, 7, 8].map((n) => callFunction(pick, "pick", [n]))).toEqual([100, 700, 0]);
});

test("switch on i8 and i64", () => {
  const pick = (type: string) => `
    define i32 @pick(${type} %n) {
      switch ${type} %n, label %other [ ${type} -1, label %minus ]
    minus:
      ret i32 1
    other:
      ret i32 0
    }`;
  expect(callFunction(pick("i8"), "pick", [-1])).toBe(1);
  expect(callFunction(pick("i64"), "pick", [-1n])).toBe(1);
});

test("recursion, each call with its own registers and local variables", () => {
  const factorial = `
    define i32 @factorial(i32 %n) {
    entry:
      %local = alloca i32
      store i32 %n, ptr %local
      %small = icmp sle i32 %n, 1
      br i1 %small, label %one, label %more
    one:
      ret i32 1
    more:
      %less = sub i32 %n, 1
      %inner = call i32 @factorial(i32 %less)
      %mine = load i32, ptr %local
      %result = mul i32 %mine, %inner
      ret i32 %result
    }`;
  expect(callFunction(factorial, "factorial", [10])).toBe(3628800);
});

test("recursion without end is a stack overflow, not a hang", () => {
  const endless = `
    define void @endless() {
      call void @endless()
      ret void
    }`;
  expect(callFunction(endless, "endless")).toMatch(/^stack-overflow/);
});

test("function pointers from a table in constant memory, and as values", () => {
  const program = `
    @table = internal unnamed_addr addrspace(4) constant [2 x ptr] [ptr @double, ptr @square]
    define internal i32 @double(i32 %x) {
      %y = add i32 %x, %x
      ret i32 %y
    }
    define internal i32 @square(i32 %x) {
      %y = mul i32 %x, %x
      ret i32 %y
    }
    define i32 @apply(i32 %which, i32 %x) {
      %slot = getelementptr [2 x ptr], ptr addrspacecast (ptr addrspace(4) @table to ptr), i32 0, i32 %which
      %fn = load ptr, ptr %slot
      %y = call i32 %fn(i32 %x)
      ret i32 %y
    }
    define i1 @same() {
      %p = select i1 true, ptr @double, ptr @square
      %same = icmp eq ptr %p, @double
      ret i1 %same
    }
    define i32 @null() {
      %y = call i32 null(i32 1)
      ret i32 %y
    }`;
  expect(callFunction(program, "apply", [0, 9])).toBe(18);
  expect(callFunction(program, "apply", [1, 9])).toBe(81);
  expect(callFunction(program, "same")).toBe(1);
  expect(callFunction(program, "null")).toMatch(/^invalid-function/);
});

test("a library function may be called through a pointer", () => {
  const program = `
    declare double @sqrt(double)
    define double @root(double %x) {
      %fn = select i1 true, ptr @sqrt, ptr null
      %y = call double %fn(double %x)
      ret double %y
    }`;
  expect(callFunction(program, "root", [9])).toBe(3);
});

test("select evaluates to one side, also per element of a vector", () => {
  const program = `
    define <2 x i32> @choose(<2 x i1> %c) {
      %r = select <2 x i1> %c, <2 x i32> <i32 1, i32 2>, <2 x i32> <i32 3, i32 4>
      ret <2 x i32> %r
    }`;
  expect(callFunction(program, "choose", [[1, 0]])).toEqual([1, 4]);
});

test("aggregates: insertvalue copies", () => {
  const program = `
    define { i32, { float, i32 } } @build(i32 %a) {
      %x = insertvalue { i32, { float, i32 } } undef, i32 %a, 0
      %y = insertvalue { i32, { float, i32 } } %x, float 2.5, 1, 0
      %unused = insertvalue { i32, { float, i32 } } %y, i32 9, 1, 1
      %inner = extractvalue { i32, { float, i32 } } %unused, 1, 1
      %z = insertvalue { i32, { float, i32 } } %y, i32 %inner, 0
      ret { i32, { float, i32 } } %z
    }`;
  expect(callFunction(program, "build", [5])).toEqual([9, [2.5, 0]]);
});

test("vectors: insert, extract, shuffle, arithmetic and reductions", () => {
  const program = `
    declare float @llvm.vector.reduce.fadd.v4f32(float, <4 x float>)
    define float @vectors(float %a) {
      %x = insertelement <4 x float> zeroinitializer, float %a, i32 2
      %y = fadd <4 x float> %x, <float 1.0, float 2.0, float 3.0, float 4.0>
      %z = shufflevector <4 x float> %y, <4 x float> %x, <4 x i32> <i32 3, i32 poison, i32 6, i32 0>
      %sum = call float @llvm.vector.reduce.fadd.v4f32(float 0.5, <4 x float> %z)
      %last = extractelement <4 x float> %z, i64 3
      %r = fmul float %sum, %last
      ret float %r
    }`;
  // z = 4, 0, 10, 1
  expect(callFunction(program, "vectors", [10])).toBe(15.5);
});

test("unreachable is a trap, and so is __trap", () => {
  expect(callFunction("define void @f() { unreachable }", "f")).toMatch(/^trap/);
  const trap = "declare void @llvm.trap()\ndefine void @f() { call void @llvm.trap() ret void }";
  expect(callFunction(trap, "f")).toMatch(/^trap/);
});

test("what is not supported faults where it runs, and only there", () => {
  const program = `
    declare i32 @llvm.nvvm.wmma.other()
    declare void @fopen()
    define i32 @f(i1 %go) {
      br i1 %go, label %warp, label %fine
    warp:
      %mask = call i32 @llvm.nvvm.wmma.other()
      ret i32 %mask
    fine:
      ret i32 7
    }
    define void @g() {
      call void @fopen()
      ret void
    }`;
  expect(callFunction(program, "f", [0])).toBe(7);
  expect(callFunction(program, "f", [1])).toMatch(/^unsupported: the function llvm.nvvm.wmma.other/);
  expect(callFunction(program, "g")).toMatch(/^unsupported: .*fopen/);
});
