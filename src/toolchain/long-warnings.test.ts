import { expect, test } from "vitest";
import { keepLongWarnings } from "./long-warnings.ts";

const warning = (from: string, to: string, line = "  x = y;") =>
  `a.cu:1:5: warning: implicit conversion loses integer precision: ${from} to ${to} [-Wshorten-64-to-32]\n    1 | ${line}\n      |   ~   ^\n`;
const other = "a.cu:9:1: warning: unused variable 'z' [-Wunused]\n";

test.for([
  ["'long long'", "'long'"],
  ["'int64_t' (aka 'long long')", "'long'"],
  ["'unsigned long long'", "'u64' (aka 'unsigned long')"],
])("what a 64-bit long keeps is news: %s to %s", ([from = "", to = ""]) => {
  expect(keepLongWarnings(warning(from, to) + other)).toBe(warning(from, to) + other);
});

test.for([
  ["'int64_t' (aka 'long long')", "'int'"],
  ["'uint64_t' (aka 'unsigned long long')", "'unsigned int'"],
  ["'time_t' (aka 'long long')", "'long'"],
  ["'clock_t' (aka 'long long')", "'unsigned long'"],
  ["'int64_t' (aka 'long long')", "'size_type' (aka 'unsigned long')"],
  ["'uint64_t' (aka 'unsigned long long')", "'size_t' (aka 'unsigned long')"],
])("what any machine loses, and what fits, is not: %s to %s", ([from = "", to = ""]) => {
  expect(keepLongWarnings(warning(from, to) + other)).toBe(other);
});

test("a hash value in a size_t does not fit", () => {
  const hash = warning(
    "'unsigned long long'",
    "'size_t' (aka 'unsigned long')",
    "  h = h * 0x9e3779b97f4a7c15;",
  );
  expect(keepLongWarnings(hash)).toBe(hash);
});

test("colors do not hide the types", () => {
  const bold = warning("'long long'", "'int'").replace(
    "warning: ",
    "\u001B[0;1;35mwarning: \u001B[0m\u001B[1m",
  );
  expect(keepLongWarnings(bold)).toBe("");
});
