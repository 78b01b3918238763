/** C's Bessel functions: `jn` of the first kind, `yn` of the second, to about 1e-15 where they are not tiny. */

/** From here on the asymptotic series of orders 0 and 1 is exact to the last bit. */
const farAway = 30;
const eulerGamma = 0.5772156649015329;

export function besselJ(order: number, x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (order < 0) return sign(order) * besselJ(-order, x);
  if (x < 0) return sign(order) * besselJ(order, -x);
  if (x === Infinity) return 0;
  if (x === 0) return order === 0 ? 1 : 0;
  if (x < farAway || order >= x) return downward(Math.max(order, 1), x)[order] ?? NaN;
  return upward(order, x, asymptotic(0, x).j, asymptotic(1, x).j);
}

export function besselY(order: number, x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (order < 0) return sign(order) * besselY(-order, x);
  if (x === Infinity) return 0;
  if (x === 0) return -Infinity;
  if (x >= farAway) return upward(order, x, asymptotic(0, x).y, asymptotic(1, x).y);
  const j = downward(1, x);
  return upward(order, x, y0FromSeries(x, j), y1FromSeries(x, j));
}

const sign = (order: number): number => (order % 2 === 0 ? 1 : -1);

/**
 * Miller's algorithm: the recurrence from an order where J is nothing down to 0, scaled afterwards so
 * that J0 + 2 (J2 + J4 + …) is 1. Upward it would lose all digits once the order passes x.
 */
function downward(order: number, x: number): number[] {
  const top = Math.max(order, Math.ceil(x)) + 30 + Math.ceil(3 * Math.sqrt(Math.max(order, x)));
  const values = Array.from({ length: top + 2 }, () => 0);
  values[top] = 1e-300;
  for (let n = top; n > 0; n--) {
    values[n - 1] = ((2 * n) / x) * at(values, n) - at(values, n + 1);
    if (Math.abs(at(values, n - 1)) > 1e250)
      for (let i = n - 1; i <= top; i++) values[i] = at(values, i) * 1e-250;
  }
  let sum = at(values, 0);
  for (let n = 2; n <= top; n += 2) sum += 2 * at(values, n);
  return values.map((value) => value / sum);
}

/** Neumann's series (Abramowitz and Stegun 9.1.88). */
function y0FromSeries(x: number, j: readonly number[]): number {
  let sum = 0;
  for (let k = 1; 2 * k < j.length; k++) sum += (sign(k) * at(j, 2 * k)) / k;
  return (2 / Math.PI) * ((Math.log(x / 2) + eulerGamma) * at(j, 0) - 2 * sum);
}

function y1FromSeries(x: number, j: readonly number[]): number {
  let sum = 0;
  for (let k = 1; 2 * k + 1 < j.length; k++)
    sum += (sign(k) * (2 * k + 1) * at(j, 2 * k + 1)) / (k * (k + 1));
  return (2 / Math.PI) * ((Math.log(x / 2) + eulerGamma - 1) * at(j, 1) - at(j, 0) / x - sum);
}

/** Hankel's expansion for order 0 or 1. */
function asymptotic(order: 0 | 1, x: number): { j: number; y: number } {
  let [p, q, term] = [0, 0, 1];
  for (let k = 0; k < 60 && Math.abs(term) > 1e-18; k++) {
    if (k % 2 === 0) p += sign(k / 2) * term;
    else q += sign((k - 1) / 2) * term;
    term *= (4 * order * order - (2 * k + 1) ** 2) / ((k + 1) * 8 * x);
  }
  // The angle x - (order / 2 + 1 / 4) pi, without subtracting from a large x.
  const [sin, cos] = [Math.sin(x), Math.cos(x)];
  const [c, s] = order === 0 ? [cos + sin, sin - cos] : [sin - cos, -sin - cos];
  const scale = Math.sqrt(1 / (Math.PI * x));
  return { j: scale * (p * c - q * s), y: scale * (p * s + q * c) };
}

/** From orders 0 and 1 to any other. */
function upward(order: number, x: number, zero: number, one: number): number {
  if (order === 0) return zero;
  let [below, value] = [zero, one];
  for (let n = 1; n < order; n++) [below, value] = [value, ((2 * n) / x) * value - below];
  return value;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
