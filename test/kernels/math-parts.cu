// frexp and modf, floats and doubles, as the host computes them.
#include "check.h"
#include <cmath>
#include <cstring>

__global__ void parts(int n, const double* x, double* d, float* f, int* e) {
  int i = threadIdx.x;
  if (i >= n) return;
  d[3 * i] = frexp(x[i], &e[2 * i]);
  d[3 * i + 1] = modf(x[i], &d[3 * i + 2]);
  float y = (float)x[i];
  f[3 * i] = frexpf(y, &e[2 * i + 1]);
  f[3 * i + 1] = modff(y, &f[3 * i + 2]);
}

template <class T> static bool same(T a, T b) { return (a != a && b != b) || !memcmp(&a, &b, sizeof a); }

int main() {
  const std::vector<double> x = {0.0, -0.0, 1, -1, 0.5, 0.75, -2.5, 1e10 + 0.25, 123456.789, -0.1, 1e-30, 3e38,
                                 -5e-324, 2.2250738585072014e-308, 1e-310, 1.7976931348623157e308, INFINITY, -INFINITY, NAN, 1e300};
  const int n = x.size();
  double *dx = deviceZeros<double>(n), *d = deviceZeros<double>(3 * n);
  float* f = deviceZeros<float>(3 * n);
  int* e = deviceZeros<int>(2 * n);
  CHECK_CUDA(cudaMemcpy(dx, x.data(), n * sizeof(double), cudaMemcpyHostToDevice));
  parts<<<1, 32>>>(n, dx, d, f, e);
  auto gotD = toHost(d, 3 * n);
  auto gotF = toHost(f, 3 * n);
  auto gotE = toHost(e, 2 * n);
  for (int i = 0; i < n; ++i) {
    int exponent;
    double whole, fraction = frexp(x[i], &exponent), behind = modf(x[i], &whole);
    CHECK(same(gotD[3 * i], fraction) && same(gotD[3 * i + 1], behind) && same(gotD[3 * i + 2], whole));
    if (std::isfinite(x[i])) CHECK(gotE[2 * i] == exponent);
    float y = (float)x[i], wholeF, fractionF = frexpf(y, &exponent), behindF = modff(y, &wholeF);
    CHECK(same(gotF[3 * i], fractionF) && same(gotF[3 * i + 1], behindF) && same(gotF[3 * i + 2], wholeF));
    if (std::isfinite(y)) CHECK(gotE[2 * i + 1] == exponent);
  }
  puts("PASSED");
}
