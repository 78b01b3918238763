// Arguments outside of what a function is defined for give NaN or infinity, in kernels and on the host.
#include "check.h"

struct Results { double nans[16], infinities[6]; float floatNans[12], floatInfinities[4]; };

__host__ __device__ void evaluate(double minusOne, double zero, Results* r) {
  double two = minusOne + 3, big = 91252.1 * minusOne;
  int n = 0;
  r->nans[n++] = acosh(big), r->nans[n++] = acosh(zero), r->nans[n++] = acosh(minusOne * 1e12);
  r->nans[n++] = sqrt(minusOne), r->nans[n++] = log(minusOne), r->nans[n++] = log2(minusOne), r->nans[n++] = log10(minusOne);
  r->nans[n++] = log1p(minusOne * 2), r->nans[n++] = asin(two), r->nans[n++] = acos(two), r->nans[n++] = atanh(two);
  r->nans[n++] = pow(minusOne * 2, 0.5), r->nans[n++] = fmod(two, zero), r->nans[n++] = tgamma(minusOne);
  r->nans[n++] = sin(1 / zero), r->nans[n++] = zero / zero;
  n = 0;
  r->infinities[n++] = 1 / zero, r->infinities[n++] = -log(zero), r->infinities[n++] = atanh(-minusOne);
  r->infinities[n++] = exp(two * 1000), r->infinities[n++] = lgamma(zero), r->infinities[n++] = pow(zero, minusOne);
  float fm = (float)minusOne, fz = (float)zero, ft = (float)two;
  n = 0;
  r->floatNans[n++] = acoshf((float)big), r->floatNans[n++] = acoshf(fz), r->floatNans[n++] = acoshf(fm * 1e12f);
  r->floatNans[n++] = sqrtf(fm), r->floatNans[n++] = logf(fm), r->floatNans[n++] = asinf(ft), r->floatNans[n++] = acosf(ft);
  r->floatNans[n++] = atanhf(ft), r->floatNans[n++] = powf(fm * 2, 0.5f), r->floatNans[n++] = fmodf(ft, fz);
  r->floatNans[n++] = cosf(1 / fz), r->floatNans[n++] = log1pf(fm * 2);
  n = 0;
  r->floatInfinities[n++] = -logf(fz), r->floatInfinities[n++] = expf(ft * 100), r->floatInfinities[n++] = powf(fz, fm);
  r->floatInfinities[n++] = atanhf(-fm);
}

__global__ void onDevice(double minusOne, double zero, Results* r, double* inside) {
  evaluate(minusOne, zero, r);
  const double x[5] = {1, 1.25, 3, 1e5, 1e300};
  for (int i = 0; i < 5; ++i) inside[i] = acosh(x[i]);
}

static void check(const Results& r) {
  for (double v : r.nans) CHECK(isnan(v));
  for (double v : r.infinities) CHECK(isinf(v) && v > 0);
  for (float v : r.floatNans) CHECK(isnan(v));
  for (float v : r.floatInfinities) CHECK(isinf(v) && v > 0);
}

int main() {
  Results host, *device = deviceZeros<Results>(1);
  double* dInside = deviceZeros<double>(5);
  evaluate(-1, 0, &host);
  onDevice<<<1, 1>>>(-1, 0, device, dInside);
  check(host);
  check(toHost(device, 1)[0]);
  const double expected[5] = {0, 0.69314718055994530942, 1.7627471740390860505, 12.206072645505174, 691.46867507877366};
  std::vector<double> inside = toHost(dInside, 5);
  for (int i = 0; i < 5; ++i) CHECK(fabs(inside[i] - expected[i]) <= 1e-15 * expected[i]);
  printf("PASSED\n");
}
