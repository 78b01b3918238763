import { expect, test } from "vitest";
import { callFunction } from "../interpret/testing.ts";
import type { CallInst } from "../ir/instruction.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { inlineCall } from "./inline-call.ts";
import { expectPass, expectSameResults } from "./testing.ts";
import type { Pass } from "./pass.ts";

/** Inlines the calls that @f itself has. */
const inlineInF: Pass = {
  name: "inline-in-f",
  summary: "for tests",
  run(module) {
    const fn = module.functions.get("f");
    const calls = [...(fn?.instructions() ?? [])].filter(
      (instruction): instruction is CallInst => instruction.opcode === "call",
    );
    return calls.map((call) => inlineCall(module, call)).includes(true);
  },
};

const numbers = [0, 1, 2, 3, 7, -1].map((n) => [n | 0]);

test("the phis behind the call follow the block that now ends in its terminator", () => {
  const text = `
    define i32 @f(i32 %n) {
    entry:
      %x = call i32 @g(i32 %n)
      switch i32 %x, label %other [
        i32 1, label %end
        i32 2, label %end
      ]
    other:
      br label %end
    end:
      %r = phi i32 [ 10, %entry ], [ 10, %entry ], [ 20, %other ]
      ret i32 %r
    }
    define i32 @g(i32 %n) {
    entry:
      %c = icmp eq i32 %n, 3
      br i1 %c, label %a, label %b
    a:
      ret i32 1
    b:
      ret i32 %n
    }`;
  expectPass(inlineInF, text).toPrintFunction(
    "f",
    `define i32 @f(i32 %n) {
    entry:
      br label %g.entry
    g.entry:
      %c = icmp eq i32 %n, 3
      br i1 %c, label %g.a, label %g.b
    g.a:
      br label %g.exit
    g.b:
      br label %g.exit
    g.exit:
      %x = phi i32 [ 1, %g.a ], [ %n, %g.b ]
      switch i32 %x, label %other [
        i32 1, label %end
        i32 2, label %end
      ]
    other:
      br label %end
    end:
      %r = phi i32 [ 10, %g.exit ], [ 10, %g.exit ], [ 20, %other ]
      ret i32 %r
    }`,
  );
  expectSameResults(inlineInF, text, "f", numbers);
});

test("two calls of one function in a loop have variables of their own, once", () => {
  const text = `
    define i32 @f(i32 %n) {
    entry:
      %limit = and i32 %n, 7
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %loop ]
      %sum = phi i32 [ 0, %entry ], [ %more, %loop ]
      %a = call i32 @g(i32 %i)
      %b = call i32 @g(i32 %a)
      %more = add i32 %sum, %b
      %next = add i32 %i, 1
      %end = icmp ugt i32 %next, %limit
      br i1 %end, label %exit, label %loop
    exit:
      ret i32 %more
    }
    define i32 @g(i32 %n) {
      %v = alloca i32, align 4
      store i32 %n, ptr %v
      %x = load i32, ptr %v
      %y = mul i32 %x, 3
      %z = add i32 %y, 1
      store i32 %z, ptr %v
      %r = load i32, ptr %v
      ret i32 %r
    }`;
  expectSameResults(inlineInF, text, "f", numbers);
  const module = parseModule(text);
  inlineInF.run(module, { report: () => undefined });
  const [entry, ...rest] = module.functions.get("f")?.blocks ?? [];
  expect(entry?.instructions.filter(({ opcode }) => opcode === "alloca")).toHaveLength(2);
  expect(
    rest.flatMap(({ instructions }) => instructions).filter(({ opcode }) => opcode === "alloca"),
  ).toEqual([]);
});

test("an array of computed size is given back behind the copy", () => {
  const text = `
    define i32 @f(i32 %n) {
      %m = and i32 %n, 7
      %x = call i32 @g(i32 %m)
      ret i32 %x
    }
    define i32 @g(i32 %n) {
      %size = add i32 %n, 1
      %a = alloca i32, i32 %size, align 4
      %p = getelementptr i32, ptr %a, i32 %n
      store i32 %n, ptr %p
      %x = load i32, ptr %p
      ret i32 %x
    }`;
  expectPass(inlineInF, text).toPrintFunction(
    "f",
    `define i32 @f(i32 %n) {
      %m = and i32 %n, 7
      %1 = call ptr @llvm.stacksave.p0()
      br label %g.0
    g.0:
      %size = add i32 %m, 1
      %a = alloca i32, i32 %size, align 4
      %p = getelementptr i32, ptr %a, i32 %m
      store i32 %m, ptr %p
      %x = load i32, ptr %p
      br label %g.exit
    g.exit:
      call void @llvm.stackrestore.p0(ptr %1)
      ret i32 %x
    }`,
  );
  expectSameResults(inlineInF, text, "f", numbers);
});

