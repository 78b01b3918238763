import { expect, test } from "vitest";
import { gamma, logGamma } from "./special-functions.ts";

// tgamma and lgamma of the C library.
test.each([
  [-0.999, -1000.4241966812759],
  [-2.5, -0.9453087204829417],
  [0.5, 1.7724538509055159],
  [5.75, 78.78448106132322],
])("gamma(%d)", (x, expected) => {
  expect(gamma(x) / expected).toBeCloseTo(1, 13);
  expect(logGamma(x)).toBeCloseTo(Math.log(Math.abs(expected)), 12);
});
