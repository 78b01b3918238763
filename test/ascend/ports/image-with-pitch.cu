// A program as people write it, which has to port to Ascend C and compute the same: image with pitch.
#include <cstdio>
#include <cstdlib>
#include <vector>
#include <cuda_runtime.h>
#define CUDA_CHECK(x) { cudaError_t err = x; if (err != cudaSuccess) { fprintf(stderr, "CUDA error in %s:%d: %s (%s)\n", __FILE__, __LINE__, cudaGetErrorString(err), cudaGetErrorName(err)); exit(EXIT_FAILURE); } }

__global__ void box(const unsigned char* in, size_t inPitch, unsigned char* out, size_t outPitch, int w, int h) {
  int x = blockIdx.x * blockDim.x + threadIdx.x;
  int y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= w || y >= h) return;
  int sum = 0, n = 0;
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++) {
      int xx = x + dx, yy = y + dy;
      if (xx < 0 || yy < 0 || xx >= w || yy >= h) continue;
      sum += in[yy * inPitch + xx];
      n++;
    }
  out[y * outPitch + x] = (unsigned char)(sum / n);
}

int main(int argc, char** argv) {
  int w = argc > 1 ? atoi(argv[1]) : 301, h = argc > 2 ? atoi(argv[2]) : 77;
  std::vector<unsigned char> image(w * h), result(w * h);
  for (int i = 0; i < w * h; i++) image[i] = (i * 37) ^ (i >> 3);
  unsigned char *in, *out, *copy;
  size_t inPitch, outPitch, copyPitch;
  CUDA_CHECK(cudaMallocPitch(&in, &inPitch, w, h));
  CUDA_CHECK(cudaMallocPitch((void**)&out, &outPitch, w, h));
  CUDA_CHECK(cudaMallocPitch((void**)&copy, &copyPitch, w, h));
  CUDA_CHECK(cudaMemcpy2D(in, inPitch, image.data(), w, w, h, cudaMemcpyHostToDevice));
  CUDA_CHECK(cudaMemset2D(out, outPitch, 0, w, h));
  dim3 block(16, 16), grid((w + block.x - 1) / block.x, (h + block.y - 1) / block.y);
  box<<<grid, block>>>(in, inPitch, out, outPitch, w, h);
  CUDA_CHECK(cudaPeekAtLastError());
  CUDA_CHECK(cudaDeviceSynchronize());
  CUDA_CHECK(cudaMemcpy2D(copy, copyPitch, out, outPitch, w, h, cudaMemcpyDeviceToDevice));
  CUDA_CHECK(cudaMemcpy2D(result.data(), w, copy, copyPitch, w, h, cudaMemcpyDeviceToHost));
  unsigned sum = 0;
  for (int i = 0; i < w * h; i++) sum = sum * 31 + result[i];
  printf("%u %d\n", sum, result[w + 1]);
  cudaStream_t s;
  CUDA_CHECK(cudaStreamCreate(&s));
  CUDA_CHECK(cudaMemset2DAsync(out, outPitch, 9, w / 2, h / 2, s));
  CUDA_CHECK(cudaMemcpy2DAsync(copy, copyPitch, out, outPitch, w, h, cudaMemcpyDeviceToDevice, s));
  CUDA_CHECK(cudaMemcpy2DAsync(result.data(), w, copy, copyPitch, w, h, cudaMemcpyDeviceToHost, s));
  CUDA_CHECK(cudaStreamSynchronize(s));
  sum = 0;
  for (int i = 0; i < w * h; i++) sum = sum * 31 + result[i];
  printf("%u %d\n", sum, result[w + 1]);
  cudaFree(in); cudaFree(out); cudaFree(copy);
}
