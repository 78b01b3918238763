#include <cstdio>

/**
 * Adds a multiple of one vector to another.
 *
 * @param n how many numbers
 */
extern "C" __global__ void saxpy(int n, float a, const float* x, float* y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = a * x[i] + y[i];
}

struct Range {
  float low, high;
  int bins[2];
};

// Counts the numbers of each bin.
__global__ void histogram(const float* values, int n, Range range, unsigned* counts) {
  extern __shared__ unsigned local[];
  int bins = range.bins[0];
  for (int i = threadIdx.x; i < bins; i += blockDim.x) local[i] = 0;
  __syncthreads();
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    float place = (values[i] - range.low) / (range.high - range.low);
    if (place >= 0 && place < 1) atomicAdd(&local[int(place * bins)], 1u);
  }
  __syncthreads();
  for (int i = threadIdx.x; i < bins; i += blockDim.x) atomicAdd(&counts[i], local[i]);
}

template <typename T, int Factor>
__global__ void scale(T* values, size_t n) {
  size_t i = size_t(blockIdx.x) * blockDim.x + threadIdx.x;
  if (i < n) values[i] *= Factor;
}
template __global__ void scale<float, 3>(float*, size_t);
template __global__ void scale<unsigned long long, 2>(unsigned long long*, size_t);

__constant__ float weights[4] = {1, 2, 3, 4};
__device__ int calls;

/* Moves points. */
__global__ void move(float4* points, float4 by, bool twice, long long offset, double factor) {
  float4 p = points[threadIdx.x];
  float times = (twice ? 2.0f : 1.0f) * float(factor);
  p.x += by.x * times * weights[0] + float(offset);
  p.y += by.y * times * weights[1];
  p.z += by.z * times * weights[2];
  p.w += by.w * times * weights[3];
  points[threadIdx.x] = p;
  if (threadIdx.x == 0) atomicAdd(&calls, 1);
}

__global__ void warpSum(const int* values, int* sums) {
  int value = values[blockIdx.x * blockDim.x + threadIdx.x];
  for (int step = 16; step > 0; step /= 2) value += __shfl_down_sync(0xffffffffu, value, step);
  if (threadIdx.x % 32 == 0) sums[(blockIdx.x * blockDim.x + threadIdx.x) / 32] = value;
}

__global__ void greet(int number) { printf("block %d of %d: %s %.2f\n", int(blockIdx.x), number, "hello", number / 4.0); }

// A text that is not what it was when the module was loaded.
__device__ char name[8] = "nobody";
__global__ void rename(char first) {
  name[0] = first;
  printf("I am %s\n", name);
}
