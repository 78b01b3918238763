import { expect, test } from "vitest";
import { ownVariables } from "./own-variables.ts";
import { readFunction } from "./read-function.ts";

/** What moves into the part of the blocks `head` and `body`, around which there is a loop. */
function own(head: string, body: string, after = ""): readonly string[] {
  const fn = readFunction(
    `define void @k(i1 %c) #0 {
entry:
  %v = alloca [4 x i32], align 4
  %w = alloca i32, align 4
  br label %head

head:
${head}  br i1 %c, label %body, label %after

body:
${body}  br label %after

after:
${after}  br i1 %c, label %head, label %end

end:
  ret void
}`.split("\n"),
  );
  if (!fn) throw new Error("the function is not understood");
  return [...(ownVariables(fn, [{ start: 1, end: 3 }])[0] ?? [])];
}

const begin = "  call void @llvm.lifetime.start.p0(ptr %v)\n";
const end = "  call void @llvm.lifetime.end.p0(ptr %v)\n";
const use = "  call void @f(ptr %v)\n";

test("a variable that lives in one turn of the part moves", () => {
  expect(own("", begin + use + end)).toEqual(["%v"]);
  expect(own(begin + use + end, begin + use + end)).toEqual(["%v"]);
});

test("one whose life nothing marks keeps its value from turn to turn, and stays", () => {
  expect(own("", use)).toEqual([]);
  expect(own("", "  store i32 1, ptr %w, align 4\n")).toEqual([]);
});

test("one that is used before its life begins stays", () => {
  expect(own(use + begin, use + end)).toEqual([]);
  // Only one of the ways marks it.
  expect(own("", begin + end + use)).toEqual([]);
});

test("one that may live on behind the part stays", () => {
  expect(own("", begin + use)).toEqual([]);
  expect(own(begin + use, end)).toEqual([]);
});

test("one that is used elsewhere stays", () => {
  expect(own("", begin + use + end, use)).toEqual([]);
  expect(own("", begin + use + end, begin + use + end)).toEqual([]);
});
