// flags: -use_fast_math
// Fast-math intrinsics, by name and as -use_fast_math makes them of the plain functions, within CUDA's documented errors.
#include "check.h"

__global__ void kernel(const float* x, float* out) {
  int t = threadIdx.x;
  float a = x[t];
  float* v = out + t * 20;
  v[0] = __sinf(a); v[1] = __cosf(a); v[2] = __tanf(a / 4); v[3] = __expf(a); v[4] = __exp10f(a / 4); v[5] = __logf(a); v[6] = __log2f(a); v[7] = __log10f(a);
  v[8] = __powf(a, 1.5f); v[9] = __fdividef(a, 3); v[10] = __frsqrt_rn(a); v[11] = __saturatef(a - 1);
  __sincosf(a, v + 12, v + 13);
  v[14] = sinf(a); v[15] = expf(a); v[16] = a / 7; v[17] = powf(a, 0.3f); v[18] = sqrtf(a); v[19] = logf(a);
}

__global__ void everywhere(const float* x, float* sine, float* cosine, float* power, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count) return;
  sine[i] = __sinf(x[i]);
  cosine[i] = cosf(x[i]);
  power[i] = powf(x[i], 0.75f);
}

// From -pi to pi CUDA promises 2^-21.41; beyond, the error grows with x, but a sine stays a sine.
static void checkEverywhere() {
  std::vector<float> x;
  for (float a = 1e-30f; a < 1e30f; a *= 1.01f) x.push_back(a), x.push_back(-a);
  for (int i = -1000; i <= 1000; i++) x.push_back(i * 0.00314159f);
  const int regular = (int)x.size();
  x.insert(x.end(), {0.0f, -0.0f, INFINITY, -INFINITY, NAN});
  const int count = (int)x.size();
  float *sine = deviceZeros<float>(count), *cosine = deviceZeros<float>(count), *power = deviceZeros<float>(count);
  everywhere<<<(count + 127) / 128, 128>>>(toDevice(x), sine, cosine, power, count);
  auto s = toHost(sine, count), c = toHost(cosine, count), p = toHost(power, count);
  for (int i = 0; i < regular; i++) {
    double a = x[i], bound = fabs(a) <= 3.1416 ? 3.6e-7 : fabs(a) < 5000 ? 1e-7 * fabs(a) : 2;
    CHECK(fabs(s[i] - sin(a)) <= bound && fabs(s[i]) <= 1.0000001f);
    CHECK(fabs(c[i] - cos(a)) <= bound && fabs(c[i]) <= 1.0000001f);
    if (a > 0) CHECK(fabs(p[i] - pow(a, 0.75)) <= 1e-5 * pow(a, 0.75));
    if (a < 0) CHECK(isnan(p[i]));
  }
  CHECK(s[regular] == 0 && c[regular] == 1 && p[regular] == 0 && p[regular + 2] == INFINITY);
  for (int i = regular + 2; i < count; i++) CHECK(isnan(s[i]) && isnan(c[i]));
}

int main() {
  checkEverywhere();
  std::vector<float> x;
  for (int i = 1; i <= 25; ++i) x.push_back(i * 0.125f);
  float* out = deviceZeros<float>(25 * 20);
  kernel<<<1, 25>>>(toDevice(x), out);
  auto got = toHost(out, 25 * 20);
  for (int i = 0; i < 25; ++i) {
    double a = x[i];
    double s = a - 1 < 0 ? 0 : a - 1 > 1 ? 1 : a - 1;
    double want[20] = {sin(a), cos(a), tan(a / 4), exp(a), pow(10, a / 4), log(a), log2(a), log10(a), pow(a, 1.5), a / 3,
                       1 / sqrt(a), s, sin(a), cos(a), sin(a), exp(a), a / 7, pow(a, 0.3), sqrt(a), log(a)};
    for (int k = 0; k < 20; ++k) {
      double error = fabs(got[i * 20 + k] - want[k]);
      if (error > 2e-6 * fmax(1, fabs(want[k]))) printf("%d of %g: %g, not %g\n", k, a, got[i * 20 + k], want[k]);
      CHECK(error <= 2e-6 * fmax(1, fabs(want[k])));
    }
  }
  puts("PASSED");
}
