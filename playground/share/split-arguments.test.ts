import { expect, test } from "vitest";
import { splitArguments } from "./split-arguments.ts";

test.each([
  ["", []],
  ["  10  20 ", ["10", "20"]],
  ["'two words' \"it's\"", ["two words", "it's"]],
  ["a\\ b ''", ["a b", ""]],
  ["--x='1 2'3", ["--x=1 23"]],
  ["'open end", ["open end"]],
])("%j", (line, expected) => {
  expect(splitArguments(line)).toEqual(expected);
});
