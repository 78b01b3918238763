"""Writes test/math/references.txt: arguments and correctly rounded results of CUDA's math functions.

    python3 scripts/math-references.py [rows per function] > test/math/references.txt

Needs mpmath. Run when a function is added; the tests need only the file. Each function begins with a line
`name result(parameters)`, f float, d double, i int, u unsigned, l long long, U unsigned long long; a row is the
bits of the arguments and of the result in hexadecimal, `nan` for any NaN.
"""

import random
import sys
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

mp.prec = 400
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
# Rows of what lib/math computes itself, per row of the others.
DENSE = dict.fromkeys("""exp exp2 exp10 expm1 log log2 log10 log1p sin cos tan sinpi cospi asin acos atan sinh cosh tanh
    asinh acosh atanh erf erfc cbrt rcbrt pow atan2 hypot fma fmod remainder""".split(), 8)
INF = mpf("inf")
NAN = mpf("nan")


class Format:
    def __init__(self, letter, digits, emin, emax, width):
        self.letter, self.digits, self.emin, self.emax, self.width = letter, digits, emin, emax, width
        self.tiny = Fraction(2) ** (emin - digits + 1)  # the smallest subnormal number
        self.normal = Fraction(2) ** emin
        self.largest = (2 - Fraction(2) ** (1 - digits)) * Fraction(2) ** emax

    def hexadecimal(self, bits):
        return f"{bits:0{self.width // 4}x}"


FLOAT = Format("f", 24, -126, 127, 32)
DOUBLE = Format("d", 53, -1022, 1023, 64)


class Zero:
    """A signed zero, which a fraction cannot be."""

    def __init__(self, negative):
        self.negative = negative


def bits_of(value, fmt, mode="n"):
    """The bits of a value (Fraction, mpf, Zero, "nan") rounded to the format: n, z, u or d."""
    sign_bit = 1 << (fmt.width - 1)
    infinity = ((1 << (fmt.width - fmt.digits)) - 1) << (fmt.digits - 1)
    if isinstance(value, str):
        return "nan"
    if isinstance(value, Zero):
        return fmt.hexadecimal(sign_bit if value.negative else 0)
    if isinstance(value, mpf):
        if mpmath.isnan(value):
            return "nan"
        if mpmath.isinf(value):
            return fmt.hexadecimal(infinity | (sign_bit if value < 0 else 0))
        value = to_fraction(value)
    negative = value < 0
    size = abs(Fraction(value))
    if size == 0:
        return fmt.hexadecimal(0)
    exponent = max(floor_log2(size), fmt.emin)
    unit = Fraction(2) ** (exponent - fmt.digits + 1)
    whole, rest = divmod(size, unit)
    whole = int(whole)
    up = {"n": rest * 2 > unit or (rest * 2 == unit and whole & 1), "z": False, "u": rest > 0 and not negative,
          "d": rest > 0 and negative}[mode]
    rounded = (whole + (1 if up else 0)) * unit
    if rounded > fmt.largest:
        stays = mode == "z" or (mode == "u" and negative) or (mode == "d" and not negative)
        result = infinity - 1 if stays else infinity
    elif rounded < fmt.normal:
        result = int(rounded / fmt.tiny)
    else:
        exponent = floor_log2(rounded)
        result = ((exponent - fmt.emin) << (fmt.digits - 1)) + int(rounded / Fraction(2) ** (exponent - fmt.digits + 1))
    return fmt.hexadecimal(result | (sign_bit if negative else 0))


def floor_log2(size):
    guess = size.numerator.bit_length() - size.denominator.bit_length()
    return guess if Fraction(2) ** guess <= size else guess - 1


def to_fraction(x):
    sign, mantissa, exponent, _ = x._mpf_
    value = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return -value if sign else value


def rounded(value, fmt):
    """The number of the format nearest to the value, as a Fraction."""
    text = bits_of(Fraction(value), fmt)
    return fraction_of(int(text, 16), fmt)


def fraction_of(bits, fmt):
    negative = bits >> (fmt.width - 1)
    exponent = (bits >> (fmt.digits - 1)) & ((1 << (fmt.width - fmt.digits)) - 1)
    mantissa = bits & ((1 << (fmt.digits - 1)) - 1)
    value = mantissa * fmt.tiny if exponent == 0 else (mantissa + (1 << (fmt.digits - 1))) * fmt.tiny * Fraction(2) ** (exponent - 1)
    return -value if negative else value


def to_mpf(x):
    return mpf(x.numerator) / mpf(x.denominator) if isinstance(x, Fraction) else x


# Arguments are Fractions that the format has, Zero, INF, -INF or NAN.

def between(low, high):
    """Evenly in an interval."""
    return lambda fmt, rng: Fraction(rng.uniform(low, high))


