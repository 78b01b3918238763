// The functions that only CUDA has: rsqrt, rcbrt, sincos, sinpi, norms, normcdf, inverse error functions, Bessel of order n.
#include "check.h"

template <class T> struct Results { T v[24]; };

__global__ void singles(const float* x, Results<float>* out) {
  float a = x[threadIdx.x];
  float* v = out[threadIdx.x].v;
  v[0] = rsqrtf(a); v[1] = rcbrtf(a); v[2] = sinpif(a); v[3] = cospif(a);
  sincosf(a, v + 4, v + 5);
  sincospif(a, v + 6, v + 7);
  v[8] = norm3df(a, 2, 3); v[9] = norm4df(a, 2, 3, 4); v[10] = rhypotf(a, 2); v[11] = rnorm3df(a, 2, 3);
  v[12] = normcdff(a - 2); v[13] = erfcxf(a); v[14] = exp10f(a / 4); v[15] = cyl_bessel_i0f(a / 4);
  v[16] = erfinvf(a / 16); v[17] = erfcinvf(a / 8); v[18] = normcdfinvf(a / 16); v[19] = jnf(2, a); v[20] = ynf(2, a);
  v[21] = fmaf(a, a, -1); v[22] = cyl_bessel_i1f(a / 4); v[23] = rnorm4df(a, 1, 1, 1);
}
__global__ void doubles(const float* x, Results<double>* out) {
  double a = x[threadIdx.x];
  double* v = out[threadIdx.x].v;
  v[0] = rsqrt(a); v[1] = rcbrt(a); v[2] = sinpi(a); v[3] = cospi(a);
  sincos(a, v + 4, v + 5);
  sincospi(a, v + 6, v + 7);
  v[8] = norm3d(a, 2, 3); v[9] = norm4d(a, 2, 3, 4); v[10] = rhypot(a, 2); v[11] = rnorm3d(a, 2, 3);
  v[12] = normcdf(a - 2); v[13] = erfcx(a); v[14] = exp10(a / 4); v[15] = cyl_bessel_i0(a / 4);
  v[16] = erfinv(a / 16); v[17] = erfcinv(a / 8); v[18] = normcdfinv(a / 16); v[19] = jn(2, a); v[20] = yn(2, a);
  v[21] = fma(a, a, -1.0); v[22] = cyl_bessel_i1(a / 4); v[23] = rnorm4d(a, 1, 1, 1);
}
__global__ void parts(float* out, int* whole) {
  int e, q;
  float i;
  out[0] = frexpf(-20.0f, &e); whole[0] = e;
  out[1] = modff(-3.75f, &i); out[2] = i;
  out[3] = remquof(29.0f, 3.0f, &q); whole[1] = q & 7;
  out[4] = ldexpf(0.75f, 5); out[5] = scalbnf(1.5f, -3); out[6] = scalblnf(3.0f, 2);
  whole[2] = ilogbf(1000.0f);
  whole[3] = (int)lrintf(2.5f) + 10 * (int)lroundf(2.5f) + 100 * (int)llrintf(-3.5f) + 1000 * (int)llroundf(-3.5f);
  double d;
  out[7] = (float)modf(2.5, &d) + (float)d * 10;
  out[8] = (float)frexp(48.0, &e) + e * 10;
  float p[5] = {1, 2, 3, 4, 5};
  out[9] = normf(5, p); out[10] = rnormf(4, p);
  whole[4] = isnan(NAN * out[0]) + 2 * isinf(1.0f / (out[7] * 0)) + 4 * isfinite(out[0]) + 8 * (signbit(-0.0f) != 0) + 16 * (isnan(out[0]) == 0);
}

