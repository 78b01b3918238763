import { expect, test } from "vitest";
import { describeTolerance, parseTolerance, ulpsOf } from "./tolerance.ts";

test.for([
  { text: "2", half: 2, float: 2, double: 2 },
  { text: "half=8", half: 8, float: 0, double: 0 },
  { text: "2,half=8,double=0", half: 8, float: 2, double: 0 },
])("$text", ({ text, half, float, double }) => {
  const tolerance = parseTolerance(text) ?? { ulps: -1 };
  expect(ulpsOf(tolerance, "f16")).toBe(half);
  expect(ulpsOf(tolerance, "f32")).toBe(float);
  expect(ulpsOf(tolerance, "f64")).toBe(double);
  expect(ulpsOf(tolerance, "i32")).toBe(0);
});

test.for(["", "-1", "1.5", "int=2", "float=", "1,2", "half=1,half=2", "4294967297", "toString=1"])(
  "%j is no tolerance",
  (text) => {
    expect(parseTolerance(text)).toBeUndefined();
  },
);

test("a tolerance is told with the types that have their own", () => {
  expect(describeTolerance(parseTolerance("2,half=8,double=0") ?? { ulps: 0 })).toBe(
    "floats up to 2 ulps apart, half up to 8 ulps apart, double exactly",
  );
});
