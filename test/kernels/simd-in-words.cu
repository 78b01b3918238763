// dp4a and dp2a, the SIMD-in-a-word intrinsics on bytes and halves, sad, mul24, mulhi, byte_perm and funnel shifts.
#include "check.h"

__global__ void kernel(const unsigned* x, const unsigned* y, unsigned* out) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned a = x[t], b = y[t];
  unsigned v[] = {
      __vadd4(a, b), __vsub4(a, b), __vaddus4(a, b), __vsubus4(a, b), __vaddss4(a, b), __vsubss4(a, b), __vavgu4(a, b), __vabsdiffu4(a, b),
      __vmaxu4(a, b), __vminu4(a, b), __vmaxs4(a, b), __vmins4(a, b), __vcmpeq4(a, b), __vcmpgtu4(a, b), __vcmplts4(a, b), __vneg4(a),
      __vadd2(a, b), __vsub2(a, b), __vmaxs2(a, b), __vminu2(a, b), __vabs4(a), __vsetgeu4(a, b), __vsadu4(a, b), __vcmpne2(a, b),
      (unsigned)__dp4a((int)a, (int)b, 7), __dp4a(a, b, 7u), (unsigned)__dp2a_lo((int)a, (int)b, 3), (unsigned)__dp2a_hi((int)a, (int)b, 3),
      __sad((int)a, (int)b, 5u), __usad(a, b, 5u), (unsigned)__mul24((int)a, (int)b), __umul24(a, b),
      (unsigned)__mulhi((int)a, (int)b), __umulhi(a, b), __byte_perm(a, b, t * 0x1357), __funnelshift_l(a, b, t), __funnelshift_r(a, b, t),
      __funnelshift_lc(a, b, t), __funnelshift_rc(a, b, t), (unsigned)__hadd((int)a, (int)b), (unsigned)__rhadd((int)a, (int)b), __uhadd(a, b), __urhadd(a, b)};
  for (int k = 0; k < 43; ++k) out[t * 43 + k] = v[k];
}

template <class F> unsigned bytes(unsigned a, unsigned b, F f) {
  unsigned r = 0;
  for (int i = 0; i < 32; i += 8) r |= (unsigned)(f((int)(a >> i & 255), (int)(b >> i & 255)) & 255) << i;
  return r;
}
template <class F> unsigned sbytes(unsigned a, unsigned b, F f) {
  return bytes(a, b, [&](int x, int y) { return f((int)(signed char)x, (int)(signed char)y); });
}
template <class F> unsigned halves(unsigned a, unsigned b, F f) {
  unsigned r = 0;
  for (int i = 0; i < 32; i += 16) r |= (unsigned)(f((int)(a >> i & 65535), (int)(b >> i & 65535)) & 65535) << i;
  return r;
}
int clampTo(int v, int low, int high) { return v < low ? low : v > high ? high : v; }

int main() {
  const int n = 96;
  std::vector<unsigned> x(n), y(n);
  for (unsigned i = 0; i < n; ++i) x[i] = i * 2654435761u ^ (i % 5 == 0 ? 0x80ff007f : 0), y[i] = i % 7 == 0 ? x[i] : i * 40503u * i + 0x7f80ff01;
  unsigned* out = deviceZeros<unsigned>(n * 43);
  kernel<<<3, 32>>>(toDevice(x), toDevice(y), out);
  auto got = toHost(out, n * 43);
  for (int t = 0; t < n; ++t) {
    unsigned a = x[t], b = y[t];
    long long sa = (int)a, sb = (int)b;
    int sdot = 7, lo = 3, hi = 3;
    unsigned udot = 7, sad4 = 0;
    for (int i = 0; i < 4; ++i) {
      int p = (signed char)(a >> 8 * i), q = (signed char)(b >> 8 * i), up = a >> 8 * i & 255, uq = b >> 8 * i & 255;
      sdot += p * q;
      udot += up * uq;
      sad4 += abs(up - uq);
      // Two halves of a against the two low or high bytes of b.
      if (i < 2) lo += (short)(a >> 16 * i) * (signed char)(b >> 8 * i), hi += (short)(a >> 16 * i) * (signed char)(b >> (16 + 8 * i));
    }
    auto m24 = [](unsigned v) { return (int)(v << 8) >> 8; };
    unsigned perm = 0;
    for (int i = 0; i < 4; ++i) perm |= (unsigned)(((unsigned long long)b << 32 | a) >> 8 * (t * 0x1357 >> 4 * i & 7) & 255) << 8 * i;
    unsigned long long both = (unsigned long long)b << 32 | a;
    int s = t & 31, c = t > 32 ? 32 : t;
    unsigned want[] = {
        bytes(a, b, [](int p, int q) { return p + q; }), bytes(a, b, [](int p, int q) { return p - q; }),
        bytes(a, b, [](int p, int q) { return clampTo(p + q, 0, 255); }), bytes(a, b, [](int p, int q) { return clampTo(p - q, 0, 255); }),
        sbytes(a, b, [](int p, int q) { return clampTo(p + q, -128, 127); }), sbytes(a, b, [](int p, int q) { return clampTo(p - q, -128, 127); }),
        bytes(a, b, [](int p, int q) { return (p + q + 1) / 2; }), bytes(a, b, [](int p, int q) { return abs(p - q); }),
        bytes(a, b, [](int p, int q) { return p > q ? p : q; }), bytes(a, b, [](int p, int q) { return p < q ? p : q; }),
        sbytes(a, b, [](int p, int q) { return p > q ? p : q; }), sbytes(a, b, [](int p, int q) { return p < q ? p : q; }),
        bytes(a, b, [](int p, int q) { return p == q ? 255 : 0; }), bytes(a, b, [](int p, int q) { return p > q ? 255 : 0; }),
        sbytes(a, b, [](int p, int q) { return p < q ? 255 : 0; }), bytes(a, b, [](int p, int) { return -p; }),
        halves(a, b, [](int p, int q) { return p + q; }), halves(a, b, [](int p, int q) { return p - q; }),
        halves(a, b, [](int p, int q) { return (short)p > (short)q ? p : q; }), halves(a, b, [](int p, int q) { return p < q ? p : q; }),
        sbytes(a, b, [](int p, int) { return abs(p); }), bytes(a, b, [](int p, int q) { return p >= q; }), sad4,
        halves(a, b, [](int p, int q) { return p != q ? 65535 : 0; }),
        (unsigned)sdot, udot, (unsigned)lo, (unsigned)hi,
        (unsigned)(sa > sb ? sa - sb : sb - sa) + 5, (a > b ? a - b : b - a) + 5,
        (unsigned)m24(a) * (unsigned)m24(b), (a & 0xffffff) * (b & 0xffffff),
        (unsigned)(sa * sb >> 32), (unsigned)((unsigned long long)a * b >> 32), perm,
        (unsigned)(both << s >> 32), (unsigned)(both >> s), (unsigned)(c == 32 ? a : both << c >> 32), (unsigned)(c == 32 ? b : both >> c),
        (unsigned)((sa + sb) >> 1), (unsigned)((sa + sb + 1) >> 1), (unsigned)(((unsigned long long)a + b) >> 1), (unsigned)(((unsigned long long)a + b + 1) >> 1)};
    for (int k = 0; k < 43; ++k) {
      if (got[t * 43 + k] != want[k]) printf("%08x %08x, %d: %08x, not %08x\n", a, b, k, got[t * 43 + k], want[k]);
      CHECK(got[t * 43 + k] == want[k]);
    }
  }
  puts("PASSED");
}
