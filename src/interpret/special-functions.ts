/**
 * The functions of C's mathematics that JavaScript lacks, from textbook formulas: about 1e-14
 * relative error, enough for tests of programs, not for comparing bits.
 */

export function errorFunction(x: number): number {
  if (Math.abs(x) > 2) return Math.sign(x) * (1 - complementaryErrorFunction(Math.abs(x)));
  // erf(x) = 2/sqrt(pi) * sum of (-1)^n x^(2n+1) / (n! (2n+1))
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-18; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

export function complementaryErrorFunction(x: number): number {
  if (x < 2) return 1 - errorFunction(x);
  if (x > 28) return 0;
  // The continued fraction x + (1/2)/(x + 1/(x + (3/2)/(x + ...))), from the inside out.
  let fraction = x;
  for (let n = 200; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

export function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x === 0) return 1 / x;
    if (x < 0) return NaN;
    if (x <= 23) return factorial(x - 1);
  }
  if (x < 0.5) return Math.PI / (sinPi(x) * gamma(1 - x));
  return Math.exp(logGamma(x));
}

export function logGamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(sinPi(x))) - logGamma(1 - x);
  if (Math.abs(x) === Infinity) return Infinity;
  // Stirling's series converges fast from 12 on; smaller arguments are shifted there.
  let shift = 0;
  let at = x;
  for (; at < 12; at++) shift += Math.log(at);
  const inverse = 1 / (at * at);
  const series = 1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)));
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series / at - shift;
}

/** The distance to the next whole number is exact, where the product with pi has lost it. */
function sinPi(x: number): number {
  const whole = Math.round(x);
  return Math.sin(Math.PI * (x - whole)) * (whole % 2 === 0 ? 1 : -1);
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}
