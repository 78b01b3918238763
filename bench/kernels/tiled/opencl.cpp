#include "../matmul/problem.h"
#include "../support/opencl.h"

static const char* source = R"(
#define TILE 16
kernel void tiled(global const float* a, global const float* b, global float* c, int n) {
  local float as[TILE][TILE], bs[TILE][TILE];
  int x = get_local_id(0), y = get_local_id(1);
  int row = get_global_id(1), column = get_global_id(0);
  float sum = 0;
  for (int start = 0; start < n; start += TILE) {
    as[y][x] = row < n && start + x < n ? a[row * n + start + x] : 0;
    bs[y][x] = column < n && start + y < n ? b[(start + y) * n + column] : 0;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int k = 0; k < TILE; ++k) sum += as[y][k] * bs[k][x];
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (row < n && column < n) c[row * n + column] = sum;
}
)";

int main() {
  Problem problem;
  const size_t n = problem.n;
  OpenCl device(source);
  cl_mem a = device.buffer(problem.a), b = device.buffer(problem.b), c = device.buffer<float>(n * n);
  cl_kernel kernel = device.kernel("tiled", a, b, c, problem.n);
  auto launch = [&] { device.run(kernel, {n, n}, {16, 16}); };
  launch();
  report("tiled", problem.check(device.read<float>(c, n * n).data()), launch);
}
