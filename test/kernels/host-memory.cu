// Pinned, mapped, registered and managed memory, write-combined and portable flags, and what pointer attributes say.
#include "check.h"

__global__ void twice(int* p, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) p[i] *= 2;
}
__managed__ int counts[4] = {1, 2, 3, 4};
__global__ void raise(int by) { counts[threadIdx.x] += by; }

cudaMemoryType typeOf(const void* p) {
  cudaPointerAttributes a;
  CHECK_CUDA(cudaPointerGetAttributes(&a, p));
  return a.type;
}

int main() {
  const int n = 100;
  int *pinned, *mapped, *seen, *managed, *device;
  CHECK_CUDA(cudaMallocHost((void**)&pinned, n * sizeof(int)));
  CHECK_CUDA(cudaHostAlloc((void**)&mapped, n * sizeof(int), cudaHostAllocMapped | cudaHostAllocPortable));
  CHECK_CUDA(cudaHostGetDevicePointer((void**)&seen, mapped, 0));
  for (int i = 0; i < n; ++i) mapped[i] = pinned[i] = i;
  twice<<<4, 32>>>(seen, n);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int i = 0; i < n; ++i) CHECK(mapped[i] == 2 * i);
  unsigned flags;
  CHECK_CUDA(cudaHostGetFlags(&flags, mapped));
  CHECK(flags & cudaHostAllocMapped);

  std::vector<int> own(n, 5);
  CHECK_CUDA(cudaHostRegister(own.data(), n * sizeof(int), cudaHostRegisterMapped));
  CHECK_CUDA(cudaHostGetDevicePointer((void**)&seen, own.data(), 0));
  twice<<<4, 32>>>(seen, n);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(own[99] == 10);
  CHECK_CUDA(cudaHostUnregister(own.data()));
  CHECK(cudaHostUnregister(own.data()) == cudaErrorHostMemoryNotRegistered && cudaGetLastError() == cudaErrorHostMemoryNotRegistered);

  CHECK_CUDA(cudaMallocManaged(&managed, n * sizeof(int)));
  for (int i = 0; i < n; ++i) managed[i] = 3;
#if CUDART_VERSION < 13000
  CHECK_CUDA(cudaMemAdvise(managed, n * sizeof(int), cudaMemAdviseSetReadMostly, 0));
#endif
  twice<<<1, 128>>>(managed, n);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(managed[50] == 6);
  counts[2] = 30;
  raise<<<1, 4>>>(100);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(counts[0] == 101 && counts[2] == 130);

  CHECK_CUDA(cudaMalloc(&device, n * sizeof(int)));
  CHECK(typeOf(device) == cudaMemoryTypeDevice && typeOf(device + 7) == cudaMemoryTypeDevice);
  CHECK(typeOf(managed) == cudaMemoryTypeManaged && typeOf(pinned) == cudaMemoryTypeHost);
  CHECK(typeOf(&n) == cudaMemoryTypeUnregistered);
  CHECK_CUDA(cudaMemcpyAsync(device, pinned, n * sizeof(int), cudaMemcpyDefault, 0));
  CHECK(toHost(device, n)[99] == 99);
  CHECK_CUDA(cudaFreeHost(pinned));
  CHECK_CUDA(cudaFreeHost(mapped));
  CHECK_CUDA(cudaFree(managed));
  CHECK(cudaFreeHost(own.data()) == cudaErrorInvalidValue);
  CHECK(cudaGetLastError() == cudaErrorInvalidValue && cudaGetLastError() == cudaSuccess);
  puts("PASSED");
}
