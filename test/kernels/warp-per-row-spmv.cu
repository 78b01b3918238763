// Sparse matrix times vector: a thread per row, a warp per row, a tile of 8 per row, with rows of very different lengths.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include "check.h"
namespace cg = cooperative_groups;

struct Matrix {
  const int *starts, *columns;
  const double* values;
  int rows;
};
__global__ void perThread(Matrix m, const double* x, double* y) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= m.rows) return;
  double sum = 0;
  for (int i = m.starts[row]; i < m.starts[row + 1]; i++) sum += m.values[i] * x[m.columns[i]];
  y[row] = sum;
}
__global__ void perWarp(Matrix m, const double* __restrict__ x, double* y) {
  int row = (blockIdx.x * blockDim.x + threadIdx.x) / 32, lane = threadIdx.x & 31;
  if (row >= m.rows) return;
  double sum = 0;
  for (int i = m.starts[row] + lane; i < m.starts[row + 1]; i += 32) sum += m.values[i] * __ldg(&x[m.columns[i]]);
  for (int d = 16; d; d >>= 1) sum += __shfl_down_sync(0xffffffff, sum, d);
  if (lane == 0) y[row] = sum;
}
template <int Size> __global__ void perTile(Matrix m, const double* x, double* y) {
  auto tile = cg::tiled_partition<Size>(cg::this_thread_block());
  int tiles = gridDim.x * tile.meta_group_size();
  for (int row = blockIdx.x * tile.meta_group_size() + tile.meta_group_rank(); row < m.rows; row += tiles) {
    double sum = 0;
    for (int i = m.starts[row] + tile.thread_rank(); i < m.starts[row + 1]; i += Size)
      sum += m.values[i] * x[m.columns[i]];
    sum = cg::reduce(tile, sum, cg::plus<double>());
    if (tile.thread_rank() == 0) y[row] = sum;
  }
}

int main() {
  const int n = 333;
  std::vector<int> starts = {0}, columns;
  std::vector<double> values, x(n), expected(n);
  for (int i = 0; i < n; i++) x[i] = i % 9 - 4;
  for (int row = 0; row < n; row++) {
    int length = row % 50 == 7 ? 200 : row % 5 == 0 ? 0 : row % 13;
    for (int k = 0; k < length; k++) {
      columns.push_back((row * 17 + k * 29) % n);
      values.push_back((row + k) % 7 - 3);
      expected[row] += values.back() * x[columns.back()];
    }
    starts.push_back((int)columns.size());
  }
  Matrix m = {toDevice(starts), toDevice(columns), toDevice(values), n};
  double *dx = toDevice(x), *y = deviceZeros<double>(n);
  auto check = [&] {
    CHECK(toHost(y, n) == expected);
    cudaMemset(y, 0xff, n * sizeof(double));
  };
  perThread<<<(n + 127) / 128, 128>>>(m, dx, y);
  check();
  perWarp<<<(n * 32 + 127) / 128, 128>>>(m, dx, y);
  check();
  perTile<4><<<5, 64>>>(m, dx, y);
  check();
  perTile<8><<<7, 96>>>(m, dx, y);
  check();
  perTile<16><<<100, 32>>>(m, dx, y);
  check();
  perTile<32><<<3, 256>>>(m, dx, y);
  check();
  puts("PASSED");
}
