// Bitonic sorts: a warp by shuffles, a block by shuffles and shared memory, keys with values, and a merge of warps.
#include <algorithm>
#include "check.h"

template <class T> __device__ T swapIf(T mine, int mask, bool ascending, int lane) {
  T other = __shfl_xor_sync(0xffffffffu, mine, mask);
  bool low = (lane & mask) == 0;
  bool takeOther = low == ascending ? other < mine : mine < other;
  return takeOther ? other : mine;
}
template <class T> __device__ T sortWarp(T value) {
  int lane = threadIdx.x & 31;
  for (int size = 2; size <= 32; size <<= 1)
    for (int step = size >> 1; step > 0; step >>= 1) value = swapIf(value, step, (lane & size) == 0 || size == 32, lane);
  return value;
}
template <class T> __global__ void sortWarps(T* data) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  data[i] = sortWarp(data[i]);
}
// Keys carry their values along.
__global__ void sortPairs(int* keys, float* values) {
  int lane = threadIdx.x & 31, i = blockIdx.x * blockDim.x + threadIdx.x, key = keys[i];
  float value = values[i];
#pragma unroll
  for (int size = 2; size <= 32; size *= 2) {
#pragma unroll
    for (int step = size / 2; step > 0; step /= 2) {
      int otherKey = __shfl_xor_sync(0xffffffffu, key, step);
      float otherValue = __shfl_xor_sync(0xffffffffu, value, step);
      bool ascending = (lane & size) == 0 || size == 32, low = (lane & step) == 0;
      if (low == ascending ? otherKey < key : key < otherKey) {
        key = otherKey;
        value = otherValue;
      }
    }
  }
  keys[i] = key;
  values[i] = value;
}
__global__ void sortBlock(int* data) {
  extern __shared__ int box[];
  int t = threadIdx.x, value = data[blockIdx.x * blockDim.x + t];
  for (int size = 2; size <= blockDim.x; size *= 2) {
    for (int step = size / 2; step > 0; step /= 2) {
      int other;
      if (step >= 32) {
        box[t] = value;
        __syncthreads();
        other = box[t ^ step];
        __syncthreads();
      } else {
        other = __shfl_xor_sync(0xffffffffu, value, step);
      }
      bool ascending = (t & size) == 0, low = (t & step) == 0;
      value = low == ascending ? min(value, other) : max(value, other);
    }
  }
  data[blockIdx.x * blockDim.x + t] = value;
}
template <class T> void testWarps(int blocks, int threads) {
  int n = blocks * threads;
  std::vector<T> data(n);
  for (int i = 0; i < n; i++) data[i] = (T)((i * 7919) % 1013) - (T)300;
  T* device = toDevice(data);
  sortWarps<<<blocks, threads>>>(device);
  for (int i = 0; i < n; i += 32) std::sort(data.begin() + i, data.begin() + i + 32);
  CHECK(toHost(device, n) == data);
}
void testBlocks(int blocks, int threads) {
  int n = blocks * threads;
  std::vector<int> data(n);
  for (int i = 0; i < n; i++) data[i] = (i * 5741) % 3001 - 1500;
  int* device = toDevice(data);
  sortBlock<<<blocks, threads, threads * sizeof(int)>>>(device);
  for (int i = 0; i < n; i += threads) std::sort(data.begin() + i, data.begin() + i + threads);
  CHECK(toHost(device, n) == data);
}

int main() {
  testWarps<int>(3, 64);
  testWarps<float>(1, 32);
  testWarps<double>(2, 128);
  testWarps<long long>(2, 96);
  testBlocks(2, 32);
  testBlocks(1, 64);
  testBlocks(2, 256);
  testBlocks(1, 1024);
  std::vector<int> keys(128);
  std::vector<float> values(128);
  for (int i = 0; i < 128; i++) {
    keys[i] = (i * 37) % 101 * 128 + i;
    values[i] = keys[i] * 0.25f;
  }
  int* k = toDevice(keys);
  float* v = toDevice(values);
  sortPairs<<<2, 64>>>(k, v);
  auto sorted = toHost(k, 128);
  auto carried = toHost(v, 128);
  for (int i = 0; i < 128; i += 32) std::sort(keys.begin() + i, keys.begin() + i + 32);
  CHECK(sorted == keys);
  for (int i = 0; i < 128; i++) CHECK(carried[i] == sorted[i] * 0.25f);
  puts("PASSED");
}
