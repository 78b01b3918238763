// cuComplex.h on both sides: arithmetic, conjugate, absolute value without overflow, conversions.
#include <cuComplex.h>

#include "check.h"

__global__ void arithmetic(cuFloatComplex* f, cuDoubleComplex* d) {
  cuFloatComplex a = make_cuFloatComplex(1, 2), b = make_cuComplex(3, -4);
  f[0] = cuCaddf(a, b);
  f[1] = cuCsubf(a, b);
  f[2] = cuCmulf(a, b);
  f[3] = cuCdivf(a, b);
  f[4] = cuConjf(a);
  f[5] = make_cuFloatComplex(cuCabsf(b), cuCrealf(a) * 10 + cuCimagf(a));
  f[6] = cuCfmaf(a, b, a);
  d[0] = cuCadd(make_cuDoubleComplex(1, 2), make_cuDoubleComplex(3, -4));
  d[1] = cuCmul(make_cuDoubleComplex(1, 2), make_cuDoubleComplex(3, -4));
  d[2] = cuCdiv(make_cuDoubleComplex(1, 2), make_cuDoubleComplex(3, -4));
  d[3] = make_cuDoubleComplex(cuCabs(make_cuDoubleComplex(3e300, 4e300)), cuCreal(d[0]) + cuCimag(d[0]));
  d[4] = cuComplexFloatToDouble(a);
  d[5] = cuCfma(make_cuDoubleComplex(1, 2), make_cuDoubleComplex(3, -4), make_cuDoubleComplex(1, 2));
}

static bool near(double a, double b) { return fabs(a - b) <= 1e-6 * (1 + fabs(b)); }
static bool is(cuFloatComplex z, double x, double y) { return near(z.x, x) && near(z.y, y); }

int main() {
  cuFloatComplex* f = deviceZeros<cuFloatComplex>(7);
  cuDoubleComplex* d = deviceZeros<cuDoubleComplex>(6);
  arithmetic<<<1, 1>>>(f, d);
  std::vector<cuFloatComplex> fs = toHost(f, 7);
  std::vector<cuDoubleComplex> ds = toHost(d, 6);
  CHECK(is(fs[0], 4, -2));
  CHECK(is(fs[1], -2, 6));
  CHECK(is(fs[2], 11, 2));
  CHECK(is(fs[3], -0.2, 0.4));
  CHECK(is(fs[4], 1, -2));
  CHECK(is(fs[5], 5, 12));
  CHECK(is(fs[6], 12, 4));
  CHECK(ds[0].x == 4 && ds[0].y == -2);
  CHECK(ds[1].x == 11 && ds[1].y == 2);
  CHECK(near(ds[2].x, -0.2) && near(ds[2].y, 0.4));
  CHECK(near(ds[3].x / 1e300, 5) && ds[3].y == 2);
  CHECK(ds[4].x == 1 && ds[4].y == 2);
  CHECK(ds[5].x == 12 && ds[5].y == 4);
  cuFloatComplex onHost = cuComplexDoubleToFloat(cuCmul(make_cuDoubleComplex(0, 1), make_cuDoubleComplex(0, 1)));
  CHECK(onHost.x == -1 && onHost.y == 0);
  puts("PASSED");
}
