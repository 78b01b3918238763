/**
 * WGSL functions for doubles, which WGSL lacks: IEEE 754 in integers, rounded to nearest, ties to even, with
 * subnormal numbers. A double is its bits, the low word first. All NaNs come out as one.
 *
 * They have no branches, and round in one place: compilers of WGSL put them in at every use, and a kernel with a hundred of them compiled for
 * minutes when they returned early for special numbers.
 */
export const doubleFunctions = `
/* The highest bit of the mantissa is bit 62, with the value 2 ** (exponent - 1023); 0 for zero. */
struct Unpacked { sign: u32, exponent: i32, mantissa: vec2<u32> }

fn unpack_f64(a: vec2<u32>) -> Unpacked {
  let biased = (a.y >> 20u) & 2047u;
  let fraction = vec2(a.x, (a.y & 0xfffffu) | select(0u, 0x100000u, biased != 0u));
  let zeros = leading_zeros(fraction);
  return Unpacked(a.y & 0x80000000u, i32(max(biased, 1u)) + 11 - i32(zeros), shl_words(fraction, zeros - 1u));
}

/* For any mantissa below bit 63, whose lowest bit is set for anything below. */
fn normalize_f64(sign: u32, exponent: i32, mantissa: vec2<u32>) -> vec2<u32> {
  let zeros = leading_zeros(mantissa);
  return pack_f64(sign, select(exponent + 1 - i32(zeros), 0, zeros == 64u), shl_words(mantissa, zeros - 1u));
}

fn pack_f64(sign: u32, exponent: i32, mantissa: vec2<u32>) -> vec2<u32> {
  let whole = lshr_sticky(mantissa, u32(clamp(1 - exponent, 0, 64)));
  /* 53 bits stay, 10 go. */
  let kept = (whole.x >> 10u) | (whole.y << 22u);
  let up = select(0u, 1u, (whole.x & 0x3ffu) + (kept & 1u) > 0x200u);
  let low = kept + up;
  /* The highest bit, and a carry, go into the exponent. */
  let high = (whole.y >> 10u) + (u32(clamp(exponent - 1, 0, 2046)) << 20u) + select(0u, 1u, low < up);
  return select(vec2(low, sign | high), vec2(0u, sign | 0x7ff00000u), high >= 0x7ff00000u);
}

fn nan_f64() -> vec2<u32> {
  return vec2(0u, 0x7ff80000u);
}

fn is_nan_f64(a: vec2<u32>) -> bool {
  let high = a.y & 0x7fffffffu;
  return (high > 0x7ff00000u) | ((high == 0x7ff00000u) & (a.x != 0u));
}

fn is_infinite_f64(a: vec2<u32>) -> bool {
  return ((a.y & 0x7fffffffu) == 0x7ff00000u) & (a.x == 0u);
}

fn is_zero_f64(a: vec2<u32>) -> bool {
  return ((a.y & 0x7fffffffu) | a.x) == 0u;
}

/* With the highest bit at 61, but for subnormal numbers: room for a sum, and bits below to round by. */
fn fixed_f64(a: vec2<u32>, biased: u32) -> vec2<u32> {
  return vec2(a.x << 9u, ((a.y & 0xfffffu) << 9u) | (a.x >> 23u) | select(0u, 0x20000000u, biased != 0u));
}

fn fadd_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  /* The larger one first. */
  let swap = ult_i64(vec2(a.x, a.y & 0x7fffffffu), vec2(b.x, b.y & 0x7fffffffu));
  let x = select(a, b, swap);
  let y = select(b, a, swap);
  let x_biased = (x.y >> 20u) & 2047u;
  let y_biased = (y.y >> 20u) & 2047u;
  let mantissa = fixed_f64(x, x_biased);
  let other = lshr_sticky(fixed_f64(y, y_biased), max(x_biased, 1u) - max(y_biased, 1u));
  let differ = ((x.y ^ y.y) >> 31u) != 0u;
  let sum = select(add_i64(mantissa, other), sub_i64(mantissa, other), differ);
  let sign = select(x.y, x.y & y.y, (sum.x | sum.y) == 0u) & 0x80000000u;
  let finite = normalize_f64(sign, i32(max(x_biased, 1u)) + 1, sum);
  let is_nan = is_nan_f64(x) | ((x_biased == 2047u) & (y_biased == 2047u) & differ);
  return select(select(finite, x, x_biased == 2047u), nan_f64(), is_nan);
}

fn fsub_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return fadd_f64(a, vec2(b.x, b.y ^ 0x80000000u));
}

/* The high half of the product; its lowest bit is set if there is anything in the low half. */
fn mul_high_sticky(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = mul_wide(a.x, b.x);
  let middle = mul_wide(a.x, b.y);
  let other = mul_wide(a.y, b.x);
  let sum = add_i64(add_i64(vec2(low.y, 0u), vec2(middle.x, 0u)), vec2(other.x, 0u));
  let high = add_i64(add_i64(mul_wide(a.y, b.y), vec2(middle.y, 0u)), add_i64(vec2(other.y, 0u), vec2(sum.y, 0u)));
  return vec2(high.x | select(0u, 1u, (low.x | sum.x) != 0u), high.y);
}

fn fmul_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let x = unpack_f64(a);
  let y = unpack_f64(b);
  let sign = x.sign ^ y.sign;
  let finite = normalize_f64(sign, x.exponent + y.exponent - 1021, mul_high_sticky(x.mantissa, y.mantissa));
  let is_infinite = max(a.y & 0x7fffffffu, b.y & 0x7fffffffu) >= 0x7ff00000u;
  let is_nan = is_nan_f64(a) | is_nan_f64(b) | (is_infinite & (is_zero_f64(a) | is_zero_f64(b)));
  return select(select(finite, vec2(0u, sign | 0x7ff00000u), is_infinite), nan_f64(), is_nan);
}

/* 128 bits, the low half first. */
struct Wide { low: vec2<u32>, high: vec2<u32> }

fn mul_128(a: vec2<u32>, b: vec2<u32>) -> Wide {
  let low = mul_wide(a.x, b.x);
  let middle = mul_wide(a.x, b.y);
  let other = mul_wide(a.y, b.x);
  let sum = add_i64(add_i64(vec2(low.y, 0u), vec2(middle.x, 0u)), vec2(other.x, 0u));
  let high = add_i64(add_i64(mul_wide(a.y, b.y), vec2(middle.y, 0u)), add_i64(vec2(other.y, 0u), vec2(sum.y, 0u)));
  return Wide(vec2(low.x, sum.x), high);
}

/* By less than 128. */
fn lshr_sticky_128(a: Wide, n: u32) -> Wide {
  let is_far = n >= 64u;
  let upper = select(a.high, vec2(0u, 0u), is_far);
  let lower = select(a.low, a.high, is_far);
  let s = n & 63u;
  let lost = shl_words(lower, 64u - s) | select(vec2(0u, 0u), a.low, is_far);
  let low = lshr_words(lower, s) | shl_words(upper, 64u - s);
  return Wide(vec2(low.x | select(0u, 1u, (lost.x | lost.y) != 0u), low.y), lshr_words(upper, s));
}

/* a * b + c with one rounding. The product's highest bit is bit 124 or 125, that of c is put at 124. */
fn fma_f64(a: vec2<u32>, b: vec2<u32>, c: vec2<u32>) -> vec2<u32> {
  let x = unpack_f64(a);
  let y = unpack_f64(b);
  let z = unpack_f64(c);
  let sign = x.sign ^ y.sign;
  let product = mul_128(x.mantissa, y.mantissa);
  let m = z.mantissa;
  let distance = x.exponent + y.exponent - 1023 - z.exponent;
  let is_first = distance >= 0;
  let term_low = vec2(0u, m.x << 30u);
  let term_high = vec2((m.x >> 2u) | (m.y << 30u), m.y >> 2u);
  let near = Wide(select(term_low, product.low, is_first), select(term_high, product.high, is_first));
  let small = Wide(select(product.low, term_low, is_first), select(product.high, term_high, is_first));
  let far = lshr_sticky_128(small, u32(min(abs(distance), 127)));
  let differ = sign != z.sign;
  let is_less = ult_i64(near.high, far.high) | (all(near.high == far.high) & ult_i64(near.low, far.low));
  let swap = differ & is_less;
  let u = Wide(select(near.low, far.low, swap), select(near.high, far.high, swap));
  let v = Wide(select(far.low, near.low, swap), select(far.high, near.high, swap));
  let low = select(add_i64(u.low, v.low), sub_i64(u.low, v.low), differ);
  let carry = vec2(select(0u, 1u, select(ult_i64(low, u.low), ult_i64(u.low, v.low), differ)), 0u);
  let high = select(add_i64(add_i64(u.high, v.high), carry), sub_i64(sub_i64(u.high, v.high), carry), differ);
  let is_high_zero = (high.x | high.y) == 0u;
  let upper = select(high, low, is_high_zero);
  let lower = select(low, vec2(0u, 0u), is_high_zero);
  let zeros = leading_zeros(upper);
  let top = shl_words(upper, zeros) | lshr_words(lower, 64u - zeros);
  let rest = shl_words(lower, zeros);
  let sticky = (top.x & 1u) | select(0u, 1u, (rest.x | rest.y) != 0u);
  let mantissa = vec2((top.x >> 1u) | (top.y << 31u) | sticky, top.y >> 1u);
  let exponent = z.exponent + max(distance, 0) + 3 - i32(zeros) - select(0, 64, is_high_zero);
  let sign_of_sum = select(sign, z.sign, differ & (swap == is_first));
  let sum = select(pack_f64(sign_of_sum, exponent, mantissa), vec2(0u, 0u), zeros == 64u);
  let is_zero = is_zero_f64(a) | is_zero_f64(b);
  let finite = select(sum, select(c, vec2(0u, sign & z.sign), is_zero_f64(c)), is_zero);
  let is_infinite = is_infinite_f64(a) | is_infinite_f64(b);
  let is_other_infinite = is_infinite_f64(c);
  let is_nan = is_nan_f64(a) | is_nan_f64(b) | is_nan_f64(c) | (is_infinite & (is_zero | (is_other_infinite & differ)));
  let special = select(c, vec2(0u, sign | 0x7ff00000u), is_infinite);
  return select(select(finite, special, is_infinite | is_other_infinite), nan_f64(), is_nan);
}

fn fdiv_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let x = unpack_f64(a);
  let y = unpack_f64(b);
  let divisor = y.mantissa;
  var rest = x.mantissa;
  var quotient = vec2(0u, 0u);
  /* Of a rest below twice the divisor: a bit of the quotient, and twice the rest of that. */
  for (var step = 0u; step < 56u; step++) {
    let difference = sub_i64(rest, divisor);
    let fits = !ult_i64(rest, divisor);
    let left = select(rest, difference, fits);
    quotient = vec2((quotient.x << 1u) | select(0u, 1u, fits), (quotient.y << 1u) | (quotient.x >> 31u));
    rest = vec2(left.x << 1u, (left.y << 1u) | (left.x >> 31u));
  }
  let sign = x.sign ^ y.sign;
  let bits = vec2((quotient.x << 7u) | select(0u, 1u, (rest.x | rest.y) != 0u), (quotient.y << 7u) | (quotient.x >> 25u));
  let finite = normalize_f64(sign, x.exponent - y.exponent + 1023, bits);
  let is_infinite = is_infinite_f64(a) | is_zero_f64(b);
  let is_zero = is_zero_f64(a) | is_infinite_f64(b);
  let special = vec2(0u, sign | select(0u, 0x7ff00000u, is_infinite));
  let is_nan = is_nan_f64(a) | is_nan_f64(b) | (is_infinite & is_zero);
  return select(select(finite, special, is_infinite | is_zero), nan_f64(), is_nan);
}

fn sqrt_f64(a: vec2<u32>) -> vec2<u32> {
  let x = unpack_f64(a);
  /* From 1 to below 4, with 52 bits behind the point: two bits of it give one of the root. */
  let is_odd = ((x.exponent - 1023) & 1) != 0;
  let doubled = vec2(x.mantissa.x << 1u, (x.mantissa.y << 1u) | (x.mantissa.x >> 31u));
  var radicand = select(x.mantissa, doubled, is_odd);
  var rest = vec2(0u, 0u);
  var root = vec2(0u, 0u);
  for (var step = 0u; step < 56u; step++) {
    rest = vec2((rest.x << 2u) | (radicand.y >> 30u), (rest.y << 2u) | (rest.x >> 30u));
    radicand = vec2(radicand.x << 2u, (radicand.y << 2u) | (radicand.x >> 30u));
    let part = vec2((root.x << 2u) | 1u, (root.y << 2u) | (root.x >> 30u));
    let fits = !ult_i64(rest, part);
    rest = select(rest, sub_i64(rest, part), fits);
    root = vec2((root.x << 1u) | select(0u, 1u, fits), (root.y << 1u) | (root.x >> 31u));
  }
  let bits = vec2((root.x << 7u) | select(0u, 1u, (rest.x | rest.y) != 0u), (root.y << 7u) | (root.x >> 25u));
  let finite = normalize_f64(0u, ((x.exponent - 1023) >> 1u) + 1023, bits);
  let is_kept = is_zero_f64(a) | is_infinite_f64(a);
  let is_nan = is_nan_f64(a) | (is_negative(a) & !is_zero_f64(a));
  return select(select(finite, a, is_kept), nan_f64(), is_nan);
}

/* Whether the outcome, less (1), equal (2), greater (4) or unordered (8), is a wanted one. */
fn compare_f64(a: vec2<u32>, b: vec2<u32>, wanted: u32) -> bool {
  let is_equal = ((a.x == b.x) & (a.y == b.y)) | (is_zero_f64(a) & is_zero_f64(b));
  let is_size_less = select(ult_i64(a, b), ult_i64(b, a), is_negative(a) & is_negative(b));
  let is_less = select(is_size_less, is_negative(a), is_negative(a) != is_negative(b));
  let ordered = select(select(4u, 1u, is_less), 2u, is_equal);
  return (wanted & select(ordered, 8u, is_nan_f64(a) | is_nan_f64(b))) != 0u;
}

fn minimum_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  if (is_nan_f64(a) | is_nan_f64(b)) { return nan_f64(); }
  if (is_zero_f64(a) & is_zero_f64(b)) { return a | b; }
  return select(b, a, compare_f64(a, b, 1u));
}

fn maximum_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  if (is_nan_f64(a) | is_nan_f64(b)) { return nan_f64(); }
  if (is_zero_f64(a) & is_zero_f64(b)) { return a & b; }
  return select(b, a, compare_f64(a, b, 4u));
}

/* The next whole number towards zero, or away from it. */
fn whole_f64(a: vec2<u32>, is_away: bool) -> vec2<u32> {
  let exponent = i32((a.y >> 20u) & 2047u) - 1023;
  /* Bits behind the point; a carry goes into the exponent. */
  let mask = lshr_words(vec2(0xffffffffu, 0xfffffu), u32(clamp(exponent, 0, 52)));
  let whole = add_i64(a, select(vec2(0u, 0u), mask, is_away)) & ~mask;
  let small = vec2(0u, (a.y & 0x80000000u) | select(0u, 0x3ff00000u, is_away & !is_zero_f64(a)));
  return select(select(whole, small, exponent < 0), nan_f64(), is_nan_f64(a));
}

fn trunc_f64(a: vec2<u32>) -> vec2<u32> {
  return whole_f64(a, false);
}

fn floor_f64(a: vec2<u32>) -> vec2<u32> {
  return whole_f64(a, is_negative(a));
}

fn ceil_f64(a: vec2<u32>) -> vec2<u32> {
  return whole_f64(a, !is_negative(a));
}

fn copysign_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return vec2(a.x, (a.y & 0x7fffffffu) | (b.y & 0x80000000u));
}

fn rint_f64(a: vec2<u32>) -> vec2<u32> {
  let exponent = i32((a.y >> 20u) & 2047u) - 1023;
  let mask = lshr_words(vec2(0xffffffffu, 0xfffffu), u32(clamp(exponent, 0, 52)));
  let half = mask ^ lshr_words(mask, 1u);
  let one = add_i64(mask, vec2(1u, 0u));
  let rest = a & mask;
  /* At the exponent of 1, its lowest bit stands for the number's. */
  let is_odd = any((a & one) != vec2(0u, 0u));
  let is_half = all(rest == half);
  let is_up = select(ult_i64(half, rest), is_odd, is_half) & any(mask != vec2(0u, 0u));
  let whole = add_i64(a, select(vec2(0u, 0u), one, is_up)) & ~mask;
  let is_above_half = (exponent == -1) & (((a.y & 0xfffffu) | a.x) != 0u);
  let small = vec2(0u, (a.y & 0x80000000u) | select(0u, 0x3ff00000u, is_above_half));
  return select(select(whole, small, exponent < 0), nan_f64(), is_nan_f64(a));
}

fn f32_to_f64(x: f32) -> vec2<u32> {
  return f32_bits_to_f64(bitcast<u32>(x));
}

fn f32_bits_to_f64(bits: u32) -> vec2<u32> {
  let sign = bits & 0x80000000u;
  let size = bits & 0x7fffffffu;
  if (size > 0x7f800000u) { return nan_f64(); }
  if (size == 0x7f800000u) { return vec2(0u, sign | 0x7ff00000u); }
  if (size == 0u) { return vec2(0u, sign); }
  let number = unpack_f32(bits);
  let fraction = u32(number.x) & 0x7fffffu;
  return vec2(fraction << 29u, sign | (u32(number.y + 896) << 20u) | (fraction >> 3u));
}

fn f64_to_f32(a: vec2<u32>) -> f32 {
  let sign = a.y & 0x80000000u;
  if (is_nan_f64(a)) { return float_of(0x7fc00000u); }
  if (is_infinite_f64(a)) { return float_of(sign | 0x7f800000u); }
  if (is_zero_f64(a)) { return float_of(sign); }
  let number = unpack_f64(a);
  return pack_f32(sign, number.exponent - 896, shl_words(number.mantissa, 1u));
}

fn words_to_f64(sign: u32, size: vec2<u32>) -> vec2<u32> {
  let high = size.y >> 31u;
  return normalize_f64(sign, 1085 + i32(high), select(size, lshr_sticky(size, 1u), high != 0u));
}

fn u64_to_f64(a: vec2<u32>) -> vec2<u32> {
  return words_to_f64(0u, a);
}

fn i64_to_f64(a: vec2<u32>) -> vec2<u32> {
  return words_to_f64(a.y & 0x80000000u, abs_i64(a));
}

fn u32_to_f64(a: u32) -> vec2<u32> {
  return u64_to_f64(vec2(a, 0u));
}

fn i32_to_f64(a: u32) -> vec2<u32> {
  return i64_to_f64(vec2(a, bitcast<u32>(bitcast<i32>(a) >> 31u)));
}

/* Without the sign, which 2 ** 64 and more overflow to all ones. */
fn size_of_f64(a: vec2<u32>) -> vec2<u32> {
  let exponent = i32((a.y >> 20u) & 2047u) - 1023;
  if ((exponent < 0) | is_nan_f64(a)) { return vec2(0u, 0u); }
  if (exponent >= 64) { return vec2(0xffffffffu, 0xffffffffu); }
  let mantissa = vec2(a.x, (a.y & 0xfffffu) | 0x100000u);
  if (exponent >= 52) { return shl_words(mantissa, u32(exponent - 52)); }
  return lshr_words(mantissa, u32(52 - exponent));
}

fn f64_to_u64(a: vec2<u32>) -> vec2<u32> {
  return select(size_of_f64(a), vec2(0u, 0u), is_negative(a));
}

fn f64_to_i64(a: vec2<u32>) -> vec2<u32> {
  let size = size_of_f64(a);
  if (is_negative(size)) { return select(vec2(0xffffffffu, 0x7fffffffu), vec2(0u, 0x80000000u), is_negative(a)); }
  return select(size, neg_i64(size), is_negative(a));
}

fn f64_to_u32(a: vec2<u32>) -> u32 {
  let number = f64_to_u64(a);
  return select(number.x, 0xffffffffu, number.y != 0u);
}

fn f64_to_i32(a: vec2<u32>) -> u32 {
  let size = size_of_f64(a);
  let isBig = (size.y != 0u) | (size.x >= 0x80000000u);
  if (isBig) { return select(0x7fffffffu, 0x80000000u, is_negative(a)); }
  return select(size.x, 0u - size.x, is_negative(a));
}
`;