def spread(low, high, signs="+-"):
    """By exponent: every power of two as likely as the others. The ends are exponents."""
    def pick(fmt, rng):
        lowest = fmt.emin - fmt.digits + 2 if low is None else low
        highest = fmt.emax if high is None else high
        value = Fraction(rng.uniform(1, 2)) * Fraction(2) ** rng.randint(lowest, highest)
        return -value if signs == "-" or (signs == "+-" and rng.random() < 0.5) else value
    return pick


out = []


def table(name, result, parameters, rows):
    out.append(f"{name} {result}({parameters})")
    out.extend(rows)


SPECIAL = [Zero(False), Zero(True), INF, -INF, NAN]


def is_finite(x):
    return not isinstance(x, Zero) and not (isinstance(x, mpf) and not mpmath.isfinite(x))


def draw(picks, fmt, rng, count):
    values = []
    while len(values) < count:
        value = rounded(picks[len(values) % len(picks)](fmt, rng), fmt)
        if value != 0:
            values.append(value)
    return values


def unary(name, function, picks, special, fixed=(), formats=(FLOAT, DOUBLE)):
    """special: the results for 0, -0, infinity, -infinity; NaN gives NaN."""
    for fmt in formats:
        rng = random.Random(name + fmt.letter)
        arguments = draw(picks, fmt, rng, ROWS * DENSE.get(name, 1)) + [rounded(Fraction(x), fmt) for x in fixed]
        rows = [f"{bits_of(x, fmt)} {bits_of(safely(function, to_mpf(x)), fmt)}" for x in arguments]
        for x, result in zip(SPECIAL, list(special) + ["nan"]):
            argument = fmt.hexadecimal(0x7FC00000 if fmt is FLOAT else 0x7FF8 << 48) if x is NAN else bits_of(x, fmt)
            rows.append(f"{argument} {bits_of(result, fmt)}")
        table(name + ("f" if fmt is FLOAT else ""), fmt.letter, fmt.letter, rows)


def safely(function, *arguments):
    try:
        value = function(*arguments)
    except (ValueError, ZeroDivisionError, mpmath.libmp.ComplexResult):
        return "nan"
    if isinstance(value, mpmath.mpc):
        return "nan"
    return value


def several(name, function, picks, extra, formats=(FLOAT, DOUBLE), float_name=None):
    """Functions of several numbers. extra: rows of (arguments, result) with anything that Format can hold."""
    for fmt in formats:
        rng = random.Random(name + fmt.letter)
        rows = []
        for at in range(ROWS * DENSE.get(name, 1)):
            arguments = [rounded(pick(fmt, rng), fmt) for pick in picks[at % len(picks)]]
            result = safely(function, *[to_mpf(x) for x in arguments])
            rows.append(" ".join([*(bits_of(x, fmt) for x in arguments), bits_of(result, fmt)]))
        for arguments, result in extra:
            values = [rounded(x, fmt) if isinstance(x, (int, float, Fraction)) and x == x and x not in (float("inf"), float("-inf")) and x != 0 else signed(x) for x in arguments]
            argument_bits = [fmt.hexadecimal(0x7FC00000 if fmt is FLOAT else 0x7FF8 << 48) if isinstance(x, str) else bits_of(x, fmt) for x in values]
            rows.append(" ".join([*argument_bits, bits_of(signed(result), fmt)]))
        table(float_name if fmt is FLOAT and float_name else name + ("f" if fmt is FLOAT else ""), fmt.letter, fmt.letter * len(picks[0]), rows)


def signed(x):
    """Python's own numbers, with their zeros and infinities, as ours."""
    if isinstance(x, float):
        if x != x:
            return "nan"
        if x == 0:
            return Zero(str(x)[0] == "-")
        if x in (float("inf"), float("-inf")):
            return INF if x > 0 else -INF
        return Fraction(x)
    return Zero(False) if isinstance(x, int) and x == 0 else x


inf, nan = float("inf"), float("nan")
PZ, NZ = Zero(False), Zero(True)
ONE = Fraction(1)
half_pi = mp.pi / 2
root2 = mpmath.sqrt(2)

small, wide, unit = spread(None, -1), spread(-20, 20), between(-1, 1)
positive = spread(None, None, "+")

