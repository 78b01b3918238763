import { expect, test } from "vitest";
import type { NumberFormat } from "./block-trace.ts";
import { formatFloat, formatNumberAt } from "./format-number.ts";

test.each([
  [0.1, "float", "0.1"],
  [1 / 3, "float", "0.33333334"],
  [5, "float", "5.0"],
  [-0, "float", "-0.0"],
  [1e-7, "float", "1e-7"],
  [3.4028234663852886e38, "float", "3.4028235e+38"],
  [16777216, "float", "16777216.0"],
  [1 / 3, "double", "0.3333333333333333"],
  [0.0999755859375, "half", "0.1"],
  [0.10009765625, "bfloat", "0.1"],
  [Number.NaN, "float", "nan"],
  [-Infinity, "double", "-inf"],
] as const)("%d as %s is %s", (value, format, text) => {
  expect(formatFloat(format === "float" ? Math.fround(value) : value, format)).toBe(text);
});

test.each<[NumberFormat, string]>([
  ["i8", "-1"],
  ["u8", "255"],
  ["bool", "true"],
  ["i16", "-1"],
  ["u32", "4294967295"],
  ["u64", "18446744073709551615"],
  ["pointer", "0xffffffff"],
])("bytes of ones as %s", (format, text) => {
  expect(formatNumberAt(format, new DataView(new Uint8Array(8).fill(255).buffer), 0)).toBe(text);
});
