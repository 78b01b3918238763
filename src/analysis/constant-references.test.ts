import { expect, test } from "vitest";
import { referencedGlobals, stripConstantCasts } from "./constant-references.ts";
import { namesOf, parseNamed } from "./testing.ts";

const named = parseNamed(`
  @tile = addrspace(3) global [4 x i32] undef, align 4
  @table = constant { i32, [2 x ptr] } { i32 1, [2 x ptr] [ptr @f, ptr getelementptr (i8, ptr @other, i32 4)] }
  @other = global [2 x i32] zeroinitializer, align 4
  @self = global ptr @self, align 4
  define void @f(ptr %p) {
    %a = ptrtoint ptr %p to i32
    %x = load i32, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 8), align 4
    store ptr addrspacecast (ptr addrspace(3) @tile to ptr), ptr @other, align 4
    call void @f(ptr null)
    ret void
  }`);

test("names are found inside of constant expressions and aggregates", () => {
  const { initializer } = named.module.globals.get("table") ?? {};
  expect(namesOf(referencedGlobals(initializer))).toEqual(["f", "other"]);
  expect(namesOf(referencedGlobals(named.instruction("x").operand(0)))).toEqual(["tile"]);
});

test("a variable is named by itself, but what its own initializer names is not followed", () => {
  expect(namesOf(referencedGlobals(named.value("table")))).toEqual(["table"]);
  expect(namesOf(referencedGlobals(named.module.globals.get("self")?.initializer))).toEqual(["self"]);
});

test("what names nothing gives nothing", () => {
  expect([...referencedGlobals(undefined)]).toEqual([]);
  expect([...referencedGlobals(named.instruction("a"))]).toEqual([]);
  expect([...referencedGlobals(named.module.globals.get("other")?.initializer)]).toEqual([]);
});

test("casts that keep the address are looked through, offsets are not", () => {
  const store = [...named.fn("f").instructions()].find(({ opcode }) => opcode === "store");
  expect(store && stripConstantCasts(store.operand(0))).toBe(named.value("tile"));
  const offset = named.instruction("x").operand(0);
  expect(stripConstantCasts(offset)).toBe(offset);
  expect(stripConstantCasts(named.instruction("a"))).toBe(named.instruction("a"));
});