# Powers, roots, exponentials, logarithms
unary("sqrt", mpmath.sqrt, [positive, spread(-4, 4, "+")], [PZ, NZ, INF, "nan"], [-1, 2, 4])
unary("rsqrt", lambda x: 1 / mpmath.sqrt(x), [positive, spread(-4, 4, "+")], [INF, -INF, PZ, "nan"], [-1, 4])
unary("cbrt", lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)), [spread(None, None), spread(-4, 4)], [PZ, NZ, INF, -INF], [27, -8])
unary("rcbrt", lambda x: mpmath.sign(x) / mpmath.cbrt(abs(x)), [spread(None, None), spread(-4, 4)], [INF, -INF, PZ, NZ], [27, -8])
unary("exp", mpmath.exp, [between(-80, 80), spread(-30, 6), between(-1, 1)], [ONE, ONE, INF, PZ], [1, -1, 88.8, -104, 710, -746, 1000, -1000, 709.7, -745, -708.5])
unary("exp2", lambda x: mpf(2) ** x, [between(-120, 120), spread(-30, 6), between(-1, 1)], [ONE, ONE, INF, PZ], [1, -1, 10, 128, -150, -149.5, 1024, -1075, 1023.99, -1060.5])
unary("exp10", lambda x: mpf(10) ** x, [between(-36, 36), spread(-30, 5), between(-1, 1)], [ONE, ONE, INF, PZ], [1, -1, 5, -2.9170526304199025, 6.8966639476102, 38.6, -46, 309, -324, 308.2, -320])
unary("expm1", mpmath.expm1, [between(-10, 80), spread(None, 5), between(-1, 1)], [PZ, NZ, INF, -ONE], [1, -1, 89, 710, -50])
unary("log", mpmath.log, [positive, between(0.5, 2), spread(-4, 4, "+")], [-INF, -INF, INF, "nan"], [1, -1, 0.999, 1.001])
unary("log2", lambda x: mpmath.log(x) / mpmath.log(2), [positive, between(0.5, 2), spread(-4, 4, "+")], [-INF, -INF, INF, "nan"], [1, -1, 8, 0.125, 0.999, 1.001])
unary("log10", mpmath.log10, [positive, between(0.5, 2), spread(-4, 4, "+")], [-INF, -INF, INF, "nan"], [1, -1, 1000, 0.999, 1.001])
unary("log1p", mpmath.log1p, [spread(None, None, "+"), between(-1, 1), spread(None, -1)], [PZ, NZ, INF, "nan"], [-2, 1, -0.999])

# Trigonometry
turns = [between(-7, 7), spread(None, 0), spread(0, 12), between(-100000, 100000)]
unary("sin", mpmath.sin, turns + [spread(20, None)], [PZ, NZ, "nan", "nan"], [3.14159265358979, 1e22, 105615, 1.5707964])
unary("cos", mpmath.cos, turns + [spread(20, None)], [ONE, ONE, "nan", "nan"], [3.14159265358979, 1e22, 1.5707964, 105615])
unary("tan", mpmath.tan, turns + [spread(20, None)], [PZ, NZ, "nan", "nan"], [3.14159265358979, 1e22, 1.5707964])
unary("sinpi", lambda x: mpmath.sinpi(x) if x != int(x) else Zero(x < 0), [between(-3, 3), spread(None, 0), spread(0, 20)], [PZ, NZ, "nan", "nan"], [0.5, 1, -1, 1.5, 1e10, -2])
unary("cospi", lambda x: mpmath.cospi(x) if 2 * x != int(2 * x) or x == int(x) else Zero(False), [between(-3, 3), spread(None, 0), spread(0, 20)], [ONE, ONE, "nan", "nan"], [0.5, 1, -1, 1.5, 1e10, -0.5])
unary("asin", mpmath.asin, [unit, small, between(0.9, 1)], [PZ, NZ, "nan", "nan"], [1, -1, 2])
unary("acos", mpmath.acos, [unit, small, between(0.9, 1), between(-1, -0.9)], [half_pi, half_pi, "nan", "nan"], [-1, 2, 0.5])
unary("atan", mpmath.atan, [between(-5, 5), spread(None, 0), spread(0, None)], [PZ, NZ, half_pi, -half_pi], [1])
unary("sinh", mpmath.sinh, [between(-80, 80), spread(None, 3), between(-2, 2)], [PZ, NZ, INF, -INF], [89.3, 710.2, -1000])
unary("cosh", mpmath.cosh, [between(-80, 80), spread(None, 3), between(-2, 2)], [ONE, ONE, INF, INF], [89.3, 710.2, -1000])
unary("tanh", mpmath.tanh, [between(-10, 10), spread(None, 3), between(-1, 1)], [PZ, NZ, ONE, -ONE], [50])
unary("asinh", mpmath.asinh, [spread(None, None), between(-3, 3)], [PZ, NZ, INF, -INF], [])
unary("acosh", mpmath.acosh, [spread(0, None, "+"), between(1, 3), between(1, 1.01)], ["nan", "nan", INF, "nan"], [0.5, -2])
unary("atanh", mpmath.atanh, [unit, small, between(0.9, 1)], [PZ, NZ, "nan", "nan"], [2])

