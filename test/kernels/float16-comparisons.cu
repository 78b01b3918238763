// Comparisons, minimum and maximum of half and bfloat16 in all their forms, with NaN and zeros of both signs.
#include "float16-reference.h"

enum { eq, ne, lt, le, gt, ge, equ, neu, ltu, leu, gtu, geu, comparisons };

#define ALL_COMPARISONS(form) form(eq) form(ne) form(lt) form(le) form(gt) form(ge) form(equ) form(neu) form(ltu) form(leu) form(gtu) form(geu)

struct Result {
  unsigned scalar, both, ones, masks;  // a bit for each comparison; `ones` and `masks` of the low half
  unsigned highOnes, highMasks;
  unsigned operators, pairOperators;
  unsigned short maximum, minimum, maximumNaN, minimumNaN;
  unsigned short pairMaximum, pairMinimum, pairMaximumNaN, pairMinimumNaN;
  int isNaN, isInf, pairIsNaN;
};

template <class T>
__host__ __device__ Result compute(const unsigned short* codes) {
  typedef typename T::Pair Pair;
  typename T::Type a = T::of(codes[0]), b = T::of(codes[1]), c = T::of(codes[2]), d = T::of(codes[3]);
  Pair ac(a, c), bd(b, d);
  Result r = {};
#define FORM(name)                                                                     \
  r.scalar |= (unsigned)__h##name(a, b) << name;                                       \
  r.both |= (unsigned)__hb##name##2(ac, bd) << name;                                   \
  r.ones |= (unsigned)(T::bits(__h##name##2(ac, bd).x) == T::bits(typename T::Type(1.0f))) << name;     \
  r.highOnes |= (unsigned)(T::bits(__h##name##2(ac, bd).y) != 0) << name;              \
  r.masks |= (__h##name##2_mask(ac, bd) & 0xffff) == 0xffff ? 1u << name : 0;          \
  r.highMasks |= __h##name##2_mask(ac, bd) >> 16 != 0 ? 1u << name : 0;
  ALL_COMPARISONS(FORM)
#undef FORM
  r.operators = (a == b) << eq | (a != b) << neu | (a < b) << lt | (a <= b) << le | (a > b) << gt | (a >= b) << ge;
  r.pairOperators = (ac == bd) << eq | (ac != bd) << neu | (ac < bd) << lt | (ac <= bd) << le | (ac > bd) << gt | (ac >= bd) << ge;
  r.maximum = T::bits(__hmax(a, b));
  r.minimum = T::bits(__hmin(a, b));
  r.maximumNaN = T::bits(__hmax_nan(a, b));
  r.minimumNaN = T::bits(__hmin_nan(a, b));
  r.pairMaximum = T::bits(__hmax2(ac, bd).y);
  r.pairMinimum = T::bits(__hmin2(ac, bd).y);
  r.pairMaximumNaN = T::bits(__hmax2_nan(ac, bd).y);
  r.pairMinimumNaN = T::bits(__hmin2_nan(ac, bd).y);
  r.isNaN = __hisnan(a);
  r.isInf = __hisinf(a);
  r.pairIsNaN = (float)__hisnan2(ac).x + 2 * (float)__hisnan2(ac).y;
  return r;
}

template <class T>
__global__ void kernel(Result* out, const unsigned short* in, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = compute<T>(in + i * 4);
}

unsigned expectedBits(double a, double b) {
  bool unordered = std::isnan(a) || std::isnan(b);
  bool less = a < b, equal = a == b, greater = a > b;
  bool ordered[6] = {equal, less || greater, less, less || equal, greater, greater || equal};
  unsigned bits = 0;
  for (int i = 0; i < 6; ++i) bits |= (unsigned)ordered[i] << i | (unsigned)(ordered[i] || unordered) << (i + 6);
  return bits;
}

unsigned extreme(const Format& format, unsigned a, unsigned b, bool largest, bool nan) {
  bool aIsNaN = format.isNaN(a), bIsNaN = format.isNaN(b);
  if (nan ? aIsNaN || bIsNaN : aIsNaN && bIsNaN) return 0x7fff;
  if (aIsNaN) return b;
  if (bIsNaN) return a;
  double x = format.valueOf(a), y = format.valueOf(b);
  bool aIsLess = x < y || (x == y && std::signbit(x) && !std::signbit(y));
  return aIsLess == largest ? b : a;
}

template <class T>
void test() {
  const Format& format = T::format;
  const int n = 3000;
  Random random;
  std::vector<unsigned short> in;
  for (int i = 0; i < n; ++i) {
    unsigned a = randomCode(random, format), c = randomCode(random, format);
    unsigned b = i % 3 == 0 ? a : i % 3 == 1 ? a ^ 0x8000 : randomCode(random, format);
    unsigned d = i % 5 == 0 ? c : i % 5 == 1 ? c + 1 : randomCode(random, format);
    for (unsigned code : {a, b, c, d}) in.push_back((unsigned short)code);
  }
  Result* device = deviceZeros<Result>(n);
  kernel<T><<<(n + 127) / 128, 128>>>(device, toDevice(in), n);
  std::vector<Result> out = toHost(device, n);
  for (int i = 0; i < n; ++i) {
    const unsigned short* codes = &in[i * 4];
    Result host = compute<T>(codes), r = out[i];
    CHECK(memcmp(&host, &r, sizeof r) == 0);
    unsigned a = codes[0], b = codes[1], c = codes[2], d = codes[3];
    unsigned low = expectedBits(format.valueOf(a), format.valueOf(b)), high = expectedBits(format.valueOf(c), format.valueOf(d));
    CHECK(r.scalar == low && r.ones == low && r.masks == low);
    CHECK(r.highOnes == high && r.highMasks == high && r.both == (low & high));
    unsigned ofOperators = 1 << eq | 1 << neu | 1 << lt | 1 << le | 1 << gt | 1 << ge;
    CHECK(r.operators == (low & ofOperators) && r.pairOperators == (low & high & ofOperators));
    CHECK(r.maximum == extreme(format, a, b, true, false) && r.minimum == extreme(format, a, b, false, false));
    CHECK(r.maximumNaN == extreme(format, a, b, true, true) && r.minimumNaN == extreme(format, a, b, false, true));
    CHECK(r.pairMaximum == extreme(format, c, d, true, false) && r.pairMinimum == extreme(format, c, d, false, false));
    CHECK(r.pairMaximumNaN == extreme(format, c, d, true, true) && r.pairMinimumNaN == extreme(format, c, d, false, true));
    CHECK(r.isNaN == format.isNaN(a) && r.pairIsNaN == format.isNaN(a) + 2 * format.isNaN(c));
    double x = format.valueOf(a);
    CHECK(r.isInf == (std::isinf(x) ? x < 0 ? -1 : 1 : 0));
  }
}

int main() {
  test<Half>();
  test<Bfloat16>();
  puts("PASSED");
}
