// Copies of odd sizes to and from memory that was allocated when kernels have run: large, fresh, pitched.
#include "check.h"

__global__ void addOne(unsigned char* bytes, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) bytes[i] += 1;
}

int main() {
  unsigned char* small;
  CHECK_CUDA(cudaMalloc(&small, 7));
  CHECK_CUDA(cudaMemset(small, 1, 7));
  addOne<<<1, 32>>>(small, 7);

  // Neighbours of what is written stay as the kernel left them.
  CHECK_CUDA(cudaMemset(small + 1, 9, 1));
  unsigned char got[7], seven[7] = {2, 9, 2, 2, 2, 2, 2};
  addOne<<<1, 32>>>(small + 5, 2);
  seven[5] = seven[6] = 3;
  CHECK_CUDA(cudaMemcpy(got, small, 7, cudaMemcpyDeviceToHost));
  CHECK(memcmp(got, seven, 7) == 0);

  const int n = 150 * 1000 * 1000 + 3;
  unsigned char* large;
  CHECK_CUDA(cudaMalloc(&large, n));
  CHECK_CUDA(cudaMemset(large + n - 5, 4, 5));
  CHECK_CUDA(cudaMemcpy(got, large + n - 5, 5, cudaMemcpyDeviceToHost));
  CHECK(got[0] == 4 && got[4] == 4);
  addOne<<<1, 32>>>(large + n - 3, 3);
  CHECK_CUDA(cudaMemcpy(got, large + n - 5, 5, cudaMemcpyDeviceToHost));
  CHECK(got[1] == 4 && got[2] == 5 && got[4] == 5);

  const int width = 37, height = 300;
  unsigned char* rows;
  size_t pitch;
  CHECK_CUDA(cudaMallocPitch(&rows, &pitch, width, height));
  CHECK_CUDA(cudaMemset2D(rows, pitch, 6, width, height));
  addOne<<<(int)(pitch * height + 255) / 256, 256>>>(rows, (int)(pitch * height));
  std::vector<unsigned char> back(width * height);
  CHECK_CUDA(cudaMemcpy2D(back.data(), width, rows, pitch, width, height, cudaMemcpyDeviceToHost));
  for (unsigned char value : back) CHECK(value == 7);
  puts("PASSED");
}
