// Every single-precision function of CUDA's math API against the double-precision one of the host, within a few ulps.
#include "check.h"

#define ONE(X) X(sinf, sin, 4) X(cosf, cos, 4) X(tanf, tan, 6) X(asinf, asin, 4) X(acosf, acos, 4) X(atanf, atan, 4) X(sinhf, sinh, 4) \
  X(coshf, cosh, 4) X(tanhf, tanh, 4) X(asinhf, asinh, 4) X(acoshf, acosh, 4) X(atanhf, atanh, 4) X(expf, exp, 2) X(exp2f, exp2, 2) \
  X(expm1f, expm1, 2) X(logf, log, 2) X(log2f, log2, 2) X(log10f, log10, 3) X(log1pf, log1p, 2) X(sqrtf, sqrt, 0) X(cbrtf, cbrt, 2) \
  X(erff, erf, 3) X(erfcf, erfc, 6) X(tgammaf, tgamma, 12) X(lgammaf, lgamma, 0) X(floorf, floor, 0) X(ceilf, ceil, 0) X(truncf, trunc, 0) \
  X(rintf, rint, 0) X(nearbyintf, nearbyint, 0) X(roundf, round, 0) X(fabsf, fabs, 0) X(logbf, logb, 0) X(j0f, j0, 0) X(j1f, j1, 0) X(y0f, y0, 0) X(y1f, y1, 0)
#define TWO(X) X(powf, pow, 8) X(atan2f, atan2, 4) X(fmodf, fmod, 0) X(remainderf, remainder, 0) X(hypotf, hypot, 4) X(copysignf, copysign, 0) \
  X(fminf, fmin, 0) X(fmaxf, fmax, 0) X(fdimf, fdim, 1) X(nextafterf, nextafterf, 0)

enum {
#define NAME(f, d, u) id_##f,
  ONE(NAME) TWO(NAME) functions
};

__global__ void kernel(const float* x, const float* y, int n, float* out) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
#define CALL1(f, d, u) out[id_##f * n + i] = f(x[i]);
#define CALL2(f, d, u) out[id_##f * n + i] = f(x[i], y[i]);
  ONE(CALL1)
  TWO(CALL2)
}

int main() {
  std::vector<float> x, y;
  for (float v : {0.0f, -0.0f, 1e-8f, 0.1f, 0.25f, 0.4999f, 0.5f, 0.75f, 0.999f, 1.0f, 1.5f, 2.0f, 2.5f, 3.14159f, 999.5f, 5.75f, 8.1f, 10.0f, 20.5f})
    for (float sign : {1.0f, -1.0f}) {
      x.push_back(v * sign);
      y.push_back(v * 0.7f - 2.3f);
    }
  for (float v : {INFINITY, -INFINITY, NAN}) x.push_back(v), y.push_back(1.5f);
  int n = (int)x.size();
  float* out = deviceZeros<float>(functions * n);
  kernel<<<2, 33>>>(toDevice(x), toDevice(y), n, out);
  auto got = toHost(out, functions * n);
  auto close = [](const char* name, float a, float b, float value, double exact, int ulps) {
    float want = (float)exact;
    if (std::isnan(want)) return std::isnan(value);
    if (std::isinf(want) || want == 0) return value == want || (want == 0 && std::fabs(value) < 1e-37f);
    double ulp = std::fabs((double)std::nextafter(want, INFINITY) - want);
    bool fine = std::fabs(value - exact) <= (ulps + 0.5001) * ulp;
    if (!fine) printf("%s(%g, %g) is %.9g, not %.9g\n", name, a, b, value, exact);
    return fine;
  };
#define COMPARE1(f, d, u) \
  if (u || (id_##f < id_j0f && id_##f != id_lgammaf)) for (int i = 0; i < n; ++i) CHECK(close(#f, x[i], 0, got[id_##f * n + i], d((double)x[i]), u));
#define COMPARE2(f, d, u) for (int i = 0; i < n; ++i) CHECK(close(#f, x[i], y[i], got[id_##f * n + i], d(x[i], y[i]), u));
  ONE(COMPARE1)
#define nextafterf(a, b) std::nextafter((float)(a), (float)(b))
  TWO(COMPARE2)
  // lgamma and the Bessel functions lose relative precision near their zeros: absolute there, as CUDA's table has it.
#define ABSOLUTE(f, d)                                                                 \
  for (int i = 0; i < n; ++i) {                                                        \
    double want = d((double)x[i]), value = got[id_##f * n + i];                        \
    if (!(x[i] > 0) || !std::isfinite(x[i])) continue;                                 \
    if (std::fabs(value - want) > 2e-6 * std::fmax(1, std::fabs(want))) printf("%s(%g) is %.9g, not %.9g\n", #f, x[i], value, want); \
    CHECK(std::fabs(value - want) <= 2e-6 * std::fmax(1, std::fabs(want)));            \
  }
  ABSOLUTE(lgammaf, lgamma) ABSOLUTE(j0f, j0) ABSOLUTE(j1f, j1) ABSOLUTE(y0f, y0) ABSOLUTE(y1f, y1)
  puts("PASSED");
}
