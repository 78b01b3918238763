// Every built-in vector type: size, alignment, make_*, members, wide loads and stores through casts, arrays of them.
#include "check.h"

template <class V> struct Shape { char before; V v; };

#define EACH(X) \
  X(char1, 1, 1) X(uchar1, 1, 1) X(char2, 2, 2) X(uchar2, 2, 2) X(char3, 3, 1) X(uchar3, 3, 1) X(char4, 4, 4) X(uchar4, 4, 4) \
  X(short1, 2, 2) X(ushort1, 2, 2) X(short2, 4, 4) X(ushort2, 4, 4) X(short3, 6, 2) X(ushort3, 6, 2) X(short4, 8, 8) X(ushort4, 8, 8) \
  X(int1, 4, 4) X(uint1, 4, 4) X(int2, 8, 8) X(uint2, 8, 8) X(int3, 12, 4) X(uint3, 12, 4) X(int4, 16, 16) X(uint4, 16, 16) \
  X(longlong1, 8, 8) X(ulonglong1, 8, 8) X(longlong2, 16, 16) X(ulonglong2, 16, 16) X(longlong3, 24, 8) X(ulonglong3, 24, 8) \
  X(float1, 4, 4) X(float2, 8, 8) X(float3, 12, 4) X(float4, 16, 16) \
  X(double1, 8, 8) X(double2, 16, 16) X(double3, 24, 8)
#define SIZES(T, size, align) static_assert(sizeof(T) == size && alignof(T) == align && offsetof(Shape<T>, v) == align, #T);
#include <cstddef>
EACH(SIZES)
static_assert(sizeof(longlong4) == 32 && sizeof(double4) == 32 && sizeof(dim3) == 12, "");

__global__ void sizes(int* out) {
  int n = 0;
#define STORE(T, size, align) out[n++] = (int)(sizeof(Shape<T>) * 100 + alignof(T));
  EACH(STORE)
}

__global__ void make(float* out) {
  int t = threadIdx.x;
  char4 c = make_char4(t, -t, 1, 2);
  uchar3 u = make_uchar3(200, 250, t);
  short2 s = make_short2(-300, t);
  ushort4 us = make_ushort4(1, 2, 3, 60000);
  int3 i = make_int3(t, t * t, -1);
  uint2 ui = make_uint2(7, 8);
  longlong2 l = make_longlong2(1ll << 40, t);
  double3 d = make_double3(0.5, t, 2);
  float4 f = make_float4(c.y, u.z, s.x, us.w);
  dim3 g(2, t + 1);
  f.x += i.y + ui.y;
  f.y = f.w - (float)(l.x >> 38) + (float)d.y;
  out[t] = f.x + f.y * 2 + f.z * 3 + f.w + c.w + u.y + i.z + (float)d.x + g.x * g.y * g.z + (float)l.y;
}

__global__ void wide(const float* in, float4* out, int2* pairs, double2* doubles) {
  int t = threadIdx.x;
  float4 a = reinterpret_cast<const float4*>(in)[t];
  float2 b = reinterpret_cast<const float2*>(in)[2 * t + 1];
  float3 c = reinterpret_cast<const float3*>(in)[t];
  out[t] = make_float4(a.w, a.x + b.y, c.z, b.x - c.x);
  int2 p = pairs[t];
  pairs[t] = make_int2(p.y, p.x);
  doubles[t].x += doubles[t].y;
}

int main() {
  int* dSizes = deviceZeros<int>(64);
  sizes<<<1, 1>>>(dSizes);
  std::vector<int> gotSizes = toHost(dSizes, 64);
  int n = 0;
#define COMPARE(T, size, align) CHECK(gotSizes[n++] == (int)(sizeof(Shape<T>) * 100 + alignof(T)));
  EACH(COMPARE)

  float* out = deviceZeros<float>(100);
  make<<<1, 100>>>(out);
  std::vector<float> got = toHost(out, 100);
  for (int t = 0; t < 100; ++t) {
    float x = -t + t * t + 8, y = 60000 - 4 + t;
    CHECK(got[t] == x + y * 2 - 900 + 60000 + 2 + 250 - 1 + 0.5f + 2 * (t + 1) + t);
  }
  std::vector<float> in(32);
  for (int i = 0; i < 32; ++i) in[i] = i * i;
  std::vector<int2> pairs(8, make_int2(3, 4));
  std::vector<double2> doubles(8, make_double2(0.25, 1));
  float4* dOut = deviceZeros<float4>(8);
  int2* dPairs = toDevice(pairs);
  double2* dDoubles = toDevice(doubles);
  wide<<<1, 8>>>(toDevice(in), dOut, dPairs, dDoubles);
  std::vector<float4> v = toHost(dOut, 8);
  for (int t = 0; t < 8; ++t) {
    CHECK(v[t].x == in[4 * t + 3] && v[t].y == in[4 * t] + in[4 * t + 3]);
    CHECK(v[t].z == in[3 * t + 2] && v[t].w == in[4 * t + 2] - in[3 * t]);
  }
  CHECK(toHost(dPairs, 8)[5].x == 4 && toHost(dDoubles, 8)[7].x == 1.25);
  puts("PASSED");
}