test("a struct by value is the copy's own: the caller's stays as it was", () => {
  const text = `
    %S = type { i32, i32 }
    define i32 @f(i32 %n) {
      %s = alloca %S, align 4
      store i32 %n, ptr %s
      %x = call i32 @g(ptr byval(%S) align 4 %s)
      %old = load i32, ptr %s
      %r = mul i32 %old, %x
      ret i32 %r
    }
    define i32 @g(ptr byval(%S) align 4 %s) {
      %x = load i32, ptr %s
      %y = add i32 %x, 1
      store i32 %y, ptr %s
      ret i32 %y
    }`;
  expectSameResults(inlineInF, text, "f", numbers);
  const module = parseModule(text);
  inlineInF.run(module, { report: () => undefined });
  expect(callFunction(module, "f", [6])).toBe(42);
});

test("no call is left tail: the copy's variables are the caller's now", () => {
  const module = parseModule(`
    define void @f(ptr %p) {
      call void @g(ptr %p)
      ret void
    }
    define void @g(ptr %p) {
      tail call void @h(ptr %p)
      ret void
    }
    declare void @h(ptr)`);
  inlineInF.run(module, { report: () => undefined });
  expect(printModule(module)).toContain("define void @f(ptr %p) {\n  br label %g.0");
  expect(printModule(module).match(/tail call/g)).toHaveLength(1);
});

test("a callee that never returns leaves nothing behind that is valid no more", () => {
  const module = parseModule(`
    define i32 @f(i32 %n) {
      %x = call i32 @g(i32 %n)
      %y = add i32 %x, 1
      ret i32 %y
    }
    define i32 @g(i32 %n) {
    entry:
      br label %spin
    spin:
      br label %spin
    }`);
  expect(inlineInF.run(module, { report: () => undefined })).toBe(true);
  expect(verifyModule(module)).toEqual([]);
});

test.each([
  ["is only declared", "declare i32 @g(i32)", "call i32 @g(i32 %n)"],
  [
    "takes any number of arguments",
    "define i32 @g(i32 %a, ...) {\n ret i32 %a\n}",
    "call i32 (i32, ...) @g(i32 %n)",
  ],
  ["is behind a pointer", "@p = global ptr null", "call i32 %n.pointer(i32 %n)"],
])("a callee that %s stays a call", (_, callee, call) => {
  expectPass(
    inlineInF,
    `${callee}
    define i32 @f(i32 %n, ptr %n.pointer) {
      %x = ${call}
      ret i32 %x
    }`,
  ).toLeaveAlone();
});

test("places in the copy remember the call they come through", () => {
  const module = parseModule(`
    define i32 @f(i32 %n) !dbg !3 {
      %x = call i32 @g(i32 %n), !dbg !5
      ret i32 %x, !dbg !5
    }
    define i32 @g(i32 %n) !dbg !4 {
      %x = add i32 %n, 1, !dbg !6
      ret i32 %x, !dbg !6
    }
    !llvm.dbg.cu = !{!0}
    !llvm.module.flags = !{!7}
    !0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: LineTablesOnly)
    !1 = !DIFile(filename: "a.cu", directory: "")
    !2 = !DISubroutineType(types: !8)
    !3 = distinct !DISubprogram(name: "f", scope: !1, file: !1, line: 1, type: !2, spFlags: DISPFlagDefinition, unit: !0)
    !4 = distinct !DISubprogram(name: "g", scope: !1, file: !1, line: 5, type: !2, spFlags: DISPFlagDefinition, unit: !0)
    !5 = !DILocation(line: 2, column: 3, scope: !3)
    !6 = !DILocation(line: 6, column: 7, scope: !4)
    !7 = !{i32 2, !"Debug Info Version", i32 3}
    !8 = !{}`);
  inlineInF.run(module, { report: () => undefined });
  const add = [...(module.functions.get("f")?.instructions() ?? [])].find(({ opcode }) => opcode === "add");
  expect(add?.location).toEqual({
    file: "a.cu",
    line: 6,
    column: 7,
    inlinedAt: { file: "a.cu", line: 2, column: 3 },
  });
});

test("a callee that was declared with other parameters stays a call", () => {
  const module = parseModule(`
    define i32 @f(i32 %n) {
      %x = call i32 @g(i32 %n)
      ret i32 %x
    }
    define i32 @g(i32 %a, i32 %b) {
      ret i32 %a
    }`);
  expect(inlineInF.run(module, { report: () => undefined })).toBe(false);
});
