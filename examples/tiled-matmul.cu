// Matrix product through shared-memory tiles, for sizes that are no multiple of the tile, checked on the host.
#include <cmath>
#include <cstdio>
#include <vector>

constexpr int tile = 16;

__global__ void matmul(const float* a, const float* b, float* c, int rows, int inner, int columns) {
  __shared__ float tileA[tile][tile];
  __shared__ float tileB[tile][tile];
  int row = blockIdx.y * tile + threadIdx.y;
  int column = blockIdx.x * tile + threadIdx.x;
  float sum = 0.0f;
  for (int start = 0; start < inner; start += tile) {
    int k = start + threadIdx.x;
    tileA[threadIdx.y][threadIdx.x] = row < rows && k < inner ? a[row * inner + k] : 0.0f;
    k = start + threadIdx.y;
    tileB[threadIdx.y][threadIdx.x] = k < inner && column < columns ? b[k * columns + column] : 0.0f;
    __syncthreads();
    for (int i = 0; i < tile; ++i) sum += tileA[threadIdx.y][i] * tileB[i][threadIdx.x];
    __syncthreads();
  }
  if (row < rows && column < columns) c[row * columns + column] = sum;
}

int main() {
  const int rows = 301, inner = 257, columns = 203;
  std::vector<float> a(rows * inner), b(inner * columns), c(rows * columns);
  for (size_t i = 0; i < a.size(); ++i) a[i] = static_cast<float>(i % 13) - 6;
  for (size_t i = 0; i < b.size(); ++i) b[i] = static_cast<float>(i % 7) * 0.25f;

  float *dA, *dB, *dC;
  cudaMalloc(&dA, a.size() * sizeof(float));
  cudaMalloc(&dB, b.size() * sizeof(float));
  cudaMalloc(&dC, c.size() * sizeof(float));
  cudaMemcpy(dA, a.data(), a.size() * sizeof(float), cudaMemcpyHostToDevice);
  cudaMemcpy(dB, b.data(), b.size() * sizeof(float), cudaMemcpyHostToDevice);

  dim3 block(tile, tile);
  dim3 grid((columns + tile - 1) / tile, (rows + tile - 1) / tile);
  matmul<<<grid, block>>>(dA, dB, dC, rows, inner, columns);
  cudaMemcpy(c.data(), dC, c.size() * sizeof(float), cudaMemcpyDeviceToHost);

  int wrong = 0;
  double trace = 0;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      double sum = 0;
      for (int k = 0; k < inner; ++k) sum += double(a[row * inner + k]) * b[k * columns + column];
      if (std::fabs(sum - c[row * columns + column]) > 1e-3) ++wrong;
    }
    if (row < columns) trace += c[row * columns + row];
  }
  printf("%d x %d x %d: trace %.2f, %d wrong: %s\n", rows, inner, columns, trace, wrong, wrong ? "FAILED" : "PASSED");
  cudaFree(dA);
  cudaFree(dB);
  cudaFree(dC);
  return wrong != 0;
}