# Error functions, gamma
bells = [between(-4, 4), spread(None, 0)]
unary("erf", mpmath.erf, bells, [PZ, NZ, ONE, -ONE], [10])
unary("erfc", mpmath.erfc, bells + [between(4, 9.5)], [ONE, ONE, PZ, Fraction(2)], [-10, 26, 27.2, 30, 12])
unary("erfcx", lambda x: mpmath.exp(x * x) * mpmath.erfc(x), [between(-8, 20), spread(None, 3), spread(4, 40, "+")], [ONE, ONE, PZ, INF], [-9.3, -26.5, -30, 1e30])


def precise(function):
    """For functions of 1 - x with tiny x."""
    def run(x):
        with mpmath.workprec(2600):
            return function(x)
    return run


inverse_erfc = precise(lambda x: mpmath.erfinv(1 - x))
unary("erfinv", precise(mpmath.erfinv), [unit, small, between(0.9, 1), between(-1, -0.99)], [PZ, NZ, "nan", "nan"], [2, -1.5])
unary("erfcinv", inverse_erfc, [between(0, 2), spread(-60, 0, "+"), spread(None, -1, "+")], [INF, INF, "nan", "nan"], [3, -1])
unary("normcdf", lambda x: mpmath.erfc(-x / root2) / 2, [between(-6, 6), between(-14, -5), spread(-20, 3)], [Fraction(1, 2), Fraction(1, 2), ONE, PZ], [-37, -38.4, -39, 10, -20])
unary("normcdfinv", precise(lambda x: -mpmath.sqrt(2) * mpmath.erfinv(1 - 2 * x)), [between(0, 1), spread(-60, -1, "+"), spread(None, -1, "+")], [-INF, -INF, "nan", "nan"], [2, -1])
unary("tgamma", mpmath.gamma, [between(0.1, 34), spread(-20, 5, "+"), between(-10, 0)], [INF, -INF, INF, "nan"], [1, 5, -1, 171.5, 172, -150.5, 36])
unary("lgamma", lambda x: INF if x <= 0 and x == int(x) else mpmath.log(abs(mpmath.gamma(x))) if abs(x) < 1e4 else mpmath.re(mpmath.loggamma(x)), [between(0.1, 34), spread(-20, 100, "+"), between(-2.2, 0), between(0.9, 2.1)], [INF, INF, INF, INF], [1, 2, -1, -0.5])

# Bessel functions
waves = [between(0, 8), spread(-20, 3, "+"), between(8, 60), spread(5, 14, "+")]
unary("j0", lambda x: mpmath.besselj(0, x), waves + [between(-8, 0)], [ONE, ONE, PZ, PZ], [2.404825557695773, 2.4048, 5.5200781, -5.52])
unary("j1", lambda x: mpmath.besselj(1, x), waves + [between(-8, 0)], [PZ, NZ, PZ, NZ], [3.8317059702075125, -3.8, 7.0155867, 7.0156])
unary("y0", lambda x: mpmath.bessely(0, x) if x > 0 else "nan", waves, [-INF, -INF, PZ, "nan"], [-1])
unary("y1", lambda x: mpmath.bessely(1, x) if x > 0 else "nan", waves, [-INF, -INF, PZ, "nan"], [-1])
grow = [between(-10, 10), spread(-20, 3), between(10, 80)]
unary("cyl_bessel_i0", lambda x: mpmath.besseli(0, x), grow, [ONE, ONE, INF, INF], [91, 700, 713, 720])
unary("cyl_bessel_i1", lambda x: mpmath.besseli(1, x), grow, [PZ, NZ, INF, -INF], [91, 700, -713, 720])

# Exact ones
whole = [between(-5, 5), spread(None, 0), spread(0, 60)]
halves = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999997, 8388609, 4503599627370497]
same = [PZ, NZ, INF, -INF]


def keeping_zero(function):
    def run(x):
        value = function(x)
        return Zero(x < 0) if value == 0 else value
    return run


def nearest_even(x):
    floor = mpmath.floor(x)
    rest = x - floor
    return floor + (1 if rest > 0.5 or (rest == 0.5 and int(floor) % 2) else 0)


def away(x):
    return mpmath.sign(x) * mpmath.floor(abs(x) + mpf(1) / 2)


unary("fabs", abs, whole, [PZ, PZ, INF, INF])
unary("floor", keeping_zero(mpmath.floor), whole, same, halves)
unary("ceil", keeping_zero(mpmath.ceil), whole, same, halves)
unary("trunc", keeping_zero(lambda x: mpmath.sign(x) * mpmath.floor(abs(x))), whole, same, halves)
unary("round", keeping_zero(away), whole, same, halves)
unary("rint", keeping_zero(nearest_even), whole, same, halves)
unary("nearbyint", keeping_zero(nearest_even), whole, same, halves)
unary("logb", lambda x: (lambda n: Fraction(n) if n else PZ)(floor_log2(abs(to_fraction(x)))), [spread(None, None), wide], [-INF, -INF, INF, INF], [1])

# Of several numbers
two = [[wide, wide], [spread(None, None), spread(None, None)], [between(-3, 3), between(-3, 3)]]


