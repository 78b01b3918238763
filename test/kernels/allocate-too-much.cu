// Sizes beyond 32 bits, in whatever type they were computed, fail as more than there is; small ones of every type succeed.
#include "check.h"
#include <cmath>
#include <cstdint>

__global__ void store(int* out) { *out = 7; }
__global__ void notNumbers(float* out, double* wide) {
  out[0] = nanf("");
  wide[0] = nan("0x1");
  out[1] = umin(3u, 4000000000u) + umax(1u, 2u);
  wide[1] = (double)llmin(-5000000000LL, 1) + (double)ullmax(1ull << 40, 1ull);
}

enum Size { sixteen = 16 };
struct Bytes {
  operator size_t() const { return 64; }
};

int main() {
  const uint64_t exact = 6ull << 30;
  const int64_t signedSize = 100ll << 30;
  int* p = nullptr;
  void* q = nullptr;
  CHECK(cudaMalloc(&p, exact) == cudaErrorMemoryAllocation);
  CHECK(cudaMalloc((void**)&p, exact) == cudaErrorMemoryAllocation);
  CHECK(cudaMalloc(&q, signedSize) == cudaErrorMemoryAllocation);
  CHECK(cudaMalloc(&p, 5e9) == cudaErrorMemoryAllocation);
  CHECK(cudaMallocManaged(&p, exact) == cudaErrorMemoryAllocation);
  CHECK(cudaMallocHost(&p, exact) == cudaErrorMemoryAllocation);
  CHECK(cudaHostAlloc(&p, exact, cudaHostAllocDefault) == cudaErrorMemoryAllocation);
  CHECK(cudaMallocAsync(&p, exact, (cudaStream_t)0) == cudaErrorMemoryAllocation);
  CHECK(cudaGetLastError() == cudaErrorMemoryAllocation);
  CHECK(cudaGetLastError() == cudaSuccess);

  CHECK(cudaMallocManaged(&p, Bytes()) == cudaSuccess);
  CHECK(cudaMalloc(&q, 4) == cudaSuccess);
  CHECK(cudaMalloc(&q, 3 * sizeof(float)) == cudaSuccess);
  CHECK(cudaMalloc((void**)&q, sixteen) == cudaSuccess);
  CHECK(cudaMalloc(&p, 1e3) == cudaSuccess);
  CHECK(cudaMalloc<int>(&p, (int64_t)64) == cudaSuccess);
  cudaError_t (*allocate)(void**, size_t) = cudaMalloc;
  CHECK(allocate(&q, 4) == cudaSuccess);
  store<<<1, 1>>>(p);
  CHECK(toHost(p, 1)[0] == 7);

  float* f;
  double* d;
  CHECK(cudaMallocManaged(&f, 2 * sizeof(float)) == cudaSuccess);
  CHECK(cudaMallocManaged(&d, 2 * sizeof(double)) == cudaSuccess);
  notNumbers<<<1, 1>>>(f, d);
  CHECK(cudaDeviceSynchronize() == cudaSuccess);
  CHECK(std::isnan(f[0]) && std::isnan(d[0]) && f[1] == 5 && d[1] == -5000000000.0 + 1099511627776.0);
  puts("PASSED");
}
