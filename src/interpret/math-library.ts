import { besselJ, besselY } from "./bessel.ts";
import { KernelFault } from "./fault.ts";
import { complementaryErrorFunction, errorFunction, gamma, logGamma } from "./special-functions.ts";

/**
 * Computes C's mathematical functions that are not exact by definition: `name` is C's name,
 * `sinf` for floats and `sin` for doubles. The arguments and the result are numbers that the
 * format can represent. To get the same bits as another device, call its library here.
 */
export type MathLibrary = (name: string, args: readonly number[]) => number;

/** JavaScript's Math: within an ulp or two, and different from engine to engine. */
export const javaScriptMath: MathLibrary = (name, args) => {
  const [x = NaN, y = NaN] = args;
  const exact = functions[name];
  if (exact) return exact(x, y);
  const double = functions[name.replace(/f$/, "")];
  if (double) return Math.fround(double(x, y));
  throw new KernelFault("unsupported", `the mathematical function ${name}`);
};

const functions: Readonly<Record<string, (x: number, y: number) => number>> = {
  exp: Math.exp,
  exp2: (x) => 2 ** x,
  exp10: (x) => 10 ** x,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  // C says that 1 to any power, and (-1) to an infinite one, is 1; JavaScript says NaN.
  pow: (x, y) => (x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y),
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  cbrt: Math.cbrt,
  hypot: Math.hypot,
  erf: errorFunction,
  erfc: complementaryErrorFunction,
  tgamma: gamma,
  lgamma: logGamma,
  j0: (x) => besselJ(0, x),
  j1: (x) => besselJ(1, x),
  jn: (order, x) => besselJ(order | 0, x),
  y0: (x) => besselY(0, x),
  y1: (x) => besselY(1, x),
  yn: (order, x) => besselY(order | 0, x),
};