def power(x, y):
    return x ** y if x > 0 or y == int(y) else "nan"


several("pow", power, [[between(0, 5), between(-20, 20)], [spread(-10, 10, "+"), between(-8, 8)], [between(0.9, 1.1), between(-500, 500)], [spread(None, None, "+"), between(-1, 1)]],
        [((0.0, 3.0), PZ), ((-0.0, 3.0), NZ), ((0.0, -3.0), INF), ((-0.0, -3.0), -INF), ((-0.0, 2.0), PZ), ((-1.0, inf), ONE), ((1.0, nan), ONE), ((nan, 0.0), ONE),
         ((2.0, inf), INF), ((0.5, inf), PZ), ((2.0, -inf), PZ), ((-inf, 3.0), -INF), ((-inf, -3.0), NZ), ((inf, -2.0), PZ), ((-8.0, 3.0), Fraction(-512)), ((-8.0, 0.5), nan), ((nan, 2.0), nan), ((10.0, 400.0), INF), ((-10.0, 401.0), -INF)])
several("hypot", lambda x, y: mpmath.sqrt(x * x + y * y), two, [((3.0, 4.0), Fraction(5)), ((inf, nan), INF), ((nan, -inf), INF), ((nan, 1.0), nan), ((0.0, -0.0), PZ), ((-2.5, 0.0), Fraction(5, 2))])
several("rhypot", lambda x, y: 1 / mpmath.sqrt(x * x + y * y), two, [((3.0, 4.0), Fraction(1, 5)), ((inf, nan), PZ), ((nan, 1.0), nan), ((0.0, 0.0), INF)])
several("atan2", mpmath.atan2, two, [((0.0, 1.0), PZ), ((-0.0, 1.0), NZ), ((0.0, -1.0), mp.pi + 0), ((-0.0, -1.0), -mp.pi), ((0.0, 0.0), PZ), ((0.0, -0.0), mp.pi + 0), ((1.0, 0.0), half_pi), ((-1.0, -0.0), -half_pi),
                                     ((inf, inf), mp.pi / 4), ((-inf, inf), -mp.pi / 4), ((inf, -inf), 3 * mp.pi / 4), ((1.0, inf), PZ), ((-1.0, -inf), -mp.pi), ((inf, 1.0), half_pi), ((nan, 1.0), nan)])


def remainder_of(x, y, quotient):
    exact_x, exact_y = to_fraction(x), to_fraction(y)
    value = exact_x - quotient(exact_x / exact_y) * exact_y
    return Zero(exact_x < 0) if value == 0 else value


def truncated(q):
    return int(abs(q)) * (1 if q >= 0 else -1)


near = [[wide, wide], [spread(-4, 30), spread(-6, 3)], [between(-9, 9), between(-3, 3)]]
edge = [((5.0, inf), Fraction(5)), ((inf, 2.0), nan), ((1.0, 0.0), nan), ((0.0, 2.0), PZ), ((-0.0, 2.0), NZ), ((6.0, 3.0), PZ), ((-6.0, 3.0), NZ), ((nan, 1.0), nan)]
several("fmod", lambda x, y: remainder_of(x, y, truncated), near, edge)
several("remainder", lambda x, y: remainder_of(x, y, round), near, edge + [((3.0, 2.0), -ONE), ((5.0, 2.0), ONE)])
several("remquo_remainder", lambda x, y: remainder_of(x, y, round), near, edge)
several("fdim", lambda x, y: x - y if x > y else PZ, two, [((inf, inf), PZ), ((-inf, inf), PZ), ((inf, 1.0), INF), ((nan, 1.0), nan), ((2.0, nan), nan)])
several("fmin", min, two, [((nan, 1.0), ONE), ((1.0, nan), ONE), ((nan, nan), nan), ((-inf, 1.0), -INF), ((0.0, -0.0), NZ), ((-0.0, 0.0), NZ)])
several("fmax", max, two, [((nan, 1.0), ONE), ((1.0, nan), ONE), ((nan, nan), nan), ((-inf, 1.0), ONE), ((0.0, -0.0), PZ), ((-0.0, 0.0), PZ)])
several("copysign", lambda x, y: abs(x) if y > 0 else -abs(x), two, [((1.0, -0.0), -ONE), ((-0.0, 1.0), PZ), ((inf, -1.0), -INF)])
several("fma", lambda x, y, z: to_fraction(x) * to_fraction(y) + to_fraction(z), [[wide, wide, wide], [spread(-3, 3), spread(-3, 3), spread(-30, 6)], [spread(None, -10), spread(None, 30), spread(None, 10)]],
        [((inf, 0.0, 1.0), nan), ((inf, 1.0, -inf), nan), ((2.0, 3.0, inf), INF), ((0.0, 1.0, -0.0), PZ), ((-0.0, 1.0, -0.0), NZ), ((1.0, 1.0, -1.0), PZ), ((nan, 1.0, 1.0), nan)])


