/**
 * WGSL functions for what WGSL has no operators for: integers of 64 bits as pairs of words, and exact versions of
 * what it leaves open for floats.
 */
export const numberFunctions = `
fn add_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = a.x + b.x;
  return vec2(low, a.y + b.y + select(0u, 1u, low < a.x));
}

fn sub_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return vec2(a.x - b.x, a.y - b.y - select(0u, 1u, a.x < b.x));
}

/* All 64 bits of a product of words. */
fn mul_wide(a: u32, b: u32) -> vec2<u32> {
  let a0 = a & 0xffffu;
  let a1 = a >> 16u;
  let b0 = b & 0xffffu;
  let b1 = b >> 16u;
  let p00 = a0 * b0;
  let p01 = a0 * b1;
  let p10 = a1 * b0;
  let middle = (p00 >> 16u) + (p01 & 0xffffu) + (p10 & 0xffffu);
  return vec2((p00 & 0xffffu) | (middle << 16u), a1 * b1 + (p01 >> 16u) + (p10 >> 16u) + (middle >> 16u));
}

fn mul_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = mul_wide(a.x, b.x);
  return vec2(low.x, low.y + a.x * b.y + a.y * b.x);
}

fn neg_i64(a: vec2<u32>) -> vec2<u32> {
  return vec2(~a.x + 1u, ~a.y + select(0u, 1u, a.x == 0u));
}

fn ult_i64(a: vec2<u32>, b: vec2<u32>) -> bool {
  return (a.y < b.y) | ((a.y == b.y) & (a.x < b.x));
}

fn slt_i64(a: vec2<u32>, b: vec2<u32>) -> bool {
  return (bitcast<i32>(a.y) < bitcast<i32>(b.y)) | ((a.y == b.y) & (a.x < b.x));
}

/* Without branches: they stand at every use. Shifts by 32 are none in WGSL, so the bits that cross words go in two. */
fn shl_words(a: vec2<u32>, n: u32) -> vec2<u32> {
  let s = n & 31u;
  let low = a.x << s;
  let near = vec2(low, (a.y << s) | ((a.x >> 1u) >> (31u - s)));
  return select(select(near, vec2(0u, low), n >= 32u), vec2(0u, 0u), n >= 64u);
}

fn lshr_words(a: vec2<u32>, n: u32) -> vec2<u32> {
  let s = n & 31u;
  let high = a.y >> s;
  let near = vec2((a.x >> s) | ((a.y << 1u) << (31u - s)), high);
  return select(select(near, vec2(high, 0u), n >= 32u), vec2(0u, 0u), n >= 64u);
}

/* Bits that are shifted out make the lowest one set. */
fn lshr_sticky(a: vec2<u32>, n: u32) -> vec2<u32> {
  let shifted = lshr_words(a, n);
  let back = shl_words(shifted, n);
  return vec2(shifted.x | select(0u, 1u, (back.x != a.x) | (back.y != a.y)), shifted.y);
}

fn shl_i64(a: vec2<u32>, n: vec2<u32>) -> vec2<u32> {
  return shl_words(a, n.x);
}

fn lshr_i64(a: vec2<u32>, n: vec2<u32>) -> vec2<u32> {
  return lshr_words(a, n.x);
}

fn ashr_i64(a: vec2<u32>, n: vec2<u32>) -> vec2<u32> {
  let sign = bitcast<u32>(bitcast<i32>(a.y) >> 31u);
  let shift = min(n.x, 63u);
  /* A negative number's other bits are shifted. */
  return lshr_words(a ^ vec2(sign, sign), shift) ^ vec2(sign, sign);
}

fn extend_i64(a: vec2<u32>, n: u32) -> vec2<u32> {
  return ashr_i64(shl_words(a, n), vec2(n, 0u));
}

fn leading_zeros(a: vec2<u32>) -> u32 {
  return select(countLeadingZeros(a.y), 32u + countLeadingZeros(a.x), a.y == 0u);
}

/* Quotient and remainder, bit by bit. */
fn divide(a: vec2<u32>, b: vec2<u32>) -> array<vec2<u32>, 2> {
  if (ult_i64(a, b)) { return array<vec2<u32>, 2>(vec2(0u, 0u), a); }
  if ((a.y | b.y) == 0u) { return array<vec2<u32>, 2>(vec2(a.x / b.x, 0u), vec2(a.x % b.x, 0u)); }
  var rest = a;
  var quotient = vec2(0u, 0u);
  var bit = leading_zeros(b) - leading_zeros(a);
  var part = shl_words(b, bit);
  loop {
    if (!ult_i64(rest, part)) {
      rest = sub_i64(rest, part);
      quotient = quotient | shl_words(vec2(1u, 0u), bit);
    }
    if (bit == 0u) { break; }
    bit -= 1u;
    part = lshr_words(part, 1u);
  }
  return array<vec2<u32>, 2>(quotient, rest);
}

fn udiv_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return divide(a, b)[0];
}

fn urem_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return divide(a, b)[1];
}

fn is_negative(a: vec2<u32>) -> bool {
  return (a.y >> 31u) != 0u;
}

fn abs_i64(a: vec2<u32>) -> vec2<u32> {
  return select(a, neg_i64(a), is_negative(a));
}

fn sdiv_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let quotient = divide(abs_i64(a), abs_i64(b))[0];
  return select(quotient, neg_i64(quotient), is_negative(a) != is_negative(b));
}

fn srem_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let rest = divide(abs_i64(a), abs_i64(b))[1];
  return select(rest, neg_i64(rest), is_negative(a));
}

/* The number, computed in a way that no compiler sees through. */
fn hidden(x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) ^ launch[1].y); }

fn float_of(bits: u32) -> f32 {
  return bitcast<f32>(bits);
}

fn is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn copysign_f32(size: f32, sign: f32) -> f32 {
  return bitcast<f32>((bitcast<u32>(size) & 0x7fffffffu) | (bitcast<u32>(sign) & 0x80000000u));
}

/* Orders -0 before +0, and is NaN when one operand is. */
fn minimum_f32(a: f32, b: f32) -> f32 {
  if (is_nan(a) | is_nan(b)) { return float_of(0x7fc00000u); }
  if (a == b) { return bitcast<f32>(bitcast<u32>(a) | bitcast<u32>(b)); }
  return select(b, a, a < b);
}

fn maximum_f32(a: f32, b: f32) -> f32 {
  if (is_nan(a) | is_nan(b)) { return float_of(0x7fc00000u); }
  if (a == b) { return bitcast<f32>(bitcast<u32>(a) & bitcast<u32>(b)); }
  return select(b, a, a > b);
}

fn fmin_f32(a: f32, b: f32) -> f32 {
  if (is_nan(a)) { return b; }
  if (is_nan(b)) { return a; }
  return minimum_f32(a, b);
}

fn fmax_f32(a: f32, b: f32) -> f32 {
  if (is_nan(a)) { return b; }
  if (is_nan(b)) { return a; }
  return maximum_f32(a, b);
}

/* Saturating, with 0 for NaN, as CUDA converts. */
fn f32_to_i32(x: f32) -> u32 {
  if (is_nan(x)) { return 0u; }
  if (x >= 2147483648.0) { return 0x7fffffffu; }
  if (x <= -2147483648.0) { return 0x80000000u; }
  return bitcast<u32>(i32(x));
}

fn f32_to_u32(x: f32) -> u32 {
  if (is_nan(x) | (x <= 0.0)) { return 0u; }
  if (x >= 4294967296.0) { return 0xffffffffu; }
  return u32(x);
}

fn f32_to_u64(x: f32) -> vec2<u32> {
  if (is_nan(x) | (x < 1.0)) { return vec2(0u, 0u); }
  if (x >= 18446744073709551616.0) { return vec2(0xffffffffu, 0xffffffffu); }
  let bits = bitcast<u32>(x);
  let exponent = (bits >> 23u) - 127u;
  let mantissa = vec2((bits & 0x7fffffu) | 0x800000u, 0u);
  if (exponent >= 23u) { return shl_words(mantissa, exponent - 23u); }
  return lshr_words(mantissa, 23u - exponent);
}

fn f32_to_i64(x: f32) -> vec2<u32> {
  if (is_nan(x)) { return vec2(0u, 0u); }
  if (x >= 9223372036854775808.0) { return vec2(0xffffffffu, 0x7fffffffu); }
  if (x <= -9223372036854775808.0) { return vec2(0u, 0x80000000u); }
  let size = f32_to_u64(abs(x));
  return select(size, neg_i64(size), x < 0.0);
}

fn u32_to_f32(x: u32) -> f32 {
  return u64_to_f32(vec2(x, 0u));
}

fn i32_to_f32(x: i32) -> f32 {
  /* Exact below 2 ** 24, and rounded to nearest by every machine above only if done by hand. */
  let size = select(bitcast<u32>(x), 0u - bitcast<u32>(x), x < 0);
  if (size < 0x1000000u) { return f32(x); }
  return copysign_f32(u64_to_f32(vec2(size, 0u)), f32(x));
}

fn u64_to_f32(x: vec2<u32>) -> f32 {
  if ((x.y == 0u) & (x.x < 0x1000000u)) { return f32(x.x); }
  let zeros = leading_zeros(x);
  return pack_f32(0u, 190 - i32(zeros), shl_words(x, zeros));
}

fn i64_to_f32(x: vec2<u32>) -> f32 {
  let size = u64_to_f32(abs_i64(x));
  return select(size, -size, is_negative(x));
}

/*
 * Rounds to nearest, ties to even. The highest bit of the mantissa has the value 2 ** (exponent - 127), and is set
 * unless the number is 0; the lowest one is set for anything below.
 */
fn pack_f32(sign: u32, exponent: i32, mantissa: vec2<u32>) -> f32 {
  if (all(mantissa == vec2(0u, 0u))) { return bitcast<f32>(sign); }
  var whole = mantissa;
  var e = exponent;
  if (e < 1) {
    whole = lshr_sticky(whole, u32(1 - e));
    e = 0;
  }
  /* 24 bits stay, 40 go. */
  let kept = whole.y >> 8u;
  let half = (whole.y >> 7u) & 1u;
  let rest = ((whole.y & 0x7fu) | whole.x) != 0u;
  let up = select(0u, 1u, (half == 1u) & (rest | ((kept & 1u) == 1u)));
  /* A carry goes into the exponent. */
  let bits = (u32(max(e - 1, 0)) << 23u) + kept + up;
  let high = select(bits, (u32(e - 1) << 23u) + kept + up, e > 0);
  return bitcast<f32>(sign | select(min(high, 0x7f800000u), 0x7f800000u, e >= 255));
}

/* Mantissa with its highest bit at bit 23, and exponent, of a number that is not 0. */
fn unpack_f32(bits: u32) -> vec2<i32> {
  let exponent = i32((bits >> 23u) & 255u);
  let fraction = bits & 0x7fffffu;
  if (exponent != 0) { return vec2(i32(fraction | 0x800000u), exponent); }
  let shift = countLeadingZeros(fraction) - 8u;
  return vec2(i32(fraction << shift), 1 - i32(shift));
}

/* a * b + c with one rounding. */
fn fma_f32(a: f32, b: f32, c: f32) -> f32 {
  let x = bitcast<u32>(a);
  let y = bitcast<u32>(b);
  let z = bitcast<u32>(c);
  let isOdd = ((x & 0x7f800000u) == 0x7f800000u) | ((y & 0x7f800000u) == 0x7f800000u) | ((z & 0x7f800000u) == 0x7f800000u);
  if (isOdd | ((x & 0x7fffffffu) == 0u) | ((y & 0x7fffffffu) == 0u)) { return a * b + c; }
  let ux = unpack_f32(x);
  let uy = unpack_f32(y);
  var sign = (x ^ y) & 0x80000000u;
  /* The product has 47 or 48 bits: its highest goes to bit 62. */
  var product = mul_wide(u32(ux.x), u32(uy.x));
  let zeros = leading_zeros(product);
  product = shl_words(product, zeros - 1u);
  var exponent = ux.y + uy.y - 127 + 17 - i32(zeros);
  if ((z & 0x7fffffffu) == 0u) {
    return pack_f32(sign, exponent, shl_words(product, 1u));
  }
  let uz = unpack_f32(z);
  var other = vec2(0u, u32(uz.x) << 7u);
  var sum = product;
  let distance = exponent - uz.y;
  if (distance >= 0) {
    other = lshr_sticky(other, u32(distance));
  } else {
    sum = lshr_sticky(sum, u32(-distance));
    exponent = uz.y;
  }
  if (sign == (z & 0x80000000u)) {
    sum = add_i64(sum, other);
  } else if (ult_i64(sum, other)) {
    sum = sub_i64(other, sum);
    sign = z & 0x80000000u;
  } else {
    sum = sub_i64(sum, other);
    if (all(sum == vec2(0u, 0u))) { return 0.0; }
  }
  let shift = leading_zeros(sum);
  return pack_f32(sign, exponent + 1 - i32(shift), shl_words(sum, shift));
}

fn byte_swap(x: u32) -> u32 {
  return (x << 24u) | ((x & 0xff00u) << 8u) | ((x >> 8u) & 0xff00u) | (x >> 24u);
}
`;
