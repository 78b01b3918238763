#include "../matmul/problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

constexpr int tile = 16;

/** As the kernel: tiles are copied, and each lane sums up its element tile by tile. */
static void tiled(const float* a, const float* b, float* c, int n) {
#pragma omp parallel for collapse(2)
  for (int top = 0; top < n; top += tile)
    for (int left = 0; left < n; left += tile) {
      alignas(32) float as[tile][tile], bs[tile][tile], sums[tile][tile] = {};
      for (int start = 0; start < n; start += tile) {
        for (int y = 0; y < tile; ++y)
          for (int x = 0; x < tile; x += 8) {
            store(&as[y][x], load(a + (top + y) * n + start + x));
            store(&bs[y][x], load(b + (start + y) * n + left + x));
          }
        for (int y = 0; y < tile; ++y)
          for (int x = 0; x < tile; x += 8) {
            __m256 sum = load(&sums[y][x]);
#pragma GCC unroll 16
            for (int k = 0; k < tile; ++k) sum = multiplyAdd(splat(as[y][k]), load(&bs[k][x]), sum);
            store(&sums[y][x], sum);
          }
      }
      for (int y = 0; y < tile; ++y)
        for (int x = 0; x < tile; x += 8) store(c + (top + y) * n + left + x, load(&sums[y][x]));
    }
}

int main() {
  Problem problem;
  std::vector<float> c(problem.n * problem.n);
  auto launch = [&] { tiled(problem.a.data(), problem.b.data(), c.data(), problem.n); };
  launch();
  report("tiled", problem.check(c.data()), launch);
}
