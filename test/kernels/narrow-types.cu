// 8- and 16-bit arithmetic, promotions, wrap-around, bool, enums and chars, in registers, arrays and shared memory.
#include "check.h"
#include <cstdint>

enum Colour : uint8_t { red = 250, green, blue };
enum class Level : int16_t { low = -32768, mid = 0, high = 32767 };

struct Packed { int8_t a; uint8_t b; bool c; int16_t d; uint16_t e; char f; Colour g; Level h; };

__host__ __device__ Packed step(Packed p, int i) {
  p.a = (int8_t)(p.a * 3 + i);
  p.b += 200;
  p.b >>= 1;
  p.c = p.a > 0 && !(p.b & 1);
  p.d -= p.a << 4;
  p.d /= 3;
  p.e = ~p.e ^ (uint16_t)(p.d * p.d);
  p.e <<= 1;
  p.f = p.f == 'z' ? 'a' : p.f + 1;
  p.g = (Colour)(p.g + 1);
  p.h = (Level)((int)p.h + p.a * 300);
  if ((int8_t)p.b < p.a) p.e++;
  if (p.e > 0x8000u) p.d = -p.d;
  return p;
}

__host__ __device__ unsigned checksum(const uint8_t* bytes, int n) {
  uint16_t a = 1, b = 0;
  for (int i = 0; i < n; ++i) {
    a = (a + bytes[i]) % 65521;
    b = (uint16_t)(b + a) % 65521;
  }
  return (unsigned)b << 16 | a;
}

__global__ void kernel(Packed* out, unsigned* sums, const uint8_t* bytes, int16_t* shorts) {
  __shared__ uint8_t copy[256];
  __shared__ int16_t box[64];
  int t = threadIdx.x;
  for (int i = t; i < 256; i += blockDim.x) copy[i] = bytes[i] ^ 0x5a;
  box[t] = (int16_t)(t * 1111);
  __syncthreads();
  Packed p = {(int8_t)t, (uint8_t)(t * 5), false, (int16_t)(t * 1000), (uint16_t)(t * 3000), (char)('a' + t % 26), red, Level::mid};
  for (int i = 0; i < 20; ++i) p = step(p, i + copy[t]);
  out[t] = p;
  sums[t] = checksum(copy + t, 64);
  shorts[t] = box[63 - t] + (int16_t)copy[t] * -3;
}

int main() {
  const int n = 64;
  std::vector<uint8_t> bytes(256);
  for (int i = 0; i < 256; ++i) bytes[i] = i * 7;
  Packed* out = deviceZeros<Packed>(n);
  unsigned* sums = deviceZeros<unsigned>(n);
  int16_t* shorts = deviceZeros<int16_t>(n);
  kernel<<<1, n>>>(out, sums, toDevice(bytes), shorts);
  auto got = toHost(out, n);
  auto gotSums = toHost(sums, n);
  auto gotShorts = toHost(shorts, n);
  for (uint8_t& b : bytes) b ^= 0x5a;
  for (int t = 0; t < n; ++t) {
    Packed p = {(int8_t)t, (uint8_t)(t * 5), false, (int16_t)(t * 1000), (uint16_t)(t * 3000), (char)('a' + t % 26), red, Level::mid};
    for (int i = 0; i < 20; ++i) p = step(p, i + bytes[t]);
    Packed q = got[t];
    CHECK(p.a == q.a && p.b == q.b && p.c == q.c && p.d == q.d && p.e == q.e && p.f == q.f && p.g == q.g && p.h == q.h);
    CHECK(gotSums[t] == checksum(&bytes[t], 64));
    CHECK(gotShorts[t] == (int16_t)((int16_t)((63 - t) * 1111) + (int16_t)bytes[t] * -3));
  }
  puts("PASSED");
}
