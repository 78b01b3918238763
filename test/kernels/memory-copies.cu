// Copies of every kind: 1-D, 2-D and 3-D with pitch, async, default direction, memset forms, pinned, mapped, managed.
#include "check.h"

__global__ void addPitched(char* base, size_t pitch, int width, int height) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x < width && y < height) ((int*)(base + y * pitch))[x] += 1000 * y;
}
__global__ void twice(int* p, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) p[i] *= 2;
}

int main() {
  const int w = 37, h = 11;
  std::vector<int> image(w * h), back(w * h);
  for (int i = 0; i < w * h; ++i) image[i] = i;
  char* pitched;
  size_t pitch;
  CHECK_CUDA(cudaMallocPitch((void**)&pitched, &pitch, w * sizeof(int), h));
  CHECK(pitch >= w * sizeof(int) && pitch % 32 == 0);
  CHECK_CUDA(cudaMemcpy2D(pitched, pitch, image.data(), w * sizeof(int), w * sizeof(int), h, cudaMemcpyHostToDevice));
  addPitched<<<dim3(3, 2), dim3(16, 8)>>>(pitched, pitch, w, h);
  CHECK_CUDA(cudaMemcpy2D(back.data(), w * sizeof(int), pitched, pitch, w * sizeof(int), h, cudaMemcpyDeviceToHost));
  for (int i = 0; i < w * h; ++i) CHECK(back[i] == i + 1000 * (i / w));
  CHECK_CUDA(cudaMemset2D(pitched, pitch, 0x11, 8, 3));
  int probe;
  CHECK_CUDA(cudaMemcpy(&probe, pitched + 2 * pitch + 4, 4, cudaMemcpyDefault));
  CHECK(probe == 0x11111111);

  cudaExtent extent = make_cudaExtent(5 * sizeof(int), 4, 3);
  cudaPitchedPtr volume;
  CHECK_CUDA(cudaMalloc3D(&volume, extent));
  cudaMemcpy3DParms parms = {0};
  parms.srcPtr = make_cudaPitchedPtr(image.data(), 5 * sizeof(int), 5, 4);
  parms.dstPtr = volume;
  parms.extent = extent;
  parms.kind = cudaMemcpyHostToDevice;
  CHECK_CUDA(cudaMemcpy3D(&parms));
  CHECK_CUDA(cudaMemcpy(&probe, (char*)volume.ptr + (2 * 4 + 3) * volume.pitch + 2 * sizeof(int), 4, cudaMemcpyDeviceToHost));
  CHECK(probe == (2 * 4 + 3) * 5 + 2);

  const int n = 5000;
  cudaStream_t stream;
  CHECK_CUDA(cudaStreamCreate(&stream));
  int *pinned, *device, *managed, *mapped, *mappedDevice;
  CHECK_CUDA(cudaMallocHost(&pinned, n * sizeof(int)));
  CHECK_CUDA(cudaMalloc(&device, n * sizeof(int)));
  CHECK_CUDA(cudaMallocManaged(&managed, n * sizeof(int)));
  CHECK_CUDA(cudaHostAlloc(&mapped, n * sizeof(int), cudaHostAllocMapped));
  CHECK_CUDA(cudaHostGetDevicePointer(&mappedDevice, mapped, 0));
  for (int i = 0; i < n; ++i) pinned[i] = managed[i] = mapped[i] = i;
  CHECK_CUDA(cudaMemcpyAsync(device, pinned, n * sizeof(int), cudaMemcpyHostToDevice, stream));
  twice<<<20, 256, 0, stream>>>(device, n);
  CHECK_CUDA(cudaMemcpyAsync(pinned, device, n * sizeof(int), cudaMemcpyDeviceToHost, stream));
  twice<<<20, 256, 0, stream>>>(managed, n);
  twice<<<20, 256, 0, stream>>>(mappedDevice, n);
  CHECK_CUDA(cudaStreamSynchronize(stream));
  for (int i = 0; i < n; ++i) CHECK(pinned[i] == 2 * i && managed[i] == 2 * i && mapped[i] == 2 * i);

  int* asyncDevice;
  CHECK_CUDA(cudaMallocAsync(&asyncDevice, n * sizeof(int), stream));
  CHECK_CUDA(cudaMemsetAsync(asyncDevice, 0xFF, n * sizeof(int), stream));
  CHECK_CUDA(cudaMemcpyAsync(asyncDevice, device, 8, cudaMemcpyDeviceToDevice, stream));
  CHECK_CUDA(cudaMemcpyAsync(pinned, asyncDevice, n * sizeof(int), cudaMemcpyDeviceToHost, stream));
  CHECK_CUDA(cudaFreeAsync(asyncDevice, stream));
  CHECK_CUDA(cudaStreamSynchronize(stream));
  CHECK(pinned[0] == 0 && pinned[1] == 2 && pinned[2] == -1 && pinned[n - 1] == -1);

  cudaPointerAttributes attributes;
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, device + 5));
  CHECK(attributes.type == cudaMemoryTypeDevice);
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, managed));
  CHECK(attributes.type == cudaMemoryTypeManaged);
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, pinned));
  CHECK(attributes.type == cudaMemoryTypeHost);
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, image.data()));
  CHECK(attributes.type == cudaMemoryTypeUnregistered);

  CHECK(cudaMemcpy(device, image.data(), n * sizeof(int) + 4, cudaMemcpyHostToDevice) == cudaErrorInvalidValue);
  cudaGetLastError();
  size_t before, after, total;
  CHECK_CUDA(cudaMemGetInfo(&before, &total));
  char* block;
  CHECK_CUDA(cudaMalloc(&block, 64 << 20));
  CHECK_CUDA(cudaMemGetInfo(&after, &total));
  CHECK(before - after >= (64u << 20) && after < total);
  CHECK_CUDA(cudaFree(block));
  CHECK_CUDA(cudaMemGetInfo(&after, &total));
  CHECK(after == before);
  CHECK_CUDA(cudaFreeHost(pinned));
  CHECK_CUDA(cudaFreeHost(mapped));
  CHECK_CUDA(cudaFree(managed));
  CHECK_CUDA(cudaStreamDestroy(stream));
  puts("PASSED");
}
