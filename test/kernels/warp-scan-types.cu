// Prefix sums by shuffles: inclusive and exclusive, of warps, of segments, of whole blocks of odd sizes, and of several types.
#include "check.h"

template <class T> __device__ T warpScan(T value, unsigned int mask, int lane) {
  for (int offset = 1; offset < 32; offset *= 2) {
    T left = __shfl_up_sync(mask, value, offset);
    if (lane >= offset) value += left;
  }
  return value;
}
template <class T> __global__ void scanBlock(const T* in, T* inclusive, T* exclusive, int n) {
  __shared__ T totals[32];
  int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  int live = min(32, (int)blockDim.x - warp * 32);
  unsigned int mask = live == 32 ? 0xffffffffu : (1u << live) - 1;
  T mine = i < n ? in[i] : T(0);
  T sum = warpScan(mine, mask, lane);
  if (lane == live - 1) totals[warp] = sum;
  __syncthreads();
  if (warp == 0) {
    int warps = (blockDim.x + 31) / 32;
    T total = lane < warps ? totals[lane] : T(0);
    T before = warpScan(total, mask, lane) - total;
    if (lane < warps) totals[lane] = before;
  }
  __syncthreads();
  sum += totals[warp];
  if (i < n) {
    inclusive[i] = sum;
    exclusive[i] = sum - mine;
  }
}
// Sums since the last head, in one warp.
__global__ void segmented(const int* values, const int* heads, int* out) {
  int lane = threadIdx.x, value = values[lane], head = heads[lane] || lane == 0;
  unsigned int allHeads = __ballot_sync(0xffffffffu, head);
  int first = 31 - __clz(allHeads & (0xffffffffu >> (31 - lane)));
  for (int offset = 1; offset < 32; offset <<= 1) {
    int left = __shfl_up_sync(0xffffffffu, value, offset);
    if (lane - offset >= first) value += left;
  }
  out[lane] = value;
}
// Width below 32: each segment of the warp is a row of its own.
template <int Width> __global__ void rows(const int* in, int* out) {
  int i = threadIdx.x, value = in[i];
  for (int offset = 1; offset < Width; offset *= 2) {
    int left = __shfl_up_sync(0xffffffffu, value, offset, Width);
    if (i % Width >= offset) value += left;
  }
  out[i] = value + 1000 * __shfl_sync(0xffffffffu, value, Width - 1, Width);
}

template <class T> void testBlock(int blocks, int threads, int n) {
  std::vector<T> in(n);
  for (int i = 0; i < n; i++) in[i] = (T)(i * 7 % 13 - 4);
  T *a = deviceZeros<T>(n), *b = deviceZeros<T>(n);
  scanBlock<<<blocks, threads>>>(toDevice(in), a, b, n);
  auto inclusive = toHost(a, n), exclusive = toHost(b, n);
  T sum = 0;
  for (int i = 0; i < n; i++) {
    if (i % threads == 0) sum = 0;
    CHECK(exclusive[i] == sum);
    sum += in[i];
    CHECK(inclusive[i] == sum);
  }
}
template <int Width> void testRows() {
  std::vector<int> in(64);
  for (int i = 0; i < 64; i++) in[i] = i % 5;
  int* out = deviceZeros<int>(64);
  rows<Width><<<1, 64>>>(toDevice(in), out);
  auto got = toHost(out, 64);
  for (int i = 0; i < 64; i++) {
    int sum = 0, total = 0;
    for (int j = i / Width * Width; j < i / Width * Width + Width; j++) {
      total += in[j];
      if (j <= i) sum += in[j];
    }
    CHECK(got[i] == sum + 1000 * total);
  }
}

int main() {
  for (int threads : {1, 31, 32, 33, 64, 100, 1000, 1024}) {
    testBlock<int>(2, threads, 2 * threads - threads / 3);
    testBlock<double>(1, threads, threads);
  }
  testBlock<float>(3, 100, 300);
  testBlock<long long>(2, 65, 130);
  testBlock<unsigned int>(1, 97, 97);
  testRows<2>();
  testRows<4>();
  testRows<8>();
  testRows<16>();
  testRows<32>();
  std::vector<int> values(32), heads(32);
  for (int i = 0; i < 32; i++) {
    values[i] = i + 1;
    heads[i] = i == 3 || i == 4 || i == 17 || i == 30;
  }
  int* out = deviceZeros<int>(32);
  segmented<<<1, 32>>>(toDevice(values), toDevice(heads), out);
  auto got = toHost(out, 32);
  for (int i = 0, sum = 0; i < 32; i++) {
    sum = heads[i] ? values[i] : sum + values[i];
    CHECK(got[i] == sum);
  }
  puts("PASSED");
}
