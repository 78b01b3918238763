// 2-D and 3-D copies with pitches and offsets, in every direction; 2-D and 3-D memset; wrong sizes are refused.
#include "check.h"

__global__ void fill(cudaPitchedPtr p, int w, int h, int d) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= w * h * d) return;
  int x = i % w, y = i / w % h, z = i / (w * h);
  int* row = (int*)((char*)p.ptr + ((size_t)z * h + y) * p.pitch);
  row[x] = z * 10000 + y * 100 + x;
}

int main() {
  const int w = 13, h = 7, d = 5;
  cudaPitchedPtr volume;
  cudaExtent extent = make_cudaExtent(w * sizeof(int), h, d);
  CHECK_CUDA(cudaMalloc3D(&volume, extent));
  CHECK(volume.pitch >= w * sizeof(int) && volume.pitch % 32 == 0);
  fill<<<8, 64>>>(volume, w, h, d);
  std::vector<int> host(w * h * d, -1);
  cudaMemcpy3DParms all = {};
  all.srcPtr = volume;
  all.dstPtr = make_cudaPitchedPtr(host.data(), w * sizeof(int), w, h);
  all.extent = extent;
  all.kind = cudaMemcpyDeviceToHost;
  CHECK_CUDA(cudaMemcpy3D(&all));
  for (int i = 0; i < w * h * d; ++i) CHECK(host[i] == i / (w * h) * 10000 + i / w % h * 100 + i % w);

  // A box of 4 x 3 x 2 from (2, 1, 1) to (5, 2, 0) of another volume.
  std::vector<int> small(10 * 6 * 2, -1);
  cudaMemcpy3DParms box = {};
  box.srcPtr = volume;
  box.srcPos = make_cudaPos(2 * sizeof(int), 1, 1);
  box.dstPtr = make_cudaPitchedPtr(small.data(), 10 * sizeof(int), 10, 6);
  box.dstPos = make_cudaPos(5 * sizeof(int), 2, 0);
  box.extent = make_cudaExtent(4 * sizeof(int), 3, 2);
  box.kind = cudaMemcpyDefault;
  cudaStream_t stream;
  CHECK_CUDA(cudaStreamCreate(&stream));
  CHECK_CUDA(cudaMemcpy3DAsync(&box, stream));
  CHECK_CUDA(cudaStreamSynchronize(stream));
  for (int i = 0; i < 120; ++i) {
    int x = i % 10 - 5, y = i / 10 % 6 - 2, z = i / 60;
    bool inside = x >= 0 && x < 4 && y >= 0 && y < 3;
    CHECK(small[i] == (inside ? (z + 1) * 10000 + (y + 1) * 100 + x + 2 : -1));
  }

  char* flat;
  size_t pitch;
  CHECK_CUDA(cudaMallocPitch((void**)&flat, &pitch, 100, 20));
  CHECK_CUDA(cudaMemset2D(flat, pitch, 7, 100, 20));
  CHECK_CUDA(cudaMemset2DAsync(flat + 10, pitch, 9, 5, 3, stream));
  std::vector<char> bytes(100 * 20), tile(8 * 8, 1);
  CHECK_CUDA(cudaMemcpy2DAsync(flat + 2 * pitch + 30, pitch, tile.data(), 8, 8, 8, cudaMemcpyHostToDevice, stream));
  CHECK_CUDA(cudaMemcpy2D(flat + 12 * pitch, pitch, flat + 2 * pitch + 28, pitch, 12, 4, cudaMemcpyDeviceToDevice));
  CHECK_CUDA(cudaMemcpy2D(bytes.data(), 100, flat, pitch, 100, 20, cudaMemcpyDeviceToHost));
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 100; ++x) {
      int want = y < 3 && x >= 10 && x < 15 ? 9 : y >= 2 && y < 10 && x >= 30 && x < 38 ? 1 : y >= 12 && y < 16 && x >= 2 && x < 10 ? 1 : 7;
      CHECK(bytes[y * 100 + x] == want);
    }
  CHECK_CUDA(cudaMemset3D(volume, 0x11, make_cudaExtent(3 * sizeof(int), 2, 2)));
  CHECK_CUDA(cudaMemcpy3D(&all));
  CHECK(host[0] == 0x11111111 && host[3] == 3 && host[w] == 0x11111111 && host[2 * w] == 200 && host[w * h] == 0x11111111 && host[2 * w * h] == 20000);
  CHECK(cudaMemcpy2D(flat, pitch, bytes.data(), 50, 100, 2, cudaMemcpyHostToDevice) == cudaErrorInvalidPitchValue);
  CHECK(cudaMemcpy(flat, bytes.data(), 10, (cudaMemcpyKind)9) == cudaErrorInvalidMemcpyDirection);
  CHECK_CUDA(cudaFree(volume.ptr));
  CHECK_CUDA(cudaFree(flat));
  puts("PASSED");
}
