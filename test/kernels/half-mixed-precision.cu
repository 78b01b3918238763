// Half precision as programs use it: products in half with sums in float, half2 for bandwidth, unions and
// reinterpreted memory, shared memory, templates over the type, host conversions.
#include <cuda_fp16.h>

#include "check.h"

__global__ void dot(const half* a, const half* b, float* out, int n) {
  __shared__ float sums[256];
  float sum = 0.0f;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    sum += __half2float(a[i]) * __half2float(b[i]);
  }
  sums[threadIdx.x] = sum;
  __syncthreads();
  for (int s = blockDim.x / 2; s > 0; s >>= 1) {
    if (threadIdx.x < s) sums[threadIdx.x] += sums[threadIdx.x + s];
    __syncthreads();
  }
  if (threadIdx.x == 0) atomicAdd(out, sums[0]);
}

__global__ void axpy(half2* y, const half2* __restrict__ x, half alpha, int n) {
  const half2 a = __half2half2(alpha);
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = __hfma2(a, __ldg(&x[i]), y[i]);
}

// Eight halfs in a load of 16 bytes.
__global__ void scaleVectors(uint4* data, float scale, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  uint4 packed = data[i];
  half2* pairs = reinterpret_cast<half2*>(&packed);
#pragma unroll
  for (int k = 0; k < 4; ++k) {
    float2 f = __half22float2(pairs[k]);
    f.x *= scale;
    f.y *= scale;
    pairs[k] = __float22half2_rn(f);
  }
  data[i] = packed;
}

template <typename T>
__global__ void relu(T* data, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n && data[i] < T(0.0f)) data[i] = T(0.0f);
}

template <typename scalar_t, typename accscalar_t>
__global__ void sumOfSquares(const scalar_t* in, scalar_t* out, int n) {
  accscalar_t acc = 0;
  for (int i = threadIdx.x; i < n; i += 32) {
    accscalar_t v = static_cast<accscalar_t>(in[i]);
    acc += v * v;
  }
  for (int offset = 16; offset > 0; offset /= 2) acc += __shfl_down_sync(0xffffffff, acc, offset);
  if (threadIdx.x == 0) out[0] = static_cast<scalar_t>(acc);
}

__global__ void reduceInHalf(const half* in, half* out, int n) {
  extern __shared__ half tile[];
  tile[threadIdx.x] = threadIdx.x < n ? in[threadIdx.x] : __float2half(0.f);
  __syncthreads();
  for (int s = blockDim.x / 2; s > 0; s /= 2) {
    if (threadIdx.x < s) tile[threadIdx.x] = __hadd(tile[threadIdx.x], tile[threadIdx.x + s]);
    __syncthreads();
  }
  if (threadIdx.x == 0) *out = tile[0];
}

union Pun {
  half2 pair;
  unsigned bits;
};

__global__ void operators(half* out, half a, half b) {
  half c = a + b;
  c += a;
  c -= half(0.5f);
  c *= b;
  c /= a;
  ++c;
  c--;
  half d = -c;
  out[0] = c;
  out[1] = d;
  out[2] = a > b ? a : b;
  out[3] = (half)(float(a) * 2.0f);
  out[4] = 3;
  out[5] = 2.5;
  out[6] = a == a && a != b && a <= a && !(a < a) ? half(1) : half(0);
  Pun pun;
  pun.pair = make_half2(a, b);
  out[7] = __ushort_as_half(pun.bits >> 16);
  half2 p = pun.pair * pun.pair + __float2half2_rn(1.f);
  out[8] = p.x;
  out[9] = __high2half(p);
  out[10] = hsqrt(a) * hexp(half(0.f));
  out[11] = __hmax(a, __hneg(b));
}

int main() {
  const int n = 4096;
  std::vector<half> a(n), b(n);
  double expected = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    a[i] = __float2half((float)((i * 37) % 101) / 64.0f);
    b[i] = __float2half((float)((i * 53) % 89) / 32.0f - 1.0f);
    expected += (double)__half2float(a[i]) * __half2float(b[i]);
    squares += (double)(float)a[i] * (float)a[i];
  }
  half *da = toDevice(a), *db = toDevice(b);
  float* sum = deviceZeros<float>(1);
  dot<<<4, 256>>>(da, db, sum, n);
  CHECK(std::fabs(toHost(sum, 1)[0] - expected) < 1e-3 * std::fabs(expected));

  axpy<<<n / 2 / 128, 128>>>((half2*)db, (const half2*)da, __float2half(0.75f), n / 2);
  std::vector<half> y = toHost(db, n);
  // A half times a half and the sum with a third are exact in double for values of this size.
  for (int i = 0; i < n; ++i) {
    double exact = 0.75 * __half2float(a[i]) + __half2float(b[i]);
    CHECK(__half_as_ushort(y[i]) == __half_as_ushort(__double2half(exact)));
  }

  scaleVectors<<<n / 8 / 64, 64>>>((uint4*)db, -3.0f, n / 8);
  std::vector<half> scaled = toHost(db, n);
  for (int i = 0; i < n; ++i) CHECK((float)scaled[i] == (float)half((float)y[i] * -3.0f));

  relu<half><<<n / 256, 256>>>(db, n);
  std::vector<half> positive = toHost(db, n);
  for (int i = 0; i < n; ++i) CHECK((float)positive[i] == fmaxf((float)scaled[i], 0.0f));

  half* result = deviceZeros<half>(16);
  sumOfSquares<half, float><<<1, 32>>>(da, result, n);
  CHECK(std::fabs((float)toHost(result, 1)[0] - squares) < 2e-3 * squares);
  reduceInHalf<<<1, 128, 128 * sizeof(half)>>>(da, result, 100);
  half reference[128];
  for (int i = 0; i < 128; ++i) reference[i] = i < 100 ? a[i] : half(0);
  for (int s = 64; s > 0; s /= 2)
    for (int i = 0; i < s; ++i) reference[i] = reference[i] + reference[i + s];
  CHECK(toHost(result, 1)[0] == reference[0]);

  operators<<<1, 1>>>(result, half(3.0f), half(1.5f));
  std::vector<half> out = toHost(result, 12);
  const float values[12] = {3.5f, -3.5f, 3, 6, 3, 2.5f, 1, 1.5f, 10, 3.25f, 1.7324219f, 3};
  for (int i = 0; i < 12; ++i) {
    if ((float)out[i] != values[i]) printf("%d: %g, not %g\n", i, (float)out[i], values[i]);
    CHECK((float)out[i] == values[i]);
  }
  puts("PASSED");
}
