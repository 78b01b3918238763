// The device heap: memory of many sizes at once, freed by another kernel, joined again, exhausted; its limit, and copies from it.
#include "check.h"

__global__ void fill(unsigned char** pieces, int* sizes, int* overlaps) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  int size = 1 + (t * 37) % 500;
  unsigned char* p = (unsigned char*)malloc(size);
  pieces[t] = p;
  sizes[t] = size;
  if (!p || (size_t)p % 16 != 0) { atomicAdd(overlaps, 1); return; }
  for (int i = 0; i < size; ++i) p[i] = t;
}
__global__ void release(unsigned char** pieces, const int* sizes, int* overlaps) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  for (int i = 0; i < sizes[t]; ++i)
    if (pieces[t][i] != (unsigned char)t) { atomicAdd(overlaps, 1); break; }
  if (t % 2) free(pieces[t]);
  else delete[] pieces[t];
}
__global__ void exhaust(int* counts) {
  const unsigned big = 64 << 10;
  void** last = nullptr;
  int n = 0;
  while (void** p = (void**)malloc(big)) {
    *p = last;
    last = p;
    ++n;
  }
  counts[0] = n;
  // Compilers may leave out allocations that nobody looks at.
  void* volatile more = malloc(big);
  void* volatile none = malloc(0);
  counts[1] = more == nullptr && none == nullptr;
  while (last) {
    void** next = (void**)*last;
    free(last);
    last = next;
  }
  // All is one piece again.
  void* volatile most = malloc((size_t)n * big);
  counts[2] = most != nullptr;
  free(most);
  free(nullptr);
}

int main() {
  CHECK_CUDA(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 1 << 20));
  const int n = 256;
  unsigned char** pieces = deviceZeros<unsigned char*>(n);
  int *sizes = deviceZeros<int>(n), *overlaps = deviceZeros<int>(1), *counts = deviceZeros<int>(3);
  for (int round = 0; round < 3; ++round) {
    fill<<<4, n / 4>>>(pieces, sizes, overlaps);
    CHECK(toHost(overlaps, 1)[0] == 0);
    unsigned char* first = toHost(pieces, 1)[0];
    unsigned char byte;
    CHECK(first && cudaMemcpy(&byte, first, 1, cudaMemcpyDeviceToHost) == cudaErrorInvalidValue);
    cudaGetLastError();
    release<<<4, n / 4>>>(pieces, sizes, overlaps);
    CHECK(toHost(overlaps, 1)[0] == 0);
  }
  CHECK(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 2 << 20) == cudaErrorInvalidValue);
  cudaGetLastError();
  exhaust<<<1, 1>>>(counts);
  auto got = toHost(counts, 3);
  CHECK(got[0] >= 12 && got[0] < 16 && got[1] == 1 && got[2] == 1);
  puts("PASSED");
}
