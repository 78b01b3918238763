// Pinned, mapped, registered and managed memory, and what cudaPointerGetAttributes says of each.
#include "check.h"

__global__ void increment(int* values, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) values[i]++;
}

static cudaPointerAttributes attributesOf(const void* pointer) {
  cudaPointerAttributes attributes;
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, pointer));
  return attributes;
}

int main() {
  const int count = 1000;
  const size_t bytes = count * sizeof(int);

  int *mapped = nullptr, *view = nullptr;
  CHECK_CUDA(cudaHostAlloc(&mapped, bytes, cudaHostAllocMapped | cudaHostAllocPortable));
  unsigned int flags = 0;
  CHECK_CUDA(cudaHostGetFlags(&flags, mapped));
  CHECK(flags & cudaHostAllocMapped);
  for (int i = 0; i < count; ++i) mapped[i] = i;
  CHECK_CUDA(cudaHostGetDevicePointer(&view, mapped, 0));
  increment<<<4, 256>>>(view, count);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int i = 0; i < count; ++i) CHECK(mapped[i] == i + 1);
  CHECK(attributesOf(mapped).type == cudaMemoryTypeHost);
  CHECK(attributesOf(mapped).devicePointer == view);
  CHECK(attributesOf(mapped + 5).hostPointer == mapped + 5);

  static int box[count + 2048];
  int* page = (int*)(((size_t)box + 4095) / 4096 * 4096);
  for (int i = 0; i < count; ++i) page[i] = 2 * i;
  CHECK_CUDA(cudaHostRegister(page, bytes, cudaHostRegisterMapped));
  CHECK_CUDA(cudaHostGetDevicePointer(&view, page, 0));
  increment<<<4, 256>>>(view, count);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int i = 0; i < count; ++i) CHECK(page[i] == 2 * i + 1);
  CHECK(attributesOf(page).type == cudaMemoryTypeHost);
  CHECK_CUDA(cudaHostUnregister(page));
  CHECK(attributesOf(page).type == cudaMemoryTypeUnregistered);

  int* managed = nullptr;
  CHECK_CUDA(cudaMallocManaged(&managed, bytes));
  for (int i = 0; i < count; ++i) managed[i] = 3 * i;
#if CUDART_VERSION < 13000
  CHECK_CUDA(cudaMemAdvise(managed, bytes, cudaMemAdviseSetPreferredLocation, 0));
  CHECK_CUDA(cudaMemPrefetchAsync(managed, bytes, 0, 0));
  CHECK_CUDA(cudaMemPrefetchAsync(managed, bytes, cudaCpuDeviceId, 0));
#endif
  increment<<<4, 256>>>(managed, count);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int i = 0; i < count; ++i) CHECK(managed[i] == 3 * i + 1);
  cudaPointerAttributes attributes = attributesOf(managed);
  CHECK(attributes.type == cudaMemoryTypeManaged);
  CHECK(attributes.devicePointer == managed && attributes.hostPointer == managed && attributes.device == 0);

  int* device = deviceZeros<int>(count);
  attributes = attributesOf(device + 7);
  CHECK(attributes.type == cudaMemoryTypeDevice);
  CHECK(attributes.devicePointer == device + 7 && attributes.hostPointer == nullptr && attributes.device == 0);

  // Any pair of sides, without saying which.
  std::vector<int> plain(count, 5), back(count);
  CHECK_CUDA(cudaMemcpy(device, plain.data(), bytes, cudaMemcpyDefault));
  CHECK_CUDA(cudaMemcpy(mapped, device, bytes, cudaMemcpyDefault));
  CHECK_CUDA(cudaMemcpy(managed, mapped, bytes, cudaMemcpyDefault));
  CHECK_CUDA(cudaMemcpy(back.data(), managed, bytes, cudaMemcpyDefault));
  CHECK(back == plain);
  CHECK_CUDA(cudaMemcpy(back.data(), plain.data(), bytes, cudaMemcpyHostToHost));
  // Pinned and managed memory may stand on either side.
  CHECK_CUDA(cudaMemcpy(managed, plain.data(), bytes, cudaMemcpyHostToDevice));
  CHECK_CUDA(cudaMemcpy(plain.data(), managed, bytes, cudaMemcpyDeviceToHost));
  CHECK_CUDA(cudaMemset(managed, 0, bytes));
  CHECK(managed[0] == 0 && managed[count - 1] == 0);

  size_t freeBefore = 0, freeAfter = 0, total = 0;
  CHECK_CUDA(cudaMemGetInfo(&freeBefore, &total));
  char* big = nullptr;
  CHECK_CUDA(cudaMalloc(&big, 32 << 20));
  CHECK_CUDA(cudaMemGetInfo(&freeAfter, &total));
  CHECK(freeBefore - freeAfter >= (32u << 20) && freeBefore - freeAfter < (34u << 20));
  CHECK_CUDA(cudaFree(big));
  CHECK_CUDA(cudaMemGetInfo(&freeAfter, &total));
  CHECK(freeAfter == freeBefore);

  CHECK_CUDA(cudaFree(device));
  CHECK_CUDA(cudaFree(managed));
  CHECK_CUDA(cudaFreeHost(mapped));
  puts("PASSED");
}
