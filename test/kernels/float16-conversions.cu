// half and bfloat16 to and from float, double and integers, in every rounding mode: all codes and, around each,
// the numbers where rounding changes, in kernels and on the host.
#include "float16-reference.h"

struct FromFloat {
  unsigned short nearest, zero, up, down, plain, constructed;
};
template <class T>
__host__ __device__ FromFloat fromFloat(float x);
template <>
__host__ __device__ FromFloat fromFloat<Half>(float x) {
  return {__half_as_ushort(__float2half_rn(x)), __half_as_ushort(__float2half_rz(x)), __half_as_ushort(__float2half_ru(x)),
          __half_as_ushort(__float2half_rd(x)), __half_as_ushort(__float2half(x)),    __half_as_ushort(__half(x))};
}
template <>
__host__ __device__ FromFloat fromFloat<Bfloat16>(float x) {
  return {__bfloat16_as_ushort(__float2bfloat16_rn(x)), __bfloat16_as_ushort(__float2bfloat16_rz(x)),
          __bfloat16_as_ushort(__float2bfloat16_ru(x)), __bfloat16_as_ushort(__float2bfloat16_rd(x)),
          __bfloat16_as_ushort(__float2bfloat16(x)),    __bfloat16_as_ushort(__nv_bfloat16(x))};
}

template <class T>
__global__ void allToFloat(float* out) {
  int code = blockIdx.x * blockDim.x + threadIdx.x;
  out[code] = (float)T::of(code);
}
template <class T>
__global__ void convert(FromFloat* out, const float* in, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = fromFloat<T>(in[i]);
}

template <class T>
void check(const FromFloat& out, float x) {
  const Format& format = T::format;
  bool right = out.nearest == format.round(x) && out.zero == format.round(x, toZero) && out.up == format.round(x, up) &&
               out.down == format.round(x, down) && out.plain == out.nearest && out.constructed == out.nearest;
  if (!right) {
    printf("%a gives %04x %04x %04x %04x, not %04x %04x %04x %04x\n", x, out.nearest, out.zero, out.up, out.down,
           format.round(x), format.round(x, toZero), format.round(x, up), format.round(x, down));
  }
  CHECK(right);
}

template <class T>
void floats() {
  float* floats = deviceZeros<float>(65536);
  allToFloat<T><<<256, 256>>>(floats);
  std::vector<float> values = toHost(floats, 65536);
  for (unsigned code = 0; code < 65536; ++code) {
    double expected = T::format.valueOf(code);
    if (T::format.isNaN(code)) {
      CHECK(std::isnan(values[code]) && std::isnan((float)T::of(code)));
    } else {
      CHECK(values[code] == expected && std::signbit(values[code]) == std::signbit(expected));
      CHECK((float)T::of(code) == values[code]);
    }
  }

  // A code, the middle between it and the next, and their neighbours among floats, of both signs.
  std::vector<float> in;
  for (unsigned code = 0; code < T::format.infinity(); code += code < 64 || code > T::format.infinity() - 64 ? 1 : 5) {
    float value = (float)T::format.valueOf(code);
    float unit = code + 1 < T::format.infinity() ? (float)T::format.valueOf(code + 1) - value : value - (float)T::format.valueOf(code - 1);
    float middle = value + unit / 2;
    float near[] = {value, std::nextafter(value, INFINITY), middle, std::nextafter(middle, 0.f), std::nextafter(middle, INFINITY),
                    std::nextafter(value, -INFINITY)};
    for (float x : near) in.push_back(code % 2 ? -x : x);
    in.push_back(code % 2 ? middle : -middle);
  }
  for (float x : {INFINITY, -INFINITY, NAN, -NAN, 0.f, -0.f, 1e38f, -3.4028235e38f, 1e-45f, -1e-40f, 65520.f, 65519.996f, -65536.f}) {
    in.push_back(x);
  }
  Random random;
  for (int i = 0; i < 2000; ++i) in.push_back(asFloat(random.next()));
  int n = in.size();
  FromFloat* converted = deviceZeros<FromFloat>(n);
  convert<T><<<(n + 127) / 128, 128>>>(converted, toDevice(in), n);
  std::vector<FromFloat> out = toHost(converted, n);
  for (int i = 0; i < n; ++i) {
    check<T>(out[i], in[i]);
    check<T>(fromFloat<T>(in[i]), in[i]);
  }
}

