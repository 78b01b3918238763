// 8-bit floating point as programs use it: rows scaled to the range of e4m3, stored as bytes and in fours,
// and multiplied again in half and float.
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_fp8.h>

#include "check.h"

__global__ void quantize(__nv_fp8_e4m3* out, float* scales, const __nv_bfloat16* in, int columns) {
  __shared__ float largest[64];
  float mine = 0.0f;
  for (int c = threadIdx.x; c < columns; c += blockDim.x) {
    mine = fmaxf(mine, fabsf(__bfloat162float(in[blockIdx.x * columns + c])));
  }
  largest[threadIdx.x] = mine;
  __syncthreads();
  for (int s = blockDim.x / 2; s; s >>= 1) {
    if (threadIdx.x < s) largest[threadIdx.x] = fmaxf(largest[threadIdx.x], largest[threadIdx.x + s]);
    __syncthreads();
  }
  float scale = largest[0] / 448.0f;
  if (threadIdx.x == 0) scales[blockIdx.x] = scale;
  for (int c = threadIdx.x; c < columns; c += blockDim.x) {
    out[blockIdx.x * columns + c] = __nv_fp8_e4m3((float)in[blockIdx.x * columns + c] / scale);
  }
}

__global__ void dequantize(half* out, const __nv_fp8x4_e4m3* in, const float* scales, int columns) {
  int i = blockIdx.x * columns / 4 + threadIdx.x;
  float4 v = static_cast<float4>(in[i]);
  float s = scales[blockIdx.x];
  half2* pairs = reinterpret_cast<half2*>(out) + i * 2;
  pairs[0] = __floats2half2_rn(v.x * s, v.y * s);
  pairs[1] = __floats2half2_rn(v.z * s, v.w * s);
}

__global__ void multiply(float* out, const __nv_fp8_storage_t* a, const __nv_fp8x2_storage_t* pairs, int n) {
  float sum = 0;
  for (int i = 0; i < n; i += 2) {
    __half_raw a0 = __nv_cvt_fp8_to_halfraw(a[i], __NV_E4M3), a1 = __nv_cvt_fp8_to_halfraw(a[i + 1], __NV_E4M3);
    __half2_raw b = __nv_cvt_fp8x2_to_halfraw2(pairs[i / 2], __NV_E4M3);
    half2 scaled = __hmul2(__halves2half2(a0, a1), __float2half2_rn(1 / 64.f));
    half2 product = __hmul2(scaled, half2(b));
    sum += __low2float(product) + __high2float(product);
  }
  *out = sum;
}

__global__ void pack(unsigned char* out, const float* in) {
  int i = threadIdx.x;
  out[i] = __nv_cvt_float_to_fp8(in[i], __NV_SATFINITE, __NV_E5M2);
  float2 two = make_float2(in[i], -in[i]);
  __nv_fp8x2_e5m2 pair(two);
  out[32 + i] = pair.__x & 0xff;
  out[64 + i] = pair.__x >> 8;
}

int main() {
  const int rows = 4, columns = 128, n = rows * columns;
  std::vector<__nv_bfloat16> in(n);
  for (int i = 0; i < n; ++i) in[i] = __float2bfloat16(std::sin(i * 0.7f) * (1 + i / columns) * 3.0f);
  __nv_fp8_e4m3* quantized = deviceZeros<__nv_fp8_e4m3>(n);
  float* scales = deviceZeros<float>(rows);
  quantize<<<rows, 64>>>(quantized, scales, toDevice(in), columns);
  std::vector<__nv_fp8_e4m3> bytes = toHost(quantized, n);
  std::vector<float> scale = toHost(scales, rows);
  for (int i = 0; i < n; ++i) {
    float x = (float)in[i], q = float(bytes[i]) * scale[i / columns];
    CHECK(std::fabs(q - x) <= std::fabs(x) / 16 + scale[i / columns] / 1024);  // half a unit of 4 bits
  }

  half* halfs = deviceZeros<half>(n);
  dequantize<<<rows, columns / 4>>>(halfs, (const __nv_fp8x4_e4m3*)quantized, scales, columns);
  std::vector<half> back = toHost(halfs, n);
  for (int i = 0; i < n; ++i) CHECK((float)back[i] == (float)half(float(bytes[i]) * scale[i / columns]));

  float* product = deviceZeros<float>(1);
  const __nv_fp8_storage_t* raw = (const __nv_fp8_storage_t*)quantized;
  multiply<<<1, 1>>>(product, raw, (const __nv_fp8x2_storage_t*)(raw + columns), 64);
  float expected = 0;
  for (int i = 0; i < 64; ++i) expected += (float)half(float(bytes[i]) / 64 * float(bytes[columns + i]));
  CHECK(std::fabs(toHost(product, 1)[0] - expected) <= 1e-4f * std::fabs(expected) + 1);

  std::vector<float> values(32);
  for (int i = 0; i < 32; ++i) values[i] = std::ldexp(1.0f + i % 4 / 4.0f, i - 16);
  unsigned char* packed = deviceZeros<unsigned char>(96);
  pack<<<1, 32>>>(packed, toDevice(values));
  std::vector<unsigned char> codes = toHost(packed, 96);
  for (int i = 0; i < 32; ++i) {
    // e5m2 is the upper byte of half.
    float x = std::fmin(values[i], 57344.0f);
    unsigned short bits = __half_as_ushort(__float2half_rn(x));
    if (i >= 2) CHECK(codes[i] == bits >> 8 && (bits & 0xff) == 0);
    CHECK(codes[32 + i] == codes[i] && codes[64 + i] == (codes[i] | 0x80));
  }
  puts("PASSED");
}
