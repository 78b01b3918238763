// Stream-ordered allocation, pools and their attributes, reuse, cudaMemGetInfo, and what happens when memory is out.
#include "check.h"

__global__ void set(int* p, int n, int v) {
  for (int i = threadIdx.x; i < n; i += blockDim.x) p[i] = v + i;
}

int main() {
  cudaStream_t s;
  CHECK_CUDA(cudaStreamCreate(&s));
  int *a, *b;
  CHECK_CUDA(cudaMallocAsync((void**)&a, 4000, s));
  set<<<1, 64, 0, s>>>(a, 1000, 5);
  std::vector<int> host(1000);
  CHECK_CUDA(cudaMemcpyAsync(host.data(), a, 4000, cudaMemcpyDeviceToHost, s));
  CHECK_CUDA(cudaFreeAsync(a, s));
  CHECK_CUDA(cudaStreamSynchronize(s));
  CHECK(host[999] == 1004);
  cudaMemPool_t pool;
  CHECK_CUDA(cudaDeviceGetDefaultMemPool(&pool, 0));
  unsigned long long threshold = 1 << 20, back = 0;
  CHECK_CUDA(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &threshold));
  CHECK_CUDA(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &back));
  CHECK(back == threshold);
  CHECK_CUDA(cudaMallocFromPoolAsync((void**)&b, 256, pool, s));
  CHECK_CUDA(cudaFreeAsync(b, s));
  CHECK_CUDA(cudaMemPoolTrimTo(pool, 0));

  size_t freeBefore, total, freeAfter;
  CHECK_CUDA(cudaMemGetInfo(&freeBefore, &total));
  CHECK(freeBefore > 0 && freeBefore <= total);
  void* big;
  CHECK_CUDA(cudaMalloc(&big, 64 << 20));
  CHECK_CUDA(cudaMemGetInfo(&freeAfter, &total));
  CHECK(freeBefore - freeAfter >= (64u << 20) && freeBefore - freeAfter < (80u << 20));
  CHECK_CUDA(cudaFree(big));
  CHECK_CUDA(cudaMemGetInfo(&freeAfter, &total));
  CHECK(freeAfter == freeBefore);
  void* never = &big;
  CHECK(cudaMalloc(&never, total + 1000000) == cudaErrorMemoryAllocation);
  CHECK(cudaGetLastError() == cudaErrorMemoryAllocation);
  // Not sticky: the next one works.
  std::vector<void*> many;
  for (int i = 0; i < 200; ++i) {
    void* p;
    CHECK_CUDA(cudaMalloc(&p, 1000 + i * 37));
    CHECK((size_t)p % 256 == 0);
    many.push_back(p);
  }
  for (size_t i = 0; i < many.size(); i += 2) CHECK_CUDA(cudaFree(many[i]));
  for (size_t i = 1; i < many.size(); i += 2) CHECK_CUDA(cudaFree(many[i]));
  CHECK_CUDA(cudaFree(nullptr));
  CHECK(cudaFree(many[0]) == cudaErrorInvalidValue);
  CHECK_CUDA(cudaMalloc(&never, 0));
  puts("PASSED");
}
