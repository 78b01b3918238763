/** WGSL functions for LLVM's operations on integers that WGSL has no functions for. */
export const integerFunctions = `
struct WordAndFlag { value: u32, flag: bool }
struct LongAndFlag { value: vec2<u32>, flag: bool }

fn fshl_i32(a: u32, b: u32, n: u32) -> u32 {
  let s = n & 31u;
  return select((a << s) | (b >> (32u - max(s, 1u))), a, s == 0u);
}

fn fshr_i32(a: u32, b: u32, n: u32) -> u32 {
  let s = n & 31u;
  return select((b >> s) | (a << (32u - max(s, 1u))), b, s == 0u);
}

fn fshl_i64(a: vec2<u32>, b: vec2<u32>, n: vec2<u32>) -> vec2<u32> {
  let s = n.x & 63u;
  return shl_words(a, s) | lshr_words(b, 64u - s);
}

fn fshr_i64(a: vec2<u32>, b: vec2<u32>, n: vec2<u32>) -> vec2<u32> {
  let s = n.x & 63u;
  return lshr_words(b, s) | shl_words(a, 64u - s);
}

fn ctpop_i64(a: vec2<u32>) -> vec2<u32> {
  return vec2(countOneBits(a.x) + countOneBits(a.y), 0u);
}

fn ctlz_i64(a: vec2<u32>, flag: bool) -> vec2<u32> {
  return vec2(leading_zeros(a), 0u);
}

fn cttz_i64(a: vec2<u32>, flag: bool) -> vec2<u32> {
  return vec2(select(countTrailingZeros(a.x), 32u + countTrailingZeros(a.y), a.x == 0u), 0u);
}

fn bitreverse_i64(a: vec2<u32>) -> vec2<u32> {
  return vec2(reverseBits(a.y), reverseBits(a.x));
}

fn bswap_i64(a: vec2<u32>) -> vec2<u32> {
  return vec2(byte_swap(a.y), byte_swap(a.x));
}

fn umin_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return select(b, a, ult_i64(a, b));
}

fn umax_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return select(a, b, ult_i64(a, b));
}

fn smin_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return select(b, a, slt_i64(a, b));
}

fn smax_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return select(a, b, slt_i64(a, b));
}

fn uadd_sat_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let sum = add_i64(a, b);
  return select(sum, vec2(0xffffffffu, 0xffffffffu), ult_i64(sum, a));
}

fn usub_sat_i64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return select(sub_i64(a, b), vec2(0u, 0u), ult_i64(a, b));
}

fn sadd_sat_i32(a: u32, b: u32) -> u32 {
  let sum = a + b;
  return select(sum, 0x7fffffffu + (a >> 31u), (((a ^ sum) & (b ^ sum)) >> 31u) != 0u);
}

fn ssub_sat_i32(a: u32, b: u32) -> u32 {
  let difference = a - b;
  return select(difference, 0x7fffffffu + (a >> 31u), (((a ^ b) & (a ^ difference)) >> 31u) != 0u);
}

fn uadd_with_overflow_i32(a: u32, b: u32) -> WordAndFlag {
  return WordAndFlag(a + b, a + b < a);
}

fn usub_with_overflow_i32(a: u32, b: u32) -> WordAndFlag {
  return WordAndFlag(a - b, a < b);
}

fn umul_with_overflow_i32(a: u32, b: u32) -> WordAndFlag {
  let product = mul_wide(a, b);
  return WordAndFlag(product.x, product.y != 0u);
}

fn sadd_with_overflow_i32(a: u32, b: u32) -> WordAndFlag {
  let sum = a + b;
  return WordAndFlag(sum, (((a ^ sum) & (b ^ sum)) >> 31u) != 0u);
}

fn ssub_with_overflow_i32(a: u32, b: u32) -> WordAndFlag {
  let difference = a - b;
  return WordAndFlag(difference, (((a ^ b) & (a ^ difference)) >> 31u) != 0u);
}

fn uadd_with_overflow_i64(a: vec2<u32>, b: vec2<u32>) -> LongAndFlag {
  let sum = add_i64(a, b);
  return LongAndFlag(sum, ult_i64(sum, a));
}

fn usub_with_overflow_i64(a: vec2<u32>, b: vec2<u32>) -> LongAndFlag {
  return LongAndFlag(sub_i64(a, b), ult_i64(a, b));
}

fn is_class_f32(x: f32, wanted: u32) -> bool {
  let bits = bitcast<u32>(x);
  return is_class(bits, (bits & 0x7fffffu) != 0u, (bits >> 22u) & 1u, (bits >> 23u) & 255u, 255u, wanted);
}

fn is_class_f64(x: vec2<u32>, wanted: u32) -> bool {
  return is_class(x.y, ((x.y & 0xfffffu) | x.x) != 0u, (x.y >> 19u) & 1u, (x.y >> 20u) & 2047u, 2047u, wanted);
}

/* LLVM's classes: two of NaN, then from -infinity to +infinity. */
fn is_class(high: u32, has_fraction: bool, quiet: u32, exponent: u32, most: u32, wanted: u32) -> bool {
  if ((exponent == most) & has_fraction) { return ((wanted >> quiet) & 1u) != 0u; }
  let size = select(select(select(2u, 1u, has_fraction & (exponent == 0u)), 0u, !has_fraction & (exponent == 0u)), 3u, exponent == most);
  let class_bit = select(6u + size, 5u - size, (high >> 31u) != 0u);
  return ((wanted >> class_bit) & 1u) != 0u;
}
`;
