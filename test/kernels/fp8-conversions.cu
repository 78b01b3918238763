// e4m3 and e5m2: all 256 codes of each to half and float, and numbers from float, double, half and bfloat16
// around every code, with and without saturation, in kernels and on the host.
#include <cuda_fp8.h>

#include "float16-reference.h"

struct E4M3 {
  typedef __nv_fp8_e4m3 Type;
  typedef __nv_fp8x2_e4m3 Pair;
  typedef __nv_fp8x4_e4m3 Four;
  static constexpr __nv_fp8_interpretation_t kind = __NV_E4M3;
  static constexpr double largest = 448, tie = 464;
  static double valueOf(unsigned code) {
    if ((code & 0x7f) == 0x7f) return NAN;
    int exponent = code >> 3 & 15, fraction = code & 7;
    double size = exponent ? std::ldexp(8 + fraction, exponent - 10) : std::ldexp(fraction, -9);
    return code & 0x80 ? -size : size;
  }
};
struct E5M2 {
  typedef __nv_fp8_e5m2 Type;
  typedef __nv_fp8x2_e5m2 Pair;
  typedef __nv_fp8x4_e5m2 Four;
  static constexpr __nv_fp8_interpretation_t kind = __NV_E5M2;
  static constexpr double largest = 57344, tie = 61440;
  static double valueOf(unsigned code) { return Format{5, 2}.valueOf(code); }
};

// The code by searching for the nearest value.
template <class T>
unsigned nearest(double x, bool saturate) {
  if (std::isnan(x)) return 0x7f;
  unsigned sign = std::signbit(x) ? 0x80 : 0;
  x = std::fabs(x);
  bool tooLarge = T::kind == __NV_E4M3 ? x > T::tie : x >= T::tie;  // the tie goes to the even code
  unsigned most = T::kind == __NV_E4M3 ? 0x7e : 0x7b;
  if (tooLarge) return sign | (saturate ? most : most + 1);
  unsigned best = 0;
  for (unsigned code = 0; code <= most; ++code) {
    double closer = std::fabs(T::valueOf(best) - x) - std::fabs(T::valueOf(code) - x);
    if (closer > 0 || (closer == 0 && code % 2 == 0)) best = code;
  }
  return sign | best;
}

template <class T>
struct Decoded {
  float single, low, high, fours[4];
  unsigned short half, halfOperator, halfHigh, bfloat, pairOperator;
  int whole;
  unsigned char byte;
  bool truth;
};
template <class T>
__host__ __device__ Decoded<T> decode(unsigned code) {
  typename T::Type x;
  typename T::Pair pair;
  typename T::Four four;
  x.__x = (__nv_fp8_storage_t)code;
  pair.__x = (__nv_fp8x2_storage_t)(code | (code ^ 0x55) << 8);
  four.__x = code | (code ^ 1) << 8 | (code ^ 2) << 16 | (code ^ 0x80) << 24;
  float2 two = static_cast<float2>(pair);
  float4 fours = static_cast<float4>(four);
  Decoded<T> r = {float(x), two.x, two.y, {fours.x, fours.y, fours.z, fours.w}};
  r.half = __nv_cvt_fp8_to_halfraw((__nv_fp8_storage_t)code, T::kind).x;
  r.halfHigh = __nv_cvt_fp8x2_to_halfraw2(pair.__x, T::kind).y;
  r.halfOperator = __half_as_ushort(static_cast<__half>(x));
  r.pairOperator = __half_as_ushort(static_cast<__half2>(pair).x);
  r.bfloat = __bfloat16_as_ushort(static_cast<__nv_bfloat16>(x));
  r.whole = (int)x;
  r.byte = (unsigned char)x;
  r.truth = (bool)x;
  return r;
}
template <class T>
__global__ void decodeAll(Decoded<T>* out) {
  out[threadIdx.x] = decode<T>(threadIdx.x);
}

struct Encoded {
  unsigned char saturated, plain, constructed, fromDouble, constructedFromDouble, fromHalf, fromBfloat, constructedFromHalf, constructedFromBfloat;
  unsigned short pair, halfPair, bfloatPair, doublePair;
  unsigned four, halfFour;
};
template <class T>
__host__ __device__ Encoded encode(float x) {
  Encoded r;
  r.saturated = __nv_cvt_float_to_fp8(x, __NV_SATFINITE, T::kind);
  r.plain = __nv_cvt_float_to_fp8(x, __NV_NOSAT, T::kind);
  r.constructed = typename T::Type(x).__x;
  r.fromDouble = __nv_cvt_double_to_fp8(x, __NV_NOSAT, T::kind);
  r.constructedFromDouble = typename T::Type((double)x).__x;
  __half h = __float2half(x);
  __nv_bfloat16 b = __float2bfloat16(x);
  r.fromHalf = __nv_cvt_halfraw_to_fp8(static_cast<__half_raw>(h), __NV_NOSAT, T::kind);
  r.fromBfloat = __nv_cvt_bfloat16raw_to_fp8(static_cast<__nv_bfloat16_raw>(b), __NV_NOSAT, T::kind);
  r.constructedFromHalf = typename T::Type(h).__x;
  r.constructedFromBfloat = typename T::Type(b).__x;
  r.pair = typename T::Pair(make_float2(x, -x)).__x;
  r.halfPair = __nv_cvt_halfraw2_to_fp8x2(__half2(h, __hneg(h)), __NV_SATFINITE, T::kind);
  r.bfloatPair = __nv_cvt_bfloat16raw2_to_fp8x2(__nv_bfloat162(b, __hneg(b)), __NV_SATFINITE, T::kind);
  r.doublePair = typename T::Pair(make_double2(x, -x)).__x;
  r.four = typename T::Four(make_float4(x, -x, 1.0f, x)).__x;
  r.halfFour = typename T::Four(__half2(h, h), __half2(__hneg(h), h)).__x;
  return r;
}
template <class T>
__global__ void encodeAll(Encoded* out, const float* in, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = encode<T>(in[i]);
}

