import { expect, test } from "vitest";
import { splitWords } from "./split-words.ts";

test.each([
  ["", []],
  ["  10  20 ", ["10", "20"]],
  ["'two words' \"it's\"", ["two words", "it's"]],
  ["a\\ b ''", ["a b", ""]],
  ["--x='1 2'3", ["--x=1 23"]],
  ["'open end", ["open end"]],
  ['-DNAME="a \\"b\\"" \\"c', ['-DNAME=a "b"', '"c']],
  ["'\\n' line\nbreak", ["\\n", "line", "break"]],
])("%j", (line, expected) => {
  expect(splitWords(line)).toEqual(expected);
});
