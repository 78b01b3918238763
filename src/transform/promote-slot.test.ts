import * as fc from "fast-check";
import { expect, test } from "vitest";
import { callFunction } from "../interpret/testing.ts";
import { printModule } from "../ir/print.ts";
import { promoteLocals } from "./promote-locals.ts";
import { removeUnreachableBlocks } from "./remove-unreachable-blocks.ts";
import { applyPass, expectPass } from "./testing.ts";

test("several edges from a switch bring the value once for each", () => {
  expectPass(
    promoteLocals,
    `
    define i32 @f(i32 %n) {
    entry:
      %v = alloca i32, align 4
      store i32 %n, ptr %v
      switch i32 %n, label %other [
        i32 1, label %end
        i32 2, label %end
      ]
    other:
      store i32 5, ptr %v
      br label %end
    end:
      %r = load i32, ptr %v
      ret i32 %r
    }`,
  ).toPrint(`
    define i32 @f(i32 %n) {
    entry:
      switch i32 %n, label %other [
        i32 1, label %end
        i32 2, label %end
      ]
    other:
      br label %end
    end:
      %0 = phi i32 [ %n, %entry ], [ %n, %entry ], [ 5, %other ]
      ret i32 %0
    }
  `);
});

test("a loop that only reads needs no phi, however many latches it has", () => {
  expectPass(
    promoteLocals,
    `
    define i32 @f(i32 %n, i1 %c) {
    entry:
      %v = alloca i32, align 4
      store i32 %n, ptr %v
      br label %head
    head:
      %x = load i32, ptr %v
      br i1 %c, label %left, label %right
    left:
      br i1 %c, label %head, label %exit
    right:
      br label %head
    exit:
      %y = load i32, ptr %v
      %r = add i32 %x, %y
      ret i32 %r
    }`,
  ).toPrint(`
    define i32 @f(i32 %n, i1 %c) {
    entry:
      br label %head
    head:
      br i1 %c, label %left, label %right
    left:
      br i1 %c, label %head, label %exit
    right:
      br label %head
    exit:
      %r = add i32 %n, %n
      ret i32 %r
    }
  `);
});

test("a value that is stored back where it came from", () => {
  expectPass(
    promoteLocals,
    `
    define i32 @f(i32 %n, i1 %c) {
    entry:
      %v = alloca i32, align 4
      store i32 %n, ptr %v
      br label %loop
    loop:
      %x = load i32, ptr %v
      store i32 %x, ptr %v
      br i1 %c, label %loop, label %exit
    exit:
      %r = load i32, ptr %v
      ret i32 %r
    }`,
  ).toPrint(`
    define i32 @f(i32 %n, i1 %c) {
    entry:
      br label %loop
    loop:
      br i1 %c, label %loop, label %exit
    exit:
      ret i32 %n
    }
  `);
});

test.each(["i1", "i8", "i64", "i128", "float", "double", "ptr", "<4 x i32>", "{ i32, float }", "[3 x i8]"])(
  "a variable of type %s, not written on every path",
  (type) => {
    const { module } = applyPass(
      promoteLocals,
      `
      define void @f(ptr %p, i1 %c) {
      entry:
        %v = alloca ${type}, align 16
        br i1 %c, label %write, label %end
      write:
        %x = load ${type}, ptr %p
        store ${type} %x, ptr %v
        br label %end
      end:
        %r = load ${type}, ptr %v
        store ${type} %r, ptr %p
        ret void
      }`,
    );
    const text = printModule(module);
    expect(text).not.toContain("alloca");
    expect(text).toMatch(
      / = phi .* \[ (0|false|0\.0+e\+00|null|zeroinitializer|\{ .* \}), %entry \], \[ %x, %write \]/,
    );
  },
);

/** Where each block goes on: the ways may repeat, and cycles may have several entries. */
interface Node {
  readonly actions: readonly { readonly kind: "read" | "write" | "copy"; readonly slot: number }[];
  readonly ways: readonly number[];
}
const slots = 3;
const size = 7;
const arbitraryGraph: fc.Arbitrary<readonly Node[]> = fc.array(
  fc.record({
    actions: fc.array(
      fc.record({
        kind: fc.constantFrom("read" as const, "write" as const, "copy" as const),
        slot: fc.nat(slots - 1),
      }),
      { maxLength: 5 },
    ),
    ways: fc.array(fc.nat(size - 1), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: size, maxLength: size },
);

/** A hash of what is read on the way; fuel in volatile memory ends it. */
function functionOf(graph: readonly Node[]): string {
  const lines: string[] = [];
  let count = 0;
  const value = (expression: string) => {
    lines.push(`%t${++count} = ${expression}`);
    return `%t${count}`;
  };
  graph.forEach(({ actions, ways }, number) => {
    lines.push(`n${number}:`);
    const fuel = value("load volatile i32, ptr %fuel");
    const left = value(`sub i32 ${fuel}, 1`);
    lines.push(`store volatile i32 ${left}, ptr %fuel`);
    for (const { kind, slot } of actions) {
      const read = value(`load i32, ptr %v${slot}`);
      const hash = value("load volatile i32, ptr %hash");
      if (kind === "read") {
        const mixed = value(`mul i32 ${hash}, 31`);
        lines.push(`store volatile i32 ${value(`add i32 ${mixed}, ${read}`)}, ptr %hash`);
      } else if (kind === "write")
        lines.push(`store i32 ${value(`add i32 ${read}, ${number + 1}`)}, ptr %v${slot}`);
      else lines.push(`store i32 ${read}, ptr %v${(slot + 1) % slots}`);
    }
    const hash = value("load volatile i32, ptr %hash");
    const turn = value(`add i32 ${hash}, ${left}`);
    const choice = value(`urem i32 ${turn}, ${ways.length}`);
    const isOver = value(`icmp eq i32 ${left}, 0`);
    const way = value(`select i1 ${isOver}, i32 -1, i32 ${choice}`);
    const cases = ways.map((to, at) => `i32 ${at}, label %n${to}`).join(" ");
    lines.push(`switch i32 ${way}, label %end [ ${cases} ]`);
  });
  const variables = Array.from({ length: slots }, (_, slot) => slot);
  return `
    define i32 @f() {
      %fuel = alloca i32, align 4
      %hash = alloca i32, align 4
      ${variables.map((slot) => `%v${slot} = alloca i32, align 4`).join("\n")}
      store volatile i32 25, ptr %fuel
      store volatile i32 1, ptr %hash
      ${variables.map((slot) => `store i32 ${slot}, ptr %v${slot}`).join("\n")}
      br label %n0
    ${lines.join("\n")}
    end:
      %r = load volatile i32, ptr %hash
      ret i32 %r
    }`;
}

test("random flow graphs, reducible or not: what is read stays the same", () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const text = functionOf(graph);
      const { module } = applyPass(
        promoteLocals,
        printModule(applyPass(removeUnreachableBlocks, text).module),
      );
      expect(callFunction(module, "f")).toBe(callFunction(text, "f"));
    }),
    { numRuns: 40 },
  );
});
