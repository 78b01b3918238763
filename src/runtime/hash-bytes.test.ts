import { expect, test } from "vitest";
import { hashBytes } from "./hash-bytes.ts";

test("equal bytes hash alike, wherever they lie", () => {
  const bytes = Uint8Array.from({ length: 103 }, (_, at) => at * 7);
  const moved = new Uint8Array(200);
  moved.set(bytes, 5);
  expect(hashBytes(moved.subarray(5, 108))).toBe(hashBytes(bytes));
  expect(hashBytes(bytes)).toMatch(/^[0-9a-f]{16}$/);
});

test("every single bit of a content changes its hash", () => {
  for (const length of [1, 3, 4, 16, 33, 64]) {
    const hashes = new Set([hashBytes(new Uint8Array(length))]);
    for (let bit = 0; bit < 8 * length; bit++) {
      const bytes = new Uint8Array(length);
      bytes[bit >> 3] = 1 << (bit & 7);
      hashes.add(hashBytes(bytes));
    }
    expect(hashes.size).toBe(8 * length + 1);
  }
});

test("zeros of different lengths, and words that change places, are told apart", () => {
  expect(new Set([0, 4, 8, 16, 20].map((length) => hashBytes(new Uint8Array(length)))).size).toBe(5);
  const words = (...list: number[]) => hashBytes(new Uint8Array(Int32Array.from(list).buffer));
  expect(new Set([words(1, 0, 0, 0, 2, 0), words(2, 0, 0, 0, 1, 0), words(0, 1, 0, 0, 0, 2)]).size).toBe(3);
});
