/**
 * WGSL functions for doubles, which WGSL lacks: IEEE 754 in integers, rounded to nearest, ties to even, with
 * subnormal numbers. A double is its bits, the low word first. All NaNs come out as one.
 */
export const doubleFunctions = `
/* The highest bit of the mantissa is bit 62, with the value 2 ** (exponent - 1023); 0 for zero. */
struct Unpacked { sign: u32, exponent: i32, mantissa: vec2<u32> }

fn unpack_f64(a: vec2<u32>) -> Unpacked {
  let exponent = i32((a.y >> 20u) & 2047u);
  let fraction = vec2(a.x, a.y & 0xfffffu);
  let sign = a.y & 0x80000000u;
  if (exponent != 0) { return Unpacked(sign, exponent, shl_words(vec2(fraction.x, fraction.y | 0x100000u), 10u)); }
  if (all(fraction == vec2(0u, 0u))) { return Unpacked(sign, 0, fraction); }
  let zeros = leading_zeros(fraction);
  return Unpacked(sign, 12 - i32(zeros), shl_words(fraction, zeros - 1u));
}

/* For any mantissa, whose lowest bit is set for anything below. */
fn normalize_f64(sign: u32, exponent: i32, mantissa: vec2<u32>) -> vec2<u32> {
  if (all(mantissa == vec2(0u, 0u))) { return vec2(0u, sign); }
  let zeros = leading_zeros(mantissa);
  if (zeros == 0u) { return pack_f64(sign, exponent + 1, lshr_sticky(mantissa, 1u)); }
  return pack_f64(sign, exponent + 1 - i32(zeros), shl_words(mantissa, zeros - 1u));
}

fn pack_f64(sign: u32, exponent: i32, mantissa: vec2<u32>) -> vec2<u32> {
  var whole = mantissa;
  if (exponent < 1) { whole = lshr_sticky(whole, u32(1 - exponent)); }
  /* 53 bits stay, 10 go. */
  let rest = whole.x & 0x3ffu;
  var kept = lshr_words(whole, 10u);
  if ((rest > 0x200u) | ((rest == 0x200u) & ((kept.x & 1u) == 1u))) { kept = add_i64(kept, vec2(1u, 0u)); }
  /* The highest bit, and a carry, go into the exponent. */
  let high = kept.y + (u32(clamp(exponent - 1, 0, 2046)) << 20u);
  if (high >= 0x7ff00000u) { return vec2(0u, sign | 0x7ff00000u); }
  return vec2(kept.x, sign | high);
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

fn fadd_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  if (is_nan_f64(a) | is_nan_f64(b)) { return nan_f64(); }
  if (is_infinite_f64(a)) {
    if (is_infinite_f64(b) & (a.y != b.y)) { return nan_f64(); }
    return a;
  }
  if (is_infinite_f64(b)) { return b; }
  if (is_zero_f64(b)) {
    if (is_zero_f64(a)) { return vec2(0u, a.y & b.y); }
    return a;
  }
  if (is_zero_f64(a)) { return b; }
  var x = unpack_f64(a);
  var y = unpack_f64(b);
  if (x.exponent < y.exponent) {
    let z = x;
    x = y;
    y = z;
  }
  let other = lshr_sticky(y.mantissa, u32(x.exponent - y.exponent));
  if (x.sign == y.sign) { return normalize_f64(x.sign, x.exponent, add_i64(x.mantissa, other)); }
  if (all(x.mantissa == other)) { return vec2(0u, 0u); }
  if (ult_i64(x.mantissa, other)) { return normalize_f64(y.sign, x.exponent, sub_i64(other, x.mantissa)); }
  return normalize_f64(x.sign, x.exponent, sub_i64(x.mantissa, other));
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
  let sign = (a.y ^ b.y) & 0x80000000u;
  if (is_nan_f64(a) | is_nan_f64(b)) { return nan_f64(); }
  if (is_infinite_f64(a) | is_infinite_f64(b)) {
    if (is_zero_f64(a) | is_zero_f64(b)) { return nan_f64(); }
    return vec2(0u, sign | 0x7ff00000u);
  }
  if (is_zero_f64(a) | is_zero_f64(b)) { return vec2(0u, sign); }
  let x = unpack_f64(a);
  let y = unpack_f64(b);
  let product = mul_high_sticky(shl_words(x.mantissa, 1u), shl_words(y.mantissa, 1u));
  return normalize_f64(sign, x.exponent + y.exponent - 1023, product);
}

fn fdiv_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let sign = (a.y ^ b.y) & 0x80000000u;
  if (is_nan_f64(a) | is_nan_f64(b)) { return nan_f64(); }
  if (is_infinite_f64(a)) {
    if (is_infinite_f64(b)) { return nan_f64(); }
    return vec2(0u, sign | 0x7ff00000u);
  }
  if (is_infinite_f64(b)) { return vec2(0u, sign); }
  if (is_zero_f64(b)) {
    if (is_zero_f64(a)) { return nan_f64(); }
    return vec2(0u, sign | 0x7ff00000u);
  }
  if (is_zero_f64(a)) { return vec2(0u, sign); }
  let x = unpack_f64(a);
  let y = unpack_f64(b);
  let divisor = lshr_words(y.mantissa, 10u);
  var rest = lshr_words(x.mantissa, 10u);
  var quotient = vec2(0u, 0u);
  for (var step = 0u; step < 56u; step++) {
    quotient = shl_words(quotient, 1u);
    if (!ult_i64(rest, divisor)) {
      rest = sub_i64(rest, divisor);
      quotient.x |= 1u;
    }
    rest = shl_words(rest, 1u);
  }
  quotient = shl_words(quotient, 7u);
  quotient.x |= select(0u, 1u, any(rest != vec2(0u, 0u)));
  return normalize_f64(sign, x.exponent - y.exponent + 1023, quotient);
}

fn sqrt_f64(a: vec2<u32>) -> vec2<u32> {
  if (is_nan_f64(a)) { return nan_f64(); }
  if (is_zero_f64(a)) { return a; }
  if ((a.y >> 31u) != 0u) { return nan_f64(); }
  if (is_infinite_f64(a)) { return a; }
  let x = unpack_f64(a);
  /* From 1 to below 4, with 52 bits behind the point: two bits of it give one of the root. */
  let isOdd = ((x.exponent - 1023) & 1) != 0;
  var radicand = shl_words(lshr_words(x.mantissa, 10u), select(10u, 11u, isOdd));
  var rest = vec2(0u, 0u);
  var root = vec2(0u, 0u);
  for (var step = 0u; step < 56u; step++) {
    rest = shl_words(rest, 2u);
    rest.x |= radicand.y >> 30u;
    radicand = shl_words(radicand, 2u);
    var part = shl_words(root, 2u);
    part.x |= 1u;
    root = shl_words(root, 1u);
    if (!ult_i64(rest, part)) {
      rest = sub_i64(rest, part);
      root.x |= 1u;
    }
  }
  root = shl_words(root, 7u);
  root.x |= select(0u, 1u, any(rest != vec2(0u, 0u)));
  return normalize_f64(0u, ((x.exponent - 1023) >> 1u) + 1023, root);
}

/* Whether the outcome, less (1), equal (2), greater (4) or unordered (8), is a wanted one. */
fn compare_f64(a: vec2<u32>, b: vec2<u32>, wanted: u32) -> bool {
  if (is_nan_f64(a) | is_nan_f64(b)) { return (wanted & 8u) != 0u; }
  if (all(a == b) | (is_zero_f64(a) & is_zero_f64(b))) { return (wanted & 2u) != 0u; }
  let isLess = select(ult_i64(a, b), ult_i64(b, a), is_negative(a) & is_negative(b));
  let isBelow = select(isLess, is_negative(a), is_negative(a) != is_negative(b));
  return (wanted & select(4u, 1u, isBelow)) != 0u;
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

fn trunc_f64(a: vec2<u32>) -> vec2<u32> {
  let exponent = i32((a.y >> 20u) & 2047u) - 1023;
  if (exponent < 0) { return vec2(0u, a.y & 0x80000000u); }
  if (exponent == 1024) { return select(a, nan_f64(), is_nan_f64(a)); }
  if (exponent >= 52) { return a; }
  let lost = u32(52 - exponent);
  return shl_words(lshr_words(a, lost), lost);
}

fn floor_f64(a: vec2<u32>) -> vec2<u32> {
  let whole = trunc_f64(a);
  if (compare_f64(whole, a, 4u)) { return copysign_f64(fsub_f64(whole, vec2(0u, 0x3ff00000u)), a); }
  return whole;
}

fn ceil_f64(a: vec2<u32>) -> vec2<u32> {
  let whole = trunc_f64(a);
  if (compare_f64(whole, a, 1u)) { return copysign_f64(fadd_f64(whole, vec2(0u, 0x3ff00000u)), a); }
  return whole;
}

fn copysign_f64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return vec2(a.x, (a.y & 0x7fffffffu) | (b.y & 0x80000000u));
}

fn rint_f64(a: vec2<u32>) -> vec2<u32> {
  let exponent = (a.y >> 20u) & 2047u;
  if (exponent >= 1075u) { return select(a, nan_f64(), is_nan_f64(a)); }
  /* Adding 2 ** 52 leaves no bits behind the point. */
  let big = vec2(0u, 0x43300000u);
  return copysign_f64(fsub_f64(fadd_f64(vec2(a.x, a.y & 0x7fffffffu), big), big), a);
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

fn u64_to_f64(a: vec2<u32>) -> vec2<u32> {
  return normalize_f64(0u, 1085, a);
}

fn i64_to_f64(a: vec2<u32>) -> vec2<u32> {
  return normalize_f64(a.y & 0x80000000u, 1085, abs_i64(a)) & select(vec2(0xffffffffu, 0xffffffffu), vec2(0u, 0u), all(a == vec2(0u, 0u)));
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
