// 8- to 64-bit arithmetic, shifts, division, wrap-around and the mixes of signedness that ports get wrong.
#include "check.h"
#include <cstdint>

struct Row {
  int8_t a; uint8_t b; int16_t c; uint16_t d; int32_t e; uint32_t f; int64_t g; uint64_t h;
};

__host__ __device__ void compute(Row* r, int64_t x, int64_t y) {
  r->a = (int8_t)(x * 3);
  r->b = (uint8_t)(x - y);
  r->c = (int16_t)(x << 3) >> 2;
  r->d = (uint16_t)((uint16_t)x >> 3);
  r->e = (int32_t)x / ((int32_t)y | 1) + (int32_t)x % ((int32_t)y | 1);
  r->f = (uint32_t)x / ((uint32_t)y | 1) ^ (uint32_t)x % ((uint32_t)y | 1);
  r->g = x / (y | 1) + x % (y | 1) + (x >> (y & 63));
  r->h = (uint64_t)x / ((uint64_t)y | 1) + ((uint64_t)x << (y & 63)) * 0x9E3779B97F4A7C15ull;
}

__global__ void kernel(Row* rows, const int64_t* values, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n * n) compute(&rows[i], values[i / n], values[i % n]);
}

int main() {
  std::vector<int64_t> values{0, 1, -1, 7, -13, 127, -128, 255, 32767, -32768, 65535, 2147483647LL, -2147483647LL,
                              4294967295LL, 1LL << 40, -(1LL << 40) + 12345, 9223372036854775807LL, 0x123456789ABCDEFLL};
  int n = values.size();
  int64_t* dValues = toDevice(values);
  Row* dRows = deviceZeros<Row>(n * n);
  kernel<<<(n * n + 63) / 64, 64>>>(dRows, dValues, n);
  std::vector<Row> rows = toHost(dRows, n * n);
  for (int i = 0; i < n * n; ++i) {
    Row want;
    memset(&want, 0, sizeof want);
    compute(&want, values[i / n], values[i % n]);
    CHECK(rows[i].a == want.a && rows[i].b == want.b && rows[i].c == want.c && rows[i].d == want.d);
    CHECK(rows[i].e == want.e && rows[i].f == want.f && rows[i].g == want.g && rows[i].h == want.h);
  }
  puts("PASSED");
}
