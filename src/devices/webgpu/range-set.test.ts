import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RangeSet } from "./range-set.ts";

test("ranges that touch become one", () => {
  const set = new RangeSet();
  set.add(8, 12);
  set.add(0, 4);
  set.add(4, 8);
  expect(set.all()).toEqual([{ address: 0, bytes: 12 }]);
});

test("what is missing lies between the ranges", () => {
  const set = new RangeSet();
  set.add(4, 8);
  set.add(12, 16);
  expect(set.missing(0, 14)).toEqual([
    { address: 0, bytes: 4 },
    { address: 8, bytes: 4 },
  ]);
  expect(set.missing(5, 7)).toEqual([]);
});

test("random ranges hold what a set of numbers holds", () => {
  const range = fc.tuple(fc.nat(60), fc.nat(20));
  fc.assert(
    fc.property(fc.array(range), range, (added, [from, length]) => {
      const set = new RangeSet();
      const numbers = new Set<number>();
      for (const [start, size] of added) {
        set.add(start, start + size);
        for (let at = start; at < start + size; at++) numbers.add(at);
      }
      const flat = (ranges: readonly { address: number; bytes: number }[]) =>
        ranges.flatMap(({ address, bytes }) => Array.from({ length: bytes }, (_, index) => address + index));
      expect(flat(set.all())).toEqual([...numbers].toSorted((a, b) => a - b));
      const asked = Array.from({ length }, (_, index) => from + index);
      expect(flat(set.missing(from, from + length))).toEqual(asked.filter((at) => !numbers.has(at)));
    }),
  );
});
