// 64-bit integers on the device: every operator, mixed signs and widths, high halves, conversions from and to floats.
#include "check.h"
#include <cstdint>

__host__ __device__ uint64_t mix(int64_t a, int64_t b, uint64_t* o) {
  uint64_t ua = a, ub = b;
  int s = (int)(ub & 63);
  o[0] = ua + ub, o[1] = ua - ub, o[2] = ua * ub;
  o[3] = ub ? ua / ub : 0, o[4] = ub ? ua % ub : 0;
  o[5] = b && b != -1 ? a / b : 0, o[6] = b && b != -1 ? a % b : 0;
  o[7] = ua << s, o[8] = ua >> s, o[9] = (uint64_t)(a >> s);
  o[10] = (a < b) | (ua < ub) << 1 | (a <= b) << 2 | (ua >= ub) << 3 | (a == b) << 4;
  o[11] = (ua & ub) ^ (ua | ~ub);
  o[12] = (uint64_t)((int32_t)a * (int64_t)(int32_t)b);
  o[13] = (uint64_t)(uint32_t)ua * (uint32_t)ub;
  o[14] = a / 7 + b % 10 + a / 1000000007 + (int64_t)(ub / 3);
  o[15] = ua * 0x9e3779b97f4a7c15ull >> 32 | ua << 32;
  o[16] = ua << 3 | ub >> 61, o[17] = ua >> 70 % 64 ^ ub;
  o[18] = (uint64_t)(a > 0 ? a : -(a + 1)), o[19] = ua << (s & 31) >> 17;
  double d = (double)a, e = (double)ub;
  float f = (float)a, g = (float)ub;
  o[20] = d < 9e18 && d > -9e18 ? (uint64_t)(int64_t)d : 0;
  o[21] = e < 1.8e19 ? (uint64_t)e : 0;
  o[22] = f < 9e18f && f > -9e18f ? (uint64_t)(int64_t)f : 0;
  o[23] = g < 1.8e19f ? (uint64_t)g : 0;
  uint64_t hash = 14695981039346656037ull;
  for (int i = 0; i < 24; ++i) hash = (hash ^ o[i]) * 1099511628211ull;
  return hash;
}

__device__ uint64_t next(uint64_t& state) {
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

__global__ void kernel(const int64_t* in, int n, uint64_t* out, uint64_t* high, uint64_t* random) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n * n) return;
  mix(in[i / n], in[i % n], out + i * 24);
  high[2 * i] = __umul64hi(in[i / n], in[i % n]);
  high[2 * i + 1] = __mul64hi(in[i / n], in[i % n]);
  uint64_t state = i + 1;
  for (int k = 0; k < 10; ++k) next(state);
  random[i] = state;
}

int main() {
  std::vector<int64_t> in = {0, 1, -1, 2, -7, 10, 63, 64, 1ll << 31, -(1ll << 31), 0xffffffffll, 1ll << 32, INT64_MAX, INT64_MIN, 0x123456789abcdefll, -987654321987654321ll};
  int n = (int)in.size();
  uint64_t* out = deviceZeros<uint64_t>(n * n * 24);
  uint64_t* high = deviceZeros<uint64_t>(n * n * 2);
  uint64_t* random = deviceZeros<uint64_t>(n * n);
  kernel<<<(n * n + 95) / 96, 96>>>(toDevice(in), n, out, high, random);
  std::vector<uint64_t> got = toHost(out, n * n * 24), gotHigh = toHost(high, n * n * 2), gotRandom = toHost(random, n * n);
  for (int i = 0; i < n * n; ++i) {
    uint64_t expected[24];
    mix(in[i / n], in[i % n], expected);
    for (int k = 0; k < 24; ++k) {
      if (got[i * 24 + k] != expected[k]) printf("%lld %lld: %d\n", (long long)in[i / n], (long long)in[i % n], k);
      CHECK(got[i * 24 + k] == expected[k]);
    }
    // The high half of the product from 32-bit halves.
    uint64_t a = in[i / n], b = in[i % n], al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
    uint64_t middle = (al * bl >> 32) + ah * bl % (1ull << 32) + al * bh % (1ull << 32);
    uint64_t top = ah * bh + (ah * bl >> 32) + (al * bh >> 32) + (middle >> 32);
    CHECK(gotHigh[2 * i] == top);
    CHECK(gotHigh[2 * i + 1] == top - (in[i / n] < 0 ? b : 0) - (in[i % n] < 0 ? a : 0));
    uint64_t s = i + 1;
    for (int k = 0; k < 10; ++k) s ^= s << 13, s ^= s >> 7, s ^= s << 17;
    CHECK(gotRandom[i] == s);
  }
  puts("PASSED");
}
