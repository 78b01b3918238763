// Blocks of 1024 threads: scan, sort and transpose in shared memory, in 1-D, 2-D and 3-D shapes.
#include "check.h"
#include <algorithm>

__global__ void __launch_bounds__(1024) scan(const int* in, int* out) {
  __shared__ int a[2][1024];
  int t = threadIdx.x, from = 0;
  a[0][t] = in[blockIdx.x * 1024 + t];
  __syncthreads();
  for (int step = 1; step < 1024; step <<= 1, from ^= 1) {
    a[from ^ 1][t] = a[from][t] + (t >= step ? a[from][t - step] : 0);
    __syncthreads();
  }
  out[blockIdx.x * 1024 + t] = a[from][t];
}

__global__ void bitonic(unsigned* data) {
  __shared__ unsigned a[1024];
  int t = threadIdx.z * 128 + threadIdx.y * 16 + threadIdx.x;
  a[t] = data[t];
  __syncthreads();
  for (int size = 2; size <= 1024; size *= 2)
    for (int stride = size / 2; stride > 0; stride /= 2) {
      int partner = t ^ stride;
      if (partner > t) {
        bool up = (t & size) == 0;
        if (a[t] > a[partner] == up) {
          unsigned x = a[t];
          a[t] = a[partner];
          a[partner] = x;
        }
      }
      __syncthreads();
    }
  data[t] = a[t];
}

__global__ void transpose(const double* in, double* out, int width, int height) {
  __shared__ double tile[32][33];
  int x = blockIdx.x * 32 + threadIdx.x, y = blockIdx.y * 32 + threadIdx.y;
  if (x < width && y < height) tile[threadIdx.y][threadIdx.x] = in[y * width + x];
  __syncthreads();
  x = blockIdx.y * 32 + threadIdx.x;
  y = blockIdx.x * 32 + threadIdx.y;
  if (x < height && y < width) out[y * height + x] = tile[threadIdx.x][threadIdx.y];
}

int main() {
  std::vector<int> in(2048);
  for (int i = 0; i < 2048; ++i) in[i] = i * 7919 % 1000 - 300;
  int* dOut = deviceZeros<int>(2048);
  scan<<<2, 1024>>>(toDevice(in), dOut);
  std::vector<int> out = toHost(dOut, 2048);
  for (int b = 0, sum = 0; b < 2; ++b, sum = 0)
    for (int i = 0; i < 1024; ++i) CHECK(out[b * 1024 + i] == (sum += in[b * 1024 + i]));

  std::vector<unsigned> keys(1024);
  for (int i = 0; i < 1024; ++i) keys[i] = i * 2654435761u;
  unsigned* dKeys = toDevice(keys);
  bitonic<<<1, dim3(16, 8, 8)>>>(dKeys);
  std::sort(keys.begin(), keys.end());
  CHECK(toHost(dKeys, 1024) == keys);

  const int w = 70, h = 45;
  std::vector<double> m(w * h);
  for (int i = 0; i < w * h; ++i) m[i] = i + 0.25;
  double* dT = deviceZeros<double>(w * h);
  transpose<<<dim3(3, 2), dim3(32, 32)>>>(toDevice(m), dT, w, h);
  std::vector<double> back = toHost(dT, w * h);
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) CHECK(back[x * h + y] == m[y * w + x]);
  puts("PASSED");
}
