import { expect, test } from "vitest";
import { compareElements } from "./compare-elements.ts";

const bytesOf = (array: Float32Array | Int32Array | Float64Array | Uint16Array) =>
  new Uint8Array(array.buffer);
const exact = { ulps: 0 };

test("equal contents have no first difference", () => {
  const a = bytesOf(Float32Array.of(1, 2, NaN));
  expect(compareElements(a, a.slice(), "f32", exact)).toEqual({
    type: "f32",
    count: 3,
    different: 0,
    histogram: [],
  });
});

test("the first different float is named with its distance", () => {
  const a = Float32Array.of(1, 2, 3);
  const b = Float32Array.of(1, 2.0000002, 4);
  const found = compareElements(bytesOf(a), bytesOf(b), "f32", exact);
  expect(found.first).toEqual({ index: 1, a: "2", b: "2.0000002", ulps: "1" });
  expect(found.different).toBe(2);
  expect(found.histogram).toEqual([
    ["1", 1],
    ["more", 1],
  ]);
});

test("a tolerance lets near floats pass, and the histogram still counts them", () => {
  const found = compareElements(
    bytesOf(Float32Array.of(1, 2)),
    bytesOf(Float32Array.of(1.0000001, 2)),
    "f32",
    { ulps: 1 },
  );
  expect(found).toEqual({ type: "f32", count: 2, different: 0, histogram: [["1", 1]] });
});

test("zeros of both signs are the same number, and distances cross zero", () => {
  const a = bytesOf(Float32Array.of(-0, 1.401298464324817e-45));
  const b = bytesOf(Float32Array.of(0, -1.401298464324817e-45));
  expect(compareElements(a, b, "f32", exact).first).toEqual({ index: 1, a: "1e-45", b: "-1e-45", ulps: "2" });
});

test("integers are exact, whatever the tolerance", () => {
  const found = compareElements(bytesOf(Int32Array.of(7)), bytesOf(Int32Array.of(-8)), "i32", { ulps: 100 });
  expect(found.first).toEqual({ index: 0, a: "7", b: "-8" });
});

test("NaN against a number is a difference without a distance", () => {
  const found = compareElements(bytesOf(Float64Array.of(NaN)), bytesOf(Float64Array.of(1)), "f64", {
    ulps: 9,
  });
  expect(found.first).toEqual({ index: 0, a: "NaN", b: "1" });
  expect(found.histogram).toEqual([["not a number", 1]]);
});

test("half and bfloat16 are read as numbers", () => {
  const one = bytesOf(Uint16Array.of(0x3c00));
  const next = bytesOf(Uint16Array.of(0x3c01));
  expect(compareElements(one, next, "f16", exact).first).toEqual({
    index: 0,
    a: "1",
    b: "1.0009766",
    ulps: "1",
  });
  const other = bytesOf(Uint16Array.of(0x3f80));
  expect(compareElements(other, bytesOf(Uint16Array.of(0x3f81)), "bf16", exact).first?.b).toBe("1.0078125");
});

test("buffers of different sizes say so", () => {
  expect(compareElements(new Uint8Array(8), new Uint8Array(4), "i32", exact).bytes).toEqual([8, 4]);
});
