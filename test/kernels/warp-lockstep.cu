// The last warp of a reduction without __syncwarp, through volatile shared memory: written for cards whose warps
// run in step, and still in use.
#include "check.h"

__device__ void lastWarp(volatile int* data, int t) {
  data[t] += data[t + 32];
  data[t] += data[t + 16];
  data[t] += data[t + 8];
  data[t] += data[t + 4];
  data[t] += data[t + 2];
  data[t] += data[t + 1];
}

__global__ void reduce(const int* in, int* out, int n) {
  extern __shared__ int data[];
  int t = threadIdx.x, i = blockIdx.x * blockDim.x * 2 + t;
  data[t] = (i < n ? in[i] : 0) + (i + (int)blockDim.x < n ? in[i + blockDim.x] : 0);
  __syncthreads();
  for (int s = blockDim.x / 2; s > 32; s >>= 1) {
    if (t < s) data[t] += data[t + s];
    __syncthreads();
  }
  if (t < 32) lastWarp(data, t);
  if (t == 0) out[blockIdx.x] = data[0];
}

// A prefix sum in one warp: each step reads what lower lanes wrote in the step before.
__global__ void scan(int* data) {
  volatile __shared__ int s[64];
  int t = threadIdx.x;
  s[t] = 0;
  s[t + 32] = data[t];
  __syncthreads();
  for (int d = 1; d < 32; d *= 2) s[t + 32] = s[t + 32] + s[t + 32 - d];
  data[t] = s[t + 32];
}

// The first store has no load in front of it, and the pointer comes from a struct.
struct Sums {
  volatile int* s;
};
__device__ __noinline__ void addHalves(const Sums& sums, int t) {
  sums.s[t] += sums.s[t + 16];
  sums.s[t] += sums.s[t + 8];
  sums.s[t] += sums.s[t + 4];
  sums.s[t] += sums.s[t + 2];
  sums.s[t] += sums.s[t + 1];
}
__global__ void oneWarp(const int* in, int* out) {
  __shared__ int data[48];
  Sums sums = {data};
  int t = threadIdx.x;
  sums.s[t] = in[t];
  if (t < 16) addHalves(sums, t);
  if (t == 0) *out = sums.s[0];
}

int main() {
  const int n = 9001;
  std::vector<int> in(n);
  long long total = 0;
  for (int i = 0; i < n; ++i) total += in[i] = i % 31;
  int* dIn = toDevice(in);
  for (int block : {64, 256, 512}) {
    int grid = (n + 2 * block - 1) / (2 * block);
    int* dOut = deviceZeros<int>(grid);
    reduce<<<grid, block, (block + 32) * sizeof(int)>>>(dIn, dOut, n);
    long long sum = 0;
    for (int part : toHost(dOut, grid)) sum += part;
    CHECK(sum == total);
    cudaFree(dOut);
  }
  int* dSum = deviceZeros<int>(1);
  oneWarp<<<1, 32>>>(dIn, dSum);
  int first32 = 0;
  for (int i = 0; i < 32; ++i) first32 += in[i];
  CHECK(toHost(dSum, 1)[0] == first32);
  scan<<<1, 32>>>(dIn);
  std::vector<int> scanned = toHost(dIn, 32);
  for (int i = 0, sum = 0; i < 32; ++i) {
    sum += in[i];
    CHECK(scanned[i] == sum);
  }
  puts("PASSED");
}
