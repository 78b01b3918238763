import { describe, expect, test } from "vitest";
import { decodeNetpbm, isNetpbm } from "./netpbm.ts";

const bytes = (text: string, ...rest: number[]) =>
  Uint8Array.from([...new TextEncoder().encode(text), ...rest]);

describe("decodeNetpbm", () => {
  test("P6: three bytes a pixel", () => {
    const { width, height, rgba } = decodeNetpbm(bytes("P6\n2 1\n255\n", 1, 2, 3, 255, 0, 128));
    expect([width, height, ...rgba]).toEqual([2, 1, 1, 2, 3, 255, 255, 0, 128, 255]);
  });

  test("P5: one byte a pixel is grey", () => {
    expect([...decodeNetpbm(bytes("P5 1 2 255\n", 7, 200)).rgba]).toEqual([7, 7, 7, 255, 200, 200, 200, 255]);
  });

  test("the first pixel may look like a space or a comment", () => {
    expect([...decodeNetpbm(bytes("P5 2 1 255\n", 32, 35)).rgba]).toEqual([32, 32, 32, 255, 35, 35, 35, 255]);
  });

  test("P3 and P2 are numbers as text, with comments", () => {
    expect([...decodeNetpbm(bytes("P3 # colours\n1 1\n15\n15 0 # half\n 3\n")).rgba]).toEqual([
      255, 0, 51, 255,
    ]);
    expect([...decodeNetpbm(bytes("P2\n1 1\n1\n1")).rgba]).toEqual([255, 255, 255, 255]);
  });

  test("values over 255 have two bytes, the greater one first", () => {
    expect([...decodeNetpbm(bytes("P5 1 1 65535\n", 0x80, 0x00)).rgba]).toEqual([128, 128, 128, 255]);
  });

  test.each([
    ["P6\n2 2\n255\nabc", "the file ends 9 bytes too early"],
    ["P6\n2", "height is missing at byte 4"],
    ["P6\n0 2\n255\n", "an image of 0 by 2 pixels"],
    ["P6\n1 1\n0\n", "the greatest value is 0, not one of 1 to 65535"],
    ["P2\n2 1\n9\n1", "a pixel is missing at byte 10"],
    ["P6\n99999 99999\n255\n", "99999 by 99999 pixels are too many to show"],
    ["hello", "this is neither PGM nor PPM"],
  ])("%j is refused", (text, message) => {
    expect(() => decodeNetpbm(bytes(text))).toThrow(message);
  });
});

test("isNetpbm asks for the two letters and a space", () => {
  expect(isNetpbm(bytes("P6\n1 1"))).toBe(true);
  expect(isNetpbm(bytes("P6x"))).toBe(false);
  expect(isNetpbm(bytes("P4\n"))).toBe(false);
  expect(isNetpbm(bytes(""))).toBe(false);
});
