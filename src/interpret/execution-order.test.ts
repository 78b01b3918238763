import { expect, test } from "vitest";
import { shuffledOrder } from "./execution-order.ts";

test.each([1, 2, 7, 12, 256])("a shuffled order of %i picks each position once", (total) => {
  for (const seed of [0, 1, -5, 123456789012]) {
    const order = shuffledOrder(seed);
    const picked = Array.from({ length: total }, (_, position) => order.pick(position, total));
    expect(picked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i));
  }
});

test("seeds lead to different orders", () => {
  const first = (seed: number) => shuffledOrder(seed).pick(0, 1024);
  expect(new Set([1, 2, 3, 4].map(first)).size).toBe(4);
});
