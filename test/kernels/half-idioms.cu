// flags: half-idioms-host.cpp half-idioms-c.c
// Half precision in the ways that programs write it, in device, host, C++ and C code.
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_fp16.hpp>
#include <math_constants.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <type_traits>
#include <vector>

#include "check.h"

float sumOnHost(const half* values, int n);         // half-idioms-host.cpp, which knows nothing of kernels
extern "C" unsigned short firstBits(const void* p);  // half-idioms-c.c

__constant__ half weights[4];
__constant__ __half_raw rawConstant = {0x4200};
__device__ half2 lastPair;
static const __half_raw table[2] = {{0x3c00}, {0x4000}};

struct Particle {
  half mass;
  half2 position;
};

struct Maximum {
  template <class T>
  __host__ __device__ T operator()(const T& a, const T& b) const {
    return a > b ? a : b;
  }
};

template <class T>
struct Vec;
template <>
struct Vec<half> {
  using Type = half2;
};
template <>
struct Vec<float> {
  using Type = float2;
};

template <typename To, typename From>
__host__ __device__ inline To cast(From x) {
  return static_cast<To>(x);
}
template <>
__host__ __device__ inline half2 cast<half2, float2>(float2 x) {
  return __float22half2_rn(x);
}

union Pack {
  uint4 whole;
  half halfs[8];
  half2 pairs[4];
};

__global__ void idioms(half* out, Particle particle, half scale = half(2)) {
  half h = 1.5f, zero = 0, also{};
  h = 3;
  h = 0.25;
  float f = h;
  double d = h;
  int i = half(7.9f);
  bool isSet = h, isZero = zero;
  out[0] = f + (float)d;
  out[1] = i;
  out[2] = isSet && !isZero && !also ? half(1) : half(0);
  out[3] = particle.mass * scale;
  half2 v = particle.position;
  v.x = __int2half_rn(5 & 0xf);
  v = __hmul2(v, {scale, scale});
  out[4] = v.x;
  out[5] = v.y;
  out[6] = Maximum()(weights[1], weights[2]);
  typename Vec<half>::Type p = cast<half2>(make_float2(1.f, -1.f));
  out[7] = __low2half(p) - __high2half(p);
  Pack pack;
  pack.whole = make_uint4(0x3c003c00, 0x40004000, 0, 0x4200c200);
  half2 sum = pack.pairs[0] + pack.pairs[1] + pack.pairs[2] + pack.pairs[3];
  out[8] = sum.x;
  out[9] = pack.halfs[7];
  lastPair = sum;
  half array[4] = {1.f, 2.f, 3.f, 4.f};
  half total = 0.f;
#pragma unroll
  for (int k = 0; k < 4; ++k) total += array[k];
  out[10] = total;
  out[11] = half(rawConstant) * half(0.5);
  out[12] = hexp2(__hadd(h, half(0.75)));
  half largest = -CUDART_INF_FP16;
  for (int k = 0; k < 4; ++k) largest = __hgt(array[k], largest) ? array[k] : largest;
  out[13] = largest;
  out[14] = fmaxf(array[1], array[2]) + expf(zero);
  half* pointer = out + 15;
  *reinterpret_cast<unsigned short*>(pointer) = __half_as_ushort(scale);
  pointer[1] = __float2half(0.5 * __half2float(scale));
  unsigned bits = *reinterpret_cast<unsigned*>(&p);
  out[17] = __ushort_as_half(bits & 0xffff);
  nv_bfloat16 b = __float2bfloat16(__half2float(scale));
  out[18] = half(b) + __float2half(__bfloat162float(b));
  out[19] = half((size_t)3);
  out[20] = static_cast<half>(threadIdx.x + 9);
  uint8_t byte = 200;
  out[21] = half(byte);
  out[22] = (long long)-12;
  half x = h;
  x++;
  out[23] = x-- + half(1);
  auto twice = [](half value) { return value + value; };
  out[24] = twice(scale);
  out[25] = __hisnan(CUDART_NAN_FP16) && __hisinf(largest) == 0 ? CUDART_ONE_FP16 : CUDART_ZERO_FP16;
  half2 same = __half2half2(scale);
  out[26] = same == make_half2(2.f, 2.f) && !(same < same) ? 1 : 0;
  atomicAdd((half2*)(out + 28), half2(1, 2));
  // As older programs add to a half.
  unsigned short* word = (unsigned short*)(out + 30);
  unsigned short old = *word, assumed;
  do {
    assumed = old;
    old = atomicCAS(word, assumed, __half_as_ushort(__hadd(__ushort_as_half(assumed), half(4))));
  } while (assumed != old);
  printf("%.2f %d\n", __half2float(scale), (int)out[1]);
}

// expect: 2.00 7
int main() {
  half host[4] = {1.f, 5.f, -3.f, 2.f};
  CHECK_CUDA(cudaMemcpyToSymbol(weights, host, sizeof host));
  half* out = deviceZeros<half>(32);
  Particle particle = {half(1.25f), half2(3.f, -4.f)};
  idioms<<<1, 1>>>(out, particle);
  std::vector<half> results = toHost(out, 32);
  const float expected[32] = {0.5f, 7,   1, 2.5f, 10, -8, 5,   2, 0.f, 3, 10, 1.5f, 2, 4, 4,  2,
                              1,    1,   4, 3,    9,  200, -12, 2.25f, 4, 1, 1,  0,  1, 2, 4, 0};
  for (int i = 0; i < 32; ++i) {
    if ((float)results[i] != expected[i]) printf("%d: %g, not %g\n", i, (float)results[i], expected[i]);
    CHECK((float)results[i] == expected[i]);
  }
  half2 pair;
  CHECK_CUDA(cudaMemcpyFromSymbol(&pair, lastPair, sizeof pair));
  CHECK((float)pair.x == 0 && (float)pair.y == 6);

  // On the host.
  std::vector<half> values(10, 1.5f);
  values[3] = -2.f;
  std::sort(values.begin(), values.end());
  CHECK(values[0] == half(-2) && *std::max_element(values.begin(), values.end()) == half(1.5f));
  CHECK((float)std::max(values[0], values[1]) == 1.5f && (float)std::min(values[0], values[1]) == -2.f);
  half2 sum = half2(1.f, 2.f) * __float2half2_rn(3.f) - make_half2(1.f, 1.f);
  CHECK((float)sum.x == 2 && __high2float(sum) == 5);
  CHECK((float)half(table[1]) == 2 && __half_raw(half(1)).x == table[0].x);
  CHECK(sumOnHost(values.data(), 10) == 11.5f);
  CHECK(firstBits(values.data()) == 0xc000);
  std::cout.flush();
  puts("PASSED");
}
