// Operations of floats with a rounding of their own: of neighbours around the exact value each takes the one that its name says, also
// of subnormal numbers, at the ends of the range, and with infinities and NaN.
#include <string.h>

#include "check.h"

#define MODES(f, args) f##_rn args, f##_rz args, f##_ru args, f##_rd args
enum { sum, difference, product, fused, quotient, root, reciprocal, operations };

__global__ void kernel(const float* x, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float a = x[i * 3], b = x[i * 3 + 1], c = x[i * 3 + 2];
  float v[] = {MODES(__fadd, (a, b)), MODES(__fsub, (a, b)), MODES(__fmul, (a, b)), MODES(__fmaf, (a, b, c)),
               MODES(__fdiv, (a, b)), MODES(__fsqrt, (a)),   MODES(__frcp, (b))};
  for (int k = 0; k < operations * 4; ++k) out[i * operations * 4 + k] = v[k];
}

static float ofBits(unsigned bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

int main() {
  std::vector<float> x;
  unsigned state = 12345;
  auto random = [&] { return state = state * 1664525u + 1013904223u; };
  for (float a : {0.0f, -0.0f, 1.0f, -1.0f, INFINITY, -INFINITY, NAN, 0x1p-149f, -0x1p-149f, 0x1.fffffep127f, -0x1.fffffep127f, 0x1p-126f, 3.0f, 0.1f})
    for (float b : {0.0f, -0.0f, 1.0f, INFINITY, NAN, 0x1p-149f, 0x1p-75f, 0x1.fffffep127f, -0x1p103f, -3.0f, 7.0f, 0x1.000002p0f})
      for (float c : {0.0f, -0.0f, -1.0f, INFINITY, 0x1p-149f}) x.insert(x.end(), {a, b, c});
  for (int i = 0; i < 3000; ++i) {
    unsigned bits[3] = {random(), random(), random()};
    // Near each other, so that digits cancel; few digits, so that there are ties; near the smallest numbers.
    if (i % 4 == 1) bits[1] = bits[0] ^ 0x80000000u ^ (random() >> 27);
    if (i % 4 == 2) bits[0] &= 0xfffff000u, bits[1] &= 0xfffff000u, bits[1] = (bits[1] & 0x807fffffu) | (bits[0] & 0x7f800000u);
    if (i % 4 == 3) bits[0] &= 0x80ffffffu, bits[1] = (bits[1] & 0x807fffffu) | 0x3f000000u;
    for (unsigned one : bits) x.push_back(ofBits(one));
  }
  const int n = (int)x.size() / 3;
  float* out = deviceZeros<float>(n * operations * 4);
  kernel<<<(n + 127) / 128, 128>>>(toDevice(x), out, n);
  std::vector<float> got = toHost(out, n * operations * 4);
  for (int i = 0; i < n; ++i) {
    float a = x[i * 3], b = x[i * 3 + 1], c = x[i * 3 + 2];
    const float expected[operations] = {a + b, a - b, a * b, std::fma(a, b, c), a / b, std::sqrt(a), 1 / b};
    for (int k = 0; k < operations; ++k) {
      const float *v = &got[(i * operations + k) * 4], nearest = v[0], zero = v[1], up = v[2], down = v[3];
      if (std::isnan(expected[k])) {
        CHECK(std::isnan(nearest) && std::isnan(zero) && std::isnan(up) && std::isnan(down));
        continue;
      }
      CHECK(nearest == expected[k] && down <= nearest && nearest <= up);
      CHECK(down == up || std::nextafter(down, INFINITY) == up);
      CHECK(zero == (std::signbit(nearest) ? up : down));
    }
  }
  puts("PASSED");
}
