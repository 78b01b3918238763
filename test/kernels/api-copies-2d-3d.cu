// Pitched and 3D memory: what copies and memsets touch, and what they leave alone.
#include "check.h"

static void pitched() {
  const size_t width = 37, height = 5;
  unsigned char* device = nullptr;
  size_t pitch = 0;
  CHECK_CUDA(cudaMallocPitch(&device, &pitch, width, height));
  CHECK(pitch >= width && pitch % 32 == 0);
  CHECK_CUDA(cudaMemset(device, 0xee, pitch * height));
  CHECK_CUDA(cudaMemset2D(device, pitch, 0x11, width, height));
  std::vector<unsigned char> all(pitch * height);
  CHECK_CUDA(cudaMemcpy(all.data(), device, all.size(), cudaMemcpyDeviceToHost));
  for (size_t y = 0; y < height; ++y)
    for (size_t x = 0; x < pitch; ++x) CHECK(all[y * pitch + x] == (x < width ? 0x11 : 0xee));

  std::vector<unsigned char> source(50 * height), back(40 * height, 0xaa);
  for (size_t i = 0; i < source.size(); ++i) source[i] = (unsigned char)i;
  CHECK_CUDA(cudaMemcpy2D(device, pitch, source.data(), 50, width, height, cudaMemcpyHostToDevice));
  CHECK_CUDA(cudaMemcpy2DAsync(back.data(), 40, device, pitch, width, height, cudaMemcpyDeviceToHost, 0));
  CHECK_CUDA(cudaStreamSynchronize(0));
  for (size_t y = 0; y < height; ++y)
    for (size_t x = 0; x < 40; ++x)
      CHECK(back[y * 40 + x] == (x < width ? (unsigned char)(y * 50 + x) : 0xaa));

  // Row 1 and 2 of the device, from column 3 on, to rows 3 and 4.
  CHECK_CUDA(cudaMemcpy2D(device + 3 * pitch, pitch, device + 1 * pitch + 3, pitch, 10, 2, cudaMemcpyDeviceToDevice));
  CHECK_CUDA(cudaMemcpy2D(back.data(), 40, device, pitch, width, height, cudaMemcpyDefault));
  for (size_t x = 0; x < 10; ++x) CHECK(back[3 * 40 + x] == (unsigned char)(50 + 3 + x));
  CHECK(back[3 * 40 + 10] == (unsigned char)(150 + 10));

  CHECK(cudaMemcpy2D(device, 10, source.data(), 50, width, height, cudaMemcpyHostToDevice) == cudaErrorInvalidPitchValue);
  CHECK(cudaMemcpy2D(device, pitch, source.data(), 10, width, height, cudaMemcpyHostToDevice) == cudaErrorInvalidPitchValue);
  CHECK(cudaMemset2D(device, 10, 0, width, height) == cudaErrorInvalidValue);
  CHECK(cudaMemcpy2D(device, pitch, source.data(), 50, width, height + 1, cudaMemcpyHostToDevice) == cudaErrorInvalidValue);
  CHECK_CUDA(cudaMemcpy2D(device, pitch, source.data(), 50, width, 0, cudaMemcpyHostToDevice));
  cudaGetLastError();
  CHECK_CUDA(cudaFree(device));
}

static void threeDimensional() {
  const int width = 6, height = 4, depth = 3;
  cudaExtent extent = make_cudaExtent(width * sizeof(int), height, depth);
  cudaPitchedPtr device;
  CHECK_CUDA(cudaMalloc3D(&device, extent));
  CHECK(device.pitch >= width * sizeof(int) && device.xsize == width * sizeof(int) && device.ysize == height);
  std::vector<int> source(width * height * depth), back(source.size(), -1);
  for (size_t i = 0; i < source.size(); ++i) source[i] = (int)i;

  cudaMemcpy3DParms up = {};
  up.srcPtr = make_cudaPitchedPtr(source.data(), width * sizeof(int), width, height);
  up.dstPtr = device;
  up.extent = extent;
  up.kind = cudaMemcpyHostToDevice;
  CHECK_CUDA(cudaMemcpy3D(&up));

  cudaMemcpy3DParms down = {};
  down.srcPtr = device;
  down.dstPtr = make_cudaPitchedPtr(back.data(), width * sizeof(int), width, height);
  down.extent = extent;
  down.kind = cudaMemcpyDeviceToHost;
  CHECK_CUDA(cudaMemcpy3DAsync(&down, 0));
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(back == source);

  // A box of 2x2x2 from (1, 1, 1) to (3, 2, 0). Positions count bytes in x.
  cudaMemcpy3DParms part = {};
  part.srcPtr = make_cudaPitchedPtr(source.data(), width * sizeof(int), width, height);
  part.srcPos = make_cudaPos(1 * sizeof(int), 1, 1);
  part.dstPtr = device;
  part.dstPos = make_cudaPos(3 * sizeof(int), 2, 0);
  part.extent = make_cudaExtent(2 * sizeof(int), 2, 2);
  part.kind = cudaMemcpyHostToDevice;
  CHECK_CUDA(cudaMemcpy3D(&part));
  CHECK_CUDA(cudaMemcpy3D(&down));
  for (int z = 0; z < depth; ++z)
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        int at = (z * height + y) * width + x;
        bool inBox = x >= 3 && x < 5 && y >= 2 && z < 2;
        CHECK(back[at] == (inBox ? source[at] + (1 * height - 1) * width - 2 : source[at]));
      }

  CHECK_CUDA(cudaMemset3D(device, 0x22, make_cudaExtent(2 * sizeof(int), 3, 2)));
  CHECK_CUDA(cudaMemcpy3D(&down));
  for (int z = 0; z < depth; ++z)
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x)
        CHECK((back[(z * height + y) * width + x] == 0x22222222) == (x < 2 && y < 3 && z < 2));
  CHECK_CUDA(cudaFree(device.ptr));
}

int main() {
  pitched();
  threeDimensional();
  puts("PASSED");
}
