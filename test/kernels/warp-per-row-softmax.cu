// Softmax and layer norm by a warp per row: online maxima and sums, Welford's variance merged by shuffles, float4 loads, rows of odd lengths.
#include <cfloat>
#include "check.h"

struct Running {
  float most, sum;
};
__device__ Running merge(Running a, Running b) {
  float most = fmaxf(a.most, b.most);
  return {most, a.sum * expf(a.most - most) + b.sum * expf(b.most - most)};
}
__global__ void softmax(const float* in, float* out, int rows, int columns) {
  int row = blockIdx.x * blockDim.y + threadIdx.y, lane = threadIdx.x;
  if (row >= rows) return;
  const float* from = in + row * columns;
  Running own = {-FLT_MAX, 0};
  for (int c = lane; c < columns; c += 32) own = merge(own, Running{from[c], 1});
#pragma unroll
  for (int d = 16; d > 0; d /= 2) {
    Running other = {__shfl_xor_sync(~0u, own.most, d), __shfl_xor_sync(~0u, own.sum, d)};
    own = merge(own, other);
  }
  for (int c = lane; c < columns; c += 32) out[row * columns + c] = expf(from[c] - own.most) / own.sum;
}
struct Moments {
  double mean, squares;
  int n;
};
__device__ Moments merge(Moments a, Moments b) {
  int n = a.n + b.n;
  if (n == 0) return a;
  double delta = b.mean - a.mean;
  return {a.mean + delta * b.n / n, a.squares + b.squares + delta * delta * a.n * b.n / n, n};
}
template <int Lanes> __global__ void layerNorm(const float4* in, float4* out, int rows, int quads) {
  int t = blockIdx.x * blockDim.x + threadIdx.x, row = t / Lanes, lane = t % Lanes;
  Moments own = {0, 0, 0};
  for (int q = lane; q < quads && row < rows; q += Lanes) {
    float4 v = in[row * quads + q];
    const float* f = &v.x;
    for (int i = 0; i < 4; i++) own = merge(own, Moments{f[i], 0, 1});
  }
  for (int d = Lanes / 2; d > 0; d >>= 1) {
    Moments other = {__shfl_xor_sync(~0u, own.mean, d, Lanes), __shfl_xor_sync(~0u, own.squares, d, Lanes),
                     __shfl_xor_sync(~0u, own.n, d, Lanes)};
    own = lane & d ? merge(other, own) : merge(own, other);
  }
  double scale = rsqrt(own.squares / own.n + 1e-5);
  for (int q = lane; q < quads && row < rows; q += Lanes) {
    float4 v = in[row * quads + q];
    v.x = (float)((v.x - own.mean) * scale);
    v.y = (float)((v.y - own.mean) * scale);
    v.z = (float)((v.z - own.mean) * scale);
    v.w = (float)((v.w - own.mean) * scale);
    out[row * quads + q] = v;
  }
}

int main() {
  for (int columns : {1, 7, 32, 50, 333}) {
    const int rows = 21;
    std::vector<float> in(rows * columns);
    for (size_t i = 0; i < in.size(); i++) in[i] = (float)(i * 37 % 101) * 0.1f - 3;
    float* out = deviceZeros<float>(in.size());
    softmax<<<(rows + 3) / 4, dim3(32, 4)>>>(toDevice(in), out, rows, columns);
    auto got = toHost(out, in.size());
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) sum += exp((double)in[r * columns + c]);
      for (int c = 0; c < columns; c++) CHECK(fabs(got[r * columns + c] - exp((double)in[r * columns + c]) / sum) < 1e-5);
    }
  }
  const int rows = 13, quads = 19;
  std::vector<float> in(rows * quads * 4);
  for (size_t i = 0; i < in.size(); i++) in[i] = (float)(i * 53 % 97) * 0.25f + (i / 76) * 10;
  float4 *device = (float4*)toDevice(in), *out = deviceZeros<float4>(rows * quads);
  auto check = [&] {
    std::vector<float4> got = toHost(out, rows * quads);
    const float* values = &got[0].x;
    for (int r = 0; r < rows; r++) {
      double mean = 0, squares = 0;
      for (int i = 0; i < 76; i++) mean += in[r * 76 + i] / 76;
      for (int i = 0; i < 76; i++) squares += (in[r * 76 + i] - mean) * (in[r * 76 + i] - mean) / 76;
      for (int i = 0; i < 76; i++) CHECK(fabs(values[r * 76 + i] - (in[r * 76 + i] - mean) / sqrt(squares + 1e-5)) < 1e-4);
    }
    cudaMemset(out, 0, rows * quads * 16);
  };
  layerNorm<32><<<4, 128>>>(device, out, rows, quads);
  check();
  layerNorm<8><<<2, 64>>>(device, out, rows, quads);
  check();
  layerNorm<4><<<1, 64>>>(device, out, rows, quads);
  check();
  puts("PASSED");
}
