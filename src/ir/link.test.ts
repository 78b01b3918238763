import { expect, test } from "vitest";
import { CompileError } from "../source/compile-error.ts";
import { linkModules } from "./link.ts";
import { parseModule } from "./parse.ts";
import { printModule } from "./print.ts";
import { verifyModule } from "./verify.ts";

function link(...texts: readonly string[]): string {
  const modules = texts.map((text, index) => {
    const module = parseModule(text);
    module.sourceFile = `${"abc"[index]}.cu`;
    return module;
  });
  const linked = linkModules(modules);
  expect(verifyModule(linked)).toEqual([]);
  return printModule(linked);
}

test("declarations become the definitions of other modules, also inside constants", () => {
  expect(
    link(
      `@v = external addrspace(1) global i32
@p = global ptr addrspacecast (ptr addrspace(1) @v to ptr)
declare i32 @f(i32)
define i32 @main() {
  %r = call i32 @f(i32 ptrtoint (ptr @f to i32))
  ret i32 %r
}`,
      `@v = addrspace(1) global i32 5
define i32 @f(i32 %x) {
  ret i32 %x
}`,
    ),
  ).toBe(`source_filename = "a.cu"

@v = addrspace(1) global i32 5
@p = global ptr addrspacecast (ptr addrspace(1) @v to ptr)

define i32 @f(i32 %x) {
  ret i32 %x
}

define i32 @main() {
  %r = call i32 @f(i32 ptrtoint (ptr @f to i32))
  ret i32 %r
}
`);
});

test("one of several weak definitions stays, and a strong one wins", () => {
  const weak = (value: number) => `define linkonce_odr i32 @f() {\n  ret i32 ${value}\n}`;
  const strong = "define i32 @f() {\n  ret i32 3\n}";
  expect(link(weak(1), weak(2))).toContain("ret i32 1");
  expect(link(weak(1), weak(2), strong)).toBe(`source_filename = "a.cu"\n\n${strong}\n`);
});

test("what is internal to a module stays its own", () => {
  const text = (value: number, name: string) => `@t = internal global i32 ${value}
define internal ptr @helper() {
  ret ptr @t
}
define ptr @${name}() {
  %r = call ptr @helper()
  ret ptr %r
}`;
  const linked = link(text(1, "a"), text(2, "b"));
  expect(linked).toContain("@t = internal global i32 1\n@t.1 = internal global i32 2");
  expect(linked).toContain("define ptr @b() {\n  %r = call ptr @helper.1()");
});

test("structs of one name that differ get different names", () => {
  const text = (fields: string, name: string) => `%struct.S = type { ${fields} }
%struct.T = type { %struct.S }
define ptr @${name}(ptr %p) {
  %r = getelementptr %struct.T, ptr %p, i32 1
  ret ptr %r
}`;
  expect(link(text("i32", "a"), text("i32", "b"))).not.toContain("module1");
  const linked = link(text("i32", "a"), text("i64", "b"));
  expect(linked).toContain(
    "%struct.S.module1 = type { i64 }\n%struct.T.module1 = type { %struct.S.module1 }",
  );
  expect(linked).toContain("getelementptr %struct.T.module1, ptr %p, i32 1");
});

test("an alias defines what another module declares", () => {
  const linked = link(
    "declare void @C1(ptr)\ndefine void @f(ptr %p) {\n  call void @C1(ptr %p)\n  ret void\n}",
    "@C1 = alias void (ptr), ptr @C2\ndefine void @C2(ptr %p) {\n  ret void\n}",
  );
  expect(linked).toContain("call void @C2(ptr %p)");
  expect(linked).not.toContain("declare");
});

test("constructors of all modules are kept, lists of used symbols are not", () => {
  const text = (name: string) => `@llvm.used = appending global [1 x ptr] [ptr @${name}]
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 1, ptr @${name}, ptr null }]
define internal void @${name}() {
  ret void
}`;
  const linked = link(text("init"), text("init"));
  expect(linked).not.toContain("llvm.used");
  expect(linked).toContain(
    "@llvm.global_ctors = appending global [2 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 1, ptr @init, ptr null }, { i32, ptr, ptr } { i32 1, ptr @init.1, ptr null }]",
  );
});

test.each([
  ["@x = global i32 0", "@x = global i32 1", "x is defined in both a.cu and b.cu [duplicate-device-symbol]"],
  ["define void @_Z1fv() {\n  ret void\n}", "define void @_Z1fv() {\n  ret void\n}", "f is defined in both"],
  ["@x = global i32 0", "@x = external addrspace(4) global i32", "x lies in different memory spaces"],
  ["@x = global i32 0", "declare void @x()", "x is a function and a variable"],
  [
    "define void @_ZN2ns3sumEi(i32 %x) {\n  ret void\n}",
    "declare i32 @_ZN2ns3sumEi(i32)",
    "ns::sum has different parameters or results",
  ],
])("%j and %j do not link", (a, b, message) => {
  expect(() => link(a, b)).toThrow(CompileError);
  expect(() => link(a, b)).toThrow(message);
});
