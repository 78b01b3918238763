import { expect, test } from "vitest";
import { besselJ, besselY } from "./bessel.ts";

// From the tables of Abramowitz and Stegun (9.1, 9.2, 9.4) and from the functions' integrals.
test.each([
  [0, 0.5, 0.938469807240813],
  [0, 1, 0.7651976865579666],
  [1, 1, 0.4400505857449335],
  [2, 1, 0.1149034849319005],
  [0, 10, -0.2459357644513483],
  [1, 10, 0.0434727461688614],
  [10, 10, 0.2074861066333589],
  [3, 50, 0.09273480406163438],
  [20, 1, 3.873503008524658e-25],
  [-3, 2, -0.1289432494744021],
])("J of order %d at %d", (order, x, expected) => {
  expect(besselJ(order, x) / expected).toBeCloseTo(1, 11);
  expect(besselJ(order, -x)).toBe(besselJ(order, x) * (order % 2 === 0 ? 1 : -1));
});

test.each([
  [0, 1, 0.0882569642156769],
  [1, 1, -0.7812128213002887],
  [2, 1, -1.6506826068162543],
  [0, 0.1, -1.5342386513503667],
  [0, 10, 0.0556711672835994],
  [1, 10, 0.2490154242069539],
  [5, 2, -9.935989128481975],
])("Y of order %d at %d", (order, x, expected) => {
  expect(besselY(order, x) / expected).toBeCloseTo(1, 11);
});

test.each([0.01, 0.7, 3, 12.5, 29.9, 30.1, 47, 1000.5, 1e6])("Wronski's determinant holds at %d", (x) => {
  for (const n of [0, 1, 2, 7]) {
    const determinant = besselJ(n + 1, x) * besselY(n, x) - besselJ(n, x) * besselY(n + 1, x);
    expect((determinant * Math.PI * x) / 2).toBeCloseTo(1, 9);
  }
});

test("at the ends", () => {
  expect(besselJ(0, 0)).toBe(1);
  expect(besselJ(3, 0)).toBe(0);
  expect(besselJ(1, Infinity)).toBe(0);
  expect(besselY(0, 0)).toBe(-Infinity);
  expect(besselY(0, -1)).toBeNaN();
  expect(besselY(2, Infinity)).toBe(0);
  expect(besselJ(0, NaN)).toBeNaN();
});
