#pragma once
// A warp adds up; cudaMalloc in a comment stays.
#define FULL_MASK 0xffffffff
#define CHECK(call)                                             \
  do {                                                          \
    cudaError_t error = (call);                                 \
    if (error != cudaSuccess) fail(cudaGetErrorString(error));  \
  } while (0)

void fail(const char* reason);

template <class T> __device__ T sumOfWarp(T x) {
  for (int offset = 16; offset > 0; offset /= 2) x += __shfl_down_sync(FULL_MASK, x, offset);
  return x;
}
