// Radix sort: each bit splits a warp by ballot; blocks count digits with match and scatter stably; 1000-thread blocks.
#include <algorithm>
#include "check.h"

// One warp sorts 32 keys, a bit at a time.
__global__ void sortWarp(unsigned int* keys) {
  int lane = threadIdx.x & 31, i = blockIdx.x * blockDim.x + threadIdx.x;
  __shared__ unsigned int box[256];
  unsigned int* own = box + threadIdx.x / 32 * 32;
  unsigned int key = keys[i];
  for (int bit = 0; bit < 32; bit++) {
    unsigned int ones = __ballot_sync(~0u, key >> bit & 1), below = (1u << lane) - 1;
    int zeros = 32 - __popc(ones);
    int to = key >> bit & 1 ? zeros + __popc(ones & below) : __popc(~ones & below);
    own[to] = key;
    __syncwarp();
    key = own[lane];
    __syncwarp();
  }
  keys[i] = key;
}
const int digitBits = 4, digits = 1 << digitBits;

// Counts per block and digit; counts[digit * blocks + block], so that one scan over all gives the places.
__global__ void countDigits(const unsigned int* keys, int n, int shift, int* counts) {
  __shared__ int box[digits];
  if (threadIdx.x < digits) box[threadIdx.x] = 0;
  __syncthreads();
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned int active = __ballot_sync(__activemask(), i < n);
  if (i < n) {
    unsigned int digit = keys[i] >> shift & (digits - 1);
    unsigned int same = __match_any_sync(active, digit);
    if (__ffs(same) - 1 == (threadIdx.x & 31)) atomicAdd(&box[digit], __popc(same));
  }
  __syncthreads();
  if (threadIdx.x < digits) counts[threadIdx.x * gridDim.x + blockIdx.x] = box[threadIdx.x];
}
__global__ void scanAll(int* counts, int n) {
  __shared__ int carry;
  if (threadIdx.x == 0) carry = 0;
  __syncthreads();
  for (int base = 0; base < n; base += blockDim.x) {
    int i = base + threadIdx.x, own = i < n ? counts[i] : 0, sum = own;
    for (int d = 1; d < 32; d *= 2) {
      int left = __shfl_up_sync(~0u, sum, d);
      if (threadIdx.x >= d) sum += left;
    }
    int before = carry;
    if (i < n) counts[i] = before + sum - own;
    __syncwarp();
    if (threadIdx.x == 31) carry = before + sum;
    __syncwarp();
  }
}
__global__ void scatter(const unsigned int* in, unsigned int* out, int n, int shift, const int* starts) {
  __shared__ int places[32][digits];
  int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x & 31, warp = threadIdx.x / 32;
  int warps = (blockDim.x + 31) / 32;
  for (int k = threadIdx.x; k < warps * digits; k += blockDim.x) places[k / digits][k % digits] = 0;
  __syncthreads();
  unsigned int key = i < n ? in[i] : 0, digit = key >> shift & (digits - 1), same = 0;
  if (i < n) {
    same = __match_any_sync(__activemask(), digit);
    if (lane == __ffs(same) - 1) places[warp][digit] = __popc(same);
  }
  __syncthreads();
  if (threadIdx.x < digits) {
    int at = starts[threadIdx.x * gridDim.x + blockIdx.x];
    for (int w = 0; w < warps; w++) {
      int c = places[w][threadIdx.x];
      places[w][threadIdx.x] = at;
      at += c;
    }
  }
  __syncthreads();
  if (i < n) out[places[warp][digit] + __popc(same & ((1u << lane) - 1))] = key;
}
void test(int n, int threads) {
  std::vector<unsigned int> keys(n);
  for (int i = 0; i < n; i++) keys[i] = i * 2654435761u ^ (unsigned int)i << 7;
  unsigned int *a = toDevice(keys), *b = deviceZeros<unsigned int>(n);
  int blocks = (n + threads - 1) / threads, *counts = deviceZeros<int>(blocks * digits);
  for (int shift = 0; shift < 32; shift += digitBits) {
    countDigits<<<blocks, threads>>>(a, n, shift, counts);
    scanAll<<<1, 32>>>(counts, blocks * digits);
    scatter<<<blocks, threads>>>(a, b, n, shift, counts);
    std::swap(a, b);
  }
  std::sort(keys.begin(), keys.end());
  CHECK(toHost(a, n) == keys);
}

int main() {
  std::vector<unsigned int> keys(256);
  for (int i = 0; i < 256; i++) keys[i] = i * 2246822519u;
  unsigned int* device = toDevice(keys);
  sortWarp<<<2, 128>>>(device);
  for (int i = 0; i < 256; i += 32) std::sort(keys.begin() + i, keys.begin() + i + 32);
  CHECK(toHost(device, 256) == keys);
  test(1000, 64);
  test(3333, 128);
  test(2500, 1000);
  test(1, 32);
  puts("PASSED");
}
