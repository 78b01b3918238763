import { expect, test } from "vitest";
import { memorySpaceOf, pointerOrigins } from "./pointer-origins.ts";
import { parseNamed } from "./testing.ts";

const named = parseNamed(`
  @tile = addrspace(3) global [64 x float] undef, align 4
  @count = addrspace(1) global i32 0, align 4
  %struct.S = type { i32 }
  define void @f(ptr %p, ptr byval(%struct.S) %s, i1 %c) {
  entry:
    %local = alloca i32, align 4
    %shared = getelementptr float, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 4
    %either = select i1 %c, ptr %p, ptr %local
    %global = getelementptr i8, ptr addrspacecast (ptr addrspace(1) @count to ptr), i32 1
    br label %loop
  loop:
    %walk = phi ptr [ %shared, %entry ], [ %next, %loop ]
    %next = getelementptr i8, ptr %walk, i32 4
    %loaded = load ptr, ptr %walk, align 4
    br i1 %c, label %loop, label %exit
  exit:
    ret void
  }`);

test.each([
  ["walk", "shared"],
  ["global", "global"],
  ["local", "local"],
  ["s", "local"],
  ["either", "unknown"],
  ["loaded", "unknown"],
  ["p", "unknown"],
])("%s points to %s memory", (name, space) => {
  expect(memorySpaceOf(named.value(name))).toBe(space);
});

test("origins are found through selects, phis in loops and casts", () => {
  expect([...pointerOrigins(named.value("next"))]).toEqual([named.value("tile")]);
  expect(new Set(pointerOrigins(named.value("either")))).toEqual(
    new Set([named.value("p"), named.value("local")]),
  );
});
