// bfloat16 as networks use it: layer norm, softmax and GELU with sums in float by warp shuffles, packed 128-bit
// loads, conversions through templates, gradients added up by atomics.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cuda_bf16.h>

#include "check.h"

namespace cg = cooperative_groups;
typedef __nv_bfloat16 floatX;

struct alignas(16) Packed128 {
  floatX payload[8];
  __device__ floatX& operator[](int i) { return payload[i]; }
};

__device__ float warpSum(float value) {
  for (int offset = 16; offset > 0; offset >>= 1) value += __shfl_xor_sync(0xFFFFFFFF, value, offset);
  return value;
}
__device__ float warpMax(float value) {
  for (int offset = 16; offset > 0; offset >>= 1) value = fmaxf(value, __shfl_xor_sync(0xFFFFFFFF, value, offset));
  return value;
}

__global__ void layerNorm(floatX* out, float* mean, const floatX* in, const floatX* weight, const floatX* bias, int C) {
  const floatX* x = in + blockIdx.x * C;
  float sum = 0.0f, squares = 0.0f;
  for (int c = threadIdx.x; c < C; c += 32) {
    float v = (float)x[c];
    sum += v;
    squares += v * v;
  }
  float m = warpSum(sum) / C;
  float s = rsqrtf(warpSum(squares) / C - m * m + 1e-5f);
  if (threadIdx.x == 0) __stcs(mean + blockIdx.x, m);
  for (int c = threadIdx.x; c < C; c += 32) {
    float n = s * (__bfloat162float(__ldcs(x + c)) - m);
    out[blockIdx.x * C + c] = __float2bfloat16(n * (float)weight[c] + (float)bias[c]);
  }
}

__global__ void softmax(floatX* out, const floatX* in, int C) {
  cg::thread_block_tile<32> warp = cg::tiled_partition<32>(cg::this_thread_block());
  const floatX* x = in + blockIdx.x * C;
  float largest = -INFINITY;
  for (int c = warp.thread_rank(); c < C; c += warp.size()) largest = fmaxf(largest, (float)x[c]);
  largest = cg::reduce(warp, largest, cg::greater<float>{});
  float sum = 0.f;
  for (int c = warp.thread_rank(); c < C; c += warp.size()) sum += expf((float)x[c] - largest);
  sum = cg::reduce(warp, sum, cg::plus<float>{});
  for (int c = warp.thread_rank(); c < C; c += warp.size()) {
    __stcg(out + blockIdx.x * C + c, (floatX)(expf((float)x[c] - largest) / sum));
  }
}

__global__ void gelu(floatX* out, const floatX* in) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 8;
  Packed128 packed = *reinterpret_cast<const Packed128*>(in + i), result;
  for (int k = 0; k < 8; ++k) {
    float x = (float)packed[k];
    result[k] = (floatX)(0.5f * x * (1.0f + tanhf(0.7978845608f * (x + 0.044715f * x * x * x))));
  }
  *reinterpret_cast<Packed128*>(out + i) = result;
}

// The largest value of a row, in bfloat16 itself, through shuffles of pairs.
__global__ void rowMax(floatX* out, const __nv_bfloat162* in, int pairs) {
  __nv_bfloat162 best = __float2bfloat162_rn(-INFINITY);
  for (int i = threadIdx.x; i < pairs; i += 32) best = __hmax2(best, in[blockIdx.x * pairs + i]);
  for (int offset = 16; offset; offset /= 2) best = __hmax2(best, __shfl_down_sync(~0u, best, offset));
  if (threadIdx.x == 0) out[blockIdx.x] = __hmax(__low2bfloat16(best), __high2bfloat16(best));
}

__global__ void scatter(__nv_bfloat16* sums, __nv_bfloat162* pairs, int buckets) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  atomicAdd(&sums[i % buckets], __float2bfloat16(1.0f));
  atomicAdd(&pairs[i % buckets], __floats2bfloat162_rn(0.5f, -0.25f));
}

