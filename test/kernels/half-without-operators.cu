// flags: -D__CUDA_NO_HALF_OPERATORS__ -D__CUDA_NO_HALF_CONVERSIONS__ -D__CUDA_NO_HALF2_OPERATORS__ -D__CUDA_NO_BFLOAT16_CONVERSIONS__ -D__CUDA_NO_BFLOAT16_OPERATORS__ -D__CUDA_NO_BFLOAT162_OPERATORS__ -DCUDA_NO_HALF -DCUDA_NO_BFLOAT16
// Programs that switch operators and conversions off, as PyTorch's extensions do, and bring their own.
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_fp8.h>

#include <type_traits>
#include <utility>

#include "check.h"

template <class T, class = void>
struct HasSum : std::false_type {};
template <class T>
struct HasSum<T, std::void_t<decltype(std::declval<T>() + std::declval<T>())>> : std::true_type {};
static_assert(!HasSum<__half>::value && !HasSum<__half2>::value && !HasSum<__nv_bfloat16>::value && !HasSum<__nv_bfloat162>::value);
static_assert(!std::is_constructible_v<__half, float> && !std::is_constructible_v<float, __half>);
static_assert(!std::is_constructible_v<__nv_bfloat16, float> && !std::is_constructible_v<float, __nv_bfloat16>);

struct half {
  __half value;
};
__host__ __device__ half operator+(half a, half b) { return {__hadd(a.value, b.value)}; }

__global__ void kernel(half* out, __half2* pairs, __nv_bfloat16* bfloats, __nv_fp8_e4m3* bytes) {
  int i = threadIdx.x;
  half x = {__int2half_rn(i)};
  out[i] = x + x;
  pairs[i] = __hfma2(__half2half2(x.value), __float2half2_rn(3.0f), __halves2half2(x.value, __hneg(x.value)));
  bfloats[i] = __hmax(__float2bfloat16(1.5f), __uint2bfloat16_rn(i));
  bytes[i] = __nv_fp8_e4m3(x.value);
  atomicAdd(&out[8].value, x.value);
  __half sum = x.value;
  for (int offset = 4; offset; offset /= 2) sum = __hadd(sum, __shfl_xor_sync(0xff, sum, offset, 8));
  if (i == 0) out[9].value = hsqrt(__hadd(sum, __ushort2half_rn(8)));
}

int main() {
  half* out = deviceZeros<half>(10);
  __half2* pairs = deviceZeros<__half2>(8);
  __nv_bfloat16* bfloats = deviceZeros<__nv_bfloat16>(8);
  __nv_fp8_e4m3* bytes = deviceZeros<__nv_fp8_e4m3>(8);
  kernel<<<1, 8>>>(out, pairs, bfloats, bytes);
  std::vector<half> halfs = toHost(out, 10);
  for (int i = 0; i < 8; ++i) {
    CHECK(__half2float(halfs[i].value) == 2 * i);
    CHECK(__low2float(toHost(pairs, 8)[i]) == 4 * i && __high2float(toHost(pairs, 8)[i]) == 2 * i);
    CHECK(__bfloat162float(toHost(bfloats, 8)[i]) == (i < 2 ? 1.5f : i));
    CHECK((float)toHost(bytes, 8)[i] == i);
  }
  CHECK(__half2float(halfs[8].value) == 28 && __half2float(halfs[9].value) == 6);
  puts("PASSED");
}
