import { expect, test } from "vitest";
import { parseNamed } from "../../analysis/testing.ts";
import { getFact, hasFact, setFact, stringAttribute } from "./kernel-facts.ts";

const kernel = () =>
  parseNamed(`define ptx_kernel void @k() "nvvm.maxntid"="16,8,2" "unwarp-context-bytes-of-another"="3" noinline {
    ret void
  }`).fn("k");

test("a fact is kept as an attribute of the function, among the others", () => {
  const fn = kernel();
  expect(hasFact(fn, "context-bytes")).toBe(false);
  expect(getFact(fn, "context-bytes")).toBe(0);
  setFact(fn, "context-bytes", 16);
  setFact(fn, "context-bytes", 24);
  expect(getFact(fn, "context-bytes")).toBe(24);
  expect(fn.attributes).toEqual([
    '"nvvm.maxntid"="16,8,2"',
    '"unwarp-context-bytes-of-another"="3"',
    "noinline",
    '"unwarp-context-bytes"="24"',
  ]);
});

test("numbers in an attribute of clang's", () => {
  expect(stringAttribute(kernel(), "nvvm.maxntid")).toEqual([16, 8, 2]);
  expect(stringAttribute(kernel(), "nvvm.max")).toBeUndefined();
});
