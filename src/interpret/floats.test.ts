import { assert, float as anyFloat, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { fmaExact, fusedMultiplyAdd } from "./exact-fma.ts";
import { formatLimits } from "./float-formats.ts";
import { evaluate } from "./testing.ts";

const f = Math.fround;

test.each([
  ["float", "fadd", f(0.1), f(0.2), f(f(0.1) + f(0.2))],
  ["float", "fsub", 1, 2 ** -25, 1],
  ["float", "fmul", 1e30, 1e30, Infinity],
  ["float", "fdiv", 1, 0, Infinity],
  ["float", "fdiv", -1, 0, -Infinity],
  ["float", "fdiv", 0, 0, NaN],
  ["float", "frem", -7, 3, -1],
  ["float", "frem", 5, Infinity, 5],
  ["double", "fadd", 0.1, 0.2, 0.1 + 0.2],
  ["double", "frem", 1e300, 3, 1e300 % 3],
  ["half", "fadd", 2048, 1, 2048],
  ["half", "fmul", 300, 300, Infinity],
  ["bfloat", "fadd", 256, 1, 256],
])("%s: %s %d, %d is %d", (type, opcode, a, b, expected) => {
  const values = { a: [type, a], b: [type, b] } as const;
  expect(evaluate(type, `${opcode} ${type} %a, %b`, values)).toBe(expected);
});

test("fneg changes the sign of zero", () => {
  expect(evaluate("float", "fneg float %a", { a: ["float", 0] })).toBe(-0);
});

test.each([
  ["oeq", 1, 1, 1],
  ["oeq", NaN, NaN, 0],
  ["ueq", NaN, 1, 1],
  ["one", 1, 2, 1],
  ["one", NaN, 2, 0],
  ["une", NaN, NaN, 1],
  ["olt", NaN, 1, 0],
  ["ult", NaN, 1, 1],
  ["oge", 2, 2, 1],
  ["uno", 1, NaN, 1],
  ["ord", 1, NaN, 0],
  ["oeq", 0, -0, 1],
])("fcmp %s %d, %d is %i", (predicate, a, b, expected) => {
  const values = { a: ["double", a], b: ["double", b] } as const;
  expect(evaluate("i1", `fcmp ${predicate} double %a, %b`, values)).toBe(expected);
});

test.each([
  ["rint", [2.5], 2],
  ["rint", [-0.4], -0],
  ["nearbyint", [3.5], 4],
  ["roundeven", [-2.5], -2],
  ["round", [2.5], 3],
  ["round", [-2.5], -3],
  ["round", [0.49999999999999994], 0],
  ["floor", [-0.5], -1],
  ["ceil", [-0.5], -0],
  ["trunc", [-1.5], -1],
  ["fabs", [-0], 0],
  ["copysign", [3, -0], -3],
  ["minnum", [NaN, 1], 1],
  ["minnum", [0, -0], -0],
  ["maxnum", [-0, 0], 0],
  ["minimum", [NaN, 1], NaN],
  ["maximum", [1, 2], 2],
  ["sqrt", [2], Math.SQRT2],
  ["fma", [2 ** 30 + 1, 2 ** 30 + 1, -(2 ** 60)], 2 ** 31 + 1],
])("llvm.%s of %o is %d", (name, args, expected) => {
  const types = args.map(() => "double").join(", ");
  const values = Object.fromEntries(args.map((arg, i) => [`a${i}`, ["double", arg] as const]));
  const typed = args.map((_, i) => `double %a${i}`).join(", ");
  const call = `call double @llvm.${name}.f64(${typed})`;
  expect(evaluate("double", call, values, `declare double @llvm.${name}.f64(${types})`)).toBe(expected);
});

test.each([
  ["double @remainder(double 5.0, double 3.0)", -1],
  ["double @remainder(double 1.5, double 1.0)", -0.5],
  ["double @remainder(double 2.5, double 1.0)", 0.5],
  ["double @nextafter(double 0.0, double 1.0)", 2 ** -1074],
  ["double @nextafter(double 1.0, double 0.0)", 1 - 2 ** -53],
  ["double @fdim(double 3.0, double 5.0)", 0],
  ["double @logb(double 0x10000000000000)", -1022],
  ["double @scalbn(double 1.0, i32 -1074)", 2 ** -1074],
  ["double @ldexp(double 3.0, i32 1023)", Infinity],
  ["double @tgamma(double 5.0)", 24],
  ["double @fmod(double -7.0, double 3.0)", -1],
])("%s is %d", (call, expected) => {
  const signature = call.replaceAll(/(double|i32) [-.\dx]+/g, "$1");
  expect(evaluate("double", `call ${call}`, {}, `declare ${signature}`)).toBe(expected);
});

test("C's functions for floats return floats", () => {
  const declaration = "declare float @erff(float)";
  const result = evaluate("float", "call float @erff(float 0.5)", {}, declaration);
  expect(result).toBeCloseTo(0.5204998778, 7);
  expect(result).toBe(f(result as number));
});

test("frexp and modf return two results", () => {
  const frexp = "declare { double, i32 } @llvm.frexp.f64.i32(double)";
  const call = "call { double, i32 } @llvm.frexp.f64.i32(double 12.0)";
  expect(evaluate("{ double, i32 }", call, {}, frexp)).toEqual([0.75, 4]);
  const modf = "declare { double, double } @llvm.modf.f64(double)";
  const split = "call { double, double } @llvm.modf.f64(double -2.5)";
  expect(evaluate("{ double, double }", split, {}, modf)).toEqual([-0.5, -2]);
});

test("lround and its relatives saturate", () => {
  const declaration = "declare i32 @llvm.lround.i32.f32(float)";
  const round = (x: string) => evaluate("i32", `call i32 @llvm.lround.i32.f32(float ${x})`, {}, declaration);
  expect(round("2.5")).toBe(3);
  expect(round("0x4202A05F20000000")).toBe(2 ** 31 - 1); // 1e10
});

test("the quick fma for floats equals the exact one", () => {
  const quick = fusedMultiplyAdd("float");
  const number = anyFloat({ noNaN: true, noDefaultInfinity: true });
  const nearCancellation = tuple(number, number, anyFloat({ min: -1, max: 1, noNaN: true }));
  const agree = (a: number, b: number, c: number): void => {
    expect(quick(a, b, c)).toBe(fmaExact(formatLimits.float, a, b, c));
  };
  assert(property(number, number, number, agree), { numRuns: 1000 });
  assert(
    property(nearCancellation, ([a, b, d]) => agree(a, b, f(-a * b * (1 + d * 2 ** -20)))),
    { numRuns: 1000 },
  );
});

test("fma rounds once", () => {
  const fma = fusedMultiplyAdd("float");
  // 1 + 2^-24 lies half way between two floats; the last bit decides.
  expect(fma(1 + 2 ** -12, 1 + 2 ** -12, -(2 ** -11))).toBe(1);
  expect(fma(1, 1 + 2 ** -23, 2 ** -24 + 2 ** -47)).toBe(f(1 + 2 ** -22));
  expect(fma(1, 1, 2 ** -24 + 2 ** -47)).toBe(1 + 2 ** -23);
  expect(fma(2 ** 100, 2 ** 100, -Infinity)).toBe(-Infinity);
  const double = fusedMultiplyAdd("double");
  expect(double(2 ** 1000, 2 ** 1000, -Infinity)).toBe(-Infinity);
  expect(double(2 ** -600, 2 ** -600, 1)).toBe(1);
  expect(double(2 ** -540, 2 ** -534, 0)).toBe(2 ** -1074);
  expect(double(1 + 2 ** -52, 1 - 2 ** -52, -1)).toBe(-(2 ** -104));
  expect(double(-0, 1, -0)).toBe(-0);
});