__global__ void sumTiles(floatX* out, const floatX* in) {
  auto tile = cg::tiled_partition<16>(cg::this_thread_block());
  floatX total = cg::reduce(tile, in[threadIdx.x], cg::plus<floatX>());
  if (tile.thread_rank() == 0) out[tile.meta_group_rank()] = total;
}

int main() {
  const int rows = 6, C = 96, n = rows * C;
  std::vector<floatX> in(n), weight(C), bias(C);
  for (int i = 0; i < n; ++i) in[i] = (floatX)(((i * 41) % 67 - 30) / 16.0f);
  for (int c = 0; c < C; ++c) weight[c] = __float2bfloat16(1.0f + c / 64.0f), bias[c] = __float2bfloat16(-c / 128.0f);
  floatX *dIn = toDevice(in), *dWeight = toDevice(weight), *dBias = toDevice(bias), *dOut = deviceZeros<floatX>(n);
  float* dMean = deviceZeros<float>(rows);

  layerNorm<<<rows, 32>>>(dOut, dMean, dIn, dWeight, dBias, C);
  std::vector<floatX> out = toHost(dOut, n);
  for (int r = 0; r < rows; ++r) {
    double m = 0, v = 0;
    for (int c = 0; c < C; ++c) m += (float)in[r * C + c];
    m /= C;
    for (int c = 0; c < C; ++c) v += ((float)in[r * C + c] - m) * ((float)in[r * C + c] - m);
    v /= C;
    for (int c = 0; c < C; ++c) {
      double expected = ((float)in[r * C + c] - m) / std::sqrt(v + 1e-5) * (float)weight[c] + (float)bias[c];
      CHECK(std::fabs((float)out[r * C + c] - expected) <= 0.005 * std::fabs(expected) + 1e-4);
    }
    CHECK(std::fabs(toHost(dMean, rows)[r] - m) < 1e-5);
  }

  softmax<<<rows, 32>>>(dOut, dIn, C);
  out = toHost(dOut, n);
  for (int r = 0; r < rows; ++r) {
    double sum = 0;
    for (int c = 0; c < C; ++c) sum += std::exp((double)(float)in[r * C + c]);
    for (int c = 0; c < C; ++c) {
      double expected = std::exp((double)(float)in[r * C + c]) / sum;
      CHECK(std::fabs((float)out[r * C + c] - expected) <= 0.005 * expected);
    }
  }

  gelu<<<n / 8 / 24, 24>>>(dOut, dIn);
  out = toHost(dOut, n);
  for (int i = 0; i < n; ++i) {
    double x = (float)in[i];
    double expected = 0.5 * x * (1 + std::tanh(0.7978845608 * (x + 0.044715 * x * x * x)));
    CHECK(std::fabs((float)out[i] - expected) <= 0.005 * std::fabs(expected) + 1e-6);
  }

  rowMax<<<rows, 32>>>(dOut, (const __nv_bfloat162*)dIn, C / 2);
  out = toHost(dOut, rows);
  for (int r = 0; r < rows; ++r) {
    float largest = -1e9f;
    for (int c = 0; c < C; ++c) largest = std::fmax(largest, (float)in[r * C + c]);
    CHECK((float)out[r] == largest);
  }

  const int buckets = 5;
  __nv_bfloat16* sums = deviceZeros<__nv_bfloat16>(buckets);
  __nv_bfloat162* pairs = deviceZeros<__nv_bfloat162>(buckets);
  scatter<<<5, 128>>>(sums, pairs, buckets);
  for (__nv_bfloat16 sum : toHost(sums, buckets)) CHECK((float)sum == 128.0f);
  for (__nv_bfloat162 pair : toHost(pairs, buckets)) CHECK((float)pair.x == 64.0f && (float)pair.y == -32.0f);

  std::vector<floatX> small(64);
  for (int i = 0; i < 64; ++i) small[i] = (floatX)(float)(i % 4);
  sumTiles<<<1, 64>>>(dOut, toDevice(small));
  for (floatX total : toHost(dOut, 4)) CHECK((float)total == 24.0f);
  puts("PASSED");
}
