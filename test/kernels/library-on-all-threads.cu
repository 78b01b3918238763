// Blocks that are worth all threads print, allocate, read the clock and fail there, too.
// expect: 64 blocks printed, 64 allocated, time ran
// expect-stderr: kernel fail stopped
#include "check.h"

__device__ unsigned spin(unsigned x) {
  for (int i = 0; i < 100000; i++) x = x * 1664525u + 1013904223u;
  return x;
}

__device__ unsigned* made[64];
__device__ int madeCount;

__global__ void busy(int* ran, int* ticking) {
  long long start = clock64();
  unsigned value = spin(blockIdx.x + 1);
  made[atomicAdd(&madeCount, 1)] = new unsigned(value == 0 ? 99 : blockIdx.x);
  if (clock64() > start) atomicAdd(ticking, 1);
  if (printf("%s", "") == 1) atomicAdd(ran, 1);
}

__global__ void drain(int* count) {
  for (int i = 0; i < madeCount; i++) {
    *count += *made[i] < 32;
    delete made[i];
  }
}

__global__ void fail(int* out) {
  unsigned value = spin(blockIdx.x);
  if (blockIdx.x >= 8) out[(size_t)1 << 28] = (int)value;
}

int main() {
  int* counts = deviceZeros<int>(3);
  for (int again = 0; again < 2; again++) busy<<<32, 1>>>(counts, counts + 1);
  drain<<<1, 1>>>(counts + 2);
  int host[3];
  CHECK(cudaMemcpy(host, counts, sizeof host, cudaMemcpyDeviceToHost) == cudaSuccess);
  printf("%d blocks printed, %d allocated, time %s\n", host[0], host[2], host[1] == 64 ? "ran" : "stood still");
  fail<<<64, 1>>>(counts);
  CHECK(cudaDeviceSynchronize() == cudaErrorIllegalAddress);
  puts("PASSED");
}
