/**
 * How far CUDA's math functions may be from the correctly rounded result, as the CUDA C++ Programming Guide
 * states it: in units in the last place (ulp), or as an absolute error where it gives one. `exact` functions are
 * correctly rounded. The names are those for double; float's end in f.
 */
export interface AccuracyBound {
  readonly ulp: number;
  /** Instead of ulps, for arguments whose size is at least `from`. */
  readonly absolute?: { readonly error: number; readonly from: number };
}

export interface MathAccuracy {
  readonly float: AccuracyBound;
  readonly double: AccuracyBound;
}

const ulps = (float: number, double: number): MathAccuracy => ({
  float: { ulp: float },
  double: { ulp: double },
});
const exact = ulps(0, 0);
/** j0 and its like: ulps below 8, absolute from there on. */
const besselFrom = (from: number): MathAccuracy => ({
  float: { ulp: 9, absolute: { error: 2.2e-6, from } },
  double: { ulp: 7, absolute: { error: 5e-12, from } },
});

export const mathAccuracy = {
  sqrt: exact,
  rsqrt: ulps(2, 1),
  cbrt: ulps(1, 1),
  rcbrt: ulps(1, 1),
  hypot: ulps(3, 2),
  rhypot: ulps(2, 1),
  norm3d: ulps(3, 2),
  rnorm3d: ulps(2, 1),
  norm4d: ulps(3, 2),
  rnorm4d: ulps(2, 1),
  // CUDA gives no bound for a vector of any length; ours is that of four.
  norm: ulps(3, 2),
  rnorm: ulps(2, 1),

  exp: ulps(2, 1),
  exp2: ulps(2, 1),
  exp10: ulps(2, 1),
  expm1: ulps(1, 1),
  log: ulps(1, 1),
  log2: ulps(1, 1),
  log10: ulps(2, 1),
  log1p: ulps(1, 1),
  pow: ulps(4, 2),

  sin: ulps(2, 2),
  cos: ulps(2, 2),
  tan: ulps(4, 2),
  sinpi: ulps(1, 2),
  cospi: ulps(1, 2),
  asin: ulps(2, 2),
  acos: ulps(2, 2),
  atan: ulps(2, 2),
  atan2: ulps(3, 2),
  sinh: ulps(3, 2),
  cosh: ulps(2, 1),
  tanh: ulps(2, 1),
  asinh: ulps(3, 3),
  acosh: ulps(4, 3),
  atanh: ulps(3, 2),

  erf: ulps(2, 2),
  erfc: ulps(4, 5),
  erfcx: ulps(4, 4),
  erfinv: ulps(2, 5),
  erfcinv: ulps(4, 6),
  normcdf: ulps(5, 5),
  normcdfinv: ulps(5, 8),
  tgamma: ulps(5, 10),
  // Outside -10.001 to -2.264 (float) and -23.0001 to -2.2637 (double).
  lgamma: ulps(6, 4),

  // The one double nearest to a zero of j0 or j1 may be up to 35 ulp off, and y0 and y1 more around theirs.
  j0: besselFrom(8),
  j1: besselFrom(8),
  y0: besselFrom(8),
  y1: besselFrom(8),
  jn: besselFrom(0),
  yn: besselFrom(0),
  cyl_bessel_i0: ulps(6, 6),
  cyl_bessel_i1: ulps(6, 6),

  fabs: exact,
  floor: exact,
  ceil: exact,
  trunc: exact,
  round: exact,
  rint: exact,
  nearbyint: exact,
  lrint: exact,
  llrint: exact,
  lround: exact,
  llround: exact,
  logb: exact,
  ilogb: exact,
  fmod: exact,
  remainder: exact,
  remquo: exact,
  fdim: exact,
  fmin: exact,
  fmax: exact,
  fma: exact,
  copysign: exact,
  nextafter: exact,
  frexp: exact,
  modf: exact,
  ldexp: exact,
  scalbn: exact,
  scalbln: exact,
} as const satisfies Record<string, MathAccuracy>;
