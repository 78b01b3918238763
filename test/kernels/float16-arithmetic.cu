// Arithmetic of half and bfloat16, alone and in pairs: every result is the exact one rounded once. The operands
// are random codes, special ones among them, and such that the exact sum lies close to a tie.
#include "float16-reference.h"

enum { add, sub, mul, divide, addSat, subSat, mulSat, negate, absolute, onHost, fused = onHost, fusedSat, fusedRelu, operations };

template <class T>
__host__ __device__ void compute(unsigned short* out, typename T::Type a, typename T::Type b) {
  out[add] = T::bits(__hadd(a, b));
  out[sub] = T::bits(__hsub(a, b));
  out[mul] = T::bits(__hmul(a, b));
  out[divide] = T::bits(__hdiv(a, b));
  out[addSat] = T::bits(__hadd_sat(a, b));
  out[subSat] = T::bits(__hsub_sat(a, b));
  out[mulSat] = T::bits(__hmul_sat(a, b));
  out[negate] = T::bits(__hneg(a));
  out[absolute] = T::bits(__habs(a));
}

template <class T>
__global__ void scalars(unsigned short* out, const unsigned short* in, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  typename T::Type a = T::of(in[i * 3]), b = T::of(in[i * 3 + 1]), c = T::of(in[i * 3 + 2]);
  out += i * operations;
  compute<T>(out, a, b);
  out[fused] = T::bits(__hfma(a, b, c));
  out[fusedSat] = T::bits(__hfma_sat(a, b, c));
  out[fusedRelu] = T::bits(__hfma_relu(a, b, c));
}

// Pairs do what their halves do; operators and the forms with _rn what the functions do.
template <class T>
__device__ bool same(typename T::Pair pair, typename T::Type low, typename T::Type high) {
  return T::bits(pair.x) == T::bits(low) && T::bits(pair.y) == T::bits(high);
}
template <class T>
__global__ void pairs(int* failures, const unsigned short* in, int n) {
  typedef typename T::Type Type;
  typedef typename T::Pair Pair;
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n - 1) return;
  Type a = T::of(in[i * 3]), b = T::of(in[i * 3 + 1]), c = T::of(in[i * 3 + 2]);
  Type d = T::of(in[i * 3 + 3]), e = T::of(in[i * 3 + 4]), f = T::of(in[i * 3 + 5]);
  Pair ad(a, d), be(b, e), cf(c, f);
  bool right = true;
  right &= same<T>(__hadd2(ad, be), __hadd(a, b), __hadd(d, e)) && same<T>(__hadd2_rn(ad, be), __hadd_rn(a, b), __hadd_rn(d, e));
  right &= same<T>(__hsub2(ad, be), __hsub(a, b), __hsub(d, e)) && same<T>(__hsub2_rn(ad, be), __hsub_rn(a, b), __hsub_rn(d, e));
  right &= same<T>(__hmul2(ad, be), __hmul(a, b), __hmul(d, e)) && same<T>(__hmul2_rn(ad, be), __hmul_rn(a, b), __hmul_rn(d, e));
  right &= same<T>(__h2div(ad, be), __hdiv(a, b), __hdiv(d, e));
  right &= same<T>(__hadd2_sat(ad, be), __hadd_sat(a, b), __hadd_sat(d, e));
  right &= same<T>(__hsub2_sat(ad, be), __hsub_sat(a, b), __hsub_sat(d, e));
  right &= same<T>(__hmul2_sat(ad, be), __hmul_sat(a, b), __hmul_sat(d, e));
  right &= same<T>(__hfma2(ad, be, cf), __hfma(a, b, c), __hfma(d, e, f));
  right &= same<T>(__hfma2_sat(ad, be, cf), __hfma_sat(a, b, c), __hfma_sat(d, e, f));
  right &= same<T>(__hfma2_relu(ad, be, cf), __hfma_relu(a, b, c), __hfma_relu(d, e, f));
  right &= same<T>(__hneg2(ad), __hneg(a), __hneg(d)) && same<T>(__habs2(ad), __habs(a), __habs(d));
  right &= same<T>(__hcmadd(ad, be, cf), __hfma(__hneg(d), e, __hfma(a, b, c)), __hfma(d, b, __hfma(a, e, f)));

  right &= same<T>(ad + be, a + b, d + e) && same<T>(ad - be, a - b, d - e) && same<T>(ad * be, a * b, d * e) && same<T>(ad / be, a / b, d / e);
  right &= same<T>(-ad, -a, -d) && same<T>(+ad, +a, +d);
  right &= T::bits(a + b) == T::bits(__hadd(a, b)) && T::bits(a - b) == T::bits(__hsub(a, b));
  right &= T::bits(a * b) == T::bits(__hmul(a, b)) && T::bits(a / b) == T::bits(__hdiv(a, b)) && T::bits(-a) == T::bits(__hneg(a));
  Pair p = ad;
  Type x = a;
  p += be, x += b;
  p -= cf, x -= c;
  p *= be, x *= b;
  p /= cf, x /= c;
  right &= T::bits(p.x) == T::bits(x) && T::bits(x) == T::bits(((a + b) - c) * b / c);
  Type one(1.0f);
  Type before = x++;
  right &= T::bits(x) == T::bits(before + one) && T::bits(--x) == T::bits(before + one - one);
  Pair pBefore = p--;
  right &= same<T>(p, pBefore.x - one, pBefore.y - one) && same<T>(++p, pBefore.x - one + one, pBefore.y - one + one);
  if (!right) atomicAdd(failures, 1);
}