// double rounds once: close to the middle of two codes the float in between would be the middle itself.
template <class T>
__global__ void fromDouble(unsigned short* out, const double* in, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = T::bits(typename T::Type(in[i]));
}
template <class T>
void doubles() {
  std::vector<double> in = {0.0, -0.0, INFINITY, -INFINITY, NAN, 1e300, -1e300, 1e-300, -1e-300, 5e-324};
  for (unsigned code = 0; code < T::format.infinity(); code += 37) {
    double value = T::format.valueOf(code), next = T::format.valueOf(code + 1);
    if (std::isinf(next)) continue;
    double middle = (value + next) / 2;
    for (double x : {middle, std::nextafter(middle, 0.0), std::nextafter(middle, 1e300), value, std::nextafter(value, 1e300)}) {
      in.push_back(code % 2 ? -x : x);
    }
  }
  int n = in.size();
  unsigned short* converted = deviceZeros<unsigned short>(n);
  fromDouble<T><<<(n + 127) / 128, 128>>>(converted, toDevice(in), n);
  std::vector<unsigned short> out = toHost(converted, n);
  for (int i = 0; i < n; ++i) {
    CHECK(out[i] == T::format.round(in[i]));
    CHECK(T::bits(typename T::Type(in[i])) == out[i]);
  }
  CHECK(__half_as_ushort(__double2half(1 + 0x1p-11 + 0x1p-50)) == 0x3c01);
  CHECK(__bfloat16_as_ushort(__double2bfloat16(1 + 0x1p-8 + 0x1p-50)) == 0x3f81);
}

