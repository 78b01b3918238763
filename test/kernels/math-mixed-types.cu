// The overloads that C++ code relies on: min, max, abs, pow and the plain names for every mix of types, std:: ones too.
// flags: --expt-relaxed-constexpr
#include "check.h"
#include <algorithm>
#include <cmath>
#include <type_traits>

template <class A, class B> struct Same { static constexpr int value = std::is_same<A, B>::value; };

__global__ void kernel(double* out, int i, unsigned u, long long l, float f, double d) {
  int n = 0;
  out[n++] = min(i, 3) + max(u, 4u) + min(l, 5ll) + max(f, 1.5f) + min(d, 2.5);
  out[n++] = min(i, u) + max(l, (long long)i) + max(f, d) + min(d, f);
  out[n++] = abs(i) + abs(l) + abs(f) + abs(d) + labs(-5L) + llabs(-6ll) + fabs(f) + fabs(d);
  out[n++] = pow(f, 2) + pow(d, 3) + pow(2, 10) + pow(2.0f, 0.5f) + pow(d, f);
  out[n++] = sqrt(f) + sqrt(d) + sqrt(16) + exp(0) + log(1.0f) + sin(0.0f) + cos(0) + floor(f) + ceil(d) + round(-2.5f) + trunc(d);
  out[n++] = std::min(i, 7) + std::max(d, 3.0) + std::abs(f) + std::sqrt(f) + std::pow(d, 2) + std::fabs(d) + std::floor(f) + std::fmod(7.5, 2.0);
  out[n++] = isnan(f) + isinf(d) * 2 + isfinite(f) * 4 + std::isnan(NAN) * 8 + (signbit(d) != 0) * 16 + std::isfinite(d) * 32;
  out[n++] = Same<decltype(sqrt(f)), float>::value + Same<decltype(pow(f, f)), float>::value * 2 + Same<decltype(sin(d)), double>::value * 4 +
             Same<decltype(std::sqrt(f)), float>::value * 8 + Same<decltype(max(f, d)), double>::value * 16 + Same<decltype(fabs(f)), float>::value * 32;
  int a = 1, b = 2;
  out[n++] = b * 10 + a + fma(f, f, 1.0f) + fmax(f, d) + fmin(f, 0.0f) + fmod(d, f) + atan2(f, 1.0f) + hypot(f, 2.0f) + ldexp(f, 2) + copysign(d, -f);
  float fraction, whole;
  int e;
  fraction = modf(f, &whole);
  out[n++] = fraction + whole * 10 + frexp(d, &e) + e * 100 + ilogb(f) + lround(f) + lrint(d) + nearbyint(f) + exp2(f) + cbrt(d) + log2(f) + rsqrt(f);
}

void reference(double* out, int i, unsigned u, long long l, float f, double d) {
  using std::abs; using std::max; using std::min; using std::pow; using std::sqrt;
  int n = 0;
  out[n++] = min(i, 3) + max(u, 4u) + min(l, 5ll) + max(f, 1.5f) + min(d, 2.5);
  out[n++] = min((unsigned)i, u) + max(l, (long long)i) + max((double)f, d) + min(d, (double)f);
  out[n++] = abs(i) + abs(l) + abs(f) + abs(d) + 5 + 6 + std::fabs(f) + std::fabs(d);
  out[n++] = pow(f, 2) + pow(d, 3) + pow(2, 10) + pow(2.0f, 0.5f) + pow(d, f);
  out[n++] = sqrt(f) + sqrt(d) + sqrt(16) + std::exp(0) + std::log(1.0f) + std::sin(0.0f) + std::cos(0) + std::floor(f) + std::ceil(d) + std::round(-2.5f) + std::trunc(d);
  out[n++] = min(i, 7) + max(d, 3.0) + abs(f) + sqrt(f) + pow(d, 2) + std::fabs(d) + std::floor(f) + std::fmod(7.5, 2.0);
  out[n++] = 4 + 8 + 16 * std::signbit(d) + 32;
  out[n++] = 63;
  out[n++] = 21 + std::fma(f, f, 1.0f) + std::fmax(f, d) + std::fmin(f, 0.0f) + std::fmod(d, f) + std::atan2(f, 1.0f) + std::hypot(f, 2.0f) + std::ldexp(f, 2) + std::copysign(d, -f);
  float whole, fraction = std::modf(f, &whole);
  int e;
  double m = std::frexp(d, &e);
  out[n++] = fraction + whole * 10 + m + e * 100 + std::ilogb(f) + std::lround(f) + std::lrint(d) + std::nearbyint(f) + std::exp2(f) + std::cbrt(d) + std::log2(f) + 1 / sqrt(f);
}

int main() {
  double* out = deviceZeros<double>(10);
  struct { int i; unsigned u; long long l; float f; double d; } cases[] = {{-4, 9, -7, 2.25f, 6.5}, {8, 1, 1ll << 40, 0.75f, 12.0}};
  for (auto& c : cases) {
    kernel<<<1, 1>>>(out, c.i, c.u, c.l, c.f, c.d);
    auto got = toHost(out, 10);
    double want[10];
    reference(want, c.i, c.u, c.l, c.f, c.d);
    for (int k = 0; k < 10; ++k) {
      if (fabs(got[k] - want[k]) > 1e-5 * fabs(want[k])) printf("%d: %.9g, not %.9g\n", k, got[k], want[k]);
      CHECK(fabs(got[k] - want[k]) <= 1e-5 * fabs(want[k]));
    }
  }
  puts("PASSED");
}