template <class T>
void check(const char* what, unsigned got, unsigned expected, const unsigned short* in) {
  if (got != expected) printf("%s of %04x, %04x, %04x is %04x, not %04x\n", what, in[0], in[1], in[2], got, expected);
  CHECK(got == expected);
}

// What a sum in double lacks.
double lost(double a, double b, double sum) {
  if (std::isinf(sum) || std::isnan(sum)) return 0;
  double bRounded = sum - a;
  return (a - (sum - bRounded)) + (b - bRounded);
}

template <class T>
void test() {
  const Format& format = T::format;
  Random random;
  std::vector<unsigned short> in;
  const int n = 12000;
  for (int i = 0; i < n; ++i) {
    unsigned a = randomCode(random, format), b = randomCode(random, format), c = randomCode(random, format);
    // Few digits, so that the product is a tie as it is, and the third number decides.
    unsigned few = 0xffff << (format.fractionBits - 4 + random.next() % 2);
    if (i % 2) a &= few, b &= few;
    // Close together, so that digits cancel.
    if (i % 5 == 0) b = (a ^ random.next() % 64) ^ (i % 2 ? 0x8000 : 0);
    if (i % 7 == 0) {
      double product = format.valueOf(a) * format.valueOf(b);
      if (!std::isnan(product)) c = format.round(-product) ^ random.next() % 4;
    }
    for (unsigned code : {a, b, c}) in.push_back((unsigned short)code);
  }
  unsigned short* deviceIn = toDevice(in);
  unsigned short* deviceOut = deviceZeros<unsigned short>(n * operations);
  scalars<T><<<(n + 127) / 128, 128>>>(deviceOut, deviceIn, n);
  std::vector<unsigned short> out = toHost(deviceOut, n * operations);
  for (int i = 0; i < n; ++i) {
    const unsigned short* codes = &in[i * 3];
    const unsigned short* got = &out[i * operations];
    unsigned short host[onHost];
    compute<T>(host, T::of(codes[0]), T::of(codes[1]));
    CHECK(memcmp(host, got, sizeof host) == 0);
    double a = format.valueOf(codes[0]), b = format.valueOf(codes[1]), c = format.valueOf(codes[2]);
    auto saturated = [&](double x, double rest) {
      return !(x > 0) && !(x == 0 && rest > 0) ? 0 : x >= 1 ? format.round(1) : format.round(x, toNearest, rest);
    };
    double restOfSum = lost(a, b, a + b), restOfDifference = lost(a, -b, a - b);
    check<T>("sum", got[add], format.round(a + b, toNearest, restOfSum), codes);
    check<T>("difference", got[sub], format.round(a - b, toNearest, restOfDifference), codes);
    check<T>("product", got[mul], format.round(a * b), codes);
    double quotient = a / b;
    double remainder = std::isfinite(quotient) && std::isfinite(b) ? std::fma(-quotient, b, a) : 0;
    check<T>("quotient", got[divide], format.round(quotient, toNearest, b < 0 ? -remainder : remainder), codes);
    check<T>("saturated sum", got[addSat], saturated(a + b, restOfSum), codes);
    check<T>("saturated difference", got[subSat], saturated(a - b, restOfDifference), codes);
    check<T>("saturated product", got[mulSat], saturated(a * b, 0), codes);
    check<T>("negative", got[negate], codes[0] ^ 0x8000, codes);
    check<T>("absolute", got[absolute], codes[0] & 0x7fff, codes);
    double sum = a * b + c;
    double rest = lost(a * b, c, sum);
    unsigned exact = format.round(sum, toNearest, rest);
    check<T>("fma", got[fused], exact, codes);
    check<T>("saturated fma", got[fusedSat], saturated(sum, rest), codes);
    check<T>("fma above zero", got[fusedRelu], exact & 0x8000 ? 0 : exact, codes);
  }
  int* failures = deviceZeros<int>(1);
  pairs<T><<<(n + 127) / 128, 128>>>(failures, deviceIn, n);
  CHECK(toHost(failures, 1)[0] == 0);
}

// One sum of 17^2 = 289, which is a tie for bfloat16, and next to nothing; and its like for half, 33 * 63 = 2079.
__global__ void ties(unsigned short* out) {
  out[0] = Bfloat16::bits(__hfma(__nv_bfloat16(17), __nv_bfloat16(17), __nv_bfloat16(0x1p-100f)));
  out[1] = Bfloat16::bits(__hfma(__nv_bfloat16(17), __nv_bfloat16(17), __nv_bfloat16(-0x1p-100f)));
  out[2] = Half::bits(__hfma(__half(33), __half(63), __half(0x1p-24f)));
  out[3] = Half::bits(__hfma(__half(33), __half(63), __half(-0x1p-24f)));
}

int main() {
  test<Half>();
  test<Bfloat16>();
  unsigned short* out = deviceZeros<unsigned short>(4);
  ties<<<1, 1>>>(out);
  std::vector<unsigned short> codes = toHost(out, 4);
  CHECK(Bfloat16::format.valueOf(codes[0]) == 290 && Bfloat16::format.valueOf(codes[1]) == 288);
  CHECK(Half::format.valueOf(codes[2]) == 2080 && Half::format.valueOf(codes[3]) == 2078);
  puts("PASSED");
}
