"""Writes lib/math/polynomials.h: the polynomials of the device math library, as C functions.

    python3 scripts/math-polynomials.py > lib/math/polynomials.h

Needs mpmath. The coefficients are those of a fit by least squares over Chebyshev's points, whose largest error
is close to the smallest possible one for the degree, made in 80 digits. They are rounded to the format one by
one, the leading ones first, each time fitting the rest anew to what the rounding left. Evaluation is
after Estrin: pairs, pairs of pairs, and so on, which waits less for its own results than Horner's scheme.
"""

import sys

from mpmath import mp, mpf, matrix, lu_solve
import mpmath

mp.dps = 80


def least_squares(f, weight, low, high, powers):
    """The coefficients of x^powers that make sum of ((sum - f) * weight)^2 smallest, over Chebyshev's points."""
    count = 8 * len(powers)
    points = [(low + high) / 2 - (high - low) / 2 * mpmath.cos(mp.pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    weights = [weight(x) for x in points]
    columns = [[x**power * w for x, w in zip(points, weights)] for power in powers]
    values = [f(x) * w for x, w in zip(points, weights)]
    dot = lambda a, b: mpmath.fsum(x * y for x, y in zip(a, b))
    normal = matrix([[dot(a, b) for b in columns] for a in columns])
    solution = lu_solve(normal, matrix([dot(a, values) for a in columns]))
    return list(solution)


def rounded(x, digits):
    if x == 0:
        return x
    mantissa, exponent = mpmath.frexp(x)
    return mpmath.ldexp(mpmath.nint(mpmath.ldexp(mantissa, digits)), exponent - digits)


def fit(f, low, high, degree, digits, weight=lambda x: 1, fixed=()):
    """Coefficients rounded to the format; `fixed` are given ones of the lowest powers."""
    low, high = mpf(low), mpf(high)
    known = [mpf(c) for c in fixed]
    while len(known) <= degree:
        rest = lambda x: f(x) - sum(c * x**p for p, c in enumerate(known))
        powers = list(range(len(known), degree + 1))
        coefficients = least_squares(rest, weight, low, high, powers)
        known.append(rounded(coefficients[0], digits))
    steps = [low + (high - low) * i / 500 for i in range(501)]
    error = max(abs(sum(c * x**p for p, c in enumerate(known)) - f(x)) * weight(x) for x in steps)
    return known, error


def literal(c, suffix):
    text = mpmath.mpf(c)
    if text == 0:
        return "0" + (".0" + suffix)
    value = float(text)
    assert mpf(value) == text
    shown = value.hex().replace("0x1.0000000000000p", "0x1p")
    head, exponent = shown.split("p")
    if "." in head:
        head = head.rstrip("0").rstrip(".")
    return f"{head}p{exponent}{suffix}"


def estrin(coefficients, suffix):
    terms = [literal(c, suffix) for c in coefficients]
    lines = []
    variable, power = "x", 1
    while len(terms) > 1:
        pairs = []
        for i in range(0, len(terms), 2):
            pairs.append(terms[i] if i + 1 == len(terms) else f"({terms[i]} + {terms[i + 1]} * {variable})")
        terms = pairs
        power *= 2
        if len(terms) > 1:
            lines.append(f"x{power} = {variable} * {variable}")
            variable = f"x{power}"
    body = terms[0]
    return lines, body[1:-1] if body.startswith("(") else body


def emit(name, what, letter, low, high, coefficients, error):
    kind = {"f": ("float", "f"), "d": ("double", "")}[letter]
    lines, body = estrin(coefficients, kind[1])
    print(f"/* {what}, {mpmath.nstr(mpf(low), 5)} to {mpmath.nstr(mpf(high), 5)}: error {mpmath.nstr(error, 2)} */")
    print(f"INLINE {kind[0]} poly_{name}_{letter}({kind[0]} x) {{")
    if lines:
        print(f"  {kind[0]} {', '.join(lines)};")
    print(f"  return {body};")
    print("}\n")


DIGITS = {"f": 24, "d": 53}
wanted = sys.argv[1:]


def polynomial(name, what, letter, f, low, high, degree, **options):
    if wanted and f"{name}_{letter}" not in wanted:
        return

    def evaluate(x):
        # Many of the formulas divide by a power of x; there are digits to spare.
        return f(x if x != 0 else mpf(10) ** -24)

    coefficients, error = fit(evaluate, low, high, degree, DIGITS[letter], **options)
    emit(name, what, letter, low, high, coefficients, error)


def root(f):
    """For functions of x^2."""
    return lambda z: f(mpmath.sqrt(z))


half_ln2 = mpmath.log(2) / 2
low_log, high_log = mpmath.sqrt(mpf(1) / 2) - 1, mpmath.sqrt(2) - 1
eighth = (mp.pi / 4) ** 2

print("""/* Written by scripts/math-polynomials.py, which says how; do not edit. */
#ifndef UNWARP_POLYNOMIALS_H
#define UNWARP_POLYNOMIALS_H

#include "device-math.h"
""")

for letter, degree in (("f", 4), ("d", 9)):
    f = lambda x: (mpmath.exp(x) - 1 - x) / x**2
    polynomial("exp", "(e^x - 1 - x) / x^2", letter, f, -half_ln2, half_ln2, degree, weight=lambda x: x**2)
polynomial("exp2", "(2^x - 1) / x", "f", lambda x: (mpmath.power(2, x) - 1) / x, -0.5, 0.5, 5, weight=abs)
polynomial("exp10", "(10^x - 1) / x", "f", lambda x: (mpmath.power(10, x) - 1) / x, -0.1506, 0.1506, 5, weight=abs)

f = lambda x: (mpmath.log(1 + x) - x + x**2 / 2) / x**3
polynomial("log", "(log(1 + x) - x + x^2/2) / x^3", "f", f, low_log, high_log, 7, weight=lambda x: x**2)
# With s = x / (2 + x), log(1 + x) = 2 atanh(s).
f = root(lambda s: (2 * mpmath.atanh(s) - 2 * s) / s**3)
for name, degree in (("log", 6), ("log_short", 3)):
    polynomial(name, "(2 atanh(s) - 2s) / s^3 of x = s^2", "d", f, 0, 0.02945, degree, weight=abs)
f = root(lambda s: (mpmath.atanh(s) / s - 1 - s**2 / 3) / s**4)
polynomial("log_tail", "(atanh(s)/s - 1 - s^2/3) / s^4 of x = s^2", "d", f, 0, 0.02945, 6, weight=lambda z: z**2)

for letter, degree in (("f", 2), ("d", 5)):
    f = root(lambda x: (mpmath.sin(x) - x) / x**3)
    polynomial("sin", "(sin y - y) / y^3 of x = y^2", letter, f, 0, eighth, degree, weight=abs)
    f = root(lambda x: (mpmath.cos(x) - 1 + x**2 / 2) / x**4)
    polynomial("cos", "(cos y - 1 + y^2/2) / y^4 of x = y^2", letter, f, 0, eighth, degree, weight=lambda z: z**2)
for letter, degree in (("f", 3), ("d", 7)):
    f = root(lambda x: (mpmath.sin(mp.pi * x) - mp.pi * x) / x**3)
    polynomial("sinpi", "(sin(pi y) - pi y) / y^3 of x = y^2", letter, f, 0, mpf(1) / 16, degree, weight=abs)
    square = rounded(mp.pi**2 / 2, DIGITS[letter])
    f = root(lambda x: (mpmath.cos(mp.pi * x) - 1 + square * x**2) / x**4)
    what = "(cos(pi y) - 1 + y^2 pi^2/2) / y^4 of x = y^2"
    polynomial("cospi", what, letter, f, mpf(2) ** -16, mpf(1) / 16, degree - 1, weight=lambda z: z**2)

f = root(lambda x: (mpmath.atan(x) - x) / x**3)
polynomial("atan", "(atan y - y) / y^3 of x = y^2", "f", f, 0, 1, 8, weight=abs)
polynomial("atan", "(atan y - y) / y^3 of x = y^2", "d", f, 0, 0.25, 12, weight=abs)
f = root(lambda x: (mpmath.asin(x) - x) / x**3)
polynomial("asin", "(asin y - y) / y^3 of x = y^2", "f", f, 0, 0.25, 4, weight=abs)
polynomial("asin", "(asin y - y) / y^3 of x = y^2", "d", f, 0, 0.25, 11, weight=abs)
f = root(lambda x: (mpmath.sinh(x) - x) / x**3)
polynomial("sinh", "(sinh y - y) / y^3 of x = y^2", "f", f, 0, 1, 3, weight=abs)
polynomial("sinh", "(sinh y - y) / y^3 of x = y^2", "d", f, 0, 1, 7, weight=abs)
f = root(lambda x: (mpmath.tanh(x) - x) / x**3)
polynomial("tanh", "(tanh y - y) / y^3 of x = y^2", "f", f, 0, 0.3906, 4, weight=abs)
polynomial("tanh", "(tanh y - y) / y^3 of x = y^2", "d", f, 0, 0.3906, 11, weight=abs)

f = root(lambda x: mpmath.erf(x) / x - 1)
polynomial("erf", "erf(y)/y - 1 of x = y^2", "f", f, 0, 0.86, 5)
polynomial("erf", "erf(y)/y - 1 of x = y^2", "d", f, 0, 1, 12)
f = lambda x: mpmath.log(mpmath.erfc(x))
polynomial("erf_tail", "log(erfc(x))", "f", f, 0.92, 3.93, 6, weight=lambda x: mpmath.erfc(x))
# e^(y^2) erfc(y) falls like 1/y; times 1 + 2y it is nearly constant, and smooth in x = (y - 3) / (y + 3).
f = lambda t: (lambda y: mpmath.exp(y**2) * mpmath.erfc(y) * (1 + 2 * y))(3 * (1 + t) / (1 - t))
center = f(mpf(0))
slope = lambda t: (f(t) - center) / t
polynomial("erfcx", "(e^(y^2) erfc(y) (1 + 2y) - that of 3) / x of x = (y - 3)/(y + 3)", "f", slope, -0.715, 0.6, 9, weight=abs)
polynomial("erfcx", "(e^(y^2) erfc(y) (1 + 2y) - that of 3) / x of x = (y - 3)/(y + 3)", "d", slope, -0.715, 0.806, 21, weight=abs)

print("#endif")
