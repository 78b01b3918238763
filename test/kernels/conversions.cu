// Conversions between every integer and float width: rounding-mode intrinsics, casts, saturation at the limits.
#include "check.h"
#include <climits>

#define MODES(f, x) f##_rn(x), f##_rz(x), f##_ru(x), f##_rd(x)
__global__ void kernel(const double* in, int* i, unsigned* u, long long* l, unsigned long long* ul, float* f) {
  int t = threadIdx.x;
  double d = in[t];
  float s = (float)d;
  int iv[] = {MODES(__float2int, s), MODES(__double2int, d), (int)s, (int)d};
  unsigned uv[] = {MODES(__float2uint, s), MODES(__double2uint, d), (unsigned)s, (unsigned)d};
  long long lv[] = {MODES(__float2ll, s), MODES(__double2ll, d), (long long)s, (long long)d};
  unsigned long long ulv[] = {MODES(__float2ull, s), MODES(__double2ull, d), (unsigned long long)s, (unsigned long long)d};
  for (int k = 0; k < 10; ++k) i[t * 10 + k] = iv[k], u[t * 10 + k] = uv[k], l[t * 10 + k] = lv[k], ul[t * 10 + k] = ulv[k];
  float fv[] = {MODES(__double2float, d), MODES(__int2float, 16777217 + t), MODES(__uint2float, 0xffffff7fu - t), MODES(__ll2float, (1ll << 40) + 3 * t + 1),
                MODES(__ull2float, ~0ull - t)};
  for (int k = 0; k < 20; ++k) f[t * 20 + k] = fv[k];
}

template <class T> T clamp(double rounded, T low, T high) {
  if (std::isnan(rounded)) return 0;
  if (rounded <= (double)low) return low;
  if (rounded >= (double)high) return high;
  return (T)rounded;
}
static double roundTo(double d, int mode) { return mode == 0 ? rint(d) : mode == 1 ? trunc(d) : mode == 2 ? ceil(d) : floor(d); }
static float floatOf(long double exact, int mode) {
  float f = (float)exact;
  if (mode == 0 || f == exact) return f;
  float other = f > exact ? std::nextafter(f, -INFINITY) : std::nextafter(f, INFINITY);
  float low = f < other ? f : other, high = f < other ? other : f;
  return mode == 3 || (mode == 1 && exact > 0) ? low : high;
}

int main() {
  std::vector<double> in = {0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.7, 3.9999, 100.25, 1e9 + 0.7, 2147483646.5, -2147483648.0, -2147483649.5, 4294967295.4, 1e15 + 0.5,
                            9.2e18, -9.3e18, 1.8e19, 1e30, -1e30, INFINITY, -INFINITY, 0.1, 1.0 / 3};
  int n = (int)in.size();
  int* i = deviceZeros<int>(n * 10);
  unsigned* u = deviceZeros<unsigned>(n * 10);
  long long* l = deviceZeros<long long>(n * 10);
  auto* ul = deviceZeros<unsigned long long>(n * 10);
  float* f = deviceZeros<float>(n * 20);
  kernel<<<1, n>>>(toDevice(in), i, u, l, ul, f);
  auto gi = toHost(i, n * 10);
  auto gu = toHost(u, n * 10);
  auto gl = toHost(l, n * 10);
  auto gul = toHost(ul, n * 10);
  auto gf = toHost(f, n * 20);
  for (int t = 0; t < n; ++t)
    for (int k = 0; k < 10; ++k) {
      bool fromFloat = k < 4 || k == 8;
      double d = roundTo(fromFloat ? (float)in[t] : in[t], k < 8 ? k % 4 : 1);
      CHECK(gi[t * 10 + k] == clamp<int>(d, INT_MIN, INT_MAX));
      CHECK(gu[t * 10 + k] == clamp<unsigned>(d, 0, UINT_MAX));
      CHECK(gl[t * 10 + k] == clamp<long long>(d, LLONG_MIN, LLONG_MAX));
      CHECK(gul[t * 10 + k] == clamp<unsigned long long>(d, 0, ULLONG_MAX));
    }
  for (int t = 0; t < n; ++t)
    for (int mode = 0; mode < 4; ++mode) {
      const float* v = &gf[t * 20];
      if (fabs(in[t]) < 1e38) CHECK(v[mode] == floatOf(in[t], mode));
      CHECK(v[4 + mode] == floatOf(16777217 + t, mode));
      CHECK(v[8 + mode] == floatOf(0xffffff7fu - t, mode));
      CHECK(v[12 + mode] == floatOf((1ll << 40) + 3 * t + 1, mode));
      CHECK(v[16 + mode] == (mode == 0 || mode == 2 ? 18446744073709551616.0f : 18446742974197923840.0f));
    }
  puts("PASSED");
}