bool sameFloat(float x, double expected) { return std::isnan(expected) ? std::isnan(x) : x == expected && std::signbit(x) == std::signbit(expected); }

template <class T>
void checkDecoded(const Decoded<T>& r, unsigned code) {
  double value = T::valueOf(code);
  CHECK(sameFloat(r.single, value) && sameFloat(r.low, value) && sameFloat(r.high, T::valueOf(code ^ 0x55)));
  CHECK(sameFloat(r.fours[0], value) && sameFloat(r.fours[1], T::valueOf(code ^ 1)));
  CHECK(sameFloat(r.fours[2], T::valueOf(code ^ 2)) && sameFloat(r.fours[3], T::valueOf(code ^ 0x80)));
  CHECK(r.half == Half::format.round(value) && r.halfOperator == r.half && r.pairOperator == r.half);
  CHECK(r.halfHigh == Half::format.round(T::valueOf(code ^ 0x55)) && r.bfloat == Bfloat16::format.round(value));
  CHECK(r.truth == (value != 0));
  if (std::isnan(value)) return;
  CHECK(r.whole == (std::isinf(value) ? value > 0 ? INT_MAX : INT_MIN : (int)value));
  CHECK(r.byte == (value <= 0 ? 0 : value >= 255 ? 255 : (int)value));
}

template <class T>
void checkEncoded(const Encoded& r, float x) {
  unsigned saturated = nearest<T>(x, true), plain = nearest<T>(x, false), negative = nearest<T>(-x, true);
  if (r.saturated != saturated || r.plain != plain) printf("%a is %02x and %02x, not %02x and %02x\n", x, r.saturated, r.plain, saturated, plain);
  CHECK(r.saturated == saturated && r.plain == plain && r.constructed == saturated && r.fromDouble == plain && r.constructedFromDouble == saturated);
  double ofHalf = (double)(float)__half(x), ofBfloat = (double)(float)__nv_bfloat16(x);
  CHECK(r.fromHalf == nearest<T>(ofHalf, false) && r.constructedFromHalf == nearest<T>(ofHalf, true));
  CHECK(r.fromBfloat == nearest<T>(ofBfloat, false) && r.constructedFromBfloat == nearest<T>(ofBfloat, true));
  CHECK(r.pair == (saturated | negative << 8) && r.doublePair == r.pair);
  CHECK(r.halfPair == (nearest<T>(ofHalf, true) | nearest<T>(-ofHalf, true) << 8));
  CHECK(r.bfloatPair == (nearest<T>(ofBfloat, true) | nearest<T>(-ofBfloat, true) << 8));
  CHECK(r.four == (saturated | negative << 8 | nearest<T>(1, true) << 16 | saturated << 24));
  unsigned h = nearest<T>(ofHalf, true), minus = nearest<T>(-ofHalf, true);
  CHECK(r.halfFour == (h | h << 8 | minus << 16 | h << 24));
}

template <class T>
void test() {
  Decoded<T>* decoded = deviceZeros<Decoded<T>>(256);
  decodeAll<T><<<1, 256>>>(decoded);
  std::vector<Decoded<T>> values = toHost(decoded, 256);
  for (unsigned code = 0; code < 256; ++code) {
    checkDecoded(values[code], code);
    checkDecoded(decode<T>(code), code);
  }

  std::vector<float> in = {0.f, -0.f, INFINITY, -INFINITY, NAN, 1e30f, -1e30f, 1e-30f, -1e-45f, (float)T::tie, -(float)T::tie, (float)T::largest};
  in.push_back(std::nextafter((float)T::tie, 0.f));
  in.push_back(std::nextafter((float)T::tie, INFINITY));
  for (unsigned code = 0; code < 0x7b; ++code) {
    float value = (float)T::valueOf(code), middle = (value + (float)T::valueOf(code + 1)) / 2;
    for (float x : {value, middle, std::nextafter(middle, 0.f), std::nextafter(middle, INFINITY)}) in.push_back(code % 2 ? x : -x);
  }
  Random random;
  for (int i = 0; i < 1000; ++i) in.push_back(asFloat(random.next() % 0x18000000 + 0x33000000 + (i % 2 ? 0x80000000 : 0)));
  int n = in.size();
  Encoded* encoded = deviceZeros<Encoded>(n);
  encodeAll<T><<<(n + 127) / 128, 128>>>(encoded, toDevice(in), n);
  std::vector<Encoded> codes = toHost(encoded, n);
  for (int i = 0; i < n; ++i) {
    checkEncoded<T>(codes[i], in[i]);
    checkEncoded<T>(encode<T>(in[i]), in[i]);
  }
  // Once, not twice: float would round this to the tie below it.
  double above = (T::valueOf(0x38) + T::valueOf(0x39)) / 2 + 0x1p-50;
  CHECK(__nv_cvt_double_to_fp8(above, __NV_SATFINITE, T::kind) == 0x39);
  CHECK(typename T::Type(3).__x == nearest<T>(3, true) && typename T::Type(1000000u).__x == nearest<T>(1e6, true));
  CHECK(typename T::Type((short)-7).__x == nearest<T>(-7, true) && typename T::Type(-1000000000000ll).__x == nearest<T>(-1e12, true));
}

int main() {
  test<E4M3>();
  test<E5M2>();
  puts("PASSED");
}
