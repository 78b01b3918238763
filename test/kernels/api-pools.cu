// Stream-ordered allocation and memory pools.
#include "check.h"

__global__ void fill(int* p, int n, int value) {
  for (int i = threadIdx.x; i < n; i += blockDim.x) p[i] = value;
}

int main() {
  cudaStream_t stream;
  CHECK_CUDA(cudaStreamCreate(&stream));
  int* a = nullptr;
  CHECK_CUDA(cudaMallocAsync(&a, 1000 * sizeof(int), stream));
  fill<<<1, 128, 0, stream>>>(a, 1000, 9);
  std::vector<int> back(1000);
  CHECK_CUDA(cudaMemcpyAsync(back.data(), a, 4000, cudaMemcpyDeviceToHost, stream));
  CHECK_CUDA(cudaFreeAsync(a, stream));
  CHECK_CUDA(cudaStreamSynchronize(stream));
  for (int v : back) CHECK(v == 9);

  cudaMemPool_t standard, current, own;
  CHECK_CUDA(cudaDeviceGetDefaultMemPool(&standard, 0));
  CHECK_CUDA(cudaDeviceGetMemPool(&current, 0));
  CHECK(standard == current);
  unsigned long long threshold = ~0ull, got = 0;
  CHECK_CUDA(cudaMemPoolSetAttribute(standard, cudaMemPoolAttrReleaseThreshold, &threshold));
  CHECK_CUDA(cudaMemPoolGetAttribute(standard, cudaMemPoolAttrReleaseThreshold, &got));
  CHECK(got == threshold);
  CHECK_CUDA(cudaMemPoolTrimTo(standard, 0));

  cudaMemPoolProps properties = {};
  properties.allocType = cudaMemAllocationTypePinned;
  properties.location.type = cudaMemLocationTypeDevice;
  properties.location.id = 0;
  CHECK_CUDA(cudaMemPoolCreate(&own, &properties));
  CHECK_CUDA(cudaDeviceSetMemPool(0, own));
  CHECK_CUDA(cudaDeviceGetMemPool(&current, 0));
  CHECK(current == own);
  CHECK_CUDA(cudaMallocFromPoolAsync(&a, 400, own, stream));
  fill<<<1, 32, 0, stream>>>(a, 100, 3);
  CHECK_CUDA(cudaStreamSynchronize(stream));
  unsigned long long used = 0;
  CHECK_CUDA(cudaMemPoolGetAttribute(own, cudaMemPoolAttrUsedMemCurrent, &used));
  CHECK(used >= 400);
  CHECK_CUDA(cudaFreeAsync(a, stream));
  CHECK(cudaFreeAsync(a, stream) == cudaErrorInvalidValue);
  cudaGetLastError();
  CHECK_CUDA(cudaDeviceSetMemPool(0, standard));
  CHECK_CUDA(cudaMemPoolDestroy(own));
  CHECK(cudaMemPoolDestroy(standard) == cudaErrorInvalidValue);
  puts("PASSED");
}
