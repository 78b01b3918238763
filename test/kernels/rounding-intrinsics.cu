// Arithmetic with a rounding mode: each mode against exact results, where a double or a wider sum holds a float's exactly.
#include "check.h"

// Neighbours around the exact value.
static float down(double exact) { float f = (float)exact; return f > exact ? std::nextafter(f, -INFINITY) : f; }
static float up(double exact) { float f = (float)exact; return f < exact ? std::nextafter(f, INFINITY) : f; }
static float toZero(double exact) { return exact > 0 ? down(exact) : up(exact); }

#define MODES(f, args) f##_rn args, f##_rz args, f##_ru args, f##_rd args

__global__ void kernel(const float* x, const float* y, float* out, double* wide) {
  int t = threadIdx.x;
  float a = x[t], b = y[t];
  float v[] = {MODES(__fadd, (a, b)), MODES(__fsub, (a, b)), MODES(__fmul, (a, b)), MODES(__fdiv, (a, b)), MODES(__fmaf, (a, b, 0.0f)),
               MODES(__fsqrt, (fabsf(a))), MODES(__frcp, (b))};
  for (int i = 0; i < 28; ++i) out[t * 28 + i] = v[i];
  double c = a, d = b * 1e-9;
  double w[] = {MODES(__dadd, (c, d)), MODES(__dsub, (c, d)), MODES(__dmul, (c / 3, d)), MODES(__ddiv, (c, d)), MODES(__fma, (c, d, 1.0)),
                MODES(__dsqrt, (fabs(c))), MODES(__drcp, (d))};
  for (int i = 0; i < 28; ++i) wide[t * 28 + i] = w[i];
}

int main() {
  std::vector<float> x, y;
  for (int i = 0; i < 64; ++i) x.push_back((i - 31) * 1.1f + 0.3f), y.push_back((i % 7 - 3.5f) * 0.37f);
  float* out = deviceZeros<float>(64 * 28);
  double* wide = deviceZeros<double>(64 * 28);
  kernel<<<1, 64>>>(toDevice(x), toDevice(y), out, wide);
  auto got = toHost(out, 64 * 28);
  auto gotWide = toHost(wide, 64 * 28);
  for (int i = 0; i < 64; ++i) {
    double a = x[i], b = y[i];
    // Quotients and roots are not exact in double, but never so near a float that it matters here.
    double exact[] = {a + b, a - b, a * b, a / b, a * b, sqrt(fabs(a)), 1 / b};
    for (int k = 0; k < 7; ++k) {
      const float* v = &got[i * 28 + k * 4];
      CHECK(v[0] == (float)exact[k]);
      CHECK(v[1] == toZero(exact[k]));
      CHECK(v[2] == up(exact[k]));
      CHECK(v[3] == down(exact[k]));
      const double* w = &gotWide[i * 28 + k * 4];
      CHECK(w[3] <= w[0] && w[0] <= w[2] && (w[1] == w[2] || w[1] == w[3]) && fabs(w[1]) <= fabs(w[0]));
      CHECK(w[2] == w[3] || std::nextafter(w[3], INFINITY) == w[2]);
    }
    const double* w = &gotWide[i * 28];
    CHECK(w[0] == a + (double)(float)(y[i]) * 1e-9 && w[20] == sqrt(fabs(a)));
  }
  puts("PASSED");
}
