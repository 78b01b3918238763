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

int main() {
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
