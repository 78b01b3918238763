#include "../matmul/problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

constexpr int tile = 16;

__global__ void tiled(const float* a, const float* b, float* c, int n) {
  __shared__ float as[tile][tile], bs[tile][tile];
  int x = threadIdx.x, y = threadIdx.y;
  int row = blockIdx.y * tile + y, column = blockIdx.x * tile + x;
  float sum = 0;
  for (int start = 0; start < n; start += tile) {
    as[y][x] = row < n && start + x < n ? a[row * n + start + x] : 0;
    bs[y][x] = column < n && start + y < n ? b[(start + y) * n + column] : 0;
    __syncthreads();
    for (int k = 0; k < tile; ++k) sum += as[y][k] * bs[k][x];
    __syncthreads();
  }
  if (row < n && column < n) c[row * n + column] = sum;
}

int main() {
  Problem problem;
  const int n = problem.n;
  float *a = toDevice(problem.a), *b = toDevice(problem.b), *c = onDevice<float>(n * n);
  auto launch = [&] {
    dim3 block(tile, tile), grid((n + tile - 1) / tile, (n + tile - 1) / tile);
    tiled<<<grid, block>>>(a, b, c, n);
    finish();
  };
  launch();
  report("tiled", problem.check(toHost(c, n * n).data()), launch);
}
