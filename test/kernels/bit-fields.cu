// Bit fields of all widths, signed and unsigned, across storage units, in shared memory and as parameters.
#include "check.h"

struct Flags {
  unsigned a : 3, b : 7;
  int c : 5;
  unsigned : 0;
  unsigned long long wide : 40;
  long long small : 9;
  bool on : 1;
  unsigned char byte : 6;
};
struct Rgb565 { unsigned short r : 5, g : 6, b : 5; };

__host__ __device__ long long work(Flags& f, int i) {
  f.a += i;
  f.b ^= f.a << 2;
  f.c -= i;
  f.wide = f.wide * 31 + f.b;
  f.small = f.small + f.c;
  f.on = !f.on;
  f.byte++;
  return (long long)f.wide ^ f.small ^ ((long long)f.c << 50) ^ f.on ^ f.byte << 3;
}

__host__ __device__ Rgb565 blend(Rgb565 x, Rgb565 y) {
  Rgb565 r;
  r.r = (x.r + y.r) / 2;
  r.g = (x.g + y.g) / 2;
  r.b = (x.b + y.b) / 2;
  return r;
}

__global__ void kernel(Flags start, long long* out, Rgb565* colours) {
  __shared__ Flags box[40];
  int t = threadIdx.x;
  box[t] = start;
  box[t].b = t;
  box[t].c = -t;
  __syncthreads();
  Flags& mine = box[39 - t];
  long long sum = 0;
  for (int i = 0; i < 20; ++i) sum = sum * 7 + work(mine, i);
  out[t] = sum;
  colours[t] = blend({(unsigned short)t, 63, (unsigned short)(31 - t % 32)}, {31, (unsigned short)t, 0});
}

int main() {
  Flags start = {5, 100, -3, 123456789012ull, -200, true, 60};
  long long* out = deviceZeros<long long>(40);
  Rgb565* colours = deviceZeros<Rgb565>(40);
  kernel<<<1, 40>>>(start, out, colours);
  auto got = toHost(out, 40);
  auto gotColours = toHost(colours, 40);
  for (int t = 0; t < 40; ++t) {
    Flags f = start;
    f.b = 39 - t;
    f.c = -(39 - t);
    long long sum = 0;
    for (int i = 0; i < 20; ++i) sum = sum * 7 + work(f, i);
    CHECK(got[t] == sum);
    Rgb565 c = blend({(unsigned short)t, 63, (unsigned short)(31 - t % 32)}, {31, (unsigned short)t, 0});
    CHECK(memcmp(&c, &gotColours[t], sizeof c) == 0);
  }
  puts("PASSED");
}
