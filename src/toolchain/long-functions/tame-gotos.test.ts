import { expect, test } from "vitest";
import { readFunction } from "./read-function.ts";
import { tameGotos } from "./tame-gotos.ts";

function tame(text: string): string | undefined {
  const fn = readFunction(text.split("\n"));
  return fn && tameGotos(fn)?.join("\n");
}

/** `a` and `b` lead to one another, and both are entered from `entry`. */
const twoEntries = `define void @k(i1 %c) #0 {
entry:
  %v = alloca i1, align 1
  store i1 %c, ptr %v, align 1
  br i1 %c, label %a, label %b

a:
  %0 = load i1, ptr %v, align 1
  br label %b

b:
  %1 = load i1, ptr %v, align 1
  br i1 %1, label %a, label %end

end:
  ret void
}`;

test("a loop with two entries gets a switch", () => {
  expect(tame(twoEntries)).toMatchInlineSnapshot(`
    "define void @k(i1 %c) #0 {
    entry:
      %unwarp.goto = alloca i32, align 4
      %v = alloca i1, align 1
      store i1 %c, ptr %v, align 1
      br i1 %c, label %unwarp.to.0, label %unwarp.to.1
    a:
      %0 = load i1, ptr %v, align 1
      br label %unwarp.to.1
    b:
      %1 = load i1, ptr %v, align 1
      br i1 %1, label %unwarp.to.0, label %end
    end:
      ret void
    unwarp.to.0:
      store i32 0, ptr %unwarp.goto, align 4
      br label %unwarp.goto.on
    unwarp.to.1:
      store i32 1, ptr %unwarp.goto, align 4
      br label %unwarp.goto.on
    unwarp.goto.on:
      %unwarp.next = load i32, ptr %unwarp.goto, align 4
      switch i32 %unwarp.next, label %a [
        i32 0, label %a
        i32 1, label %b
      ]
    }"
  `);
});

test("natural loops stay as they are", () => {
  expect(tame(twoEntries.replace("label %a, label %b\n", "label %a, label %end\n"))).toBeUndefined();
});

test("a natural loop that is entered in its middle gives up its head", () => {
  const result = tame(`define void @k(i1 %c) #0 {
entry:
  br i1 %c, label %head, label %middle

head:
  br i1 %c, label %middle, label %end

middle:
  br label %latch

latch:
  br i1 %c, label %head, label %middle

end:
  ret void
}`);
  // `middle` is entered from outside and is a head of its own within the loop of `head`.
  expect(result).toContain("i32 0, label %head");
  expect(result).toContain("i32 1, label %middle");
});

test("a value that would not be defined on all ways keeps a function as it is", () => {
  // Defined in the first block, it is defined everywhere.
  expect(tame(twoEntries.replace("br i1 %1", "br i1 %c"))).toBeDefined();
  const text = twoEntries
    .replace("br i1 %c, label %a, label %b", "br label %a")
    .replace("br label %b", "br i1 %0, label %b, label %x")
    .replace("b:\n", "x:\n  br label %b\n\nb:\n")
    .replace("br i1 %1, label %a, label %end", "br i1 %1, label %a, label %c")
    .replace("end:\n", "c:\n  br i1 %0, label %x, label %end\n\nend:\n");
  expect(tame(text)).toBeUndefined();
  expect(
    tame(text.replace("c:\n  br i1 %0", "c:\n  br i1 %v0").replace("c:\n", "c:\n  %v0 = load i1, ptr %v\n")),
  ).toBeDefined();
});
