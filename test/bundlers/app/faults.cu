#include <cassert>

__global__ void fine(int* out) { out[threadIdx.x] = threadIdx.x; }

__global__ void asserts(const int* values) {
  assert(values[threadIdx.x] < 3);
}

__global__ void traps() {
  if (threadIdx.x == 5) __trap();
}

__global__ void wild(int* out) { out[1 << 29] = 1; }

__global__ void __launch_bounds__(64) bounded(int* out) { out[threadIdx.x] = 1; }
