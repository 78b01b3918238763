// Bit and integer intrinsics against plain loops.
#include "check.h"

__global__ void kernel(const unsigned* in, unsigned* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned x = in[i], y = in[(i + 1) % n];
  unsigned long long w = (unsigned long long)x << 32 | y;
  unsigned* o = out + i * 20;
  o[0] = __popc(x);
  o[1] = __clz(x);
  o[2] = __ffs(x);
  o[3] = __brev(x);
  o[4] = __byte_perm(x, y, 0x3715);
  o[5] = __funnelshift_l(x, y, y & 63);
  o[6] = __funnelshift_r(x, y, y & 63);
  o[7] = __funnelshift_lc(x, y, y & 63);
  o[8] = __mulhi((int)x, (int)y);
  o[9] = __umulhi(x, y);
  o[10] = __sad((int)x, (int)y, 5u);
  o[11] = __usad(x, y, 7u);
  o[12] = __popcll(w);
  o[13] = __clzll(w);
  o[14] = __ffsll(w);
  o[15] = (unsigned)(__brevll(w) >> 32);
  o[16] = __mul24((int)x, (int)y);
  o[17] = __umul24(x, y);
  o[18] = __hadd((int)x, (int)y);
  o[19] = (unsigned)(__umul64hi(w, w) >> 32);
}

static unsigned bits(unsigned long long w) { unsigned c = 0; for (; w; w >>= 1) c += w & 1; return c; }
static unsigned reversed(unsigned x) { unsigned r = 0; for (int b = 0; b < 32; ++b) r |= (x >> b & 1) << (31 - b); return r; }
static unsigned top(unsigned long long w, int width) { unsigned c = 0; while (c < width && !(w >> (width - 1 - c) & 1)) ++c; return c; }
static unsigned first(unsigned long long w) { for (int b = 0; b < 64; ++b) if (w >> b & 1) return b + 1; return 0; }

int main() {
  std::vector<unsigned> in{0, 1, 2, 0x80000000u, ~0u, 0x12345678u, 0xDEADBEEFu, 0x00FF00FFu, 0x7FFFFFFFu, 31, 33, 4096};
  for (unsigned k = 1; k <= 50; ++k) in.push_back(k * 2654435761u);
  int n = in.size();
  unsigned* dOut = deviceZeros<unsigned>(n * 20);
  kernel<<<(n + 31) / 32, 32>>>(toDevice(in), dOut, n);
  std::vector<unsigned> out = toHost(dOut, n * 20);
  for (int i = 0; i < n; ++i) {
    unsigned x = in[i], y = in[(i + 1) % n], *o = &out[i * 20];
    unsigned long long w = (unsigned long long)x << 32 | y, pair = (unsigned long long)y << 32 | x;
    unsigned perm = 0;
    for (int b = 0; b < 4; ++b) perm |= (unsigned)(pair >> 8 * (0x3715 >> 4 * b & 7) & 255) << 8 * b;
    int sx = x, sy = y;
    CHECK(o[0] == bits(x) && o[1] == top(x, 32) && o[2] == first(x) && o[3] == reversed(x) && o[4] == perm);
    CHECK(o[5] == (unsigned)(pair << (y & 31) >> 32) && o[6] == (unsigned)(pair >> (y & 31)));
    CHECK(o[7] == ((y & 63) >= 32 ? x : (unsigned)(pair << (y & 63) >> 32)));
    CHECK((int)o[8] == (int)((long long)sx * sy >> 32) && o[9] == (unsigned)((unsigned long long)x * y >> 32));
    CHECK(o[10] == 5u + (unsigned)(sx > sy ? (long long)sx - sy : (long long)sy - sx));
    CHECK(o[11] == 7u + (x > y ? x - y : y - x));
    CHECK(o[12] == bits(w) && o[13] == top(w, 64) && o[14] == first(w) && o[15] == reversed(y));
    CHECK((int)o[16] == (int)((unsigned)(sx << 8 >> 8) * (unsigned)(sy << 8 >> 8)));
    CHECK(o[17] == (x & 0xFFFFFF) * (y & 0xFFFFFF) && (int)o[18] == (int)(((long long)sx + sy) >> 1));
    unsigned long long lo = (unsigned long long)y * y, mid = (unsigned long long)x * y;
    unsigned long long carry = ((lo >> 32) + (mid & ~0u) + (mid & ~0u)) >> 32;
    CHECK(o[19] == (unsigned)((carry + (mid >> 32) * 2 + (unsigned long long)x * x) >> 32));
  }
  puts("PASSED");
}
