// Math functions of half and bfloat16 over all 65,536 codes: roots, reciprocals and roundings are exact, the
// others within one unit in the last place, and but for a few the nearest. Pairs do what their halves do.
#include "float16-reference.h"

enum { root, reciprocal, roundUp, roundDown, roundToZero, roundToEven, exact, reciprocalRoot = exact, e, two, ten, lg, lg2, lg10, sine, cosine, hyperbolic, functions };

template <class T>
__global__ void kernel(unsigned short* out, int* failures) {
  unsigned code = blockIdx.x * blockDim.x + threadIdx.x;
  typename T::Type x = T::of(code), y = T::of(code ^ 0x1234);
  out += code * functions;
  typename T::Pair pair(y, x);
  bool right = true;
#define FUNCTION(at, name)                                      \
  out[at] = T::bits(h##name(x));                                \
  if (code % 16 == 0) {                                         \
    right &= T::bits(h2##name(pair).y) == out[at];              \
    right &= T::bits(h2##name(pair).x) == T::bits(h##name(y));  \
  }
  FUNCTION(root, sqrt)
  FUNCTION(reciprocal, rcp)
  FUNCTION(roundUp, ceil)
  FUNCTION(roundDown, floor)
  FUNCTION(roundToZero, trunc)
  FUNCTION(roundToEven, rint)
  FUNCTION(reciprocalRoot, rsqrt)
  FUNCTION(e, exp)
  FUNCTION(two, exp2)
  FUNCTION(ten, exp10)
  FUNCTION(lg, log)
  FUNCTION(lg2, log2)
  FUNCTION(lg10, log10)
  FUNCTION(sine, sin)
  FUNCTION(cosine, cos)
  FUNCTION(hyperbolic, tanh)
#undef FUNCTION
  if (!right) atomicAdd(failures, 1);
}

template <class T>
void test() {
  const Format& format = T::format;
  unsigned short* device = deviceZeros<unsigned short>(65536 * functions);
  int* failures = deviceZeros<int>(1);
  kernel<T><<<512, 128>>>(device, failures);
  std::vector<unsigned short> out = toHost(device, 65536 * functions);
  CHECK(toHost(failures, 1)[0] == 0);
  int differ[functions] = {};
  for (unsigned code = 0; code < 65536; ++code) {
    double x = format.valueOf(code);
    // Far from zero the reference itself takes long, and is not what this test is about.
    double angle = std::fabs(x) < 1e6 ? x : 0;
    double expected[functions] = {std::sqrt(x), 1 / x, std::ceil(x), std::floor(x), std::trunc(x), std::nearbyint(x), 1 / std::sqrt(x), std::exp(x), std::exp2(x), std::pow(10.0, x), std::log(x), std::log2(x), std::log10(x), std::sin(angle), std::cos(angle), std::tanh(x)};
    for (int f = 0; f < functions; ++f) {
      if ((f == sine || f == cosine) && angle != x && std::isfinite(x)) continue;
      if ((f == sine || f == cosine) && !std::isfinite(x)) expected[f] = NAN;
      unsigned got = out[code * functions + f], nearest = format.round(expected[f]);
      if (got == nearest) continue;
      differ[f]++;
      int distance = std::abs((int)got - (int)nearest);
      if (f < exact || distance > 1) printf("function %d of %04x is %04x, not %04x\n", f, code, got, nearest);
      CHECK(f >= exact && distance <= 1);
    }
  }
  for (int f = exact; f < functions; ++f) {
    if (differ[f] > 16) printf("function %d: %d of 65536 not nearest\n", f, differ[f]);
    CHECK(differ[f] <= 16);
  }
}

int main() {
  test<Half>();
  test<Bfloat16>();
  puts("PASSED");
}
