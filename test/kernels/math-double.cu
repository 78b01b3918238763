// Every double-precision function of CUDA's math API against the host's, within a few ulps (more where the interpreter, the reference, is coarser).
#include "check.h"

#define ONE(X) X(sin, 2) X(cos, 2) X(tan, 2) X(asin, 2) X(acos, 2) X(atan, 2) X(sinh, 2) X(cosh, 2) X(tanh, 2) X(asinh, 3) X(acosh, 3) X(atanh, 2) \
  X(exp, 1) X(exp2, 1) X(expm1, 1) X(log, 1) X(log2, 1) X(log10, 1) X(log1p, 1) X(sqrt, 0) X(cbrt, 1) X(erf, 5) X(erfc, 100) X(tgamma, 100) X(lgamma, -1) \
  X(floor, 0) X(ceil, 0) X(trunc, 0) X(rint, 0) X(nearbyint, 0) X(round, 0) X(fabs, 0) X(logb, 0) X(j0, -1) X(j1, -1) X(y0, -1) X(y1, -1)
#define TWO(X) X(pow, 2) X(atan2, 2) X(fmod, 0) X(remainder, 0) X(hypot, 2) X(copysign, 0) X(fmin, 0) X(fmax, 0) X(fdim, 0) X(nextafter, 0)

enum {
#define NAME(f, u) id_##f,
  ONE(NAME) TWO(NAME) functions
};

__global__ void kernel(const double* x, const double* y, int n, double* out) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
#define CALL1(f, u) out[id_##f * n + i] = f(x[i]);
#define CALL2(f, u) out[id_##f * n + i] = f(x[i], y[i]);
  ONE(CALL1)
  TWO(CALL2)
}

int main() {
  std::vector<double> x, y;
  for (double v : {0.0, 1e-12, 0.1, 0.25, 0.4999, 0.5, 0.75, 0.999, 1.0, 1.5, 2.0, 2.5, 3.14159, 5.75, 8.1, 10.0, 20.5, 1e5})
    for (double sign : {1.0, -1.0}) {
      x.push_back(v * sign);
      y.push_back(v * 0.7 - 2.3);
    }
  for (double v : {(double)INFINITY, -(double)INFINITY, (double)NAN}) x.push_back(v), y.push_back(1.5);
  int n = (int)x.size();
  double* out = deviceZeros<double>(functions * n);
  kernel<<<2, 33>>>(toDevice(x), toDevice(y), n, out);
  auto got = toHost(out, functions * n);
  auto close = [](const char* name, double a, double b, double value, double want, int ulps) {
    if (std::isnan(want)) return std::isnan(value);
    if (std::isinf(want) || want == 0) return value == want;
    // Near their zeros these are only good to an absolute error.
    if (ulps < 0) return std::fabs(value - want) < 1e-13 * std::fmax(1, std::fabs(want)) + 1e-16 * std::fabs(a);
    bool fine = std::fabs(value - want) <= (ulps + 1) * std::fabs(std::nextafter(want, INFINITY) - want);
    if (!fine) printf("%s(%g, %g) is %.17g, not %.17g\n", name, a, b, value, want);
    return fine;
  };
#define COMPARE1(f, u) for (int i = 0; i < n; ++i) CHECK(close(#f, x[i], 0, got[id_##f * n + i], f(x[i]), u));
#define COMPARE2(f, u) for (int i = 0; i < n; ++i) CHECK(close(#f, x[i], y[i], got[id_##f * n + i], f(x[i], y[i]), u));
  ONE(COMPARE1)
  TWO(COMPARE2)
  puts("PASSED");
}