def length(*p):
    return mpmath.sqrt(sum(x * x for x in p))


def inverse_length(*p):
    return 1 / length(*p)


for count, name in ((3, "norm3d"), (4, "norm4d")):
    picks = [[wide] * count, [spread(None, None)] * count, [between(-3, 3)] * count]
    rest = (0.0,) * (count - 1)
    several(name, length, picks, [((inf, nan) + rest[1:], INF), ((nan,) + rest, nan), ((0.0,) + rest, PZ), ((-2.0,) + rest, Fraction(2))])
    several("r" + name, inverse_length, picks, [((inf, nan) + rest[1:], PZ), ((nan,) + rest, nan), ((0.0,) + rest, INF), ((-2.0,) + rest, Fraction(1, 2))])
picks = [[wide] * 5, [spread(None, None)] * 5, [between(-3, 3)] * 5]
several("norm_of_5", length, picks, [((inf, nan, 0.0, 0.0, 0.0), INF), ((0.0,) * 5, PZ)])
several("rnorm_of_5", inverse_length, picks, [((inf, nan, 0.0, 0.0, 0.0), PZ), ((0.0,) * 5, INF)])


def nextafter(fmt, x, y):
    """On bits, for arguments as Fractions."""
    bits = int(bits_of(x, fmt), 16)
    magnitude, sign = bits & ((1 << (fmt.width - 1)) - 1), bits >> (fmt.width - 1)
    if x == y:
        return fmt.hexadecimal(bits)
    magnitude += 1 if (y > x) == (sign == 0) else -1
    return fmt.hexadecimal(magnitude | sign << (fmt.width - 1))


for fmt in (FLOAT, DOUBLE):
    rng = random.Random("nextafter")
    rows = []
    for at in range(ROWS):
        x, y = rounded(two[at % 3][0](fmt, rng), fmt), rounded(two[at % 3][1](fmt, rng), fmt)
        if at % 5 == 0:
            y = x
        if x != 0:
            rows.append(f"{bits_of(x, fmt)} {bits_of(y, fmt)} {nextafter(fmt, x, y)}")
    zero, minus, one, largest = (bits_of(v, fmt) for v in (PZ, NZ, ONE, fmt.largest))
    infinity, tiny = bits_of(INF, fmt), bits_of(fmt.tiny, fmt)
    rows += [f"{zero} {one} {tiny}", f"{minus} {one} {tiny}", f"{zero} {minus} {minus}", f"{largest} {infinity} {infinity}", f"{infinity} {one} {largest}", f"{tiny} {minus} {zero}"]
    table("nextafter" + ("f" if fmt is FLOAT else ""), fmt.letter, fmt.letter * 2, rows)

# With integers


def word(value, bits=32):
    return f"{value & ((1 << bits) - 1):0{bits // 4}x}"


def scaling(name):
    for fmt in (FLOAT, DOUBLE):
        rng = random.Random(name)
        rows = []
        for at in range(ROWS):
            x = rounded(spread(None, None)(fmt, rng), fmt)
            n = rng.randint(-60, 60) if at % 2 else rng.randint(-2200, 2200)
            value = x * Fraction(2) ** n
            rows.append(f"{bits_of(x, fmt)} {word(n)} {bits_of(value, fmt) if value else 0}")
        for x, n, result in ((INF, -5, INF), (NZ, 7, NZ), (ONE, 100000, INF), (-ONE, -100000, NZ)):
            rows.append(f"{bits_of(x, fmt)} {word(n)} {bits_of(result, fmt)}")
        table(name + ("f" if fmt is FLOAT else ""), fmt.letter, fmt.letter + "i", rows)


for name in ("ldexp", "scalbn", "scalbln"):
    scaling(name)

for name, function in (("jn", mpmath.besselj), ("yn", mpmath.bessely)):
    for fmt in (FLOAT, DOUBLE):
        rng = random.Random(name)
        rows = []
        for at in range(ROWS):
            n = rng.randint(0, 10)
            x = rounded(Fraction(rng.uniform(max(1, 1.5 * n) if name == "yn" else 0.5, 60)), fmt)
            rows.append(f"{word(n)} {bits_of(x, fmt)} {bits_of(function(n, to_mpf(x)), fmt)}")
        if name == "jn":
            for x in (5.5, 100, 200.25):
                rows.append(f"{word(128)} {bits_of(Fraction(x), fmt)} {bits_of(function(128, mpf(x)), fmt)}")
        rows.append(f"{word(3)} {bits_of(INF, fmt)} {bits_of(PZ, fmt)}")
        if name == "yn":
            rows.append(f"{word(2)} {bits_of(PZ, fmt)} {bits_of(-INF, fmt)}")
            rows.append(f"{word(2)} {bits_of(-ONE, fmt)} nan")
        table(name + ("f" if fmt is FLOAT else ""), fmt.letter, "i" + fmt.letter, rows)


