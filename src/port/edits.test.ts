import { expect, test } from "vitest";
import { EditList } from "./edits.ts";

const text = "f(a, b); // kept";
const span = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

test("what no edit touches stays", () => {
  const edits = new EditList();
  edits.replace(span("f"), "g");
  edits.insert(span("b").start, "n, ");
  expect(edits.apply(text)).toBe("g(a, n, b); // kept");
});

test("pieces of the original come with their own edits", () => {
  const edits = new EditList();
  edits.replace(span("f(a, b)"), "g(", span("b"), ", ", span("a"), ")");
  edits.replace(span("a"), "c");
  expect(edits.apply(text)).toBe("g(b, c); // kept");
});

test("text is lost where an edit replaces it and copies it nowhere", () => {
  const edits = new EditList();
  edits.replace(span("f(a, b)"), "g(", span("b"), ")");
  expect(["f", "a", "b", "kept"].map((part) => edits.replaces(span(part).start))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  edits.replace(span("b"), "c");
  expect(edits.replaces(span("b").start)).toBe(true);
});

test("a copy of a piece that is edited elsewhere", () => {
  const edits = new EditList();
  edits.insert(span("a").end, ", ", span("b"));
  edits.replace(span("b"), "c");
  expect(edits.apply(text)).toBe("f(a, c, c); // kept");
});

test("a copy leaves behind what was inserted beside the original", () => {
  const edits = new EditList();
  edits.insert(span("a").start, span("b"), ", ");
  edits.insert(span("b").end, ", c");
  expect(edits.apply(text)).toBe("f(b, a, b, c); // kept");
});

test("the same edit twice is one", () => {
  const edits = new EditList();
  edits.insert(0, "x ");
  edits.insert(0, "x ");
  edits.replace(span("f"), "g");
  edits.replace(span("f"), "g");
  expect(edits.apply(text)).toBe("x g(a, b); // kept");
  expect(edits.conflicts).toEqual([]);
});

test("edits that contradict or cross each other", () => {
  const edits = new EditList();
  edits.replace(span("f"), "g");
  edits.replace(span("f"), "h");
  edits.replace(span("a, b"), "");
  edits.replace(span("b);"), "");
  expect(edits.conflicts).toHaveLength(2);
  expect(edits.apply(text)).toBe("g(); // kept");
});
