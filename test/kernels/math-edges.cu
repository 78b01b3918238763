// NaN, infinities, signed zeros, denormals and the largest numbers through arithmetic, comparisons and the math functions.
#include "check.h"
#include <cfloat>

__host__ __device__ unsigned bits(float x) {
  unsigned u;
  memcpy(&u, &x, 4);
  return (u & 0x7fffffff) > 0x7f800000 ? 0x7fffffff : u;  // one NaN
}

__host__ __device__ void work(float a, float b, unsigned* o) {
  o[0] = bits(a + b); o[1] = bits(a - b); o[2] = bits(a * b); o[3] = bits(a / b);
  o[4] = (a < b) | (a <= b) << 1 | (a > b) << 2 | (a >= b) << 3 | (a == b) << 4 | (a != b) << 5 | !(a < b) << 6;
  o[5] = bits(fminf(a, b)); o[6] = bits(fmaxf(a, b));
  o[7] = bits(sqrtf(a)); o[8] = bits(fabsf(a)); o[9] = bits(-a); o[10] = bits(copysignf(a, b));
  o[11] = bits(floorf(a)); o[12] = bits(rintf(a)); o[13] = bits(truncf(b)); o[14] = bits(roundf(a));
  o[15] = bits((float)((double)a * b)); o[16] = bits(fmodf(a, b));
  o[17] = std::isnan(a) | std::isinf(a) << 1 | std::isfinite(a) << 2 | std::signbit(a) << 3 | (fpclassify(a) == FP_SUBNORMAL) << 4 | isnormal(b) << 5;
  o[18] = bits(a < b ? a : b); o[19] = bits(fmaf(a, b, -a));
}

__global__ void kernel(const float* x, int n, unsigned* out) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n * n) work(x[i / n], x[i % n], out + i * 20);
}

int main() {
  std::vector<float> x = {0.0f, -0.0f, 1, -1, 0.5f, -1.5f, 2.5f, 3e38f, -FLT_MAX, FLT_MIN, FLT_MIN / 2, -1e-45f, INFINITY, -INFINITY, NAN, 16777217.0f, 8388607.5f, 1e10f};
  int n = (int)x.size();
  unsigned* out = deviceZeros<unsigned>(n * n * 20);
  kernel<<<6, 64>>>(toDevice(x), n, out);
  auto got = toHost(out, n * n * 20);
  for (int i = 0; i < n * n; ++i) {
    unsigned want[20];
    float a = x[i / n], b = x[i % n];
    work(a, b, want);
    for (int k = 0; k < 20; ++k) {
      // min and max of zeros of both signs: CUDA orders them, C does not say.
      if ((k == 5 || k == 6) && a == 0 && b == 0) {
        CHECK((got[i * 20 + k] & 0x7fffffff) == 0);
        continue;
      }
      if (got[i * 20 + k] != want[k]) printf("%g, %g: result %d is %08x, not %08x\n", a, b, k, got[i * 20 + k], want[k]);
      CHECK(got[i * 20 + k] == want[k]);
    }
  }
  puts("PASSED");
}
