// A C++ file of a program with half: no kernels, but the type and its arithmetic.
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_fp8.h>

float sumOnHost(const half* values, int n) {
  half sum = __float2half(0.f);
  for (int i = 0; i < n; ++i) sum = sum + values[i];
  nv_bfloat16 asBfloat(sum);
  __nv_fp8_e5m2 asByte(__half2float(sum));
  return __half2float(sum) + ((float)asBfloat == 11.5f && (float)asByte == 12.f ? 0.f : 1.f);
}