def to_integer(name, letter, function, fixed=halves, limit=60):
    for fmt in (FLOAT, DOUBLE):
        rng = random.Random(name)
        bits = 64 if letter in "lU" else 32
        values = [rounded(Fraction(rng.uniform(-9, 9)) if at % 2 else spread(-3, min(limit, bits - 3))(fmt, rng), fmt) for at in range(ROWS)]
        rows = [f"{bits_of(x, fmt)} {word(int(function(to_mpf(x))), bits)}" for x in values + [rounded(Fraction(v), fmt) for v in fixed if abs(v) < 2 ** 31]]
        table(name + ("f" if fmt is FLOAT else ""), letter, fmt.letter, rows)


to_integer("lrint", "i", nearest_even)
to_integer("llrint", "l", nearest_even)
to_integer("lround", "i", away)
to_integer("llround", "l", away)

for fmt in (FLOAT, DOUBLE):
    f = "f" if fmt is FLOAT else ""
    rng = random.Random("bits")
    values = [rounded(spread(None, None)(fmt, rng), fmt) for _ in range(ROWS)]
    exponents = [floor_log2(abs(x)) for x in values]
    specials = [(PZ, -2 ** 31), (NZ, -2 ** 31), (INF, 2 ** 31 - 1), (-INF, 2 ** 31 - 1)]
    table("ilogb" + f, "i", fmt.letter, [f"{bits_of(x, fmt)} {word(e)}" for x, e in [*zip(values, exponents), *specials]])
    zeros = [(PZ, PZ), (NZ, NZ), (INF, INF), (-INF, -INF)]
    table("frexp_fraction" + f, fmt.letter, fmt.letter, [f"{bits_of(x, fmt)} {bits_of(y, fmt)}" for x, y in [*((x, x / Fraction(2) ** (e + 1)) for x, e in zip(values, exponents)), *zeros]])
    table("frexp_exponent" + f, "i", fmt.letter, [f"{bits_of(x, fmt)} {word(e + 1)}" for x, e in zip(values, exponents)] + [f"{bits_of(PZ, fmt)} {word(0)}"])
    values = [rounded(between(-9, 9)(fmt, rng) if at % 2 else spread(None, 30)(fmt, rng), fmt) for at in range(ROWS)]
    parts = [(x, truncated(x), x - truncated(x)) for x in values]
    part = lambda x, v: bits_of(v, fmt) if v else bits_of(Zero(x < 0), fmt)
    table("modf_integer" + f, fmt.letter, fmt.letter, [f"{bits_of(x, fmt)} {part(x, Fraction(n))}" for x, n, _ in parts] + [f"{bits_of(x, fmt)} {bits_of(x, fmt)}" for x in (PZ, NZ, INF, -INF)])
    table("modf_fraction" + f, fmt.letter, fmt.letter, [f"{bits_of(x, fmt)} {part(x, r)}" for x, _, r in parts] + [f"{bits_of(x, fmt)} {bits_of(y, fmt)}" for x, y in ((PZ, PZ), (NZ, NZ), (INF, PZ), (-INF, NZ))])
    rows = []
    for at in range(ROWS):
        x, y = (rounded(pick(fmt, rng), fmt) for pick in near[at % 3])
        q = round(x / y)
        low = (abs(q) & 7) * (1 if (x < 0) == (y < 0) else -1)
        rows.append(f"{bits_of(x, fmt)} {bits_of(y, fmt)} {word(low)}")
    table("remquo_bits" + f, "i", fmt.letter * 2, rows)

# Arithmetic with a rounding mode


