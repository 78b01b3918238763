// Warp-synchronous code without __syncwarp, through volatile shared memory, where warps and rows of a block do not
// coincide, in some warps only, and after threads have left.
#include "check.h"

__device__ void sumWarp(volatile int* data, int lane) {
  data[lane] += data[lane + 16];
  data[lane] += data[lane + 8];
  data[lane] += data[lane + 4];
  data[lane] += data[lane + 2];
  data[lane] += data[lane + 1];
}

// Rows are no warps: a warp of 32 goes on from one row to the next.
__global__ void sumsOfWarps(int* out, int leaving) {
  __shared__ int data[32][48];  // 16 more than the lanes, which stay zero
  int t = threadIdx.y * blockDim.x + threadIdx.x, warp = t / 32, lane = t % 32;
  data[warp][lane] = t;
  if (lane < 16) data[warp][lane + 32] = 0;
  __syncthreads();
  if (warp < leaving) return;
  sumWarp(data[warp], lane);
  if (lane == 0) out[warp] = data[warp][0];
}

// Neighbours exchange in steps, each step reading what the other lanes of the warp wrote just before.
__global__ void rotate(int* out, int steps) {
  __shared__ volatile int ring[1024];
  int t = threadIdx.x, warp = t / 32 * 32, lane = t % 32;
  ring[t] = t;
  for (int step = 0; step < steps; ++step) {
    int value = ring[warp + (lane + 1) % 32];
    ring[t] = value;
  }
  out[t] = ring[t];
}

// The same with __syncwarp, as it is written today: no volatile.
__global__ void rotateWithSyncwarp(int* out, int steps) {
  __shared__ int ring[1024];
  int t = threadIdx.x, warp = t / 32 * 32, lane = t % 32;
  ring[t] = t;
  __syncwarp();
  for (int step = 0; step < steps; ++step) {
    int value = ring[warp + (lane + 1) % 32];
    __syncwarp();
    ring[t] = value;
    __syncwarp();
  }
  out[t] = ring[t];
}

static void testSums(dim3 block, int leaving) {
  int warps = block.x * block.y / 32;
  int* device = deviceZeros<int>(warps);
  sumsOfWarps<<<1, block>>>(device, leaving);
  std::vector<int> out = toHost(device, warps);
  for (int warp = 0; warp < warps; ++warp)
    CHECK(out[warp] == (warp < leaving ? 0 : 32 * 32 * warp + 31 * 16));
  cudaFree(device);
}

int main() {
  for (dim3 block : {dim3(32), dim3(64), dim3(16, 16), dim3(48, 2), dim3(24, 4), dim3(4, 8), dim3(1024)}) {
    testSums(block, 0);
    testSums(block, 1);
  }
  for (int block : {32, 64, 512}) {
    int* device = deviceZeros<int>(block);
    for (int steps : {0, 1, 7, 40}) {
      rotate<<<1, block>>>(device, steps);
      std::vector<int> out = toHost(device, block);
      for (int t = 0; t < block; ++t) CHECK(out[t] == t / 32 * 32 + (t + steps) % 32);
      rotateWithSyncwarp<<<1, block>>>(device, steps);
      out = toHost(device, block);
      for (int t = 0; t < block; ++t) CHECK(out[t] == t / 32 * 32 + (t + steps) % 32);
    }
    cudaFree(device);
  }
  puts("PASSED");
}
