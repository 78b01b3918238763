import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changedLines } from "./changed-lines.ts";

test("equal texts differ in nothing", () => {
  expect(changedLines("a\nb", "a\nb")).toEqual({ added: [], removed: [] });
});

test("a changed line is one that went and one that came", () => {
  expect(changedLines("a\nb\nc", "a\nx\nc")).toEqual({ added: [1], removed: [{ before: 1, lines: ["b"] }] });
});

test("lines that only moved apart are kept", () => {
  expect(changedLines("a\nb\nc\nd", "a\nnew\nb\nd\ne")).toEqual({
    added: [1, 4],
    removed: [{ before: 3, lines: ["c"] }],
  });
});

test("lines that are gone from the end stand behind the last line", () => {
  expect(changedLines("a\nb\nc", "a")).toEqual({ added: [], removed: [{ before: 1, lines: ["b", "c"] }] });
});

test("texts without a line in common", () => {
  expect(changedLines("a\nb", "c")).toEqual({ added: [0], removed: [{ before: 0, lines: ["a", "b"] }] });
});

const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });

test("the changes make the old text of the new one, whatever they are", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const { added, removed } = changedLines(before.join("\n"), after.join("\n"));
      const newLines = after.length > 0 ? after : [""];
      const goneBefore = (at: number) => removed.find(({ before }) => before === at)?.lines ?? [];
      const rebuilt = newLines.flatMap((line, at) => [
        ...goneBefore(at),
        ...(added.includes(at) ? [] : [line]),
      ]);
      expect([...rebuilt, ...goneBefore(newLines.length)]).toEqual(before.length > 0 ? before : [""]);
    }),
  );
});

test("no shorter list of changes exists", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [oldText, newText] = [before.join("\n"), after.join("\n")];
      const { added } = changedLines(oldText, newText);
      const kept = newText.split("\n").length - added.length;
      expect(kept).toBe(longestCommon(oldText.split("\n"), newText.split("\n")));
    }),
  );
});

/** The length of the longest common subsequence, row by row. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row: number[] = Array.from({ length: b.length + 1 }, () => 0);
  for (const line of a) {
    const next = [0];
    b.forEach((other, at) => {
      next.push(line === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