def root(x, fmt, mode):
    """Exactly rounded: the integer root of x scaled up, with a last bit that says whether something was left."""
    import math
    scale = 2 * (fmt.digits + 4) + 2 * max(0, -floor_log2(x) // 2 + 1)
    whole = x * Fraction(2) ** scale
    whole_root = math.isqrt(int(whole))
    exact = whole_root * whole_root == whole
    value = Fraction(2 * whole_root + (0 if exact else 1)) / Fraction(2) ** (scale // 2 + 1)
    return bits_of(value, fmt, mode)


arithmetic = {"add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y, "div": lambda x, y: x / y}
for fmt in (FLOAT, DOUBLE):
    letter = fmt.letter
    for mode in "nzud":
        for name, function in arithmetic.items():
            rng = random.Random(name + letter)
            rows = []
            for at in range(ROWS):
                x, y = (rounded(pick(fmt, rng), fmt) for pick in two[at % 3])
                value = function(x, y)
                if x and y and value:
                    rows.append(f"{bits_of(x, fmt)} {bits_of(y, fmt)} {bits_of(value, fmt, mode)}")
            minus = bits_of(-fmt.largest, fmt)
            largest = bits_of(fmt.largest, fmt)
            if name == "add":
                rows.append(f"{largest} {largest} {bits_of(2 * fmt.largest, fmt, mode)}")
                rows.append(f"{largest} {minus} {bits_of(NZ if mode == 'd' else PZ, fmt)}")
            if name == "mul":
                rows.append(f"{minus} {largest} {bits_of(-fmt.largest ** 2, fmt, mode)}")
                rows.append(f"{bits_of(fmt.tiny, fmt)} {bits_of(Fraction(1, 2), fmt)} {bits_of(fmt.tiny / 2, fmt, mode)}")
            if name == "div":
                rows.append(f"{bits_of(ONE, fmt)} {bits_of(PZ, fmt)} {bits_of(INF, fmt)}")
            table(f"__{letter}{name}_r{mode}", letter, letter * 2, rows)
        rng = random.Random("fma" + letter)
        rows = []
        for at in range(ROWS):
            x, y, z = (rounded(pick(fmt, rng), fmt) for pick in ([wide, wide, wide], [spread(-3, 3), spread(-3, 3), spread(-30, 6)], [spread(None, -10), spread(None, 30), spread(None, 10)])[at % 3])
            if x and y and z and x * y + z:
                rows.append(f"{bits_of(x, fmt)} {bits_of(y, fmt)} {bits_of(z, fmt)} {bits_of(x * y + z, fmt, mode)}")
        table(f"__fma{'f' if fmt is FLOAT else ''}_r{mode}", letter, letter * 3, rows)
        rng = random.Random("rcp" + letter)
        values = draw([spread(None, None), wide], fmt, rng, ROWS)
        table(f"__{letter}rcp_r{mode}", letter, letter, [f"{bits_of(x, fmt)} {bits_of(1 / x, fmt, mode)}" for x in values])
        values = [abs(x) for x in values]
        table(f"__{letter}sqrt_r{mode}", letter, letter, [f"{bits_of(x, fmt)} {root(x, fmt, mode)}" for x in values + [Fraction(4), Fraction(2)]])
rng = random.Random("frsqrt")
table("__frsqrt_rn", "f", "f", [f"{bits_of(x, FLOAT)} {bits_of(1 / mpmath.sqrt(to_mpf(x)), FLOAT)}" for x in draw([positive], FLOAT, rng, ROWS)])

# Conversions. Out of range they saturate, and NaN becomes zero.

rounding = {"n": lambda x: round(x), "z": truncated, "u": lambda x: -((-x.numerator) // x.denominator), "d": lambda x: x.numerator // x.denominator}
integers = {"int": ("i", 32, -2 ** 31, 2 ** 31 - 1), "uint": ("u", 32, 0, 2 ** 32 - 1), "ll": ("l", 64, -2 ** 63, 2 ** 63 - 1), "ull": ("U", 64, 0, 2 ** 64 - 1)}
for fmt, source in ((FLOAT, "float"), (DOUBLE, "double")):
    for target, (letter, bits, low, high) in integers.items():
        for mode in "nzud":
            rng = random.Random(source + target)
            values = [rounded(Fraction(rng.uniform(-9, 9)) if at % 2 else spread(-3, bits + 2)(fmt, rng), fmt) for at in range(ROWS)] + [Fraction(5, 2), Fraction(-5, 2), Fraction(7, 2)]
            rows = [f"{bits_of(x, fmt)} {word(min(max(rounding[mode](x), low), high), bits)}" for x in values]
            rows.append(f"{bits_of(INF, fmt)} {word(high, bits)}")
            rows.append(f"{bits_of(-INF, fmt)} {word(low, bits)}")
            table(f"__{source}2{target}_r{mode}", letter, fmt.letter, rows)
for target, fmt in (("float", FLOAT), ("double", DOUBLE)):
    for source, (letter, bits, low, high) in integers.items():
        for mode in "nzud":
            if bits == 32 and fmt is DOUBLE and mode != "n":
                continue  # always exact, and there are no such functions
            rng = random.Random(source + target)
            values = [rng.randint(low, high) >> rng.randint(0, bits - 2) for _ in range(ROWS)] + [low, high, high - 1, 1]
            rows = [f"{word(x, bits)} {bits_of(Fraction(x), fmt, mode)}" for x in values]
            table(f"__{source}2{target}_r{mode}", fmt.letter, letter, rows)
for mode in "nzud":
    rng = random.Random("double2float")
    values = draw([wide, spread(-160, 130), spread(-1000, 1000)], DOUBLE, rng, ROWS)
    rows = [f"{bits_of(x, DOUBLE)} {bits_of(x, FLOAT, mode)}" for x in values]
    table(f"__double2float_r{mode}", "f", "d", [row for row in rows])

print("\n".join(out))
