import { expect, test } from "vitest";
import { parseNamed } from "../../analysis/testing.ts";
import { printModule } from "../../ir/print.ts";
import { ptr, type Type } from "../../ir/types.ts";
import { GlobalValue, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { replaceGlobals } from "./replace-globals.ts";

const parse = () =>
  parseNamed(`
  @old = global [4 x i32] zeroinitializer, align 4
  @new = global [4 x i32] zeroinitializer, align 4
  @table = constant { i32, [2 x ptr] } { i32 1, [2 x ptr] [ptr @old, ptr getelementptr (i8, ptr @old, i32 4)] }
  define void @f(ptr %p) {
    store ptr @old, ptr @old, align 4
    %x = load i32, ptr getelementptr (i8, ptr @old, i32 8), align 4
    call void @g(ptr @g)
    ret void
  }
  define void @g(ptr %p) {
    ret void
  }
  define void @h(ptr %p) {
    ret void
  }`);

function globalOf(value: Value): GlobalValue {
  invariant(value instanceof GlobalValue, "a global");
  return value;
}

test("addresses are replaced in instructions, constant expressions and initializers", () => {
  const { module, value } = parse();
  const map = new Map([[globalOf(value("old")), globalOf(value("new"))]]);
  expect(replaceGlobals(module, { map })).toBe(true);
  const text = printModule(module);
  expect(text.match(/@old/g)).toHaveLength(1);
  expect(text).toContain("[ptr @new, ptr getelementptr (i8, ptr @new, i32 4)]");
  expect(replaceGlobals(module, { map })).toBe(false);
});

test("a function can be replaced where its address is used and still be called", () => {
  const { module, value } = parse();
  const map = new Map([[globalOf(value("g")), globalOf(value("h"))]]);
  replaceGlobals(module, { map, keepCallees: true });
  expect(printModule(module)).toContain("call void @g(ptr @h)");
  replaceGlobals(module, { map });
  expect(printModule(module)).toContain("call void @h(ptr @h)");
});

test("casts between spaces that become one vanish", () => {
  const { module } = parseNamed(`
    @v = addrspace(4) constant i32 1
    @p = global ptr addrspacecast (ptr addrspace(4) @v to ptr), align 4
    @null = global ptr addrspacecast (ptr addrspace(4) null to ptr), align 4`);
  const retype = (type: Type) => (type.kind === "pointer" ? ptr : type);
  replaceGlobals(module, { map: new Map(), retype });
  expect(printModule(module)).toContain("@null = global ptr null, align 4");
});
