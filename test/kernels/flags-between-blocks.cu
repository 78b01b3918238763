// Blocks that tell each other by flags in memory: the last block sums up, a chain of prefix sums, look-back over several states, a queue.
#include "check.h"

__device__ unsigned int finished;
__global__ void sumAll(const float* in, int n, float* partial, float* out) {
  __shared__ float box[128];
  __shared__ bool isLast;
  float mine = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) mine += in[i];
  box[threadIdx.x] = mine;
  __syncthreads();
  for (int w = blockDim.x / 2; w > 0; w >>= 1) {
    if (threadIdx.x < w) box[threadIdx.x] += box[threadIdx.x + w];
    __syncthreads();
  }
  if (threadIdx.x == 0) {
    partial[blockIdx.x] = box[0];
    __threadfence();
    unsigned int ticket = atomicInc(&finished, gridDim.x - 1);
    isLast = ticket == gridDim.x - 1;
  }
  __syncthreads();
  if (!isLast) return;
  mine = 0;
  for (int i = threadIdx.x; i < gridDim.x; i += blockDim.x) mine += ((volatile float*)partial)[i];
  box[threadIdx.x] = mine;
  __syncthreads();
  for (int w = blockDim.x / 2; w > 0; w >>= 1) {
    if (threadIdx.x < w) box[threadIdx.x] += box[threadIdx.x + w];
    __syncthreads();
  }
  if (threadIdx.x == 0) *out = box[0];
}

// Each block takes its number when it starts, so those it waits for have started.
__global__ void chainedScan(const int* in, int* out, int n, int* ticket, volatile int* sums, volatile int* ready) {
  __shared__ int block, before, box[256];
  int t = threadIdx.x;
  if (t == 0) block = atomicAdd(ticket, 1);
  __syncthreads();
  int i = block * blockDim.x + t;
  box[t] = i < n ? in[i] : 0;
  for (int d = 1; d < blockDim.x; d *= 2) {
    __syncthreads();
    int left = t >= d ? box[t - d] : 0;
    __syncthreads();
    box[t] += left;
  }
  __syncthreads();
  if (t == blockDim.x - 1) {
    if (block > 0) {
      while (ready[block - 1] == 0) {}
      __threadfence();
    }
    before = block > 0 ? sums[block - 1] : 0;
    sums[block] = before + box[t];
    __threadfence();
    ready[block] = 1;
  }
  __syncthreads();
  if (i < n) out[i] = before + box[t];
}
// State and value in one word: 1 = the block's own sum, 2 = everything up to it. Warp 0 looks back 32 blocks at a time.
__global__ void lookBack(const int* in, int* out, int n, int* ticket, unsigned long long* states) {
  __shared__ int block, before;
  __shared__ int warpSums[8];
  int t = threadIdx.x, lane = t & 31, warp = t >> 5;
  if (t == 0) block = atomicAdd(ticket, 1);
  __syncthreads();
  int i = block * blockDim.x + t, value = i < n ? in[i] : 0;
  for (int d = 1; d < 32; d <<= 1) {
    int left = __shfl_up_sync(~0u, value, d);
    if (lane >= d) value += left;
  }
  if (lane == 31) warpSums[warp] = value;
  __syncthreads();
  int own = 0;
  for (int w = 0; w < blockDim.x / 32; w++) {
    if (w < warp) value += warpSums[w];
    own += warpSums[w];
  }
  if (warp == 0) {
    if (lane == 0) atomicExch(&states[block], (block == 0 ? 2ull : 1ull) << 32 | (unsigned int)own);
    int sum = 0;
    for (int last = block - 1; last >= 0;) {
      int at = last - lane;
      unsigned long long state = 2ull << 32;
      if (at >= 0)
        while ((state = atomicAdd(&states[at], 0ull)) >> 32 == 0) {}
      unsigned int complete = __ballot_sync(~0u, state >> 32 == 2);
      int part = lane <= __ffs(complete) - 1 || complete == 0 ? (int)(unsigned int)state : 0;
      for (int d = 16; d > 0; d >>= 1) part += __shfl_xor_sync(~0u, part, d);
      sum += part;
      if (complete) break;
      last -= 32;
    }
    if (lane == 0) {
      atomicExch(&states[block], 2ull << 32 | (unsigned int)(sum + own));
      before = sum;
    }
  }
  __syncthreads();
  if (i < n) out[i] = before + value;
}
// Persistent blocks pull pieces from a queue; a warp's first lane asks for all.
__global__ void pull(int* next, int pieces, const int* in, int* out, int* perWarp) {
  int lane = threadIdx.x & 31, mine = 0;
  for (;;) {
    int piece = 0;
    if (lane == 0) piece = atomicAdd(next, 1);
    piece = __shfl_sync(~0u, piece, 0);
    if (piece >= pieces) break;
    out[piece * 32 + lane] = in[piece * 32 + lane] * 2 + 1;
    mine++;
  }
  if (lane == 0) perWarp[(blockIdx.x * blockDim.x + threadIdx.x) / 32] = mine;
}

int main() {
  const int n = 5000;
  std::vector<int> in(n), sums(n);
  std::vector<float> floats(n);
  int sum = 0;
  for (int i = 0; i < n; i++) {
    in[i] = i * 13 % 17 - 6;
    floats[i] = (float)in[i];
    sums[i] = sum += in[i];
  }
  float *partial = deviceZeros<float>(64), *total = deviceZeros<float>(1), *deviceFloats = toDevice(floats);
  for (int blocks : {1, 5, 37}) {
    sumAll<<<blocks, 128>>>(deviceFloats, n, partial, total);
    CHECK(toHost(total, 1)[0] == sum);
  }
  int *data = toDevice(in), *out = deviceZeros<int>(n);
  chainedScan<<<(n + 255) / 256, 256>>>(data, out, n, deviceZeros<int>(1), deviceZeros<int>(20), deviceZeros<int>(20));
  CHECK(toHost(out, n) == sums);
  cudaMemset(out, 0, n * 4);
  lookBack<<<(n + 63) / 64, 64>>>(data, out, n, deviceZeros<int>(1), deviceZeros<unsigned long long>(100));
  CHECK(toHost(out, n) == sums);

  const int pieces = 150;
  int *next = deviceZeros<int>(1), *perWarp = deviceZeros<int>(12);
  pull<<<3, 128>>>(next, pieces, data, out, perWarp);
  auto doubled = toHost(out, pieces * 32);
  for (int i = 0; i < pieces * 32; i++) CHECK(doubled[i] == in[i] * 2 + 1);
  int taken = 0;
  for (int v : toHost(perWarp, 12)) taken += v;
  CHECK(taken == pieces && toHost(next, 1)[0] == pieces + 12);
  puts("PASSED");
}