// Integers: each in four modes, of which only one is for the host, too.
template <class T, class I>
__device__ void fromInteger(unsigned short* out, I x);
#define FROM_INTEGER(type, name)                                                  \
  template <>                                                                     \
  __device__ void fromInteger<Half, type>(unsigned short* out, type x) {          \
    out[toNearest] = __half_as_ushort(__##name##2half_rn(x));                     \
    out[toZero] = __half_as_ushort(__##name##2half_rz(x));                        \
    out[up] = __half_as_ushort(__##name##2half_ru(x));                            \
    out[down] = __half_as_ushort(__##name##2half_rd(x));                          \
    out[4] = __half_as_ushort(__half(x));                                         \
  }                                                                               \
  template <>                                                                     \
  __device__ void fromInteger<Bfloat16, type>(unsigned short* out, type x) {      \
    out[toNearest] = __bfloat16_as_ushort(__##name##2bfloat16_rn(x));             \
    out[toZero] = __bfloat16_as_ushort(__##name##2bfloat16_rz(x));                \
    out[up] = __bfloat16_as_ushort(__##name##2bfloat16_ru(x));                    \
    out[down] = __bfloat16_as_ushort(__##name##2bfloat16_rd(x));                  \
    out[4] = __bfloat16_as_ushort(__nv_bfloat16(x));                              \
  }
FROM_INTEGER(int, int)
FROM_INTEGER(unsigned int, uint)
FROM_INTEGER(short, short)
FROM_INTEGER(unsigned short, ushort)
FROM_INTEGER(long long, ll)
FROM_INTEGER(unsigned long long, ull)

template <class T, class I>
__global__ void integersToFloats(unsigned short* out, const I* in, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) fromInteger<T>(out + i * 5, in[i]);
}
template <class T, class I>
void integersTo() {
  std::vector<I> in = {0, 1, 2, 255, 256, 257, 2047, 2049};
  Random random;
  for (unsigned shift = 0; shift < sizeof(I) * 8; ++shift) {
    unsigned long long one = 1ull << shift;
    for (long long around : {-1, 0, 1}) in.push_back((I)(one + around)), in.push_back((I)(0 - one + around));
    in.push_back((I)(one + (one >> 8))), in.push_back((I)(one + (one >> 8) + 1)), in.push_back((I)(one + (one >> 8) - 1));
    in.push_back((I)(one + (one >> 11))), in.push_back((I)(one + (one >> 11) + 1));
    for (int i = 0; i < 4; ++i) in.push_back((I)(((unsigned long long)random.next() << 32 | random.next()) >> shift));
  }
  int n = in.size();
  unsigned short* converted = deviceZeros<unsigned short>(n * 5);
  integersToFloats<T, I><<<(n + 63) / 64, 64>>>(converted, toDevice(in), n);
  std::vector<unsigned short> out = toHost(converted, n * 5);
  for (int i = 0; i < n; ++i) {
    I x = in[i];
    // The nearest double, and in which direction the integer lies from it.
    double rounded = (double)x;
    double rest = 0;
    if (sizeof(I) == 8) {
      rest = rounded >= 18446744073709551616.0                     ? -1
             : x > 0 && rounded >= 9223372036854775808.0 && (I)-1 < 0 ? -1
             : (I)rounded == x                                       ? 0
             : (I)rounded < x                                        ? 1
                                                                     : -1;
    }
    for (int mode = 0; mode < 5; ++mode) {
      unsigned expected = T::format.round(rounded, mode == 4 ? toNearest : (Rounding)mode, rest);
      if (out[i * 5 + mode] != expected) printf("%lld mode %d: %04x, not %04x\n", (long long)x, mode, out[i * 5 + mode], expected);
      CHECK(out[i * 5 + mode] == expected);
    }
    CHECK(T::bits(typename T::Type(x)) == out[i * 5]);
  }
}

template <class I>
I clampTo(double whole) {
  double least = (double)std::numeric_limits<I>::min(), most = (double)std::numeric_limits<I>::max();
  if (std::isnan(whole)) return sizeof(I) == 8 ? (I)(1ull << 63) : 0;
  return whole <= least ? std::numeric_limits<I>::min() : whole >= most ? std::numeric_limits<I>::max() : (I)whole;
}
#define TO_INTEGER(type, name)                                                                         \
  __global__ void half_##name(type* out) {                                                             \
    int i = blockIdx.x * blockDim.x + threadIdx.x;                                                     \
    __half h = Half::of(i * 7);                                                                        \
    __nv_bfloat16 b = Bfloat16::of(i * 7);                                                             \
    type results[10] = {__half2##name##_rn(h),     __half2##name##_rz(h),     __half2##name##_ru(h),   \
                        __half2##name##_rd(h),     (type)h,                   __bfloat162##name##_rn(b), \
                        __bfloat162##name##_rz(b), __bfloat162##name##_ru(b), __bfloat162##name##_rd(b), (type)b}; \
    for (int k = 0; k < 10; ++k) out[i * 10 + k] = results[k];                                         \
  }                                                                                                    \
  void to_##name() {                                                                                   \
    const int n = 9344;                                                                                \
    type* device = deviceZeros<type>(n * 10);                                                          \
    half_##name<<<n / 128, 128>>>(device);                                                             \
    std::vector<type> out = toHost(device, n * 10);                                                    \
    for (int i = 0; i < n; ++i) {                                                                      \
      for (int type16 = 0; type16 < 2; ++type16) {                                                     \
        double x = (type16 ? Bfloat16::format : Half::format).valueOf(i * 7 & 0xffff);                 \
        double whole[5] = {std::nearbyint(x), std::trunc(x), std::ceil(x), std::floor(x), std::trunc(x)}; \
        for (int k = 0; k < 5; ++k) CHECK(out[i * 10 + type16 * 5 + k] == clampTo<type>(whole[k]));    \
      }                                                                                                \
      CHECK(__half2##name##_rz(Half::of(i * 7)) == out[i * 10 + 1]);                                   \
      CHECK((type)Half::of(i * 7) == out[i * 10 + 1]);                                                 \
      CHECK(__bfloat162##name##_rz(Bfloat16::of(i * 7)) == out[i * 10 + 6]);                           \
    }                                                                                                  \
  }
TO_INTEGER(int, int)
TO_INTEGER(unsigned int, uint)
TO_INTEGER(short, short)
TO_INTEGER(unsigned short, ushort)
TO_INTEGER(long long, ll)
TO_INTEGER(unsigned long long, ull)

template <class T>
void all() {
  floats<T>();
  doubles<T>();
  integersTo<T, int>();
  integersTo<T, unsigned int>();
  integersTo<T, short>();
  integersTo<T, unsigned short>();
  integersTo<T, long long>();
  integersTo<T, unsigned long long>();
}

int main() {
  all<Half>();
  all<Bfloat16>();
  to_int();
  to_uint();
  to_short();
  to_ushort();
  to_ll();
  to_ull();
  // Between the two types, and to single bytes.
  for (unsigned code = 0; code < 65536; code += 3) {
    CHECK(Half::bits(__half(Bfloat16::of(code))) == Half::format.round(Bfloat16::format.valueOf(code)));
    CHECK(Bfloat16::bits(__nv_bfloat16(Half::of(code))) == Bfloat16::format.round(Half::format.valueOf(code)));
    CHECK((signed char)Half::of(code) == clampTo<signed char>(std::trunc(Half::format.valueOf(code))));
    CHECK((unsigned char)Bfloat16::of(code) == clampTo<unsigned char>(std::trunc(Bfloat16::format.valueOf(code))));
  }
  puts("PASSED");
}