int main() {
  std::vector<float> x;
  for (int i = 1; i <= 30; ++i) x.push_back(i * 0.5f);
  int n = (int)x.size();
  auto* s = deviceZeros<Results<float>>(n);
  auto* d = deviceZeros<Results<double>>(n);
  float* dx = toDevice(x);
  singles<<<1, n>>>(dx, s);
  doubles<<<1, n>>>(dx, d);
  auto gotS = toHost(s, n);
  auto gotD = toHost(d, n);
  for (int i = 0; i < n; ++i) {
    double a = x[i];
    auto bessel = [](double z, int order) {
      double sum = 0, term = order ? z / 2 : 1;
      for (int k = 1; k < 60; ++k) sum += term, term *= z * z / 4 / k / (k + order);
      return sum;
    };
    auto exactSin = [&](double half) { int h = (int)(2 * half) % 4; return h == 0 || h == 2 ? 0.0 : h == 1 ? 1.0 : -1.0; };
    double want[24] = {1 / sqrt(a), 1 / cbrt(a), exactSin(a), exactSin(a + 0.5), sin(a), cos(a), exactSin(a), exactSin(a + 0.5),
                       sqrt(a * a + 13), sqrt(a * a + 29), 1 / hypot(a, 2), 1 / sqrt(a * a + 13), erfc((2 - a) / sqrt(2.0)) / 2, 0,
                       pow(10, a / 4), bessel(a / 4, 0), 0, 0, 0, jn(2, a), yn(2, a), a * a - 1, bessel(a / 4, 1), 1 / sqrt(a * a + 3)};
    for (int k = 0; k < 24; ++k) {
      if (k == 13 || (k >= 16 && k <= 18)) continue;
      double scale = k == 19 || k == 20 || k == 12 ? fmax(1, fabs(want[k])) : fabs(want[k]);
      if (k == 4 || k == 5) scale = 1;
      if (fabs(gotD[i].v[k] - want[k]) > 1e-13 * scale || fabs(gotS[i].v[k] - want[k]) > 4e-6 * scale)
        printf("function %d of %g: %.9g and %.17g, not %.17g\n", k, a, gotS[i].v[k], gotD[i].v[k], want[k]);
      CHECK(fabs(gotD[i].v[k] - want[k]) <= 1e-13 * scale);
      CHECK(fabs(gotS[i].v[k] - want[k]) <= 4e-6 * scale);
    }
    if (a < 5) CHECK(fabs(gotD[i].v[13] - exp(a * a) * erfc(a)) < 1e-11 && fabs(gotS[i].v[13] - exp(a * a) * erfc(a)) < 1e-6);
    // The inverse functions undo the functions.
    CHECK(fabs(erf(gotD[i].v[16]) - a / 16) < 1e-14 && fabs(erf(gotS[i].v[16]) - a / 16) < 1e-6);
    CHECK(fabs(erfc(gotD[i].v[17]) - a / 8) < 1e-14 && fabs(erfc(gotS[i].v[17]) - a / 8) < 1e-6);
    CHECK(fabs(erfc(-gotD[i].v[18] / sqrt(2.0)) / 2 - a / 16) < 1e-14 && fabs(erfc(-gotS[i].v[18] / sqrt(2.0)) / 2 - a / 16) < 1e-6);
  }
  float* out = deviceZeros<float>(16);
  int* whole = deviceZeros<int>(8);
  parts<<<1, 1>>>(out, whole);
  auto f = toHost(out, 16);
  auto w = toHost(whole, 8);
  CHECK(f[0] == -0.625f && w[0] == 5 && f[1] == -0.75f && f[2] == -3 && f[3] == -1 && w[1] == (10 & 7));
  CHECK(f[4] == 24 && f[5] == 0.1875f && f[6] == 12 && w[2] == 9 && w[3] == 2 + 30 - 400 - 4000);
  CHECK(f[7] == 20.5f && f[8] == 60.75f && fabsf(f[9] - sqrtf(55)) < 1e-5f && fabsf(f[10] - 1 / sqrtf(30)) < 1e-6f);
  CHECK(w[4] == 31);
  puts("PASSED");
}
